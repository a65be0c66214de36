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


@dataclass(frozen=True, slots=True)
class People:
    """A contact of an organisation and its head, as a row names them; `head_since` an ISO date, "" what is not said."""

    code: str
    contact_name: str = ""
    contact_position: str = ""
    contact_matter: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    head_name: str = ""
    head_since: str = ""


def read_rows(path: Path) -> list[Row]:
    """The rows of a UTF-8 CSV file whose first line names the columns; columns that `Row` lacks are passed over.

    Excel's mark of UTF-8 at the beginning is passed over too.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Row(**{name: line[name] for name in Row.__slots__}) for line in csv.DictReader(file)]
