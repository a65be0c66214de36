"""What each addressee of a letter means in the directory. What is merely near is offered, never applied."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tidtam.core.phrases import addressees
from tidtam.core.phrases.addressees import Rule
from tidtam.core.refusal import Refused
from tidtam.directory import classes, matching
from tidtam.directory.classes import Selection
from tidtam.directory.models import Kind, Organisation

Match = dict[str, Any]
"""`organisation` (a code) or `class` (a code) or neither; `decided_by` "exact", "officer" or None; `suggestions`
as {"code", "name"}, nearest first. With a class also `rule` (`core.phrases.addressees.to_json`; letters read before
there were rules have none), and once an attached list was given: `list` (codes of those on it), `leftover` (its lines
that are no organisation of the register) and `set_aside` (lines that an officer said are no addressees)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An attached list as an officer confirmed it: codes, and its lines that are nobody, told or set aside."""

    codes: tuple[str, ...]
    leftover: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer says an addressee means: an organisation (code), a class (code) or a rule, or none of these.

    `listed` is kept with the rule where the letter has its addressees on an attached list.
    """

    organisation: str | None = None
    class_code: str | None = None
    rule: Rule | None = None
    listed: Listed | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """In words, with the count of a class: "นายอำเภอทุกอำเภอ", 8; "เทศบาลนครระยอง", none; "" for neither.

    `parts` are the kinds of a class with their counts; `notes` say what of the words could not be used.
    """

    words: str = ""
    count: int | None = None
    parts: tuple[tuple[str, int], ...] = ()
    excepted: int = 0
    notes: tuple[str, ...] = field(default=())


def match_of(text: str, within: Organisation, dated: str | None = None) -> Match:
    """The match of an addressee as written in a letter of that day (ISO), as the directory has it now."""
    found = matching.match(text, within, date.fromisoformat(dated) if dated else None)
    return {
        "organisation": found.organisation.code if found.organisation else None,
        "class": found.class_code,
        "rule": addressees.to_json(found.rule) if found.rule else None,
        "decided_by": "exact" if found.organisation or found.rule else None,
        "suggestions": [{"code": one.organisation.code, "name": one.organisation.name} for one in found.suggestions],
    }


def decided(match: Match, decision: Decision, *, within: Organisation) -> Match:
    """The match as an officer decided it: an organisation of the province, a class or rule, or neither ("ไม่ใช่")."""
    if decision.class_code and decision.class_code not in classes.CLASSES:
        raise Refused("not_in_directory", code=decision.class_code)
    listed = decision.listed or Listed(())
    _check_known([*listed.codes, *filter(None, [decision.organisation])], within)
    rule = decision.rule or (classes.rule_of(decision.class_code) if decision.class_code else None)
    kept = {key: value for key, value in match.items() if key not in ("list", "leftover", "set_aside")}
    return {
        **kept,
        "organisation": decision.organisation,
        "class": rule.class_code if rule else None,
        "rule": addressees.to_json(rule) if rule else None,
        "decided_by": "officer",
        **(_kept_list(listed) if decision.listed else {}),
    }


def rule_in(match: Mapping[str, Any]) -> Rule | None:
    """The rule of a match; of one without a rule the class alone; None where it is no class."""
    if not match.get("class"):
        return None
    kept = match.get("rule")
    return addressees.from_json(kept) if kept else classes.rule_of(match["class"])


def listed_in(match: Mapping[str, Any]) -> Listed:
    """The attached list of a match; an empty one where none was given."""
    return Listed(*(tuple(match.get(key, ())) for key in ("list", "leftover", "set_aside")))


def selection(match: Mapping[str, Any], within: Organisation) -> Selection | None:
    """The rule of a match laid over the directory; None where it is no class."""
    rule = rule_in(match)
    return Selection(rule, within, listed_in(match).codes) if rule else None


def notes(chosen: Selection, listed: Listed) -> tuple[str, ...]:
    """What of the words of a class could not be used, one sentence each."""
    told = [f"ไม่พบ “{words}” ในทะเบียนหน่วยงาน จึงยังไม่ได้นำมาคิด" for words in chosen.unknown]
    if chosen.rule.rest and not chosen.rule.listed:  # whom the words before a list mean, the list tells
        told.append(f"ระบบยังไม่ได้ใช้ถ้อยคำ “{chosen.rule.rest}” โปรดตรวจสอบ")
    if chosen.rule.listed and not listed.codes:
        told.append("ยังไม่มีรายชื่อตามบัญชีแนบท้าย โปรดเพิ่มรายชื่อ")
    if listed.leftover:
        named = ", ".join(listed.leftover[:5]) + (" …" if len(listed.leftover) > 5 else "")
        told.append(f"บัญชีแนบท้ายมี {len(listed.leftover)} บรรทัดที่ไม่พบในทะเบียน: {named}")
    return tuple(told)


def meanings(rows: Iterable[Mapping[str, Any]], within: Organisation) -> list[Meaning]:
    """What each addressee of a letter means. One question for the organisations, a few for each class among them."""
    matches: list[Match] = [row["match"] for row in rows]
    codes = {match["organisation"] for match in matches if match["organisation"]}
    names = dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
    known: dict[str, Meaning] = {}
    for match in matches:
        key = _key(match)
        if match["class"] and key not in known:
            known[key] = _of_class(match, within)
    return [
        known[_key(match)] if match["class"] else Meaning(names.get(match["organisation"], "")) for match in matches
    ]


def _key(match: Match) -> str:
    return json.dumps([match.get(key) for key in ("class", "rule", "list", "leftover")], sort_keys=True)


def _of_class(match: Match, within: Organisation) -> Meaning:
    rule = rule_in(match)
    chosen = Selection(rule or Rule(listed=True), within, listed_in(match).codes)
    sizes, excepted = chosen.sizes()
    parts = tuple((Kind(kind).label, sizes[kind]) for kind in Kind if kind in sizes)
    words = addressees.format(chosen.rule)
    return Meaning(words, sum(sizes.values()), parts, excepted, notes(chosen, listed_in(match)))


def _check_known(codes: Sequence[str], within: Organisation) -> None:
    province = Organisation.objects.in_province_of(within).current()
    known = province.filter(code__in=codes).values_list("code", flat=True)
    unknown = set(codes) - set(known) if codes else set()
    if unknown:
        raise Refused("not_in_directory", code=min(unknown))


def _kept_list(listed: Listed) -> dict[str, list[str]]:
    return {"list": list(listed.codes), "leftover": list(listed.leftover), "set_aside": list(listed.set_aside)}
