"""A workbook from which any province sets up its office: what the whole country knows is filled in, the rest proposed.

Province and districts with their codes are those of กรมการปกครอง (GeoThai); the agencies are those that provinces
usually have, and are marked as a proposal to be checked. Local bodies are the province's own to write.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz import process

from tidtam.core.refusal import Refused
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.gazetteer import table
from tidtam.directory.imports.columns import COLUMNS, NOTE
from tidtam.directory.imports.exports import SHEET, columns
from tidtam.directory.imports.kinds import short_name
from tidtam.directory.imports.register import country
from tidtam.directory.models import Kind
from tidtam.paper.sheets.write import Column, Page, workbook

SURE: Final = "ข้อมูลกลาง"
PROPOSED: Final = "ข้อเสนอ โปรดตรวจ"
_BANGKOK: Final = "10"
_NEAR: Final = 75

GUIDE: Final = (
    "แบบทะเบียนหน่วยงาน {province}",
    "",
    f"กรอกในแผ่นงาน “{SHEET}” หนึ่งแถวต่อหนึ่งหน่วยงาน แล้วบันทึกไฟล์ (XLSX, ODS หรือ CSV)",
    "",
    f"1. แถวที่คอลัมน์ “{NOTE}” เป็น “{SURE}” คือจังหวัดและอำเภอ มีรหัสของกรมการปกครองแล้ว ไม่ต้องแก้ไข",
    f"2. แถวที่เป็น “{PROPOSED}” คือส่วนราชการที่จังหวัดทั่วไปมี ระบบยังไม่ยืนยันว่าจังหวัดนี้มี โปรดลบแถวที่ไม่มี แก้ชื่อที่ไม่ตรง และเพิ่มที่ขาด",
    "3. เติมเทศบาลและ อบต. ต่อท้าย: กรอกเพียงชื่อหน่วยงาน (เช่น อบต.บ้านเก่า หรือ เทศบาลเมืองแสนสุข) และอำเภอ คอลัมน์อื่นเว้นว่างได้",
    "4. รหัส: เว้นว่างได้ ระบบตั้งให้เมื่อนำเข้า หน่วยงานที่มีอยู่แล้วระบบหาให้จากประเภท ชื่อ และอำเภอ",
    "5. ชื่อย่อ หน่วยงานกำกับดูแล และตำแหน่งหัวหน้า: เว้นว่างได้ ระบบใช้ตามประเภทและชื่อ",
    "6. อีเมลสารบรรณและโทรศัพท์: เติมภายหลังได้ นำเข้าซ้ำกี่ครั้งก็ได้ ช่องว่างไม่ลบข้อมูลเดิม และไม่มีหน่วยงานใดถูกลบเพราะไม่อยู่ในตาราง",
    "7. ผู้ประสานงาน: ชื่อและเรื่องเดิมคือแก้ไขคนเดิม ชื่อใหม่คือเพิ่มอีกคน ไม่มีผู้ใดถูกนำออก เว้นเรื่องที่รับผิดชอบว่างได้ถ้าประสานงานได้ทุกเรื่อง",
    "8. หัวหน้าหน่วยงาน (ชื่อ): ชื่อใหม่คือผู้ดำรงตำแหน่งคนใหม่ โปรดระบุวันที่ดำรงตำแหน่ง คนเดิมพ้นจากตำแหน่งในวันนั้น",
    "9. ผู้รักษาราชการแทน: ไม่กรอกในตารางนี้ บันทึกในหน้าหน่วยงาน",
)
"""What the sheet of instructions says, a line each."""


class Province(NamedTuple):
    """A province by its DOPA code and its bare name."""

    code: str
    name: str


def find(text: str) -> Province:
    """The province meant by "ชลบุรี", "จังหวัดชลบุรี", "จ.ชลบุรี", "20", "๒๐", "Chon Buri" or "chonburi".

    Refuses what is none, naming the nearest, and Bangkok, which has no districts.
    """
    sought = fold(arabic(text)).removeprefix(fold("จังหวัด"))
    found = _named().get(sought)
    if found is None:
        near = process.extractOne(sought, _named().keys(), score_cutoff=_NEAR)
        nearest = f" (ใกล้เคียงที่สุดคือ {_named()[near[0]].name})" if near else ""
        raise Refused("no_such_province", name=text, nearest=nearest)
    if found.code == _BANGKOK:
        raise Refused("bangkok_has_no_districts")
    return found


def template(province: Province) -> bytes:
    """The workbook of a province: instructions, and the register to be corrected and completed."""
    districts = tuple(f"อำเภอ{one.name_th}" for one in country().districts(province.code))
    return _workbook(f"จังหวัด{province.name}", list(_rows(province)), districts)


def empty_template(office: str, districts: tuple[str, ...]) -> bytes:
    """The same without rows, for an office that has its directory: what is to be added or changed is written in."""
    return _workbook(office, [], districts)


def _workbook(name: str, rows: list[list[str]], districts: tuple[str, ...]) -> bytes:
    guide = Page("คำแนะนำ", [[line.format(province=name)] for line in GUIDE])
    register = Page(SHEET, rows, (*columns(districts), Column(NOTE, 18)))
    return workbook([register, guide])


def _rows(province: Province) -> Iterator[list[str]]:
    code, name = province
    whole = f"จังหวัด{name}"
    yield _row(code, Kind.PROVINCE, whole, "", SURE)
    for district in country().districts(code):
        yield _row(district.code, Kind.DISTRICT, f"อำเภอ{district.name_th}", whole, SURE)
    yield _row(f"{code}-P01", Kind.PAO, f"องค์การบริหารส่วนจังหวัด{name}", whole, PROPOSED)
    for number, one in enumerate(_usual(), 1):
        row = _row(f"{code}-A{number:02}", Kind(one["kind"]), one["name"].format(name), whole, PROPOSED)
        row[3] = one["short_name"].format(name)
        row[6] = one["head"].format(name) or row[6]
        yield row


def _row(code: str, kind: Kind, name: str, parent: str, note: str) -> list[str]:
    short, head = short_name(kind, name), naming.head_title(kind, name)
    return [code, str(kind.label), name, short, parent, "", head, *[""] * (len(COLUMNS) - 7), note]


@cache
def _named() -> dict[str, Province]:
    """Provinces by every way to name one, folded."""
    rows = [(Province(row["dopa_code"], row["name_th"]), row) for row in table("provinces")]
    ways = ("dopa_code", "name_th", "name_en", "saraban_code")
    return {fold(row[way]): province for way in reversed(ways) for province, row in rows}


def _usual() -> list[dict[str, str]]:
    return table("usual_agencies")
