from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.directives.conftest import TODAY
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directives.tables import matrix
from tidtam.directory.models import Organisation

pytestmark = pytest.mark.django_db
CALENDAR = Calendar({date(2019, 12, 5): "วันพ่อแห่งชาติ"})


def built(directive: Directive, today: date = TODAY, **wanted: str) -> matrix.Matrix:
    duties = list(directive.duties.asked().due_first())
    return matrix.build(duties, today=today, calendar=CALENDAR, wanted=matrix.Filter(**wanted))


def move(name: str, recipient: str, state: str) -> None:
    found = Obligation.objects.filter(organisation__name=name, duty__recipient=recipient)
    assert found.update(state=state) == 1


def test_every_district_has_its_bodies_and_its_office_first(directive: Directive) -> None:
    sections = {section.title: section for section in built(directive).sections}
    assert [section.key for section in sections.values() if section.key.startswith("21")] == [
        f"210{number}" for number in range(1, 9)
    ]
    klaeng = sections["อำเภอแกลง"]
    assert klaeng.rows[0].organisation.name == "อำเภอแกลง"
    assert len(klaeng.rows) == 1 + 8 + 9
    assert sum(len(section.rows) for section in sections.values()) == directive.bindings.count()


def test_subtotals_count_what_was_sent_and_leave_out_the_exempted(directive: Directive) -> None:
    move("เทศบาลตำบลทับมา", "จังหวัดระยอง", "submitted")
    move("เทศบาลตำบลบ้านเพ", "จังหวัดระยอง", "accepted")
    move("องค์การบริหารส่วนตำบลเพ", "จังหวัดระยอง", "exempt")
    section = next(section for section in built(directive).sections if section.key == "2101")
    to_department, to_province = section.tallies
    assert (to_department.sent, to_department.bound) == (0, 16)
    assert (to_province.sent, to_province.bound) == (2, 15)


def test_a_late_cell_says_so_instead_of_its_state(directive: Directive) -> None:
    move("เทศบาลตำบลทับมา", "กรมคุ้มครองสิทธิและเสรีภาพ", "in_progress")
    move("เทศบาลตำบลบ้านเพ", "กรมคุ้มครองสิทธิและเสรีภาพ", "submitted")
    rows = {
        row.organisation.name: row for section in built(directive, date(2019, 12, 2)).sections for row in section.rows
    }
    late, due = rows["เทศบาลตำบลทับมา"].cells
    assert (late.sign, late.standing.words if late.standing else None) == ("late", "พ้นกำหนด 2 วัน")
    assert due.sign == "not_started"
    assert rows["เทศบาลตำบลบ้านเพ"].cells[0].sign == "submitted"


def test_filters_by_state_area_and_part_of_a_name(directive: Directive) -> None:
    move("เทศบาลตำบลทับมา", "จังหวัดระยอง", "returned")
    assert [
        row.organisation.name for section in built(directive, state="returned").sections for row in section.rows
    ] == ["เทศบาลตำบลทับมา"]
    assert {section.key for section in built(directive, area="2104").sections} == {"2104"}
    names = {row.organisation.name for section in built(directive, q="ทุ่งควายกิน").sections for row in section.rows}
    assert names == {"เทศบาลตำบลทุ่งควายกิน", "องค์การบริหารส่วนตำบลทุ่งควายกิน"}
    assert built(directive, q="ไม่มีที่นี่").size == 0


def test_a_matrix_is_narrowed_without_asking_again(
    directive: Directive, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    move("เทศบาลตำบลทับมา", "จังหวัดระยอง", "returned")
    whole = built(directive)
    for wanted in ({"state": "returned"}, {"area": "2104"}, {"q": "ทุ่งควายกิน"}, {"sort": "status"}):
        expected = built(directive, **wanted)
        with django_assert_num_queries(0):
            assert matrix.narrow(whole, matrix.Filter(**wanted)) == expected


def test_what_needs_attention_comes_first_when_asked(directive: Directive) -> None:
    move("เทศบาลตำบลทับมา", "จังหวัดระยอง", "returned")
    mueang = next(section for section in built(directive, sort="status").sections if section.key == "2101")
    assert mueang.rows[0].organisation.name == "เทศบาลตำบลทับมา"


def test_an_organisation_not_concerned_has_an_empty_cell(directive: Directive) -> None:
    _, second = directive.duties.asked()
    second.obligations.filter(organisation__code="2101").delete()
    rows = {row.organisation.code: row for section in built(directive).sections for row in section.rows}
    assert [cell.sign for cell in rows["2101"].cells] == ["not_started", ""]
    assert not rows["2101"].cells[1].counts


def test_a_row_without_any_concern_is_least_urgent() -> None:
    empty = matrix.Row(Organisation(kind="sao"), "", (matrix.Cell(None),))
    assert empty.urgency > max(matrix.URGENCY.values())


def test_it_asks_the_database_twice_whatever_its_size(
    directive: Directive, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    duties = list(Duty.objects.filter(directive=directive, own=False))
    with django_assert_num_queries(2):
        matrix.build(duties, today=TODAY, calendar=CALENDAR)
