"""A PDF's text layer, by PDFium: the one reader that leaves Thai marks with their letters (docs/adr/0002).

Lines broken only by the width of the paper are joined again, so that a date or a name is whole; where a line reaches
the right edge and the next goes on at the left, there was no line end in the letter.
"""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from tidtam.core.refusal import Refused
from tidtam.paper.extract.pages import Pages

MOST_PAGES: Final = 300
_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium is not safe to call from two threads."""

_WIDE_GAP: Final = 3.0
"""A space wider than so many heights of its letters parts two columns; it is written as a tab."""
_REACHES: Final = 0.15
"""Share of the column's width that the longest unbroken word leaves free at the end of a full line."""
_NARROWEST: Final = 0.8
"""Where a column ends at the least, as a share of the paper's width: a page of short lines has no full ones."""
_STARTS_ANEW: Final = re.compile(
    r"\s*(?:(?:เรื่อง|เรียน|กราบเรียน|ถึง|นมัสการ|อ้างถึง|สิ่งที่ส่งมาด้วย|วันที่)\s|สำเนา(?:ส่ง|เรียน)|ที่\s+[ก-ฮ]{2,3}\s"
    r"|ส่วนราชการ|จึงเรียน|ขอแสดงความนับถือ|โทร|อีเมล|ไปรษณีย์อิเล็กทรอนิกส์\s*:|[Ee]-?mail"
    r"|\(?[0-9๐-๙ก-ฮ]{1,2}[.)]\s|[-–•▪]\s|\((?:นาย|นาง|ว่าที่|พล|ร้อย|พัน|หม่อม|ดร))"
)
_LABEL: Final = re.compile(r"\s*(?:เรื่อง|(?:กราบ)?เรียน|ถึง|อ้างถึง|(สิ่งที่ส่งมาด้วย))")
"""Lines that hang under themselves: less than a paragraph's 2.5 cm after a short label, more after the long one."""
_OPENS: Final = re.compile(r"\s*(?:ด้วย|เนื่อง(?:ด้วย|จาก)|ตามที่|ตามหนังสือ|อนุสนธิ)")
"""How the body of a letter begins, indented under its labels."""
_THAI_END, _THAI_START = re.compile(r"[ก-ฮะ-ฺเ-์]$"), re.compile(r"[ก-ฮเ-ไ](?!\.)")
_TWICE: Final = re.compile(r"([ก-ฮ][ัิึื][่-๋])\1")
"""Typst and Chromium write a syllable with a raised tone twice ("ทั้ทั้ง"); with these vowels none stands open in Thai."""
_PAGE_NUMBER: Final = re.compile(r"[-–—]\s*[0-9๐-๙]{1,3}\s*[-–—]")
_CATCHWORD: Final = re.compile(r"/\S.*(?:\.{3}|…)\s*")
"""The first words of the next page, at the foot of this one (คำอธิบายการพิมพ์หนังสือราชการ)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line with its left and right edge in points."""

    text: str
    left: float
    right: float


def read(data: bytes) -> Pages:
    """The pages' text in their order. Raises Refused: locked_pdf, broken_pdf."""
    with _ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(data) as document:
                count = len(document)
                pages = [_page(document, number) for number in range(min(count, MOST_PAGES))]
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise Refused("locked_pdf") from error
            raise Refused("broken_pdf") from error
    return Pages(tuple(pages), "pdfium", tuple(_notes(pages, count)))


def _notes(pages: list[str], count: int) -> Iterator[str]:
    if count > MOST_PAGES:
        yield f"ไฟล์มี {count:,} หน้า ระบบอ่านเฉพาะ {MOST_PAGES} หน้าแรก"
    blank = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if 0 < len(blank) < len(pages):
        yield f"หน้า {', '.join(blank)} ไม่มีข้อความ อาจเป็นภาพสแกน ระบบยังไม่ได้อ่าน"


def _page(document: Any, number: int) -> str:
    """The text of one page; "" where the page itself is damaged."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        return _whole(_furnished(list(_lines(text))), page.get_width())
    finally:
        text.close()
        page.close()


def _furnished(lines: list[_Line]) -> list[_Line]:
    """The lines without the page number above and the catchword below."""
    if lines and _PAGE_NUMBER.fullmatch(lines[0].text.strip()):
        lines = lines[1:]
    if lines and _CATCHWORD.fullmatch(lines[-1].text.strip()):
        lines = lines[:-1]
    return lines


def _lines(text: Any) -> Iterator[_Line]:
    signs = ((chr(pdfium.FPDFText_GetUnicode(text, index) or 0x20), index) for index in range(text.count_chars()))
    for ended, line in groupby(signs, key=lambda sign: sign[0] in "\r\n"):
        printed = list(line)
        if not ended and any(not sign.isspace() for sign, _ in printed):
            yield _line(text, printed)


def _line(text: Any, signs: list[tuple[str, int]]) -> _Line:
    inked = [index for sign, index in signs if not sign.isspace()]
    gaps = {after for before, after in pairwise(inked) if after - before > 1 and _wide(text, before, after)}
    words = "".join(f"\t{sign}" if index in gaps else sign for sign, index in signs)
    right = max(text.get_charbox(index)[2] for index in inked[-3:])
    words = _TWICE.sub(r"\1", re.sub(r"\s*\t", "\t", words))
    return _Line(words, text.get_charbox(inked[0])[0], right)


def _wide(text: Any, before: int, after: int) -> bool:
    _, bottom, right, top = text.get_charbox(before, loose=True)
    return bool(text.get_charbox(after)[0] - right > _WIDE_GAP * (top - bottom))


def _whole(lines: list[_Line], width: float) -> str:
    """The lines as text, those of one paragraph joined; `width` is the paper's."""
    if not lines:
        return ""
    right = max(_NARROWEST * width, *(line.right for line in lines))
    column = right - min(line.left for line in lines)
    text = ""
    for line, following in pairwise(lines):
        if _goes_on(line, following, right, column):
            # a wide gap within a paragraph is justification, no second column
            text += line.text.replace("\t", " ") + _joint(line, following)
        else:
            text += line.text + "\n"
    return text + lines[-1].text


def _goes_on(line: _Line, following: _Line, right: float, width: float) -> bool:
    if right - line.right > _REACHES * width or _STARTS_ANEW.match(following.text):
        return False
    indent, label = following.left - line.left, _LABEL.match(line.text)
    if label is None or _OPENS.match(following.text):
        return indent < 0.02 * width
    return indent < (0.25 if label[1] else 0.13) * width


def _joint(line: _Line, following: _Line) -> str:
    """Thai runs on without a space; between anything else a word ended with the line."""
    runs_on = _THAI_END.search(line.text) and _THAI_START.match(following.text)
    return "" if line.text.endswith(" ") or runs_on else " "
