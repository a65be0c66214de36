"""Organisations with the tree of supervision, their contacts, and the seats of officers."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from tidtam.accounts import trigrams
from tidtam.core.phrases.query import Query
from tidtam.core.thai.text import fold, sort_key
from tidtam.directory import naming

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
        begun = Q(valid_from=None) | Q(valid_from__lte=on)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gt=on))

    def local_bodies(self) -> Self:
        """องค์กรปกครองส่วนท้องถิ่น."""
        return self.of_kind(*LOCAL_BODIES)

    def under(self, organisation: "Organisation") -> Self:
        """All that the organisation supervises, down to the last step; itself left out."""
        steps = ["__".join(["parent"] * depth) for depth in range(1, TREE_DEPTH + 1)]
        return self.filter(Q.create([(step, organisation) for step in steps], connector=Q.OR))

    def in_area(self, district: "Organisation") -> Self:
        """The local bodies that lie in a district, whoever supervises them."""
        return self.filter(area=district)

    def in_province_of(self, organisation: "Organisation") -> Self:
        """The top of the organisation's tree and all under it."""
        root = organisation.root
        return self.under(root) | self.filter(pk=root.pk)

    def seen_by(self, officer: "Officer") -> Self:
        """The officer's province and all in it."""
        return self.in_province_of(officer.organisation)

    def named_like(self, text: str) -> Self:
        """Those with `text` in a written form, whatever its digits, tone marks, spaces and short forms; or by code."""
        return self.filter(Q(written_forms__contains=fold(text)) | Q(code__istartswith=text.strip()))

    def written_as(self, text: str) -> Self:
        """Those of which `text` is exactly a written form."""
        return self.filter(written_forms__contains=f"|{fold(text)}|")

    def unreachable(self) -> Self:
        """Those that nothing is known of how to reach: no saraban mailbox, no telephone, nobody to contact."""
        return self.filter(saraban_mailbox="", phone="", contacts=None)

    def found_by(self, query: Query, most: int) -> list["Organisation"]:
        """At most `most` that a query finds: by code, written just so, beginning so, then with every word; of those
        that are even, places before agencies and the shorter name first."""
        name = "".join(query.typed)
        if not name:
            return []
        by_code = self.filter(code__in={query.text, query.text.upper()}).values_list("pk", flat=True)
        tiers = ((f"|{name}|",), (f"|{name}",), query.typed)
        by_name = trigrams.in_turn(self, "written_forms", tiers, max(most, WEIGHED), read_first=False)
        found = self.select_related("parent", "area").in_bulk([*by_code, *by_name])
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


class Organisation(models.Model):
    """หน่วยงาน. `parent` supervises it; `area` is the district that a local body lies in.

    `head` is the title of its head where that does not follow from kind and name. `valid_from` is its first day, none
    where it is not known; `valid_to` the first day on which it is no more, set when that day has come.
    """

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supervised")
    area = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="bodies")
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
        )

    def __str__(self) -> str:
        return self.name

    @property
    def prefix(self) -> str:
        """What stands before the place in the name, so that a line never breaks inside the place."""
        return naming.split(self.kind, self.name)[0]

    @property
    def bare_name(self) -> str:
        """The place in the name: "ทับมา" of เทศบาลตำบลทับมา; empty where the name holds none."""
        return naming.split(self.kind, self.name)[1]

    @property
    def head_title(self) -> str:
        """The title of its head, as a letter addresses it: "นายกเทศมนตรีตำบลทับมา"."""
        return naming.head_title(self.kind, self.name, self.head)

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
    def root(self) -> "Organisation":
        """The top of its tree: the province, or the organisation itself."""
        return self if self.parent is None else self.parent.root

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


class Contact(models.Model):
    """ผู้ประสานงาน of an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ("organisation", "name")

    def __str__(self) -> str:
        return self.name


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
