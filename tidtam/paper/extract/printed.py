"""Lines as they stand on paper become the text that was typed.

Lines broken only by the width of the paper are joined again, so that a date or a name is whole: where a line reaches
the right edge and the next goes on at the left, there was no line end in the letter.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_REACHES: Final = 0.15
"""Share of the column's width that the longest unbroken word leaves free at the end of a full line."""
_INDENT: Final = 0.25
"""Share of the column that a full line may leave free at its left: what begins later is centred or at the right."""
_BLANK: Final = 2.5
"""Heights of a line that may lie between two lines drawn one after the other; beyond, they are not one block."""
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
_PAGE_NUMBER: Final = re.compile(r"[-–—]\s*[0-9๐-๙]{1,3}\s*[-–—]")
_CATCHWORD: Final = re.compile(r"/\S.*(?:\.{3}|…)\s*")
"""The first words of the next page, at the foot of this one (คำอธิบายการพิมพ์หนังสือราชการ)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with its left and right edge, its top and its height in points, counted from the lower left."""

    text: str
    left: float
    right: float
    top: float
    height: float


def as_text(printed: list[Line], width: float) -> str:
    """The lines as text from top to bottom, those of one paragraph joined; `width` is the paper's."""
    lines = _furnished(_from_the_top(printed)) if printed else []
    if not lines:
        return ""
    right = max(_NARROWEST * width, *(line.right for line in lines))
    left = min(line.left for line in lines)
    text = ""
    for line, following in pairwise(lines):
        if _goes_on(line, following, left, right):
            # a wide gap within a paragraph is justification, no second column
            text += line.text.replace("\t", " ") + _joint(line, following)
        else:
            text += line.text + "\n"
    return text + lines[-1].text


def _goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    width = right - left
    full = right - line.right <= _REACHES * width and line.left - left <= _INDENT * width
    if not full or _STARTS_ANEW.match(following.text):
        return False
    indent, label = following.left - line.left, _LABEL.match(line.text)
    if label is None or _OPENS.match(following.text):
        return indent < 0.02 * width
    return indent < (0.25 if label[1] else 0.13) * width


def _joint(line: Line, following: Line) -> str:
    """Thai runs on without a space; between anything else a word ended with the line."""
    runs_on = _THAI_END.search(line.text) and _THAI_START.match(following.text)
    return "" if line.text.endswith(" ") or runs_on else " "


def _from_the_top(lines: list[Line]) -> list[Line]:
    """Boxes that float over a page are drawn last: what begins higher than the lines before it goes above them."""
    blocks = [lines[:1]]
    for before, line in pairwise(lines):
        if not -_BLANK * line.height <= line.top - before.top <= line.height:
            blocks.append([])
        blocks[-1].append(line)
    ordered: list[list[Line]] = []
    for block in blocks:
        lower = (place for place, other in enumerate(ordered) if other[0].top + other[0].height / 2 < block[0].top)
        ordered.insert(next(lower, len(ordered)), block)
    return [line for block in ordered for line in block]


def _furnished(lines: list[Line]) -> list[Line]:
    """The lines without the page number above and the catchword below."""
    if lines and _PAGE_NUMBER.fullmatch(lines[0].text.strip()):
        lines = lines[1:]
    if lines and _CATCHWORD.fullmatch(lines[-1].text.strip()):
        lines = lines[:-1]
    return lines
