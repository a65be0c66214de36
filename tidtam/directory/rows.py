"""Rows of organisations, as a table outside the database gives them."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation. `parent` and `area` are codes ("" for none); `head` a title that the name does not tell."""

    code: str
    kind: str
    name: str
    short_name: str = ""
    parent: str = ""
    area: str = ""
    head: str = ""
    saraban_mailbox: str = ""
    phone: str = ""


def read_rows(path: Path) -> list[Row]:
    """The rows of a UTF-8 CSV file whose first line names the columns; columns that `Row` lacks are passed over.

    Excel's mark of UTF-8 at the beginning is passed over too.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Row(**{name: line[name] for name in Row.__slots__}) for line in csv.DictReader(file)]
