"""Organisations with the tree of supervision, and the seats of officers.

Their names through time, people and events stand in modules of their own: names, posts, events.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from tidtam.accounts import trigrams
from tidtam.core.phrases.query import Query
from tidtam.core.thai.text import sort_key
from tidtam.directory import naming
from tidtam.directory.events import Event, EventKind, KeptApart
from tidtam.directory.names import Name, Titled, asked
from tidtam.directory.posts import Contact, Post, Trust
from tidtam.directory.spans import lasting

__all__ = [
    "AGENCIES", "LOCAL_BODIES", "Contact", "Event", "EventKind", "KeptApart", "Kind", "Name", "Officer",
    "Organisation", "OrganisationQuerySet", "Post", "Role", "Trust",
]  # fmt: skip

TREE_DEPTH = 3
"""Steps of supervision below any organisation: ministry → province → district → local body."""

WEIGHED = 60
"""Organisations that a search weighs against each other."""


class Kind(models.TextChoices):
    """Kinds of organisations, in the order in which a province lists them."""

    MINISTRY = "ministry", "กระทรวง กรม"
    PROVINCE = "province", "จังหวัด"
    REGIONAL_AGENCY = "regional_agency", "หน่วยงานส่วนภูมิภาค"
    CENTRAL_AGENCY = "central_agency", "หน่วยงานส่วนกลางในจังหวัด"
    STATE_ENTERPRISE = "state_enterprise", "รัฐวิสาหกิจ"
    DISTRICT = "district", "อำเภอ"
    PAO = "pao", "องค์การบริหารส่วนจังหวัด"
    CITY = "city", "เทศบาลนคร"
    TOWN = "town", "เทศบาลเมือง"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", "เทศบาลตำบล"
    SAO = "sao", "องค์การบริหารส่วนตำบล"


LOCAL_BODIES = tuple(Kind(kind) for kind in naming.LOCAL_BODIES)
AGENCIES = (Kind.REGIONAL_AGENCY, Kind.CENTRAL_AGENCY, Kind.STATE_ENTERPRISE)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def current(self) -> Self:
        """Those that have not ended."""
        return self.filter(valid_to=None)

    def existing(self, on: date) -> Self:
        """Those that existed on a day."""
        return self.filter(lasting(on, since="valid_from", until="valid_to"))

    def ended(self) -> Self:
        """Those that are no more."""
        return self.exclude(valid_to=None)

    def heirs(self) -> dict[int, int | None]:
        """Each that has ended with the living end of its chain of successors, by keys; None where nobody followed."""
        follows = dict(Organisation.objects.ended().values_list("pk", "successor"))
        return {
            ended: deque(_chain(ended, follows), maxlen=1)[0] for ended in self.ended().values_list("pk", flat=True)
        }

    def lineages(self, organisations: Collection[int]) -> dict[int, set[int]]:
        """Of each organisation, by keys: itself and all that it follows, near and far."""
        follows = dict(Organisation.objects.ended().values_list("pk", "successor"))
        lines = {organisation: {organisation} for organisation in organisations}
        for ended in follows:
            for heir in _chain(ended, follows):
                if heir in lines:
                    lines[heir].add(ended)
        return lines

    def living(self) -> "OrganisationQuerySet":
        """Those that live, and the living successors of the others."""
        heirs = {heir for heir in self.heirs().values() if heir}
        return Organisation.objects.current().filter(Q(pk__in=self.values("pk")) | Q(pk__in=heirs))

    def unreachable(self, on: date | None = None) -> Self:
        """Those that nobody can reach: no mailbox, no telephone, no contact in service with a telephone or e-mail."""
        reached = Contact.objects.in_service(on).reachable().values("organisation")
        return self.filter(saraban_mailbox="", phone="").exclude(pk__in=reached)

    def local_bodies(self) -> Self:
        """องค์กรปกครองส่วนท้องถิ่น."""
        return self.of_kind(*LOCAL_BODIES)

    def under(self, organisation: "Organisation") -> Self:
        """All that the organisation supervises, down to the last step, the ended too; itself left out."""
        if organisation.kind == Kind.PROVINCE:
            return self.filter(realm=organisation)
        steps = ["__".join(["parent"] * depth) for depth in range(1, TREE_DEPTH + 1)]
        return self.filter(Q.create([(step, organisation) for step in steps], connector=Q.OR))

    def in_province_of(self, organisation: "Organisation") -> Self:
        """The organisation's province and all in it, the ended too; of one above the provinces, all under its top."""
        top = organisation.province
        return self.under(top) | self.filter(pk=top.pk)

    def seen_by(self, officer: "Officer") -> Self:
        """The officer's province and all in it."""
        return self.in_province_of(officer.organisation)

    def named_like(self, text: str) -> Self:
        """Those with `text` in a written form of the present or of former names, whatever its digits, tone marks,
        spaces and short forms; or by code."""
        formerly = Name.objects.past().like(text).values("organisation")
        return self.filter(
            Q(written_forms__contains=asked(text)) | Q(code__istartswith=text.strip()[:20]) | Q(pk__in=formerly)
        )

    def written_as(self, text: str) -> Self:
        """Those of which `text` is exactly a written form of today."""
        return self.filter(written_forms__contains=f"|{asked(text)}|")

    def found_by(self, query: Query, most: int) -> list["Organisation"]:
        """At most `most` that a query finds: by code, written just so, beginning so, then with every word, then under a
        former name; of those that are even, places before agencies and the shorter name first."""
        name = "".join(query.typed)
        if not name:
            return []
        by_code = self.filter(code__in={query.text, query.text.upper()}).values_list("pk", flat=True)
        tiers = ((f"|{name}|",), (f"|{name}",), query.typed)
        by_name = trigrams.in_turn(self, "written_forms", tiers, max(most, WEIGHED), read_first=False)
        former = Name.objects.past().filter(organisation__in=self).like(name).values_list("organisation", flat=True)
        found = self.select_related("parent", "area").in_bulk([*by_code, *by_name, *former[:most]])
        return sorted(found.values(), key=lambda one: one.nearness(query.text, name))[:most]

    def for_listing(self) -> Self:
        """The province's own first, then each district with the bodies in it; by kind, then in Thai order."""
        rank = Case(
            *[When(kind=kind, then=place) for place, kind in enumerate(Kind)], output_field=models.IntegerField()
        )
        district = Case(When(kind=Kind.DISTRICT, then=F("code")), default=Value(""))
        return self.select_related("parent", "area").order_by(
            Coalesce("area__code", district), rank, "sort_key", "code"
        )


def _chain(ended: int, follows: Mapping[int, int | None]) -> Iterator[int | None]:
    """Who followed, one after the other; the last is the living one, or None."""
    after: int | None = ended
    while after is not None and after in follows:
        after = follows[after]
        yield after


class Organisation(Titled, models.Model):
    """หน่วยงาน. `parent` supervises it; `area` is the district that a local body lies in.

    `head` is the title of its head where that does not follow from kind and name. `valid_from` is its first day, none
    where it is not known; `valid_to` the first day on which it is no more, set when that day has come; `successor` who
    followed it then, if any. `realm` is the nearest province above it, or the top of its tree where none is; empty of
    those themselves. It is a column because every page asks for it: of 15,000, 0.2 ms where joins take 2, on
    PostgreSQL 9.
    """

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supervised")
    area = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="bodies")
    realm = models.ForeignKey("self", on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="predecessors")
    head = models.CharField(max_length=200, blank=True)
    saraban_mailbox = models.EmailField(blank=True)
    phone = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True, db_index=True)
    sort_key = models.CharField(max_length=1700, editable=False)
    written_forms = models.TextField(editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="organisation_kind_known"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organisation_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(valid_to__isnull=False), name="organisation_followed_has_ended"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def reached_through(self) -> "Organisation | None":
        """The district through which the province reaches it (domain: ทต. and อบต.), else None."""
        by_district = self.parent is not None and self.parent.kind == Kind.DISTRICT
        return self.parent if by_district else None

    @property
    def district(self) -> "Organisation | None":
        """The district it is, or lies in."""
        return self if self.kind == Kind.DISTRICT else self.area

    @property
    def province(self) -> "Organisation":
        """The nearest province at or above it; where there is none, the top of its tree."""
        if self.kind == Kind.PROVINCE or self.parent_id is None:
            return self
        return self.realm or self._above

    @property
    def _above(self) -> "Organisation":
        return self if self.kind == Kind.PROVINCE or self.parent is None else self.parent._above  # noqa: SLF001

    def named_on(self, day: date) -> Name | None:
        """What it was called and who supervised it that day; None where it did not exist."""
        return self.names.on(day).first()

    def head_on(self, day: date) -> Post | None:
        """Who headed it that day: the one acting for the head where there was one, for that is who signed."""
        return self.posts.on(day).order_by("-acting", "-since").first()

    @property
    def heir(self) -> "Organisation | None":
        """The living end of its chain of successors: itself while it lives, None where nobody followed."""
        if self.valid_to is None:
            return self
        return self.successor and self.successor.heir

    def index_realm(self) -> None:
        """Set the column made from its supervisors: its province."""
        top = self._above
        self.realm = None if top is self else top

    def nearness(self, text: str, name: str) -> tuple[bool, bool, bool, bool, int, int, str]:
        """How near it stands to a text that finds it (`name` is that text folded), to be sorted: the least first."""
        forms, kinds = self.written_forms, list(Kind)
        return (
            self.code.lower() != text.lower(),
            f"|{name}|" not in forms,
            f"|{name}" not in forms,
            self.kind not in naming.STYLES,
            kinds.index(Kind(self.kind)),
            len(self.name),
            self.code,
        )

    def index_names(self) -> None:
        """Set the columns made from the names: the order among others, and every written form."""
        # hexadecimal digits stand in the same order under every collation of every database
        self.sort_key = sort_key(self.name).encode("utf-16-be").hex()
        forms = naming.written_forms(
            kind=self.kind, code=self.code, name=self.name, short_name=self.short_name, head=self.head
        )
        self.written_forms = f"|{'|'.join(sorted(forms))}|"


class Role(models.TextChoices):
    PROVINCE_OFFICER = "province_officer", "เจ้าหน้าที่จังหวัด"
    REVIEWER = "reviewer", "ผู้ตรวจรายงาน"
    EXECUTIVE = "executive", "ผู้บริหาร"
    ADMINISTRATOR = "administrator", "ผู้ดูแลระบบ"


class Officer(models.Model):
    """เจ้าหน้าที่: a person's seat in an organisation, with a role and a position as it is signed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="officers")
    role = models.CharField(max_length=16, choices=Role.choices)
    position = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(role__in=Role.values), name="officer_role_known"),)

    def __str__(self) -> str:
        return str(self.user.name)
