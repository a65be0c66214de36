"""What the pages of this part show: a directive as it stands now, one obligation, and the way to each change."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.refusal import Verdict, allows
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.life import permits
from tidtam.directives.life.forms import FORMS, AskForm, ScopedForm
from tidtam.directives.life.models import Change, Extension, Succession
from tidtam.directives.life.plan import NOBODY, Ground, look
from tidtam.directives.models import OWED, SENT, UNCOUNTED, Directive, Duty, Obligation, ObligationQuerySet
from tidtam.directory.models import Officer

LISTED = 30
"""Exempted organisations, and those with a day of their own, listed on the page of a directive."""

ONE = {"not_started": ("receive", "extend", "exempt"), "in_progress": ("receive", "extend", "exempt"),
       "returned": ("receive", "extend", "exempt"), "exempt": ("restore",), "submitted": ("take_back",)}  # fmt: skip
"""What may be done to one obligation, by its state."""


@dataclass(frozen=True, slots=True)
class Step:
    """A way to a change: its address, its words, and whether it is allowed now."""

    verb: str
    address: str
    label: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Footnote:
    """An exempted obligation, and why."""

    obligation: Obligation
    reason: str


def steps(officer: Officer, directive: Directive) -> list[Step]:
    """The changes that a page of a directive offers: those with anything to change. Amending is offered by duty."""
    present = set(Obligation.objects.filter(duty__directive=directive).values_list("state", flat=True).distinct())
    apart = {"amend", "close" if directive.state == "closed" else "reopen"}
    if not Succession.objects.told().filter(letter=directive.letter_id).exists():
        apart.add("count")
    offered = [verb for verb, form in FORMS.items() if verb not in apart and _has_any(form, present)]
    return [_step(officer, directive, verb) for verb in offered]


def _has_any(form: type[AskForm], present: set[str]) -> bool:
    return not issubclass(form, ScopedForm) or bool(present.intersection(form.states))


def steps_of_one(officer: Officer, obligation: Obligation) -> list[Step]:
    """The changes that the page of one obligation offers."""
    directive = obligation.duty.directive
    chosen = {"round": f"{obligation.duty_id}:{obligation.period}", "organisation": str(obligation.organisation_id)}
    offered = [_step(officer, directive, verb, chosen) for verb in ONE.get(obligation.state, ())]
    if obligation.owed:
        verdict = allows(permits.check_may_ask, officer, obligation)
        offered.append(Step("ask", reverse("life:ask", args=[obligation.pk]), "บันทึกคำขอขยายเวลา", verdict))
    return offered


def hindrances(offered: list[Step]) -> list[str]:
    """Why some cannot be done now, each reason once. Who only reads is offered nothing, and told nothing."""
    refused = (step.verdict.refused for step in offered)
    kept = [one for one in refused if one is not None and one.kind != "permit"]
    return list(dict.fromkeys(f"{one.sentence} {one.way_out}" for one in kept))


def _step(officer: Officer, directive: Directive, verb: str, chosen: dict[str, str] | None = None) -> Step:
    address = reverse("life:change", args=[directive.letter_id, verb])
    verdict = allows(permits.check_may_carry_out, officer, directive, verb)
    return Step(verb, f"{address}?{urlencode(chosen)}" if chosen else address, FORMS[verb].title, verdict)


@dataclass(frozen=True, slots=True)
class Line:
    """A duty with its counts and the days of its rounds; `apart` are those that owe it by a day of their own."""

    duty: Duty
    days: tuple[date, ...] = ()
    apart: int = 0
    bound: int = 0
    sent: int = 0
    late: int = 0
    exempt: int = 0


def duties_of(directive: Directive, today: date) -> list[Line]:
    """The duties of a directive as they stand on a day."""
    owed = Q(state__in=OWED)
    counted = {
        "bound": ~Q(state__in=UNCOUNTED),
        "sent": Q(state__in=SENT),
        "late": owed & Q(due_on__lt=today),
        "exempt": Q(state="exempt"),
    }
    counts = {name: Count("pk", filter=condition) for name, condition in counted.items()}
    ours = Obligation.objects.filter(duty__directive=directive).order_by()
    told = {duty: figures for duty, *figures in ours.values_list("duty").annotate(**counts)}
    ground = look(directive, NOBODY, lock=False)
    apart = _apart(ours, ground)
    return [
        Line(duty, _days_of(ground, duty), apart[duty.pk], *told.get(duty.pk, ())) for duty in ground.duties.values()
    ]


def _days_of(ground: Ground, duty: Duty) -> tuple[date, ...]:
    """The days of the rounds of a duty, each once, first to last."""
    days = {ground.usual_day(one) for one in ground.rounds if one[0] == duty.pk}
    return tuple(sorted(day for day in days if day is not None))


def _apart(ours: ObligationQuerySet, ground: Ground) -> Counter[int]:
    """How many owe each duty by another day than that of their round."""
    moved = ours.owed().filter(first_due_on__isnull=False).values_list("duty", "period", "due_on")
    found: Counter[int] = Counter()
    for duty, period, day, count in moved.annotate(Count("pk")):
        found[duty] += count if day != ground.usual_day((duty, period)) else 0
    return found


def dates_of(obligation: Obligation, today: date, calendar: Calendar) -> Standing | None:
    """How its day stands: on the day its report first came in, or today while it is owed."""
    received = obligation.first_received_on
    if received is not None and obligation.due_at_receipt is not None:
        return standing(obligation.due_at_receipt, today, calendar, sent=received)
    if obligation.owed and obligation.due_on is not None:
        return standing(obligation.due_on, today, calendar)
    return None


def exempted(directive: Directive) -> list[Footnote]:
    """The first of those exempted, by name, each with the reason that the ledger has for it."""
    found = Obligation.objects.filter(duty__directive=directive, state="exempt").select_related("organisation", "duty")
    shown = list(found.order_by("organisation__sort_key", "duty")[:LISTED])
    changes = Change.objects.filter(obligation__in=shown, state_after="exempt").select_related("deed").order_by("deed")
    reasons = {change.obligation_id: change.deed.facts["reason"] for change in changes}
    return [Footnote(one, reasons.get(one.pk, "")) for one in shown]


def waiting_of(directive: Directive) -> list[Extension]:
    found = Extension.objects.waiting().filter(obligation__duty__directive=directive)
    return list(found.select_related("obligation__organisation", "obligation__duty"))
