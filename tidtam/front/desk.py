"""S2 วันนี้: what waits for this officer, and the days on which reports fall due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.refusal import allows
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import MONTHS_SHORT
from tidtam.directives import board, burden, permits
from tidtam.directives.life.models import Extension
from tidtam.directives.models import Duty, Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter
from tidtam.letters.permits import check_may_receive

SATURDAY = 5
WEEKS = 5
LISTED = 10
SOON = 5
"""Working days that count as soon (ux S2)."""


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar: how many reports fall due, and its depth of colour 0–3 (the number is printed too)."""

    date: date
    today: bool
    off: str | None
    due: int

    @property
    def holiday(self) -> str:
        """The name of the holiday; a weekend needs none."""
        return self.off if self.off and self.date.weekday() < SATURDAY else ""

    @property
    def month(self) -> str:
        """The month's short name, on its first day and today."""
        return MONTHS_SHORT[self.date.month - 1] if self.date.day == 1 or self.today else ""

    @property
    def step(self) -> int:
        return 0 if not self.due else 1 if self.due < 20 else 2 if self.due < 100 else 3


def weeks_from(today: date, due: Mapping[date, int], calendar: Calendar) -> list[list[Day]]:
    """Five weeks, this one first and Monday first, with what falls due printed in each cell."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(7 * WEEKS)]
    cells = [Day(day, day == today, calendar.why_not(day), due.get(day, 0)) for day in days]
    return [cells[start : start + 7] for start in range(0, 7 * WEEKS, 7)]


@may(permits.check_may_see)
@require_GET
def desk(request: OfficerRequest) -> HttpResponse:
    """The officer's triage; one page, printed as a to-do."""
    today, calendar = clock.today(), clock.calendar()
    lines = board.lines(Duty.objects.seen_by(request.officer).laid(), today=today, calendar=calendar)
    seen = Obligation.objects.seen_by(request.officer)
    owed = seen.laid().asked().owed()
    limit = calendar.add(today, SOON)
    letters = _letters(request.officer)
    counts = {name: waiting.count() for name, waiting in letters.items()}
    asked = Extension.objects.seen_by(request.officer).waiting().order_by().count()
    late = [line for line in lines if line.late]
    page = {
        "today": today,
        "letters": {name: waiting[:LISTED] for name, waiting in letters.items()},
        "counts": counts,
        "late": late,
        "asked": asked,
        "work": len(late) + sum(counts.values()) + asked,
        "may_work": allows(permits.check_may_circulate, request.officer),
        "may_receive": allows(check_may_receive, request.officer),
        "soon": [line for line in lines if line.falls_due(today, limit)],
        "soon_days": SOON,
        "coming": burden.coming(seen, today),
        "weeks": weeks_from(today, owed.counted_by_day(), calendar),
    }
    return render(request, "desk.html", page)


def _letters(officer: Officer) -> dict[str, QuerySet[Letter]]:
    """What waits to be confirmed, and what was confirmed and lays a duty but is not circulated."""
    seen = Letter.objects.seen_by(officer)
    laying = seen.filter(state="confirmed").exclude(fields__duties=[])
    return {"to_confirm": seen.to_confirm(), "to_circulate": laying.order_by("confirmed_at")}
