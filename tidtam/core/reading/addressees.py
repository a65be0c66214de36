"""To whom a letter is addressed: classes, offices and people, one by one and as written."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tidtam.core.phrases.found import Span
from tidtam.core.reading.layout import PERSON, Flow, Line, Marks, Page, between, flow
from tidtam.core.reading.parts import Addressee, AddresseeKind
from tidtam.core.thai.digits import DIGIT as D
from tidtam.core.thai.text import squeeze

_ALL: Final = r"\s?\(?(?:ใน\S+\s)?(?:ทุก|ทั้ง)"
_CHIEF: Final = r"นายก\s?"
CLASSES: Final = {
    "attached_list": re.compile(r"(?:.*ตาม)?(?:บัญชี|รายชื่อ|รายการ)\S*แนบ|ดังแนบท้าย|ตามที่แนบ"),
    "agency_heads": re.compile(r"หัวหน้าส่วนราชการ(?!ส่วนท้องถิ่น)|หัวหน้าหน่วยงานของรัฐ|หัวหน้าหน่วยงานราชการ"),
    "district_chiefs": re.compile(rf"นายอำเภอ{_ALL}|อำเภอ{_ALL}"),
    "governors": re.compile(rf"(?:ผู้ว่าราชการ)?จังหวัด{_ALL}"),
    "pao_chiefs": re.compile(rf"(?:{_CHIEF})?(?:องค์การบริหารส่วนจังหวัด|อบจ\.){_ALL}"),
    "city_mayors": re.compile(rf"(?:{_CHIEF}เทศมนตรี|เทศบาล)นคร{_ALL}"),
    "town_mayors": re.compile(rf"(?:{_CHIEF}เทศมนตรี|เทศบาล)เมือง{_ALL}"),
    "subdistrict_mayors": re.compile(rf"(?:{_CHIEF}เทศมนตรี|เทศบาล)ตำบล{_ALL}"),
    "mayors": re.compile(rf"(?:{_CHIEF}เทศมนตรี|เทศบาล){_ALL}"),
    "sao_chiefs": re.compile(rf"(?:{_CHIEF})?(?:องค์การบริหารส่วนตำบล|อบต\.){_ALL}"),
    "local_bodies": re.compile(r"(?:นายก|ผู้บริหาร)?(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.)"),
    "subordinate_units": re.compile(r"(?:หัวหน้า)?(?:ทุก)?(?:หน่วยงาน|ส่วนราชการ)ในสังกัด(?!กระทรวง|กรม|สำนัก)"),
    "all_units": re.compile(r"ทุก(?:หน่วยงาน|ส่วนราชการ)|(?:หน่วยงาน|ส่วนราชการ)ทุก"),
}
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
    return next((code for code, rule in CLASSES.items() if rule.match(text)), None)


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
    separator = _BETWEEN_OFFICES if _OFFICE.match(text) else _BETWEEN
    yield from between(text, [(0, 0), *(match.span() for match in separator.finditer(text))])


def _addressee(prose: Flow, start: int, end: int) -> Addressee:
    text = squeeze(prose.text[start:end])
    code = class_of(text)
    kind: AddresseeKind = "class" if code else "person" if _PERSON.match(text) else "office"
    return Addressee(text, kind, code, prose.span(start, end))
