"""A cell of the status table: how one organisation stands with one period of a duty, and what is shown for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from tidtam.core.duties import states
from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.models import OWED, SENT, UNCOUNTED

SIGNS = ("late", *states.states_of(states.OBLIGATION))
"""Every sign a cell may show."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is None where the duty does not concern the organisation; `until` is a day of its own."""

    state: str | None
    standing: Standing | None = None
    until: date | None = None

    @property
    def sign(self) -> str:
        """What the cell shows: the state, or "late" where it is owed past its day, or "" where not concerned."""
        if self.state is None:
            return ""
        return "late" if self.standing and self.standing.kind == "late" else self.state

    @property
    def sent(self) -> bool:
        return self.state in SENT

    @property
    def counts(self) -> bool:
        """Exempted, succeeded, withdrawn and unconcerned organisations leave the denominator."""
        return self.state is not None and self.state not in UNCOUNTED


UNCONCERNED = Cell(None)

type Cells = Callable[[str, date | None, date | None], Cell]
"""Makes the cell of a state and its day in a column of a day."""


def cells_on(today: date, calendar: Calendar) -> Cells:
    """Cells as they stand `today`; each that is alike is made once."""
    stands = cache(lambda day: standing(day, today, calendar))

    @cache
    def cell(state: str, due_on: date | None, of_column: date | None) -> Cell:
        owed = due_on if state in OWED else None
        return Cell(state, stands(owed) if owed else None, owed if owed != of_column else None)

    return cell


def painter() -> Callable[[tuple[Cell, ...]], SafeString]:
    """Paints the cells of a row; each that is alike is rendered once."""

    @cache
    def paint(cell: Cell) -> str:
        return f"<td>{render_to_string('directives/cell.html', {'cell': cell}).strip()}</td>"

    # what is joined was escaped by the template
    return lambda cells: mark_safe("".join(map(paint, cells)))  # noqa: S308
