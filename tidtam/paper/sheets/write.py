"""Rows become a workbook or a CSV file. Whatever a cell begins with, no program takes it for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of what `workbook` returns."""
CSV: Final = "text/csv; charset=utf-8"

LISTS: Final = "รายการ"
"""The hidden sheet where choices stand: Excel takes a list of more than 255 signs from cells only."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_LAST_ROW: Final = 1_048_575
_EVERY_CELL: Final = "A1:XFD1048576"
_MOST_SIGNS: Final = 32_767
"""Of one cell; what is longer Excel does not open, and the writer would leave out whole."""
_MOST_IN_TAB: Final = 31
_NEVER_ON_TAB: Final = dict.fromkeys(map(ord, "[]:*?/\\"), " ")
_NEVER_IN_XML: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])

_MARK: Final = "\ufeff"
"""Tells Excel that a CSV file is UTF-8."""
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `width` in signs; `choices` offered in each of its cells, other words allowed or not."""

    title: str
    width: int = 18
    choices: tuple[str, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be written: a heading that stays in view and on each printed page (A4 across), then the rows.

    Without `columns` plain lines of text. Of `name` as much stands on the tab as Excel takes.
    """

    name: str
    rows: Iterable[Sequence[Cell]]
    columns: tuple[Column, ...] = ()


def workbook(pages: Sequence[Page]) -> bytes:
    """The XLSX of some pages, written row by row; text stays text, numbers given as int are numbers."""
    bytes_ = io.BytesIO()
    book = xlsxwriter.Workbook(bytes_, {"constant_memory": True, "strings_to_formulas": False})
    head = book.add_format({"bold": True, "bg_color": "#e3f0f1", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    prose = book.add_format({"text_wrap": True, "valign": "top"})
    lists: list[tuple[str, ...]] = []
    for page in pages:
        sheet = book.add_worksheet(tab(page.name))
        _set(sheet, page, head, text if page.columns else prose, lists)
    _write_lists(book, lists)
    book.close()
    return bytes_.getvalue()


def tab(name: str) -> str:
    """A name as Excel takes it on the tab of a sheet: without the signs it refuses, cut where it is too long."""
    return name.translate(_NEVER_IN_XML).translate(_NEVER_ON_TAB)[:_MOST_IN_TAB].strip(" '") or "ตาราง"


def _set(sheet: Any, page: Page, head: Any, body: Any, lists: list[tuple[str, ...]]) -> None:
    sheet.ignore_errors({"number_stored_as_text": _EVERY_CELL})
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, column.width, body)
        if column.choices:
            sheet.data_validation(1, place, _LAST_ROW, place, _offer(column, lists))
    if page.columns:
        sheet.freeze_panes(1, 0)
        _put(sheet, 0, [column.title for column in page.columns], head)
    else:
        sheet.set_column(0, 0, 110, body)
    for number, row in enumerate(page.rows, 1 if page.columns else 0):
        _put(sheet, number, row, body)
    if page.columns:
        sheet.autofilter(0, 0, sheet.dim_rowmax or 0, len(page.columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _put(sheet: Any, number: int, row: Sequence[Cell], form: Any) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, int | float):
            sheet.write_number(number, place, cell)
        elif cell:
            sheet.write_string(number, place, cell.translate(_NEVER_IN_XML)[:_MOST_SIGNS], form)


def _offer(column: Column, lists: list[tuple[str, ...]]) -> dict[str, object]:
    if column.choices not in lists:
        lists.append(column.choices)
    name = chr(ord("A") + lists.index(column.choices))
    return {
        "validate": "list",
        "source": f"='{LISTS}'!${name}$1:${name}${len(column.choices)}",
        "error_type": "stop" if column.strict else "information",
        "error_title": column.title,
        "error_message": "โปรดเลือกจากรายการ" if column.strict else "ค่านี้ไม่อยู่ในรายการ โปรดตรวจตัวสะกด",
    }


def _write_lists(book: Any, lists: list[tuple[str, ...]]) -> None:
    if not lists:
        return
    sheet = book.add_worksheet(LISTS)
    for number in range(max(map(len, lists))):
        for place, choices in enumerate(lists):
            if number < len(choices):
                sheet.write_string(number, place, choices[number])
    sheet.hide()


def delimited(page: Page) -> bytes:
    """The same page as CSV in UTF-8; `read` gives its cells back."""
    return "".join(csv_lines([column.title for column in page.columns], page.rows)).encode()


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180) as they are made, the first after the mark that tells Excel of UTF-8.

    CSV cannot say that a cell is text, so a tab stands, unseen, before what a spreadsheet would take for a formula
    (OWASP, CSV injection); `read` takes it away again.
    """
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield _MARK + writer.writerow(list(map(_harmless, head)))
    for row in rows:
        yield writer.writerow(list(map(_harmless, row)))


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def _harmless(cell: Cell) -> Cell:
    return f"\t{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


FILES: Final = {"csv": (CSV, delimited), "xlsx": (XLSX, lambda page: workbook([page]))}
"""The ending of a file: its media type, and what makes one of a page."""
