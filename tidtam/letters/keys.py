"""What tells one letter from all others, as a text that an index finds: number and B.E. year, however they are written.

    key  := stem "|" year     รย|0017.2||ว|5512|2562
    stem := code "|" unit "|" board "|" series "|" run, or "=" and the number as written where the grammar knows none

Numbers begin again each calendar year (saraban §1.4), so the year is part of the key: that written in the number, else
that of the letter's date. Without a year there is a stem alone. A short number ("ว 10") has no code and no unit.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from tidtam.core.phrases import number as numbers
from tidtam.core.thai.dates import buddhist
from tidtam.core.thai.digits import arabic

LONGEST: Final = 140
"""Characters of a key: a number has at most 100, or what was typed in its place."""

REFERENCE: Final = "reference"
ATTACHMENT: Final = "attachment"
MENTION: Final = "mention"


class Identity(NamedTuple):
    """`key` is empty where number or year are not known, `stem` where the number is not."""

    stem: str
    key: str


def identity(number: str | None, dated: date | None) -> Identity:
    """The identity of the letter with this number, in any writing, and this date."""
    if not number or not number.strip():
        return Identity("", "")
    year = buddhist(dated.year) if dated else 0
    try:
        *parts, year = numbers.parse(number).key(year)
        stem = "|".join(str(part or "") for part in parts)
    except numbers.NumberError:
        stem = "=" + "".join(arabic(number).split())
    stem = stem[: LONGEST - 5]
    return Identity(stem, f"{stem}|{year}" if year else "")


def short_key(key: str) -> str:
    """The key under which a short citation ("ว 10") would look for the letter: without code, unit and board."""
    *_, series, run, year = ["", "", *key.split("|")]
    return f"|||{series}|{run}|{year}"


def is_short(stem: str) -> bool:
    """Whether the number leaves out whose it is."""
    return stem.startswith("|||")


def cited(fields: Mapping[str, Any], own_key: str) -> Iterator[dict[str, Any]]:
    """The letters that the fields of a letter name, as the columns of their rows: อ้างถึง, สิ่งที่ส่งมาด้วย, then in the text.

    What is enclosed or mentioned is a letter only where it has a number; the letter itself is left out.
    """
    told = (
        (REFERENCE, fields.get("references", [])),
        (ATTACHMENT, [row for row in fields.get("attachments", []) if row.get("number")]),
        (MENTION, [row for row in fields.get("mentions", []) if row.get("kind") == "letter" and row.get("number")]),
    )
    for relation, rows in told:
        for place, row in enumerate(rows):
            dated = date.fromisoformat(row["date"]) if row.get("date") else None
            stem, key = identity(row.get("number"), dated)
            if not key or key != own_key:
                yield {
                    "relation": relation,
                    "place": place,
                    "text": row.get("text") or "",
                    "issuer": row.get("issuer") or "",
                    "number": (row.get("number") or "")[:100],
                    "dated": dated,
                    "stem": stem,
                    "key": key,
                }
