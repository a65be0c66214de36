"""The foot of a letter: who signed and for whom, the unit that drew it up, and who gets a copy.

ระเบียบงานสารบรรณ ข้อ 11.10-11.14; signing for another: ภาคผนวก 3 ข้อ 4. Where two columns have run into one line, it is
cut at wide gaps, and before a known post (saraban.md §5.5).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tidtam.core.reading.layout import NUMBERED, PERSON, TITLE, Flow, Line, Marks, Page, between
from tidtam.core.reading.parts import LetterKind, Signatory
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.text import squeeze

_POST: Final = (
    r"(?:(?<!ปกค)รอง|ผู้ช่วย)?(?:ผู้ว่าราชการ|ผู้ว่าการ|นายอำเภอ|ปลัด(?=จังหวัด|อำเภอ|กระทรวง|เทศบาล|องค์การ|สำนัก|อาวุโส)|อธิบดี|ผู้อำนวยการ|หัวหน้า"
    r"|นายก(?=เทศ|องค|รัฐมนตรี|เมือง|\s?อบ)|เลขาธิการ|เลขานุการ|ประธาน|(?<!ปกครอง)ท้องถิ่นจังหวัด|ศึกษาธิการ|ผู้บังคับ|ผู้บัญชาการ|ผู้จัดการ|ผู้ตรวจราชการ"
    r"|อธิการบดี|คณบดี|รัฐมนตรี)"
)
_ACTING: Final = r"รักษาราชการแทน|ปฏิบัติราชการแทน|ปฏิบัติหน้าที่(?:แทน|(?=\s|$|นายก))|รักษาการแทน|รักษาการในตำแหน่ง|ทำการแทน"
_SMALL: Final = r"กลุ่มงาน|กลุ่ม|ฝ่าย|งาน|ส่วน(?!ราชการ)|หน่วย"
_UNIT: Final = rf"{_SMALL}|สำนัก|กอง(?!ทุน)|ศูนย์|ที่ทำการ|กรม|โรงเรียน|แขวง|เทศบาล|องค์การ"
_NAME: Final = re.compile(
    rf"\(\s*(?P<sure>{PERSON}|{TITLE}\s?[ก-๎]{{4,}})\s*\)|\(\s*(?P<name>[ก-๎.]+(?:\s+[ก-๎.]+){{1,4}})\s*\)|^(?P<bare>{PERSON})$"
)
_SURE: Final = re.compile(PERSON)
_COLUMNS: Final = re.compile(r"\s{3,}|\t")
_APART: Final = re.compile(
    rf"\s+(?={_UNIT}|{_POST})"
    rf"|(?<=[ก-๎])(?<!สำนัก)(?<!งาน)(?<!ฝ่าย)(?<!กลุ่ม)(?<!กอง)(?<!ศูนย์)(?<!(?<!ปกค)รอง)(?<!ช่วย)(?={_POST}|{_ACTING})"
)
_POST_HEAD: Final = re.compile(_POST)
_UNIT_HEAD: Final = re.compile(rf"(?P<small>{_SMALL})|{_UNIT}")
_ACTS: Final = re.compile(_ACTING)
_CLOSING: Final = re.compile(r"จึง(?:กราบ)?(?:เรียน|แจ้ง|นมัสการ)มา(?:เพื่อ|ยัง).*?(?=\s(?:ทั้งนี้|จะเป็น)|\n|$)")
_COPY: Final = re.compile(r"สำเนา(?:ส่ง|เรียน|ถึง)\s*:?\s*")
_NO_POST: Final = re.compile(rf"โทร|E-?mail|อีเมล|ไปรษณีย์|www|http|สำเนา|ผู้ประสาน|.*{D}", re.IGNORECASE)
_LISTED: Final = re.compile(rf"(?:^|\s+){NUMBERED}|\s*,\s*")


def read_foot(page: Page, kind: LetterKind, marks: Marks) -> tuple[Signatory | None, str | None, str | None]:
    """Who signed, the unit that drew the letter up, and the office it belongs to; None for each that is not there."""
    at, name = next(((n, found) for n, line in enumerate(page.foot) if (found := _name(line))), (0, None))
    pieces = [piece for line in page.foot[at + (not name) :] for piece in _pieces(line)]
    units = [piece for piece in pieces if _UNIT_HEAD.match(piece.text)]
    unit, parent = _unit(units if kind in ("external", "sealed") else [], marks)
    return _signatory(name, pieces, marks) if name else None, unit, parent


def _name(line: Line) -> Line | None:
    match = _NAME.search(line.text)
    return line.part(*match.span(match.lastgroup or 0)) if match else None


def _pieces(line: Line) -> Iterator[Line]:
    """What stands in the columns of a line; a name and telephones are none of it."""
    cuts = [
        (0, 0),
        *(match.span() for match in _COLUMNS.finditer(line.text)),
        *(match.span() for match in _NAME.finditer(line.text)),
    ]
    for start, end in between(line.text, sorted(cuts)):
        column = line.part(start, end)
        apart = _APART.finditer(column.text) if _UNIT_HEAD.match(column.text) else ()
        column = column.part(len("ตำแหน่ง")) if column.text.startswith("ตำแหน่ง") else column
        if not _NO_POST.match(column.text):
            yield from (column.part(*span) for span in between(column.text, [(0, 0), *(cut.span() for cut in apart)]))


def _signatory(name: Line, pieces: Sequence[Line], marks: Marks) -> Signatory:
    marks.put("signatory.name", 0.99 if _SURE.match(name.text) else 0.7, name.span)
    posts = [piece for piece in pieces if _POST_HEAD.match(piece.text) or _ACTS.search(piece.text)]
    posts = posts or [piece for piece in pieces[:1] if not _UNIT_HEAD.match(piece.text)]
    found: dict[str, str | None] = dict.fromkeys(("position", "acting_kind", "acting_for"))
    for field, piece in _roles(posts):
        if not found[field]:
            found[field] = squeeze(piece.text)
            marks.put(f"signatory.{field}", 0.95 if _POST_HEAD.match(posts[0].text) else 0.7, piece.span)
    return Signatory(squeeze(name.text), found["position"], found["acting_for"], found["acting_kind"])


def _roles(posts: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Own post, the words for acting, and the post acted for: on one line, two or three."""
    role = "position"
    for post in posts:
        acts = _ACTS.search(post.text)
        start, end = acts.span() if acts else (len(post.text), len(post.text))
        if start:
            yield role, post.part(0, start)
        if acts:
            role = "acting_for"
            yield "acting_kind", post.part(start, end)
        if end < len(post.text):
            yield role, post.part(end)


def _unit(units: Sequence[Line], marks: Marks) -> tuple[str | None, str | None]:
    """The smallest unit, and the one above it: offices are written before their groups or behind them."""
    if not units:
        return None, None
    small = [unit for unit in units if (match := _UNIT_HEAD.match(unit.text)) and match["small"]]
    unit = (small or units)[-1]
    parent = next((other for other in units if other is not unit), None)
    marks.put("unit", 0.9, unit.span)
    if parent:
        marks.put("unit_parent", 0.9, parent.span)
    return squeeze(unit.text), squeeze(parent.text) if parent else None


def read_closing(body: Flow, marks: Marks) -> str | None:
    """The sentence that closes the body, "จึงเรียนมาเพื่อโปรดทราบ"; the last where several look like it."""
    closings = list(_CLOSING.finditer(body.text))
    if not closings:
        return None
    marks.put("closing", 0.95, body.span(*closings[-1].span()))
    return closings[-1][0]


def read_copies(page: Page, marks: Marks) -> tuple[str, ...]:
    """Those after สำเนาส่ง, one by one."""
    copies: list[str] = []
    for line in page.foot:
        if label := _COPY.match(line.text):
            rest = line.part(label.end())
            for start, end in between(rest.text, [(0, 0), *(cut.span() for cut in _LISTED.finditer(rest.text))]):
                marks.put(f"copies_to[{len(copies)}]", 0.95, rest.part(start, end).span)
                copies.append(squeeze(rest.text[start:end]))
    return tuple(copies)
