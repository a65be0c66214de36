"""A long status table in the database: its sections with their counts, and the organisations of one page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from tidtam.directives.models import OWED, Binding, Duty, Obligation
from tidtam.directives.tables.columns import Column, Key, dated
from tidtam.directives.tables.matrix import SHOWN_AT_ONCE, URGENCY, Filter, Place, Tally, in_columns, section_of
from tidtam.directory.models import Kind, Organisation, OrganisationQuerySet

OUTSIDE = "outside"
"""The key of those that lie in no province."""

DOT = "."
"""Stands between the code of a province and the kind of its offices, where a table spans several provinces."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a long table: how many organisations it has, and how many of them have sent."""

    place: Place
    size: int
    tallies: tuple[Tally | None, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    tallies: tuple[Tally, ...]


def size(duties: Sequence[Duty]) -> int:
    """How many organisations a table of some duties has; of a long one, those that its longest letter binds."""
    directives = {duty.directive_id for duty in duties}
    bound = (
        Binding.objects.filter(directive__in=directives).order_by().values_list("directive").annotate(bound=Count("*"))
    )
    counts: list[int] = [count for _, count in bound]
    if max(counts, default=0) > SHOWN_AT_ONCE:
        return max(counts)
    return Obligation.objects.filter(duty__in=duties).values("organisation").distinct().count()


def in_area(area: str, *, national: bool) -> Q | None:
    """The organisations of a section, or of a province with all in it; None where there is no such area."""
    if area == OUTSIDE:
        steps = ("kind", "parent__kind", "parent__parent__kind")
        return Q.create([Q((step, None)) | ~Q((step, Kind.PROVINCE)) for step in steps])
    of, dot, kind = area.rpartition(DOT)
    if kind in Kind.values and bool(dot) is national:
        bare = Q(kind=kind, area=None)
        return bare & (Q(parent__code=of) | Q(code=of) if national else Q())
    found = Organisation.objects.filter(code=area, kind__in=(Kind.DISTRICT, Kind.PROVINCE)).first()
    if found is None:
        return None
    if found.kind == Kind.DISTRICT:
        return Q(pk=found.pk) | Q(area=found.pk)
    return Q(pk=found.pk) | Q(parent=found.pk) | Q(parent__parent=found.pk)


def has_parts(area: str) -> bool:
    """Whether an area is cut into sections: a province is, a district or the offices of one kind are not."""
    return Organisation.objects.filter(code=area, kind=Kind.PROVINCE).exists()


def organisations(columns: Sequence[Column], wanted: Filter, today: date, *, national: bool) -> OrganisationQuerySet:
    """Those of a long table that the filter keeps, section by section in listing order, or by what needs attention."""
    laid = Obligation.objects.filter(in_columns(columns), organisation=OuterRef("pk"))
    kept = Organisation.objects.filter(Exists(laid.filter(_sign(wanted.state, today)) if wanted.state else laid))
    if wanted.area:
        area = in_area(wanted.area, national=national)
        kept = kept.filter(area) if area is not None else kept.none()
    if wanted.q:
        kept = kept.named_like(wanted.q)
    return _by_urgency(kept, laid, today) if wanted.sort == "status" else kept.for_listing()


def summary(columns: Sequence[Column], today: date, *, national: bool, area: str = "") -> Summary:
    """The sections of a table with their counts, in one grouped query: by province in a table of the nation."""
    laid = Obligation.objects.filter(in_columns(columns))
    if area:
        laid = laid.filter(organisation__in=Organisation.objects.filter(in_area(area, national=national) or Q(pk=None)))
    by_province = national and not area
    keyed: Any = laid.annotate(key=_province() if by_province else _section())
    counted = keyed.tallied(today, "key", "duty", "period").annotate(size=Count("*"))
    return _summary(columns, list(counted), _titles(by_province, area))


def _summary(columns: Sequence[Column], counted: list[dict[str, Any]], titles: "_Titles") -> Summary:
    """The grouped counts as sections with a tally for each column."""
    found: dict[str, dict[Key, dict[str, Any]]] = defaultdict(dict)
    for counts in counted:
        found[counts["key"]][counts["duty"], counts["period"]] = counts
    keys = [column.key for column in columns]
    parts = [
        Part(
            titles.place(name),
            max(counts["size"] for counts in of.values()),
            tuple(_tally(of.get(key)) for key in keys),
        )
        for name, of in found.items()
    ]
    parts.sort(key=lambda part: part.place)
    whole = [[tally for part in parts if (tally := part.tallies[number])] for number in range(len(keys))]
    tallies = tuple(Tally(sum(one.sent for one in of), sum(one.bound for one in of)) for of in whole)
    days = (((counts["duty"], counts["period"]), counts["first_due"], None) for counts in counted)
    return Summary(tuple(dated(columns, days)), tuple(parts), tallies)


def _tally(counts: dict[str, Any] | None) -> Tally | None:
    return Tally(counts["sent"], counts["bound"]) if counts else None


class _Titles:
    """The place of each section by the key that the database made of it."""

    def __init__(self, codes: dict[str, str], province: str) -> None:
        self.codes = codes
        self.province = province

    def place(self, key: str) -> Place:
        if key in self.codes:
            return Place(1, key, self.codes[key])
        if key in Kind.values:
            order, kind, title = section_of(Organisation(kind=key))
            return Place(order, f"{self.province}{DOT}{kind}" if self.province else kind, title)
        return Place(2, key, "นอกจังหวัด")


def _titles(by_province: bool, area: str) -> _Titles:
    kind = Kind.PROVINCE if by_province else Kind.DISTRICT
    named = Organisation.objects.of_kind(kind)
    return _Titles(dict(named.values_list("code", "name")), area)


def _section() -> Coalesce:
    """The key of the section of an obligation's organisation, as `section_of` gives it: its district, else its kind."""
    district = Case(When(organisation__kind=Kind.DISTRICT, then=F("organisation__code")))
    return Coalesce("organisation__area__code", district, "organisation__kind")


def _province() -> Case:
    """The code of the province that an obligation's organisation is or lies in, else OUTSIDE."""
    steps = ["organisation", "organisation__parent", "organisation__parent__parent"]
    return Case(
        *[When(**{f"{step}__kind": Kind.PROVINCE}, then=F(f"{step}__code")) for step in steps], default=Value(OUTSIDE)
    )


def _sign(sign: str, today: date) -> Q:
    """The obligations whose cell shows a sign."""
    late = Q(state__in=OWED, due_on__lt=today)
    return late if sign == "late" else Q(state=sign) & ~late


def _by_urgency(kept: OrganisationQuerySet, laid: QuerySet[Obligation], today: date) -> OrganisationQuerySet:
    signs = [When(_sign(sign, today), then=Value(urgency)) for sign, urgency in URGENCY.items()]
    worst = laid.order_by().values("organisation").annotate(worst=Min(Case(*signs, output_field=IntegerField())))
    return kept.for_listing().annotate(urgency=Subquery(worst.values("worst"))).order_by("urgency", "sort_key", "code")
