"""S7 as a page: everything at once where the table is short; its sections, or one page of rows, where it is long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString

from tidtam.core.duties.schedule import spelt
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.models import Duty
from tidtam.directives.tables import matrix as matrices
from tidtam.directives.tables import sections
from tidtam.directives.tables.cells import painter
from tidtam.directives.tables.columns import WIDTH, Column, Head, columns_of, heads, periods_of
from tidtam.directives.tables.matrix import SHOWN_AT_ONCE, Filter, Row, Section, Tally
from tidtam.directives.tables.sections import DOT, Part
from tidtam.directory.models import Kind, Organisation


class Line(NamedTuple):
    """A row with its cells painted."""

    row: Row
    cells: SafeString


class Up(NamedTuple):
    """A wider area that the rows shown lie in."""

    area: str
    title: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, and how the office looks at it."""

    wanted: Filter
    period: str
    page: str
    today: date
    calendar: Calendar
    national: bool

    @classmethod
    def of(cls, query: Mapping[str, str], *, today: date, calendar: Calendar, national: bool) -> "Asked":
        told = {key: query.get(key, "").strip() for key in ("state", "area", "q", "sort")}
        return cls(Filter(**told), query.get("period", "").strip(), query.get("page", "1"), today, calendar, national)

    @property
    def filtered(self) -> bool:
        return bool(self.wanted.state or self.wanted.area or self.wanted.q)


@dataclass(frozen=True, slots=True)
class Table:
    """What the page shows: rows by section, or the counts of `parts`.

    `total` organisations are in the whole table, `shown` of them under the filter. `tallies` are those of the whole
    where a short table or the summary is shown, else of the section that is shown whole; none where a page is a part.
    """

    columns: tuple[Column, ...]
    total: int
    shown: int
    tallies: tuple[Tally, ...] = ()
    sections: tuple[Section, ...] = ()
    parts: tuple[Part, ...] = ()
    areas: tuple[tuple[str, str], ...] = ()
    trail: tuple[Up, ...] = ()
    page: Page[int] | None = None
    periods: tuple[tuple[str, str], ...] = ()

    @property
    def long(self) -> bool:
        return self.total > SHOWN_AT_ONCE

    @property
    def heads(self) -> list[Head]:
        return heads(self.columns)

    @property
    def grouped(self) -> bool:
        """Whether a duty stands over several columns."""
        return any(len(head.columns) > 1 for head in self.heads)

    @property
    def counted(self) -> list[tuple[Column, Tally]]:
        return list(zip(self.columns, self.tallies, strict=True)) if self.tallies else []

    @property
    def painted(self) -> list[tuple[Section, list[Line]]]:
        """The sections with their rows; cells that are alike are rendered once."""
        paint = painter()
        return [(section, [Line(row, paint(row.cells)) for row in section.rows]) for section in self.sections]


def table(duties: Sequence[Duty], asked: Asked) -> Table:
    """The table of some duties as the address asks for it."""
    total = sections.size(duties)
    return _short(duties, asked) if total <= SHOWN_AT_ONCE else _long(duties, asked, total)


def _short(duties: Sequence[Duty], asked: Asked) -> Table:
    """Everything at once, narrowed in memory."""
    whole = matrices.build(duties, today=asked.today, calendar=asked.calendar, period=asked.period)
    shown = matrices.narrow(whole, asked.wanted) if asked.filtered or asked.wanted.sort else whole
    return Table(
        columns=whole.columns,
        total=whole.size,
        shown=shown.size,
        tallies=whole.tallies,
        sections=shown.sections,
        areas=tuple((section.key, section.title) for section in whole.sections),
        periods=_choices(duties),
    )


def _long(duties: Sequence[Duty], asked: Asked, total: int) -> Table:
    """The counts of the sections first; rows of one section, or of what is sought, a page at a time."""
    columns = columns_of(duties, asked.period, width=WIDTH)
    if not asked.filtered:
        return _parts(duties, columns, asked, total)
    kept = sections.organisations(columns, asked.wanted, asked.today, national=asked.national)
    # the keys of all are asked for at once: they are few beside a second search that only counts
    pages = Paginator(list(kept.select_related(None).values_list("pk", flat=True)), SHOWN_AT_ONCE)
    only_area = not (asked.wanted.state or asked.wanted.q)
    if only_area and pages.count > SHOWN_AT_ONCE and sections.has_parts(asked.wanted.area):
        return _parts(duties, columns, asked, total)
    page = pages.get_page(asked.page)
    chosen = Organisation.objects.filter(pk__in=page.object_list)
    shown = matrices.build_page(columns, chosen, today=asked.today, calendar=asked.calendar, sort=asked.wanted.sort)
    return Table(
        columns=shown.columns,
        total=total,
        shown=pages.count,
        tallies=shown.tallies if pages.num_pages == 1 else (),
        sections=shown.sections,
        trail=_trail(asked),
        page=page,
        periods=_choices(duties),
    )


def _parts(duties: Sequence[Duty], columns: Sequence[Column], asked: Asked, total: int) -> Table:
    area = asked.wanted.area
    summed = sections.summary(columns, asked.today, national=asked.national, area=area)
    return Table(
        columns=summed.columns,
        total=total,
        shown=sum(part.size for part in summed.parts),
        tallies=summed.tallies,
        parts=summed.parts,
        trail=_trail(asked),
        periods=_choices(duties),
    )


def _choices(duties: Sequence[Duty]) -> tuple[tuple[str, str], ...]:
    """Periods to choose from, each as people read it, the newest first; none where there is but one."""
    names = [name for name in reversed(periods_of(duties)) if name]
    return tuple((name, spelt(name)) for name in names) if len(names) > 1 else ()


def _trail(asked: Asked) -> tuple[Up, ...]:
    """The areas that hold what is shown, widest first, itself last."""
    area = asked.wanted.area
    of, _, kind = area.rpartition(DOT)
    if not area:
        return ()
    code = of if kind in Kind.values else area
    found = Organisation.objects.filter(code=code).select_related("parent").first()
    named = [found] if found else []
    if found and found.kind == Kind.DISTRICT and asked.national and found.parent:
        named.insert(0, found.parent)
    trail = [Up(one.code, one.name) for one in named]
    return (*trail, Up(area, str(Kind(kind).label))) if kind in Kind.values else tuple(trail)
