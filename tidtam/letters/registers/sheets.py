"""Registers as files: the one writer of CSV and XLSX here. (`paper.sheets` takes its place.)"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

import xlsxwriter

from tidtam.paper.sheets.write import tab

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Final = {"csv": CSV, "xlsx": XLSX}

type Cell = str | int


def written(kind: str, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A sheet as "csv" (UTF-8 with its mark, so that Excel reads Thai) or "xlsx" (`title` on its tab)."""
    return _csv(head, rows) if kind == "csv" else _xlsx(title, head, rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets a mark before it (OWASP: CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(tab(title))
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_column(0, len(head) - 1, 18)
        sheet.write_row(0, 0, head, bold)
        for place, row in enumerate(rows, start=1):
            sheet.write_row(place, 0, row)
    return file.getvalue()
