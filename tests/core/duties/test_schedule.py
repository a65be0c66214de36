"""Periods of duties that come again: names, days, order."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.duties import schedule
from tidtam.core.duties.schedule import Period, Rule, Unit, periods, place, relay_day
from tidtam.core.refusal import Refused
from tidtam.core.thai.calendar import Calendar

NEW_YEARS_EVE = Calendar({date(2019, 12, 31): "วันสิ้นปี", date(2019, 12, 5): "วันพ่อแห่งชาติ"})
UNITS: tuple[Unit, ...] = ("week", "month", "quarter", "half_year", "year")

days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
calendars = st.sets(days, max_size=40).map(lambda off: Calendar(dict.fromkeys(off, "วันหยุด")))
spans = st.tuples(days, st.integers(0, 900)).map(lambda span: (span[0], span[0] + timedelta(days=span[1])))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    unit = draw(st.sampled_from(UNITS))
    return Rule(
        unit,
        fiscal=draw(st.booleans()),
        month=draw(st.none() | st.integers(1, 12)) if unit == "year" else None,
        day=draw(st.none() | st.integers(1, 7 if unit == "week" else 31)),
        following=draw(st.booleans()),
        working=draw(st.booleans()),
    )


def told(rule: Rule, first: date, last: date) -> list[tuple[str, date]]:
    return [(period.name, period.due) for period in periods(rule, first, last, NEW_YEARS_EVE)]


def test_months_and_the_fifth_of_the_next() -> None:
    assert told(Rule("month", day=5, following=True), date(2019, 10, 1), date(2019, 11, 30)) == [
        ("เดือนตุลาคม 2562", date(2019, 11, 5)),
        ("เดือนพฤศจิกายน 2562", date(2019, 12, 5)),
    ]


def test_a_day_is_due_as_written_though_the_office_is_closed() -> None:
    assert told(Rule("month", day=5), date(2019, 12, 1), date(2019, 12, 1)) == [("เดือนธันวาคม 2562", date(2019, 12, 5))]


def test_the_last_working_day_where_the_letter_asks_for_it() -> None:
    assert told(Rule("month", working=True), date(2019, 11, 1), date(2019, 12, 31)) == [
        ("เดือนพฤศจิกายน 2562", date(2019, 11, 29)),
        ("เดือนธันวาคม 2562", date(2019, 12, 30)),
    ]


def test_a_month_without_that_day_is_due_on_its_last() -> None:
    assert told(Rule("month", day=31), date(2020, 2, 1), date(2020, 2, 1)) == [("เดือนกุมภาพันธ์ 2563", date(2020, 2, 29))]


@pytest.mark.parametrize(
    ("rule", "name", "due"),
    [
        (Rule("quarter", fiscal=True), "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2563", date(2019, 12, 31)),
        (Rule("quarter"), "ไตรมาสที่ 4 ปี พ.ศ. 2562", date(2019, 12, 31)),
        (Rule("quarter", fiscal=True, day=15, following=True), "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2563", date(2020, 1, 15)),
        (Rule("half_year", fiscal=True), "ครึ่งปีแรก ปีงบประมาณ พ.ศ. 2563", date(2020, 3, 31)),
        (Rule("half_year"), "ครึ่งปีหลัง ปี พ.ศ. 2562", date(2019, 12, 31)),
        (Rule("year", fiscal=True), "ปีงบประมาณ พ.ศ. 2563", date(2020, 9, 30)),
        (Rule("year", month=3, day=31), "ปี พ.ศ. 2562", date(2019, 3, 31)),
        (Rule("year", fiscal=True, month=12), "ปีงบประมาณ พ.ศ. 2563", date(2019, 12, 31)),
        (Rule("year", fiscal=True, month=9), "ปีงบประมาณ พ.ศ. 2563", date(2020, 9, 30)),
        (Rule("year", fiscal=True, month=12, following=True), "ปีงบประมาณ พ.ศ. 2563", date(2020, 12, 31)),
        (Rule("year", month=1, following=True), "ปี พ.ศ. 2562", date(2020, 1, 31)),
        (Rule("week"), "สัปดาห์ที่เริ่ม 18 พ.ย. 2562", date(2019, 11, 24)),
        (Rule("week", day=5, following=True), "สัปดาห์ที่เริ่ม 18 พ.ย. 2562", date(2019, 11, 29)),
    ],
)
def test_the_period_of_a_day(rule: Rule, name: str, due: date) -> None:
    period = schedule.period_of(rule, date(2019, 11, 22), NEW_YEARS_EVE)
    assert (period.name, period.due) == (name, due)


@given(rules(), spans, calendars)
def test_periods_run_on_without_gap_and_hold_the_whole_span(
    rule: Rule, span: tuple[date, date], calendar: Calendar
) -> None:
    found = periods(rule, *span, calendar)
    assert found[0].begins <= span[0] <= found[0].ends
    assert found[-1].begins <= span[1] <= found[-1].ends
    assert all(one.after == next_.begins for one, next_ in pairwise(found))


@given(rules(), spans)
def test_days_never_run_back_and_names_are_unique_and_sort(rule: Rule, span: tuple[date, date]) -> None:
    found = periods(rule, *span, Calendar({}))
    assert all(one.due < next_.due for one, next_ in pairwise(found))
    names = [period.name for period in found]
    assert len(set(names)) == len(names)
    assert sorted(set(names), key=place) == names


@given(rules(), days, calendars)
def test_a_name_tells_its_days_and_fits_its_column(rule: Rule, day: date, calendar: Calendar) -> None:
    period = schedule.period_of(rule, day, calendar)
    assert place(period.name) == (period.begins, period.ends)
    assert len(period.name) <= 64


@given(rules(), days, calendars)
def test_a_day_lies_in_its_period_or_follows_it(rule: Rule, day: date, calendar: Calendar) -> None:
    period = schedule.period_of(rule, day, calendar)
    if rule.working:
        assert calendar.is_working(period.due)
    elif rule.following:
        assert period.due > period.ends
    else:
        assert period.begins <= period.due <= period.ends


@given(rules())
def test_a_rule_comes_back_from_its_json_and_says_itself(rule: Rule) -> None:
    assert Rule.of(rule.as_json()) == rule
    assert "ภายใน" in rule.words
    assert "ทุก" in rule.words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("month", day=5), "ภายในวันที่ 5 ทุกเดือน"),
        (Rule("month", day=5, following=True), "ภายในวันที่ 5 ของเดือนถัดไป ทุกเดือน"),
        (Rule("month", working=True), "ภายในวันทำการสุดท้ายของทุกเดือน"),
        (Rule("quarter", fiscal=True), "ภายในวันสุดท้ายของทุกไตรมาสตามปีงบประมาณ"),
        (Rule("quarter", day=15, working=True), "ภายในวันที่ 15 ของเดือนสุดท้าย ทุกไตรมาสตามปีปฏิทิน หรือวันทำการก่อนหน้า"),
        (Rule("year", fiscal=True, month=12, following=True), "ภายในวันสุดท้ายของเดือนธันวาคม ทุกปีงบประมาณ หลังสิ้นปี"),
        (Rule("week", day=5), "ภายในวันศุกร์ ทุกสัปดาห์"),
        (Rule("week", following=True), "ภายในวันอาทิตย์ของสัปดาห์ถัดไป ทุกสัปดาห์"),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert rule.words == words


@pytest.mark.parametrize(
    "stored",
    [
        {"unit": "day"},
        {"unit": "week", "day": 8},
        {"unit": "month", "day": 32},
        {"unit": "month", "month": 3},
        {"unit": "year", "month": 13},
        {"unit": "month", "colour": "red"},
        {},
    ],
)
def test_what_is_no_rule_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(Refused, match="not_a_schedule"):
        Rule.of(stored)


def test_no_period_lies_before_the_first() -> None:
    assert periods(Rule("month"), date(2019, 12, 1), date(2019, 11, 1), NEW_YEARS_EVE) == []


def test_years_of_a_letter_and_where_they_stand() -> None:
    assert [schedule.years(years) for years in ([], [2562], [2562, 2561])] == ["", "2562", "2561–2562"]
    assert [schedule.spelt(name) for name in ("2562", "เดือนตุลาคม 2562", "")] == [
        "ปีงบประมาณ พ.ศ. 2562", "เดือนตุลาคม 2562", "",
    ]  # fmt: skip
    assert place("2562") == (date(2018, 10, 1), date(2019, 9, 30))
    assert place("2561–2562") == (date(2017, 10, 1), date(2019, 9, 30))
    assert place("") == place("รอบพิเศษ") == (date.min, date.min)


def test_the_district_is_given_working_days_before_the_day() -> None:
    due = date(2019, 12, 6)
    assert relay_day(due, 3, date(2019, 11, 25), NEW_YEARS_EVE) == date(2019, 12, 2)
    assert relay_day(due, 0, date(2019, 11, 25), NEW_YEARS_EVE) == due
    assert relay_day(due, 3, date(2019, 12, 3), NEW_YEARS_EVE) is None


@given(days, st.integers(1, 30), days, calendars)
def test_an_internal_day_is_a_working_day_before_the_day(due: date, count: int, today: date, off: Calendar) -> None:
    day = relay_day(due, count, today, off)
    if day is None:
        assert off.add(due, -count) < today
    else:
        assert today <= day < due
        assert off.is_working(day)


def test_a_period_knows_when_the_next_begins() -> None:
    assert Period("", date(2019, 10, 1), date(2019, 10, 31), date(2019, 10, 31)).after == date(2019, 11, 1)
