"""What each addressee of a letter means in the directory. What is merely near is offered, never applied."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tidtam.core.refusal import Refused
from tidtam.directory import classes, matching
from tidtam.directory.models import Organisation

Match = dict[str, Any]
"""`organisation` (a code) or `class` (a code) or neither; `decided_by` "exact", "officer" or None; `suggestions`
as {"code", "name"}, nearest first."""

Meaning = tuple[str, int | None]
"""In words, with the count of a class: ("นายอำเภอทุกอำเภอ", 8), ("เทศบาลนครระยอง", None); ("", None) for neither."""


def match_of(text: str, within: Organisation, dated: str | None = None) -> Match:
    """The match of an addressee as written in a letter of that day (ISO), as the directory has it now."""
    found = matching.match(text, within, date.fromisoformat(dated) if dated else None)
    return {
        "organisation": found.organisation.code if found.organisation else None,
        "class": found.class_code,
        "decided_by": "exact" if found.organisation or found.class_code else None,
        "suggestions": [{"code": one.organisation.code, "name": one.organisation.name} for one in found.suggestions],
    }


def decided(match: Match, *, organisation: str | None, class_code: str | None, within: Organisation) -> Match:
    """The match as an officer decided it: an organisation of the province, a class, or neither ("ไม่ใช่")."""
    if organisation and not Organisation.objects.in_province_of(within).current().filter(code=organisation).exists():
        raise Refused("not_in_directory", code=organisation)
    if class_code and class_code not in classes.CLASSES:
        raise Refused("not_in_directory", code=class_code)
    return {**match, "organisation": organisation, "class": class_code, "decided_by": "officer"}


def meanings(rows: Iterable[Mapping[str, Any]], within: Organisation) -> list[Meaning]:
    """What each addressee of a letter means. One question to the directory, and one for each class among them."""
    matches: list[Match] = [row["match"] for row in rows]
    sizes = {code: classes.expand(code, within).count() for code in {match["class"] for match in matches} if code}
    codes = {match["organisation"] for match in matches if match["organisation"]}
    names = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    return [
        (classes.CLASSES[match["class"]].label, sizes[match["class"]])
        if match["class"]
        else (names.get(match["organisation"], ""), None)
        for match in matches
    ]
