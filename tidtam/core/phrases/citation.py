"""Letters cited in a text: whose, how urgent, which number, of what date.

    citation := head [issuer] sign          ตามหนังสือกรมที่ดิน ด่วนที่สุด ที่ มท 0516.2/3025 ลงวันที่ …
              | issuer "มี" head sign       กรมที่ดินได้มีหนังสือ ลับ ที่ มท 0516.2/3025 ลงวันที่ …
              | citation "และ" sign         … และ ด่วนที่สุด ที่ นร 1006/1206 ลงวันที่ … (of the same issuer)
              | [issuer] sign               only a whole number with ลงวันที่ and its date
    sign     := {urgency | secrecy} ["ที่"] (number | fragment) [date]
    head     := "หนังสือ" | "บันทึกข้อความ" | "วิทยุ" | "โทรสาร"

Orders, licences, cases, contracts and laws bear numbers that look the same: the noun nearest before the sign decides.
"""

import re
from collections import deque
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tidtam.core.phrases.found import Citation
from tidtam.core.phrases.issuer import CLAUSE, author, owner, subject
from tidtam.core.phrases.number import DocumentNumber, Found, find
from tidtam.core.thai.dates import find_dates
from tidtam.core.thai.digits import arabic

_REACH: Final = 300
"""How far before its sign a head is looked for, in characters."""

# The sign.
_AT: Final = re.compile(r"\s*(?:เลข)?(?:ที่|ทื่)\s*$")
_MARKS: Final = r"(?<!เร่ง)ด่วน(?:ที่สุด|มาก)?|(?<!ก)ลับ(?:ที่สุด|มาก)?|ปกปิด"
_MARK_LAST: Final = re.compile(rf"[\s\"“(\[]*({_MARKS})[\s\"”)\]/,]*$")
_MARK_FIRST: Final = re.compile(rf"[\s\"“(\[]*({_MARKS})[\s\"”)\]/,]*")
_BLANK: Final = r"[.…_\s]"
_FRAGMENT: Final = re.compile(
    rf"(?<!ครั้ง)(?<!ฉบับ)(?:เลข)?(?:ที่|ทื่)({_BLANK}{{0,44}}|[ก-ฮ\d.…_()\s-]{{0,30}}/[ก-ฮ\d./…_()\s-]{{0,24}})$"
)
_OUTSIDE: Final = re.compile(r"\d+/2[4-6]\d\d|[ก-ฮ.]+ ?(?:\([ก-ฮ.]+\) ?)?[\d.-]*(?:/\d+){1,2}")
_SIGNED: Final = r"ลง\s?วัน\s?(?:ที่|ทื่|ที|ท)|ล\.?ว\."
_DATED: Final = re.compile(_SIGNED)
_TO_DATE: Final = (
    re.compile(
        rf"(?:\s?[-–]\s?\d{{1,6}})?[\s\"”)\]]*\(?(?:(?P<signed>{_SIGNED}|ลว|ลง(?=\s?\d|วัน[ก-๎]{{3,9}}ที่))|(?:เมื่อ|ณ\s?)?วันที่)?\s*"
    ),
    re.compile(rf"[\s\"”)\]]*เรื่อง(?:(?!หนังสือ)[^\n]){{1,200}}?(?P<signed>{_SIGNED})\s*"),
)

# The nouns before it. A head that is followed by one of _NO_LETTER is no letter: หนังสือเดินทาง, หนังสือรับรอง.
_HEAD: Final = re.compile(r"หนังเ?สือ|บันทึก(?:ข้อความ)?|วิทยุ(?:ในราชการ)?|โทรสาร(?:ในราชการ)?|จดหมาย")
_OTHER: Final = (
    r"(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|ใบ(?:อนุญาต|สั่ง|เสร็จ|แจ้ง|รับ|สำคัญ|กำกับ|ขน|จอง|ตรวจ)|สัญญา|คดี"
    r"|คำ(?:พิพากษา|วินิจฉัย|ร้อง|ขอ|ฟ้อง|ชี้ขาด)|(?<!กฤษ)ฎีกา|หมาย(?:จับ|ค้น|เรียก|เลข)|โฉนด|กฎ|พระราช(?:บัญญัติ|กำหนด|กฤษฎีกา)"
    r"|มติ|รายงาน|มาตรา|เช็ค|ตั๋ว|กรมธรรม์|ทะเบียน|สิทธิบัตร|แบบ|ข้อตกลง|ความเข้าใจ|การประชุม|บัตร|รหัส)"
)
_NO_LETTER: Final = re.compile(
    r"(?:เดินทาง|รับรอง|สำคัญ|มอบ|ค้ำ|อนุญาต|พิมพ์|ชี้ชวน|บริคณห์|จดทะเบียน|แสดง|ยินยอม|เรียน|คู่มือ|กรรมสิทธิ์|ประทวน)"
    rf"|\s?{_OTHER}"
)
_OTHER_NOUN: Final = re.compile(_OTHER)
_OTHER_HEAD: Final = re.compile(rf"(?:[\s(“\"]|และ|หรือ|กับ|ตาม|โดย|เรื่อง){_OTHER}")
_JOINED: Final = re.compile(
    r"[\s,;)\]\"”]*(?:เรื่อง[^\n]{1,200}?)??[\s,;)\]\"”]*(?:และ|กับ|หรือ|รวมทั้ง|ประกอบกับ|พร้อมทั้ง|ตลอดจน|,|/|\d{1,2}[.)])?"
    r"\s*(?:ตาม|(?:ที่)?แก้ไขเพิ่มเติม(?:ตาม|โดย)?)?\s*(?:หนังสือ(?:ฉบับ)?)?\s*"
)
_SENT: Final = re.compile(
    r"(?:ได้|จึง|ก็|เคย|ยัง|ขอ|\s)*(?:มี|ออก|(?:จัด)?ทำ|(?:จัด)?ส่ง|แจ้ง|(?:แจ้ง)?เวียน|(?:(?<!รับ)แจ้ง(?:เวียน|ยืนยัน)?|เวียน|ยืนยัน|ตอบ)\s?ตาม)\s*$"
)
_ADDRESSED: Final = re.compile(r"\s*(?:ถึง|แจ้ง|ตอบ|ขอ|ไปยัง|หารือ|สั่งการ|กำชับ|เวียน|เรียน|ลง)")


@dataclass(frozen=True, slots=True)
class _Sign:
    """What tells one letter from all others: its number, its date, or both. `signed` is where ลงวันที่ stands."""

    number: DocumentNumber | None
    start: int
    end: int
    signed: int | None
    date: date | None


@dataclass(frozen=True, slots=True)
class _Lead:
    """The `text` from `base` on to a sign, less what belongs to the sign; `tail` is what follows its last `head`."""

    text: str
    base: int
    head: re.Match[str] | None
    tail: str
    fragment: str | None
    marks: tuple[str, ...]

    def mark(self, *kinds: str) -> str | None:
        """The mark nearest to the sign that begins with one of `kinds`."""
        return next((mark for mark in self.marks if mark.startswith(kinds)), None)


def find_citations(text: str, *, reference: date | None = None) -> list[Citation]:
    """Every letter cited in `text`, in order; spans count in `text`, from the head or ที่ to the end of the date.

    `reference` lends its year to dates without one. A number without head, issuer and date is no citation, so the
    letter's own number at the top of it is not taken. A number that does not follow the grammar of `number` is given as
    written where it is whole ("123/2563"), None where it is not ("กค 0405.2/ว").
    """
    citations: list[Citation] = []
    code: str | None = None
    for sign in _signs(text, reference):
        previous = citations[-1] if citations else None
        if previous and _completes(text, sign, previous):
            citations[-1] = _completed(text, sign, previous)
        elif citation := _cite(text, sign, previous, code):
            citations.append(citation)
            code = sign.number.code if sign.number else None
    return citations


def _signs(text: str, reference: date | None) -> list[_Sign]:
    """All numbers, each with the date after it, and the dates after ลงวันที่ that no number has taken."""
    founds = find(text)
    limits = [*(found.start for found in founds[1:]), len(text)]
    signs = [_sign(text, found, limit, reference) for found, limit in zip(founds, limits, strict=False)]
    taken = {sign.signed for sign in signs}
    starts = (match.start() for match in _DATED.finditer(text))
    dates = (_sign(text, start, len(text), reference) for start in starts if start not in taken)
    return sorted([*signs, *(sign for sign in dates if sign.signed is not None)], key=lambda sign: sign.start)


def _sign(text: str, found: Found | int, limit: int, reference: date | None) -> _Sign:
    """sign := (number | place) [["เรื่อง" subject] "ลงวันที่" date]"""
    number, start, end = (found.number, found.start, found.end) if isinstance(found, Found) else (None, found, found)
    for opening in _TO_DATE:
        match = opening.match(text, end, limit)
        dates = find_dates(text[match.end() : match.end() + 60], reference=reference) if match else []
        if match and dates and dates[0].start == 0:
            signed = match.start("signed") if match["signed"] else None
            return _Sign(number, start, match.end() + dates[0].end, signed, dates[0].date)
    return _Sign(number, start, end, None, None)


def _completes(text: str, sign: _Sign, previous: Citation) -> bool:
    """True where the number follows the date of the same letter: "ลงวันที่ 5 มกราคม 2560 ที่ มท 0515/1"."""
    between = text[previous.span[1] : sign.start]
    return previous.number is None and sign.number is not None and _AT.fullmatch(between) is not None


def _completed(text: str, sign: _Sign, previous: Citation) -> Citation:
    number, circular = _number(sign.number, "")
    span = (previous.span[0], sign.end)
    return replace(previous, number=number, circular=circular, text=text[slice(*span)], span=span)


def _cite(text: str, sign: _Sign, previous: Citation | None, code: str | None) -> Citation | None:
    """The citation that ends in `sign`; None where the words before it name no letter."""
    end = previous.span[1] if previous else 0
    lead = _lead(text, sign, max(end, sign.start - _REACH))
    joined = previous if lead.base == end and _JOINED.fullmatch(lead.text) else None
    if joined and sign.number and None not in (sign.number.code, code) and sign.number.code != code:
        joined = None
    source = _source(lead, sign, joined)
    if source is None or (source[1] is None and sign.number is None and lead.fragment is None):
        return None
    words = text[lead.base + source[0] : sign.end].lstrip(' \t\n\u00a0(“"')
    number, circular = _number(sign.number, lead.fragment or "")
    marks = (lead.mark("ด่วน"), lead.mark("ลับ", "ปกปิด"))
    issuer = source[1] or owner(text[sign.end : sign.end + _REACH])
    return Citation(issuer, *marks, number, circular, sign.date, words, (sign.end - len(words), sign.end))


def _number(number: DocumentNumber | None, fragment: str) -> tuple[str | None, bool]:
    """The number as the contract gives it, and whether it is a circular's."""
    if number:
        return str(number), number.circular
    return fragment if _OUTSIDE.fullmatch(fragment) else None, "ว" in fragment.rpartition("/")[2]


def _lead(text: str, sign: _Sign, base: int) -> _Lead:
    """lead := words {urgency | secrecy} ["ที่" fragment]"""
    words, fragment = text[base : sign.start], None
    if sign.number:
        words = _AT.sub("", words)
    elif match := _FRAGMENT.search(words, max(0, len(words) - 60)):
        words, fragment = words[: match.start()], arabic(match[1]).strip()
    marks = []
    while mark := _MARK_LAST.search(words, max(0, len(words) - 30)):
        marks.append(mark[1])
        words = words[: mark.start()]
    head = next(iter(deque(_HEAD.finditer(words), maxlen=1)), None)
    tail = words[head.end() :] if head else ""
    while mark := _MARK_FIRST.match(tail):
        marks.append(mark[1])
        tail = tail[mark.end() :]
    return _Lead(words, base, head, tail, fragment, tuple(marks))


def _source(lead: _Lead, sign: _Sign, joined: Citation | None) -> tuple[int, str | None] | None:
    """source := head [issuer] | issuer "มี" head [addressee]: where it starts in the lead, and the issuer"""
    if lead.head is None:
        return _bare(lead, sign, joined)
    if _NO_LETTER.match(lead.tail) or _OTHER_HEAD.search(lead.tail):
        return None
    start = lead.head.start()
    sent = _SENT.search(lead.text, 0, start)
    sender = subject(lead.text[: sent.start()]) if sent else None
    if sent and _ADDRESSED.match(lead.tail):
        return start, sender
    if CLAUSE.search(lead.tail):
        return _bare(lead, sign, joined)
    return start, author(lead.tail) or sender or (joined.issuer if joined else None)


def _bare(lead: _Lead, sign: _Sign, joined: Citation | None) -> tuple[int, str | None] | None:
    """source := citation "และ" | [issuer], the latter only before a whole number that ลงวันที่ follows"""
    start = len(lead.text)
    if joined:
        return start, joined.issuer
    if (
        sign.signed is None
        or sign.number is None
        or _like_an_order(sign.number)
        or _OTHER_NOUN.search(lead.text[-100:])
    ):
        return None
    return start, subject(lead.text)


def _like_an_order(number: DocumentNumber) -> bool:
    """True for "สป 428/2561": an order's or a licence's number of the year is all there is."""
    return number.series is None and (number.unit is None or re.fullmatch(r"2[4-6]\d\d", number.run) is not None)
