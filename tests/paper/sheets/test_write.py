"""What is written comes back as it was, and runs nothing where it is opened."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.thai.text import normalise
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.write import FILES, Column, Page, csv_lines, delimited, tab, workbook

COLUMNS = (Column("รหัส"), Column("ประเภท", choices=("อำเภอ", "จังหวัด"), strict=True), Column("หมายเหตุ", width=40))
HARM = ("=1+1", "+66 2 123 4567", "-5", "@SUM(A1)", '=HYPERLINK("http://example.org")')
CELLS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Co", "Mn"]))
    .map(lambda text: normalise(text).strip())
    .map(str.strip)
)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}


def test_a_workbook_reads_back_and_its_choices_stand_on_a_hidden_sheet() -> None:
    data = workbook(
        [Page("คำแนะนำ", [["ขั้นที่ 1"]]), Page("หน่วยงาน", [["21", "จังหวัด", "ก\u0001"], ["2101", "", 3]], COLUMNS)]
    )
    told, units = read(data, name="ก.xlsx")
    assert (told.name, told.rows) == ("คำแนะนำ", (("ขั้นที่ 1",),))
    assert units.rows == (("รหัส", "ประเภท", "หมายเหตุ"), ("21", "จังหวัด", "ก"), ("2101", "", "3"))
    sheet = parts(data)["xl/worksheets/sheet2.xml"]
    assert "'รายการ'!$A$1:$A$2" in sheet
    assert 'errorStyle="information"' not in sheet
    assert 'state="frozen"' in sheet


def test_the_same_choices_are_written_once() -> None:
    columns = (Column("ก", choices=("1", "2")), Column("ข", choices=("1", "2")), Column("ค", choices=("3",)))
    found = parts(workbook([Page("หน้า", [], columns)]))
    assert re.findall(r"\$([AB])\$1:", found["xl/worksheets/sheet1.xml"]) == ["A", "A", "B"]
    assert 'errorStyle="information"' in found["xl/worksheets/sheet1.xml"]


def test_no_cell_is_a_formula() -> None:
    page = Page("หน้า", [[cell] for cell in HARM], (Column("ข้อความ"),))
    assert "<f>" not in parts(workbook([page]))["xl/worksheets/sheet1.xml"]
    lines = delimited(page).decode("utf-8-sig").splitlines()[1:]
    assert [line for line in lines if line.strip('"').startswith(("=", "+", "-", "@"))] == []
    for data, name in ((workbook([page]), "ก.xlsx"), (delimited(page), "ก.csv")):
        assert read(data, name=name)[0].rows[1:] == tuple((cell,) for cell in HARM)


def test_csv_comes_line_by_line_and_excel_is_told_of_utf_8() -> None:
    made: list[int] = []

    def rows() -> Iterator[list[str | int | float]]:
        for number in (1, 2):
            made.append(number)
            yield [number, 0.5, "=1"]

    lines = csv_lines(["เลข", "ชั่วโมง", "ข้อความ"], rows())
    assert (next(lines), made) == ('\ufeff"เลข","ชั่วโมง","ข้อความ"\r\n', [])
    assert (next(lines), made) == ('"1","0.5","\t=1"\r\n', [1])
    assert len(list(lines)) == 1


def test_what_a_tab_cannot_bear_is_left_out() -> None:
    page = Page("ทะเบียนหนังสือรับ [1/2562] ของสำนักงานจังหวัดระยอง", [[1, "ก"]], (Column("เลข"), Column("เรื่อง")))
    assert {kind: read(made(page), name="ก")[0].rows for kind, (_, made) in FILES.items()} == dict.fromkeys(
        ("csv", "xlsx"), (("เลข", "เรื่อง"), ("1", "ก"))
    )
    assert read(workbook([page]), name="ก")[0].name == page.name.translate(str.maketrans("[/]", "   "))[:31]


@pytest.mark.parametrize(("make", "name"), [(lambda page: workbook([page]), "ก.xlsx"), (delimited, "ก.csv")])
@given(rows=st.lists(st.tuples(CELLS, CELLS.filter(bool)), min_size=1, max_size=5))
def test_any_text_comes_back(make: object, name: str, rows: list[tuple[str, str]]) -> None:
    data = make(Page("หน้า", rows, COLUMNS[:2]))  # type: ignore[operator]
    assert read(data, name=name)[0].rows[1:] == tuple(rows)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("รับ/ส่ง [กลาง]: 2562?*\\", "รับ ส่ง  กลาง   2562"), ("'ก'", "ก"), ("\x00", "ตาราง"), ("ก" * 40, "ก" * 31)],
)
def test_any_name_becomes_a_tab(name: str, shown: str) -> None:
    assert tab(name) == shown
    assert read(workbook([Page(name, [["ก"]])]), name="a.xlsx")[0].name == shown


def test_a_cell_longer_than_excel_takes_is_cut_not_lost() -> None:
    (sheet,) = read(workbook([Page("ก", [["ข" * 40_000]])]), name="a.xlsx")
    assert sheet.rows == (("ข" * 32_767,),)
