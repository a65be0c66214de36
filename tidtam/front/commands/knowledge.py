"""What a letter is read with where there is no office: national holidays and the gazetteer."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module

from tidtam.core.reading.knowledge import Knowledge
from tidtam.core.thai.calendar import Calendar
from tidtam.directory.gazetteer import gazetteer


class Holidays(Mapping[date, str]):
    """National holidays of every year, read from the library when a day of that year is first asked for."""

    def __init__(self) -> None:
        self._years: dict[int, dict[date, str]] = {}

    def __getitem__(self, day: date) -> str:
        if day.year not in self._years:
            # the library costs a quarter of a second, and not every letter has a deadline
            self._years[day.year] = import_module("tidtam.paper.calendars").national_holidays(day.year)
        return self._years[day.year][day]

    def __iter__(self) -> Iterator[date]:
        return (day for year in self._years.values() for day in year)

    def __len__(self) -> int:
        return sum(map(len, self._years.values()))


def national() -> Knowledge:
    """Knowledge of the whole country."""
    return Knowledge(calendar=Calendar(Holidays()), places=gazetteer())
