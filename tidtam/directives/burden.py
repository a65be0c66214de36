"""How much each organisation is asked: reports by organisation and month of a fiscal year, and the time they take."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched
from urllib.parse import urlencode

from django.db.models import Count, Q

from tidtam.core.thai.calendar import fiscal_year, fiscal_year_days
from tidtam.core.thai.dates import MONTHS, MONTHS_SHORT, buddhist
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.periods import month_end
from tidtam.directives.circulation import MINUTES_EACH, hours
from tidtam.directives.models import OWED, ObligationQuerySet
from tidtam.directory.models import Kind, Organisation, OrganisationQuerySet

FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)

YEAR = re.compile("2[45][0-9]{2}")
"""Years of the Buddhist era that an address may ask for."""

HELP_FROM = 3
"""As many reports past their day and still owed: an office that a call helps more than a letter does."""


@dataclass(frozen=True, slots=True)
class Month:
    """What a group of organisations must report in one month already, `year` of the common era."""

    year: int
    month: int
    organisations: int
    reports: int
    most: int
    busiest: Organisation | None

    @property
    def name(self) -> str:
        return month_name(self.year, self.month)

    @property
    def even(self) -> bool:
        """Whether each of them has as many as every other."""
        return self.reports == self.most * self.organisations

    @property
    def average(self) -> str:
        """Reports of one organisation on average, with a decimal only where it says something."""
        share = round(self.reports / self.organisations, 1)
        return f"{share:g}"


def months_ahead(owed: ObligationQuerySet, organisations: Collection[int], days: Iterable[date]) -> list[Month]:
    """Of each month in which a new letter falls due on one of `days`: what the organisations must report already.

    One query a month; nothing where there are no organisations.
    """
    months = sorted({(day.year, day.month) for day in days})
    return [_month(owed, frozenset(organisations), *month) for month in months] if organisations else []


def _month(owed: ObligationQuerySet, organisations: frozenset[int], year: int, month: int) -> Month:
    due = owed.due_between(date(year, month, 1), month_end(year, month)).order_by()
    counted = due.values_list("organisation").annotate(reports=Count("pk"))
    each = {organisation: reports for organisation, reports in counted if organisation in organisations}
    busiest = max(each, key=lambda organisation: (each[organisation], -organisation), default=None)
    most = each[busiest] if busiest else 0
    named = Organisation.objects.get(pk=busiest) if busiest else None
    return Month(year, month, len(organisations), sum(each.values()), most, named)


@dataclass(frozen=True, slots=True)
class Ahead:
    """All that falls due in the coming month, of how many organisations; the month lies in `fiscal_year` (B.E.)."""

    name: str
    fiscal_year: int
    reports: int
    organisations: int

    @property
    def hours(self) -> int:
        return hours(self.reports)


def coming(seen: ObligationQuerySet, today: date) -> Ahead:
    """What the obligations an officer sees ask of others in the month after this one, sent already or not."""
    first = month_end(today.year, today.month) + timedelta(days=1)
    due = seen.counting().due_between(first, month_end(first.year, first.month))
    counted = due.aggregate(reports=Count("pk"), organisations=Count("organisation", distinct=True))
    return Ahead(month_name(first.year, first.month), fiscal_year(first), **counted)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for. `year` is a fiscal year, B.E.; `area` the code of a district; `help` those late."""

    year: int
    kind: str = ""
    area: str = ""
    q: str = ""
    help: bool = False

    @classmethod
    def of(cls, query: dict[str, str], today: date) -> "Filter":
        year, kind = arabic(query.get("year", "")), query.get("kind", "")
        return cls(
            year=int(year) if YEAR.fullmatch(year) else fiscal_year(today),
            kind=kind if kind in Kind.values else "",
            area=query.get("area", "").replace("\0", "").strip(),
            q=query.get("q", "").replace("\0", "").strip(),
            help=query.get("help") == "1",
        )

    @property
    def narrows(self) -> bool:
        return bool(self.kind or self.area or self.q or self.help)

    @property
    def address(self) -> str:
        """The same filter as a query string."""
        boxes = {"kind": self.kind, "area": self.area, "q": self.q, "help": "1" if self.help else ""}
        return "?" + urlencode({"year": str(self.year), **{key: value for key, value in boxes.items() if value}})

    def organisations(self) -> OrganisationQuerySet:
        """The organisations asked for, whoever may see them."""
        kept = Organisation.objects.all()
        if self.kind:
            kept = kept.of_kind(self.kind)
        if self.area:
            kept = kept.filter(Q(area__code=self.area) | Q(code=self.area, kind=Kind.DISTRICT))
        return kept.named_like(self.q) if self.q else kept


@dataclass(frozen=True, slots=True)
class Row:
    """Reports by fiscal month, October first; `late` are past their day and still owed."""

    months: tuple[int, ...]
    late: int

    @property
    def total(self) -> int:
        return sum(self.months)

    @property
    def hours(self) -> float:
        """Working hours, an estimate."""
        return self.total * MINUTES_EACH / 60


@dataclass(frozen=True, slots=True)
class Line:
    """The row of one organisation."""

    organisation: Organisation
    row: Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """The organisations that owe or owed a report in a fiscal year, and all of them as one row, `whole`.

    `ranked`: the most burdened first, each key with its late reports; `due` the obligations that are counted.
    """

    ranked: tuple[tuple[int, int], ...]
    whole: Row
    due: ObligationQuerySet

    def lines(self, some: Sequence[tuple[int, int]]) -> Iterator[Line]:
        """The lines of some of `ranked`, in their order: two queries for every 500, so that a nation needs little."""
        for page in batched(some, 500):
            keys = [organisation for organisation, _ in page]
            named = Organisation.objects.in_bulk(keys)
            days: dict[int, list[tuple[date, int]]] = {key: [] for key in keys}
            counted = self.due.filter(organisation__in=keys).values_list("organisation", "due_on")
            for organisation, day, reports in counted.annotate(reports=Count("pk")):
                days[organisation].append((day, reports))
            yield from (Line(named[key], Row(_by_month(days[key]), late)) for key, late in page)


def sheet(seen: ObligationQuerySet, wanted: Filter, today: date) -> Sheet:
    """The sheet of the obligations that an officer sees; three queries, whatever the number of organisations.

    Grouped by organisation and by day apart, and by both only for the lines shown: a nation's sheet has too many cells.
    """
    due = seen.counting().due_between(*fiscal_year_days(wanted.year)).order_by()
    if wanted.kind or wanted.area or wanted.q:
        due = due.filter(organisation__in=wanted.organisations().order_by().values("pk"))
    late = Count("pk", filter=Q(state__in=OWED, due_on__lt=today))
    counted = due.values_list("organisation").annotate(reports=Count("pk"), late=late)
    if wanted.help:
        counted = counted.filter(late__gte=HELP_FROM)
        due = due.filter(organisation__in=counted.values("organisation"))
    codes = dict(Organisation.objects.values_list("pk", "code"))
    ordered = sorted(counted, key=lambda one: (-one[1], codes[one[0]]))
    ranked = tuple((organisation, owed) for organisation, _, owed in ordered)
    months = _by_month(due.values_list("due_on").annotate(reports=Count("pk")))
    return Sheet(ranked, Row(months, sum(owed for _, owed in ranked)), due)


def _by_month(days: Iterable[tuple[date, int]]) -> tuple[int, ...]:
    """Reports by day, added up by fiscal month."""
    months = dict.fromkeys(FISCAL_MONTHS, 0)
    for day, reports in days:
        months[day.month] += reports
    return tuple(months.values())


def month_name(year: int, month: int) -> str:
    """เดือนธันวาคม 2562; `year` of the common era."""
    return f"เดือน{MONTHS[month - 1]} {buddhist(year)}"


def month_names() -> list[tuple[str, str]]:
    """Short and long names of the fiscal months."""
    return [(MONTHS_SHORT[month - 1], MONTHS[month - 1]) for month in FISCAL_MONTHS]
