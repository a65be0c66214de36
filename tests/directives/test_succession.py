"""What ended organisations owe goes to their successors: by rule, by random histories, and in Rayong by example."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directives.conftest import NOW
from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.directives import actions, succession
from tidtam.directives.models import OWED, SENT, UNCOUNTED, Binding, Directive, Obligation
from tidtam.directives.record import record
from tidtam.directives.tasks import carry_over_waiting
from tidtam.directory import naming
from tidtam.directory.changes.succession import LADDER, Change, next_code
from tidtam.directory.models import EventKind, Kind, Name, Officer, Organisation

BASIS = "ประกาศกระทรวงมหาดไทย ลงวันที่ 20 พฤศจิกายน 2562"
DAY = date(2019, 11, 25)


def unit(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def change(kind: EventKind, *codes: str, on: date = DAY, **more: Any) -> Change:
    return Change(kind=kind, organisations=tuple(unit(code) for code in codes), on=on, basis=BASIS, **more)


def raised(code: str, kind: str = "subdistrict_municipality", **more: Any) -> Change:
    before = unit(code)
    name = naming.STYLES[kind].prefix + before.bare_name + " (ใหม่)"
    return change(EventKind.RAISE, code, new_kind=kind, name=name, code=next_code(kind, before), **more)


def state_of(code: str) -> list[str]:
    return list(
        Obligation.objects.filter(organisation__code=code).order_by("duty__position").values_list("state", flat=True)
    )


def put(code: str, *after: str) -> None:
    """Put the obligations of an organisation, duty by duty, into states."""
    for one, state in zip(
        Obligation.objects.filter(organisation__code=code).order_by("duty__position"), after, strict=True
    ):
        Obligation.objects.filter(pk=one.pk).update(state=state)


def test_a_merge_into_a_neighbour_joins_what_both_owe(officer: Officer, directive: Directive) -> None:
    put("2103", "in_progress", "submitted")
    Organisation.objects.filter(parent__code="2103").update(parent=unit("2104"), area=unit("2104"))
    Organisation.objects.filter(area__code="2103").update(area=unit("2104"))
    merge = change(EventKind.MERGE, "2103", successor=unit("2104"))
    (load,) = succession.preview(merge)
    assert (load.subject, load.new, load.joined, load.excused) == (directive.letter.subject, 0, 1, 0)
    actions.record_event(by=officer, change=merge, now=NOW)
    assert state_of("2103") == ["carried", "submitted"]
    assert state_of("2104") == ["not_started", "not_started"]
    borne = Obligation.objects.get(organisation__code="2103", state="carried")
    assert borne.carried_to == Obligation.objects.get(organisation__code="2104", duty=borne.duty)


def test_what_a_district_relayed_its_successor_relays(officer: Officer, directive: Directive) -> None:
    relayed = set(Binding.objects.filter(via=unit("2103")).values_list("organisation__code", flat=True))
    assert relayed
    Organisation.objects.filter(parent__code="2103").update(parent=unit("2104"))
    Organisation.objects.filter(area__code="2103").update(area=unit("2104"))
    actions.record_event(by=officer, change=change(EventKind.MERGE, "2103", successor=unit("2104")), now=NOW)
    assert not Binding.objects.filter(via=unit("2103")).exists()
    assert relayed <= set(Binding.objects.filter(via=unit("2104")).values_list("organisation__code", flat=True))
    entry = LedgerEntry.objects.get(verb="binding.reroute")
    assert (entry.facts["to"], len(entry.facts["bindings"])) == ("2104", len(relayed))
    carry_over_waiting.func()
    assert LedgerEntry.objects.filter(verb="binding.reroute").count() == 1


def test_what_an_abolished_district_relayed_stays_with_its_name(officer: Officer, directive: Directive) -> None:
    Organisation.objects.filter(pk=unit("2103").pk).update(valid_to=DAY)
    before = Binding.objects.filter(via=unit("2103")).count()
    actions.carry_over(by=officer)
    assert Binding.objects.filter(via=unit("2103")).count() == before > 0


def test_who_is_raised_owes_on_under_the_new_name(officer: Officer, directive: Directive) -> None:
    Organisation.objects.filter(code="2101-S01").update(phone="038 000 000")
    before = Obligation.objects.filter(organisation__code="2101-S01")
    Obligation.objects.filter(pk=before[0].pk).update(
        state="returned", first_received_at=NOW, due_at_receipt=date(2019, 12, 6), due_on=date(2019, 12, 9)
    )
    rise = raised("2101-S01")
    (load,) = succession.preview(rise)
    assert (load.new, load.joined, load.excused, load.count) == (2, 0, 0, 2)
    actions.record_event(by=officer, change=rise, now=NOW)
    heir = unit("2101-S01").successor
    assert heir is not None
    assert (heir.code, heir.kind, heir.phone, heir.valid_from) == (
        "2101-T07",
        Kind.SUBDISTRICT_MUNICIPALITY,
        "038 000 000",
        DAY,
    )
    owed = Obligation.objects.filter(organisation=heir).order_by("duty__position")
    assert [one.state for one in owed] == ["returned", "not_started"]
    assert (owed[0].first_received_at, owed[0].due_at_receipt) == (NOW, date(2019, 12, 6))
    assert owed[0].due_on == date(2019, 12, 9)
    bound = Binding.objects.get(organisation=heir)
    assert (bound.route, bound.via, bound.reason) == ("district", unit("2101"), f"รับช่วงจาก{unit('2101-S01').name}")
    entry = LedgerEntry.objects.get(verb="obligation.carry")
    assert (entry.facts["to"], len(entry.facts["obligations"])) == ("2101-T07", 2)


def test_two_that_become_one_owe_once_the_most_and_the_latest(officer: Officer, directive: Directive) -> None:
    put("2101-S01", "in_progress", "not_started")
    put("2101-S02", "returned", "accepted")
    Obligation.objects.filter(organisation__code="2101-S01").update(due_on=date(2020, 1, 6))
    merge = change(EventKind.MERGE, "2101-S01", "2101-S02", new_kind="town", name="เทศบาลเมืองสองตำบล", code="2101-M02")
    (load,) = succession.preview(merge)
    assert (load.new, load.joined) == (2, 1)
    actions.record_event(by=officer, change=merge, now=NOW)
    owed = Obligation.objects.filter(organisation__code="2101-M02").order_by("duty__position")
    assert [(one.state, one.due_on) for one in owed] == [
        ("returned", date(2020, 1, 6)),
        ("not_started", date(2020, 1, 6)),
    ]
    bound = Binding.objects.get(organisation__code="2101-M02")
    first, second = unit("2101-S01"), unit("2101-S02")
    assert (bound.route, bound.reason) == ("direct", f"รับช่วงจาก{first.name} และ {second.name}")


def test_whom_nobody_follows_is_excused_with_the_reason_in_the_ledger(officer: Officer, directive: Directive) -> None:
    (load,) = succession.preview(change(EventKind.ABOLISH, "21-A03"))
    assert (load.new, load.joined, load.excused) == (0, 0, 2)
    actions.record_event(by=officer, change=change(EventKind.ABOLISH, "21-A03"), now=NOW)
    assert state_of("21-A03") == ["exempt", "exempt"]
    entry = LedgerEntry.objects.get(verb="obligation.exempt")
    assert entry.facts["reason"] == "หน่วยงานยุบเลิกโดยไม่มีผู้รับช่วง"
    assert len(entry.facts["obligations"]) == 2


def test_what_ends_nobody_carries_nothing(officer: Officer, directive: Directive) -> None:
    rename = change(EventKind.RENAME, "2101-T01", name="เทศบาลตำบลใหม่")
    assert succession.preview(rename) == []
    actions.record_event(by=officer, change=rename, now=NOW)
    assert actions.carry_over(by=officer) == succession.Carried(0, 0, 0)


def test_a_later_return_to_an_ended_body_is_carried_by_the_sweep(officer: Officer, directive: Directive) -> None:
    put("2101-S01", "submitted", "submitted")
    actions.record_event(by=officer, change=raised("2101-S01"), now=NOW)
    assert state_of("2101-S01") == ["submitted", "submitted"]
    assert state_of("2101-T07") == []
    put("2101-S01", "returned", "submitted")
    assert carry_over_waiting.func() == 1
    assert carry_over_waiting.func() == 0
    assert (state_of("2101-S01"), state_of("2101-T07")) == (["carried", "submitted"], ["returned"])


def test_what_a_letter_lays_on_its_owner_goes_on_without_a_binding(officer: Officer, directive: Directive) -> None:
    own = Obligation.objects.get(duty__own=True)
    Obligation.objects.filter(pk=own.pk).update(organisation=unit("21-A03"))
    Binding.objects.filter(organisation__code="21-A03").delete()
    Binding.objects.filter(organisation__code="21-A04").delete()
    actions.record_event(by=officer, change=change(EventKind.MERGE, "21-A03", successor=unit("21-A04")), now=NOW)
    assert Obligation.objects.filter(duty__own=True, organisation__code="21-A04").count() == 1
    assert not Binding.objects.filter(organisation__code="21-A04").exists()


def test_carrying_asks_no_more_of_the_database_for_more(officer: Officer, directive: Directive) -> None:
    def asked(*codes: str) -> int:
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            Organisation.objects.filter(code__in=codes).update(valid_to=DAY, successor=unit("2101-N01"))
            owed = list(succession.waiting().select_related("duty", "organisation"))
            succession.carry(owed)
        return len(queries)

    assert 0 < asked("2101-S02") == asked("2101-S03", "2101-S04", "2101-S05", "2101-S06", "2101-T01")


def test_rayong_in_mid_round(officer: Officer, directive: Directive) -> None:
    """The 68 bodies and the agencies: a merge, a raise and a rename; every obligation accounted for."""
    before = bound(directive)
    put("2103-S01", "submitted", "in_progress")
    actions.record_event(by=officer, change=raised("2103-S01", "town"), now=NOW)
    actions.record_event(
        by=officer, change=change(EventKind.MERGE, "2103-S02", "2103-S03", successor=unit("2103-T02")), now=NOW
    )
    actions.record_event(by=officer, change=change(EventKind.RENAME, "2103-T01", name="เทศบาลตำบลใหม่"), now=NOW)
    assert Organisation.objects.local_bodies().current().count() == 66
    assert Organisation.objects.local_bodies().existing(DAY - timedelta(days=1)).count() == 68
    after = bound(directive)
    # two bodies joined what their neighbour owes; what the raised one sent stays sent by it
    assert {pk: before[pk] - count for pk, count in after.items()} == dict.fromkeys(before, 2)
    accounted_for(before.keys())


def bound(directive: Directive) -> dict[int, int]:
    """How many obligations of each duty count, by the duty's key."""
    asked = Obligation.objects.filter(duty__directive=directive).asked()
    return {row["duty"]: row["bound"] for row in asked.tallied(DAY, "duty")}


def accounted_for(duties: Any) -> None:
    """Every obligation is owed by a living body, sent, excused, or carried along a finite chain that ends so."""
    every = {one.pk: one for one in Obligation.objects.filter(duty__in=duties).select_related("organisation")}
    for one in every.values():
        end, steps = one, 0
        while end.state == "carried":
            assert end.carried_to_id is not None
            end, steps = every[end.carried_to_id], steps + 1
            assert steps <= len(every)
        assert end.state in SENT or end.state == "exempt" or (end.state in OWED and end.organisation.valid_to is None)


def test_who_was_excused_owes_again_what_a_neighbour_brings(officer: Officer, directive: Directive) -> None:
    put("2101-S01", "exempt", "exempt")
    later = date(2020, 1, 6)
    Obligation.objects.filter(organisation__code="2101-S02").update(due_on=later, first_due_on=date(2019, 12, 6))
    merge = change(EventKind.MERGE, "2101-S02", successor=unit("2101-S01"))
    actions.record_event(by=officer, change=merge, now=NOW)
    assert state_of("2101-S01") == ["not_started", "not_started"]
    borne = Obligation.objects.filter(organisation__code="2101-S01")
    assert set(borne.values_list("due_on", "first_due_on")) == {(later, date(2019, 12, 6))}


def test_a_late_report_stays_late_with_the_successor(officer: Officer, directive: Directive) -> None:
    owed = Obligation.objects.filter(organisation__code="2101-S01").order_by("duty__position")
    days = {
        "first_due_on": date(2019, 11, 20),
        "relay_due_on": date(2019, 11, 29),
        "due_at_receipt": date(2019, 11, 20),
    }
    Obligation.objects.filter(pk=owed[0].pk).update(state="returned", first_received_at=NOW, **days)
    actions.record_event(by=officer, change=raised("2101-S01"), now=NOW)
    heir = Obligation.objects.filter(organisation__code="2101-T07").order_by("duty__position")[0]
    assert {name: getattr(heir, name) for name in days} == days
    Obligation.objects.filter(pk=heir.pk).update(state="submitted")
    told = record(Obligation.objects.all(), heir.organisation_id, today=date(2019, 12, 1))
    assert (told.sent.part, told.on_time.part) == (1, 0)


def test_a_circulation_is_recalled_though_something_was_carried(officer: Officer, directive: Directive) -> None:
    actions.record_event(by=officer, change=raised("2101-S01"), now=NOW)
    actions.record_event(by=officer, change=change(EventKind.MERGE, "2101-S02", successor=unit("2101-S03")), now=NOW)
    actions.recall(by=officer, directive=directive)
    assert not Obligation.objects.exists()


# --- random histories ---

VERBS = ("raise", "merge_new", "merge_into", "rename", "move", "abolish", "report")
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 2**32)), max_size=14)


@dataclass
class World:
    """A small province in which things happen; `day` goes on by one with each."""

    officer: Officer
    day: date = DAY
    number: int = 0
    refused: list[str] = field(default_factory=list)

    def living(self, *kinds: str) -> list[Organisation]:
        return list(Organisation.objects.current().of_kind(*kinds).order_by("pk"))

    def name(self, kind: str) -> str:
        self.number += 1
        return f"{naming.STYLES[kind].prefix}ที่{self.number}"

    def step(self, verb: str, seed: int) -> None:
        random = Random(seed)
        self.day += timedelta(days=1)
        if verb == "report" or not self.living(*LADDER):  # a long history may end all of them
            self.report(random)
            return
        try:
            made = self.change(verb, random)
            expected = succession.preview(made)
            before = set(Obligation.objects.values_list("pk", flat=True))
            waiting = Obligation.objects.owed().filter(organisation__in=made.ending).count()
            now = NOW.replace(year=self.day.year, month=self.day.month, day=self.day.day)
            actions.record_event(by=self.officer, change=made, now=now)
        except Refused as reason:
            self.refused.append(reason.code)
            return
        assert sum(load.count for load in expected) == waiting
        assert sum(load.new for load in expected) == Obligation.objects.exclude(pk__in=before).count()

    def change(self, verb: str, random: Random) -> Change:
        bodies = self.living(*LADDER)
        one, other = random.sample(bodies, 2) if len(bodies) > 1 else (bodies[0], bodies[0])
        same: dict[str, Any] = {"on": self.day, "basis": BASIS}
        if verb == "rename":
            return Change(EventKind.RENAME, (one,), name=self.name(one.kind), **same)
        if verb == "move":
            return Change(EventKind.MOVE, (one,), supervisor=random.choice(self.living("district")), **same)
        if verb == "abolish":
            return Change(
                EventKind.ABOLISH, (random.choice([*bodies, *self.living("regional_agency", "district")]),), **same
            )
        if verb == "merge_into":
            return Change(EventKind.MERGE, (one,), successor=other, **same)
        kind = random.choice(LADDER)
        new = {"new_kind": kind, "name": self.name(kind), "code": next_code(kind, one)}
        befalls = (one,) if verb == "raise" else (one, other)
        return Change(EventKind.RAISE if verb == "raise" else EventKind.MERGE, befalls, **new, **same)

    def report(self, random: Random) -> None:
        """A few obligations move on, of living and of ended bodies alike, as reports come and go; then the sweep."""
        rows = list(Obligation.objects.exclude(state__in=UNCOUNTED).order_by("pk"))
        for one in random.sample(rows, min(4, len(rows))):
            verb = random.choice(
                [verb for state, verb in states.OBLIGATION if state == one.state and verb not in ("carry", "withdraw")]
                or [""]
            )
            if verb:
                Obligation.objects.filter(pk=one.pk).update(state=states.move(states.OBLIGATION, one.state, verb))
        actions.carry_over(by=None)


@pytest.fixture
def small(officer: Officer, circular: Any) -> Iterator[World]:
    """Rayong with only two districts, a few bodies and agencies: small enough for many histories."""
    kept = [
        "21",
        "21-A01",
        "21-A02",
        "21-A03",
        "2101",
        "2103",
        "2101-N01",
        "2101-T01",
        "2101-S01",
        "2101-S02",
        "2103-S01",
        "2103-T01",
    ]
    gone = Organisation.objects.exclude(code__in=kept)
    Name.objects.filter(organisation__in=gone).delete()
    gone.exclude(kind="district").delete()
    gone.delete()
    usual = {}
    actions.circulate(by=officer, letter=circular, choices=usual, now=NOW)
    return World(officer)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_history_everything_is_accounted_for(small: World, steps: list[tuple[str, int]]) -> None:
    world = World(small.officer)
    with transaction.atomic():
        original = set(Obligation.objects.values_list("pk", flat=True))
        for verb, seed in steps:
            world.step(verb, seed)
        holds(world, original)
        # the next history begins where this one did
        transaction.set_rollback(True)


def holds(world: World, original: set[int]) -> None:
    duties = list(Directive.objects.get().duties.values_list("pk", flat=True))
    assert original <= set(Obligation.objects.values_list("pk", flat=True))
    accounted_for(duties)
    every = Obligation.objects.filter(duty__in=duties)
    for counted in every.tallied(world.day, "duty"):
        rows = [one.state for one in every if one.duty_id == counted["duty"]]
        assert counted["bound"] == len(rows) - sum(state in UNCOUNTED for state in rows)
        assert counted["sent"] + sum(state in OWED for state in rows) == counted["bound"]
    living = [(one.duty_id, one.organisation_id, one.period) for one in every.filter(organisation__valid_to=None)]
    assert len(living) == len(set(living))
    assert actions.carry_over(by=None) == succession.Carried(0, 0, 0)
    for ended, heir in Organisation.objects.ended().heirs().items():
        end = Organisation.objects.get(pk=ended).heir
        assert (end and end.pk) == heir
        assert end is None or end.valid_to is None
    for days in range(-1, 16):
        day = DAY + timedelta(days=days)
        named = list(Name.objects.on(day).values_list("organisation_id", flat=True))
        assert len(named) == len(set(named))
        assert set(named) == set(Organisation.objects.existing(day).values_list("pk", flat=True))
    for one in Organisation.objects.current().select_related("parent"):
        (row,) = one.names.open()
        assert (row.name, row.parent_id, row.area_id, row.realm_id) == (
            one.name,
            one.parent_id,
            one.area_id,
            one.realm_id,
        )
        assert one.kind == "province" or one.realm == one.parent.province
