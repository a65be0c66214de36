from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.thai.calendar import Calendar, fiscal_year, fiscal_year_days

FATHERS_DAY = date(2019, 12, 5)
CALENDAR = Calendar({FATHERS_DAY: "วันชาติ", date(2019, 12, 10): "วันรัฐธรรมนูญ", date(2019, 12, 7): "วันเสาร์ที่หยุด"})
DAYS = st.dates(date(2019, 10, 1), date(2020, 2, 1))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2019, 11, 29), None),
        (date(2019, 11, 30), "วันเสาร์"),
        (date(2019, 12, 1), "วันอาทิตย์"),
        (FATHERS_DAY, "วันชาติ"),
        (date(2019, 12, 6), None),
        (date(2019, 12, 7), "วันเสาร์"),
    ],
)
def test_why_an_office_is_closed(day, why):
    assert CALENDAR.why_not(day) == why
    assert CALENDAR.is_working(day) is (why is None)


def test_last_working_day_before_a_saturday_is_friday():
    assert CALENDAR.last_working(date(2019, 11, 30)) == date(2019, 11, 29)
    assert CALENDAR.last_working(date(2019, 11, 29)) == date(2019, 11, 29)


def test_the_circulars_deadlines_in_working_days():
    assert CALENDAR.between(date(2019, 11, 22), date(2019, 11, 30)) == 5
    assert CALENDAR.between(date(2019, 11, 22), date(2019, 12, 6)) == 9


def test_a_deadline_passed_counts_backwards():
    assert CALENDAR.between(date(2019, 12, 6), date(2019, 11, 22)) == -9


@pytest.mark.parametrize(
    ("count", "day"),
    [
        (0, date(2019, 11, 30)),
        (1, date(2019, 12, 2)),
        (4, date(2019, 12, 6)),
        (-1, date(2019, 11, 29)),
        (-6, date(2019, 11, 22)),
    ],
)
def test_adding_working_days_to_a_saturday(count, day):
    assert CALENDAR.add(date(2019, 11, 30), count) == day


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 40))
def test_add_and_between_agree(day, count):
    later, earlier = CALENDAR.add(day, count), CALENDAR.add(day, -count)
    assert CALENDAR.is_working(later)
    assert CALENDAR.is_working(earlier)
    assert CALENDAR.between(day, later) == count
    assert CALENDAR.between(earlier - timedelta(days=1), day - timedelta(days=1)) == count


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS, DAYS)
def test_between_adds_up(a, b, c):
    assert CALENDAR.between(a, b) + CALENDAR.between(b, c) == CALENDAR.between(a, c)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2018, 9, 30), 2561), (date(2018, 10, 1), 2562), (date(2019, 9, 30), 2562), (date(2019, 11, 22), 2563)],
)
def test_fiscal_year_begins_in_october(day, year):
    assert fiscal_year(day) == year


def test_days_of_a_fiscal_year():
    assert fiscal_year_days(2562) == (date(2018, 10, 1), date(2019, 9, 30))


@settings(max_examples=50, deadline=None)
@given(st.integers(2443, 2743))
def test_fiscal_years_follow_each_other_without_a_gap(year):
    first, last = fiscal_year_days(year)
    assert fiscal_year(first) == fiscal_year(last) == year
    assert fiscal_year_days(year + 1)[0] - last == timedelta(days=1)
