"""The warnings of a letter as its fields stand now: those read that still hold, and those that new values bring.

What rests on the text (a weekday, an impossible date) goes when its field is changed. What rests on the fields alone is
looked for twice, in the fields as they were read and as they are now; only where the two differ is anything said anew.
"""

import re
from datetime import date
from typing import Any, Final

from tidtam.core.phrases.addressees import from_json
from tidtam.core.phrases.found import Deadline
from tidtam.core.reading import checks
from tidtam.core.reading.knowledge import Knowledge
from tidtam.core.reading.parts import Addressee, Channel, Duty, Footer, Issuer, Reading, Reference
from tidtam.core.thai.dates import format_date
from tidtam.letters import contents

Warnings = list[dict[str, str]]
Key = tuple[str, str]

AFTER_RECEIPT: Final = "หนังสือลงวันที่ {day} ซึ่งเป็นวันหลังวันที่รับหนังสือ ({received}) โปรดตรวจสอบกับต้นฉบับ"
_NOWHERE: Final = (0, 0)
_PLACE: Final = re.compile(rf"({'|'.join(contents.ROWS)})\[(\d+)\]")


def key_of(warning: dict[str, str]) -> Key:
    """What an answer is given to: code and field."""
    return warning["code"], warning["field"]


def standing(reading: contents.Fields, fields: contents.Fields, *, received: date, knowledge: Knowledge) -> Warnings:
    """The warnings that hold for the fields now, those of the reading first. Field paths name rows by their origin."""
    read = contents.first(reading)
    then, now = _found(read, knowledge), _found(fields, knowledge)
    changed = {key for key in map(key_of, then + now) if _said(then, key) != _said(now, key)}
    resting_on_fields = set(map(key_of, then))
    kept = [
        warning
        for warning in reading.get("warnings", [])
        if key_of(warning) not in changed
        and (key_of(warning) in resting_on_fields or not contents.is_changed(fields, read, warning["field"]))
    ]
    return kept + [warning for warning in now if key_of(warning) in changed] + _after_receipt(fields, received)


def _said(warnings: Warnings, key: Key) -> list[str]:
    return [warning["message"] for warning in warnings if key_of(warning) == key]


def _after_receipt(fields: contents.Fields, received: date) -> Warnings:
    day = _day(fields["date"])
    if day is None or day <= received:
        return []
    message = AFTER_RECEIPT.format(day=format_date(day, "short"), received=format_date(received, "short"))
    return [{"code": "letter_after_receipt", "field": "date", "message": message}]


def _found(fields: contents.Fields, knowledge: Knowledge) -> Warnings:
    """What the reader's checks say of the fields alone; nothing of the places that an officer has decided on."""
    found = [
        {"code": one.code, "field": _by_origin(fields, one.field), "message": one.message}
        for one in checks.check(_reading(fields), knowledge)
    ]
    return [one for one in found if one["code"] != "unknown_place" or not _is_matched(fields, one["field"])]


def _is_matched(fields: contents.Fields, path: str) -> bool:
    match = (contents.row_at(fields, path) or {}).get("match") or {}
    return bool(match.get("decided_by"))


def _by_origin(fields: contents.Fields, path: str) -> str:
    """ "duties[2].deadline", the third row now, as the path of that row wherever it stands."""
    return _PLACE.sub(lambda place: f"{place[1]}[{fields[place[1]][int(place[2])]['origin']}]", path)


def _reading(fields: contents.Fields) -> Reading:
    """The fields as the reader's own parts, without a text, so that only what rests on fields is found."""
    return Reading(
        kind="external" if fields["kind"] == "other" else fields["kind"],
        urgency=None,
        urgent_by=None,
        secrecy=None,
        number=fields["number"],
        circular=fields["circular"],
        issuer=Issuer(fields["issuer"]["office"]) if fields["issuer"] else None,
        date=_day(fields["date"]),
        subject=fields["subject"],
        salutation=None,
        addressees=tuple(map(_addressee, fields["addressees"])),
        references=tuple(map(_reference, fields["references"])),
        attachments=tuple(map(_reference, fields["attachments"])),
        mentions=(),
        duties=tuple(map(_duty, fields["duties"])),
        fiscal_years=(),
        resources=(),
        contacts=(),
        signatory=None,
        unit=None,
        unit_parent=None,
        footer=Footer(),
        copies_to=(),
        text="",
        closing=fields.get("closing"),
    )


def _addressee(row: dict[str, Any]) -> Addressee:
    """An addressee with the class and rule that it means: by an officer or the directory, else as it was read."""
    match = row.get("match") or {}
    meant = match if match.get("class") else row
    rule = meant.get("rule")
    return Addressee(row["text"], row["kind"], meant["class"], _NOWHERE, from_json(rule) if rule else None)


def _reference(row: dict[str, Any]) -> Reference:
    return Reference(row["text"], None, None, row["number"], _day(row["date"]), _NOWHERE, copies=row.get("copies"))


def _duty(row: dict[str, Any]) -> Duty:
    due = _day(row["deadline"])
    deadline = Deadline(due, "absolute", "", "", _NOWHERE) if due else None
    channel = Channel(row["channel"]["type"], row["channel"]["value"])
    return Duty(row["who"], row["action"], row["recipient"], channel, deadline, row["own"], _NOWHERE)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
