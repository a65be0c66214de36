"""What is done with a directive after it was circulated: plans carried out, more time decided on, later letters."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Case, DateField, Exists, F, OuterRef, Value, When
from django.db.models.functions import Coalesce

from tidtam.accounts import ledger
from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties import states
from tidtam.core.duties.schedule import relay_day
from tidtam.core.refusal import Refused
from tidtam.directives import asked
from tidtam.directives.life import permits
from tidtam.directives.life.deeds import Ask, Extend
from tidtam.directives.life.models import Change, Effect, Extension, Succession
from tidtam.directives.life.plan import Moment, Move, Plan, Scope, done_before
from tidtam.directives.life.succession import proposals
from tidtam.directives.models import Binding, Directive, Duty, Obligation, Route
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

_TOGETHER = 500
"""Rows changed by one statement: below every database's limit of parameters."""


@transaction.atomic
def carry_out(*, by: Officer, directive: Directive, ask: Ask, seen: str, moment: Moment) -> list[str]:
    """ดำเนินการตามแผน: extend, amend, exempt, restore, withdraw, close, reopen, receive, take back, count (`deeds`).

    `seen` is the fingerprint of the plan that was shown: what stands otherwise now is refused (`plan_changed`), and the
    same again does nothing more. Returns the sentences of what was done.
    """
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    permits.check_may_work(by, directive)
    if (said := done_before(directive, seen)) is not None:
        return said
    permits.check_may_carry_out(by, directive, ask.verb)
    if ask.needs_reason and not ask.reason.strip():
        raise Refused("reason_missing")
    plan = ask.plan(directive, moment, lock=True)
    if plan.empty:
        raise Refused("nothing_to_change")
    if plan.fingerprint != seen:
        raise Refused("plan_changed")
    deed = ledger.record(by, f"directive.{plan.verb}", directive, reason=ask.reason.strip(), **_facts(plan))
    _write(directive, plan, deed, moment)
    return list(plan.says)


@transaction.atomic
def ask_extension(
    *, by: Officer, obligation: Obligation, until: date, reason: str, way: str, asked_on: date
) -> Extension:
    """บันทึกคำขอขยายเวลา of an organisation that phoned or wrote; it waits until it is granted or denied."""
    # obligations are locked by way of their directive, as everywhere in this part
    Directive.objects.select_for_update().get(duties__obligations=obligation)
    obligation = Obligation.objects.select_related("duty__directive__letter").get(pk=obligation.pk)
    permits.check_may_work(by, obligation.duty.directive)
    told = {"until": until, "reason": reason.strip(), "way": way, "asked_on": asked_on}
    if (known := Extension.objects.filter(obligation=obligation, state="asked", **told).first()) is not None:
        return known
    permits.check_may_ask(by, obligation)
    if not reason.strip():
        raise Refused("reason_missing")
    if obligation.due_on is not None and until <= obligation.due_on:
        raise Refused("until_not_later")
    extension = Extension.objects.create(obligation=obligation, recorded_by=by, **told)
    ledger.record(by, "extension.ask", obligation, **told)
    return extension


@transaction.atomic
def grant(*, by: Officer, extension: Extension, until: date, answer: str, seen: str, moment: Moment) -> list[str]:
    """อนุญาตให้ขยายเวลา, to the day asked for or another; `seen` as in `carry_out`."""
    extension, obligation = _locked(extension)
    directive = obligation.duty.directive
    permits.check_may_work(by, directive)
    if extension.state == "granted" and (said := done_before(directive, seen)) is not None:
        return said
    extension.state = states.move(states.EXTENSION, extension.state, "grant")
    extension.granted_until = until
    said = carry_out(by=by, directive=directive, ask=granting(extension, until), seen=seen, moment=moment)
    _decide(by, extension, answer, moment)
    ledger.record(by, "extension.grant", obligation, until=until, asked=extension.until, answer=extension.answer)
    return said


@transaction.atomic
def deny(*, by: Officer, extension: Extension, answer: str, moment: Moment) -> Extension:
    """ไม่อนุญาต, with a reason; the due day stays."""
    extension, obligation = _locked(extension)
    permits.check_may_work(by, obligation.duty.directive)
    if not answer.strip():
        raise Refused("reason_missing")
    if extension.state == "denied" and extension.answer == answer.strip():
        return extension
    extension.state = states.move(states.EXTENSION, extension.state, "deny")
    _decide(by, extension, answer, moment)
    ledger.record(by, "extension.deny", obligation, asked=extension.until, answer=extension.answer)
    return extension


def granting(extension: Extension, until: date) -> Extend:
    """The extension of one obligation that grants a request."""
    obligation = extension.bearer
    scope = Scope(frozenset({(obligation.duty_id, obligation.period)}), frozenset({obligation.organisation_id}))
    return Extend(scope=scope, until=until, reason=extension.reason, asked=True)


@transaction.atomic
def follow(
    *, by: Officer, letter: Letter, directive: Directive, effect: Effect, ask: Ask | None, seen: str, moment: Moment
) -> list[str]:
    """ใช่ หนังสือฉบับนี้…: confirm what a later letter does to an earlier directive, and carry it out.

    An amendment has no `ask`: the officer amends the duties by hand. What was done by hand before is only noted.
    Refuses what the letter does not say.
    """
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    permits.check_may_work(by, directive)
    known = Succession.objects.told().filter(letter=letter, directive=directive, effect=effect)
    if known.exists() and (said := done_before(directive, seen)) is not None:
        return said
    _answer(by, letter, directive, effect, confirmed=True, moment=moment)
    if ask is None or ask.plan(directive, moment, lock=True).empty:
        return []
    return carry_out(by=by, directive=directive, ask=ask, seen=seen, moment=moment)


@transaction.atomic
def decline(*, by: Officer, letter: Letter, directive: Directive, effect: Effect, moment: Moment) -> Succession:
    """ไม่ใช่: the later letter does no such thing; it is not asked again."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    permits.check_may_work(by, directive)
    return _answer(by, letter, directive, effect, confirmed=False, moment=moment)


def _answer(
    by: Officer, letter: Letter, directive: Directive, effect: Effect, *, confirmed: bool, moment: Moment
) -> Succession:
    if not any((one.directive.pk, one.effect) == (directive.pk, effect) for one in proposals(letter)):
        raise Refused("no_such_succession")
    given = {"confirmed": confirmed, "by": by, "at": moment.now}
    answer, _ = Succession.objects.update_or_create(letter=letter, directive=directive, effect=effect, defaults=given)
    verb = "directive.follow" if confirmed else "directive.decline"
    ledger.record(by, verb, directive, letter=letter.pk, number=letter.number, effect=Effect(effect).label)
    return answer


def _locked(extension: Extension) -> tuple[Extension, Obligation]:
    """A request as it stands now, behind the lock of its directive."""
    Directive.objects.select_for_update().get(duties__obligations__extensions=extension)
    extension = Extension.objects.select_related("obligation__duty__directive__letter").get(pk=extension.pk)
    return extension, extension.obligation


def _decide(by: Officer, extension: Extension, answer: str, moment: Moment) -> None:
    extension.decided_by, extension.decided_at, extension.answer = by, moment.now, answer.strip()
    extension.save()


def _facts(plan: Plan) -> dict[str, Any]:
    """What the ledger keeps of a plan: its sentences, its fingerprint, and from what to what in numbers."""
    days = Counter((move.row.stand.due_on, move.after.due_on) for move in plan.moves)
    moved = Counter((move.row.stand.state, move.after.state) for move in plan.moves)
    return {
        "said": plan.says,
        "plan": plan.fingerprint,
        "obligations": len(plan.moves),
        "days": [[*both, count] for both, count in days.items() if both[0] != both[1]],
        "states": [[*both, count] for both, count in moved.items() if both[0] != both[1]],
        "duties": [[change.duty, change.before, change.after] for change in plan.duties],
        **plan.facts,
    }


def _write(directive: Directive, plan: Plan, deed: LedgerEntry, moment: Moment) -> None:
    if plan.state:
        directive.state = plan.state
        directive.save(update_fields=["state"])
    for change in plan.duties:
        Duty.objects.filter(pk=change.duty).update(**change.after)
    reworded = [change.duty for change in plan.duties if "action" in change.after]
    asked.sign(Duty.objects.filter(pk__in=reworded).select_related("directive__letter"))
    _write_moves(plan.moves, directive, moment)
    changes = (_change(move, deed, moment.today) for move in plan.moves)
    Change.objects.bulk_create(changes, batch_size=_TOGETHER)


def _write_moves(moves: Iterable[Move], directive: Directive, moment: Moment) -> None:
    """Set new columns, as many rows at once as get the same; the first day is kept where a day moves."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for move in moves:
        new = tuple(move.row.stand.differences(move.after).items())
        alike.setdefault(new, []).append(move.row.pk)
    for new, pks in alike.items():
        values: dict[str, Any] = dict(new)
        if "due_on" in values:
            values["first_due_on"] = Coalesce(F("first_due_on"), F("due_on"))
            values["relay_due_on"] = _relay(values["due_on"], directive, moment)
        for some in batched(pks, _TOGETHER):
            Obligation.objects.filter(pk__in=some).update(**values)


def _relay(due: date | None, directive: Directive, moment: Moment) -> Case | None:
    """The internal day that goes with a new day, for those who are reached through a district."""
    day = relay_day(due, directive.relay_days, moment.today, moment.calendar) if due else None
    if day is None:
        return None
    through = Binding.objects.filter(
        directive=directive, organisation=OuterRef("organisation_id"), route=Route.DISTRICT
    )
    return Case(When(Exists(through), then=Value(day, DateField())), default=None, output_field=DateField())


def _change(move: Move, deed: LedgerEntry, today: date) -> Change:
    before, after = move.row.stand, move.after
    return Change(
        deed=deed,
        on=today,
        obligation_id=move.row.pk,
        state_before=before.state,
        state_after=after.state,
        due_before=before.due_on,
        due_after=after.due_on,
        received_at=after.first_received_at if before.first_received_at is None else None,
    )
