"""The columns of a status table: each period of each duty, with the days that most of its obligations are due."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from tidtam.core.duties.schedule import place, spelt
from tidtam.directives.models import Duty

WIDTH = 12
"""As many columns as a landscape sheet holds side by side."""

type Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One period of a duty. `relay_due_on`: the internal day of those who send through a district."""

    duty: Duty
    period: str
    due_on: date | None = None
    relay_due_on: date | None = None

    @property
    def name(self) -> str:
        """Its period as people read it."""
        return spelt(self.period)

    @property
    def key(self) -> Key:
        return self.duty.pk, self.period


@dataclass(frozen=True, slots=True)
class Head:
    """A duty over its columns."""

    duty: Duty
    columns: tuple[Column, ...]


def columns_of(duties: Sequence[Duty], period: str = "", *, width: int | None = None) -> list[Column]:
    """The columns of some duties, periods as time runs; those of one period, or of each duty the newest that fit."""
    most = max(1, width // max(1, len(duties))) if width is not None else 0
    one = period if period in periods_of(duties) else ""
    return [Column(duty, name, duty.deadline) for duty in duties for name in _names(duty, one, most)]


def _names(duty: Duty, period: str, most: int) -> list[str]:
    """The periods of a duty to be shown: one, or the newest `most` (0: all)."""
    names = sorted(duty.laid, key=place)
    return [name for name in names if name == period] if period else names[-most:]


def periods_of(duties: Iterable[Duty]) -> list[str]:
    """The names of all periods laid, as time runs."""
    return sorted({name for duty in duties for name in duty.laid}, key=place)


def heads(columns: Iterable[Column]) -> list[Head]:
    """Columns by duty."""
    return [Head(duty, tuple(of_duty)) for duty, of_duty in groupby(columns, key=lambda column: column.duty)]


def dated(columns: Iterable[Column], days: Iterable[tuple[Key, date | None, date | None]]) -> list[Column]:
    """Columns with the day that most obligations have; `days` are the key, day and internal day of each obligation."""
    due: dict[Key, Counter[date]] = {}
    relay: dict[Key, date] = {}
    for key, day, internal in days:
        if day:
            due.setdefault(key, Counter())[day] += 1
        if internal:
            relay.setdefault(key, internal)
    return [
        replace(
            column,
            due_on=due[column.key].most_common(1)[0][0] if column.key in due else column.due_on,
            relay_due_on=relay.get(column.key),
        )
        for column in columns
    ]
