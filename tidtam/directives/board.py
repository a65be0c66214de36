"""The board of what must be reported (S6): duties with their progress, by the week they fall due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.duties.schedule import place, spelt
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import format_date
from tidtam.directives.models import Duty, DutyQuerySet, Obligation
from tidtam.directory.models import Officer

SORTS = {"due": "ครบกำหนด", "subject": "เรื่อง", "sent": "ส่งแล้ว", "late": "พ้นกำหนด"}


@dataclass(frozen=True, slots=True)
class Line:
    """One period of a duty on the board: how many have sent, wait for review, are late; its days left while it is owed.

    `due_on` is the first day on which any is still owed.
    """

    duty: Duty
    period: str
    due_on: date | None
    bound: int
    sent: int
    waiting: int
    late: int
    exempt: int
    standing: Standing | None

    @property
    def percent(self) -> int:
        return round(100 * self.sent / self.bound) if self.bound else 0

    @property
    def round(self) -> str:
        """Its period as people read it, where that is not simply the years of its letter."""
        return spelt(self.period) if self.period != self.duty.directive.period else ""

    def falls_due(self, first: date, last: date) -> bool:
        """Whether its day lies between two days while somebody still owes it."""
        return self.standing is not None and self.due_on is not None and first <= self.due_on <= last

    @property
    def issuers(self) -> list[str]:
        """The bodies in the chain of authority."""
        return [link["issuer"] for link in self.duty.directive.chain if link.get("issuer")]


@dataclass(frozen=True, slots=True)
class Week:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for. `year` is a fiscal year, B.E."""

    mine: bool = False
    late: bool = False
    done: bool = False
    issuer: str = ""
    year: str = ""
    sort: str = "due"

    @classmethod
    def of(cls, query: dict[str, str]) -> "Filter":
        sort = query.get("sort", "due")
        return cls(
            mine=query.get("mine") == "1",
            late=query.get("late") == "1",
            done=query.get("done") == "1",
            issuer=query.get("issuer", ""),
            year=query.get("year", ""),
            sort=sort if sort in SORTS else "due",
        )

    def keeps(self, line: Line, officer: Officer) -> bool:
        directive = line.duty.directive
        return (
            (not self.mine or directive.circulated_by_id == officer.pk)
            and (not self.late or line.late > 0)
            and (not self.issuer or self.issuer in line.issuers)
            and (not self.year or self.year in map(str, directive.fiscal_years))
            and (self.done or line.sent < line.bound)
        )

    def address(self, sort: str) -> str:
        """The same filter in another order, as a query string: every view of the board can be shared."""
        boxes = {name: "1" for name in ("mine", "late", "done") if getattr(self, name)}
        asked = {**boxes, "issuer": self.issuer, "year": self.year}
        return "?" + urlencode({**{key: value for key, value in asked.items() if value}, "sort": sort})


def lines(duties: DutyQuerySet, *, today: date, calendar: Calendar) -> list[Line]:
    """Every period of every duty with its counts, nearest day first; two queries, the counts from an index alone."""
    letter = ("letter__text", "letter__reading", "letter__fields")
    bare = [f"directive__{name}" for name in letter]
    told = duties.select_related("directive__letter", "directive__circulated_by__user").defer(*bare)
    found = {duty.pk: duty for duty in told}
    counted = Obligation.objects.filter(duty__in=duties.order_by().values("pk")).tallied(today, "duty", "period")
    made = [_line(duty, counts, today, calendar) for counts in counted if (duty := found.get(counts.pop("duty")))]
    return sorted(made, key=_by_day)


def weeks(shown: Iterable[Line], today: date) -> list[Week]:
    """Lines in the order of their days, cut by calendar week; those past their day come first, undated ones last."""
    return [Week(title, tuple(group)) for title, group in groupby(shown, key=lambda line: _week(line.due_on, today))]


def ordered(shown: Iterable[Line], sort: str) -> list[Line]:
    keys = {
        "subject": lambda line: (line.duty.directive.letter.subject, line.duty.position),
        "sent": lambda line: line.percent,
        "late": lambda line: -line.late,
    }
    return sorted(shown, key=keys[sort])


def issuers(shown: Iterable[Line]) -> Iterator[str]:
    yield from sorted({issuer for line in shown for issuer in line.issuers})


def years(shown: Iterable[Line]) -> list[int]:
    return sorted({year for line in shown for year in line.duty.directive.fiscal_years})


def _line(duty: Duty, counts: dict[str, Any], today: date, calendar: Calendar) -> Line:
    due, first_due = counts.pop("due"), counts.pop("first_due")
    due_on = due or first_due
    owed = counts["bound"] > counts["sent"]
    left = standing(due_on, today, calendar) if due_on and owed else None
    return Line(duty=duty, due_on=due_on, standing=left, **counts)


def _by_day(line: Line) -> tuple[bool, date, int, int, tuple[date, date]]:
    """Nearest day first; those without a day last."""
    day = line.due_on or date.max
    return line.due_on is None, day, line.duty.directive_id, line.duty.position, place(line.period)


def _week(day: date | None, today: date) -> str:
    if day is None:
        return "ไม่ได้กำหนดวัน"
    if day < today:
        return "พ้นกำหนดแล้ว"
    monday = day - timedelta(days=day.weekday())
    name = "สัปดาห์นี้ " if monday <= today else "สัปดาห์ "
    return f"{name}{format_date(monday, 'short')} – {format_date(monday + timedelta(days=6), 'short')}"
