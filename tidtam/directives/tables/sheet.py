"""The whole status table as CSV (RFC 4180, UTF-8 with a byte order mark, as Excel wants it), made as it is sent."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import batched
from typing import Final

from tidtam.core.duties import states
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import format_date
from tidtam.directives.models import Duty
from tidtam.directives.tables import sections
from tidtam.directives.tables.cells import Cell
from tidtam.directives.tables.columns import Column, columns_of
from tidtam.directives.tables.matrix import Filter, Row, build_page, section_of
from tidtam.directory.models import Organisation

BOM: Final = "\ufeff"
_AT_ONCE: Final = 500
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def lines(duties: Sequence[Duty], *, today: date, calendar: Calendar) -> Iterator[str]:
    """The lines of the table, some hundred organisations in memory at a time."""
    columns = columns_of(duties)
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([*_OF_ORGANISATION, *map(_head, columns)])
    everyone = sections.organisations(columns, Filter(), today, national=False).values_list("pk", flat=True)
    for several in batched(everyone, _AT_ONCE):
        chosen = Organisation.objects.filter(pk__in=several)
        for section in build_page(columns, chosen, today=today, calendar=calendar).sections:
            yield from (writer.writerow(list(map(_plain, _row(row)))) for row in section.rows)


_OF_ORGANISATION: Final = ("รหัส", "หน่วยงาน", "อำเภอ/สังกัด", "ทางที่แจ้ง", "โทรศัพท์")


def _head(column: Column) -> str:
    due = f"ครบกำหนด {format_date(column.due_on, 'short')}" if column.due_on else ""
    return " ".join(filter(None, [column.duty.recipient or column.duty.action, column.period, due]))


def _row(row: Row) -> list[str]:
    one = row.organisation
    return [one.code, one.name, section_of(one).title, row.route, one.phone, *map(_words, row.cells)]


def _words(cell: Cell) -> str:
    if cell.state is None:
        return "ไม่เกี่ยวข้อง"
    return cell.standing.words if cell.sign == "late" and cell.standing else states.WORDS[cell.state]


def _plain(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
