"""One row of a table while it is being understood: what was said, what it means, what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tidtam.directory.imports.columns import BY_KEY, Places
from tidtam.directory.rows import People, Row
from tidtam.paper.sheets.sheet import Cells, Sheet, column_letter


class Entry(NamedTuple):
    """A row of the sheet: its number there, from 1; its cells by column; all its cells as they stand."""

    number: int
    said: dict[str, str]
    cells: Cells = ()


class Fault(NamedTuple):
    """What is wrong in one column: what was found, "" for nothing, and what was expected, in Thai."""

    column: str
    found: str
    expected: str


class Change(NamedTuple):
    """What becomes of one column, as people read it: a supervisor by name, a kind by its label."""

    column: str
    old: str
    new: str


ADD: Final = "add"
CHANGE: Final = "change"
SAME: Final = "same"
WRONG: Final = "wrong"


@dataclass(slots=True)
class Draft:
    """`known` is the organisation meant, where the directory has it; `row` is what it is to be. So with the people whom
    the row names: `met` and `people`."""

    entry: Entry
    kind: str = ""
    name: str = ""
    code: str = ""
    place: str = ""
    province: str = ""
    known: Row | None = None
    row: Row | None = None
    met: People | None = None
    people: People | None = None
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def said(self, column: str) -> str:
        """What the table says in a column; "" where it says nothing."""
        return self.entry.said.get(column, "")

    def fault(self, column: str, expected: str, found: str | None = None) -> None:
        self.faults.append(Fault(column, self.said(column) if found is None else found, expected))

    @property
    def verdict(self) -> str:
        if self.faults or self.row is None:
            return WRONG
        return ADD if self.known is None else CHANGE if self.changes else SAME


def where(places: Places, key: str) -> str:
    """Where a column stands, as people find it: "คอลัมน์ C ชื่อหน่วยงาน"; its title where the table has none."""
    title = BY_KEY[key].title
    return f"คอลัมน์ {column_letter(places[key])} {title}" if key in places else title


def reason(places: Places, faults: Iterable[Sequence[str]]) -> str:
    """All that is wrong with a row, in one line: for the table of rows that were refused."""
    return "; ".join(
        f"{where(places, key)}: {f'พบ “{found}”' if found else 'ไม่ได้ระบุ'} ต้องเป็น{expected}"
        for key, found, expected in faults
    )


def entries(sheet: Sheet, header: int, places: Places) -> list[Entry]:
    """The rows below the headings (a place from 0) that say anything in a column that is taken."""
    found = []
    for number, cells in enumerate(sheet.rows[header + 1 :], header + 2):
        said = {key: cells[place] for key, place in places.items() if place < len(cells) and cells[place]}
        if said:
            found.append(Entry(number, said, cells))
    return found
