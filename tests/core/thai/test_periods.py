"""Ends of periods: the days on which reports fall due."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.thai.calendar import fiscal_year
from tidtam.core.thai.periods import Unit, end_of, month_end, quarter_end, year_end

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "half_year", "year", "fiscal_year")


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("day", date(2019, 11, 22)),
        ("week", date(2019, 11, 24)),
        ("month", date(2019, 11, 30)),
        ("quarter", date(2019, 12, 31)),
        ("half_year", date(2019, 12, 31)),
        ("year", date(2019, 12, 31)),
        ("fiscal_year", date(2020, 9, 30)),
    ],
)
def test_the_last_day_of_the_unit_of_a_day(unit: Unit, end: date) -> None:
    assert end_of(unit, date(2019, 11, 22)) == end


def test_a_half_year_ends_in_june_or_december() -> None:
    assert end_of("half_year", date(2020, 6, 30)) == date(2020, 6, 30)


def test_february_of_a_leap_year() -> None:
    assert (month_end(2024, 2), month_end(2023, 2)) == (date(2024, 2, 29), date(2023, 2, 28))


def test_quarters_of_the_calendar_and_of_the_fiscal_year() -> None:
    assert [quarter_end(2022, q) for q in (1, 2, 3, 4)] == [
        date(2022, 3, 31),
        date(2022, 6, 30),
        date(2022, 9, 30),
        date(2022, 12, 31),
    ]
    assert [quarter_end(2022, q, fiscal=True) for q in (1, 2, 3, 4)] == [
        date(2021, 12, 31),
        date(2022, 3, 31),
        date(2022, 6, 30),
        date(2022, 9, 30),
    ]


def test_the_last_fiscal_quarter_ends_with_its_year() -> None:
    assert quarter_end(2022, 4, fiscal=True) == year_end(2022, fiscal=True) == date(2022, 9, 30)
    assert year_end(2022) == date(2022, 12, 31)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(UNITS))
def test_an_end_is_not_before_its_day_and_ends_itself(day: date, unit: Unit) -> None:
    end = end_of(unit, day)
    assert end >= day
    assert end_of(unit, end) == end
    assert fiscal_year(end_of("fiscal_year", day)) == fiscal_year(day)
