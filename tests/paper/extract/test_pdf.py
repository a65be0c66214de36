"""A PDF's text layer, by the programs that offices use."""

import io
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx.shared import Cm
from pypdfium2 import PdfiumError

from tests.paper.extract import files
from tidtam.core.refusal import Refused
from tidtam.paper.extract import pdf
from tidtam.paper.extract.printed import Line

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="ไม่พบ LibreOffice (libreoffice-writer-nogui)")
PLAIN = """
#set page(paper: "a4", margin: 3cm)
#set text(font: "Sarabun", size: 12pt, lang: "th")
"""


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        pdf.read(data)
    return refused.value.code


def typeset(markup: str) -> str:
    return pdf.read(files.pdf_file(template=PLAIN + markup)).pages[0]


@pytest.mark.system
@OFFICE
@pytest.mark.parametrize("alignment", [None, 3])
def test_a_letter_printed_by_an_office_program_comes_back_letter_by_letter(
    alignment: int | None, tmp_path: Path
) -> None:
    """Lines broken by the paper are joined: even the spaces are those of the DOCX."""

    def build(document: Any) -> None:
        for text in files.LETTER:
            paragraph = document.add_paragraph(text)
            paragraph.alignment = alignment
            paragraph.paragraph_format.first_line_indent = Cm(2.5) if text == files.BODY else None
        font = document.styles["Normal"].font
        font.name = "Sarabun"

    read = pdf.read(files.office_pdf(files.docx_file(build=build), tmp_path))
    assert "\n".join(read.pages) == "\n".join(files.LETTER)
    assert read.reader == "pdfium"


def test_a_letter_set_by_typst_comes_back_letter_by_letter() -> None:
    """Typst's text layer doubles syllables with a raised tone; spaces after them are lost, letters are not."""
    read = pdf.read(files.pdf_file()).pages[0]
    assert "".join(read.split()) == "".join("".join(files.LETTER).split())
    assert read.count("\n") == len(files.LETTER) - 1


def test_words_that_are_doubled_in_thai_stay() -> None:
    assert typeset("สถานที่ที่จัด และที่ที่ว่าง ค่อยค่อยไป") == "สถานที่ที่จัด และที่ที่ว่าง ค่อยค่อยไป"


def test_pages_stand_in_order_without_their_numbers_and_catchwords() -> None:
    read = pdf.read(files.pdf_file(("เรื่อง ก", "/เรื่อง ข..."), ("- ๒ -", "เรื่อง ข"), ("- ๓ -",)))
    assert read.pages == ("เรื่อง ก", "เรื่อง ข", "")


def test_two_columns_of_one_line_are_parted_by_a_tab() -> None:
    assert typeset("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ #h(1fr) ศาลากลางจังหวัดระยอง") == "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\tศาลากลางจังหวัดระยอง"


@pytest.mark.parametrize(
    "second",
    [
        "เรียน ผู้ว่าราชการจังหวัด",
        "๑. รายงานผล",
        "(ก) รายงานผล",
        "(นายยุทธพล งามอาจอิทธิชัย)",
        "โทร. ๐ ๓๘๖๙ ๔๐๔๓",
        "– แบบรายงาน",
        "จึงเรียนมาเพื่อโปรดทราบ",
    ],
)
def test_what_begins_anew_is_never_joined_to_a_full_line(second: str) -> None:
    first = "เรื่อง" + "ก" * 60
    assert typeset(f"#box(width: 1fr, [{first}#h(1fr)ข])\n\n{second}").endswith(f"\n{second}")


def test_a_short_line_ends_where_it_ends() -> None:
    assert typeset("สำนักงานจังหวัด\\ กลุ่มงานยุทธศาสตร์\\ ศาลากลาง") == "สำนักงานจังหวัด\nกลุ่มงานยุทธศาสตร์\nศาลากลาง"


def test_an_indented_paragraph_after_a_full_line_begins_anew() -> None:
    text = typeset("#set par(justify: true)\n" + "ความ" * 60 + " #linebreak(justify: true)\n#h(2.5cm)ในการนี้ ขอให้รายงาน")
    assert text.split("\n")[-1].strip() == "ในการนี้ ขอให้รายงาน"


def test_a_subject_that_hangs_under_itself_is_one_line() -> None:
    text = "#par(hanging-indent: 1.5cm)[เรื่อง ขอเชิญประชุมคณะกรรมการ " + "ขับเคลื่อนวาระแห่งชาติ " * 5 + "ประจำปี]"
    assert typeset(text).count("\n") == 0


def test_a_paragraph_after_a_full_label_is_no_part_of_it() -> None:
    for label, body in (("เรียน", "จังหวัดระยองขอให้รายงาน"), ("สิ่งที่ส่งมาด้วย", "ด้วยจังหวัดระยองขอให้รายงาน")):
        lines = f"#block[{label} {'ก' * 50}]\n#block[#h(2.5cm){body}]"
        assert typeset(lines).endswith(f"ก\n{body}")


def test_an_enclosure_hangs_far_under_its_long_label() -> None:
    text = "สิ่งที่ส่งมาด้วย หนังสือกระทรวงมหาดไทย " + "ด่วนที่สุด " * 5 + "ลงวันที่ ๒๖ พฤศจิกายน ๒๕๖๒ จำนวน ๑ ฉบับ"
    assert "\n" not in typeset(f"#par(hanging-indent: 2.8cm)[{text}]")


def test_a_number_at_the_line_end_keeps_its_space() -> None:
    read = typeset("ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๒ " * 12)
    assert "\n" not in read
    assert read.replace("  ", " ").count("พฤศจิกายน ๒๕๖๒ ภายใน") == 11


def test_a_box_that_floats_over_the_page_is_read_where_it_stands() -> None:
    """PDFium runs a box drawn last into the line before it."""
    markup = "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\n\nเรื่อง ขอเชิญประชุม #place(top + left, dy: -1.5cm)[ด่วนที่สุด]"
    assert typeset(markup) == "ด่วนที่สุด\nที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\nเรื่อง ขอเชิญประชุม"


def test_a_page_that_was_turned_is_read_as_it_comes() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf_file(("เรื่อง ก", "เรียน ข")))) as document:
        document.pages[0].rotate(90, relative=False)
        document.save(stream)
    assert pdf.read(stream.getvalue()).pages == ("เรื่อง ก\nเรียน ข",)


def test_a_page_without_text_is_said_and_the_others_are_read() -> None:
    read = pdf.read(files.picture_pdf(2, text_too=files.pdf_file(("เรื่อง ก",))))
    assert read.pages == ("เรื่อง ก", "", "")
    assert read.notes == ("หน้า 2, 3 ไม่มีข้อความที่อ่านได้ อาจเป็นภาพสแกน",)


def test_a_scan_has_no_text() -> None:
    assert pdf.read(files.picture_pdf()).pages == ("",)


def test_pages_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    read = pdf.read(files.pdf_file(("ก",), ("ข",), ("ค",)))
    assert read.pages == ("ก", "ข")
    assert read.notes == ("ไฟล์มี 3 หน้า ระบบอ่านเฉพาะ 2 หน้าแรก",)


def test_a_page_with_more_than_print_can_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SIGNS", 10)
    assert pdf.read(files.pdf_file(("เรื่อง ก",), ("เรื่อง ขอเชิญประชุม",))).pages == ("เรื่อง ก", "")


def test_pages_are_set_only_until_their_text_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine kilobytes may hold sixty pages of a hundred thousand signs each, and setting them all takes long."""
    set_pages: list[str] = []

    def as_text(lines: list[Line], _width: float) -> str:
        set_pages.append(lines[0].text)
        return lines[0].text

    monkeypatch.setattr(pdf, "as_text", as_text)
    monkeypatch.setattr(pdf, "LONGEST", 10)
    pages = (("abcd",), ("efgh",), ("ijkl",), ("mnop",))
    assert refusal(files.pdf_file(*pages)) == "too_much_text"
    assert set_pages == ["abcd", "efgh"]
    assert pdf.read(files.pdf_file(*pages[:2])).pages == ("abcd", "efgh")


def test_a_locked_pdf_says_so() -> None:
    assert refusal(files.locked(files.pdf_file(("ก",)), user="ความลับ")) == "locked_pdf"


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert pdf.read(files.locked(files.pdf_file(("เรื่อง ก",)), user="")).pages == ("เรื่อง ก",)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00" * 5_000, files.pdf_file()[:3_000]])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    assert refusal(data) == "broken_pdf"


def test_a_pdf_without_pages_is_damaged() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as empty:
        empty.save(stream)
    assert refusal(stream.getvalue()) == "broken_pdf"


def test_a_damaged_page_costs_only_itself() -> None:
    class Torn:
        def __getitem__(self, number: int) -> None:
            raise PdfiumError(f"Failed to load page {number}.")

    assert pdf._page(Torn(), 0, 10) == ("", 0)
