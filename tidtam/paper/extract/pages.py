"""What a reader of one kind of file hands back."""

from dataclasses import dataclass
from typing import Final

LONGEST: Final = 2_000_000
"""Characters of the longest text that is read: some eight hundred pages."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Texts of the pages in order (one where the kind has no fixed pages), the library that read them, and notes:
    Thai sentences on what was left out."""

    pages: tuple[str, ...]
    reader: str
    notes: tuple[str, ...] = ()
