"""Numbers that Word writes itself."""

from typing import Any

import pytest

from tests.paper.extract import files
from tidtam.paper.extract import docx

LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
PARAGRAPH = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
)
RELATIONS = '<Relationships><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/></Relationships>'


def listed(levels: str, *paragraphs: tuple[int, str]) -> list[str]:
    numbering = (
        f'<w:numbering {files.NAMESPACES}><w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )
    body = "".join(PARAGRAPH.format(depth, text) for depth, text in paragraphs)
    data = files.package(
        {
            "word/document.xml": files.document(body),
            "word/_rels/document.xml.rels": RELATIONS,
            "word/numbering.xml": numbering,
        }
    )
    return docx.read(data).pages[0].split("\n")


@pytest.mark.parametrize(
    ("form", "pattern", "numbers"),
    [
        ("thaiNumbers", "%1.", ["๑. ก", "๒. ข"]),
        ("decimal", "ข้อ %1", ["ข้อ 1 ก", "ข้อ 2 ข"]),
        ("thaiLetters", "(%1)", ["(ก) ก", "(ข) ข"]),
        ("lowerLetter", "%1)", ["a) ก", "b) ข"]),
        ("upperLetter", "%1.", ["A. ก", "B. ข"]),
        ("bullet", "\uf0b7", ["• ก", "• ข"]),
        ("cardinalText", "%1.", ["1. ก", "2. ข"]),
        ("none", "", ["ก", "ข"]),
    ],
)
def test_numbers_in_words_forms(form: str, pattern: str, numbers: list[str]) -> None:
    assert listed(LEVEL.format(0, 1, form, pattern), (0, "ก"), (0, "ข")) == numbers


def test_deeper_levels_carry_the_upper_number_and_begin_again() -> None:
    levels = LEVEL.format(0, 1, "thaiNumbers", "%1.") + LEVEL.format(1, 1, "thaiNumbers", "%1.%2")
    paragraphs = (0, "ก"), (1, "ข"), (1, "ค"), (0, "ง"), (1, "จ")
    assert listed(levels, *paragraphs) == ["๑. ก", "๑.๑ ข", "๑.๒ ค", "๒. ง", "๒.๑ จ"]


def test_a_list_may_begin_later_and_a_level_without_a_form_is_bare() -> None:
    assert listed(LEVEL.format(0, 5, "decimal", "%1."), (0, "ก"), (3, "ข")) == ["5. ก", "ข"]


def test_a_level_that_says_little_counts_from_one() -> None:
    assert listed('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', (0, "ก")) == ["1. ก"]


def test_a_style_may_number_its_paragraphs() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("รายงานผล", style="List Number")
        document.add_paragraph("ส่งภายในกำหนด", style="List Number")

    assert docx.read(files.docx_file(build=build)).pages[0].split("\n") == ["1. รายงานผล", "2. ส่งภายในกำหนด"]
