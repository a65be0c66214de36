"""Every refusal by its code: what is wrong, and the way out. docs/refusals.md is made from this table."""

from typing import Final

from tidtam.core.sentences import (
    accounts,
    dates,
    directives,
    directory,
    doors,
    files,
    forms,
    letters,
    life,
    office,
    registers,
    tables,
)
from tidtam.core.sentences.sentence import Kind, Sentence

__all__ = ["SENTENCES", "Kind", "Sentence"]

SENTENCES: Final[dict[str, Sentence]] = {
    code: sentence
    for room in (accounts, dates, directives, directory, doors, files, forms, letters, life, office, registers, tables)
    for code, sentence in room.SENTENCES.items()
}
