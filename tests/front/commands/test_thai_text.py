"""Thai in the cells of a terminal."""

import io
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from tidtam.front.commands.thai_text import breaks, thai

MARKS = "ะัาำิีึืุูๅ็่้๊๋์"
WORDS = ("น้ำ", "ปี่", "ที่", "กตัญญู", "แผล", "เการ", "ขับเคลื่อน", "ประเทศ", "Plan", "กกกกกกกก", "ฤๅ")


def lines(text: str, width: int) -> list[str]:
    places = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(places)]


@pytest.mark.parametrize(("text", "cells"), [("น้ำ", 2), ("ปี่", 1), ("กตัญญู", 4), ("ฤๅษี", 3), ("เกี๊ยะ", 4), ("ที่ส่ง", 3)])
def test_marks_take_no_cell(text: str, cells: int) -> None:
    """As a terminal by wcwidth draws them; ำ takes one beside its letter."""
    assert cell_len(text) == cells


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("รายงานผลการปฏิบัติ", 12, ["รายงานผลการ", "ปฏิบัติ"]),
        ("โปรดพิจารณาดำเนินการ", 14, ["โปรดพิจารณา", "ดำเนินการ"]),
        ("เรียน นายอำเภอทุกอำเภอ", 12, ["เรียน", "นายอำเภอทุก", "อำเภอ"]),
        ("nhr.plan@gmail.com", 12, ["nhr.plan", "@gmail.com"]),
        ("สั้น", 12, ["สั้น"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_between_words(text: str, width: int, broken: list[str]) -> None:
    assert lines(text, width) == broken


@given(st.lists(st.sampled_from(WORDS)), st.integers(4, 12))
@settings(max_examples=100, deadline=None)
def test_no_line_is_too_long_and_no_mark_stands_alone(words: list[str], width: int) -> None:
    text = "".join(words)
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cell_len(line) <= width for line in broken)
    assert not any(line[0] in MARKS or line[-1] in "เแโใไ" for line in broken if line)


def test_a_table_of_thai_has_straight_sides() -> None:
    console = Console(file=io.StringIO(), width=40, color_system=None)
    table = Table()
    table.add_column(thai("ใคร"), justify="right")
    table.add_column(thai("ทำอะไร"))
    table.add_row(thai("ผู้ว่าฯ"), thai("รายงานผลการปฏิบัติตามวาระแห่งชาติฯ ประจำปีงบประมาณ พ.ศ. 2561"))
    console.print(table)
    shown = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert len({cell_len(line) for line in shown}) == 1
    assert re.search(r"│ +ผู้ว่าฯ │ รายงาน", "\n".join(shown))
