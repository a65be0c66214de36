"""Classes of addressees over the directory: who is in one, who is not, and why (saraban, เรียน).

The words of a letter become a rule in `core.phrases.addressees`; here it is laid over the organisations there are.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from tidtam.core.phrases.addressees import LABELS, Rule
from tidtam.directory.models import AGENCIES, LOCAL_BODIES, TREE_DEPTH, Kind, Organisation, OrganisationQuerySet
from tidtam.directory.named import Named


@dataclass(frozen=True, slots=True)
class Scope:
    """Organisations of some kinds: of the whole directory (`within` none), under one, or (`direct`) right under it."""

    kinds: tuple[Kind, ...]
    within: Organisation | None = None
    direct: bool = False

    @property
    def query(self) -> Q:
        return Q(kind__in=self.kinds) & (Q() if self.within is None else below(self.within, direct=self.direct))

    def reaches(self, supervisors: list[int]) -> bool:
        """Whether one with these supervisors, nearest first, stands where the scope looks."""
        looked_at = supervisors[:1] if self.direct else supervisors[:TREE_DEPTH]
        return self.within is None or self.within.pk in looked_at


@dataclass(frozen=True, slots=True)
class AddresseeClass:
    """One class: `label` as a letter writes it, `noun` what each member is; `scope` its members within a realm."""

    code: str
    label: str
    noun: str
    scope: Callable[[Organisation], Scope]

    @property
    def reason(self) -> str:
        return f"เพราะ{self.noun}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an organisation is meant, and why: "เพราะเป็นอำเภอ", "ไม่รวม เพราะยุบเลิกแล้ว"."""

    inside: bool
    reason: str


def below(top: Organisation, *, direct: bool = False) -> Q:
    """All under an organisation, or those right under it."""
    if top.kind == Kind.PROVINCE and not direct:
        return Q(realm=top)
    steps = ["__".join(["parent"] * depth) for depth in range(1, 2 if direct else TREE_DEPTH + 1)]
    return Q.create([(step, top) for step in steps], connector=Q.OR)


def _kinds(*kinds: Kind) -> Callable[[Organisation], Scope]:
    return lambda realm: Scope(kinds, realm)


def _governors(_realm: Organisation) -> Scope:
    return Scope((Kind.PROVINCE,))


def _subordinate(realm: Organisation) -> Scope:
    """หน่วยงานในสังกัด, by who says it.

    A province: its own offices and districts (พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน 2534 ม.60, 61); local bodies are
    supervised, central offices belong to their departments. A district: the bodies that it supervises for the governor
    (พ.ร.บ. เทศบาล 2496 ม.71, พ.ร.บ. สภาตำบลและ อบต. 2537 ม.90), for it has no other units here. A ministry: the
    departments, offices and, of มหาดไทย, provinces right under it (พ.ร.บ. 2534 ม.18, 52).
    """
    if realm.kind == Kind.MINISTRY:
        return Scope((Kind.MINISTRY, Kind.PROVINCE, *AGENCIES), realm, direct=True)
    if realm.kind == Kind.DISTRICT:
        return Scope(LOCAL_BODIES, realm, direct=True)
    return Scope((Kind.REGIONAL_AGENCY, Kind.DISTRICT), realm)


_MAYORS = (Kind.CITY, Kind.TOWN, Kind.SUBDISTRICT_MUNICIPALITY)
_ROWS: Final = (
    # regional agencies and the central ones in the province: both sit in the meeting of กรมการจังหวัด
    ("agency_heads", "เป็นส่วนราชการในจังหวัด", _kinds(Kind.REGIONAL_AGENCY, Kind.CENTRAL_AGENCY)),
    ("state_enterprises", "เป็นรัฐวิสาหกิจ", _kinds(Kind.STATE_ENTERPRISE)),
    ("district_chiefs", "เป็นอำเภอ", _kinds(Kind.DISTRICT)),
    ("governors", "เป็นจังหวัด", _governors),
    ("pao_chiefs", "เป็นองค์การบริหารส่วนจังหวัด", _kinds(Kind.PAO)),
    ("city_mayors", "เป็นเทศบาลนคร", _kinds(Kind.CITY)),
    ("town_mayors", "เป็นเทศบาลเมือง", _kinds(Kind.TOWN)),
    ("subdistrict_mayors", "เป็นเทศบาลตำบล", _kinds(Kind.SUBDISTRICT_MUNICIPALITY)),
    ("mayors", "เป็นเทศบาล", _kinds(*_MAYORS)),
    ("sao_chiefs", "เป็นองค์การบริหารส่วนตำบล", _kinds(Kind.SAO)),
    ("local_bodies", "เป็นองค์กรปกครองส่วนท้องถิ่น", _kinds(*LOCAL_BODIES)),
    ("subordinate_units", "เป็นหน่วยงานในสังกัด", _subordinate),
    ("all_units", "เป็นหน่วยงานในพื้นที่", _kinds(*Kind)),
    # who they are stands in the attached list, not in the directory: nobody until that list is read
    ("attached_list", "อยู่ในบัญชีแนบท้าย", _kinds()),
)

CLASSES: Final[dict[str, AddresseeClass]] = {
    code: AddresseeClass(code, LABELS[code], noun, scope) for code, noun, scope in _ROWS
}


class Selection:
    """A rule laid over the directory for a sender: its members by one query, and of any organisation in or out and why.

    `unknown` are areas and exceptions, as written, that are no one organisation of the register: an area that nobody
    knows holds nobody, an exception that nobody knows takes nobody out, and both are told.
    """

    def __init__(self, rule: Rule, within: Organisation, listed: Collection[str] = ()) -> None:
        self.rule, self.listed = rule, frozenset(listed)
        self.realm = realm_of(within)
        self.classes = [CLASSES[code] for code in rule.classes]
        self.scopes = [one.scope(self.realm) for one in self.classes]
        self.kinds = {kind for scope in self.scopes for kind in scope.kinds}
        named = Named(rule, self.realm, self.kinds)
        self.areas, self.without, self.unknown = named.areas, named.without, named.unknown
        self.excepted = [CLASSES[one.class_code].scope(self.realm) for one in rule.without if one.class_code]
        self._supervisor: dict[int, int | None] | None = None

    def members(self) -> OrganisationQuerySet:
        """Those that are meant, in no order."""
        chosen, taken_out = self._chosen(), self._taken_out()
        return chosen.exclude(pk__in=Organisation.objects.filter(taken_out).values("pk")) if taken_out else chosen

    def sizes(self) -> tuple[dict[str, int], int]:
        """How many members there are of each kind, and how many exceptions take out of those there would be."""
        counts = self.members().order_by().values_list("kind").annotate(Count("pk"))
        taken_out = self._taken_out()
        return dict(counts), self._chosen().filter(taken_out).count() if taken_out else 0

    def of_its_kinds(self) -> OrganisationQuerySet:
        """All of the rule's kinds in the sender's realm, ended ones too, whatever areas and exceptions say."""
        held = Q(pk__in=())
        for scope in self.scopes:
            held |= scope.query
        return Organisation.objects.filter(held)

    def left_out(self) -> OrganisationQuerySet:
        """Those of its kinds that are not meant after all."""
        return self.of_its_kinds().exclude(pk__in=self.members().values("pk"))

    def why(self, organisation: Organisation) -> Answer:
        """In or out, with exactly one reason."""
        if organisation.valid_to is not None:
            return Answer(False, "ไม่รวม เพราะยุบเลิกแล้ว")
        if self.rule.listed:
            return self._by_list(organisation)
        mine = [pair for pair in zip(self.classes, self.scopes, strict=True) if organisation.kind in pair[1].kinds]
        if not mine:
            nouns = dict.fromkeys(one.noun.removeprefix("เป็น") for one in self.classes)
            return Answer(False, f"ไม่รวม เพราะไม่ใช่{'หรือ'.join(nouns)}")
        held = [one for one, scope in mine if scope.reaches(self._supervisors(organisation))]
        if not held:
            return Answer(False, f"ไม่รวม เพราะไม่ได้อยู่ใต้{self.realm.name}")
        return self._by_place(organisation, held[0])

    def reason(self, member: Organisation) -> str:
        """Why one of its members is meant; asks the register nothing where there is no area or exception."""
        if self.rule.listed:
            return CLASSES["attached_list"].reason
        held = next(one for one, scope in zip(self.classes, self.scopes, strict=True) if member.kind in scope.kinds)
        return self._by_place(member, held).reason if self.areas else held.reason

    def by_reason(self, organisations: Iterable[Organisation]) -> list[tuple[str, list[Organisation]]]:
        """Organisations under the reasons they share, in order of their first."""
        groups: dict[str, list[Organisation]] = {}
        for one in organisations:
            groups.setdefault(self.why(one).reason, []).append(one)
        return list(groups.items())

    def _chosen(self) -> OrganisationQuerySet:
        """The members if nobody were excepted."""
        if self.rule.listed:
            return Organisation.objects.current().filter(code__in=self.listed)
        return self.of_its_kinds().current().filter(self._in_areas())

    def _by_list(self, organisation: Organisation) -> Answer:
        if organisation.code not in self.listed:
            return Answer(False, "ไม่รวม เพราะไม่อยู่ในบัญชีแนบท้าย")
        return self._unless_excepted(organisation, CLASSES["attached_list"].reason)

    def _by_place(self, organisation: Organisation, held: AddresseeClass) -> Answer:
        if not self.rule.areas:
            return self._unless_excepted(organisation, held.reason)
        place = next((area for area in self.areas if self._lies_in(organisation, area)), None)
        if place is None:
            return Answer(False, self._elsewhere(organisation))
        if place == organisation:
            return self._unless_excepted(organisation, f"เพราะเป็น{place.name}")
        return self._unless_excepted(organisation, f"เพราะเป็น{Kind(organisation.kind).label}ใน{place.name}")

    def _elsewhere(self, organisation: Organisation) -> str:
        if not self.areas:
            return "ไม่รวม เพราะไม่พบพื้นที่ตามหนังสือในทะเบียน"
        if all(area.kind == Kind.PROVINCE for area in self.areas):
            return "ไม่รวม เพราะอยู่จังหวัดอื่น"
        if organisation.kind == Kind.DISTRICT:
            return "ไม่รวม เพราะเป็นอำเภออื่น"
        return "ไม่รวม เพราะอยู่อำเภออื่น" if organisation.area_id else "ไม่รวม เพราะไม่ได้ขึ้นกับอำเภอที่ระบุ"

    def _unless_excepted(self, organisation: Organisation, reason: str) -> Answer:
        out = any(
            self._lies_in(organisation, found.organisation) if found.whole_area else organisation == found.organisation
            for found in self.without
        )
        supervisors = self._supervisors(organisation) if self.excepted else []
        out = out or any(organisation.kind in one.kinds and one.reaches(supervisors) for one in self.excepted)
        return Answer(False, "ไม่รวม เพราะหนังสือยกเว้นไว้") if out else Answer(True, reason)

    def _in_areas(self) -> Q:
        inside = Q(pk__in=()) if self.rule.areas else Q()
        for area in self.areas:
            inside |= _inside(area)
        return inside

    def _taken_out(self) -> Q:
        out = Q()
        for found in self.without:
            out |= _inside(found.organisation) if found.whole_area else Q(pk=found.organisation.pk)
        for scope in self.excepted:
            out |= scope.query
        return out

    def _lies_in(self, organisation: Organisation, area: Organisation) -> bool:
        if area.pk in (organisation.pk, organisation.area_id, organisation.parent_id):
            return True
        return area.pk in self._supervisors(organisation)[:TREE_DEPTH]

    def _supervisors(self, organisation: Organisation) -> list[int]:
        """Those above it, nearest first; the tree is asked for once."""
        if self._supervisor is None:
            self._supervisor = dict(Organisation.objects.values_list("pk", "parent_id"))
        found, above = [], organisation.parent_id
        while above is not None and above not in found:
            found.append(above)
            above = self._supervisor.get(above)
        return found


def realm_of(within: Organisation) -> Organisation:
    """Whose organisations a sender's classes mean: an agency writes for its province."""
    return within.province if within.kind in AGENCIES else within


def rule_of(code: str) -> Rule:
    """The rule of a class and nothing else."""
    return Rule(listed=True) if code == "attached_list" else Rule((code,))


def expand(code: str, within: Organisation) -> OrganisationQuerySet:
    """The members of a class now, in listing order. `within` is the sender."""
    return Selection(rule_of(code), within).members().for_listing()


def _inside(area: Organisation) -> Q:
    """All that an area holds: itself, what lies in it, and what is under it."""
    return Q(pk=area.pk) | Q(area=area) | below(area)
