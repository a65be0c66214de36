"""Duties that come again: a rule gives the periods of a span of days, each with its name and the day it is due.

A day is due as written, never moved off a holiday (พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 มาตรา 64 วรรคสอง), unless the
letter itself asks for the last working day.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import Any, Final, Literal, NamedTuple

from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar, fiscal_year
from tidtam.core.thai.dates import MONTHS, WEEKDAYS, buddhist, format_date, parse_date
from tidtam.core.thai.periods import month_end

Unit = Literal["week", "month", "quarter", "half_year", "year"]

RELAY_DAYS: Final = 3
"""Working days that a district is given to pass reports on, unless the officer says otherwise."""

_MONTHS: Final[dict[Unit, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_OCTOBER: Final = 10
_DECEMBER: Final = 12
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_EVERY: Final[dict[Unit, str]] = {
    "week": "ทุกสัปดาห์", "month": "ทุกเดือน", "quarter": "ทุกไตรมาสตามปี{year}", "half_year": "ทุกครึ่งปีตามปี{year}",
    "year": "ทุกปี{year}",
}  # fmt: skip
_HALVES: Final = ("แรก", "หลัง")
_WEEK_OF: Final = "สัปดาห์ที่เริ่ม "
_NAME: Final = re.compile(
    rf"(?:เดือน(?P<month>{'|'.join(MONTHS)}) |ไตรมาสที่ (?P<quarter>[1-4]) |ครึ่งปี(?P<half>{'|'.join(_HALVES)}) )?"
    r"(?:(?P<counted>ปีงบประมาณ|ปี) พ\.ศ\. )?(?:(?P<from>\d{4})–)?(?P<year>\d{4})"
)


class Period(NamedTuple):
    """One period (งวด): its Thai name, its first and last day, and the day its report is due."""

    name: str
    begins: date
    ends: date
    due: date

    @property
    def after(self) -> date:
        """The first day of the next period."""
        return self.ends + _DAY


@dataclass(frozen=True, slots=True)
class Rule:
    """When a duty comes again and on which day of each period it is due.

    `fiscal` counts quarters, half-years and years from October. `day` is a day of the month (the last, where the month
    is shorter), of a week its weekday from 1, Monday; none is the last. `month` is that of a yearly duty; none is the
    last month of the period. `following`: due in the next month (week; the next such month, of a year) after the
    period. `working`: on the last working day up to that day.
    """

    unit: Unit
    fiscal: bool = False
    month: int | None = None
    day: int | None = None
    following: bool = False
    working: bool = False

    def __post_init__(self) -> None:
        most = len(WEEKDAYS) if self.unit == "week" else 31
        day_is_one = self.day is None or 1 <= self.day <= most
        month_is_one = self.month is None or (self.unit == "year" and 1 <= self.month <= _DECEMBER)
        known = self.unit in ("week", *_MONTHS)
        if not (known and day_is_one and month_is_one):
            raise Refused("not_a_schedule", rule=self)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Rule":
        """The rule of its JSON. Raises Refused `not_a_schedule` where that is none."""
        try:
            return cls(**stored)
        except TypeError as error:
            raise Refused("not_a_schedule", rule=dict(stored)) from error

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def words(self) -> str:
        """The rule in Thai, as a letter would write it: "ภายในวันที่ 5 ของเดือนถัดไป ทุกเดือน"."""
        every = _EVERY[self.unit].format(year="งบประมาณ" if self.fiscal else "ปฏิทิน")
        then = " หลังสิ้นปี" if self.month and self.following else ""
        is_last = self.unit != "week" and self.day is None
        if is_last and not self._of:
            return f"{self._day}ของ{every}"
        moved = " หรือวันทำการก่อนหน้า" if self.working and not is_last else ""
        return f"{self._day}{self._of} {every}{then}{moved}"

    @property
    def _day(self) -> str:
        if self.unit == "week":
            return f"ภายในวัน{WEEKDAYS[(self.day or len(WEEKDAYS)) - 1]}"
        if self.day is None:
            return "ภายในวันทำการสุดท้าย" if self.working else "ภายในวันสุดท้าย"
        return f"ภายในวันที่ {self.day}{' ' if self._of else ''}"

    @property
    def _of(self) -> str:
        """The month or week of the day, where it is not the period itself."""
        if self.month:
            return f"ของเดือน{MONTHS[self.month - 1]}"
        if self.following:
            return "ของสัปดาห์ถัดไป" if self.unit == "week" else "ของเดือนถัดไป"
        return "ของเดือนสุดท้าย" if self.day and self.unit not in ("week", "month") else ""


def periods(rule: Rule, first: date, last: date, calendar: Calendar) -> list[Period]:
    """Every period of the rule that has a day between `first` and `last`, in order; names are unique.

    A report may be due after `last` where the rule says so; days are those of the common era.
    """
    spans = takewhile(lambda span: span[0] <= last, pairwise(_beginnings(rule, first)))
    return [_period(rule, begins, after - _DAY, calendar) for begins, after in spans]


def _period(rule: Rule, begins: date, ends: date, calendar: Calendar) -> Period:
    return Period(_name(rule, begins), begins, ends, _due(rule, begins, ends, calendar))


def period_of(rule: Rule, day: date, calendar: Calendar) -> Period:
    """The period in which a day lies."""
    return periods(rule, day, day, calendar)[0]


def place(name: str) -> tuple[date, date]:
    """The first and last day told by a period's name: what sorts names as time runs.

    Reads the names made here and fiscal years ("2562", "2561–2562"); an empty name, or one made elsewhere, comes first.
    """
    if name.startswith(_WEEK_OF):
        begins = parse_date(name.removeprefix(_WEEK_OF))
        return begins, begins + _WEEK - _DAY
    said = _NAME.fullmatch(name)
    return _span(said) if said else (date.min, date.min)


def spelt(name: str) -> str:
    """A period as people read it: bare years are told to be fiscal ones ("ปีงบประมาณ พ.ศ. 2561–2562")."""
    return f"ปีงบประมาณ พ.ศ. {name}" if name[:1].isdecimal() else name


def common(year_be: int) -> int:
    """A year of the common era."""
    return year_be - buddhist(0)


def years(fiscal_years: list[int]) -> str:
    """Fiscal years as one period: "2561–2562"; empty where there are none."""
    several = sorted(fiscal_years)
    if not several:
        return ""
    return str(several[0]) if len(several) == 1 else f"{several[0]}–{several[-1]}"


def relay_day(due: date, days: int, earliest: date, calendar: Calendar) -> date | None:
    """The internal day of the relay: `days` working days before `due`; none where that lies before `earliest`.

    A district passes on what it collects, so its bodies must send before the province's day.
    """
    day = calendar.add(due, -days)
    return day if day >= earliest else None


def _beginnings(rule: Rule, day: date) -> Iterator[date]:
    """First days of periods, from the one in which `day` lies."""
    if rule.unit == "week":
        begins = day - timedelta(days=day.weekday())
        while True:
            yield begins
            begins += _WEEK
    length = _MONTHS[rule.unit]
    shift = _OCTOBER - 1 if rule.fiscal else 0
    count = day.year * 12 + day.month - 1 - shift
    count = count - count % length + shift
    while True:
        yield date(count // 12, count % 12 + 1, 1)
        count += length


def _due(rule: Rule, begins: date, ends: date, calendar: Calendar) -> date:
    if rule.unit == "week":
        due = begins + timedelta(days=(rule.day or len(WEEKDAYS)) - 1) + (_WEEK if rule.following else timedelta())
    else:
        due = _in_month(_due_month(rule, begins, ends), rule.day)
    return calendar.last_working(due) if rule.working else due


def _due_month(rule: Rule, begins: date, ends: date) -> date:
    """The first day of the month in which the report is due."""
    if rule.month is None:
        return ends + _DAY if rule.following else ends.replace(day=1)
    start = ends + _DAY if rule.following else begins
    return date(start.year + (rule.month < start.month), rule.month, 1)


def _in_month(month: date, day: int | None) -> date:
    last = month_end(month.year, month.month)
    return last if day is None else min(last, month.replace(day=min(day, last.day)))


def _name(rule: Rule, begins: date) -> str:
    if rule.unit == "week":
        return f"{_WEEK_OF}{format_date(begins, 'short')}"
    if rule.unit == "month":
        return f"เดือน{MONTHS[begins.month - 1]} {buddhist(begins.year)}"
    year = f"ปีงบประมาณ พ.ศ. {fiscal_year(begins)}" if rule.fiscal else f"ปี พ.ศ. {buddhist(begins.year)}"
    if rule.unit == "year":
        return year
    order = (begins.month - (_OCTOBER if rule.fiscal else 1)) % 12 // _MONTHS[rule.unit]
    return f"ไตรมาสที่ {order + 1} {year}" if rule.unit == "quarter" else f"ครึ่งปี{_HALVES[order]} {year}"


def _span(said: re.Match[str]) -> tuple[date, date]:
    """The days of a named month, quarter, half-year or year; a bare year, or two ("2561–2562"), are fiscal."""
    year = common(int(said["year"]))
    if said["month"]:
        return _months(date(year, MONTHS.index(said["month"]) + 1, 1), 1)
    start = date(year, 1, 1) if said["counted"] == "ปี" else date(year - 1, _OCTOBER, 1)
    if said["quarter"]:
        return _months(_later(start, 3 * (int(said["quarter"]) - 1)), 3)
    if said["half"]:
        return _months(_later(start, 6 * _HALVES.index(said["half"])), 6)
    begins = start.replace(year=common(int(said["from"])) - 1) if said["from"] else start
    return begins, _months(start, 12)[1]


def _later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _months(begins: date, length: int) -> tuple[date, date]:
    return begins, _later(begins, length) - _DAY
