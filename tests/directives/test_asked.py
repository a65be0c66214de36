"""A letter that asks again what was asked is told of, with the organisations that both bind."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.directives.conftest import NOW, TODAY, addressee, duty, letter
from tidtam.directives import actions, asked
from tidtam.directives.circulation import plan
from tidtam.directives.models import Directive, DutyKey, Obligation
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db

AGAIN = "ให้รายงานผลตามวาระแห่งชาติ"


@pytest.fixture
def everyone(directive: Directive) -> list[int]:
    return list(directive.bindings.values_list("organisation", flat=True))


def another(
    officer: Officer, subject: str, action: str, *, deadline: str | None = "2020-12-06", sha256: str = "8" * 64
) -> Letter:
    asked_of_all = duty("จังหวัดระยอง", deadline, who="ทุกหน่วยงานในจังหวัด") | {"action": action}
    to = [addressee("นายอำเภอทุกอำเภอ", class_code="district_chiefs")]
    fields = {"number": "รย 0017.2/ว 99", "subject": subject, "addressees": to, "duties": [asked_of_all]}
    return letter(officer, {**Letter.objects.earliest("pk").fields, **fields}, sha256=sha256)


def test_keys_of_duties_laid_on_others_are_kept_when_they_are_circulated(directive: Directive) -> None:
    kept = DutyKey.objects.values_list("duty", flat=True)
    assert set(kept) == set(directive.duties.asked().values_list("pk", flat=True))
    assert len(kept) == 2 * 32


def test_a_circulation_taken_back_leaves_no_key(officer: Officer, directive: Directive) -> None:
    actions.recall(by=officer, directive=directive)
    assert not DutyKey.objects.exists()


def test_signing_again_keeps_each_key_once(directive: Directive) -> None:
    before = set(DutyKey.objects.values_list("duty", "key"))
    asked.sign(directive.duties.all())
    assert set(DutyKey.objects.values_list("duty", "key")) == before


def test_next_years_letter_in_other_words_is_told(officer: Officer, directive: Directive, everyone: list[int]) -> None:
    new = another(officer, "ผลการปฏิบัติตามวาระแห่งชาติ ปีงบประมาณ ๒๕๖๓", AGAIN)
    (told,) = asked.before(new, everyone, by=officer, today=TODAY)
    assert told.letter == directive.letter
    assert told.told_on == NOW
    assert told.duty in directive.duties.all()
    assert told.shared == len(everyone)
    assert told.match.words in ("ใกล้เคียง", "เหมือนกันมาก")


def test_organisations_in_common_are_counted_and_without_any_nothing_is_told(
    officer: Officer, directive: Directive, everyone: list[int]
) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    elsewhere = Organisation.objects.get(kind="province").pk
    (told,) = asked.before(new, [*everyone[:7], elsewhere], by=officer, today=TODAY)
    assert told.shared == 7
    assert asked.before(new, [elsewhere], by=officer, today=TODAY) == []


def test_another_matter_is_not_told(officer: Officer, directive: Directive, everyone: list[int]) -> None:
    new = another(officer, "สำรวจฝายชะลอน้ำที่ชำรุด", "รายงานจำนวนฝายให้จังหวัดทราบ")
    assert asked.before(new, everyone, by=officer, today=TODAY) == []


def test_a_letter_is_never_its_own_earlier(officer: Officer, directive: Directive, everyone: list[int]) -> None:
    assert asked.before(directive.letter, everyone, by=officer, today=TODAY) == []


def test_what_the_owner_is_asked_itself_is_not_compared(
    officer: Officer, directive: Directive, everyone: list[int]
) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    new.fields["duties"][0]["own"] = True
    assert asked.before(new, everyone, by=officer, today=TODAY) == []


@pytest.mark.parametrize(("state", "told"), [("not_started", 1), ("returned", 1), ("accepted", 0), ("exempt", 0)])
def test_after_a_year_only_what_somebody_owes_is_remembered(
    officer: Officer, directive: Directive, everyone: list[int], state: str, told: int
) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    Obligation.objects.update(state=state)
    a_year = TODAY + asked.REMEMBERED
    assert len(asked.before(new, everyone, by=officer, today=a_year)) == 1
    assert len(asked.before(new, everyone, by=officer, today=a_year + timedelta(days=1))) == told


def test_a_withdrawn_letter_is_not_told(officer: Officer, directive: Directive, everyone: list[int]) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    Directive.objects.update(state="withdrawn")
    assert asked.before(new, everyone, by=officer, today=TODAY) == []


def test_another_offices_letters_are_not_told(officer: Officer, directive: Directive, everyone: list[int]) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    office = Organisation.objects.filter(kind="district").first()
    Letter.objects.filter(pk=directive.letter.pk).update(organisation=office)
    assert asked.before(new, everyone, by=officer, today=TODAY) == []


def test_as_many_letters_are_told_as_can_be_read_with_a_few_queries(
    officer: Officer, directive: Directive, everyone: list[int]
) -> None:
    for number in range(asked.TOLD + 1):
        one = another(officer, directive.letter.subject, f"{AGAIN} ข้อ {number}", sha256=f"{number + 1:064}")
        choices = {group.key: group.usual for group in plan(one).groups}
        actions.circulate(by=officer, letter=one, choices=choices, now=NOW)
    new = another(officer, directive.letter.subject, AGAIN)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        told = asked.before(new, everyone, by=officer, today=TODAY)
    assert len(told) == asked.TOLD
    assert len({one.letter.pk for one in told}) == asked.TOLD
    assert [one.match.likeness for one in told] == sorted((one.match.likeness for one in told), reverse=True)
    assert len(queries) == 4


def test_a_letter_that_asks_nothing_costs_little(officer: Officer, directive: Directive) -> None:
    new = another(officer, directive.letter.subject, AGAIN)
    new.fields["duties"] = []
    assert asked.before(new, [], by=officer, today=date(2020, 1, 1)) == []


def test_older_duties_get_their_keys_by_the_migration(directive: Directive) -> None:
    before = set(DutyKey.objects.values_list("duty", "key"))
    DutyKey.objects.all().delete()
    import_module("tidtam.directives.migrations.0003_duty_keys").sign(apps, None)
    assert set(DutyKey.objects.values_list("duty", "key")) == before
