"""What a letter names besides its duties: resolutions, letters, laws, meetings; fiscal years; things to fetch."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final, Literal

from tidtam.core.phrases.citation import find_citations
from tidtam.core.phrases.found import Span
from tidtam.core.reading.contacts import URL
from tidtam.core.reading.layout import Flow, Marks, Page
from tidtam.core.reading.parts import Duty, Mention, Resource
from tidtam.core.thai.dates import buddhist, common_era, find_dates
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.digits import arabic

_CABINET: Final = re.compile(r"(?:มติ)?คณะรัฐมนตรี(?:(?!ภายใน|ก่อนวันที่|คณะรัฐมนตรี|\n).){0,80}$")
_LAW: Final = re.compile(
    r"(?:พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|พ\.ร\.บ\.|กฎกระทรวง|(?:ระเบียบ|ข้อบังคับ|ประกาศ)(?=สำนัก|กระทรวง|คณะ|กรม|จังหวัด|ว่าด้วย))"
    rf"(?:(?!\n|ปีงบ|ปี\s?พ\.ศ|พระราช|ลงวันที่).){{3,140}}?พ\.\s?ศ\.\s*{D}{{4}}"
)
_MEETING: Final = re.compile(rf"(?:การ)?ประชุม(?:(?!\n|ประชุม).){{0,80}}?ครั้งที่\s*(?P<number>{D}{{1,3}}\s?/\s?{D}{{4}})")
_HELD: Final = re.compile(r"\s*(?:เมื่อ|ใน)?\s*(?:วันที่)?\s*$")
_YEARS: Final = re.compile(
    rf"ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?\s*)?({D}{{4}}(?:\s*(?:-|–|ถึง|และ|,)\s*(?:ปีงบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?(?:{D}{{4}}|{D}{{2}}(?!{D})))*)"
)
_YEAR: Final = re.compile(r"\s*(?P<to>-|–|ถึง)?[^\d–-]*?(?P<year>\d{2,4})")
_QR: Final = re.compile(r"(?:QR|คิวอาร์)[ -]?(?:Code|โค้ด)(?:\s*(?:ที่ส่งมา|ที่แนบ|ด้าน|ท้าย|ตาม)[ก-๎]*)?", re.IGNORECASE)
_LINK: Final = re.compile(URL, re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip)$", re.IGNORECASE)
_FETCH: Final = re.compile(r"(?:ดา(?:วน์|ว์น)โหลด|ศึกษา|ดูรายละเอียด|รายละเอียด|สแกน|เข้าถึง)(?:(?!\n|ดาวน์โหลด|QR).){0,160}$")


def read_mentions(body: Flow, told: Sequence[Mention], dated: date | None, marks: Marks) -> tuple[Mention, ...]:
    """What the body rests on, in its order; `told` is what resolutions and laws lay, as the duties' reader found it."""
    found = sorted(
        [*told, *_resolutions(body, dated), *_letters(body, dated), *_laws(body), *_meetings(body)],
        key=attrgetter("span"),
    )
    for n, mention in enumerate(found):
        marks.put(f"mentions[{n}]", 0.9, mention.span)
    return tuple(found)


def _resolutions(body: Flow, dated: date | None) -> Iterator[Mention]:
    for day in find_dates(body.text, reference=dated):
        if cabinet := _CABINET.search(body.text, max(0, day.start - 100), day.start):
            at = cabinet.start(), day.end
            yield Mention(body.text[slice(*at)], "cabinet_resolution", day.date, None, body.span(*at))


def _letters(body: Flow, dated: date | None) -> Iterator[Mention]:
    for cited in find_citations(body.text, reference=dated):
        yield Mention(cited.text, "letter", cited.date, cited.number, body.span(*cited.span))


def _laws(body: Flow) -> Iterator[Mention]:
    for law in _LAW.finditer(body.text):
        yield Mention(law[0], "law", None, None, body.span(*law.span()))


def _meetings(body: Flow) -> Iterator[Mention]:
    days = find_dates(body.text)
    for meeting in _MEETING.finditer(body.text):
        held = next(
            (d for d in days if d.start >= meeting.end() and _HELD.fullmatch(body.text, meeting.end(), d.start)), None
        )
        at = meeting.start(), held.end if held else meeting.end()
        number = arabic(meeting["number"]).replace(" ", "")
        yield Mention(body.text[slice(*at)], "meeting", held.date if held else None, number, body.span(*at))


def read_fiscal_years(page: Page, duties: Sequence[Duty], marks: Marks) -> tuple[int, ...]:
    """The fiscal years (B.E.) that the subject and the duties name; where they name none, those of a body that asks."""
    named = [(year, at) for prose in (page.flow("subject"), page.body) for year, at in fiscal_years(prose)]
    title = page.flow("subject").at
    asked = [span for duty in duties for span in [duty.span]] + ([(title[0], title[-1] + 1)] if title else [])
    meant = [(year, at) for year, at in named if any(a <= at[0] and at[1] <= b for a, b in asked)]
    chosen = meant or (named if duties else [])
    if chosen:
        marks.put("fiscal_years", 0.95 if meant else 0.7, *sorted({at for _, at in chosen}))
    return tuple(sorted({year for year, _ in chosen}))


def fiscal_years(prose: Flow) -> Iterator[tuple[int, Span]]:
    """Every fiscal year named in `prose` (B.E.) with the place of its phrase; "๒๕๖๑-๒๕๖๓" names three."""
    for match in _YEARS.finditer(prose.text):
        last = 0
        for year in _YEAR.finditer(arabic(match[1])):
            value = int(year["year"])
            value = buddhist(common_era(value)) if value < 100 or 2400 <= value < 2943 else 0
            for each in range(last + 1 if year["to"] and 0 < value - last < 20 else value, value + 1) if value else ():
                yield each, prose.span(*match.span())
            last = value


def _resource_type(link: str | None) -> Literal["qr", "url", "file"]:
    if link is None:
        return "qr"
    return "file" if _FILE.search(link) else "url"


def read_resources(body: Flow, duties: Sequence[Duty], marks: Marks) -> tuple[Resource, ...]:
    """What the letter gives by QR code or link: forms and plans to fetch, not where reports go."""
    sent = {duty.channel.value for duty in duties}
    found: list[Resource] = []
    for match in sorted([*_QR.finditer(body.text), *_LINK.finditer(body.text)], key=lambda m: m.start()):
        fetch = _FETCH.search(body.text, max(0, match.start() - 180), match.start())
        value = match[0] if match.re is _LINK else None
        if value and (value in sent or not fetch):
            continue
        start = fetch.start() if fetch else match.start()
        marks.put(f"resources[{len(found)}]", 0.9, body.span(start, match.end()))
        found.append(Resource(body.text[start : match.end()], _resource_type(value), value))
    return tuple(found)
