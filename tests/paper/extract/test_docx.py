"""A DOCX as an office makes it: what is on paper is read, once and in order."""

from typing import Any

import pytest

from tests.paper.extract import files
from tidtam.core.refusal import Refused
from tidtam.paper.extract import docx

BOX = "<w:txbxContent><w:p><w:r><w:t>ด่วนที่สุด</w:t></w:r></w:p></w:txbxContent>"
BOX_TWICE = (
    "<w:p><w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r><w:r><w:t>ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒</w:t></w:r></w:p>"
)
BOX_OLD_ONLY = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
TRACKED = (
    "<w:p><w:r><w:t>ภายในวันที่ </w:t></w:r><w:del><w:r><w:delText>๓๐ พฤศจิกายน</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>๖ ธันวาคม</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> ย้ายไป</w:t></w:r></w:moveFrom>"
    "<w:moveTo><w:r><w:t> ๒๕๖๒</w:t></w:r></w:moveTo></w:p>"
)


def text_of(body: str) -> str:
    return docx.read(files.package({"word/document.xml": files.document(body)})).pages[0]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def test_paragraphs_stand_in_their_order() -> None:
    pages = docx.read(files.docx_file(*files.LETTER))
    assert pages.pages == ("\n".join(files.LETTER),)
    assert pages.reader == "lxml"


def test_a_text_box_is_read_once_before_its_paragraph() -> None:
    assert text_of(BOX_TWICE) == "ด่วนที่สุด\nที่ รย ๐๐๑๗.๒/ว ๕๕๑๒"


def test_a_text_box_that_only_old_programs_show_is_read() -> None:
    assert text_of(BOX_OLD_ONLY).strip() == "ด่วนที่สุด"


def test_an_empty_choice_of_drawings_is_no_fault() -> None:
    assert text_of(run("<mc:AlternateContent/><w:t>ก</w:t>")) == "ก"
    assert text_of(f"<mc:AlternateContent><mc:Choice>{run('<w:t>ก</w:t>')}</mc:Choice></mc:AlternateContent>") == "ก"


def test_insertions_are_kept_and_deletions_left_out() -> None:
    assert text_of(TRACKED) == "ภายในวันที่ ๖ ธันวาคม ๒๕๖๒"


def test_a_row_deleted_by_tracking_is_left_out() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("<w:trPr><w:del/></w:trPr>", "ลบ") + row.format("", "คง")
    assert text_of(f"<w:tbl>{rows}</w:tbl>") == "คง"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>ก</w:t><w:br/><w:t>ข</w:t>", "ก\nข"),
        ("<w:t>ก</w:t><w:cr/><w:t>ข</w:t>", "ก\nข"),
        ("<w:t>เรื่อง</w:t><w:tab/><w:t>ข</w:t>", "เรื่อง\tข"),
        ("<w:t>๐</w:t><w:noBreakHyphen/><w:t>๓๘๖๙</w:t>", "๐-๓๘๖๙"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> ดำเนินการแล้ว</w:t>', "☑ ดำเนินการแล้ว"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/><w:sym/><w:t>ก</w:t>', "••ก"),
        ("<w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t>", ""),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>เห็น</w:t>', "เห็น"),
        ("<w:instrText>PAGE</w:instrText><w:t>๑๒</w:t>", "๑๒"),
        ("<w:t/><w:t>ก</w:t>", "ก"),
    ],
)
def test_signs_of_a_run(inner: str, text: str) -> None:
    assert text_of(run(inner)) == text


def test_tab_stops_of_a_paragraph_are_no_tabs() -> None:
    assert text_of('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>') == "ก"


def test_links_and_controls_are_looked_into() -> None:
    link = "<w:p><w:hyperlink><w:r><w:t>nhr.plan@gmail.com</w:t></w:r></w:hyperlink></w:p>"
    assert text_of(f"<w:sdt><w:sdtContent>{link}</w:sdtContent></w:sdt>") == "nhr.plan@gmail.com"


def test_a_table_is_rows_of_cells_and_merged_cells_stand_once() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=3, cols=3)
        for place, text in {
            (0, 0): "ลำดับ",
            (0, 1): "รายการ",
            (1, 0): "๑",
            (1, 1): "อบรม",
            (1, 2): "๕ ครั้ง",
            (2, 1): "นิเทศ",
        }.items():
            table.cell(*place).text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(1, 0).merge(table.cell(2, 0))

    assert docx.read(files.docx_file(build=build)).pages[0].split("\n") == [
        "ลำดับ\tรายการ",
        "๑\tอบรม\t๕ ครั้ง",
        "\tนิเทศ\t",
    ]


def test_a_table_within_a_table_is_read() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{run('<w:t>ใน</w:t>')}</w:tc></w:tr></w:tbl>"
    assert text_of(f"<w:tbl><w:sdt><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:sdt></w:tbl>") == "ใน"


def with_margins(document: Any) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "ศาลากลางจังหวัดระยอง"
    section.header.paragraphs[0].text = "- ๒ -"
    section.first_page_footer.paragraphs[0].text = "โทร. ๐ ๓๘๖๙ ๔๐๔๓"
    section.footer.paragraphs[0].text = "๑๒/๒๕๖๒"


def test_headers_come_first_and_footers_last_without_page_numbers() -> None:
    text = docx.read(files.docx_file("เรื่อง ก", build=with_margins)).pages[0]
    assert text == "ศาลากลางจังหวัดระยอง\nเรื่อง ก\nโทร. ๐ ๓๘๖๙ ๔๐๔๓"


def test_a_header_for_the_first_page_counts_only_where_it_is_switched_on() -> None:
    def build(document: Any) -> None:
        with_margins(document)
        document.sections[0].different_first_page_header_footer = False
        document.sections[0].header.paragraphs[0].text = "ทุกหน้า"

    assert docx.read(files.docx_file("เรื่อง ก", build=build)).pages[0] == "ทุกหน้า\nเรื่อง ก"


def test_footnotes_follow_the_body() -> None:
    relations = (
        '<Relationships><Relationship Id="n" Type="x/footnotes" Target="footnotes.xml"/>'
        '<Relationship Id="m" Type="x/endnotes" Target="missing.xml"/></Relationships>'
    )
    notes = f"<w:footnotes {files.NAMESPACES}><w:footnote>{run('<w:t>หมายเหตุท้ายหน้า</w:t>')}</w:footnote></w:footnotes>"
    data = files.package(
        {
            "word/document.xml": files.document(run("<w:t>เนื้อความ</w:t><w:footnoteReference/>")),
            "word/_rels/document.xml.rels": relations,
            "word/footnotes.xml": notes,
        }
    )
    assert docx.read(data).pages[0] == "เนื้อความ\nหมายเหตุท้ายหน้า"


def test_the_main_part_may_bear_another_name() -> None:
    relation = '<Relationship Id="a" Type="x/officeDocument" Target="/word/document2.xml"/>'
    data = files.package(
        {
            "word/document2.xml": files.document(run("<w:t>จากเว็บ</w:t>")),
            "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        }
    )
    assert docx.read(data).pages == ("จากเว็บ",)


@pytest.mark.parametrize(
    "data",
    [
        files.docx_file("เรื่อง")[:-400],
        files.docx_file("เรื่อง")[:2_000],
        files.package({"word/document.xml": "<w:document"}),
        files.package({"word/document.xml": f"<w:document {files.NAMESPACES}/>"}),
        files.package({"word/other.xml": "<a/>"}),
        b"PK\x03\x04word/",
    ],
)
def test_a_damaged_docx_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        docx.read(data)
    assert refused.value.code == "broken_docx"
