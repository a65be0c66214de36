"""The fields of a letter as plain data, in the shape of the reading contract (docs/reading.md).

What the machine read is never edited. An officer works on a copy; each of its rows remembers by `origin` which row of
the reading it came from, so that places in the text and warnings stay with their row. Rows added by hand count on from
there. `warnings` are those to be shown (`letters.recheck`).
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from itertools import count
from typing import Any, Final

from tidtam.core.refusal import Refused

Fields = dict[str, Any]

ROWS: Final[dict[str, dict[str, Any]]] = {
    "addressees": {"text": "", "kind": "office", "class": None},
    "references": {"text": "", "issuer": None, "urgency": None, "number": None, "date": None},
    "attachments": {"text": "", "issuer": None, "urgency": None, "number": None, "date": None, "copies": None},
    "duties": {
        "who": None,
        "action": "",
        "recipient": None,
        "channel": {"type": None, "value": None},
        "deadline": None,
        "deadline_kind": None,
        "deadline_text": None,
        "own": False,
        "span": None,
    },
    "contacts": {"name": None, "phones": [], "emails": []},
}
"""The tables of a letter that an officer may change, with an empty row of each."""

EMPTY: Final[Fields] = {
    "kind": "other",
    "urgency": None,
    "urgent_by": None,
    "secrecy": None,
    "number": None,
    "circular": False,
    "issuer": None,
    "date": None,
    "subject": None,
    "salutation": None,
    **{name: [] for name in ROWS},
    "mentions": [],
    "fiscal_years": [],
    "resources": [],
    "signatory": None,
    "unit": None,
    "unit_parent": None,
    "footer": {"phones": [], "fax": [], "emails": [], "websites": []},
    "copies_to": [],
    "closing": None,
    "warnings": [],
}
"""A letter of which nothing is known."""

EDITABLE: Final = (
    "urgency",
    "secrecy",
    "number",
    "date",
    "subject",
    *ROWS,
    "fiscal_years",
    "signatory",
    "unit",
    "unit_parent",
)

_TYPES: Final[dict[str, Any]] = {**dict.fromkeys((*ROWS, "fiscal_years"), list), "signatory": dict | None}
_STEP: Final = re.compile(r"(\w+)(?:\[(\d+)\])?")
_ROW: Final = re.compile(r"(\w+)\[(\d+)\]")


def first(reading: Fields) -> Fields:
    """The fields as they stand before an officer has touched them; an empty letter where nothing was read."""
    fields: Fields = {key: deepcopy(reading.get(key, empty)) for key, empty in EMPTY.items()}
    for name in ROWS:
        fields[name] = [{**row, "origin": origin} for origin, row in enumerate(fields[name])]
    return fields


def numbered(fields: Fields, reading: Fields) -> Fields:
    """The fields with an origin for each row that has none yet, beyond all that were ever read or are there."""
    for name in ROWS:
        taken = [row["origin"] for row in fields[name] if row.get("origin") is not None]
        following = count(max([len(reading.get(name, [])) - 1, *taken]) + 1)
        fields[name] = [
            row if row.get("origin") is not None else {**row, "origin": next(following)} for row in fields[name]
        ]
    return fields


def is_changed(fields: Fields, read: Fields, path: str) -> bool:
    """Whether what stands at a path of the reading is no longer as it was read, or an officer decided what it means."""
    row = row_at(fields, path) or {}
    return value_at(fields, path) != value_at(read, path) or (row.get("match") or {}).get("decided_by") == "officer"


def value_at(fields: Fields, path: str) -> Any:
    """What stands at a path of the reading ("attachments[0].date"), rows found by origin; None where nothing does."""
    value: Any = fields
    for name, origin in _STEP.findall(path):
        value = value.get(name) if isinstance(value, dict) else None
        if origin:
            value = _from(value or [], int(origin))
    return _as_read(value)


def row_at(fields: Fields, path: str) -> Fields | None:
    """The row that a path of the reading stands in, None for a field outside the tables or a row taken out."""
    found = _ROW.match(path)
    return _from(fields[found[1]], int(found[2])) if found and found[1] in ROWS else None


def _from(rows: Iterable[Any], origin: int) -> Any:
    """The row that came from that place of the reading; in a list of plain texts the one at that place."""
    places = {row.get("origin") if isinstance(row, dict) else place: row for place, row in enumerate(rows)}
    return places.get(origin)


def differences(before: Any, after: Any, path: str = "") -> dict[str, list[Any]]:
    """Path → [before, after] of every value that is not the same, as deep as both have the same shape."""
    if before == after:
        return {}
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [(f"{path}.{key}".lstrip("."), before.get(key), after.get(key)) for key in before | after]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{path}[{place}]", *pair) for place, pair in enumerate(zip(before, after, strict=True))]
    else:
        return {path: [before, after]}
    return {key: pair for step, old, new in pairs for key, pair in differences(old, new, step).items()}


def check(key: str, value: Any) -> None:
    """Refuse (`bad_letter_field`) an unknown field, a value of the wrong type, a date that is not ISO."""
    rows = value if isinstance(value, list) else []
    fits = key in EDITABLE and isinstance(value, _TYPES.get(key, str | None)) and all(_fits(key, row) for row in rows)
    days = [row.get(name) for row in rows if fits and key in ROWS for name in ("date", "deadline")]
    days.append(value if key == "date" else None)
    if not fits or not all(_is_day(day) for day in days):
        raise Refused("bad_letter_field", field=key)


def _is_day(value: str | None) -> bool:
    try:
        return value is None or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _fits(name: str, row: Any) -> bool:
    if name not in ROWS:
        return isinstance(row, int)
    # the contract may grow: more than we know of is no fault
    return isinstance(row, dict) and ROWS[name].keys() <= row.keys()


def _as_read(value: Any) -> Any:
    """Without what the reading does not have: the matches of addressees."""
    if isinstance(value, list):
        return [_as_read(one) for one in value]
    return {key: _as_read(one) for key, one in value.items() if key != "match"} if isinstance(value, dict) else value
