"""The days government offices are closed: the `holidays` library, corrected, and the office's own file of changes."""

import csv
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import parse_date

_OFFICES: Final = ("public", "government")
_NOT_FOR_OFFICES: Final = {"วันแรงงานแห่งชาติ", "ชดเชยวันแรงงานแห่งชาติ", "วันเด็กแห่งชาติ"}
"""Labour Day is a holiday of private employment (พ.ร.บ.คุ้มครองแรงงาน มาตรา 29), Children's Day of none."""

_KNOWN_ERRORS: Final[dict[date, str | None]] = {
    # The Cabinet moved the 2564 substitution of วันปิยมหาราช from Monday to Friday (thansettakij.com/general-news/500505)
    date(2021, 10, 25): None,
    date(2021, 10, 22): "ชดเชยวันปิยมหาราช",
}
"""Faults of the library (holidays 0.109) by day: the right name, or None where offices work."""

_HEADER: Final = ["date", "change", "name", "source"]
Change = tuple[date, str | None]


class OfficeHolidays(Mapping[date, str]):
    """Days offices are closed with their Thai names; a year is read from the library when one of its days is asked for.

    `changes` are the office's own: a day to its name, or to None where the office works after all.
    """

    def __init__(self, changes: Mapping[date, str | None]) -> None:
        self._changes = changes
        self._years: set[int] = set()

    def __getitem__(self, day: date) -> str:
        self._years.add(day.year)
        name = self._changes[day] if day in self._changes else national_holidays(day.year).get(day)
        if name is None:
            raise KeyError(day)
        return name

    def __iter__(self) -> Iterator[date]:
        """The closed days of the years asked about so far, in order."""
        days = {day for year in self._years for day in national_holidays(year)}
        days |= {day for day in self._changes if day.year in self._years}
        return (day for day in sorted(days) if self._changes.get(day, "") is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def office_calendar(overrides: Path | None = None) -> Calendar:
    """Working days of government offices, in any year.

    Holidays are the library's public and government ones, less those that do not close an office. `overrides` is a CSV
    file `date,change,name,source`: a date in any written form, "add" or "remove", the holiday's Thai name (for "add"),
    and where it is announced. Regional holidays and days the Cabinet adds during the year belong there. It is read anew
    at each call. Raises Refused `calendar_file_unreadable`, or `bad_calendar_line` with its `line`.
    """
    return Calendar(OfficeHolidays(dict(_changes(overrides)) if overrides else {}))


@cache
def national_holidays(year: int) -> dict[date, str]:
    """Holidays of government offices in `year` (common era) with their Thai names, before the office's own changes."""
    holidays = _library()
    known = holidays.country_holidays("TH").supported_categories
    offered = tuple(category for category in _OFFICES if category in known)
    found = holidays.country_holidays("TH", years=year, language="th", categories=offered, expand=False)
    days = {day: _office_names(names) for day, names in found.items()}
    days |= {day: name or "" for day, name in _KNOWN_ERRORS.items() if day.year == year}
    return {day: name for day, name in sorted(days.items()) if name}


def _library() -> Any:
    """The `holidays` library. Its package of countries imports all 250 of them, a fifth of the time of `tidtam read`;
    a bare package of that name finds the one that is asked for."""
    library = import_module("holidays")
    countries = ModuleType("holidays.countries")
    countries.__path__ = [f"{library.__path__[0]}/countries"]
    sys.modules.setdefault("holidays.countries", countries)
    return library


def _office_names(names: str) -> str:
    return "; ".join(name for name in names.split("; ") if name not in _NOT_FOR_OFFICES)


def _changes(path: Path) -> Iterator[Change]:
    rows = csv.reader(_text(path).splitlines())
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#") or cells == _HEADER:
            continue
        try:
            yield _change(*[*cells, "", ""][:3])
        except (Refused, ValueError) as fault:
            raise Refused("bad_calendar_line", file=path.name, line=rows.line_num, text=",".join(row)) from fault


def _change(day: str, change: str, name: str) -> Change:
    if change not in {"add", "remove"} or (change == "add" and not name):
        raise ValueError(change)
    return parse_date(day), name if change == "add" else None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:  # Excel on Thai Windows saves CSV in its own code page
            return data.decode("cp874")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused("calendar_file_unreadable", file=path.name) from fault
