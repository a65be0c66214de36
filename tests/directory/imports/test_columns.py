"""Headings as other offices write them."""

import pytest

from tidtam.directory.imports import columns
from tidtam.directory.imports.draft import entries
from tidtam.directory.imports.forms import MapForm
from tidtam.paper.sheets.sheet import Sheet


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("รหัส", "code"), ("รหัส อปท.", "code"), ("ชื่อหน่วยงาน", "name"), ("ชื่อ อปท.", "name"), ("ชื่อหน่วยงาณ", "name"),
        ("ประเภท", "kind"), ("ชื่อย่อ", "short_name"), ("สังกัด", "parent"), ("หน่วยงานกำกับดูแล", "parent"),
        ("อำเภอ", "area"), ("ตำแหน่งหัวหน้า", "head"), ("E-mail", "saraban_mailbox"), ("อีเมล์สารบรรณ", "saraban_mailbox"),
        ("เบอร์โทร.", "phone"), ("saraban_mailbox", "saraban_mailbox"), ("parent", "parent"),
    ],
)  # fmt: skip
def test_a_heading_tells_its_column(heading: str, key: str) -> None:
    assert columns.places_in((heading,)) == {key: 0}


def test_strange_headings_tell_nothing_and_no_column_is_taken_twice() -> None:
    assert columns.places_in(("ลำดับที่", "จำนวนประชากร", "", "ผู้บันทึก")) == {}
    assert columns.places_in(("ชื่อหน่วยงาน", "ชื่อ", "โทร.")) == {"name": 0, "phone": 2}


def test_the_headings_are_found_below_a_title_and_in_the_sheet_that_has_them() -> None:
    told = Sheet("คำแนะนำ", (("วิธีกรอก",),))
    units = Sheet("ข้อมูล", ((), ("บัญชีรายชื่อ อปท.",), ("", "ที่", "ชื่อ อปท.", "อำเภอ"), ("", "1", "อบต.ก", "ข")))
    found = columns.guess((told, units))
    assert (found.sheet, found.header, found.places) == (units, 2, {"name": 2, "area": 3})
    assert columns.guess((told,)) == columns.Guess(told, 0, {})


def test_a_fingerprint_minds_neither_spaces_nor_our_own_columns() -> None:
    same = columns.fingerprint(("ชื่อ", "โทร"))
    assert columns.fingerprint((" ชื่อ ", "โทร.", "เหตุที่ไม่นำเข้า", "", "")) == same
    assert columns.fingerprint(("โทร", "ชื่อ")) != same


def test_rows_that_say_nothing_are_no_entries_and_keep_the_numbers_of_the_others() -> None:
    sheet = Sheet("ก", (("ชื่อ", "ที่"), ("", "1"), (), ("อบต.ก",)))
    assert [(one.number, one.said) for one in entries(sheet, 0, {"name": 0})] == [(4, {"name": "อบต.ก"})]


def test_the_form_shows_columns_that_say_anything() -> None:
    sheet = Sheet("ก", (("ชื่อ", "", "หมายเหตุ"), ("อบต.ก", "", "", "x"), ("อบต.ข",)))
    form = MapForm([sheet], columns.guess_in(sheet))
    shown = [(one.letter, one.heading, one.examples) for one in form.columns()]
    assert shown == [("A", "ชื่อ", ["อบต.ก", "อบต.ข"]), ("C", "หมายเหตุ", []), ("D", "", ["x"])]
