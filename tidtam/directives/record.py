"""The record of an organisation: how many of its own reports came in, how many by their day, and whether that betters.

Each is measured against its own maximum: the duties laid on it that count and whose day has passed. Where there is no
denominator nothing is said. Two rates, as DHIS2 keeps them: reporting rate and on-time rate.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from tidtam.core.thai.calendar import fiscal_year
from tidtam.directives.models import OWED, SENT, ObligationQuerySet

QUARTERS = 4
"""The latest fiscal quarters that are shown."""

NO_DATA = "ยังไม่มีข้อมูล"

_DAY = Case(When(state__in=SENT, then=Coalesce("due_at_receipt", "due_on")), default=F("due_on"))
"""The day by which each is judged: of what is sent the one that held when it first came in (ADR 7)."""

type Lineage = Callable[[Collection[int]], Mapping[int, Collection[int]]]
"""Organisations → of each the organisations whose sent reports count for it: itself and those it succeeded."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole, always told with both."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.whole) if self.whole else None

    @property
    def words(self) -> str:
        """ "4 จาก 5 (80 %)"; that there are no data where the whole is nothing."""
        return f"{self.part:,} จาก {self.whole:,} ({self.percent} %)" if self.whole else NO_DATA

    def betters(self, earlier: "Rate") -> int:
        """Above 0 where it is higher than the earlier, 0 where they are equal, below 0 where it is lower."""
        return self.part * earlier.whole - earlier.part * self.whole


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter, 1 to 4, of the fiscal year `year` (B.E.)."""

    year: int
    number: int

    @classmethod
    def of(cls, year: int, month: int) -> "Quarter":
        """The quarter of a month of the common era's `year`; October begins the first."""
        return cls(fiscal_year(date(year, month, 1)), (month + 2) // 3 % 4 + 1)

    @property
    def words(self) -> str:
        return f"ไตรมาส {self.number} ปีงบประมาณ {self.year}"


@dataclass(frozen=True, slots=True)
class Season:
    """What fell due in one quarter: how much of it stands sent, how much was received by its day."""

    quarter: Quarter
    sent: Rate
    on_time: Rate


@dataclass(frozen=True, slots=True)
class Record:
    """`laid`: all that counts, dated or not; `late`: past its day and owed. `seasons` the latest quarters, in order."""

    laid: int
    late: int
    sent: Rate
    on_time: Rate
    seasons: tuple[Season, ...]

    @property
    def trend(self) -> str:
        """The on-time rate of the last two quarters in words; empty before there are two."""
        if len(self.seasons) < 2:
            return ""
        before, after = self.seasons[-2].on_time, self.seasons[-1].on_time
        change = after.betters(before)
        now = f"{after.part} ใน {after.whole}"
        if not change:
            return f"คงเดิมที่ {now}"
        return f"{'ดีขึ้น' if change > 0 else 'ลดลง'}จาก {before.part} ใน {before.whole} เป็น {now}"


@dataclass(frozen=True, slots=True)
class _Count:
    """What counts of an organisation in a month; what of it is past its day; what of that is sent, in time, late."""

    laid: int
    due: int
    sent: int
    on_time: int
    late: int


def itself(organisations: Collection[int]) -> Mapping[int, Collection[int]]:
    """The lineage of organisations that succeeded nobody."""
    return {organisation: (organisation,) for organisation in organisations}


def record(seen: ObligationQuerySet, organisation: int, *, today: date, lineage: Lineage = itself) -> Record:
    """The record of one organisation over the obligations that an officer sees."""
    return records(seen, [organisation], today=today, lineage=lineage)[organisation]


def records(
    seen: ObligationQuerySet, organisations: Collection[int], *, today: date, lineage: Lineage = itself
) -> dict[int, Record]:
    """The record of each organisation; one grouped query for any number of them.

    Due is what fell due before `today`: on its day a report may still come. What is sent is judged by the day that held
    when it first came in: an extension given afterwards neither mends nor spoils it (ADR 7). What was carried counts
    with the successor, what it sent before with both. A returned report is not sent; sent again, it keeps its first day
    (ux §6.2).
    """
    lines = lineage(organisations)
    members = {member for line in lines.values() for member in line}
    counted: dict[int, dict[Quarter | None, list[_Count]]] = {member: {} for member in members}
    for member, year, month, *figures in _grouped(seen, members, today):
        quarter = Quarter.of(year, month) if year else None
        counted[member].setdefault(quarter, []).append(_Count(*figures))
    return {organisation: _record([counted[member] for member in line]) for organisation, line in lines.items()}


def _grouped(seen: ObligationQuerySet, members: Collection[int], today: date) -> Any:
    due, sent = Q(day__lt=today), Q(day__lt=today, state__in=SENT)
    months = seen.counting().filter(organisation__in=members).order_by().annotate(day=_DAY)
    return months.values_list("organisation", ExtractYear("day"), ExtractMonth("day")).annotate(
        Count("pk"),
        due=Count("pk", filter=due),
        sent=Count("pk", filter=sent),
        on_time=Count("pk", filter=sent & Q(first_received_at__date__lte=F("day"))),
        late=Count("pk", filter=due & Q(state__in=OWED)),
    )


def _record(parts: Iterable[Mapping[Quarter | None, list[_Count]]]) -> Record:
    by_quarter: dict[Quarter | None, list[_Count]] = {}
    for part in parts:
        for quarter, counts in part.items():
            by_quarter.setdefault(quarter, []).extend(counts)
    whole = _sum(count for counts in by_quarter.values() for count in counts)
    each = [(quarter, _sum(counts)) for quarter, counts in by_quarter.items() if quarter]
    past = sorted((quarter, count) for quarter, count in each if count.due)[-QUARTERS:]
    seasons = tuple(Season(quarter, *_rates(count)) for quarter, count in past)
    return Record(whole.laid, whole.late, *_rates(whole), seasons)


def _rates(count: _Count) -> tuple[Rate, Rate]:
    return Rate(count.sent, count.due), Rate(count.on_time, count.due)


def _sum(counts: Iterable[_Count]) -> _Count:
    rows = [(one.laid, one.due, one.sent, one.on_time, one.late) for one in counts]
    return _Count(*map(sum, zip(*rows, strict=True))) if rows else _Count(0, 0, 0, 0, 0)
