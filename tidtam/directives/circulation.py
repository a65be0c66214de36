"""Whom a confirmed letter binds, by groups, before anything is written: S5 shows it, `actions.circulate` freezes it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tidtam.core.reading.addressees import class_of
from tidtam.directives.models import Route
from tidtam.directory import classes
from tidtam.directory.models import Kind, Organisation
from tidtam.letters.models import Letter

MINUTES_EACH = 15
"""What one organisation spends on one report, an estimate until the forms of the reporting room can be measured."""

LEFT_OUT = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations bound for one reason. `named` by the letter's addressees, or only by the scope of its body."""

    key: str
    label: str
    reason: str
    named: bool
    organisations: tuple[Organisation, ...]

    @property
    def relayed(self) -> bool:
        """Whether a district can pass the letter on to every one of them."""
        return all(organisation.reached_through for organisation in self.organisations)

    @property
    def usual(self) -> str:
        """The way it usually goes: those the letter does not name are reached through their district."""
        return Route.DISTRICT if self.relayed and not self.named else Route.DIRECT

    @property
    def routes(self) -> list[tuple[str, str]]:
        ways = [(Route.DISTRICT.value, "ผ่านอำเภอ")] if self.relayed else []
        return [*ways, (Route.DIRECT.value, "แจ้งโดยตรง"), (LEFT_OUT, "ไม่แจ้ง")]


@dataclass(frozen=True, slots=True)
class Bound:
    """One organisation with the way it is reached and why it is bound."""

    organisation: Organisation
    route: str
    via: Organisation | None
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The groups of a letter, the addressees that match no organisation yet, and whether its owner is among them."""

    groups: tuple[Group, ...]
    unmatched: tuple[str, ...]
    to_owner: bool

    def bound(self, choices: Mapping[str, str], left_out: Collection[str] = ()) -> list[Bound]:
        """Every organisation bound under the officer's choices (group key → route; the usual where none is given).

        `left_out`: the codes of those the officer leaves out one by one.
        """
        routes = [(group, choices.get(group.key) or group.usual) for group in self.groups]
        return [
            _bound(organisation, route, group.reason)
            for group, route in routes
            if route != LEFT_OUT
            for organisation in group.organisations
            if organisation.code not in left_out
        ]


def plan(letter: Letter) -> Plan:
    """Expand the addressees and the scope of a letter; each organisation stands in the first group that names it.

    A letter is circulated to those its owner's province supervises: "ผู้ว่าราชการจังหวัดทุกจังหวัด" binds the owner, who
    bears the duties itself, and no other province.
    """
    addressees = letter.fields.get("addressees", [])
    groups = list(_disjoint([*_named(letter, addressees), *_scope(letter)]))
    realm = set(Organisation.objects.under(letter.organisation.province).current().values_list("pk", flat=True))
    inside = [_within(group, realm - {letter.organisation_id}) for group in groups]
    return Plan(
        groups=tuple(group for group in inside if group.organisations),
        unmatched=tuple(addressee["text"] for addressee in addressees if not _is_matched(addressee)),
        to_owner=any(letter.organisation in group.organisations for group in groups),
    )


def hours(organisations: int) -> int:
    """Working hours that one report of each organisation takes, rounded."""
    return round(organisations * MINUTES_EACH / 60)


def _bound(organisation: Organisation, route: str, reason: str) -> Bound:
    via = organisation.reached_through if route == Route.DISTRICT else None
    return Bound(organisation, Route.DISTRICT if via else Route.DIRECT, via, reason)


def _within(group: Group, realm: set[int]) -> Group:
    """The group without those outside the realm."""
    return replace(group, organisations=tuple(one for one in group.organisations if one.pk in realm))


def _is_matched(addressee: Mapping[str, Any]) -> bool:
    match = addressee.get("match") or {}
    return bool(match.get("organisation") or match.get("class"))


def _named(letter: Letter, addressees: Iterable[Mapping[str, Any]]) -> Iterator[Group]:
    for index, addressee in enumerate(addressees):
        match = addressee.get("match") or {}
        text = addressee["text"]
        if match.get("class"):
            rule = classes.CLASSES[match["class"]]
            members = classes.expand(rule.code, letter.organisation)
            yield Group(f"named-{index}", text, rule.reason, True, tuple(members))
        elif match.get("organisation"):
            # who was raised or merged since the letter was confirmed is answered for by its successor
            members = Organisation.objects.filter(code=match["organisation"]).living().for_listing()
            yield Group(f"named-{index}", text, f"เพราะหนังสือเรียน “{text}”", True, tuple(members))


def _scope(letter: Letter) -> Iterator[Group]:
    """Those bound only by the body ("ทุกหน่วยงานในจังหวัด"), by kind."""
    named = (duty.get("who") or "" for duty in letter.fields.get("duties", []))
    wide = next((who for who in named if class_of(who) == "all_units"), None)
    if wide is None:
        return
    everyone = list(classes.expand("all_units", letter.organisation))
    for kind in Kind:
        members = tuple(organisation for organisation in everyone if organisation.kind == kind)
        yield Group(f"scope-{kind.value}", kind.label, f"เพราะเนื้อความให้ “{wide}” รายงาน", False, members)


def _disjoint(groups: Iterable[Group]) -> Iterator[Group]:
    seen: set[int] = set()
    for group in groups:
        members = tuple(one for one in group.organisations if one.pk not in seen)
        seen.update(one.pk for one in members)
        if members:
            yield Group(group.key, group.label, group.reason, group.named, members)
