from datetime import date

from tidtam.directives.models import Directive, Duty
from tidtam.directives.tables.columns import Column, columns_of, dated, heads, periods_of

MONTHS = ["เดือนธันวาคม 2562", "เดือนตุลาคม 2562", "เดือนพฤศจิกายน 2562", "เดือนมกราคม 2563"]
OCTOBER, NOVEMBER, DECEMBER, JANUARY = MONTHS[1], MONTHS[2], MONTHS[0], MONTHS[3]


def duty(pk: int, *periods: str) -> Duty:
    return Duty(pk=pk, directive=Directive(pk=1, fiscal_years=[2562]), periods=list(periods), position=pk)


def test_periods_stand_as_time_runs() -> None:
    assert [column.period for column in columns_of([duty(1, *MONTHS)])] == [OCTOBER, NOVEMBER, DECEMBER, JANUARY]


def test_a_duty_laid_before_periods_were_kept_has_the_years_of_its_letter() -> None:
    assert [column.key for column in columns_of([duty(1)])] == [(1, "2562")]


def test_one_period_or_the_newest_that_fit() -> None:
    two = [duty(1, *MONTHS), duty(2, OCTOBER)]
    assert periods_of(two) == [OCTOBER, NOVEMBER, DECEMBER, JANUARY]
    assert [column.key for column in columns_of(two, OCTOBER)] == [(1, OCTOBER), (2, OCTOBER)]
    newest = [(1, DECEMBER), (1, JANUARY), (2, OCTOBER)]
    assert [column.key for column in columns_of(two, "ไม่มีงวดนี้", width=4)] == newest
    assert [column.key for column in columns_of(two, width=1)] == newest[1:]
    assert len(columns_of(two, width=12)) == 5
    assert len(columns_of([], width=12)) == 0


def test_columns_are_grouped_by_duty() -> None:
    one, other = duty(1, OCTOBER, NOVEMBER), duty(2, OCTOBER)
    assert [(head.duty, len(head.columns)) for head in heads(columns_of([one, other]))] == [(one, 2), (other, 1)]


def test_a_column_has_the_day_that_most_have_and_the_internal_one() -> None:
    column = Column(duty(1, OCTOBER), OCTOBER, date(2019, 1, 1))
    usual, extended, internal = date(2019, 11, 5), date(2019, 11, 20), date(2019, 11, 1)
    days = [((1, OCTOBER), usual, None), ((1, OCTOBER), extended, None), ((1, OCTOBER), usual, internal)]
    (found,) = dated([column], days)
    assert (found.due_on, found.relay_due_on) == (usual, internal)
    (undated,) = dated([column], [((1, OCTOBER), None, None)])
    assert (undated.due_on, undated.relay_due_on) == (date(2019, 1, 1), None)
