"""Registers as files."""

import csv
import io

from python_calamine import CalamineWorkbook

from tidtam.letters.registers import sheets

HEAD = ("เลข", "เรื่อง")
ROWS = [(1, "รายงาน"), (2, '=HYPERLINK("x")'), (3, "-")]


def test_csv_bears_its_mark_and_starts_no_formula() -> None:
    data = sheets.written("csv", "ทะเบียน", HEAD, ROWS)
    assert data.startswith("\ufeff".encode())
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert read == [["เลข", "เรื่อง"], ["1", "รายงาน"], ["2", '\'=HYPERLINK("x")'], ["3", "'-"]]


def test_xlsx_keeps_texts_as_texts() -> None:
    data = sheets.written("xlsx", "ทะเบียนหนังสือรับของสำนักงานจังหวัดระยอง 2562", HEAD, ROWS)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    assert sheet.to_python() == [list(HEAD), [1.0, "รายงาน"], [2.0, '=HYPERLINK("x")'], [3.0, "-"]]
