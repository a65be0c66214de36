"""A circulated circular, and the hands to change it: see a plan, then carry it out."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.directives.conftest import addressee, circular, directive, duty, letter
from tidtam.directives import actions as laying
from tidtam.directives.life import actions
from tidtam.directives.life.deeds import Ask
from tidtam.directives.life.plan import Moment, Scope
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directory.models import Officer
from tidtam.letters import contents
from tidtam.letters.models import Letter
from tidtam.paper.calendars import office_calendar

__all__ = ["circular", "directive"]

BANGKOK = ZoneInfo("Asia/Bangkok")
NOW = datetime(2019, 11, 27, 10, 0, tzinfo=BANGKOK)
MOMENT = Moment(NOW, office_calendar(None))
NEXT = date(2019, 12, 20)


def later(day: int, month: int = 12) -> Moment:
    return Moment(datetime(2019, month, day, 10, 0, tzinfo=BANGKOK), MOMENT.calendar)


type Do = Callable[..., list[str]]


@pytest.fixture
def do(officer: Officer) -> Do:
    """Sees the plan, and carries it out."""

    def carry_out(directive: Directive, ask: Ask, moment: Moment = MOMENT) -> list[str]:
        directive.refresh_from_db()
        seen = ask.plan(directive, moment).fingerprint
        return actions.carry_out(by=officer, directive=directive, ask=ask, seen=seen, moment=moment)

    return carry_out


def to_province(directive: Directive) -> Duty:
    """The duty that goes to the province, due 6 December."""
    return directive.duties.get(recipient="จังหวัดระยอง")


def owing(duty: Duty, count: int = 1) -> list[Obligation]:
    return list(duty.obligations.order_by("pk")[:count])


def only(*obligations: Obligation) -> Scope:
    """The scope of just these."""
    return Scope(
        frozenset((one.duty_id, one.period) for one in obligations),
        frozenset(one.organisation_id for one in obligations),
    )


def round_of(duty: Duty) -> Scope:
    """One duty for everyone."""
    return Scope(frozenset(duty.obligations.values_list("duty_id", "period")))


def small(officer: Officer, number: str = "รย 0017.2/ว 6001", sha: str = "9", **changes: object) -> Letter:
    """A confirmed letter to the districts with one duty."""
    fields = contents.first({}) | {
        "number": number,
        "date": "2019-12-02",
        "subject": "ขยายเวลาส่งรายงาน",
        "addressees": [addressee("นายอำเภอทุกอำเภอ", class_code="district_chiefs")],
        "duties": [duty("จังหวัดระยอง", "2019-12-27")],
        **changes,
    }
    return letter(officer, fields, sha256=sha * 64)


def saying(made: Letter, text: str, references: Sequence[tuple[str, str]] = ()) -> Letter:
    """The letter with a text and its อ้างถึง, each a number and a day."""
    made.text = text
    blank = contents.ROWS["references"]
    made.fields["references"] = [{**blank, "number": number, "date": day} for number, day in references]
    made.save()
    return made


def circulated(officer: Officer, made: Letter) -> Directive:
    return laying.circulate(by=officer, letter=made, choices={}, now=NOW)
