"""The status table: organisations by district against duties, with subtotals. Built once, shown by S7 and printed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tidtam.core.duties import states
from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.text import fold
from tidtam.directives.models import SENT, UNCOUNTED, Binding, Duty, Obligation
from tidtam.directory.models import Kind, Organisation

URGENCY = {"late": 0, "returned": 1, "not_started": 2, "in_progress": 3, "submitted": 4, "accepted": 5, "exempt": 6,
           "carried": 7, "withdrawn": 8}  # fmt: skip
"""What a person should look at first, first."""

SIGNS = ("late", *states.states_of(states.OBLIGATION))
"""Every sign a cell may show."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One organisation against one duty; `obligation` is None where the duty does not concern it."""

    obligation: Obligation | None
    standing: Standing | None = None

    @property
    def sign(self) -> str:
        """What the cell shows: the state, or "late" where it is owed past its day, or "" where not concerned."""
        if self.obligation is None:
            return ""
        return "late" if self.standing and self.standing.kind == "late" else self.obligation.state

    @property
    def sent(self) -> bool:
        return self.obligation is not None and self.obligation.state in SENT

    @property
    def counts(self) -> bool:
        """Exempted, succeeded and unconcerned organisations leave the denominator."""
        return self.obligation is not None and self.obligation.state not in UNCOUNTED


@dataclass(frozen=True, slots=True)
class Row:
    organisation: Organisation
    binding: Binding | None
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
    duties: tuple[Duty, ...]
    sections: tuple[Section, ...]
    tallies: tuple[Tally, ...]

    @property
    def columns(self) -> list[tuple[Duty, Tally]]:
        return list(zip(self.duties, self.tallies, strict=True))

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


def build(duties: Sequence[Duty], *, today: date, calendar: Calendar, wanted: Filter | None = None) -> Matrix:
    """The matrix of some duties: two queries, whatever its size."""
    return _matrix(duties, _rows(duties, today, calendar), wanted or Filter())


def narrow(whole: Matrix, wanted: Filter) -> Matrix:
    """What of a matrix is wanted; nothing is asked or reckoned again."""
    return _matrix(whole.duties, [row for section in whole.sections for row in section.rows], wanted)


def _matrix(duties: Sequence[Duty], rows: Iterable[Row], wanted: Filter) -> Matrix:
    kept = [row for row in rows if wanted.keeps(row)]
    sections = tuple(section for section in _sections(kept, wanted.sort) if wanted.area in ("", section.key))
    shown = [row for section in sections for row in section.rows]
    return Matrix(tuple(duties), sections, _tallies(shown, len(duties)))


def section_of(organisation: Organisation) -> tuple[int, str, str]:
    """Order, key and title of the section that an organisation stands in: its district, else its kind."""
    if (district := organisation.district) is not None:
        return 1, district.code, district.name
    kind = Kind(organisation.kind)
    return (0 if kind == Kind.PAO else 2), kind.value, kind.label


def _rows(duties: Sequence[Duty], today: date, calendar: Calendar) -> list[Row]:
    obligations = Obligation.objects.filter(duty__in=duties).select_related("organisation__area")
    bindings = {
        binding.organisation_id: binding
        for binding in Binding.objects.filter(directive__duties__in=duties).select_related("via").distinct()
    }
    stands = _standings(today, calendar)
    found: dict[int, dict[int, Obligation]] = {}
    organisations: dict[int, Organisation] = {}
    for obligation in obligations:
        organisations[obligation.organisation_id] = obligation.organisation
        found.setdefault(obligation.organisation_id, {})[obligation.duty_id] = obligation
    return [
        Row(organisations[pk], bindings.get(pk), tuple(_cell(by_duty.get(duty.pk), stands) for duty in duties))
        for pk, by_duty in found.items()
    ]


def _standings(today: date, calendar: Calendar) -> Callable[[date], Standing]:
    """How a day stands today, reckoned once for each day."""
    return cache(lambda day: standing(day, today, calendar))


def _cell(obligation: Obligation | None, stands: Callable[[date], Standing]) -> Cell:
    dated = obligation is not None and obligation.owed and obligation.due_on
    return Cell(obligation, stands(dated) if dated else None)


def _sections(rows: Iterable[Row], sort: str) -> list[Section]:
    grouped: dict[tuple[int, str, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault(section_of(row.organisation), []).append(row)
    return [
        Section(key, title, tuple(sorted(members, key=_order(sort))), _tallies(members, len(members[0].cells)))
        for (_, key, title), members in sorted(grouped.items())
    ]


def _order(sort: str) -> Callable[[Row], tuple[int, int, str]]:
    """By name with the district office first, or what needs attention first."""

    def by_name(row: Row) -> tuple[int, int, str]:
        return 0, Kind.values.index(row.organisation.kind), row.organisation.sort_key

    def by_urgency(row: Row) -> tuple[int, int, str]:
        return row.urgency, *by_name(row)[1:]

    return by_urgency if sort == "status" else by_name


def _tallies(rows: Iterable[Row], columns: int) -> tuple[Tally, ...]:
    members = list(rows)
    return tuple(
        Tally(
            sum(row.cells[column].sent for row in members),
            sum(row.cells[column].counts for row in members),
        )
        for column in range(columns)
    )
