"""What is laid: the periods of each duty with their days, and the one statement that lays them on all who are bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connections, router
from django.db.models import Case, DateField, F, Q, QuerySet, Value, When

from tidtam.core.duties import schedule
from tidtam.core.duties.schedule import RELAY_DAYS, Rule
from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.models import Binding, Directive, Duty, Obligation, Route
from tidtam.directory.models import Organisation


class Term(NamedTuple):
    """One period of a duty: its name, its day, and the day of those who send through a district; None where unset."""

    period: str
    due_on: date | None
    relay_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """The periods of a recurring duty to be laid now: those that have a day between `first` and `last`.

    `goes_on`: later periods are laid as they begin.
    """

    rule: Rule
    first: date
    last: date
    goes_on: bool = True


@dataclass(frozen=True, slots=True)
class Laying:
    """What the officer chose beside the groups.

    `by_year`: an obligation for each fiscal year asked for, instead of one for all. `rounds` by the position of a duty.
    """

    calendar: Calendar = field(default_factory=lambda: Calendar({}))
    by_year: bool = False
    relay_days: int = RELAY_DAYS
    rounds: Mapping[int, Rounds] = field(default_factory=dict)

    def terms(self, duty: Duty, today: date) -> list[Term]:
        """The periods of a duty to be laid `today`. Raises Refused `no_period_laid` where its rounds hold none."""
        if rounds := self.rounds.get(duty.position):
            return self._of_rounds(rounds, today)
        asked = duty.directive.fiscal_years if self.by_year else []
        names = [str(year) for year in sorted(asked)] or [duty.directive.period]
        relay = self.relay(duty.deadline, today)
        return [Term(name, duty.deadline, relay) for name in names]

    def following(self, duty: Duty) -> date | None:
        """The first day of the period after those laid now; None where none follows."""
        rounds = self.rounds.get(duty.position)
        if rounds is None or not rounds.goes_on:
            return None
        return schedule.period_of(rounds.rule, rounds.last, self.calendar).after

    def _of_rounds(self, rounds: Rounds, today: date) -> list[Term]:
        found = schedule.periods(rounds.rule, rounds.first, rounds.last, self.calendar)
        if not found:
            raise Refused("no_period_laid")
        return [Term(period.name, period.due, self.relay(period.due, today)) for period in found]

    def relay(self, due: date | None, today: date) -> date | None:
        """The internal day of those who send through a district; None without a day, or without room before it."""
        return schedule.relay_day(due, self.relay_days, today, self.calendar) if due else None


class Lifted(NamedTuple):
    """What taking a circulation back lifts from those it was laid on, said before and after."""

    obligations: int
    organisations: int

    @classmethod
    def of(cls, directive: Directive) -> "Lifted":
        """What stands now: obligations but those of the sender's own duties, and the organisations that bear them."""
        laid = Obligation.objects.filter(duty__in=list(directive.duties.asked()))
        by_sender = laid.filter(organisation=directive.letter.organisation_id).exists()
        return cls(laid.count(), directive.bindings.count() + by_sender)

    @property
    def words(self) -> str:
        if not self.obligations:
            return "ภาระของหน่วยงานเอง"
        return f"ภาระ {self.obligations:,} รายการของ {self.organisations:,} หน่วยงาน"


def lay(duty: Duty, terms: Sequence[Term], *, today: date) -> int:
    """Lay the periods on every organisation bound that has not ended; how many obligations are new.

    Safe to run twice: what is laid already stays as it is.
    """
    bound = Binding.objects.filter(_alive(today), directive=duty.directive_id).order_by("organisation_id")
    return sum(_insert(bound, _columns(duty, term, F("organisation_id"), relayed=True)) for term in terms)


def lay_on(organisation_id: int, duty: Duty, terms: Sequence[Term]) -> int:
    """Lay the periods on one organisation, directly; how many obligations are new."""
    one = Organisation.objects.filter(pk=organisation_id)
    return sum(_insert(one, _columns(duty, term, F("pk"), relayed=False)) for term in terms)


def _alive(today: date) -> Q:
    return Q(organisation__valid_to=None) | Q(organisation__valid_to__gt=today)


def _columns(duty: Duty, term: Term, organisation: F, *, relayed: bool) -> dict[str, Any]:
    """Every column of an obligation as an expression over the rows that are bound."""
    relay: Any = Value(term.relay_due_on, DateField())
    if relayed and term.relay_due_on:
        relay = Case(When(route=Route.DISTRICT, then=relay), output_field=DateField())
    told = {
        "duty": Value(duty.pk),
        "organisation": organisation,
        "period": Value(term.period),
        "due_on": Value(term.due_on, DateField()),
        "relay_due_on": relay if relayed else Value(None, DateField()),
    }
    fields = [one for one in Obligation._meta.concrete_fields if not one.primary_key]  # noqa: SLF001 - the documented way
    return {str(one.column): told.get(one.name, Value(one.get_default(), one)) for one in fields}


def _insert(rows: QuerySet[Any], columns: Mapping[str, Any]) -> int:
    """INSERT … SELECT: a row for each of `rows`, made in the database; the same words for SQLite and PostgreSQL."""
    using = router.db_for_write(Obligation)
    connection = connections[using]
    select, values = rows.values_list(*columns.values()).query.get_compiler(using).as_sql()
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    table = connection.ops.quote_name(Obligation._meta.db_table)  # noqa: SLF001 - the documented way
    with connection.cursor() as cursor:
        # every name is one of the model's, every value a parameter
        cursor.execute(f"INSERT INTO {table} ({names}) {select} ON CONFLICT DO NOTHING", values)
        return int(cursor.rowcount)
