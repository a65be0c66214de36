"""What S5 asks about periods: everything stands beforehand, and every change is shown before it is laid."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.directives.conftest import TODAY, letter
from tests.directives.test_laying import CALENDAR, recurring
from tests.form_reader import read_form
from tidtam.core.duties.schedule import Rule
from tidtam.directives.laying_form import OFFERED, LayingForm
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

__all__ = ["recurring"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, officer: Officer, settings: Any) -> Client:
    settings.TODAY = TODAY
    client.force_login(officer.user)
    return client


def form(of: Letter, **data: str) -> LayingForm:
    return LayingForm(of, data or None, today=TODAY, calendar=CALENDAR)


def test_nothing_need_be_chosen(recurring: Letter) -> None:
    laying = form(recurring)
    (monthly,) = laying.duties
    assert monthly.read == Rule("month", day=5, following=True)
    assert [period.name for period in monthly.periods] == ["เดือนพฤศจิกายน 2562"]
    assert laying.rounds[1].goes_on
    assert laying.laying.relay_days == 3


def test_a_changed_rule_takes_the_period_of_the_same_day(recurring: Letter) -> None:
    laying = form(recurring, **{"rule-1": "quarter", "first-1": "2019-11-01", "last-1": "2020-01-01"})
    assert laying.is_valid()
    (duty,) = laying.duties
    assert [period.name for period in duty.periods] == [
        "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2563",
        "ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2563",
    ]
    assert not laying.rounds[1].goes_on


def test_a_day_that_is_none_is_the_period_that_runs(recurring: Letter) -> None:
    laying = form(recurring, **{"rule-1": "month", "first-1": "yesterday"})
    assert laying.is_valid()
    assert laying.rounds[1].first == TODAY.replace(day=1)


@pytest.mark.parametrize(
    ("rule", "first"),
    [("month-5", "เดือนพฤศจิกายน 2562"), ("week", "สัปดาห์ที่เริ่ม 25 พ.ย. 2562"), ("year", "ปีงบประมาณ พ.ศ. 2563")],
)
def test_the_first_period_is_the_one_that_runs(recurring: Letter, rule: str, first: str) -> None:
    laying = form(recurring, **{"rule-1": rule})
    assert [period.name for period in next(laying.duties).periods] == [first]


def test_a_period_whose_day_has_passed_is_not_laid_unless_chosen(officer: Officer, recurring: Letter) -> None:
    fifth = {**recurring.fields["duties"][0], "deadline_text": "ภายในวันที่ ๕ ของทุกเดือน"}
    laying = form(letter(officer, {**recurring.fields, "duties": [fifth]}, sha256="f" * 64))
    assert [period.due for period in next(laying.duties).periods] == [date(2019, 12, 5)]


def test_days_far_away_are_held_to_the_periods_offered(recurring: Letter) -> None:
    laying = form(recurring, **{"rule-1": "week", "first-1": "0001-01-01", "last-1": "9999-12-31"})
    assert not laying.is_valid()
    assert "โปรดเลือกไม่เกิน 60 งวด" in laying.errors["last-1"][0]


def test_not_by_periods_at_all(recurring: Letter) -> None:
    laying = form(recurring, **{"rule-1": "whole"})
    assert laying.is_valid()
    assert laying.rounds == {}
    assert next(laying.duties).periods == ()


def test_words_nobody_can_read_leave_the_rule_to_the_officer(officer: Officer, recurring: Letter) -> None:
    unread = {**recurring.fields["duties"][0], "deadline_text": "ทุก 4 เดือน"}
    laying = form(letter(officer, {**recurring.fields, "duties": [unread]}, sha256="d" * 64))
    (duty,) = laying.duties
    assert duty.read is None
    assert duty.rule.value() == "whole"
    assert laying.rounds == {}


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"first-1": "2019-12-01", "last-1": "2019-10-01", "rule-1": "read"}, "last-1", "งวดสุดท้ายมาก่อนงวดแรก"),
        ({"first-1": "2018-10-01", "last-1": "2021-09-30", "rule-1": "week"}, "last-1", "โปรดเลือกไม่เกิน 60 งวด"),
        ({"rule-1": "each full moon"}, "rule-1", "โปรดเลือกจากรายการ"),
        ({"relay_days": "many"}, "relay_days", "เป็นตัวเลข"),
        ({"relay_days": "-1"}, "relay_days", "ตั้งแต่ 0"),
        ({"relay_days": "61"}, "relay_days", "ถึง 60"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    recurring: Letter, data: dict[str, str], field: str, words: str
) -> None:
    laying = form(recurring, **data)
    assert not laying.is_valid()
    assert words in laying.errors[field][0]
    assert laying.laying.relay_days == 3


def test_every_rule_offered_has_words_of_its_own() -> None:
    assert len({rule.words for rule in OFFERED.values()}) == len(OFFERED)


def test_internal_days_are_shown_with_those_without_room(recurring: Letter) -> None:
    laying = form(recurring, **{"relay_days": "9", "rule-1": "read"})
    assert laying.is_valid()
    days = laying.relays([{"deadline": "2019-12-20"}, {"deadline": "2019-12-21", "own": True}, {"deadline": None}])
    assert days == [(date(2019, 12, 5), None), (date(2019, 12, 20), date(2019, 12, 6))]


def test_s5_lays_what_was_chosen(browser: Client, recurring: Letter) -> None:
    address = reverse("directives:circulate", args=[recurring.pk])
    shown = browser.get(address).content.decode()
    assert "หนังสือเขียนว่า “ภายในวันที่ ๕ ของเดือนถัดไป”" in shown
    assert "ส่งถึงอำเภอภายใน" in shown
    data = read_form(shown).data | {"last-1": "2020-01-01"}
    counted = browser.post(address, {**data, "do": "count"}).content.decode()
    assert "วาง 3 งวด" in counted
    assert not Directive.objects.exists()
    browser.post(address, data)
    made = Directive.objects.get(letter=recurring)
    assert made.duties.get(position=1).laid == ["เดือนพฤศจิกายน 2562", "เดือนธันวาคม 2562", "เดือนมกราคม 2563"]
    board = browser.get(reverse("directives:board")).content.decode()
    assert "เดือนมกราคม 2563" in board


def test_s5_parts_the_years_and_says_what_is_wrong(browser: Client, circular: Letter) -> None:
    address = reverse("directives:circulate", args=[circular.pk])
    data = read_form(browser.get(address).content.decode()).data
    wrong = browser.post(address, {**data, "relay_days": "x"})
    assert "โปรดระบุจำนวนวันทำการเป็นตัวเลข" in wrong.content.decode()
    assert not Directive.objects.exists()
    browser.post(address, {**data, "by_year": "on", "relay_days": "0"})
    made = Directive.objects.get()
    asked = Obligation.objects.filter(duty__directive=made).asked()
    assert set(asked.values_list("period", flat=True)) == {"2561", "2562"}
    assert made.relay_days == 0
