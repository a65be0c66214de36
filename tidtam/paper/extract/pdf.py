"""A PDF's text layer, by PDFium: the one reader that leaves Thai marks with their letters (docs/adr/0002)."""

import re
import threading
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from tidtam.core.refusal import Refused
from tidtam.paper.extract.pages import LONGEST, Pages
from tidtam.paper.extract.printed import Line, as_text

MOST_PAGES: Final = 300
MOST_SIGNS: Final = 100_000
"""Characters of one page; a page of print has some three thousand."""
_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium is not safe to call from two threads."""

_WIDE_GAP: Final = 3.0
"""A space wider than so many heights of its letters parts two columns; it is written as a tab."""
_TWICE: Final = re.compile(r"([ก-ฮ][ัิึื][่-๋])\1")
"""Typst and Chromium write a syllable with a raised tone twice ("ทั้ทั้ง"); with these vowels none stands open in Thai."""


def read(data: bytes) -> Pages:
    """The pages' text in their order. Raises Refused: locked_pdf, broken_pdf, too_much_text."""
    with _ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(data) as document:
                count = len(document)
                pages = list(_texts(document, min(count, MOST_PAGES)))
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
        yield f"หน้า {', '.join(blank)} ไม่มีข้อความที่อ่านได้ อาจเป็นภาพสแกน"


def _texts(document: Any, count: int) -> Iterator[str]:
    """The text of each page; raises Refused("too_much_text") before the page with which they are too much is set."""
    left = LONGEST
    for number in range(count):
        text, signs = _page(document, number, left)
        left -= signs
        yield text


def _page(document: Any, number: int, left: int) -> tuple[str, int]:
    """The text of one page, "" where the page itself is damaged or no page of print; and how many signs it holds."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return "", 0
    try:
        signs = text.count_chars()
        if signs > left:
            raise Refused("too_much_text")
        if signs > MOST_SIGNS:
            return "", signs
        if page.get_rotation():
            # places count on the paper before it was turned, and say nothing of what stands beside what
            return str(text.get_text_range()).replace("\r\n", "\n"), signs
        return as_text(list(_lines(text)), page.get_width()), signs
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> Iterator[Line]:
    signs = ((chr(pdfium.FPDFText_GetUnicode(text, index) or 0x20), index) for index in range(text.count_chars()))
    for ended, line in groupby(signs, key=lambda sign: sign[0] in "\r\n"):
        printed = list(line)
        if not ended and any(not sign.isspace() for sign, _ in printed):
            yield _line(text, printed)


def _line(text: Any, signs: list[tuple[str, int]]) -> Line:
    """A line with its columns parted by tabs. `signs` are characters with their index in PDFium's page."""
    inked = [index for sign, index in signs if not sign.isspace()]
    gaps = {after for before, after in pairwise(inked) if after - before > 1 and _wide(text, before, after)}
    words = "".join(f"\t{sign}" if index in gaps else sign for sign, index in signs)
    words = _TWICE.sub(r"\1", re.sub(r"\s*\t", "\t", words))
    left, bottom, _, top = text.get_charbox(inked[0], loose=True)
    return Line(words, left, max(text.get_charbox(index)[2] for index in inked[-3:]), top, top - bottom)


def _wide(text: Any, before: int, after: int) -> bool:
    _, bottom, right, top = text.get_charbox(before, loose=True)
    return bool(text.get_charbox(after)[0] - right > _WIDE_GAP * (top - bottom))
