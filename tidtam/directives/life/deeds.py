"""The deeds that an officer may ask for. Each plans from what stands now; `actions.carry_out` does what was planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, ClassVar, Final

from django.utils import timezone

from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.core.thai.text import fold
from tidtam.directives.life import wording
from tidtam.directives.life.models import Change, Way
from tidtam.directives.life.plan import (
    EVERYONE,
    DutyChange,
    Ground,
    Moment,
    Move,
    Plan,
    Row,
    Scope,
    Stand,
    look,
)
from tidtam.directives.models import SENT, Directive, Duty, Obligation

FIELDS: Final = {
    "action": "สิ่งที่ต้องทำ",
    "recipient": "ส่งถึง",
    "channel_type": "ช่องทาง",
    "channel_value": "ที่อยู่ของช่องทาง",
    "deadline": "กำหนดส่ง",
}
"""The fields of a duty that may be amended, with their Thai names."""

_OPENS: Final = time(8, 30)
"""A report on paper has a day and no time of day: it counts from when offices open (เวลาราชการ 08.30 น.)."""

_BACK: Final = {"not_started": ("take_back",), "in_progress": ("take_back", "start"), "returned": ("return",)}
"""The verbs that lead from "submitted" back to where an obligation stood before a mistaken entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked: for which rounds and organisations, and why."""

    scope: Scope = EVERYONE
    reason: str = ""
    verb: ClassVar[str] = ""
    needs_reason: ClassVar[bool] = True

    def plan(self, directive: Directive, moment: Moment, *, lock: bool = False) -> Plan:
        """What would be done now. Writes nothing. Refuses what could never be done, such as a report of tomorrow."""
        return self._over(look(directive, self.scope, lock=lock), moment)

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend(Ask):
    """ขยายเวลา: a new day for what is still owed. Who was given a later day of their own keeps it.

    `asked`: the organisation asked for it; else the province gives it.
    """

    until: date
    asked: bool = False
    verb: ClassVar[str] = "extend"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        moves, says = _redate(ground, self.until)
        return Plan(
            verb=self.verb,
            says=says,
            moves=moves,
            duties=_duties_redated(ground, self.until),
            warnings=wording.warnings_of_day(self.until, moves, moment.today, moment.calendar),
            facts={"until": self.until, "asked": self.asked},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Ask):
    """แก้ไขภาระ: other words, recipient, channel or day of one duty; `values` by the fields of FIELDS."""

    duty: int
    values: Mapping[str, Any] = field(default_factory=dict)
    verb: ClassVar[str] = "amend"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        duty = ground.duties[self.duty]
        mine = Scope(frozenset(one for one in ground.rounds if one[0] == duty.pk))
        ground = replace(ground, scope=mine, rows=tuple(row for row in ground.rows if row.duty == duty.pk))
        new = {name: value for name, value in self.values.items() if value != getattr(duty, name)}
        if not ground.of_one_day(duty.pk):  # each round has a day of its own: extended, not amended
            new.pop("deadline", None)
        moves: tuple[Move, ...] = ()
        says: list[str] = [_amended(ground, duty, name, value) for name, value in new.items() if name != "deadline"]
        if "deadline" in new:
            moves, redated = _redate(ground, new["deadline"])
            says += redated or [f"เปลี่ยนกำหนดส่งของภาระเป็น {wording.day(new['deadline'])} โดยไม่มีหน่วยงานใดค้างส่ง"]
        changes = tuple(_changed(duty, new)) if new else ()
        told = wording.warnings_of_day(new.get("deadline"), moves, moment.today, moment.calendar)
        facts = {"duty": duty.pk, "values": dict(new)}
        return Plan(self.verb, tuple(says), moves, changes, warnings=told, facts=facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt(Ask):
    """ยกเว้น with an officer's consent: it leaves the denominator and is footnoted (ux §6.2)."""

    verb: ClassVar[str] = "exempt"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        moves = _moved(ground, "exempt", lambda row: row.owed)
        says = wording.by_round(ground, moves, "ยกเว้น{who} ไม่ต้องรายงาน ไม่นับในยอดที่ต้องส่ง")
        return Plan(self.verb, says, moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore(Ask):
    """เลิกยกเว้น: it owes again, by the day that holds for all where that is later than its own."""

    verb: ClassVar[str] = "restore"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        moves = tuple(
            Move(row, replace(row.stand, state=_restored(row), due_on=_latest(row, ground)))
            for row in ground.rows
            if row.stand.state == "exempt"
        )
        says = wording.by_round(ground, moves, "ให้{who} กลับมาต้องรายงาน")
        return Plan(self.verb, (*says, *wording.later_days(moves)), moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Ask):
    """ยกเลิกทั้งเรื่อง: nobody is asked any more; what was sent stays."""

    verb: ClassVar[str] = "withdraw"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        moves = _moved(ground, "withdraw", lambda row: row.owed)
        says = wording.by_round(ground, moves, "ยกเลิกภาระที่ยังค้างของ{who}")
        return _whole(self, ground, says or ("ยกเลิกเรื่องนี้ โดยไม่มีภาระที่ค้างส่ง",), moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Ask):
    """ปิดเรื่อง: late reports are no longer taken (ux §6.2); nothing else changes."""

    verb: ClassVar[str] = "close"
    needs_reason: ClassVar[bool] = False

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        missing = [row for row in ground.rows if row.owed]
        tail = f" ยังไม่ส่ง {len(missing):,} รายการ จะคงเป็นไม่ได้ส่ง" if missing else " ส่งครบแล้ว"
        return _whole(self, ground, (f"ปิดเรื่อง ไม่รับรายงานเพิ่ม{tail}",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Ask):
    """เปิดเรื่องอีกครั้ง: reports are taken again."""

    verb: ClassVar[str] = "reopen"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        missing = [row for row in ground.rows if row.owed]
        return _whole(self, ground, (f"เปิดเรื่องอีกครั้ง รับรายงานที่ยังค้าง {len(missing):,} รายการได้",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive(Ask):
    """บันทึกรับรายงาน that came in by another way on a day; the first receipt stays when it was sent before."""

    day: date
    way: str = Way.PAPER
    verb: ClassVar[str] = "receive"
    needs_reason: ClassVar[bool] = False

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        if self.day > moment.today:
            raise Refused("received_in_future")
        at = _opening(self.day)
        held = _held_on(self.day, [row for row in ground.rows if row.owed])
        moves = _moved(ground, "submit", lambda row: row.owed, lambda row: _receipt(row.stand, at, held[row.pk]))
        says = wording.by_round(ground, moves, f"บันทึกรับรายงานของ{{who}} ซึ่งได้รับเมื่อ {wording.day(self.day)}")
        circulated = ground.directive.circulated_at
        early = circulated is not None and self.day < timezone.localdate(circulated)
        return Plan(
            verb=self.verb,
            says=(*says, *_punctuality(moves)),
            moves=moves,
            warnings=("วันที่ได้รับอยู่ก่อนวันแจ้งเวียนในระบบ",) if early else (),
            facts={"day": self.day, "way": self.way},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack(Ask):
    """ถอนบันทึกรับรายงาน that was entered by mistake: the obligation stands as it did before that entry,
    by the day that holds for all where that is later: an extension given meanwhile was for it too."""

    verb: ClassVar[str] = "take_back"

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        entered = _entered(ground.rows)
        moves = tuple(
            Move(row, replace(_undone(row.stand, entered[row.pk]), due_on=_latest(row, ground)))
            for row in ground.rows
            if row.pk in entered
        )
        says = wording.by_round(ground, moves, "ถอนบันทึกรับรายงานของ{who} กลับเป็นยังไม่ส่ง")
        return Plan(self.verb, (*says, *wording.later_days(moves)), moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Ask):
    """นับรายงานเดิม: what was sent for the earlier directive is taken for this one, with its first receipt (ADR 7)."""

    earlier: int
    verb: ClassVar[str] = "count"
    needs_reason: ClassVar[bool] = False

    def _over(self, ground: Ground, moment: Moment) -> Plan:
        sent = _sent_before(ground, self.earlier)
        moves = _moved(
            ground,
            "submit",
            lambda row: row.owed and (row.duty, row.organisation) in sent,
            lambda row: _receipt(row.stand, *sent[row.duty, row.organisation]),
        )
        says = wording.by_round(ground, moves, "นับรายงานที่ส่งตามหนังสือฉบับเดิมของ{who} ให้เรื่องนี้ รอตรวจ")
        return Plan(self.verb, says, moves, facts={"earlier": self.earlier})


def _moved(ground: Ground, verb: str, chosen: Any, then: Any = lambda row: row.stand) -> tuple[Move, ...]:
    """The rows that are `chosen`, each moved by `verb` in the table of states, on top of what `then` makes of it."""
    return tuple(Move(row, replace(then(row), state=_after(verb, row))) for row in ground.rows if chosen(row))


def _after(verb: str, row: Row) -> str:
    return states.move(states.OBLIGATION, row.stand.state, verb)


def _restored(row: Row) -> str:
    """Where a row stands when it is no longer exempt: not started, or returned where a report had come in."""
    received = row.stand.first_received_at is not None
    return _along(row.stand.state, "restore", *(("submit", "return") if received else ()))


def _along(state: str, *verbs: str) -> str:
    """The state after some verbs."""
    for verb in verbs:
        state = states.move(states.OBLIGATION, state, verb)
    return state


def _whole(ask: Ask, ground: Ground, says: tuple[str, ...], moves: tuple[Move, ...] = ()) -> Plan:
    """A plan that moves the directive itself; refuses where its state has no such move."""
    return Plan(ask.verb, says, moves, state=states.move(states.DIRECTIVE, ground.directive.state, ask.verb))


def _redate(ground: Ground, until: date | None) -> tuple[tuple[Move, ...], tuple[str, ...]]:
    """The rows whose day moves, and a sentence for each round."""
    moves: list[Move] = []
    says: list[str] = []
    for one in ground.in_scope:
        usual = ground.usual_day(one)
        rows = [row for row in ground.rows_of(one) if row.owed and row.stand.due_on != until]
        if ground.scope.organisations is None:
            rows = [row for row in rows if not _later_of_its_own(row.stand.due_on, usual, until)]
        here = [Move(row, replace(row.stand, due_on=until)) for row in rows]
        moves += here
        if here:
            says.append(wording.redated(ground, one, here, until))
    return tuple(moves), tuple(says)


def _later_of_its_own(due: date | None, usual: date | None, until: date | None) -> bool:
    return due is not None and until is not None and due > until and due != usual


def _duties_redated(ground: Ground, until: date) -> tuple[DutyChange, ...]:
    """The duties that have a new day themselves: where it is for everyone, and they have one round."""
    if ground.scope.organisations is not None:
        return ()
    single = [ground.duties[duty] for duty, _ in ground.in_scope if ground.of_one_day(duty)]
    return tuple(change for duty in single if duty.deadline != until for change in _changed(duty, {"deadline": until}))


def _changed(duty: Duty, values: Mapping[str, Any]) -> list[DutyChange]:
    after = dict(values)
    if "deadline" in after and duty.first_deadline is None:
        after["first_deadline"] = duty.deadline
    return [DutyChange(duty.pk, {name: getattr(duty, name) for name in after}, after)]


def _amended(ground: Ground, duty: Duty, name: str, value: str) -> str:
    owing = [row for row in ground.rows if row.owed]
    rest = [row for row in ground.rows if not row.owed]
    before, after = (replaced or "ไม่ได้ระบุ" for replaced in (_said(name, getattr(duty, name)), _said(name, value)))
    told = f"มีผลกับ{wording.who(owing)} ที่ยังไม่ส่ง" if owing else "ไม่มีหน่วยงานที่ค้างส่ง"
    return f"แก้{FIELDS[name]} จาก “{before}” เป็น “{after}” {told}{wording.stays(rest)}"


def _said(name: str, value: str) -> str:
    """A field's value as people read it."""
    return Duty(channel_type=value).channel if name == "channel_type" else value


def _latest(row: Row, ground: Ground) -> date | None:
    """Its own day or the one that holds for all, whichever is later."""
    days = [day for day in (row.stand.due_on, ground.usual_day(row.round)) if day is not None]
    return max(days, default=None)


def _opening(day: date) -> datetime:
    return datetime.combine(day, _OPENS, tzinfo=timezone.get_default_timezone())


def _receipt(stand: Stand, at: datetime, due: date | None) -> Stand:
    """The first receipt, where it has none yet."""
    if stand.first_received_at is not None:
        return stand
    return replace(stand, first_received_at=at, due_at_receipt=due)


def _held_on(day: date, rows: Sequence[Row]) -> dict[int, date | None]:
    """The due day that held for each on a day: what it was before the first change made after that day."""
    held = {row.pk: row.stand.due_on for row in rows}
    later = Change.objects.filter(on__gt=day, obligation__duty__in={row.duty for row in rows})
    for pk, due in later.order_by("-deed").values_list("obligation_id", "due_before"):
        if pk in held:
            held[pk] = due
    return held


def _punctuality(moves: Sequence[Move]) -> list[str]:
    """How many are on time, of those received now for the first time."""
    first = [move.after for move in moves if move.row.stand.first_received_at is None]
    dated = [one for one in first if one.due_at_receipt is not None and one.first_received_at is not None]
    late = sum(timezone.localdate(one.first_received_at) > one.due_at_receipt for one in dated)  # type: ignore[operator]
    return [f"นับเป็นส่งตรงเวลา {len(dated) - late:,} รายการ หลังกำหนด {late:,} รายการ"] if dated else []


def _entered(rows: Sequence[Row]) -> dict[int, Change]:
    """The entry by an officer that made each what it is now: submitted."""
    now = {row.pk for row in rows if row.stand.state == "submitted"}
    changes = Change.objects.filter(obligation__duty__in={row.duty for row in rows}).order_by("deed")
    last = {change.obligation_id: change for change in changes if change.obligation_id in now}
    return {pk: change for pk, change in last.items() if change.state_after == "submitted"}


def _undone(stand: Stand, entry: Change) -> Stand:
    state = _along(stand.state, *_BACK[entry.state_before])
    if entry.received_at is None:
        return replace(stand, state=state)
    return replace(stand, state=state, first_received_at=None, due_at_receipt=None)


def _sent_before(ground: Ground, earlier: int) -> dict[tuple[int, int], tuple[datetime, date | None]]:
    """First receipt and its due day of what was sent for an earlier directive, by duty of this one and organisation."""
    before = list(Duty.objects.filter(directive=earlier).asked())
    now = [duty for duty in ground.duties.values() if not duty.own]
    told = Obligation.objects.filter(duty__in=before, state__in=SENT).order_by("-first_received_at")
    receipts: dict[int, dict[int, tuple[datetime, date | None]]] = {}
    columns = ("duty_id", "organisation_id", "first_received_at", "due_at_receipt")
    for duty, organisation, at, due in told.values_list(*columns):
        if at is not None:
            receipts.setdefault(duty, {})[organisation] = (at, due)
    same = {duty.pk: _same_duty(duty, before, only=len(now) == len(before) == 1) for duty in now}
    return {
        (duty, organisation): receipt
        for duty, old in same.items()
        if old is not None
        for organisation, receipt in receipts.get(old, {}).items()
    }


def _same_duty(duty: Duty, before: Sequence[Duty], *, only: bool) -> int | None:
    """The earlier duty that asks the same: of the same recipient, or the only one of the only one."""
    if only:
        return before[0].pk
    return next((old.pk for old in before if old.recipient and fold(old.recipient) == fold(duty.recipient)), None)
