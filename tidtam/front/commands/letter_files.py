"""Files named on the command line, read one after another; one that cannot be read stops none of the others."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tidtam.core.reading import reader
from tidtam.core.reading.parts import Reading
from tidtam.core.refusal import Refused
from tidtam.front import files
from tidtam.front.commands.console import complain
from tidtam.front.commands.knowledge import national
from tidtam.paper.extract import LARGEST, Extract, extract


class Letter(NamedTuple):
    """A file that was read: its name, what it says, and what was read from that."""

    name: str
    extract: Extract
    reading: Reading

    @property
    def source(self) -> dict[str, object]:
        """The contract's `source`."""
        return {
            "file": self.name,
            "kind": self.extract.kind,
            "pages": len(self.extract.pages),
            "sha256": self.extract.sha256,
            "reader": self.extract.reader,
            "quality": self.extract.quality,
            "notes": list(self.extract.notes),
        }


def letters(names: list[str], unread: list[str]) -> Iterator[Letter]:
    """The letters that can be read, "-" from standard input; of the others one line on standard error, and their
    names in `unread`."""
    knowledge = national()
    for name in names:
        try:
            found = extract(_bytes(name), name=name)
        except Refused as refused:
            complain(f"{name}: {refused}")
            unread.append(name)
        else:
            yield Letter(name, found, reader.read(found.text, knowledge=knowledge, quality=found.quality))


def _bytes(name: str) -> bytes:
    """Never more of a file than shows that it is too big."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    return files.read(Path(name), LARGEST)
