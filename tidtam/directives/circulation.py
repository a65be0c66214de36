"""Whom a confirmed letter binds, by groups, before anything is written: S5 shows it, `actions.circulate` freezes it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tidtam.core.phrases.addressees import parse
from tidtam.directives.models import Route
from tidtam.directory.classes import Selection
from tidtam.directory.models import Kind, Organisation, OrganisationQuerySet
from tidtam.letters import addressees as meant
from tidtam.letters.models import Letter

MINUTES_EACH = 15
"""What one organisation spends on one report, an estimate until the forms of the reporting room can be measured."""

LEFT_OUT = "none"

LISTED = 300
"""A group of more is shown by districts or provinces with counts, not name by name."""

LARGE_PARTS = 100

_WIDE = [f"{path}{name}" for path in ("", "parent__", "area__") for name in ("sort_key", "written_forms")]
"""Columns made for the database alone: half of what 15,000 organisations weigh."""


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations bound for one reason. `named` by the letter's addressees, or only by the scope of its body.

    `reasons` tell of single ones, by key, what `reason` says of all; `selection` is the rule that a class was found by.
    """

    key: str
    label: str
    reason: str
    named: bool
    organisations: tuple[Organisation, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)
    selection: Selection | None = None

    def reason_of(self, organisation: Organisation) -> str:
        return self.reasons.get(organisation.pk, self.reason)

    @property
    def members(self) -> list[tuple[str, list[Organisation]]]:
        """Under the reasons that they share; one nameless list where all share the group's."""
        groups: dict[str, list[Organisation]] = {}
        for one in self.organisations:
            groups.setdefault(self.reasons.get(one.pk, ""), []).append(one)
        return list(groups.items())

    @property
    def large(self) -> bool:
        return len(self.organisations) > LISTED

    @property
    def parts(self) -> list[tuple[str, int]]:
        """How many there are in each district; in each province where there are many districts."""
        districts = _counted(self.organisations, lambda one: one.district.name if one.district else "ส่วนกลางของจังหวัด")
        if len(districts) <= LARGE_PARTS:
            return districts
        provinces = dict(Organisation.objects.of_kind(Kind.PROVINCE).values_list("pk", "name"))
        return _counted(self.organisations, lambda one: _province(one, provinces))

    @property
    def left_out(self) -> list[tuple[str, list[Organisation]]]:
        """Those of the same kinds that the words do not mean, under their reasons, as many as are shown."""
        return self.selection.by_reason(self.outside[:LISTED]) if self.selection else []

    @property
    def outside(self) -> OrganisationQuerySet:
        """All of those, in listing order."""
        return self.selection.left_out().for_listing() if self.selection else Organisation.objects.none()

    def why_out(self, organisation: Organisation) -> str:
        return self.selection.why(organisation).reason if self.selection else ""

    @property
    def out(self) -> int:
        """How many are left out in all."""
        return self.outside.count()

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
    """The groups of a letter, the addressees that match no organisation yet, and whether its owner is among them.

    `notes` tell, addressee by addressee, what of its words could not be used.
    """

    groups: tuple[Group, ...]
    unmatched: tuple[str, ...]
    to_owner: bool
    notes: tuple[str, ...] = ()

    def bound(self, choices: Mapping[str, str], left_out: Collection[str] = ()) -> list[Bound]:
        """Every organisation bound under the officer's choices (group key → route; the usual where none is given).

        `left_out`: the codes of those the officer leaves out one by one.
        """
        routes = [(group, choices.get(group.key) or group.usual) for group in self.groups]
        return [
            _bound(organisation, route, group.reason_of(organisation))
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
    named = list(_named(letter, addressees))
    groups = list(_disjoint([*named, *_scope(letter)]))
    realm = set(Organisation.objects.under(letter.organisation.province).current().values_list("pk", flat=True))
    inside = [_within(group, realm - {letter.organisation_id}) for group in groups]
    return Plan(
        groups=tuple(group for group in inside if group.organisations),
        unmatched=tuple(addressee["text"] for addressee in addressees if not _is_matched(addressee)),
        to_owner=any(letter.organisation in group.organisations for group in groups),
        notes=tuple(_notes(addressees, named)),
    )


def unreachable(bound: Iterable[Bound]) -> list[Bound]:
    """Those bound of whom no mailbox, telephone or contact is known."""
    silent = set(Organisation.objects.current().unreachable().values_list("pk", flat=True))
    return [one for one in bound if one.organisation.pk in silent]


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
        chosen = meant.selection(match, letter.organisation)
        if chosen is not None:
            yield _of_class(f"named-{index}", text, chosen, f"เพราะหนังสือเรียน “{text}”", named=True)
        elif match.get("organisation"):
            # who was raised or merged since the letter was confirmed is answered for by its successor
            members = Organisation.objects.filter(code=match["organisation"]).living().for_listing()
            yield Group(f"named-{index}", text, f"เพราะหนังสือเรียน “{text}”", True, tuple(members))


def _of_class(key: str, text: str, chosen: Selection, why: str, *, named: bool) -> Group:
    """The group of a class; where its members have several reasons, each has its own, and `why` is that of all."""
    members = tuple(chosen.members().for_listing().defer(*_WIDE))
    reasons = {one.pk: chosen.reason(one) for one in members}
    common = set(reasons.values())
    if named and len(common) == 1:
        return Group(key, text, common.pop(), named, members, selection=chosen)
    return Group(key, text, why, named, members, reasons, chosen)


def _notes(addressees: Iterable[Mapping[str, Any]], named: Iterable[Group]) -> Iterator[str]:
    selections = {group.key: group.selection for group in named}
    sizes = {group.key: len(group.organisations) for group in named}
    for index, addressee in enumerate(addressees):
        chosen = selections.get(f"named-{index}")
        if chosen is not None:
            told = meant.notes(chosen, meant.listed_in(addressee["match"]))
            nobody = () if sizes[f"named-{index}"] or told else ("ไม่มีหน่วยงานในกลุ่มนี้ตามทะเบียน",)
            yield from (f"{addressee['text']}: {note}" for note in (*told, *nobody))


def _counted(organisations: Iterable[Organisation], name: Callable[[Organisation], str]) -> list[tuple[str, int]]:
    return list(Counter(map(name, organisations)).items())


def _province(organisation: Organisation, names: Mapping[int, str]) -> str:
    above = organisation.parent
    near = (organisation.pk, organisation.parent_id, above.parent_id if above else None)
    return next((names[pk] for pk in near if pk is not None and pk in names), organisation.name)


def _scope(letter: Letter) -> Iterator[Group]:
    """Those bound only by the body: "ทุกหน่วยงานในจังหวัด" by kind, "องค์กรปกครองส่วนท้องถิ่นทุกแห่ง" as one group.

    A ministry writes to the governor alone and asks every body of the province: the commonest letter of all.
    """
    others = (duty for duty in letter.fields.get("duties", []) if not duty.get("own"))
    for place, who in enumerate(dict.fromkeys(duty.get("who") or "" for duty in others)):
        rule = parse(who)
        if rule is None or rule.listed:
            continue
        chosen, why = Selection(rule, letter.organisation), f"เพราะเนื้อความให้ “{who}” รายงาน"
        if "all_units" in rule.classes:
            yield from _by_kind(place, chosen, why)
        else:
            yield _of_class(f"scope-{place}", who, chosen, why, named=False)


def _by_kind(place: int, chosen: Selection, why: str) -> Iterator[Group]:
    everyone = list(chosen.members().for_listing().defer(*_WIDE))
    for kind in Kind:
        members = tuple(organisation for organisation in everyone if organisation.kind == kind)
        yield Group(f"scope-{place}-{kind.value}", kind.label, why, False, members)


def _disjoint(groups: Iterable[Group]) -> Iterator[Group]:
    seen: set[int] = set()
    for group in groups:
        members = tuple(one for one in group.organisations if one.pk not in seen)
        seen.update(one.pk for one in members)
        if members:
            yield replace(group, organisations=members)
