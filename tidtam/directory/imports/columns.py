"""Columns of a register of organisations: their headings, what others call them, which is meant by a heading."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from tidtam.core.thai.text import fold
from tidtam.paper.sheets.sheet import Cells, Sheet

NEAR: Final = 82
"""The least likeness, of 100, at which a heading is taken for a column: a letter or two of a usual one."""
HEADER_WITHIN: Final = 20
"""The headings are looked for in so many first rows: titles and logos of the paper stand above them."""
REASON: Final = "เหตุที่ไม่นำเข้า"
"""The last column of the rows that were refused."""
NOTE: Final = "ที่มาของแถว"
TRUST: Final = "สถานะผู้ประสานงาน"
"""Whether the contacts can be relied on: told on the way out, never read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of our own: `key` is the field of `directory.rows.Row` or `People`, `others` the headings other tables
    use."""

    key: str
    title: str
    width: int
    others: tuple[str, ...] = ()


COLUMNS: Final = (
    Column("code", "รหัส", 11, ("code", "รหัสหน่วยงาน", "รหัสองค์กร", "รหัส อปท.", "org code", "id")),
    Column("kind", "ประเภท", 24, ("kind", "ประเภทหน่วยงาน", "ประเภท อปท.", "ชนิดหน่วยงาน", "รูปแบบ", "type")),
    Column(
        "name",
        "ชื่อหน่วยงาน",
        44,
        ("name", "ชื่อ", "หน่วยงาน", "ส่วนราชการ", "ชื่อส่วนราชการ", "ชื่อ อปท.", "อปท.", "องค์กร", "ชื่อเต็ม"),
    ),
    Column("short_name", "ชื่อย่อ", 20, ("short_name", "ตัวย่อ", "อักษรย่อ", "ชื่อย่อหน่วยงาน")),
    Column(
        "parent",
        "หน่วยงานกำกับดูแล",
        24,
        ("parent", "สังกัด", "ผู้กำกับดูแล", "หน่วยงานที่กำกับดูแล", "กำกับดูแลโดย", "หน่วยงานต้นสังกัด", "ต้นสังกัด"),
    ),
    Column("area", "อำเภอ", 22, ("area", "อำเภอที่ตั้ง", "เขตอำเภอ", "ชื่ออำเภอ", "ที่ตั้งอำเภอ", "district")),
    Column("head", "ตำแหน่งหัวหน้า", 34, ("head", "ตำแหน่งหัวหน้าหน่วยงาน", "หัวหน้าส่วนราชการ", "ตำแหน่งผู้บริหาร", "เรียน")),
    Column(
        "saraban_mailbox",
        "อีเมลสารบรรณ",
        32,
        ("saraban_mailbox", "อีเมล", "e-mail", "email", "อีเมลสารบรรณกลาง", "ไปรษณีย์อิเล็กทรอนิกส์", "สารบรรณอิเล็กทรอนิกส์"),
    ),
    Column("phone", "โทรศัพท์", 18, ("phone", "หมายเลขโทรศัพท์", "เบอร์โทรศัพท์", "เบอร์โทร", "โทร.", "telephone", "tel")),
    Column("contact_name", "ผู้ประสานงาน", 30, ("contact_name", "ชื่อผู้ประสานงาน", "ผู้ติดต่อ", "ผู้ติดต่อประสานงาน", "contact")),
    Column("contact_position", "ตำแหน่งผู้ประสานงาน", 28, ("contact_position", "ตำแหน่งผู้ติดต่อ")),
    Column("contact_matter", "เรื่องที่รับผิดชอบ", 22, ("contact_matter", "งานที่รับผิดชอบ", "ภารกิจที่รับผิดชอบ")),
    Column("contact_phone", "โทรศัพท์ผู้ประสานงาน", 20, ("contact_phone", "เบอร์ผู้ประสานงาน", "เบอร์โทรผู้ประสานงาน", "มือถือ")),
    Column("contact_email", "อีเมลผู้ประสานงาน", 30, ("contact_email", "อีเมลผู้ติดต่อ", "e-mail ผู้ประสานงาน")),
    Column(
        "head_name",
        "หัวหน้าหน่วยงาน (ชื่อ)",
        30,
        ("head_name", "ชื่อหัวหน้าหน่วยงาน", "ชื่อหัวหน้าส่วนราชการ", "ชื่อผู้บริหาร", "ชื่อ-สกุล หัวหน้าหน่วยงาน"),
    ),
    Column("head_since", "วันที่ดำรงตำแหน่ง", 18, ("head_since", "วันที่เริ่มดำรงตำแหน่ง", "ดำรงตำแหน่งตั้งแต่")),
)

BY_KEY: Final = {column.key: column for column in COLUMNS}

type Places = Mapping[str, int]
"""Key of a column: its place in the sheet, counted from 0."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a register of organisations seems to stand: the sheet, the row of its headings, the columns found."""

    sheet: Sheet
    header: int
    places: Places


def guess(sheets: Sequence[Sheet]) -> Guess:
    """The likeliest sheet and row: where most columns are told by their headings; the first row of the first sheet
    that has one where none is."""
    return max((guess_in(sheet) for sheet in sheets), key=lambda one: len(one.places))


def guess_in(sheet: Sheet) -> Guess:
    """The likeliest row of headings in one sheet."""
    first = next((number for number, row in enumerate(sheet.rows) if any(row)), 0)
    rows = [
        Guess(sheet, number, places_in(sheet.rows[number])) for number in range(min(len(sheet.rows), HEADER_WITHIN))
    ]
    best = max(rows, key=lambda one: len(one.places))
    return best if best.places else Guess(sheet, first, {})


def places_in(headings: Cells) -> dict[str, int]:
    """The columns that headings tell, the surest first; each heading is one column, and each column one heading."""
    said = [fold(heading) for heading in headings]
    told = [(*_meant(heading), place) for place, heading in enumerate(said) if heading and heading not in _ours()]
    places: dict[str, int] = {}
    for score, key, place in sorted(told, key=lambda one: (-one[0], one[2])):
        if score >= NEAR and key not in places:
            places[key] = place
    return places


def fingerprint(headings: Cells) -> str:
    """One sign for a row of headings, however they are spaced and dotted; our own added columns count for nothing."""
    said = [folded for heading in headings if (folded := fold(heading)) not in _ours()]
    while said and not said[-1]:
        said.pop()
    return hashlib.sha256("|".join(said).encode()).hexdigest()


def _meant(folded: str) -> tuple[float, str]:
    found = process.extractOne(folded, _headings().keys(), scorer=fuzz.ratio)
    return found[1], _headings()[found[0]]


@cache
def _ours() -> frozenset[str]:
    """Headings that we add on the way out."""
    return frozenset(map(fold, (REASON, NOTE, TRUST)))


@cache
def _headings() -> dict[str, str]:
    return {fold(word): column.key for column in COLUMNS for word in (column.title, *column.others)}
