"""The status table: organisations by section against periods of duties, with subtotals."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery

from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.text import fold
from tidtam.directives.models import Binding, Duty, Obligation, Route
from tidtam.directives.tables.cells import UNCONCERNED, Cell, cells_on
from tidtam.directives.tables.columns import WIDTH, Column, Key, columns_of, dated
from tidtam.directory.models import Kind, Organisation, OrganisationQuerySet

URGENCY = {"late": 0, "returned": 1, "not_started": 2, "in_progress": 3, "submitted": 4, "accepted": 5, "exempt": 6,
           "carried": 7, "withdrawn": 8}  # fmt: skip
"""What a person should look at first, first."""

SHOWN_AT_ONCE = 150
"""As many rows as one page shows; a longer table opens on the counts of its sections."""


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation, the way the letter reached it in words, and its cells."""

    organisation: Organisation
    route: str
    cells: tuple[Cell, ...]

    @property
    def urgency(self) -> int:
        return min((URGENCY[cell.sign] for cell in self.cells if cell.sign), default=len(URGENCY))


@dataclass(frozen=True, slots=True)
class Tally:
    """ส่งแล้ว `sent` จาก `bound`, always both."""

    sent: int
    bound: int


@dataclass(frozen=True, slots=True)
class Section:
    """A district with its local bodies, or the offices of one kind."""

    key: str
    title: str
    rows: tuple[Row, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    tallies: tuple[Tally, ...]

    @property
    def size(self) -> int:
        return sum(len(section.rows) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for: `state` (a sign of a cell), `area` (a section's key), `q` (part of a name), `sort`."""

    state: str = ""
    area: str = ""
    q: str = ""
    sort: str = ""

    def keeps(self, row: Row) -> bool:
        return self._has_state(row) and self._has_name(row)

    def _has_state(self, row: Row) -> bool:
        return not self.state or any(cell.sign == self.state for cell in row.cells)

    def _has_name(self, row: Row) -> bool:
        organisation = row.organisation
        return not self.q or fold(self.q) in fold(f"{organisation.name} {organisation.short_name}")


class Laid(NamedTuple):
    """What of an obligation a table shows."""

    organisation_id: int
    key: Key
    state: str
    due_on: date | None
    relay_due_on: date | None


class Place(NamedTuple):
    """Where a section stands in its table, its key, and its title."""

    order: int
    key: str
    title: str


def build(
    duties: Sequence[Duty], *, today: date, calendar: Calendar, wanted: Filter | None = None, period: str = ""
) -> Matrix:
    """The whole table of some duties in as many columns as a sheet holds: two queries, whatever its size."""
    columns = columns_of(duties, period, width=WIDTH)
    laid = _laid(columns)
    organisations = _for_rows(Organisation.objects.filter(pk__in={one.organisation_id for one in laid}), columns)
    return _matrix(*_rows(columns, organisations, laid, cells_on(today, calendar)), wanted or Filter())


def build_page(
    columns: Sequence[Column], organisations: OrganisationQuerySet, *, today: date, calendar: Calendar, sort: str = ""
) -> Matrix:
    """The table of some organisations, a page of a longer table: two queries, whatever the length of the whole."""
    several = list(_for_rows(organisations, columns))
    laid = _laid(columns, [organisation.pk for organisation in several])
    return _matrix(*_rows(columns, several, laid, cells_on(today, calendar)), Filter(sort=sort))


def narrow(whole: Matrix, wanted: Filter) -> Matrix:
    """What of a matrix is wanted; nothing is asked or reckoned again."""
    return _matrix(whole.columns, [row for section in whole.sections for row in section.rows], wanted)


def section_of(organisation: Organisation) -> Place:
    """The section that an organisation stands in: its district, else its kind."""
    if (district := organisation.district) is not None:
        return Place(1, district.code, district.name)
    kind = Kind(organisation.kind)
    return Place(0 if kind == Kind.PAO else 2, kind.value, kind.label)


def in_columns(columns: Sequence[Column]) -> Q:
    """The obligations that some columns show; those of a period of another duty may be among them."""
    return Q(duty__in={column.duty.pk for column in columns}, period__in={column.period for column in columns})


def _laid(columns: Sequence[Column], organisations: Collection[int] | None = None) -> list[Laid]:
    """The obligations in some columns, of all organisations or of those given by their keys."""
    found = Obligation.objects.filter(in_columns(columns))
    if organisations is not None:
        found = found.filter(organisation__in=organisations)
    told = found.values_list("organisation_id", "duty_id", "period", "state", "due_on", "relay_due_on")
    return [Laid(one, (duty, period), state, due, relay) for one, duty, period, state, due, relay in told]


def _for_rows(organisations: OrganisationQuerySet, columns: Sequence[Column]) -> OrganisationQuerySet:
    """With what a row shows of each organisation, and the way the letter reached it."""
    directives = {column.duty.directive_id for column in columns}
    reached = Binding.objects.filter(directive__in=directives, organisation=OuterRef("pk")).order_by("directive")
    bare = ("code", "kind", "name", "short_name", "phone", "sort_key", "area", "parent", "area__code", "area__name")
    chosen = organisations.select_related("area").only(*bare)
    return chosen.annotate(route=Subquery(reached.values("route")[:1]))


def _rows(
    columns: Sequence[Column], organisations: Iterable[Organisation], laid: Sequence[Laid],
    cell: Callable[[str, date | None, date | None], Cell],
) -> tuple[list[Column], list[Row]]:  # fmt: skip
    """The columns with their days, and the rows."""
    headed = dated(columns, ((one.key, one.due_on, one.relay_due_on) for one in laid))
    days = {column.key: column.due_on for column in headed}
    found: dict[int, dict[Key, Cell]] = defaultdict(dict)
    for one in laid:
        if one.key in days:
            found[one.organisation_id][one.key] = cell(one.state, one.due_on, days[one.key])
    words: dict[str | None, str] = {None: "", **{str(value): str(label) for value, label in Route.choices}}
    return headed, [
        Row(
            organisation,
            words[getattr(organisation, "route", None)],
            tuple(found[organisation.pk].get(key, UNCONCERNED) for key in days),
        )
        for organisation in organisations
    ]


def _matrix(columns: Iterable[Column], rows: Iterable[Row], wanted: Filter) -> Matrix:
    kept = [row for row in rows if wanted.keeps(row)]
    sections = tuple(section for section in _sections(kept, wanted.sort) if wanted.area in ("", section.key))
    shown = [row for section in sections for row in section.rows]
    headed = tuple(columns)
    return Matrix(headed, sections, _tallies(shown, len(headed)))


def _sections(rows: Iterable[Row], sort: str) -> list[Section]:
    grouped: dict[Place, list[Row]] = {}
    for row in rows:
        grouped.setdefault(section_of(row.organisation), []).append(row)
    return [
        Section(key, title, tuple(sorted(members, key=_order(sort))), _tallies(members, len(members[0].cells)))
        for (_, key, title), members in sorted(grouped.items())
    ]


def _order(sort: str) -> Callable[[Row], tuple[int, int, str]]:
    """By name with the district office first, or what needs attention first."""
    ranks = {kind: place for place, kind in enumerate(Kind.values)}

    def by_name(row: Row) -> tuple[int, int, str]:
        return 0, ranks[row.organisation.kind], row.organisation.sort_key

    def by_urgency(row: Row) -> tuple[int, int, str]:
        return row.urgency, *by_name(row)[1:]

    return by_urgency if sort == "status" else by_name


def _tallies(rows: Sequence[Row], columns: int) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            sum(row.cells[column].sent for row in rows),
            sum(row.cells[column].counts for row in rows),
        )
        for column in range(columns)
    )
