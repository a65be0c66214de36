"""An organisation is measured against its own maximum: numerator and denominator are always told."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tidtam.directives.models import Directive, Duty, Obligation, ObligationQuerySet
from tidtam.directives.record import NO_DATA, Quarter, Rate, Record, record, records
from tidtam.directory.models import Officer, Organisation

BANGKOK = ZoneInfo("Asia/Bangkok")
NOON = timedelta(hours=12)


@pytest.fixture
def klaeng(officer: Officer) -> Organisation:
    return Organisation.objects.get(name="อำเภอแกลง")


@pytest.fixture
def seen(officer: Officer, directive: Directive) -> ObligationQuerySet:
    """Nobody owes anything yet: each test lays what it needs."""
    Obligation.objects.all().delete()
    return Obligation.objects.seen_by(officer)


def lay(
    organisation: Organisation, due: date | None, state: str = "not_started", received: date | None = None
) -> Obligation:
    duty = Duty.objects.asked().first()
    moment = datetime.combine(received, datetime.min.time(), BANGKOK) + NOON if received else None
    return Obligation.objects.create(
        duty=duty, organisation=organisation, period=str(Obligation.objects.count()), due_on=due, state=state,
        first_received_at=moment,
    )  # fmt: skip


@pytest.mark.django_db
class TestRecord:
    DUE = date(2019, 11, 30)
    AFTER = date(2019, 12, 1)

    def test_nothing_is_said_of_nothing(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        none = record(seen, klaeng.pk, today=self.AFTER)
        assert none == Record(0, 0, Rate(0, 0), Rate(0, 0), ())
        assert none.sent.words == none.on_time.words == NO_DATA
        assert none.trend == ""
        assert NO_DATA in render_to_string("directives/record.html", {"record": none})

    def test_both_rates_with_their_denominator(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        lay(klaeng, self.DUE, "accepted", self.DUE)
        lay(klaeng, self.DUE, "submitted", self.DUE + timedelta(days=1))
        lay(klaeng, self.DUE, "returned", self.DUE)
        lay(klaeng, self.DUE)
        lay(klaeng, None, "accepted", self.DUE)
        found = record(seen, klaeng.pk, today=self.AFTER)
        assert (found.laid, found.late) == (5, 2)
        assert (found.sent, found.on_time) == (Rate(2, 4), Rate(1, 4))
        shown = render_to_string("directives/record.html", {"record": found})
        assert "2 จาก 4 (50 %)" in shown
        assert "1 จาก 4 (25 %)" in shown
        assert "ไตรมาส 1 ปีงบประมาณ 2563" in shown

    def test_on_its_day_a_report_may_still_come(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        lay(klaeng, self.DUE)
        assert record(seen, klaeng.pk, today=self.DUE).sent == Rate(0, 0)
        assert record(seen, klaeng.pk, today=self.AFTER).sent == Rate(0, 1)

    @pytest.mark.parametrize("until", [date(2019, 12, 5), date(2020, 2, 1)])
    @pytest.mark.parametrize(("received", "in_time"), [(DUE, 1), (date(2019, 12, 2), 0)])
    def test_an_extension_after_receipt_changes_nothing(
        self, seen: ObligationQuerySet, klaeng: Organisation, until: date, received: date, in_time: int
    ) -> None:
        one = lay(klaeng, self.DUE, "submitted", received)
        today = date(2019, 12, 31)
        before = record(seen, klaeng.pk, today=today)
        Obligation.objects.filter(pk=one.pk).update(due_on=until, due_at_receipt=self.DUE)
        assert record(seen, klaeng.pk, today=today) == before
        assert before.on_time == Rate(in_time, 1)
        Obligation.objects.filter(pk=one.pk).update(state="returned")
        assert record(seen, klaeng.pk, today=today).late == (until < today)

    @pytest.mark.parametrize(("hour", "in_time"), [("2019-11-30T23:59:59", 1), ("2019-12-01T00:00:00", 0)])
    def test_the_day_is_bangkoks(self, seen: ObligationQuerySet, klaeng: Organisation, hour: str, in_time: int) -> None:
        one = lay(klaeng, self.DUE, "accepted")
        Obligation.objects.filter(pk=one.pk).update(first_received_at=datetime.fromisoformat(f"{hour}+07:00"))
        assert record(seen, klaeng.pk, today=self.AFTER).on_time == Rate(in_time, 1)

    def test_what_does_not_count_is_in_neither(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        heir = Organisation.objects.get(name="อำเภอเมืองระยอง")
        bearer = lay(heir, self.DUE, "accepted", self.DUE)
        for state in ("exempt", "withdrawn"):
            lay(klaeng, self.DUE, state)
        carried = lay(klaeng, self.DUE)
        Obligation.objects.filter(pk=carried.pk).update(state="carried", carried_to=bearer)
        assert record(seen, klaeng.pk, today=self.AFTER) == Record(0, 0, Rate(0, 0), Rate(0, 0), ())
        assert record(seen, heir.pk, today=self.AFTER).sent == Rate(1, 1)

    def test_a_withdrawn_letter_counts_for_nobody(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        lay(klaeng, self.DUE, "accepted", self.DUE)
        Directive.objects.update(state="closed")
        assert record(seen, klaeng.pk, today=self.AFTER).sent == Rate(1, 1)
        Directive.objects.update(state="withdrawn")
        assert record(seen, klaeng.pk, today=self.AFTER).sent == Rate(0, 0)

    def test_a_successor_takes_over_what_its_predecessors_sent(
        self, seen: ObligationQuerySet, klaeng: Organisation
    ) -> None:
        heir = Organisation.objects.get(name="อำเภอเมืองระยอง")
        lay(klaeng, self.DUE, "accepted", self.DUE)
        lay(heir, self.DUE)

        def lineage(organisations: object) -> Mapping[int, list[int]]:
            assert list(organisations) == [heir.pk]  # type: ignore[call-overload]
            return {heir.pk: [heir.pk, klaeng.pk]}

        found = record(seen, heir.pk, today=self.AFTER, lineage=lineage)
        assert (found.laid, found.sent) == (2, Rate(1, 2))

    def test_the_trend_of_the_last_two_quarters(self, seen: ObligationQuerySet, klaeng: Organisation) -> None:
        for quarter, in_time in ((date(2019, 8, 5), 3), (date(2019, 11, 5), 5)):
            for number in range(5):
                lay(klaeng, quarter, "accepted", quarter if number < in_time else date(2020, 1, 1))
        found = record(seen, klaeng.pk, today=self.AFTER)
        assert [season.quarter for season in found.seasons] == [Quarter(2562, 4), Quarter(2563, 1)]
        assert found.trend == "ดีขึ้นจาก 3 ใน 5 เป็น 5 ใน 5"
        assert "ดีขึ้นจาก 3 ใน 5 เป็น 5 ใน 5" in render_to_string("directives/record.html", {"record": found})
        lay(klaeng, date(2020, 1, 5))
        assert record(seen, klaeng.pk, today=date(2020, 2, 1)).trend == "ลดลงจาก 5 ใน 5 เป็น 0 ใน 1"

    def test_four_quarters_are_shown_and_equal_ones_said_so(
        self, seen: ObligationQuerySet, klaeng: Organisation
    ) -> None:
        for month in (1, 4, 7, 10, 11):
            lay(klaeng, date(2019, month, 5), "accepted", date(2019, month, 1))
        found = record(seen, klaeng.pk, today=self.AFTER)
        assert [season.quarter.number for season in found.seasons] == [2, 3, 4, 1]
        assert found.trend == "คงเดิมที่ 2 ใน 2"

    def test_many_cost_one_query(self, seen: ObligationQuerySet) -> None:
        everyone = list(Organisation.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as queries:
            assert len(records(seen, everyone, today=self.AFTER)) == len(everyone)
        assert len(queries) == 1


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_quarter_is_of_the_fiscal_year(day: date) -> None:
    quarter = Quarter.of(day.year, day.month)
    months = {1: (10, 11, 12), 2: (1, 2, 3), 3: (4, 5, 6), 4: (7, 8, 9)}[quarter.number]
    assert day.month in months
    assert quarter.year == day.year + 543 + (day.month >= 10)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_rates_are_compared_as_fractions(part: int, whole: int, earlier: int, before: int) -> None:
    change = Rate(part, whole).betters(Rate(earlier, before))
    assert (change > 0) == (part / whole > earlier / before)
    assert (change == 0) == (part * before == earlier * whole)
