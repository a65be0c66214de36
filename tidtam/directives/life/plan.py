"""A plan: what a deed will do to which obligations, in words and in rows. Shown before, carried out as it stands."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q

from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties.schedule import place
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.models import OWED, Directive, Duty, Obligation, ObligationQuerySet

type Round = tuple[int, str]
"""A duty and one period of it: each organisation owes it once."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a deed is done: `now` by the house's clock, and the office's working days."""

    now: datetime
    calendar: Calendar

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rounds of a directive, and which organisations; None is all."""

    rounds: frozenset[Round] | None = None
    organisations: frozenset[int] | None = None


EVERYONE: Final = Scope()
NOBODY: Final = Scope(organisations=frozenset())
"""For what is told of rounds and days alone."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How an obligation stands: the columns that a deed may change."""

    state: str
    due_on: date | None
    first_received_at: datetime | None
    due_at_receipt: date | None

    def differences(self, other: "Stand") -> dict[str, Any]:
        """The columns in which the other differs, with its values."""
        mine = ((name, getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return {name: after for name, before, after in mine if before != after}


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation: whose it is, and how it stands."""

    pk: int
    duty: int
    period: str
    organisation: int
    name: str
    stand: Stand

    @property
    def round(self) -> Round:
        return self.duty, self.period

    @property
    def owed(self) -> bool:
        return self.stand.state in OWED


@dataclass(frozen=True, slots=True)
class Move:
    """One obligation with how it will stand."""

    row: Row
    after: Stand


@dataclass(frozen=True, slots=True)
class DutyChange:
    """New values of one duty's fields."""

    duty: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done: rows that move, duties that change, the directive's new state; and the sentences that say it.

    `facts` go into the ledger beside the sentences.
    """

    verb: str
    says: tuple[str, ...]
    moves: tuple[Move, ...] = ()
    duties: tuple[DutyChange, ...] = ()
    state: str = ""
    warnings: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not (self.moves or self.duties or self.state)

    @property
    def fingerprint(self) -> str:
        """The same for the same plan over the same rows, and for no other: what was shown is what is done."""
        told = repr((self.verb, self.says, self.moves, self.duties, self.state, dict(self.facts)))
        return hashlib.sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan is made over: a directive, its duties, all its rounds, and the rows in scope.

    `days`: the most frequent day of each round among those that still owe it, else among all.
    """

    directive: Directive
    duties: Mapping[int, Duty]
    days: Mapping[Round, date | None]
    rows: tuple[Row, ...]
    scope: Scope

    @property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds, in the letter's order and as time runs."""
        return tuple(self.days)

    @property
    def in_scope(self) -> list[Round]:
        """The rounds in scope, in the letter's order."""
        return [one for one in self.rounds if self.scope.rounds is None or one in self.scope.rounds]

    def rows_of(self, one: Round) -> list[Row]:
        return [row for row in self.rows if row.round == one]

    def periods(self, duty: int) -> int:
        """How many rounds a duty has."""
        return sum(one[0] == duty for one in self.rounds)

    def of_one_day(self, duty: int) -> bool:
        """Whether the day of a duty is that of its only round; rounds of a recurring duty each have their own."""
        return self.periods(duty) == 1 and self.duties[duty].rule is None

    def usual_day(self, one: Round) -> date | None:
        """The day that holds for all in a round who were given none of their own: the duty's, or the most frequent."""
        return self.duties[one[0]].deadline if self.of_one_day(one[0]) else self.days[one]

    def name_of(self, one: Round) -> str:
        """A round in a few words: to whom the report goes, and for which period where there are several."""
        return round_name(self.duties[one[0]], one[1] if self.periods(one[0]) > 1 else "")


def round_name(duty: Duty, period: str) -> str:
    who = f"ส่งถึง{duty.recipient}" if duty.recipient else duty.action
    short = who if len(who) <= 60 else f"{who[:59]}…"
    return f"{short} ({period})" if period else short


def look(directive: Directive, scope: Scope, *, lock: bool) -> Ground:
    """The ground of a plan: three queries, four with `lock`, which holds the rows until the transaction ends."""
    duties = {duty.pk: duty for duty in directive.duties.all()}
    ours = Obligation.objects.filter(duty__in=list(duties))
    wanted = ours if scope.organisations is None else ours.filter(organisation__in=scope.organisations)
    if scope.rounds is not None:  # some of another round may be among them
        wanted = wanted.filter(duty__in={duty for duty, _ in scope.rounds})
        wanted = wanted.filter(period__in={period for _, period in scope.rounds})
    if lock:
        list(wanted.select_for_update().order_by("pk").values_list("pk", flat=True))
    columns = ("pk", "duty_id", "period", "organisation_id", "organisation__name")
    found = wanted.order_by("pk").values_list(*columns, *Stand.__slots__)
    rows = (Row(pk, duty, period, unit, name, Stand(*now)) for pk, duty, period, unit, name, *now in found)
    kept = tuple(row for row in rows if scope.rounds is None or row.round in scope.rounds)
    return Ground(directive, duties, _days(ours, duties), kept, scope)


def usual_days(ours: ObligationQuerySet) -> dict[Round, date | None]:
    """The day of each round: the most frequent among those that still owe it, else among all."""
    counts = {"owed": Count("pk", filter=Q(state__in=OWED)), "every": Count("pk")}
    counted = ours.order_by().values_list("duty_id", "period", "due_on").annotate(**counts)
    best: dict[Round, tuple[tuple[int, int], date | None]] = {}
    for duty, period, day, owed, every in counted:
        known = best.get((duty, period))
        if known is None or (owed, every) > known[0]:
            best[duty, period] = (owed, every), day
    return {one: day for one, (_, day) in best.items()}


def _days(ours: ObligationQuerySet, duties: Mapping[int, Duty]) -> dict[Round, date | None]:
    found = usual_days(ours)
    order = {pk: rank for rank, pk in enumerate(duties)}
    return {one: found[one] for one in sorted(found, key=lambda one: (order[one[0]], place(one[1]), one[1]))}


def done_before(directive: Directive, seen: str) -> list[str] | None:
    """The sentences of the last deed done to a directive, where `seen` is the plan that it carried out; else None.

    Who presses a button twice sends the same fingerprint again, and is told the same instead of an error.
    """
    last = LedgerEntry.objects.filter(row=f"directives.directive:{directive.pk}").order_by("-number").first()
    facts = last.facts if last else {}
    said: list[str] = facts.get("said", [])
    return said if seen and facts.get("plan") == seen else None
