"""What a letter says that it does to an earlier letter: withdraws it, replaces it, extends its time, amends it.

    withdrawal  := act(ยกเลิก) letter                       ขอยกเลิกหนังสือที่อ้างถึง
    replacement := "ให้" ("ใช้" | "ถือปฏิบัติ") … this … "แทน"  และให้ใช้หนังสือฉบับนี้แทน
    extension   := act(ขยาย | เลื่อน) time [what] [day]        ขยายระยะเวลาการรายงานตามหนังสือที่อ้างถึง ออกไปถึงวันที่ …
    amendment   := act(แก้ไข) [words] "ใน" | "ของ" | "ตาม" letter
    letter      := "หนังสือ" (citation | "ที่อ้างถึง" [number] | "ดังกล่าว" | "ฉบับเดิม")

A meeting that is called off, a post that is moved up and a tax term that is extended are no letters: the noun after the
act decides. What is only asked for, denied, or put as a case ("หากประสงค์ขอขยายเวลา") is no act.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from tidtam.core.phrases.citation import find_citations
from tidtam.core.phrases.found import Citation
from tidtam.core.reading.layout import flow
from tidtam.core.thai.dates import find_dates
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import normalise

Effect = Literal["withdraw", "replace", "extend", "amend"]

_OLD: Final = r"(?:ฉบับ)?\s?(?:ที่อ้างถึง|ตามที่อ้างถึง|ที่\s?อ้าง|ดังกล่าว|ข้างต้น|เดิม|ก่อนหน้า)"
_LETTER: Final = (
    rf"(?:หนังสือ|บันทึกข้อความ|วิทยุ|โทรสาร)(?:สั่งการ|เวียน|ราชการ)?\s?"
    rf"(?:{_OLD}|(?=[^\n]{{0,90}}?(?:\sที่\s|ลงวันที่|ลว\.)))"
)
_CASE: Final = re.compile(
    r"(?:ประสงค์(?:จะ)?(?:ให้|ขอ)?|ไม่(?:อนุญาต|ให้|สามารถ|อาจ|มี|ได้|ควร|ต้อง|พิจารณา)?(?:ให้|การ|ขอ)?|หาก(?:มีการ|จะ)?|กรณี(?:ที่)?(?:มีการ|ขอ)?"
    r"|เคย|(?:คำ|การ|มี|เพื่อ|ยื่น|ต้อง|หรือ|สามารถ|ให้|ได้|ท่าน|จะ)ขอ|เมื่อ(?:มีการ)?|มิได้|มิให้|ห้าม|งด|ถูก|อาจ|เหตุ(?:ที่)?|การ)\s?$"
)
_ACT: Final = r"(?:ขอ|ให้|จึง|ได้|และ|เห็นควร|เห็นชอบให้|อนุมัติให้|พิจารณา(?:แล้ว)?)?"
_TIME: Final = r"(?:ระยะเวลา|เวลา|กำหนดเวลา|กำหนดการ|กำหนดวัน|กำหนด|วัน)"
_WHAT: Final = (
    r"\s?(?:(?:ใน)?การ|ใน|สำหรับ)?\s?"
    r"(?:(?:จัด)?ส่ง(?!มอบ|เงิน|คืน|ออก)|รายงาน|ตอบ|แจ้งผล|นำส่ง|ตามหนังสือ|ของหนังสือ|ดำเนินการ(?:ตาม|และ)|จากเดิม|ออกไป|เป็น(?:ภายใน|วัน)"
    r"|ที่(?:กำหนด(?:ไว้)?|ให้)?(?:ใน|ตาม)?หนังสือ)"
)
_RULES: Final[tuple[tuple[Effect, re.Pattern[str]], ...]] = (
    ("withdraw", re.compile(rf"(?:ยกเลิก)(?:ข้อสั่งการ|การ(?:รายงาน|แจ้งเวียน))?(?:ความ)?(?:ใน|ตาม)?\s?{_LETTER}")),
    ("withdraw", re.compile(r"(?:ยกเลิก)การ(?:ขอ)?(?:ให้)?(?:จัดส่ง|ส่ง)?รายงาน(?:ดังกล่าว)?[^\n]{0,60}?ตามหนังสือ")),
    (
        "replace",
        re.compile(
            r"(?:ให้(?:ใช้|ถือปฏิบัติ(?:ตาม)?))(?:ความ|ข้อความ|แนวทาง)?(?:ใน|ตาม)?\s?หนังสือ(?:ฉบับ)?(?:นี้)[^\n]{0,20}?แทน"
            r"|(?:ให้(?:ใช้|ถือปฏิบัติ(?:ตาม)?))\s?หนังสือ[^\n]{5,160}?แทน\s?หนังสือ"
        ),
    ),
    ("extend", re.compile(rf"(?:(?:ขยาย|เลื่อน)){_TIME}{_WHAT}")),
    (
        "amend",
        re.compile(
            r"(?:แก้ไข(?:เพิ่มเติม)?)(?:ข้อ)?(?:ความ|มูล|รายละเอียด|ช่องทาง(?:การส่ง)?|แบบรายงาน|กำหนดส่ง|สิ่งที่ส่งมาด้วย|ที่อยู่)?"
            rf"[^\n]{{0,40}}?(?:ใน|ของ|ตาม)?\s?{_LETTER}"
        ),
    ),
)
_OTHER_OBJECT: Final = re.compile(
    r"ปัญหา|กฎหมาย|พระราช|ระเบียบ|ข้อบังคับ|ข้อบกพร่อง|สถานการณ์|ข้อร้องเรียน|สัญญา|งบประมาณ|โครงการ|คำสั่ง|ประกาศ"
)
_ORDINAL: Final = re.compile(r"ที่อ้างถึง\s?(?:ลำดับที่|\()?\s?(\d{1,2})(?!\d|\s?[ก-ฮ]{2,4}\.?\s)")
_TO: Final = re.compile(r"(?:เป็น|ถึง|ภายใน|ไม่เกิน|ก่อน)\s?(?:วัน[ก-๎]{0,9})?\s?(?:ที่)?\s?$")
_FROM: Final = re.compile(r"(?:จาก(?:เดิม)?|เดิม|ลง)\s?(?:ภายใน|กำหนด(?:ไว้)?)?\s?(?:วัน[ก-๎]{0,9})?\s?(?:ที่)?\s?$")
_REACH: Final = 220
"""How far behind an act its letter and its new day are looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Supersession:
    """What is done to an earlier letter, and in which words.

    `number` and `dated` are the earlier letter's, where it is cited in the same breath; `reference` is its place among
    the letter's อ้างถึง (1 is the first) where only that is said. With neither, any letter cited may be meant. `until`
    is the new day of an extension.
    """

    effect: Effect
    text: str
    number: str | None = None
    dated: date | None = None
    reference: int | None = None
    until: date | None = None


def find_supersessions(text: str, *, reference: date | None = None) -> list[Supersession]:
    """Everything that `text` does to earlier letters, in order; each effect on the same letter once.

    `reference`, the letter's own day, lends its year to days without one. A letter that is withdrawn and replaced at
    once is replaced.
    """
    prose = arabic(flow(clean := normalise(text), 0, len(clean)).text)
    found = sorted(_acts(prose), key=lambda act: act[1].start())
    citations = find_citations(prose, reference=reference) if found else []
    ends = [*(match.start() for _, match in found[1:]), len(prose)]
    breaths = [_breath(prose, match, end) for (_, match), end in zip(found, ends, strict=False)]
    told = (
        _told(effect, match, breath, citations, reference)
        for (effect, match), breath in zip(found, breaths, strict=True)
    )
    kept: list[Supersession] = []
    for one in dict.fromkeys(told):
        if kept and kept[-1].effect == "withdraw" and one.effect == "replace" and not (one.number or one.reference):
            kept[-1] = _replaced(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _replaced(withdrawn: Supersession, replacement: Supersession) -> Supersession:
    """ "ยกเลิกหนังสือ … และให้ใช้หนังสือฉบับนี้แทน": what is replaced is what was withdrawn just before."""
    return replace(withdrawn, effect="replace", text=f"{withdrawn.text} … {replacement.text}")


def _acts(prose: str) -> Iterator[tuple[Effect, re.Match[str]]]:
    for effect, rule in _RULES:
        for match in rule.finditer(prose):
            before = prose[max(0, match.start() - 30) : match.start()]
            other = effect == "amend" and _OTHER_OBJECT.search(match[0])
            if not (_CASE.search(before) or other):
                yield effect, match


def _told(
    effect: Effect, match: re.Match[str], breath: str, citations: list[Citation], reference: date | None
) -> Supersession:
    end = match.start() + len(breath)
    cited = next((one for one in citations if _belongs(one, match, effect, end)), None)
    place = _ORDINAL.search(breath)
    return Supersession(
        effect=effect,
        text=breath.strip(),
        number=cited.number if cited else None,
        dated=cited.date if cited else None,
        reference=int(place[1]) if place and not cited else None,
        until=_until(breath, reference) if effect == "extend" else None,
    )


def _breath(prose: str, match: re.Match[str], end: int) -> str:
    """The words from an act up to the end of its paragraph, the next act, or as far as it reaches."""
    paragraph = prose.find("\n", match.end())
    limit = min(match.end() + _REACH, max(end, match.end()), paragraph if paragraph >= 0 else len(prose))
    return prose[match.start() : limit]


def _belongs(citation: Citation, match: re.Match[str], effect: Effect, limit: int) -> bool:
    """The letter cited behind the act, in the same breath; for a replacement behind "แทน"."""
    start, end = citation.span
    first = match.end() - len("หนังสือ") if effect == "replace" else match.start()
    return citation.number is not None and first <= start and end <= limit


def _until(breath: str, reference: date | None) -> date | None:
    """The new day: what stands behind "เป็น", "ถึง", "ภายใน"; else the last that is neither the old nor a letter's."""
    letters = [one.span for one in find_citations(breath, reference=reference)]
    dates = [
        one
        for one in find_dates(breath, reference=reference)
        if one.date is not None and not any(start <= one.start < end for start, end in letters)
    ]
    new = [one for one in dates if not _FROM.search(breath[: one.start])]
    said = [one for one in new if _TO.search(breath[: one.start])]
    chosen = said[0] if said else new[-1] if new else None
    return chosen.date if chosen else None
