"""Tables as offices send them: every kind, every encoding, and files made to do harm."""

import csv
import io
import shutil
import subprocess
import zipfile
from datetime import datetime, time
from pathlib import Path
from time import perf_counter

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.refusal import Refused
from tidtam.paper.extract import LARGEST
from tidtam.paper.sheets import book, delimited
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.sheet import Sheet, column_letter

ROWS = (("รหัส", "ชื่อหน่วยงาน"), ("2101", "อำเภอเมืองระยอง"), ("๒๑๐๒", "อำเภอบ้านฉาง, ตะวันออก"))
DAY = datetime.fromisoformat("2019-11-22")
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
CONTENT = (
    f"<office:document-content {NAMES}><office:body><office:spreadsheet>"
    '<table:table table:name="ก">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def made(*sheets: dict[tuple[int, int], object], hide: bool = False) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        day = workbook.add_format({"num_format": "d/m/yyyy"})
        clock = workbook.add_format({"num_format": "hh:mm"})
        for cells in sheets:
            sheet = workbook.add_worksheet()
            for (row, column), value in cells.items():
                sheet.write(
                    row,
                    column,
                    value,
                    *([day] if isinstance(value, datetime) else [clock] if isinstance(value, time) else []),
                )
        if hide:
            sheet.hide()
    return data.getvalue()


def open_document(rows: str, manifest: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", CONTENT.format(rows))
        space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        package.writestr("META-INF/manifest.xml", f"<manifest:manifest {space}>{manifest}</manifest:manifest>")
    return data.getvalue()


def zipped(name: str, text: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return data.getvalue()


def text_of(rows: tuple[tuple[str, ...], ...], sign: str = ",") -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=sign).writerows(rows)
    return lines.getvalue()


def refusal(data: bytes, name: str = "ตาราง.xlsx") -> str:
    with pytest.raises(Refused) as refused:
        read(data, name=name)
    assert "{" not in str(refused.value)
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("sign", list(delimited.DELIMITERS))
def test_csv_in_every_dress(encoding: str, sign: str) -> None:
    assert read(text_of(ROWS, sign).encode(encoding), name="ทะเบียน.csv") == (Sheet("ทะเบียน", ROWS),)


def test_one_column_needs_no_delimiter() -> None:
    assert read("ชื่อ\nตะพง\n".encode(), name="ก.csv")[0].rows == (("ชื่อ",), ("ตะพง",))


def test_a_workbook_keeps_its_row_numbers_and_says_values_as_people_do() -> None:
    cells = {
        (2, 1): 21.0, (2, 2): 1.5, (2, 3): True, (3, 1): DAY, (3, 2): DAY.replace(hour=9, minute=30),
        (3, 3): " ๑๒\u200b ", (3, 4): DAY.replace(hour=9).time(),
    }  # fmt: skip
    (sheet,) = read(made(cells), name="ก.xlsx")
    assert sheet.rows[2:] == (
        ("", "21", "1.5", "TRUE", ""),
        ("", "2019-11-22", "2019-11-22 09:30:00", "๑๒", "09:00:00"),
    )


def test_empty_and_hidden_sheets_are_passed_over() -> None:
    assert [sheet.name for sheet in read(made({}, {(0, 0): "ก"}, {(0, 0): "ข"}, hide=True), name="ก.xlsx")] == [
        "Sheet2"
    ]
    assert refusal(made({})) == "no_rows"


def test_an_open_document_as_libreoffice_ends_it() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>รหัส</text:p></table:table-cell>'
    rest = '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    rows = f'<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1048575">{rest}'
    data = open_document(rows)
    assert read(data, name="ก.ods") == (Sheet("ก", (("รหัส",),)),)


@pytest.mark.system
@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_what_libreoffice_writes_reads_the_same(tmp_path: Path, suffix: str) -> None:
    office = shutil.which("soffice")
    # Calc is a package of its own; its library lies beside the program
    if office is None or not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip("ไม่พบ LibreOffice Calc (libreoffice-calc-nogui)")
    source = tmp_path / "ก.xlsx"
    source.write_bytes(
        made({(row, column): cell for row, cells in enumerate(ROWS) for column, cell in enumerate(cells)})
    )
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", tmp_path, source], check=True, capture_output=True, timeout=120)
    assert read((tmp_path / f"ก.{suffix}").read_bytes(), name=f"ก.{suffix}")[0].rows == ROWS


def test_files_that_are_no_tables() -> None:
    assert refusal(b"  \n") == "empty_file"
    assert refusal(b"a" * (LARGEST + 1)) == "file_too_big"
    assert refusal(b"%PDF-1.7\n\x00\x01") == "not_a_table"
    assert refusal(b"%PDF-1.7") == "not_a_table"
    assert refusal(b"\n<HTML><table><tr><td>1</table>", "รายงาน.xls") == "not_a_table"
    assert refusal(b"\xff\xfe\x00") == "not_a_table"
    assert refusal(b"\xff\xfea\x00\x00\x00") == "not_a_table"
    assert refusal(b"a," + b"b" * 200_000) == "not_a_table"
    assert refusal(b"PK\x03\x04junk") == "broken_table"
    assert refusal(zipped("word/document.xml", b"<w/>")) == "broken_table"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "broken_table"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(locked) == "locked_table"


def test_a_workbook_with_a_password_is_locked() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data>x</manifest:encryption-data></manifest:file-entry>"
    assert refusal(open_document("", entry)) == "locked_table"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"\x2f\x00\x36\x00\x01\x00"
    assert refusal(old, "เดิม.xls") == "locked_table"


def test_a_zip_with_a_password_is_locked() -> None:
    data = bytearray(zipped("content.xml", b"<a/>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert refusal(bytes(data)) == "locked_table"


def test_what_would_lay_out_a_sheet_of_millions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(made({(0, 0): "ก", (1_048_575, 16_383): "ข"})) == "table_too_large"
    value = '<table:table-cell office:value-type="string"><text:p>ก</text:p></table:table-cell>'
    wide = value.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    assert refusal(open_document(f"<table:table-row>{wide}</table:table-row>")) == "table_too_large"
    tall = f'<table:table-row table:number-rows-repeated="1048576">{value}</table:table-row>'
    assert refusal(open_document(tall)) == "table_too_large"
    assert refusal(("ก\n" * (book.MOST_ROWS + 1)).encode()) == "table_too_large"
    assert refusal(b"," * book.MOST_COLUMNS) == "table_too_large"
    with monkeypatch.context() as patch:
        patch.setattr(book, "MOST_CELLS", 5)
        assert refusal(made({(1, 0): "ก"}, {(1, 1): "ข"})) == "table_too_large"
    monkeypatch.setattr(book, "MOST_ROWS", 1)
    assert refusal(made({(1, 0): "ก"})) == "table_too_large"


def test_a_package_of_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(zipped("xl/media/1", bytes(book.MOST_BYTES + 1))) == "table_too_large"
    monkeypatch.setattr(book, "MOST_PARTS", 0)
    assert refusal(made({(0, 0): "ก"})) == "table_too_large"


def test_a_part_that_declares_less_than_it_holds_is_weighed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(zipped("xl/media/1", bytes(3_000_000)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    monkeypatch.setattr(book, "MOST_BYTES", 1_000_000)
    assert refusal(bytes(data)) == "table_too_large"


SOUND = made({(0, 0): "ก", (5, 5): "ข"})


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1))
def test_a_damaged_workbook_is_refused_and_never_breaks_the_reader(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for place, byte in changes:
        data[place] = byte
    try:
        read(bytes(data), name="ก.xlsx")
    except Refused as refused:
        assert refused.code in {"broken_table", "locked_table", "not_a_table", "no_rows", "table_too_large"}  # noqa: PT017


def test_columns_are_named_as_excel_names_them() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/worksheets/sheet1.xml", b"<c " * 200_000),
        ("xl/worksheets/sheet1.xml", b"<c " + b'r="AAA1" ' * 200_000),
        ("content.xml", b'<table:table-cell columns-repeated="1000" ' * 100_000),
        ("content.xml", b'<table:table-row rows-repeated="1000">' * 100_000),
    ],
)
def test_a_broken_part_of_any_length_is_refused_at_once(part: str, text: bytes) -> None:
    data, begun = io.BytesIO(), perf_counter()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, text)
    with pytest.raises(Refused):
        read(data.getvalue(), name="a.xlsx")
    assert perf_counter() - begun < 3
