"""What is laid on whom: a row for each duty × organisation × period, made in the database."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.directives.conftest import NOW, TODAY, addressee, duty, letter, nationwide
from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties.schedule import Rule
from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar
from tidtam.directives import actions
from tidtam.directives.circulation import plan
from tidtam.directives.laying import Laying, Rounds
from tidtam.directives.models import BEGUN, Binding, Directive, Duty, Obligation
from tidtam.directives.tables import columns, sections, table
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db
CALENDAR = Calendar({date(2019, 12, 5): "วันพ่อแห่งชาติ", date(2019, 12, 10): "วันรัฐธรรมนูญ"})
MONTHLY = Rule("month", day=5, following=True)


def monthly(*, last: date = TODAY, goes_on: bool = True) -> Laying:
    rounds = {1: Rounds(MONTHLY, TODAY, last, goes_on)}
    return Laying(calendar=CALENDAR, rounds=rounds)


@pytest.fixture
def recurring(officer: Officer, circular: Letter) -> Letter:
    each_month = {**duty("จังหวัดระยอง", None), "deadline_kind": "recurring", "deadline_text": "ภายในวันที่ ๕ ของเดือนถัดไป"}
    fields = {
        **circular.fields,
        "duties": [each_month, duty("กรมที่ดิน", "2019-12-20", who="ทุกหน่วยงานในจังหวัด")],
        "fiscal_years": [],
    }
    return letter(officer, fields, sha256="9" * 64)


def circulated(officer: Officer, of: Letter, laying: Laying, now: datetime = NOW) -> Directive:
    usual = {group.key: group.usual for group in plan(of).groups}
    return actions.circulate(by=officer, letter=of, choices=usual, laying=laying, now=now)


def test_years_are_laid_together_unless_the_officer_parts_them(officer: Officer, circular: Letter) -> None:
    made = circulated(officer, circular, Laying(by_year=True))
    bound = made.bindings.count()
    asked = Obligation.objects.filter(duty__directive=made).asked()
    assert asked.count() == 2 * 2 * bound
    assert set(asked.values_list("period", flat=True)) == {"2561", "2562"}
    assert [one.laid for one in made.duties.all()] == [["2561", "2562"]] * 3


def test_a_letter_that_names_no_year_is_laid_once_though_years_are_parted(officer: Officer, circular: Letter) -> None:
    bare = letter(officer, {**circular.fields, "fiscal_years": []}, sha256="a" * 64)
    made = circulated(officer, bare, Laying(by_year=True))
    assert set(Obligation.objects.filter(duty__directive=made).values_list("period", flat=True)) == {""}


def test_those_reached_through_a_district_have_its_internal_day(officer: Officer, circular: Letter) -> None:
    made = circulated(officer, circular, Laying(calendar=CALENDAR))
    through_district = made.bindings.filter(route="district").values("organisation")
    relayed = Obligation.objects.filter(duty__directive=made, organisation__in=through_district)
    assert set(relayed.values_list("due_on", "relay_due_on")) == {
        (date(2019, 11, 30), date(2019, 11, 27)),
        (date(2019, 12, 6), date(2019, 12, 2)),
    }
    others = Obligation.objects.filter(duty__directive=made).exclude(pk__in=relayed)
    assert set(others.values_list("relay_due_on", flat=True)) == {None}
    assert made.relay_days == 3


def test_without_room_before_the_day_there_is_no_internal_day(officer: Officer, circular: Letter) -> None:
    made = circulated(officer, circular, Laying(calendar=CALENDAR, relay_days=6))
    days = Obligation.objects.filter(duty__directive=made, duty__position=1)
    assert set(days.values_list("relay_due_on", flat=True)) == {None}
    assert made.relay_days == 6


def test_periods_of_a_recurring_duty(officer: Officer, recurring: Letter) -> None:
    made = circulated(officer, recurring, monthly(last=date(2019, 12, 1)))
    each_month = made.duties.get(position=1)
    bound = made.bindings.count()
    assert each_month.laid == ["เดือนพฤศจิกายน 2562", "เดือนธันวาคม 2562"]
    assert (each_month.schedule, each_month.next_from) == (MONTHLY, date(2020, 1, 1))
    laid = each_month.obligations.values_list("period", "due_on").distinct()
    assert set(laid) == {("เดือนพฤศจิกายน 2562", date(2019, 12, 5)), ("เดือนธันวาคม 2562", date(2020, 1, 5))}
    assert each_month.obligations.count() == 2 * bound
    assert made.duties.get(position=2).obligations.count() == bound


def test_rounds_without_a_period_are_refused_and_nothing_is_laid(officer: Officer, recurring: Letter) -> None:
    with pytest.raises(Refused, match="no_period_laid"):
        circulated(officer, recurring, monthly(last=date(2019, 10, 1)))
    assert not Obligation.objects.exists()


def test_the_next_period_is_laid_when_it_begins_and_once(officer: Officer, recurring: Letter) -> None:
    made = circulated(officer, recurring, monthly())
    each_month, bound = made.duties.get(position=1), made.bindings.count()
    assert not Duty.objects.to_lay(date(2019, 11, 30)).exists()
    assert actions.lay_next(duty=each_month, today=date(2019, 11, 30), calendar=CALENDAR) == 0
    assert list(Duty.objects.to_lay(date(2019, 12, 1))) == [each_month]
    assert actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR) == bound
    assert actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR) == 0
    each_month.refresh_from_db()
    assert each_month.laid == ["เดือนพฤศจิกายน 2562", "เดือนธันวาคม 2562"]
    entry = LedgerEntry.objects.get(verb="duty.lay_next")
    assert entry.facts == {"periods": ["เดือนธันวาคม 2562"], "obligations": bound}


def test_an_office_switched_off_for_months_lays_all_that_began(officer: Officer, recurring: Letter) -> None:
    each_month = circulated(officer, recurring, monthly()).duties.get(position=1)
    actions.lay_next(duty=each_month, today=date(2020, 2, 15), calendar=CALENDAR)
    each_month.refresh_from_db()
    assert len(each_month.laid) == 4
    assert each_month.next_from == date(2020, 3, 1)


def test_a_duty_that_does_not_go_on_or_was_taken_back_is_laid_no_more(officer: Officer, recurring: Letter) -> None:
    made = circulated(officer, recurring, monthly(goes_on=False))
    assert made.duties.get(position=1).next_from is None
    actions.recall(by=officer, directive=made)
    again = circulated(officer, recurring, monthly())
    each_month = again.duties.get(position=1)
    Directive.objects.update(state="withdrawn")
    assert actions.lay_next(duty=each_month, today=date(2020, 1, 1), calendar=CALENDAR) == 0


def test_who_has_ended_owes_no_later_period(officer: Officer, recurring: Letter) -> None:
    each_month = circulated(officer, recurring, monthly()).duties.get(position=1)
    Organisation.objects.filter(code="2101").update(valid_to=date(2019, 12, 1))
    actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR)
    assert each_month.obligations.filter(organisation__code="2101").count() == 1


def test_who_follows_one_that_had_sent_all_owes_the_later_periods(officer: Officer, recurring: Letter) -> None:
    each_month = circulated(officer, recurring, monthly()).duties.get(position=1)
    bound = each_month.directive.bindings.count()
    Obligation.objects.filter(organisation__code="2101").update(state="accepted")
    Binding.objects.filter(organisation__code="2102").delete()
    heir = Organisation.objects.get(code="2102")
    Organisation.objects.filter(code="2101").update(valid_to=date(2019, 12, 1), successor=heir)
    assert actions.carry_over(by=officer).carried == 0
    assert actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR) == bound - 1
    assert each_month.obligations.filter(organisation=heir, period="เดือนธันวาคม 2562").count() == 1
    assert each_month.directive.bindings.get(organisation=heir).reason.startswith("รับช่วงจาก")


@pytest.mark.parametrize("state", ["closed", "withdrawn"])
def test_nothing_more_is_laid_by_what_no_longer_runs(officer: Officer, recurring: Letter, state: str) -> None:
    each_month = circulated(officer, recurring, monthly()).duties.get(position=1)
    Directive.objects.update(state=state)
    assert actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR) == 0


def test_the_owners_own_recurring_duty_goes_on_too(officer: Officer, recurring: Letter) -> None:
    own = {**recurring.fields["duties"][0], "own": True}
    bare = letter(officer, {**recurring.fields, "addressees": [], "duties": [own]}, sha256="b" * 64)
    each_month = circulated(officer, bare, monthly()).duties.get()
    assert actions.lay_next(duty=each_month, today=date(2019, 12, 1), calendar=CALENDAR) == 1
    assert set(each_month.obligations.values_list("organisation", flat=True)) == {officer.organisation_id}


def test_a_circulation_is_undone_within_ten_minutes_though_opened(officer: Officer, directive: Directive) -> None:
    bound = directive.bindings.count()
    directive.bindings.update(opened_at=NOW)
    lifted = actions.undo(by=officer, directive=directive, now=NOW + timedelta(minutes=9))
    assert lifted.words == f"ภาระ {2 * bound} รายการของ {bound} หน่วยงาน"
    assert not Obligation.objects.exists()
    assert not Binding.objects.exists()
    assert LedgerEntry.objects.get(verb="directive.undo").facts == {"organisations": bound, "obligations": 2 * bound}
    assert Letter.objects.get(pk=directive.letter_id).state == "confirmed"


@pytest.mark.parametrize("after", [timedelta(minutes=10), timedelta(days=1)])
def test_after_ten_minutes_it_is_recalled_not_undone(officer: Officer, directive: Directive, after: timedelta) -> None:
    with pytest.raises(Refused, match="undo_time_over"):
        actions.undo(by=officer, directive=directive, now=NOW + after)
    actions.recall(by=officer, directive=directive)
    assert not Obligation.objects.exists()


def test_it_is_not_recalled_once_somebody_has_opened_it(officer: Officer, directive: Directive) -> None:
    first = directive.bindings.first()
    assert first is not None
    Binding.objects.filter(pk=first.pk).update(opened_at=NOW)
    with pytest.raises(Refused, match="already_opened") as refused:
        actions.recall(by=officer, directive=directive)
    assert "1 แห่ง" in refused.value.sentence


@pytest.mark.parametrize("state", BEGUN)
def test_nothing_is_taken_back_once_somebody_has_begun(officer: Officer, directive: Directive, state: str) -> None:
    Obligation.objects.filter(pk=Obligation.objects.first().pk).update(state=state)
    with pytest.raises(Refused, match="already_begun"):
        actions.undo(by=officer, directive=directive, now=NOW)


def test_a_circulation_taken_back_cannot_be_undone_again(officer: Officer, directive: Directive) -> None:
    actions.undo(by=officer, directive=directive, now=NOW)
    with pytest.raises(Refused, match="undo_time_over"):
        actions.undo(by=officer, directive=directive, now=NOW)


def test_many_obligations_are_lifted_by_some_at_a_time(
    officer: Officer, directive: Directive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "LIFTED_AT_ONCE", 50)
    actions.undo(by=officer, directive=directive, now=NOW)
    assert not Obligation.objects.exists()


def test_taking_back_what_only_the_sender_owes_says_so(officer: Officer, circular: Letter) -> None:
    fields = {**circular.fields, "addressees": [], "duties": [duty("กระทรวงมหาดไทย", "2019-12-20", own=True)]}
    made = circulated(officer, letter(officer, fields, sha256="e" * 64), Laying())
    assert actions.undo(by=officer, directive=made, now=NOW).words == "ภาระของหน่วยงานเอง"


def test_the_senders_share_counts_where_the_letter_is_addressed_to_it(officer: Officer, circular: Letter) -> None:
    governors = addressee("ผู้ว่าราชการจังหวัดทุกจังหวัด", class_code="governors")
    fields = {**circular.fields, "addressees": [governors], "duties": [duty("กระทรวงมหาดไทย", "2019-12-20")]}
    made = circulated(officer, letter(officer, fields, sha256="c" * 64), Laying())
    assert actions.undo(by=officer, directive=made, now=NOW).words == "ภาระ 1 รายการของ 1 หน่วยงาน"


MONTHS = (date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1))
WAYS = ("district", "direct", "none")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_obligations_are_bound_times_duties_times_periods_and_every_bound_one_has_one_row(
    ministry: Officer, data: st.DataObject
) -> None:
    Directive.objects.all().delete()
    Letter.objects.all().delete()
    counts = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=3), label="periods of each duty")
    years = data.draw(st.sets(st.sampled_from([2561, 2562, 2563])), label="fiscal years")
    by_year = data.draw(st.booleans(), label="years apart")
    sent = nationwide(ministry, len(counts), years)
    planned = plan(sent)
    choices = {group.key: data.draw(st.sampled_from(WAYS), label=group.label) for group in planned.groups}
    left_out = data.draw(st.sets(st.sampled_from(["1101", "1102", "11-A01", "12-P01"])), label="left out")
    rounds = {
        place: Rounds(Rule("month"), MONTHS[0], MONTHS[count - 1])
        for place, count in enumerate(counts, start=1)
        if count > 1
    }
    laying = Laying(by_year=by_year, rounds=rounds)
    bound = {one.organisation.pk for one in planned.bound(choices, left_out)}
    if not bound:
        with pytest.raises(Refused, match="nobody_bound"):
            actions.circulate(by=ministry, letter=sent, choices=choices, left_out=left_out, laying=laying, now=NOW)
        return
    made = actions.circulate(by=ministry, letter=sent, choices=choices, left_out=left_out, laying=laying, now=NOW)
    duties = list(made.duties.select_related("directive"))
    single = len(years) if by_year and years else 1
    assert [len(one.laid) for one in duties] == [count if count > 1 else single for count in counts]
    laid = Obligation.objects.filter(duty__directive=made)
    assert laid.count() == len(bound) * sum(len(one.laid) for one in duties)
    assert set(laid.values_list("organisation", flat=True)) == bound
    shown = rows_by_section(duties)
    assert sorted(pk for pks in shown.values() for pk in pks) == sorted(bound)


def rows_by_section(duties: list[Duty]) -> dict[str, list[int]]:
    """The organisations of each section of a nation's table, as its pages list them."""
    of_nation = sections.summary(columns.columns_of(duties), TODAY, national=True)
    found: dict[str, list[int]] = {}
    for province in of_nation.parts:
        area = province.place.key
        of_province = sections.summary(columns.columns_of(duties), TODAY, national=True, area=area)
        assert sum(part.size for part in of_province.parts) == province.size
        for part in of_province.parts:
            wanted = table.Filter(area=part.place.key)
            kept = sections.organisations(columns.columns_of(duties), wanted, TODAY, national=True)
            found[part.place.key] = list(kept.values_list("pk", flat=True))
            assert len(found[part.place.key]) == part.size
    return found
