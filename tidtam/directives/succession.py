"""What organisations that have ended still owe, and whom it goes to: shown before it is done, then done.

The table is the queue: an obligation owed by an ended organisation waits to be carried, however it came to be so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from tidtam.core.duties import states
from tidtam.directives.models import Binding, Directive, Obligation, ObligationQuerySet, Route
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Organisation

FURTHEST: Final = ("not_started", "in_progress", "returned")
"""States still owed, the one that asks most of the successor last."""

_TEXTS: Final = tuple(f"duty__directive__letter__{column}" for column in ("text", "reading", "fields"))

Key = tuple[int, int, str]
"""Duty, organisation, period: what an obligation is of."""


@dataclass(frozen=True, slots=True)
class Load:
    """Of one letter: how many obligations go on as the successor's own, or join one that it has for the same duty and
    period; of an organisation that nobody follows, how many are excused."""

    letter: int
    number: str
    subject: str
    new: int
    joined: int
    excused: int

    @property
    def count(self) -> int:
        return self.new + self.joined + self.excused


@dataclass(frozen=True, slots=True)
class Carried:
    """What was done: obligations carried to a successor's, those laid on successors anew, those excused."""

    carried: int
    laid: int
    excused: int


def preview(change: Change) -> list[Load]:
    """What a change would carry were it done now, letter by letter; nothing of it is written."""
    ending = [organisation.pk for organisation in change.ending]
    owed = Obligation.objects.owed().filter(organisation__in=ending)
    owed = owed.select_related("duty__directive__letter").defer(*_TEXTS).order_by("duty__directive__letter_id", "pk")
    heir = change.successor
    held = _held_by({heir.pk}, owed) if heir else {}
    # who is not there yet has no key; 0 is nobody's
    goes_to = heir.pk if heir else 0 if change.makes_new else None
    return [
        _load(list(group), goes_to, held) for _, group in groupby(owed, key=lambda one: one.duty.directive.letter_id)
    ]


def told(change: Change, loads: Sequence[Load]) -> str:
    """In words, what a change carries over and to whom."""
    new, joined, excused = (sum(getattr(load, part) for load in loads) for part in ("new", "joined", "excused"))
    if not change.ending:
        return "ภาระรายงานทั้งหมดยังอยู่กับหน่วยงานเดิม"
    if not loads:
        return "ไม่มีภาระรายงานที่ยังค้าง จึงไม่มีสิ่งใดต้องรับช่วง"
    whole = f"ภาระรายงานที่ยังค้าง {new + joined + excused} รายการ จากหนังสือ {len(loads)} ฉบับ"
    if excused:
        return f"{whole} จะได้รับยกเว้นทั้งหมด เพราะไม่มีหน่วยงานรับช่วง"
    ways = [f"เพิ่มเป็นภาระใหม่ {new} รายการ"] if new else []
    ways += [f"รวมกับภาระเดียวกันที่มีอยู่แล้ว {joined} รายการ"] if joined else []
    return f"{whole} จะไปที่ {change.heir}: {' และ'.join(ways)}"


def waiting() -> ObligationQuerySet:
    """What ended organisations still owe."""
    return Obligation.objects.owed().filter(organisation__valid_to__isnull=False)


def carry(owed: Sequence[Obligation]) -> tuple[Carried, dict[int, int | None]]:
    """Let each go to the living successor of its organisation, or be excused where nobody followed.

    Returns what was done, and the heir of each organisation (None: nobody). The questions to the database do not grow
    with their number.
    """
    heirs = Organisation.objects.filter(pk__in={one.organisation_id for one in owed}).heirs()
    followed = [(one, heir) for one in owed if (heir := heirs[one.organisation_id]) is not None]
    excused = [one for one in owed if heirs[one.organisation_id] is None]
    held = _held_by({heir for _, heir in followed}, owed)
    laid = Obligation.objects.bulk_create(_to_lay(followed, held), batch_size=500)
    held |= {_key(one, one.organisation_id): one.pk for one in laid}
    for one, heir in followed:
        one.state, one.carried_to_id = states.move(states.OBLIGATION, one.state, "carry"), held[_key(one, heir)]
    for one in excused:
        one.state = states.move(states.OBLIGATION, one.state, "exempt")
    Obligation.objects.bulk_update(owed, ["state", "carried_to"], batch_size=500)
    _restore(followed, held)
    _bind({(one.duty.directive_id, one.organisation_id): heir for one, heir in followed})
    return Carried(len(followed), len(laid), len(excused)), heirs


def reroute() -> dict[int, tuple[str, list[int]]]:
    """Let the district that follows an ended one relay its letters that are still out; those of one that nobody
    followed stay with its name. Returns by ended district: the code of its heir, and the bindings that go through that
    now."""
    through: dict[int, list[int]] = {}
    out = Binding.objects.filter(via__valid_to__isnull=False, directive__state="circulated")
    for binding, ended in out.order_by("pk").values_list("pk", "via"):
        through.setdefault(ended, []).append(binding)
    heirs = Organisation.objects.filter(pk__in=through).heirs() if through else {}
    follows = Organisation.objects.in_bulk({heir for heir in heirs.values() if heir})
    moved = {ended: follows[heir] for ended, heir in heirs.items() if heir}
    for ended, heir in moved.items():
        Binding.objects.filter(pk__in=through[ended]).update(via=heir)
    return {ended: (heir.code, through[ended]) for ended, heir in moved.items()}


def bind_heirs(directive: Directive) -> None:
    """Bind the living successors of those bound that have ended, with nothing owed that was carried or with something:
    what a recurring duty asks next is asked of them."""
    ended = directive.bindings.filter(organisation__valid_to__isnull=False).values_list("organisation", flat=True)
    if keys := list(ended):
        heirs = Organisation.objects.filter(pk__in=keys).heirs()
        _bind({(directive.pk, one): heir for one, heir in heirs.items() if heir is not None})


def _restore(followed: Iterable[tuple[Obligation, int]], held: Mapping[Key, int]) -> None:
    """Who was excused owes again what it is to bear for another, by the latest day of both."""
    borne: dict[int, list[Obligation]] = {}
    for one, heir in followed:
        borne.setdefault(held[_key(one, heir)], []).append(one)
    excused = list(Obligation.objects.filter(pk__in=borne, state="exempt"))
    for bearer in excused:
        bearer.state = states.move(states.OBLIGATION, bearer.state, "restore")
        latest = _latest([bearer, *borne[bearer.pk]])
        bearer.due_on, bearer.first_due_on = latest.due_on, latest.first_due_on
    Obligation.objects.bulk_update(excused, ["state", "due_on", "first_due_on"], batch_size=500)


def _latest(same: Iterable[Obligation]) -> Obligation:
    return max(same, key=lambda one: one.due_on or date.max)


def _load(owed: Sequence[Obligation], heir: int | None, held: Mapping[Key, int]) -> Load:
    letter = owed[0].duty.directive.letter
    joined = new = 0
    if heir is not None:
        new = len({_key(one, heir) for one in owed} - held.keys())
        joined = len(owed) - new
    return Load(letter.pk, letter.number, letter.subject, new, joined, excused=len(owed) - new - joined)


def _key(one: Obligation, organisation: int) -> Key:
    return one.duty_id, organisation, one.period


def _held_by(heirs: Collection[int], owed: Iterable[Obligation]) -> dict[Key, int]:
    """The obligations that the heirs have already, for the duties in question."""
    duties = {one.duty_id for one in owed}
    has = Obligation.objects.filter(organisation__in=heirs, duty__in=duties)
    return {_key(one, one.organisation_id): one.pk for one in has.only("duty_id", "organisation_id", "period")}


def _to_lay(followed: Iterable[tuple[Obligation, int]], held: Mapping[Key, int]) -> list[Obligation]:
    """One obligation for each duty and period that an heir lacks. Of several bodies that became one, it has the state
    that asks most, and the latest day: an extension given to one is not taken back."""
    lacking: dict[Key, list[Obligation]] = {}
    for one, heir in followed:
        if (key := _key(one, heir)) not in held:
            lacking.setdefault(key, []).append(one)
    return [_one_of(same, organisation) for (_, organisation, _), same in lacking.items()]


def _one_of(same: Sequence[Obligation], organisation: int) -> Obligation:
    furthest = max(same, key=lambda one: FURTHEST.index(one.state))
    latest = _latest(same)
    return Obligation(
        duty_id=furthest.duty_id, organisation_id=organisation, period=furthest.period, state=furthest.state,
        due_on=latest.due_on, first_due_on=latest.first_due_on, relay_due_on=latest.relay_due_on,
        first_received_at=furthest.first_received_at, due_at_receipt=furthest.due_at_receipt,
    )  # fmt: skip


def _bind(moves: Mapping[tuple[int, int], int]) -> None:
    """Bind heirs, by directive and predecessor, by the way the predecessor was reached, saying from whom."""
    directives = {directive for directive, _ in moves}
    frozen = Binding.objects.filter(directive__in=directives, organisation__in={*(ended for _, ended in moves)})
    before: dict[tuple[int, int], list[Binding]] = {}
    for binding in frozen.select_related("organisation").order_by("pk"):
        if heir := moves.get((binding.directive_id, binding.organisation_id)):
            before.setdefault((binding.directive_id, heir), []).append(binding)
    heirs = Organisation.objects.select_related("parent").in_bulk({*moves.values()})
    bound = set(Binding.objects.filter(directive__in=directives, organisation__in=heirs).values_list(
        "directive_id", "organisation_id"))  # fmt: skip
    Binding.objects.bulk_create(
        _binding(directive, heirs[heir], bindings)
        for (directive, heir), bindings in before.items()
        if (directive, heir) not in bound
    )


def _binding(directive: int, heir: Organisation, before: Sequence[Binding]) -> Binding:
    relayed = heir.reached_through if any(one.route == Route.DISTRICT for one in before) else None
    names = " และ ".join(one.organisation.name for one in before)
    return Binding(
        directive_id=directive, organisation=heir, route=Route.DISTRICT if relayed else Route.DIRECT, via=relayed,
        reason=f"รับช่วงจาก{names}",
    )  # fmt: skip
