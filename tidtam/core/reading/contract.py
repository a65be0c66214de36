"""A reading as JSON, exactly by the reading contract (docs/reading.md). Outside programs depend on these names."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Final

from tidtam.core.phrases import addressees
from tidtam.core.phrases.addressees import Rule
from tidtam.core.reading.parts import Addressee, Duty, Mention, Reading, Reference

_ELSEWHERE: Final[dict[type, frozenset[str]]] = {
    Addressee: frozenset({"span"}),
    Reference: frozenset({"span", "date_span"}),
    Mention: frozenset({"span"}),
}
"""What a part knows of its place: the contract says it under `spans`, by field path."""


def to_json(reading: Reading, *, source: Mapping[str, Any] | None, text: bool = True) -> dict[str, Any]:
    """The contract's object: dates ISO in the common era, spans [start, end]. `source` tells of the file.

    `text` false leaves the normalised text out (--no-text).
    """
    found: dict[str, Any] = {"source": None if source is None else dict(source), **_plain(reading)}
    for reference in found["references"]:
        del reference["copies"]
    last = ("closing", "warnings", "confidence", "spans", *(["text"] if text else []))
    values = {name: found.pop(name) for name in ("closing", "warnings", "confidence", "spans", "text")}
    return {**found, **{name: values[name] for name in last}}


def _plain(value: Any) -> Any:
    """Frozen parts as dictionaries, tuples as lists, days and times as ISO strings."""
    if isinstance(value, Duty):
        return _duty(value)
    if isinstance(value, Rule):
        return addressees.to_json(value)
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name not in _ELSEWHERE.get(type(value), ())]
        return {"class" if name == "class_code" else name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def _duty(duty: Duty) -> dict[str, Any]:
    due = duty.deadline
    return {
        "who": duty.who,
        "action": duty.action,
        "recipient": duty.recipient,
        "channel": _plain(duty.channel),
        "deadline": _plain(due.date) if due else None,
        "deadline_time": due.time.isoformat(timespec="minutes") if due and due.time else None,
        "deadline_kind": due.kind if due else None,
        "deadline_text": due.text if due else None,
        "own": duty.own,
        "span": list(duty.span),
    }
