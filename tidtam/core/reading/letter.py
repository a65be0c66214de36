"""The head of a letter: its kind, number, issuer, date, subject, and the letters it rests on or carries.

ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526: ข้อ 11 external, 12 memo, 13-14 sealed, 16 order, 20 announcement,
28 urgency; ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544 ข้อ 12 secrecy.
"""

import re
from datetime import date, datetime
from typing import Final, Literal

from tidtam.core.phrases import number as numbers
from tidtam.core.phrases.citation import find_citations
from tidtam.core.phrases.found import Span
from tidtam.core.reading.layout import Flow, Line, Marks, Page, items_of
from tidtam.core.reading.parts import Issuer, LetterKind, Reference
from tidtam.core.thai.dates import find_dates
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze

_URGENCY: Final = re.compile(r"ด่วน(?:\s?ที่\s?สุด|\s?มาก|ภายใน)?")
_SECRECY: Final = re.compile(r"ลับ(?:ที่สุด|มาก)?")
_RUN: Final = re.compile(rf"ที่\s*((?:[ก-ฮ.]{{1,6}}\s?)?{D}{{1,6}}\s*/\s*(?:2[4-6]|๒[๔-๖]){D}{{2}})")
_OFFICE: Final = re.compile(
    r"ศาลากลาง|ที่ว่าการ|ที่ทำการ|สำนัก|กระทรวง|กรม|กอง|เทศบาล|องค์การ|โรงเรียน|มหาวิทยาลัย|โรงพยาบาล|ศูนย์|สถาบัน|จังหวัด|อำเภอ"
)
_ADDRESS: Final = re.compile(r"\s+(?=(?:ถนน|เลขที่|หมู่|ซอย|ตำบล|แขวง|ต\.|ถ\.|อาคาร|ตู้\s?ปณ)\s?\S)")
_COPIES: Final = re.compile(rf"(?:จำ|จ\s?า)นวน\s*({D}{{1,4}})\s*(?:ฉบับ|ชุด|แผ่น|เล่ม|รายการ|หน้า|เรื่อง|แฟ้ม|ไฟล์|ราย|รูป)\)?")
_SIGNED_ON: Final = re.compile(r"ลงวันที่\s*$")
_GIVEN: Final = re.compile(r"(?:สั่ง|ประกาศ)\s*ณ\s*วันที่")
_TITLED: Final = re.compile(r"\sเรื่อง\s+(?=\S)")
_TITLE_OFFICE: Final = re.compile(r"(?:คำสั่ง|ประกาศ)\s*(\S.*?)(?=\s+(?:ที่|เรื่อง)\s|$)")
_DATE_ALONE: Final = re.compile(rf"{D}{{1,2}}\s*[ก-๎.]{{3,12}}\s*(?:พ\.ศ\.\s*)?{D}{{4}}")
_PLACE: Final = re.compile(rf"ถนน|หมู่|ซอย|ตำบล|อำเภอ|แขวง|เขต|จังหวัด|ศาลากลาง|อาคาร|[ตอจถ]\.|กทม|{D}{{5}}$")
_POSTCODE: Final = re.compile(rf"\s{D}{{5}}$")
_PHONE: Final = re.compile(r"\s*(?:โทร|Tel)", re.IGNORECASE)
_SLASH: Final = re.compile(r"\s*/\s*")


def letter_kind(page: Page) -> LetterKind:
    """The kind that the labels prove; "other" where they prove none, and then nothing is read."""
    seen = page.zones.keys()
    signs = len(seen & {"number", "subject", "salutation", "references"}) + page.valediction
    given = any(_GIVEN.match(line.text) for line in page.foot)
    if "title" in seen and (given or "number" in seen):
        return "order" if page.zones["title"][0].text.startswith("คำสั่ง") else "announcement"
    if seen & {"memo", "office"} and signs:
        return "memo"
    if "number" in seen and "salutation" in seen and page.labels["salutation"].text == "ถึง":
        return "sealed"
    return "external" if signs >= 2 else "other"


def read_urgency(page: Page, marks: Marks) -> tuple[str | None, date | None]:
    """The urgency, and for ด่วนภายใน the day, or day and hour, by which the letter must arrive."""
    line = page.first("urgency") or page.first("number")
    match = _URGENCY.search(line.text) if line else None
    if not line or not match:
        return None, None
    marks.put("urgency", 0.99, line.part(*match.span()).span)
    by = next((found for found in find_dates(line.text) if found.date), None)
    if match[0] != "ด่วนภายใน" or by is None or by.date is None:
        return "".join(match[0].split()), None
    marks.put("urgent_by", 0.99, line.part(by.start, by.end).span)
    return match[0], datetime.combine(by.date, by.time) if by.time else by.date


def read_secrecy(page: Page, marks: Marks) -> str | None:
    line = page.first("secrecy")
    if line is None:
        return None
    *_, match = _SECRECY.finditer(line.text)
    marks.put("secrecy", 0.99, line.part(*match.span()).span)
    return match[0]


def read_number(page: Page, kind: LetterKind, marks: Marks) -> tuple[str | None, bool, Line | None]:
    """The number in normal form, whether it is a circular's, and what else stands on its line."""
    line = page.first("number") or page.first("title")
    if line is None:
        return _bare_number(page, marks)
    found, run = next(iter(numbers.find(line.text)), None), _RUN.search(line.text)
    if run and (kind == "order" or not found):
        marks.put("number", 0.99, line.part(*run.span(1)).span)
        return _SLASH.sub("/", squeeze(arabic(run[1]))), False, line.part(run.end())
    if found is None:
        return None, False, None
    marks.put("number", 0.99, line.part(found.start, found.end).span)
    return str(found.number), found.number.circular, line.part(found.end)


def _bare_number(page: Page, marks: Marks) -> tuple[str | None, bool, None]:
    """A line that is a number and nothing else, its label ที่ lost."""
    for line in page.zones.get("loose", ()):
        for found in numbers.find(line.text):
            if (found.start, found.end) == (0, len(line.text)):
                marks.put("number", 0.7, line.span)
                return str(found.number), found.number.circular, None
    return None, False, None


def read_date(page: Page, rest: Line | None, marks: Marks) -> date | None:
    """The date at its label or alone on its line; of orders and sealed letters, the one at the foot (ข้อ 14.4, 16.6)."""
    head = page.first("date") or (rest if rest and rest.text.startswith("วันที่") else None)
    given = [line for line in page.foot if _GIVEN.match(line.text) or _DATE_ALONE.fullmatch(line.text)]
    for line in [*([head] if head else []), *given]:
        for found in find_dates(line.text):
            at = line.part(found.start, found.end).span
            marks.put("date", (0.99 if "วันที่" in line.text else 0.95) if found.date else None, at)
            return found.date
    return None


def read_subject(page: Page, marks: Marks) -> str | None:
    prose = page.flow("subject")
    title = page.first("title")
    if not prose.text and title and (match := _TITLED.search(title.text)):
        marks.put("subject", 0.95, title.part(match.end()).span)
        return title.text[match.end() :]
    if not prose.text:
        return None
    marks.put("subject", 0.99 if len(page.zones["subject"]) == 1 else 0.9, prose.span(0, len(prose.text)))
    return squeeze(prose.text)


def read_salutation(page: Page, marks: Marks) -> str | None:
    label = page.labels.get("salutation")
    if label is None:
        return None
    marks.put("salutation", 0.99, label.span)
    return label.text


def read_issuer(page: Page, kind: LetterKind, rest: Line | None, marks: Marks) -> Issuer | None:
    lines = _owners(page, kind, rest)
    named = next((n for n, line in enumerate(lines) if _OFFICE.match(line.text)), None)
    if named is None:
        return None
    office, *more = _cut(lines[named])
    near = [line for line in lines[named + 1 : named + 4] if _PLACE.search(line.text)]
    address = [*more, *(near or [line for line in lines[:named] if _POSTCODE.search(line.text)])]
    marks.put("issuer.office", 0.99 if kind in ("memo", "order", "announcement") else 0.9, office.span)
    if address:
        marks.put("issuer.address", 0.9, *(line.span for line in address))
    return Issuer(squeeze(office.text), " ".join(arabic(squeeze(line.text)) for line in address) or None)


def _owners(page: Page, kind: LetterKind, rest: Line | None) -> list[Line]:
    """The lines where the owner of the letter may stand, in order."""
    if label := page.first("office"):
        return [label]
    if kind in ("order", "announcement"):
        title = page.zones["title"][0]
        return [title.part(*match.span(1)) for match in _TITLE_OFFICE.finditer(title.text)]
    loose = [line for line in (rest, *page.zones.get("loose", ())) if line and line.text]
    return loose if kind == "external" else [*loose, *page.foot]


def _cut(line: Line) -> list[Line]:
    """The office, and the address that stands behind it on the same line; telephones are the foot's."""
    end = match.start() if (match := _PHONE.search(line.text)) else len(line.text)
    cut = _ADDRESS.search(line.text, 0, end)
    return [line.part(0, cut.start()), line.part(cut.end(), end)] if cut else [line.part(0, end)]


def read_enclosures(page: Page, zone: Literal["references", "attachments"], marks: Marks) -> tuple[Reference, ...]:
    """The letters under อ้างถึง or สิ่งที่ส่งมาด้วย, one by one, as written and in parts."""
    prose = page.flow(zone)
    items = items_of(prose.text, _COPIES)
    counts: list[re.Match[str] | None] = list(_COPIES.finditer(prose.text))
    if len(counts) != len(items):  # else also a column of counts that has run behind the last item
        counts = [_COPIES.search(prose.text, *span) for span in items]
    each = enumerate(zip(items, counts, strict=True))
    return tuple(_enclosure(prose, span, counted, f"{zone}[{n}]", marks) for n, (span, counted) in each)


def _enclosure(prose: Flow, span: Span, counted: re.Match[str] | None, path: str, marks: Marks) -> Reference:
    start, end = span
    text = prose.text[start:end]
    cited = next(iter(find_citations(text)), None)
    dated = next((found for found in find_dates(text) if found.date), None)
    number = next(iter(numbers.find(text)), None) if cited and cited.number else None
    marks.put(path, 0.95, prose.span(start, end))
    for name, at in (("number", number), ("date", dated)):
        if at:
            marks.put(f"{path}.{name}", 0.99, prose.span(start + at.start, start + at.end))
    if counted:
        marks.put(f"{path}.copies", 0.99, prose.span(*counted.span(1)))
    return Reference(
        text=squeeze(text),
        issuer=cited.issuer if cited else None,
        urgency=cited.urgency if cited else None,
        number=cited.number if cited else None,
        date=cited.date if cited else dated.date if dated and _SIGNED_ON.search(text, 0, dated.start) else None,
        span=prose.span(start, end),
        copies=int(arabic(counted[1])) if counted else None,
        date_span=prose.span(start + dated.start, start + dated.end) if dated else None,
    )
