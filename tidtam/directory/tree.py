"""The directory as a tree to look at: today or as of a day; one province at a time, for a nation is too long a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.db.models import Count, QuerySet

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import parse_date
from tidtam.core.thai.text import sort_key
from tidtam.directory.models import Kind, Name, Organisation, OrganisationQuerySet

type Listed = Organisation | Name
"""An organisation as it is, or as it was on a day."""

ONLY: Final = {"ended": "สิ้นสภาพแล้ว", "unreachable": "ไม่มีช่องทางติดต่อ"}
"""Narrower wishes than a kind or a name, with their words."""

_RANK: Final = {kind: place for place, kind in enumerate(Kind.values)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: `at` a province by code, `kind`, `q` a name, `on` a day, `only` one of `ONLY`.

    `on_text` is what was typed for the day; `wrong` says why it is none.
    """

    at: str = ""
    kind: str = ""
    q: str = ""
    on: date | None = None
    on_text: str = ""
    only: str = ""
    wrong: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], today: date) -> "Wanted":
        # PostgreSQL takes no NUL in a text
        asked = {key: query.get(key, "").replace("\0", "").strip() for key in ("at", "kind", "q", "on", "only")}
        day, wrong = _day(asked["on"], today)
        kind = asked["kind"] if asked["kind"] in Kind.values else ""
        only = asked["only"] if asked["only"] in ONLY and day is None else ""
        return cls(asked["at"], kind, asked["q"], day, asked["on"], only, wrong)

    @property
    def narrow(self) -> bool:
        """Whether some are asked for, not the tree."""
        return bool(self.kind or self.q or self.only)


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the tree: what stands over it, if that is one organisation, and its members."""

    title: str
    head: Listed | None
    members: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A branch that is opened on a page of its own, with the count of all in it, itself included."""

    organisation: Listed
    count: int


def everyone(seen: OrganisationQuerySet, top: Organisation, on: date | None) -> OrganisationQuerySet:
    """Who exists, or existed on a day, at `top` and under it as it was then."""
    if on is None:
        return seen.current()
    if top.kind == Kind.PROVINCE:
        return seen.filter(pk__in=Name.objects.on(on).in_province(top).values("organisation"))
    return seen.existing(on)


def found(seen: OrganisationQuerySet, top: Organisation, wanted: Wanted) -> QuerySet[Organisation] | QuerySet[Name]:
    """Those of the narrower wish, in listing order; on a day by the names they bore then."""
    if wanted.on is not None:
        names = Name.objects.on(wanted.on).filter(organisation__in=everyone(seen, top, wanted.on))
        names = names.filter(organisation__kind=wanted.kind) if wanted.kind else names
        names = names.like(wanted.q) if wanted.q else names
        return names.select_related("organisation").order_by("organisation__sort_key", "organisation__code")
    rows = seen.ended() if wanted.only == "ended" else seen.current()
    rows = rows.unreachable() if wanted.only == "unreachable" else rows
    rows = rows.of_kind(wanted.kind) if wanted.kind else rows
    return (rows.named_like(wanted.q) if wanted.q else rows).select_related("successor").for_listing()


def branches(top: Organisation, on: date | None) -> list[Branch]:
    """The province's own by kind, then each district with the bodies in it; two questions at most."""
    rows = _rows(top, on)
    inside = {pk: list(group) for pk, group in groupby(sorted(rows, key=_district), key=_district)}
    own = [row for row in inside.get(0, ()) if row.kind != Kind.DISTRICT]
    kinds = [Branch(Kind(kind).label, None, tuple(group)) for kind, group in groupby(own, key=lambda row: row.kind)]
    districts = sorted((row for row in rows if row.kind == Kind.DISTRICT), key=lambda row: row.code)
    return [*kinds, *(Branch(row.name, row, tuple(inside.get(_key(row), ()))) for row in districts)]


def provinces(top: Organisation, on: date | None) -> list[Province]:
    """The provinces under a ministry with their counts."""
    if on is None:
        counts = dict(Organisation.objects.current().order_by().values_list("realm").annotate(Count("pk")))
        under: Iterable[Listed] = Organisation.objects.under(top).current().of_kind(Kind.PROVINCE).order_by("sort_key")
    else:
        counts = dict(Name.objects.on(on).order_by().values_list("realm").annotate(Count("pk")))
        provinces = Organisation.objects.under(top).of_kind(Kind.PROVINCE)
        names = Name.objects.on(on).filter(organisation__in=provinces).select_related("organisation")
        under = names.order_by("organisation__sort_key")
    return [Province(row, 1 + counts.get(_key(row), 0)) for row in under]


def _rows(top: Organisation, on: date | None) -> list[Listed]:
    """All whose province is `top`, by kind and in Thai order."""
    rows: Iterable[Listed]
    if on is None:
        rows = Organisation.objects.filter(realm=top).current()
    else:
        rows = Name.objects.on(on).filter(realm=top).select_related("organisation")
    return sorted(rows, key=lambda row: (_RANK[row.kind], sort_key(row.name), row.code))


def _key(row: Listed) -> int:
    return row.organisation_id if isinstance(row, Name) else row.pk


def _district(row: Listed) -> int:
    """The key of the district a body lies in; 0 of those that lie in none."""
    return row.area_id or 0


def _day(text: str, today: date) -> tuple[date | None, str]:
    if not text:
        return None, ""
    try:
        return parse_date(text, reference=today), ""
    except Refused as refused:
        return None, f"{refused.sentence} {refused.way_out}"
