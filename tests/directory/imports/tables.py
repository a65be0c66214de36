"""Tables made for the tests, and the steps of an import."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tidtam.directory.imports import actions, tasks
from tidtam.directory.imports.models import Import
from tidtam.directory.models import Officer
from tidtam.paper.sheets.write import Column, Page, workbook

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
HEADINGS = ("รหัส", "ชื่อหน่วยงาน", "อำเภอ", "เบอร์โทรศัพท์")


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    return workbook([Page("อปท.", rows, tuple(Column(title) for title in headings))])


def taken_in(officer: Officer, data: bytes, name: str = "อปท.xlsx") -> Import:
    return actions.take_in(by=officer, data=data, name=name, now=NOW)


def mapped(officer: Officer, taken: Import, places: Mapping[str, int] | None = None) -> Import:
    return actions.map_columns(
        by=officer, taken=taken, sheet=taken.sheet, header=taken.header, places=places or taken.places
    )


def checked(officer: Officer, *rows: Sequence[str]) -> Import:
    taken = mapped(officer, taken_in(officer, table(*rows)))
    tasks.work(taken)
    taken.refresh_from_db()
    return taken


def written(officer: Officer, taken: Import) -> Import:
    tasks.work(actions.commit(by=officer, taken=taken))
    taken.refresh_from_db()
    return taken
