"""Whether a letter asks what was asked before: its duties beside those of letters that bind the same organisations."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, islice

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from tidtam.core.duties import likeness
from tidtam.directives.models import STANDING, Binding, Duty, DutyKey, DutyQuerySet, Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

REMEMBERED = timedelta(days=365)
"""How long a letter to which nobody owes an answer any more is compared still."""

FOUND = 2_000
"""Stored duties, of all offices, that share most keys with a letter's: among them are the office's own."""

COMPARED = 100
"""The office's own that share most keys: they alone are compared word by word."""

COUNTED = 10
"""The most alike letters, of which the organisations in common are counted: each may bind thousands."""

TOLD = 5
"""Earlier letters told on the page."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier letter with the duty of it that is most alike, and how many organisations both letters bind."""

    duty: Duty
    match: likeness.Match[int]
    shared: int

    @property
    def letter(self) -> Letter:
        return self.duty.directive.letter

    @property
    def told_on(self) -> datetime | None:
        return self.duty.directive.circulated_at


def text_of(subject: str, action: str) -> str:
    """What is compared: a duty often says only "รายงานผลดังกล่าวข้างต้น", and its letter's subject says of what."""
    return f"{subject} {action}"


def sign(duties: Iterable[Duty]) -> None:
    """Keep the keys by which duties laid on others are found again; afresh where some are kept already."""
    asked = [duty for duty in duties if not duty.own]
    DutyKey.objects.filter(duty__in=asked).delete()
    made = (
        DutyKey(duty=duty, key=key)
        for duty in asked
        for key in likeness.keys(text_of(duty.directive.letter.subject, duty.action), "duty")
    )
    DutyKey.objects.bulk_create(made, batch_size=2_000)


def before(letter: Letter, organisations: Collection[int], *, by: Officer, today: date) -> list[Earlier]:
    """The earlier letters of the officer's office that ask what a duty of `letter` asks, of any of `organisations`.

    Compared are letters to which somebody owes an answer, and those circulated within a year before `today`; most
    alike first, no more than `TOLD`. It tells and never blocks.
    """
    actions = [duty.get("action") or "" for duty in letter.fields.get("duties", []) if not duty.get("own")]
    texts = [text_of(letter.subject, action) for action in dict.fromkeys(actions)]
    found = _most_alike(texts, _candidates(texts, letter, by, today))
    return list(_told(found, frozenset(organisations)))


def _candidates(texts: list[str], letter: Letter, by: Officer, today: date) -> list[Duty]:
    """The stored duties that share the most keys with the texts.

    The keys are asked alone, by their index: joined to letters, SQLite would begin at the letters and read all keys.
    """
    keys = frozenset(chain(*(likeness.keys(text, "duty") for text in texts)))
    counted = DutyKey.objects.filter(key__in=keys).values_list("duty").annotate(shared=Count("pk"))
    shared = dict(counted.filter(shared__gte=likeness.SHARED).order_by("-shared", "-duty")[:FOUND])
    kept = _remembered(letter, by, today).filter(pk__in=shared).values_list("pk", flat=True)
    most = sorted(kept, key=lambda pk: (-shared[pk], -pk))[:COMPARED]
    bare = ("directive__chain", *(f"directive__letter__{name}" for name in ("text", "reading", "fields")))
    return list(Duty.objects.filter(pk__in=most).select_related("directive__letter").defer(*bare))


def _remembered(letter: Letter, by: Officer, today: date) -> DutyQuerySet:
    """The duties compared: laid on others by the officer's office, open or of the last year, and not this letter's."""
    owed = Obligation.objects.owed().filter(duty=OuterRef("pk"))
    begun = timezone.make_aware(datetime.combine(today - REMEMBERED, datetime.min.time()))
    recent = Q(directive__circulated_at__gte=begun) | Exists(owed)
    standing = Duty.objects.seen_by(by).asked().filter(directive__state__in=STANDING)
    return standing.filter(recent).exclude(directive__letter=letter)


def _most_alike(texts: list[str], stored: list[Duty]) -> list[tuple[Duty, likeness.Match[int]]]:
    """Of each earlier letter the duty most alike to any text; the most alike letter first."""
    by_pk = {duty.pk: duty for duty in stored}
    pairs = [(duty.pk, text_of(duty.directive.letter.subject, duty.action)) for duty in stored]
    matches = sorted(chain(*(likeness.nearest(text, pairs) for text in texts)), key=lambda match: -match.likeness)
    best: dict[int, tuple[Duty, likeness.Match[int]]] = {}
    for match in matches:
        duty = by_pk[match.id]
        best.setdefault(duty.directive_id, (duty, match))
    return list(best.values())


def _told(found: list[tuple[Duty, likeness.Match[int]]], organisations: frozenset[int]) -> Iterator[Earlier]:
    """Those that bind some of the organisations too, counted; the first few."""
    shared = _shared([duty.directive_id for duty, _ in found[:COUNTED]], organisations)
    told = (Earlier(duty, match, shared[duty.directive_id]) for duty, match in found if duty.directive_id in shared)
    yield from islice(told, TOLD)


def _shared(directives: list[int], organisations: frozenset[int]) -> Mapping[int, int]:
    """How many of the organisations each directive binds."""
    counts: dict[int, int] = {}
    bound = Binding.objects.filter(directive__in=directives).values_list("directive", "organisation")
    for directive, organisation in bound.iterator():
        if organisation in organisations:
            counts[directive] = counts.get(directive, 0) + 1
    return counts
