"""Working days and fiscal years of a government office. The holidays are handed in; nothing here reads a clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tidtam.core.thai.dates import WEEKDAYS, buddhist

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Calendar:
    """The days an office works: Monday to Friday, less `holidays` (day to its Thai name)."""

    holidays: Mapping[date, str]

    def is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.holidays

    def why_not(self, day: date) -> str | None:
        """Why the office is closed on `day`: "วันเสาร์", "วันอาทิตย์" or the holiday's name; None on a working day."""
        if day.weekday() >= _SATURDAY:
            return "วัน" + WEEKDAYS[day.weekday()]
        return self.holidays.get(day)

    def last_working(self, day: date) -> date:
        """The last working day on or before `day`."""
        return self._seek(day, -_DAY)

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after `day` (before it, where negative). `day` itself is not counted."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day = self._seek(day + step, step)
        return day

    def between(self, after: date, until: date) -> int:
        """Working days from `after` (not counted, ป.พ.พ. มาตรา 193/3) to `until` (counted); negative if earlier."""
        if until < after:
            return -self.between(until, after)
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(map(self.is_working, days))

    def _seek(self, day: date, step: timedelta) -> date:
        while not self.is_working(day):
            day += step
        return day


def fiscal_year(day: date) -> int:
    """The fiscal year of `day`, Buddhist era: 1 October N-1 to 30 September N (พ.ร.บ.วิธีการงบประมาณ 2561 มาตรา 4)."""
    return buddhist(day.year) + (day.month >= 10)


def fiscal_year_days(year_be: int) -> tuple[date, date]:
    """First and last day of the fiscal year `year_be` (Buddhist era)."""
    year = year_be - 543
    return date(year - 1, 10, 1), date(year, 9, 30)
