"""From a name in a letter to the organisation or class it means; what is merely near is offered, never applied."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from tidtam.accounts import trigrams
from tidtam.core.phrases.addressees import Rule, parse
from tidtam.core.thai.text import fold, squeeze
from tidtam.directory import naming
from tidtam.directory.models import Name, Organisation, OrganisationQuerySet

NEAR: Final = 75
"""The least likeness, of 100, at which an organisation is offered."""

OFFERED: Final = 3

COMPARED: Final = 200
"""Organisations that are compared letter by letter, for each half of a name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation that may be meant; `score` of 100 says how like its name is to what was written."""

    organisation: Organisation
    score: int


@dataclass(frozen=True, slots=True)
class Match:
    """One of three: the organisation, the rule of a class of addressees, or suggestions for a person to choose from."""

    organisation: Organisation | None = None
    rule: Rule | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def class_code(self) -> str | None:
        """The one code by which the reading contract names the class."""
        return self.rule.class_code if self.rule else None


def match(text: str, within: Organisation, on: date | None = None) -> Match:
    """What `text` ("นายกเทศมนตรีเมืองบ้านฉาง", "นายอำเภอทุกอำเภอ") names, among `within`'s province.

    An organisation is taken only where one of its written forms is folded the same and no other's is: its form of
    today, or of the day `on` of the letter. Who ended since then is answered for by its successor; a former name
    without a day is offered first.
    """
    text = squeeze(text)
    known = Organisation.objects.in_province_of(within)
    exact = _exact(text, within, on)
    if len(exact) == 1:
        return Match(organisation=exact[0])
    rule = parse(text)
    return Match(rule=rule) if rule else Match(suggestions=_suggest(text, known))


def _exact(text: str, within: Organisation, on: date | None) -> list[Organisation]:
    """Those of which `text` is exactly a written form, two at the most: as they were called on the day, else today.

    Names of the day are looked up by themselves: inside one question to two tables PostgreSQL walks both for each row.
    """
    if not fold(text):
        return []
    borne = Name.objects.on(on).in_province(within.province).written_as(text) if on else Name.objects.none()
    keys = list(borne.values_list("organisation", flat=True)[:2])
    then = list(Organisation.objects.filter(pk__in=keys).living()[:2]) if keys else []
    return then or list(Organisation.objects.in_province_of(within).current().written_as(text)[:2])


def near_names(text: str, known: OrganisationQuerySet) -> tuple[Suggestion, ...]:
    """The nearest of `known` to a name typed with a letter wrong; one half of its place must be right."""
    kind, place = naming.kind_of(text)
    halves = (place[: len(place) // 2], place[len(place) // 2 :])
    found = (trigrams.newest(known, "written_forms", [half], COMPARED, read_first=False) for half in halves)
    keys = {key for keys in found for key in keys}
    near = Organisation.objects.filter(pk__in=keys).select_related("area")
    return _nearest(place, near.of_kind(kind) if kind else near)


def _suggest(text: str, known: OrganisationQuerySet) -> tuple[Suggestion, ...]:
    """Who bore the name; else the nearest by name: of the kind that the text tells, else of other kinds of places."""
    former = Name.objects.past().written_as(text) if fold(text) else Name.objects.none()
    keys = list(former.filter(organisation__in=known).values_list("organisation", flat=True)[:OFFERED])
    if bore := known.filter(pk__in=keys).living()[:OFFERED] if keys else None:
        return tuple(Suggestion(one, 100) for one in bore)
    known = known.current()
    kind, place = naming.kind_of(text)
    if kind is None:
        return _nearest(place, known.exclude(kind__in=naming.STYLES))
    same = _nearest(place, known.of_kind(kind))
    return same or _nearest(place, known.local_bodies() if kind in naming.LOCAL_BODIES else known.none())


def _nearest(folded: str, organisations: Iterable[Organisation]) -> tuple[Suggestion, ...]:
    scored = (Suggestion(one, _likeness(folded, one)) for one in organisations)
    near = sorted((one for one in scored if one.score >= NEAR), key=lambda one: (-one.score, one.organisation.code))
    return tuple(near[:OFFERED])


def _likeness(folded: str, organisation: Organisation) -> int:
    """Of places the bare names are compared, or the long common prefix would make all alike; of agencies every form."""
    if organisation.kind in naming.STYLES:
        return round(fuzz.ratio(folded, fold(organisation.bare_name)))
    return round(max(fuzz.ratio(folded, form) for form in organisation.written_forms.strip("|").split("|")))
