"""Changes in the life of organisations, before they are done: what they say, whether they are possible, what they do.

Law: an อบต. may become a municipality by a notice of the Ministry of Interior (พ.ร.บ. สภาตำบลและ อบต. 2537 ม.42); a
municipality is raised where it fits the next kind (พ.ร.บ. เทศบาล 2496 ม.7, 9–11). Who supervises whom: ม.71 of the
latter, ม.90 of the former.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import format_date
from tidtam.directory import history, naming
from tidtam.directory.events import ENDING, Event, EventKind
from tidtam.directory.models import AGENCIES, Kind, Organisation

LADDER: Final = (Kind.SAO, Kind.SUBDISTRICT_MUNICIPALITY, Kind.TOWN, Kind.CITY)
"""Kinds of local bodies, each of which may be raised to any that stands after it."""

LETTERS: Final = {
    Kind.SAO: "S", Kind.SUBDISTRICT_MUNICIPALITY: "T", Kind.TOWN: "M", Kind.CITY: "N", Kind.PAO: "P",
    **dict.fromkeys(AGENCIES, "A"),
}  # fmt: skip
"""The letter of a kind in the codes of the project (data/README.md)."""

SUPERVISED_BY: Final = {
    Kind.PROVINCE: (Kind.MINISTRY,),
    Kind.DISTRICT: (Kind.PROVINCE,),
    Kind.MINISTRY: (Kind.MINISTRY,),
    **dict.fromkeys(AGENCIES, (Kind.PROVINCE, Kind.MINISTRY)),
    **dict.fromkeys((Kind.SAO, Kind.SUBDISTRICT_MUNICIPALITY), (Kind.DISTRICT, Kind.PROVINCE)),
    **dict.fromkeys((Kind.TOWN, Kind.CITY, Kind.PAO), (Kind.PROVINCE,)),
}
"""The kinds that may supervise each kind."""

NEVER_END: Final = (Kind.PROVINCE, Kind.MINISTRY)

_FAMILIES: Final = (LADDER, AGENCIES)
_CODE: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{0,19}")


@dataclass(frozen=True, slots=True)
class Change:
    """A change that befalls `organisations` on a day. The rest as in `Event`; `event` where it is recorded already."""

    kind: EventKind
    organisations: tuple[Organisation, ...]
    on: date
    basis: str
    name: str = ""
    short_name: str = ""
    head: str = ""
    new_kind: str = ""
    code: str = ""
    supervisor: Organisation | None = None
    area: Organisation | None = None
    successor: Organisation | None = None
    event: Event | None = None

    @classmethod
    def of(cls, event: Event) -> "Change":
        """The change that a recorded event will be."""
        same = {field: getattr(event, field) for field in ("on", "basis", *_BROUGHT)}
        organisations = tuple(event.organisations.select_related("parent", "area", "realm").order_by("pk"))
        return cls(kind=EventKind(event.kind), organisations=organisations, event=event, **same)

    @property
    def brought(self) -> dict[str, object]:
        """What it brings, by the columns of `Event`."""
        return {field: getattr(self, field) for field in _BROUGHT}

    @property
    def ending(self) -> tuple[Organisation, ...]:
        """The organisations that are no more after it."""
        return self.organisations if self.kind in ENDING else ()

    @property
    def makes_new(self) -> bool:
        """Whether a new organisation comes of it."""
        return self.kind == EventKind.RAISE or (self.kind == EventKind.MERGE and self.successor is None)

    @property
    def heir(self) -> str:
        """The name of who follows those that end; empty where nobody does."""
        if self.successor:
            return self.successor.name
        return self.name if self.makes_new else ""


_BROUGHT: Final = ("name", "short_name", "head", "new_kind", "code", "supervisor", "area", "successor")


def check(change: Change) -> None:
    """Refuses what cannot be: each kind of change has its rules, and all have those of its day."""
    if not change.basis.strip():
        raise Refused("basis_missing")
    for organisation in change.organisations:
        _check_living(organisation)
        _check_day(organisation, change.on)
    for organisation in change.ending:
        _check_may_end(organisation)
    _RULES[change.kind](change)
    if change.makes_new:
        _check_new(change)


def apply(change: Change) -> Organisation | None:
    """Do it, as of its day; the caller has checked. Returns the successor of those that ended, if any."""
    if change.kind == EventKind.RENAME:
        _rename(change)
    elif change.kind == EventKind.MOVE:
        _move(change)
    heir = _create(change) if change.makes_new else change.successor
    history.end(change.ending, change.on, heir)
    return heir


def higher(kind: str) -> tuple[Kind, ...]:
    """The kinds to which a body of that kind may be raised; none for what is no local body of a place."""
    return LADDER[LADDER.index(Kind(kind)) + 1 :] if kind in LADDER else ()


def possible(organisation: Organisation) -> list[EventKind]:
    """The kinds of changes that may befall it at all; the rest is a matter of what is told (`check`)."""
    if organisation.valid_to is not None:
        return []
    never = {EventKind.MERGE, EventKind.ABOLISH} if organisation.kind in NEVER_END else set()
    never |= set() if higher(organisation.kind) else {EventKind.RAISE}
    return [kind for kind in EventKind if kind not in never]


def next_code(kind: str, organisation: Organisation) -> str:
    """The next free code of the series for a body of that kind where `organisation` is; empty where there is none."""
    letter = LETTERS.get(Kind(kind))
    if letter is None:
        return ""
    seat = organisation.district if kind in LADDER else organisation.province
    opening = f"{(seat or organisation.province).code}-{letter}"
    known = [*Organisation.objects.filter(code__startswith=opening).values_list("code", flat=True)]
    known += Event.objects.waiting().filter(code__startswith=opening).values_list("code", flat=True)
    numbers = [int(tail) for code in known if (tail := code.removeprefix(opening)).isascii() and tail.isdigit()]
    return f"{opening}{max(numbers, default=0) + 1:02}"


def usual_supervisor(kind: str, organisation: Organisation) -> Organisation:
    """Who supervises a body of that kind there: the district an อบต. or ทต., the province all others."""
    by_district = Kind.DISTRICT in SUPERVISED_BY[Kind(kind)]
    return organisation.district or organisation.province if by_district else organisation.province


def _check_living(organisation: Organisation) -> None:
    if organisation.valid_to is not None:
        raise Refused("already_ended", unit=organisation.name, day=format_date(organisation.valid_to, "short"))


def _check_day(organisation: Organisation, on: date) -> None:
    first = [organisation.valid_from, *organisation.names.open().values_list("since", flat=True)]
    last = max((day for day in first if day), default=None)
    if last and on <= last:
        raise Refused("before_last_change", unit=organisation.name, day=format_date(last, "short"))


def _check_may_end(organisation: Organisation) -> None:
    if organisation.kind in NEVER_END:
        raise Refused("never_ends", unit=organisation.name)
    below = Organisation.objects.current().filter(Q(parent=organisation) | Q(area=organisation)).count()
    if below:
        raise Refused("still_supervises", unit=organisation.name, below=below)


def _check_rename(change: Change) -> None:
    (organisation,) = change.organisations
    told = (change.name, change.short_name or change.name, change.head)
    if told == (organisation.name, organisation.short_name, organisation.head):
        raise Refused("nothing_changes")
    _check_name(change, organisation.kind, organisation)


def _check_raise(change: Change) -> None:
    (organisation,) = change.organisations
    if change.new_kind not in higher(organisation.kind):
        kind = Kind(change.new_kind).label if change.new_kind in Kind.values else change.new_kind
        raise Refused("cannot_raise", unit=organisation.name, kind=kind)


def _check_merge(change: Change) -> None:
    together = [*change.organisations, *([change.successor] if change.successor else [])]
    if len({one.pk for one in together}) < max(2, len(together)):
        raise Refused("merges_with_itself")
    if change.successor:
        _check_living(change.successor)
        _check_day(change.successor, change.on)
    kinds = {*(one.kind for one in together), *([change.new_kind] if change.makes_new else [])}
    if len(kinds) > 1 and not any(kinds <= set(family) for family in _FAMILIES):
        raise Refused("unlike_kinds")
    if len({one.province.pk for one in together}) > 1:
        raise Refused("other_province")


def _check_move(change: Change) -> None:
    (organisation,) = change.organisations
    if change.supervisor is None or (change.supervisor, _area(change)) == (organisation.parent, organisation.area):
        raise Refused("nothing_changes")
    _check_living(change.supervisor)
    _check_supervisor(organisation.kind, change.supervisor)
    under = Organisation.objects.under(organisation) | Organisation.objects.filter(pk=organisation.pk)
    if under.filter(pk=change.supervisor.pk).exists():
        raise Refused("supervisors_in_circle", unit=organisation.code)


def _check_abolish(_change: Change) -> None:
    """All that hinders an end is asked of every organisation that ends."""


_RULES: Final = {
    EventKind.RENAME: _check_rename,
    EventKind.RAISE: _check_raise,
    EventKind.MERGE: _check_merge,
    EventKind.MOVE: _check_move,
    EventKind.ABOLISH: _check_abolish,
}


def _check_new(change: Change) -> None:
    promised = Event.objects.waiting().filter(code=change.code)
    if change.event:
        promised = promised.exclude(pk=change.event.pk)
    if not _CODE.fullmatch(change.code):
        raise Refused("code_malformed", unit=change.code)
    if promised.exists() or Organisation.objects.filter(code=change.code).exists():
        raise Refused("code_taken", unit=change.code)
    _check_name(change, change.new_kind, change.organisations[0])
    _check_supervisor(change.new_kind, _supervisor(change))


def _check_name(change: Change, kind: str, where: Organisation) -> None:
    """A name is there, begins as names of its kind do, and no other of that kind bears it in the province."""
    style = naming.STYLES.get(kind)
    if not change.name.removeprefix(style.prefix if style else "").strip():
        raise Refused("name_missing")
    if style and not change.name.startswith(style.prefix):
        raise Refused("name_of_other_kind", name=change.name, prefix=style.prefix)
    others = Organisation.objects.in_province_of(where).current().of_kind(kind).filter(name=change.name)
    if others.exclude(pk__in=[one.pk for one in change.organisations]).exists():
        raise Refused("name_taken", name=change.name)


def _check_supervisor(kind: str, supervisor: Organisation) -> None:
    if supervisor.kind not in SUPERVISED_BY[Kind(kind)]:
        raise Refused("cannot_supervise", supervisor=supervisor.name, kind=Kind(kind).label)


def _supervisor(change: Change) -> Organisation:
    return change.supervisor or usual_supervisor(change.new_kind, change.organisations[0])


def _area(change: Change) -> Organisation | None:
    """The district a local body lies in after the change: that of its new supervisor, where it is one."""
    before = change.organisations[0].area
    if change.area or before is None:
        return change.area
    return change.supervisor if change.supervisor and change.supervisor.kind == Kind.DISTRICT else before


def _rename(change: Change) -> None:
    (organisation,) = change.organisations
    organisation.name, organisation.head = change.name, change.head
    organisation.short_name = change.short_name or change.name
    organisation.index_names()
    organisation.save()
    history.note([organisation], change.on)


def _move(change: Change) -> None:
    """Those under it move along, where the province becomes another."""
    (organisation,) = change.organisations
    organisation.area, organisation.parent = _area(change), change.supervisor
    organisation.index_realm()
    organisation.save()
    below = list(Organisation.objects.under(organisation).current().select_related("parent__parent__parent"))
    for one in below:
        one.index_realm()
    Organisation.objects.bulk_update(below, ["realm"])
    history.note([organisation, *below], change.on)


def _create(change: Change) -> Organisation:
    """The new organisation. Who follows one alone keeps its mailbox, telephone and contacts, to be confirmed anew."""
    first = change.organisations[0]
    heir = Organisation(
        code=change.code, kind=change.new_kind, name=change.name, short_name=change.short_name or change.name,
        head=change.head, parent=_supervisor(change), area=change.area or first.area, valid_from=change.on,
    )  # fmt: skip
    if len(change.organisations) == 1:
        heir.saraban_mailbox, heir.phone = first.saraban_mailbox, first.phone
    heir.index_names()
    heir.index_realm()
    heir.save()
    history.note([heir], change.on)
    if len(change.organisations) == 1:
        history.hand_over(first, heir, change.on)
    return heir
