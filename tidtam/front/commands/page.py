"""A reading as a page in the terminal: what the letter is, who must do what by when, and what to check."""

import sys
from collections.abc import Iterable
from typing import Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table

from tidtam.core.reading.parts import Reading
from tidtam.core.thai.digits import arabic
from tidtam.front.commands import outline
from tidtam.front.commands.letter_files import Letter
from tidtam.front.commands.outline import DutyRow, Row
from tidtam.front.commands.thai_text import thai

WIDE: Final = 100
"""Columns from which a duty's recipient and channel have columns of their own."""
WIDEST: Final = 140


def show(letters: Iterable[Letter], *, text: bool) -> None:
    """Print each letter; without colour and frames where the output is no terminal. `text` changes nothing here: the
    letter itself is at hand."""
    del text
    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST)
    for letter in letters:
        print_reading(letter.reading, console)
        console.print(thai((" · ".join([letter.name, *letter.extract.notes]), "dim")), "")


def print_reading(reading: Reading, console: Console) -> None:
    """The page of one letter on `console`, as wide as that is."""
    console.print(_head(reading, framed=console.is_terminal))
    console.print(_rows(outline.above(reading)))
    console.print(_duties(outline.duties(reading), wide=console.width >= WIDE, framed=console.is_terminal))
    console.print(_rows(outline.below(reading)))
    console.print(_warnings(reading))


def _head(reading: Reading, *, framed: bool) -> RenderableType:
    name = thai((outline.title(reading), "bold"))
    marks = thai(*((f" {mark} ", "bold white on red") for mark in outline.marks(reading)))
    number = thai((f"ที่ {reading.number}" if reading.number else "ไม่พบเลขที่หนังสือ", "bold"))
    issuer = [reading.issuer.office, reading.issuer.address] if reading.issuer else []
    lines = Table.grid(padding=(0, 2), expand=True)
    lines.add_column(ratio=1)
    lines.add_column(justify="right")
    lines.add_row(name, marks)
    lines.add_row(number, thai(outline.day(reading)))
    subject = thai(("เรื่อง ", "dim"), (arabic(reading.subject or "ไม่พบชื่อเรื่อง"), "bold"))
    body = Group(lines, thai(arabic(" ".join(filter(None, issuer)))), subject)
    return Panel(body, box=box.ROUNDED, padding=(0, 1), border_style="cyan") if framed else body


def _rows(rows: Iterable[Row]) -> RenderableType:
    """Labels on the left, their lines beside them; a label without lines is left out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=13)
    table.add_column(ratio=1)
    for label, lines in rows:
        for number, line in enumerate(lines):
            table.add_row(thai(("" if number else label, "cyan")), thai(line))
    return Padding(table, (0, 2))


def _duties(duties: list[DutyRow], *, wide: bool, framed: bool) -> RenderableType:
    heading = f"สิ่งที่หนังสือขอให้ทำ {sum(not duty.own for duty in duties)} ข้อ"
    if not duties:
        return Padding(thai(("ไม่พบสิ่งที่ขอให้ทำในหนังสือฉบับนี้", "bold")), (1, 2))
    table = Table(
        title=thai((heading, "bold")), title_justify="left", expand=True, show_lines=framed,
        box=box.ROUNDED if framed else None, border_style="cyan", header_style="cyan", padding=(0, 1),
    )  # fmt: skip
    table.add_column("", width=1)
    for label, ratio in _COLUMNS[wide]:
        table.add_column(thai(label), ratio=ratio)
    table.add_column(thai("ภายในวันที่"), width=12)
    for number, duty in enumerate(duties, start=1):
        style = "dim" if duty.own else ""
        table.add_row("↳" if duty.own else str(number), *_cells(duty, wide=wide), style=style)
    return Padding(table, (1, 0))


_COLUMNS: Final = {
    True: (("ใคร", 14), ("ทำอะไร", 28), ("ส่งถึง", 18), ("ทาง", 23)),
    False: (("ใคร ทำอะไร", 32), ("ส่งถึง ทาง", 22)),
}


def _cells(duty: DutyRow, *, wide: bool) -> list[RenderableType]:
    deadline = thai((duty.deadline, "" if duty.own else "bold"))
    if wide:
        return [thai(duty.who), thai(duty.action), thai(duty.recipient), thai(duty.channel), deadline]
    where = "\n".join(filter(None, (duty.recipient, duty.channel)))
    return [thai((duty.who, "underline"), "\n", duty.action), thai(where), deadline]


def _warnings(reading: Reading) -> RenderableType:
    if not reading.warnings:
        return Padding(thai(outline.no_warning(reading)), (1, 2))
    table = Table.grid(padding=(0, 1))
    table.add_row(thai(("!", "bold yellow")), thai((f"ข้อควรตรวจสอบ {len(reading.warnings)} ข้อ", "bold yellow")))
    for warning in reading.warnings:
        table.add_row(thai(("!", "bold yellow")), thai(warning.message))
    return Padding(table, (1, 2))
