"""A workbook for any province."""

import pytest

from tests.directory.imports.tables import NOW
from tidtam.core.refusal import Refused
from tidtam.directory.imports import actions, provinces
from tidtam.directory.models import Kind, Organisation
from tidtam.paper.sheets.read import read


@pytest.mark.parametrize("text", ["ชลบุรี", "จังหวัดชลบุรี", "จ.ชลบุรี", " 20 ", "๒๐", "Chon Buri", "chonburi", "ชบ"])
def test_a_province_however_it_is_called(text: str) -> None:
    assert provinces.find(text) == provinces.Province("20", "ชลบุรี")


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("ชลบรี", "no_such_province", "ชลบุรี)"),
        ("xyz", "no_such_province", "20"),
        ("กทม.", "bangkok_has_no_districts", "แบบเปล่า"),
    ],
)
def test_what_is_no_province(text: str, code: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        provinces.find(text)
    assert (refused.value.code, told in refused.value.way_out) == (code, True)


def test_all_provinces_have_a_template_that_loads_without_a_fault(db: None) -> None:
    """Three of them, the smallest and the largest by districts among them."""
    for code in ("20", "83", "30"):
        data = provinces.template(provinces.find(code))
        told = actions.load_table(by=None, day=NOW.date(), data=data, name="ก.xlsx")
        assert (told.counts["wrong"], told.counts["change"], told.counts["same"]) == (0, 0, 0)
        assert Organisation.objects.in_province_of(Organisation.objects.get(code=code)).count() == told.counts["add"]
    assert Organisation.objects.filter(code__startswith="20", kind=Kind.DISTRICT).count() == 11


def test_what_is_proposed_says_so() -> None:
    register, guide = read(provinces.template(provinces.find("20")), name="ก.xlsx")
    notes = {row[1]: row[-1] for row in register.rows[1:]}
    assert (notes["จังหวัด"], notes["อำเภอ"]) == ("ข้อมูลกลาง", "ข้อมูลกลาง")
    assert notes["หน่วยงานส่วนภูมิภาค"] == notes["องค์การบริหารส่วนจังหวัด"] == "ข้อเสนอ โปรดตรวจ"
    assert guide.rows[0] == ("แบบทะเบียนหน่วยงาน จังหวัดชลบุรี",)
    assert [row for row in register.rows if "{" in "".join(row)] == []


def test_the_empty_template_has_headings_and_districts_to_choose_from() -> None:
    (register, _guide) = read(provinces.empty_template("จังหวัดชลบุรี", ("อำเภอศรีราชา",)), name="ก.xlsx")
    assert len(register.rows) == 1
