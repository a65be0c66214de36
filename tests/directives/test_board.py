from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.directives.conftest import NOW, TODAY, letter
from tidtam.core.thai.calendar import Calendar
from tidtam.directives import actions, board
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directory.models import Officer

pytestmark = pytest.mark.django_db
CALENDAR = Calendar({date(2019, 12, 5): "วันพ่อแห่งชาติ"})


def lines(today: date = TODAY) -> list[board.Line]:
    return board.lines(Duty.objects.laid(), today=today, calendar=CALENDAR)


def test_duties_stand_nearest_day_first_and_undated_last(directive: Directive) -> None:
    assert [line.duty.recipient for line in lines()] == ["กรมคุ้มครองสิทธิและเสรีภาพ", "จังหวัดระยอง", "กระทรวงมหาดไทย"]


def test_counts_and_days_left(directive: Directive) -> None:
    mine = Obligation.objects.filter(duty__recipient="จังหวัดระยอง")
    submitted, accepted, exempt = mine[:3]
    for obligation, state in ((submitted, "submitted"), (accepted, "accepted"), (exempt, "exempt")):
        Obligation.objects.filter(pk=obligation.pk).update(state=state)
    line = lines()[1]
    everyone = directive.bindings.count()
    assert (line.bound, line.sent, line.waiting, line.exempt, line.late) == (everyone - 1, 2, 1, 1, 0)
    assert line.percent == round(200 / (everyone - 1))
    assert line.standing is not None
    assert line.standing.words == "เหลือ 8 วันทำการ"
    after = lines(date(2019, 12, 9))
    assert after[1].late == everyone - 3
    assert after[0].late == everyone


def test_a_duty_that_all_have_answered_has_no_days_left(directive: Directive) -> None:
    Obligation.objects.update(state="accepted")
    assert {line.standing for line in lines(date(2020, 1, 1))} == {None}
    Obligation.objects.update(state="exempt")
    assert {line.percent for line in lines()} == {0}


def test_weeks(directive: Directive) -> None:
    titles = [(week.title, len(week.lines)) for week in board.weeks(lines(), TODAY)]
    assert titles == [
        ("สัปดาห์นี้ 25 พ.ย. 2562 – 1 ธ.ค. 2562", 1),
        ("สัปดาห์ 2 ธ.ค. 2562 – 8 ธ.ค. 2562", 1),
        ("ไม่ได้กำหนดวัน", 1),
    ]
    assert board.weeks(lines(), date(2020, 1, 1))[0].title == "พ้นกำหนดแล้ว"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({}, 3),
        ({"mine": "1"}, 3),
        ({"late": "1"}, 0),
        ({"issuer": "กระทรวงมหาดไทย"}, 3),
        ({"issuer": "กรมที่ดิน"}, 0),
        ({"year": "2562"}, 3),
        ({"year": "2563"}, 0),
        ({"year": "ปีนี้"}, 0),
        ({"year": "²"}, 0),
        ({"year": "9" * 5000}, 0),
        ({"done": "1"}, 3),
        ({"sort": "no such order"}, 3),
    ],
)
def test_filters_stand_in_the_address(directive: Directive, officer: Officer, query: dict[str, str], kept: int) -> None:
    wanted = board.Filter.of(query)
    assert wanted.address("due").startswith("?")
    assert len([line for line in lines() if wanted.keeps(line, officer)]) == kept


def test_mine_are_those_i_circulated(directive: Directive, officer: Officer) -> None:
    other = Officer(pk=officer.pk + 1)
    assert not any(board.Filter(mine=True).keeps(line, other) for line in lines())


def test_a_filter_keeps_its_choices_in_another_order() -> None:
    assert board.Filter(mine=True, year="2562").address("late") == "?mine=1&year=2562&sort=late"
    assert board.Filter().address("due") == "?sort=due"


def test_orders(officer: Officer, directive: Directive) -> None:
    fields = {**directive.letter.fields, "subject": "ก่อนใคร"}
    other = letter(officer, fields, sha256="3" * 64)
    actions.circulate(by=officer, letter=other, choices={}, now=NOW + timedelta(hours=1))
    first = board.ordered(lines(), "subject")[0]
    assert first.duty.directive.letter.subject == "ก่อนใคร"
    Obligation.objects.filter(duty=first.duty).update(state="submitted")
    assert board.ordered(lines(), "sent")[-1].duty == first.duty
    assert board.ordered(lines(date(2019, 12, 2)), "late")[0].late > 0


def test_issuers_and_years_of_the_lines(directive: Directive) -> None:
    assert list(board.issuers(lines())) == ["กระทรวงมหาดไทย"]
    assert board.years(lines()) == [2561, 2562]


def test_the_board_asks_the_database_twice(
    directive: Directive, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        assert [str(line.duty.directive.circulated_by) for line in lines()]
