"""What a table file says: sheets of rows of text."""

from dataclasses import dataclass
from typing import Final

Cells = tuple[str, ...]

LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` from the first of the paper on, so that the row numbered n by Excel is `rows[n - 1]`.

    Cells are text without spaces at either end, "" where empty; rows may differ in length.
    """

    name: str
    rows: tuple[Cells, ...]


def column_letter(place: int) -> str:
    """The name that Excel gives a column, by its place counted from 0: 0 is A, 27 is AB."""
    before, last = divmod(place, LETTERS)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)
