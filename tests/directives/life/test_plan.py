"""The plan is the effect: whatever stands and whatever is chosen, what was said is what happened."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directives.life.conftest import MOMENT, Do, only, to_province
from tidtam.accounts import ledger
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directives.life import deeds
from tidtam.directives.life.models import Change
from tidtam.directives.life.plan import EVERYONE, Ground, Plan, Scope, done_before, look
from tidtam.directives.models import OWED, SENT, UNCOUNTED, Directive, Obligation

pytestmark = pytest.mark.django_db

KEPT = ("pk", "state", "due_on", "first_received_at", "due_at_receipt")
DAYS = st.dates(date(2019, 11, 20), date(2020, 1, 31))
STATES = st.sampled_from(["not_started", "in_progress", "submitted", "returned", "accepted", "exempt", "withdrawn"])
SCENES = st.lists(st.tuples(STATES, DAYS), min_size=8, max_size=8)
ASKS = st.one_of(
    st.builds(lambda until: lambda scope: deeds.Extend(scope=scope, until=until, reason="x"), DAYS),
    st.builds(lambda day: lambda scope: deeds.Receive(scope=scope, day=min(day, MOMENT.today)), DAYS),
    st.just(lambda scope: deeds.Exempt(scope=scope, reason="x")),
    st.just(lambda scope: deeds.Restore(scope=scope, reason="x")),
    st.just(lambda scope: deeds.TakeBack(scope=scope, reason="x")),
    st.just(lambda _: deeds.Withdraw(reason="x")),
    st.just(lambda _: deeds.Close()),
)
CHOSEN = st.one_of(st.none(), st.sets(st.integers(0, 7), min_size=1))


def set_scene(directive: Directive, scene: list[tuple[str, date]]) -> list[Obligation]:
    """Eight obligations of one duty as the scene has them, the rest gone; sent ones have a first receipt."""
    Change.objects.all().delete()
    ledger.record(None, "directive.circulate", directive)  # what the last scene did was not done a moment ago
    duty = to_province(directive)
    Obligation.objects.filter(duty__directive=directive).exclude(duty=duty).delete()
    kept = list(duty.obligations.order_by("pk")[:8])
    duty.obligations.exclude(pk__in=[one.pk for one in kept]).delete()
    for one, (state, due) in zip(kept, scene, strict=True):
        received = MOMENT.now if state in (*SENT, "returned") else None
        Obligation.objects.filter(pk=one.pk).update(
            state=state, due_on=due, first_received_at=received, due_at_receipt=due if received else None
        )
    return kept


def all_of(directive: Directive) -> dict[int, tuple[Any, ...]]:
    rows = Obligation.objects.filter(duty__directive=directive).values_list(*KEPT)
    return {pk: tuple(rest) for pk, *rest in rows}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scene=SCENES, steps=st.lists(st.tuples(ASKS, CHOSEN), min_size=1, max_size=4))
def test_what_the_plan_said_is_what_happened(
    directive: Directive, do: Do, scene: list[tuple[str, date]], steps: list[tuple[Any, set[int] | None]]
) -> None:
    Directive.objects.filter(pk=directive.pk).update(state="circulated")
    kept = set_scene(directive, scene)
    for make, chosen in steps:
        scope = EVERYONE if chosen is None else only(*(kept[place] for place in chosen))
        before = all_of(directive)
        plan = done(directive, make(scope), do)
        after = all_of(directive)
        if plan is None:
            assert after == before
            continue
        told = {move.row.pk: (move.after.state, move.after.due_on) for move in plan.moves}
        assert {pk for pk in before if before[pk] != after[pk]} == set(told)
        assert {pk: after[pk][:2] for pk in told} == told
        check_what_is_sent_stays(plan.verb, before, after)
        check_denominator(plan.verb, before, after)
        kept_in_mind = Change.objects.filter(deed=LedgerEntry.objects.order_by("-number")[0])
        assert {one.obligation_id: (one.state_after, one.due_after) for one in kept_in_mind} == told


def done(directive: Directive, ask: deeds.Ask, do: Do) -> Plan | None:
    """The plan, carried out; None where it was refused for want of anything to do."""
    directive.refresh_from_db()
    try:
        plan = ask.plan(directive, MOMENT)
        said = do(directive, ask)
    except Refused as refused:
        if refused.code not in {"nothing_to_change", "wrong_state"}:
            raise
        return None
    assert said == list(plan.says)
    return plan


def check_what_is_sent_stays(verb: str, before: dict[int, Any], after: dict[int, Any]) -> None:
    """Nothing sent is ever changed, but by taking back what was entered here."""
    if verb != "take_back":
        assert all(after[pk] == stand for pk, stand in before.items() if stand[0] in SENT)
    receipts = {pk: stand[2:] for pk, stand in before.items() if stand[2] is not None}
    kept = {pk: after[pk][2:] for pk in receipts}
    assert verb == "take_back" or receipts == kept


def check_denominator(verb: str, before: dict[int, Any], after: dict[int, Any]) -> None:
    bound = [sum(stand[0] not in UNCOUNTED for stand in rows.values()) for rows in (before, after)]
    moved = sum(before[pk][0] != after[pk][0] for pk in before)
    change = {"exempt": -moved, "withdraw": -moved, "restore": moved}.get(verb, 0)
    assert bound[1] - bound[0] == change
    owed = Counter(stand[0] in OWED for stand in after.values())[True]
    assert verb != "withdraw" or owed == 0


def test_the_same_over_the_same_has_one_fingerprint_and_any_difference_another(directive: Directive) -> None:
    def print_of(ask: deeds.Ask) -> str:
        return ask.plan(directive, MOMENT).fingerprint

    extend = deeds.Extend(until=date(2019, 12, 20), reason="x")
    first = print_of(extend)
    assert print_of(deeds.Extend(until=date(2019, 12, 20), reason="y")) == first
    assert print_of(deeds.Extend(until=date(2019, 12, 23), reason="x")) != first
    assert print_of(deeds.Extend(until=date(2019, 12, 20), reason="x", asked=True)) != first
    one = Obligation.objects.filter(due_on__isnull=False)[0]
    Obligation.objects.filter(pk=one.pk).update(due_on=one.due_on + timedelta(days=1))  # type: ignore[operator]
    assert print_of(extend) != first


def test_nothing_was_done_before_the_first_deed(directive: Directive, do: Do) -> None:
    assert done_before(directive, "") is None
    assert done_before(directive, "f" * 32) is None
    plan = deeds.Close().plan(directive, MOMENT)
    assert do(directive, deeds.Close()) == done_before(directive, plan.fingerprint)


def test_the_ground_names_rounds_by_recipient_or_action(directive: Directive) -> None:
    duty = to_province(directive)
    duty.recipient, duty.action = "", "รายงาน" * 30
    duty.save()
    ground: Ground = look(directive, Scope(organisations=frozenset()), lock=True)
    assert ground.rows == ()
    name = ground.name_of((duty.pk, "2561–2562"))
    assert len(name) == 60
    assert name.endswith("…")


def test_a_deed_without_a_plan_of_its_own_is_none(directive: Directive) -> None:
    with pytest.raises(NotImplementedError):
        deeds.Ask().plan(directive, MOMENT)
