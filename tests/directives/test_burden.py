"""Reports by organisation and month: every obligation that counts stands in one cell, and in no other."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.directives.conftest import TODAY
from tidtam.directives import burden
from tidtam.directives.models import Directive, Obligation, ObligationQuerySet
from tidtam.directory.models import Officer, Organisation

pytestmark = pytest.mark.django_db

YEAR = 2563
"""Duties of the circular fall due on 30 November and 6 December 2019."""


@pytest.fixture
def seen(officer: Officer, directive: Directive) -> ObligationQuerySet:
    return Obligation.objects.seen_by(officer)


def sheet(seen: ObligationQuerySet, today: date = TODAY, **wanted: Any) -> burden.Sheet:
    return burden.sheet(seen, burden.Filter(**{"year": YEAR, **wanted}), today)


def every_line(shown: burden.Sheet) -> list[burden.Line]:
    return list(shown.lines(shown.ranked))


def test_every_obligation_that_counts_stands_in_its_month(seen: ObligationQuerySet, directive: Directive) -> None:
    bound = directive.bindings.count()
    every = sheet(seen)
    assert every.whole.months == (0, bound, bound, *[0] * 9)
    rows = [line.row for line in every.lines(every.ranked)]
    assert {row.months for row in rows} == {(0, 1, 1, *[0] * 9)}
    assert every.whole.total == seen.counting().count() == 2 * bound
    assert rows[0].hours == 0.5
    assert every.whole.hours == bound / 2


def test_what_is_excused_carried_or_withdrawn_burdens_nobody(seen: ObligationQuerySet) -> None:
    excused, withdrawn = seen.asked()[:2]
    Obligation.objects.filter(pk=excused.pk).update(state="exempt")
    Obligation.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    assert sheet(seen).whole.total == seen.asked().count() - 2
    Directive.objects.update(state="withdrawn")
    assert sheet(seen).whole == burden.Row((0,) * 12, 0)
    assert sheet(seen).ranked == ()


def test_months_are_those_of_the_fiscal_year(seen: ObligationQuerySet) -> None:
    days = [
        date(2019, 9, 30),
        date(2019, 10, 1),
        date(2019, 12, 31),
        date(2020, 2, 29),
        date(2020, 9, 30),
        date(2020, 10, 1),
    ]
    chosen = list(seen.asked()[: len(days)])
    Obligation.objects.exclude(pk__in=[one.pk for one in chosen]).delete()
    for one, day in zip(chosen, days, strict=True):
        Obligation.objects.filter(pk=one.pk).update(due_on=day)
    assert sheet(seen).whole.months == (1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1)
    assert sheet(seen, year=2562).whole.total == sheet(seen, year=2564).whole.total == 1


def test_the_most_burdened_first_then_as_the_directory_lists_them(seen: ObligationQuerySet) -> None:
    light = Organisation.objects.get(code="2101")
    Obligation.objects.filter(organisation=light, due_on=date(2019, 12, 6)).delete()
    lines = every_line(sheet(seen))
    assert lines[-1].organisation == light
    codes = [line.organisation.code for line in lines[:-1]]
    assert codes == sorted(codes)


def test_filters_narrow_to_a_kind_a_district_a_name(seen: ObligationQuerySet) -> None:
    def names(**wanted: Any) -> set[str]:
        return {line.organisation.name for line in every_line(sheet(seen, **wanted))}

    assert len(names(kind="district")) == Organisation.objects.of_kind("district").count()
    assert names(area="2103") >= {"อำเภอแกลง"}
    assert all(one.district.code == "2103" for one in Organisation.objects.filter(name__in=names(area="2103")))  # type: ignore[union-attr]
    assert names(q="ทับมา") == {"เทศบาลตำบลทับมา"}
    assert names(q="ไม่มีที่นี่") == set()


def test_those_to_help_are_late_with_several(seen: ObligationQuerySet) -> None:
    later = date(2019, 12, 9)
    assert sheet(seen, later, help=True).ranked == ()
    one = seen.filter(organisation__code="2101").asked().first()
    assert one is not None
    Obligation.objects.create(duty=one.duty, organisation=one.organisation, period="อีกงวด", due_on=date(2019, 12, 1))
    (line,) = every_line(sheet(seen, later, help=True))
    assert (line.organisation, line.row.late, line.row.total) == (one.organisation, 3, 3)
    assert sheet(seen, later, help=True).whole.months[:3] == (0, 1, 2)
    assert sheet(seen, TODAY, help=True).ranked == ()


def test_the_number_of_queries_does_not_grow_with_organisations(seen: ObligationQuerySet) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert len(every_line(sheet(seen))) > 100
    assert len(queries) == 5


@pytest.mark.parametrize(
    ("query", "year"), [({}, 2563), ({"year": "2562"}, 2562), ({"year": "๒๕๖๒"}, 2562), ({"year": "99999"}, 2563),
                        ({"year": "0000"}, 2563), ({"year": "-1"}, 2563)],
)  # fmt: skip
def test_the_address_is_read_whatever_stands_in_it(query: dict[str, str], year: int) -> None:
    wanted = burden.Filter.of({**query, "kind": "castle", "area": "\0", "q": " a\0b ", "help": "yes"}, TODAY)
    assert wanted == burden.Filter(year, q="ab")
    assert burden.Filter.of(dict(pair.split("=") for pair in wanted.address[1:].split("&")), TODAY) == wanted


def test_an_address_keeps_what_narrows() -> None:
    wanted = burden.Filter(2562, kind="sao", area="2103", help=True)
    assert wanted.address == "?year=2562&kind=sao&area=2103&help=1"
    assert wanted.narrows
    assert not burden.Filter(2562).narrows


def test_months_ahead_tell_what_a_group_must_report_already(seen: ObligationQuerySet) -> None:
    group = list(Organisation.objects.of_kind("district").values_list("pk", flat=True))
    busy = Organisation.objects.get(name="อำเภอแกลง")
    one = seen.filter(organisation=busy).asked().first()
    assert one is not None
    Obligation.objects.create(duty=one.duty, organisation=busy, period="อีกงวด", due_on=date(2019, 12, 31))
    days = [date(2019, 12, 20), date(2019, 12, 1), date(2020, 1, 15)]
    december, january = burden.months_ahead(seen.counting(), group, days)
    assert december.name == "เดือนธันวาคม 2562"
    assert (december.reports, december.most, december.busiest) == (len(group) + 1, 2, busy)
    assert december.average == "1.1"
    assert not december.even
    assert (january.reports, january.most, january.busiest) == (0, 0, None)
    (november,) = burden.months_ahead(seen.counting(), group, [date(2019, 11, 1)])
    assert (november.even, november.most, november.average) == (True, 1, "1")
    assert burden.months_ahead(seen.counting(), [], days) == []
    assert burden.months_ahead(seen.counting(), group, []) == []


def test_the_coming_month(seen: ObligationQuerySet, directive: Directive) -> None:
    bound = directive.bindings.count()
    ahead = burden.coming(seen, TODAY)
    assert (ahead.name, ahead.reports, ahead.organisations) == ("เดือนธันวาคม 2562", bound, bound)
    assert ahead.hours == round(bound / 4)
    assert [burden.coming(seen, date(2019, month, 1)).fiscal_year for month in (8, 9)] == [2562, 2563]
    assert burden.coming(seen, date(2019, 12, 31)).reports == 0
