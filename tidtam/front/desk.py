"""S2 วันนี้: what waits for this officer, and the days on which reports fall due."""

import calendar as months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import MONTHS, buddhist
from tidtam.directives import board, permits
from tidtam.directives.models import Duty, Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

SATURDAY = 5
SOON = 5
"""Working days that count as soon (ux S2)."""


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the month: how many reports fall due, and its depth of colour 0–3 (the number is printed too)."""

    date: date
    in_month: bool
    today: bool
    off: str | None
    due: int

    @property
    def holiday(self) -> str:
        """The name of the holiday; a weekend needs none."""
        return self.off if self.off and self.date.weekday() < SATURDAY else ""

    @property
    def step(self) -> int:
        return 0 if not self.due else 1 if self.due < 20 else 2 if self.due < 100 else 3


@dataclass(frozen=True, slots=True)
class Month:
    title: str
    weeks: tuple[tuple[Day, ...], ...]


def month(of: date, due: Mapping[date, int], *, today: date, calendar: Calendar) -> Month:
    """The calendar month of a day, Monday first, with what falls due printed in each cell."""
    weeks = months.Calendar(firstweekday=0).monthdatescalendar(of.year, of.month)
    days = tuple(
        tuple(Day(day, day.month == of.month, day == today, calendar.why_not(day), due.get(day, 0)) for day in week)
        for week in weeks
    )
    return Month(f"{MONTHS[of.month - 1]} {buddhist(of.year)}", days)


@may(permits.check_may_see)
@require_GET
def desk(request: OfficerRequest) -> HttpResponse:
    """The officer's triage; one page, printed as a to-do."""
    today, calendar = clock.today(), clock.calendar()
    lines = board.lines(Duty.objects.seen_by(request.officer).laid(), today=today, calendar=calendar)
    owed = Obligation.objects.seen_by(request.officer).laid().asked().owed()
    limit = calendar.add(today, SOON)
    letters = _letters(request.officer)
    late = [line for line in lines if line.late]
    page = {
        "today": today,
        "letters": letters,
        "late": late,
        "work": len(late) + sum(map(len, letters.values())),
        "soon": [line for line in lines if line.falls_due(today, limit)],
        "soon_days": SOON,
        "month": month(_next_due(owed.filter(due_on__gte=today).first_due(), today), owed.counted_by_day(),
                       today=today, calendar=calendar),
    }  # fmt: skip
    return render(request, "desk.html", page)


def _letters(officer: Officer) -> dict[str, list[Letter]]:
    seen = Letter.objects.seen_by(officer)
    return {
        "to_confirm": list(seen.to_confirm()[:10]),
        "to_circulate": list(seen.filter(state="confirmed").exclude(directive__state="circulated")[:10]),
    }


def _next_due(first: date | None, today: date) -> date:
    """The month shown: this one, or the one where the next report falls due if none does this month."""
    end = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first if first and first >= end else today
