"""A long table in the database: sections, their counts, and the pages of rows."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.directives.conftest import NOW, TODAY, nationwide
from tidtam.directives import actions
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directives.tables import sections
from tidtam.directives.tables.columns import columns_of
from tidtam.directives.tables.matrix import Filter, Tally, section_of
from tidtam.directory.models import Kind, Officer, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def nation(ministry: Officer) -> list[Duty]:
    made = actions.circulate(by=ministry, letter=nationwide(ministry, 2, {2562}), choices={}, now=NOW)
    return list(made.duties.select_related("directive"))


def codes(duties: list[Duty], *, national: bool = True, today: date = TODAY, **wanted: str) -> list[str]:
    kept = sections.organisations(columns_of(duties), Filter(**wanted), today, national=national)
    return list(kept.values_list("code", flat=True))


def test_a_nation_opens_by_province_and_a_province_by_section(
    nation: list[Duty], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    columns = columns_of(nation)
    with django_assert_num_queries(2):
        summed = sections.summary(columns, TODAY, national=True)
    assert [part.place.title for part in summed.parts] == ["จังหวัดสมุทรปราการ", "จังหวัดนนทบุรี"]
    assert sum(part.size for part in summed.parts) == sections.size(nation)
    of_province = sections.summary(columns, TODAY, national=True, area="11")
    assert of_province.parts[0].place.key == "11.pao"
    assert {part.place.key for part in of_province.parts} >= {"1101", "11.regional_agency", "11.province"}
    assert sum(part.size for part in of_province.parts) == summed.parts[0].size


def test_counts_are_those_of_the_rows(nation: list[Duty]) -> None:
    first = nation[0].obligations.filter(organisation__code__startswith="1101")
    sent, exempt, gone, carried = first[:4]
    for one, state in ((sent, "submitted"), (exempt, "exempt"), (gone, "withdrawn")):
        Obligation.objects.filter(pk=one.pk).update(state=state)
    Obligation.objects.filter(pk=carried.pk).update(state="carried", carried_to=sent)
    of_province = sections.summary(columns_of(nation), TODAY, national=True, area="11")
    district = next(part for part in of_province.parts if part.place.key == "1101")
    assert district.tallies == (Tally(1, first.count() - 3), Tally(0, first.count()))
    assert of_province.tallies[0] is not None
    whole = nation[0].obligations.filter(organisation__code__startswith="11").count()
    assert of_province.tallies[0] == Tally(1, whole - 3)


def test_a_duty_that_concerns_nobody_in_a_section_has_no_count_there(nation: list[Duty]) -> None:
    nation[1].obligations.filter(organisation__code__startswith="12").delete()
    summed = sections.summary(columns_of(nation), TODAY, national=True)
    assert summed.parts[1].tallies[1] is None


def test_sections_of_one_province_have_the_keys_of_the_short_table(directive: Directive) -> None:
    duties = list(directive.duties.asked())
    summed = sections.summary(columns_of(duties), TODAY, national=False)
    everyone = Organisation.objects.filter(bindings__directive=directive).select_related("area")
    assert [part.place for part in summed.parts] == sorted({section_of(one) for one in everyone})
    for part in summed.parts:
        assert len(codes(duties, national=False, area=part.place.key)) == part.size


def test_areas(nation: list[Duty]) -> None:
    assert set(codes(nation, area="1101")) == set(
        Organisation.objects.filter(code__startswith="1101").values_list("code", flat=True)
    )
    assert all(code.startswith("11") for code in codes(nation, area="11"))
    assert codes(nation, area="11.pao") == ["11-P01"]
    assert codes(nation, area="11.province") == ["11"]
    assert codes(nation, area="pao") == codes(nation, area="no such area") == codes(nation, area="11-P01") == []
    assert sections.has_parts("11")
    assert not sections.has_parts("1101")


def test_filters_act_in_the_database(nation: list[Duty]) -> None:
    late = nation[0].obligations.filter(organisation__code="1102")
    late.update(due_on=date(2019, 11, 1))
    nation[1].obligations.filter(organisation__code="1103").update(state="returned")
    assert codes(nation, state="late") == ["1102"]
    assert codes(nation, state="returned") == ["1103"]
    assert codes(nation, state="returned", area="1102") == []
    assert codes(nation, sort="status")[:2] == ["1102", "1103"]
    name = Organisation.objects.get(code="1104").name
    assert "1104" in codes(nation, q=name)
    assert codes(nation, q="1104") == codes(nation, area="1104")[:0] + [
        one for one in codes(nation) if one.startswith("1104")
    ]
    assert "1102" in codes(nation, state="not_started")


def test_the_size_of_a_table(nation: list[Duty], directive: Directive) -> None:
    short = list(directive.duties.asked())
    assert sections.size(short) == directive.bindings.count()
    assert sections.size(nation) == nation[0].obligations.count()
    assert sections.size([]) == 0


def test_an_organisation_outside_all_provinces_has_a_section_too(nation: list[Duty]) -> None:
    department = Organisation(kind=Kind.MINISTRY, code="MT-9", name="กรมตัวอย่าง", short_name="กรมตัวอย่าง")
    department.index_names()
    department.save()
    Obligation.objects.create(duty=nation[0], organisation=department, period="2562", due_on=TODAY)
    summed = sections.summary(columns_of(nation), TODAY, national=True)
    assert summed.parts[-1].place.title == "นอกจังหวัด"
    assert codes(nation, area=summed.parts[-1].place.key) == ["MT-9"]
