"""To whom a letter is addressed: classes, offices and people, one by one and as written."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tidtam.core.phrases import addressees
from tidtam.core.phrases.found import Span
from tidtam.core.reading.layout import PERSON, Flow, Line, Marks, Page, between, flow
from tidtam.core.reading.parts import Addressee, AddresseeKind
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.text import squeeze

_HEADS: Final = (
    r"(?:รอง|ผู้ช่วย)?(?:หัวหน้า|นายอำเภอ|นายก(?:เทศ|องค|\s?อบ|เมือง)|ผู้ว่าราชการ|ผู้ว่าการ|ปลัด|อธิบดี|เลขาธิการ|ผู้อำนวยการ|ผู้จัดการ"
    r"|ผู้บังคับ|ผู้กำกับ|ผู้บัญชาการ|ประธาน|คณบดี|อธิการบดี|ท้องถิ่น(?:จังหวัด|อำเภอ)|ศึกษาธิการ|คณะกรรมการ|กรรมการ|ผู้บริหาร)"
    r"|องค์กรปกครอง|(?:ทุก)?(?:ส่วนราชการ|หน่วยงาน)"
)
_LOCAL_CHIEFS: Final = (
    r"กำนัน|ผู้ใหญ่บ้าน|สารวัตร|พัฒนาการ(?=จังหวัด|อำเภอ)|อัยการ|เจ้าพนักงานที่ดิน|(?:เกษตร|สหกรณ์|ประมง|ปศุสัตว์|พาณิชย์|อุตสาหกรรม|พลังงาน|แรงงาน|จัดหางาน"
    r"|ประกันสังคม|คลัง|สรรพากรพื้นที่|ธนารักษ์พื้นที่|พัฒนาสังคม\S*|วัฒนธรรม|สถิติ|ขนส่ง|โยธาธิการ\S*|ประชาสัมพันธ์|(?:นายแพทย์)?สาธารณสุข|สัสดี)(?:จังหวัด|อำเภอ)"
)
"""Named by their field of work, so only a space tells them from the end of a name (สำนักงานเกษตรและสหกรณ์จังหวัด)."""
_OFFICES: Final = r"สำนักงาน|กระทรวง|กรม|จังหวัด|อำเภอ|เทศบาล|องค์การ|ศูนย์|โรงเรียน|ที่ทำการ|ที่ว่าการ"
_NUMBER: Final = rf"(?:^|\s+){D}{{1,2}}[.)]\s+"
_PERSON: Final = re.compile(PERSON)
_OFFICE: Final = re.compile(_OFFICES)
_BEGINS: Final = re.compile(rf"{_NUMBER}|{_HEADS}|{_LOCAL_CHIEFS}|{PERSON}|{_OFFICES}")
_APART: Final = rf"{_NUMBER}|\s*,\s*|\s+และ\s*|\s+(?={_LOCAL_CHIEFS})|(?<!จารย์)(?:\s+|\s*และ\s*)(?={_HEADS}|{PERSON}"
_BETWEEN: Final = re.compile(rf"{_APART})")
_BETWEEN_OFFICES: Final = re.compile(rf"{_APART}|{_OFFICES})")
_WRAPPED: Final = 45
"""A line shorter than this was not broken for want of room."""
_UNFINISHED: Final = re.compile(r"(?:ยกเว้น|เว้นแต่|เว้น|นอกจาก|ไม่รวม)(?:ถึง)?$")
_AND: Final = re.compile(r"\s*(?:และ|,)")
_PLACES: Final = re.compile(
    r"(?:นาย|ผู้ว่าราชการ)?(อ|จ)(?:ำเภอ|ังหวัด|\.)|(?:นายก)?\s?(เทศ|อบต|องค์การบริหารส่วนตำบล)|(สำนักงาน)"
)
"""Sorts of what is excepted: of a list of exceptions all are of one sort."""


def read_addressees(page: Page, marks: Marks) -> tuple[Addressee, ...]:
    """Those after เรียน or ถึง, in order. A class is told from a named office; nothing is added or mended."""
    found: list[Addressee] = []
    for span in _groups(page.zones.get("salutation", ())):
        prose = flow(page.text, *span)
        for start, end in _split(prose.text):
            found.append(_addressee(prose, start, end))
            marks.put(f"addressees[{len(found) - 1}]", 0.95 if found[-1].class_code else 0.9, found[-1].span)
    return tuple(found)


def class_of(text: str) -> str | None:
    """The code of the class that `text` names ("นายอำเภอทุกอำเภอ" → "district_chiefs"), None where it names none."""
    rule = addressees.parse(text)
    return rule.class_code if rule else None


def _groups(lines: Sequence[Line]) -> list[Span]:
    """Lines that belong together: a line goes on from a full one, unless it begins a new addressee."""
    groups: list[Span] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and len(before.text) >= _WRAPPED and not _BEGINS.match(line.text):
            groups[-1] = (groups[-1][0], line.span[1])
        else:
            groups.append(line.span)
    return groups


def _split(text: str) -> Iterator[Span]:
    """Where each addressee stands. A class is not cut within its exceptions, its areas and heads that share ทุกแห่ง."""
    separators = [found.span() for found in (_BETWEEN_OFFICES if _OFFICE.match(text) else _BETWEEN).finditer(text)]
    ends = [*(start for start, _ in separators[1:]), len(text)]
    cuts = [(0, 0)]
    for (start, end), following in zip(separators, ends, strict=False):
        if not _goes_on(text[cuts[-1][1] : start], text[start:end], text[end:following]):
            cuts.append((start, end))
    yield from between(text, cuts)


def _goes_on(piece: str, separator: str, following: str) -> bool:
    """Whether what stands behind a separator still belongs to the class that a piece begins."""
    if piece.count("(") > piece.count(")") or _UNFINISHED.search(piece.rstrip()):
        return True
    whole = f"{piece}{separator}{following}"
    if addressees.waits(piece):
        return addressees.waits(whole) or _rest(whole) == ""
    before, after = addressees.parse(piece), addressees.parse(whole)
    if before is None or after is None or not _AND.match(separator) or class_of(following):
        return False
    return len(after.areas) > len(before.areas) or _more_excepted(before, after)


def _rest(text: str) -> str | None:
    rule = addressees.parse(text)
    return rule.rest if rule else None


def _more_excepted(before: addressees.Rule, after: addressees.Rule) -> bool:
    sorts = {_sort(one.text) for one in after.without}
    return len(after.without) > len(before.without) > 0 and len(sorts) == 1 and None not in sorts


def _sort(text: str) -> str | None:
    found = _PLACES.match(text)
    return str(found[found.lastindex or 0]) if found else None


def _addressee(prose: Flow, start: int, end: int) -> Addressee:
    text = squeeze(prose.text[start:end])
    rule = addressees.parse(text)
    kind: AddresseeKind = "class" if rule else "person" if _PERSON.match(text) else "office"
    return Addressee(text, kind, rule.class_code if rule else None, prose.span(start, end), rule)
