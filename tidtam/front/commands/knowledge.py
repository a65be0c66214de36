"""What a letter is read with where there is no office: national holidays and the gazetteer."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from types import ModuleType

from tidtam.core.reading.knowledge import Knowledge
from tidtam.core.thai.calendar import Calendar
from tidtam.directory.gazetteer import gazetteer


class Holidays(Mapping[date, str]):
    """National holidays of every year, read from the library when a day of that year is first asked for."""

    def __init__(self) -> None:
        self._years: dict[int, dict[date, str]] = {}

    def __getitem__(self, day: date) -> str:
        if day.year not in self._years:
            # not every letter has a deadline
            _load_no_country_but_thailand()
            self._years[day.year] = import_module("tidtam.paper.calendars").national_holidays(day.year)
        return self._years[day.year][day]

    def __iter__(self) -> Iterator[date]:
        return (day for year in self._years.values() for day in year)

    def __len__(self) -> int:
        return sum(map(len, self._years.values()))


def _load_no_country_but_thailand() -> None:
    """The package `holidays.countries` imports 250 countries, a fifth of the time of `tidtam read`: a bare package of
    that name finds the one asked for."""
    library = import_module("holidays")
    countries = ModuleType("holidays.countries")
    countries.__path__ = [f"{library.__path__[0]}/countries"]
    sys.modules.setdefault("holidays.countries", countries)


def national() -> Knowledge:
    """Knowledge of the whole country."""
    return Knowledge(calendar=Calendar(Holidays()), places=gazetteer())
