"""Changes of duties that recur or are laid for several years: each round has a day of its own."""

from datetime import date, timedelta

import pytest

from tests.directives.conftest import duty
from tests.directives.life.conftest import MOMENT, NEXT, NOW, Do, only, owing, round_of, small, to_province
from tidtam.core.duties.schedule import Rule
from tidtam.directives import actions as laying
from tidtam.directives.laying import Laying, Rounds
from tidtam.directives.life import deeds, page
from tidtam.directives.life.forms import AmendForm, ExtendForm
from tidtam.directives.life.rounds import rounds_of
from tidtam.directives.models import Binding, Directive, DutyKey, Obligation
from tidtam.directory.models import Officer

pytestmark = pytest.mark.django_db

WHY = "น้ำท่วม"
RULE = Rule("month", day=5, following=True)
NOVEMBER, DECEMBER = date(2019, 12, 5), date(2020, 1, 5)


def monthly(officer: Officer, last: date) -> Directive:
    """A letter to the districts with one duty that comes every month from November."""
    asked = {**duty("จังหวัดระยอง", None), "deadline_kind": "recurring", "deadline_text": "ภายในวันที่ 5 ของเดือนถัดไป"}
    rounds = {1: Rounds(RULE, date(2019, 11, 1), last)}
    return laying.circulate(
        by=officer, letter=small(officer, duties=[asked]), choices={}, now=NOW,
        laying=Laying(calendar=MOMENT.calendar, rounds=rounds),
    )  # fmt: skip


def test_the_only_round_of_a_recurring_duty_is_offered_with_its_day_and_extended(officer: Officer, do: Do) -> None:
    directive = monthly(officer, date(2019, 11, 30))
    (offered,) = rounds_of(directive)
    assert offered.day == NOVEMBER
    assert ExtendForm(directive).initial["round"] == [offered.key]
    assert "deadline" not in AmendForm(directive).fields
    do(directive, deeds.Extend(until=date(2019, 12, 3), reason=WHY))
    assert set(Obligation.objects.values_list("due_on", "first_due_on")) == {(date(2019, 12, 3), NOVEMBER)}
    assert directive.duties.get().deadline is None
    (line,) = page.duties_of(directive, MOMENT.today)
    assert (line.days, line.apart) == ((date(2019, 12, 3),), 0)


def test_rounds_stand_as_time_runs(officer: Officer) -> None:
    directive = monthly(officer, date(2020, 2, 29))
    told = [one.label.partition("(")[2].partition(")")[0] for one in rounds_of(directive)]
    assert told == ["เดือนพฤศจิกายน 2562", "เดือนธันวาคม 2562", "เดือนมกราคม 2563", "เดือนกุมภาพันธ์ 2563"]


def test_who_owes_again_has_the_day_that_was_given_to_all_of_its_round(officer: Officer, do: Do) -> None:
    directive = monthly(officer, date(2019, 12, 31))
    first, second = owing(directive.duties.get(), 2)
    do(directive, deeds.Exempt(scope=only(first), reason=WHY))
    do(directive, deeds.Receive(scope=only(second), day=MOMENT.today))
    do(directive, deeds.Extend(scope=only_round(first), until=NEXT, reason=WHY))
    assert do(directive, deeds.Restore(scope=only(first), reason=WHY))[1:] == [
        "กำหนดส่งเป็น 20 ธ.ค. 2562 ตามที่ขยายไว้ 1 รายการ"
    ]
    assert len(do(directive, deeds.TakeBack(scope=only(second), reason=WHY))) == 2
    assert {Obligation.objects.get(pk=one.pk).due_on for one in (first, second)} == {NEXT}
    (line,) = page.duties_of(directive, MOMENT.today)
    assert (line.days, line.apart) == ((NEXT, DECEMBER), 0)


def only_round(one: Obligation) -> deeds.Scope:
    return deeds.Scope(frozenset({(one.duty_id, one.period)}))


def test_the_day_of_a_round_is_that_of_those_who_still_owe(officer: Officer, do: Do) -> None:
    directive = monthly(officer, date(2019, 12, 31))
    one, *rest = Obligation.objects.filter(period="เดือนพฤศจิกายน 2562")
    do(directive, deeds.Receive(scope=only(*rest), day=MOMENT.today))
    do(directive, deeds.Extend(scope=only_round(one), until=NEXT, reason=WHY))
    earlier = NEXT - timedelta(days=2)
    do(directive, deeds.Extend(scope=only_round(one), until=earlier, reason=WHY))
    one.refresh_from_db()
    assert one.due_on == earlier


def test_an_internal_day_that_had_no_room_comes_back_with_a_later_day(directive: Directive, do: Do) -> None:
    asked = to_province(directive)
    relayed = Binding.objects.filter(directive=directive, route="district").values("organisation")
    do(directive, deeds.Extend(scope=round_of(asked), until=date(2019, 11, 28), reason=WHY))
    assert set(asked.obligations.values_list("relay_due_on", flat=True)) == {None}
    do(directive, deeds.Extend(scope=round_of(asked), until=NEXT, reason=WHY))
    through = asked.obligations.filter(organisation__in=relayed)
    assert set(through.values_list("relay_due_on", flat=True)) == {date(2019, 12, 17)}
    direct = asked.obligations.exclude(organisation__in=relayed)
    assert set(direct.values_list("relay_due_on", flat=True)) == {None}


def test_a_reworded_duty_is_found_by_its_new_words(directive: Directive, do: Do) -> None:
    asked = to_province(directive)
    before = set(DutyKey.objects.filter(duty=asked).values_list("key", flat=True))
    do(directive, deeds.Amend(duty=asked.pk, values={"action": "สำรวจอ่างเก็บน้ำและฝายชะลอน้ำ"}, reason=WHY))
    assert set(DutyKey.objects.filter(duty=asked).values_list("key", flat=True)) != before
    kept = set(DutyKey.objects.filter(duty=asked).values_list("pk", flat=True))
    do(directive, deeds.Amend(duty=asked.pk, values={"recipient": "ผู้ว่าราชการจังหวัดระยอง"}, reason=WHY))
    assert set(DutyKey.objects.filter(duty=asked).values_list("pk", flat=True)) == kept
