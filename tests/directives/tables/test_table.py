"""S7 as a page: short tables at once, long ones by section, whatever is asked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.directives.conftest import NOW, TODAY, nationwide
from tests.directives.test_laying import CALENDAR, circulated, monthly, recurring
from tidtam.directives import actions
from tidtam.directives.laying import Laying
from tidtam.directives.models import Binding, Directive, Duty, Obligation
from tidtam.directives.tables import table
from tidtam.directives.tables.table import Asked
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

__all__ = ["recurring"]
pytestmark = pytest.mark.django_db


def shown(duties: list[Duty], *, national: bool = False, **query: str) -> table.Table:
    return table.table(duties, Asked.of(query, today=TODAY, calendar=CALENDAR, national=national))


@pytest.fixture
def nation(ministry: Officer) -> list[Duty]:
    sent = nationwide(ministry, 2, {2561, 2562})
    made = actions.circulate(by=ministry, letter=sent, choices={}, laying=Laying(by_year=True), now=NOW)
    return list(made.duties.select_related("directive"))


def test_a_short_table_shows_everything_at_once(directive: Directive) -> None:
    duties = list(directive.duties.asked().select_related("directive"))
    found = shown(duties)
    assert not found.long
    assert found.shown == found.total == directive.bindings.count()
    assert [tally.bound for _, tally in found.counted] == [found.total, found.total]
    assert not found.grouped
    assert found.periods == ()
    narrowed = shown(duties, area="2103")
    assert (narrowed.shown, narrowed.total) == (18, found.total)
    assert narrowed.areas == found.areas


def test_a_long_table_opens_on_its_sections(nation: list[Duty]) -> None:
    found = shown(nation, national=True)
    assert found.long
    assert [part.place.key for part in found.parts] == ["11", "12"]
    assert found.sections == ()
    assert found.shown == found.total
    assert found.grouped
    assert found.periods == (("2562", "ปีงบประมาณ พ.ศ. 2562"), ("2561", "ปีงบประมาณ พ.ศ. 2561"))
    assert len(found.columns) == 4


def test_a_section_shows_its_rows_with_its_counts_and_the_way_up(nation: list[Duty]) -> None:
    found = shown(nation, national=True, area="1101")
    rows = [row for section in found.sections for row in section.rows]
    assert found.shown == len(rows) < found.total
    assert [up.title for up in found.trail] == ["จังหวัดสมุทรปราการ", "อำเภอเมืองสมุทรปราการ"]
    assert found.tallies[0].bound == len(rows)
    assert {len(row.cells) for row in rows} == {4}
    assert [up.area for up in shown(nation, national=True, area="11.pao").trail] == ["11", "11.pao"]
    assert shown(nation, national=True, area="no such area").shown == 0


def test_a_part_of_what_is_sought_has_no_counts_that_mislead(
    nation: list[Duty], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "SHOWN_AT_ONCE", 50)
    first, last = (shown(nation, national=True, state="not_started", page=page) for page in ("1", "99"))
    assert first.page is not None
    assert last.page is not None
    assert (first.page.number, last.page.number) == (1, last.page.paginator.num_pages)
    assert first.counted == last.counted == []
    assert first.shown == first.total
    rows = [row for section in first.sections for row in section.rows]
    assert len(rows) == 50


def test_a_province_too_long_for_a_page_opens_on_its_own_sections(
    nation: list[Duty], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "SHOWN_AT_ONCE", 50)
    of_province = shown(nation, national=True, area="11")
    assert {part.place.key for part in of_province.parts} >= {"1101", "11.regional_agency"}
    assert of_province.trail[-1].area == "11"
    sought = shown(nation, national=True, area="11", state="not_started")
    assert sought.parts == ()
    assert sought.page is not None


def test_one_period_of_several(officer: Officer, recurring: Letter) -> None:
    made = circulated(officer, recurring, monthly(last=NOW.date().replace(month=12)))
    duties = list(made.duties.select_related("directive"))
    assert [name for name, _ in shown(duties).periods] == ["เดือนธันวาคม 2562", "เดือนพฤศจิกายน 2562"]
    assert len(shown(duties).columns) == 3
    one = shown(duties, period="เดือนธันวาคม 2562")
    assert [column.period for column in one.columns] == ["เดือนธันวาคม 2562"]


def test_a_state_is_sought_in_the_periods_shown(nation: list[Duty]) -> None:
    Obligation.objects.filter(duty=nation[0], period="2561", organisation__code="1102").update(state="returned")
    assert shown(nation, national=True, state="returned").shown == 1
    assert shown(nation, national=True, state="returned", period="2562").shown == 0


def test_queries_do_not_grow_with_the_table(
    nation: list[Duty], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for query in ({}, {"area": "1101"}, {"area": "11"}, {"q": "เทศบาล"}, {"state": "late", "sort": "status"}):
        with django_assert_max_num_queries(8):
            found = shown(nation, national=True, **query)
            assert sum(len(lines) for _, lines in found.painted) <= found.shown


@pytest.fixture
def browser(client: Client, ministry: Officer, settings: Any) -> Client:
    settings.TODAY = TODAY
    client.force_login(ministry.user)
    return client


def page(client: Client, nation: list[Duty], **query: str) -> str:
    address = reverse("directives:letter_matrix", args=[nation[0].directive.letter_id])
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_pages_of_a_nation(browser: Client, nation: list[Duty]) -> None:
    whole = Binding.objects.count()
    top = page(browser, nation)
    assert f"แสดง {whole} จาก {whole} หน่วยงาน" in top
    assert 'href="?area=11"' in top
    assert 'scope="colgroup" colspan="2"' in top
    district = page(browser, nation, area="1101")
    assert "อำเภอเมืองสมุทรปราการ" in district
    assert 'href="?area=11"' in district
    assert "ส่งแล้ว 0 จาก" in district
    assert "หน้า 1 จาก" in page(browser, nation, state="not_started")
    Obligation.objects.filter(organisation__code="1102").update(state="withdrawn")
    assert page(browser, nation, area="1102").count("ยกเลิกแล้ว") >= 4
    assert "ไม่พบหน่วยงานตามตัวกรองนี้" in page(browser, nation, q="ไม่มีที่นี่")


def test_the_table_over_all_letters_of_a_nation(browser: Client, nation: list[Duty]) -> None:
    assert 'href="?area=12"' in browser.get(reverse("directives:matrix")).content.decode()


def test_a_page_holds_no_more_the_longer_the_table(browser: Client, nation: list[Duty]) -> None:
    """A district's page is as large as its district, not as the nation."""
    assert len(page(browser, nation, area="1101")) < len(page(browser, nation, state="not_started")) / 2
