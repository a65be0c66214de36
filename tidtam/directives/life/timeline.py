"""The history of a directive or of one obligation, in Thai sentences made from the ledger's entries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties import states
from tidtam.core.thai.dates import format_date
from tidtam.directives.life.models import Change, Way
from tidtam.directives.models import Directive, Obligation

TITLES: Final = {
    "letter.receive": "รับหนังสือ",
    "letter.read": "ระบบอ่านหนังสือ",
    "letter.correct": "แก้ไขข้อมูลหนังสือ",
    "letter.answer_warning": "รับทราบข้อสังเกต",
    "letter.confirm": "ยืนยันข้อมูลหนังสือ",
    "letter.reopen": "เปิดแก้ไขหนังสืออีกครั้ง",
    "letter.circulate": "ตรึงข้อมูลหนังสือเพื่อแจ้งเวียน",
    "letter.recall": "ปลดข้อมูลหนังสือจากการแจ้งเวียน",
    "letter.number": "ให้เลขที่หนังสือจากทะเบียน",
    "binding.reroute": "เปลี่ยนอำเภอที่ส่งต่อไปยังผู้รับช่วง",
    "letter.keep": "กำหนดอายุการเก็บหนังสือ",
    "letter.discard": "นำหนังสือออก",
    "directive.circulate": "แจ้งเวียน",
    "directive.recall": "เรียกคืนการแจ้งเวียน",
    "directive.undo": "เลิกทำการแจ้งเวียน",
    "duty.lay_next": "วางงวดถัดไป",
    "obligation.carry": "หน่วยงานที่รับช่วงรับภาระแทน",
    "obligation.exempt": "ยกเว้นเพราะหน่วยงานยุบเลิก",
    "directive.extend": "เปลี่ยนกำหนดส่ง",
    "directive.amend": "แก้ไขภาระ",
    "directive.exempt": "ยกเว้น",
    "directive.restore": "เลิกยกเว้น",
    "directive.withdraw": "ยกเลิกเรื่อง",
    "directive.close": "ปิดเรื่อง",
    "directive.reopen": "เปิดเรื่องอีกครั้ง",
    "directive.receive": "บันทึกรับรายงาน",
    "directive.take_back": "ถอนบันทึกรับรายงาน",
    "directive.count": "นับรายงานที่ส่งตามหนังสือฉบับเดิม",
    "directive.follow": "มีหนังสือฉบับหลังเปลี่ยนเรื่องนี้",
    "directive.decline": "ยืนยันว่าหนังสือฉบับหลังไม่ได้เปลี่ยนเรื่องนี้",
    "extension.ask": "หน่วยงานขอขยายเวลา",
    "extension.grant": "อนุญาตให้ขยายเวลา",
    "extension.deny": "ไม่อนุญาตให้ขยายเวลา",
}
"""What each verb of letters, directives and obligations is called."""

OF_ALL: Final = frozenset({"directive.circulate", "directive.close", "directive.reopen"})
"""Deeds on a directive that concern each obligation and change none of them."""

_ENDED: Final = {"carried": "obligation.carry", "exempt": "obligation.exempt"}
"""What the end of an organisation did to its obligations, told at the organisation."""

_INSIDE: Final = frozenset({"letter.circulate", "letter.recall"})
"""Half of another deed, told by the other half."""


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: its `title`, what it did (`lines`), why, who and when."""

    title: str
    lines: tuple[str, ...]
    reason: str
    by: str
    at: datetime


def of_directive(directive: Directive) -> list[Event]:
    """What was done to a directive and its letter, the last first."""
    duties = [f"directives.duty:{pk}" for pk in directive.duties.values_list("pk", flat=True)]
    rows = [f"directives.directive:{directive.pk}", f"letters.letter:{directive.letter_id}", *duties]
    return _events(LedgerEntry.objects.filter(row__in=rows))


def of_obligation(obligation: Obligation) -> list[Event]:
    """What was done to one obligation, or to its whole directive, the last first."""
    row, above = f"directives.obligation:{obligation.pk}", f"directives.directive:{obligation.duty.directive_id}"
    changes = {change.deed_id: change for change in obligation.changes.all()}
    touching = Q(row=row) | Q(number__in=list(changes)) | Q(row=above, verb__in=[*OF_ALL, "directive.amend"])
    if (ended := _ENDED.get(obligation.state)) is not None:
        touching |= Q(row=f"directory.organisation:{obligation.organisation_id}", verb=ended)
    entries = LedgerEntry.objects.filter(touching)
    own = [entry for entry in entries if entry.verb != "directive.amend" or entry.facts["duty"] == obligation.duty_id]
    wanted = LedgerEntry.objects.filter(number__in=[entry.number for entry in own])
    return _events(wanted, changes)


def _events(entries: QuerySet[LedgerEntry], changes: Mapping[int, Change] | None = None) -> list[Event]:
    told = entries.exclude(verb__in=_INSIDE).select_related("by").order_by("-number")
    return [event_of(entry, (changes or {}).get(entry.number)) for entry in told]


def event_of(entry: LedgerEntry, change: Change | None = None) -> Event:
    """An entry in words; with a `change`, what the deed did to that one obligation instead of to all."""
    facts = entry.facts
    lines = _of_change(change) if change else _of_facts(entry.verb, facts)
    who = entry.by.name if entry.by else "ระบบ"
    return Event(TITLES.get(entry.verb, entry.verb), tuple(lines), str(facts.get("reason", "")), who, entry.at)


def _of_change(change: Change) -> list[str]:
    lines = []
    if change.due_before != change.due_after:
        lines.append(f"กำหนดส่งจาก {_day(change.due_before)} เป็น {_day(change.due_after)}")
    if change.state_before != change.state_after:
        lines.append(f"สถานะจาก “{_state(change.state_before)}” เป็น “{_state(change.state_after)}”")
    return lines


def _of_facts(verb: str, facts: Mapping[str, Any]) -> Iterable[str]:
    if "said" in facts:
        way = [f"ทาง{Way(facts['way']).label}"] if facts.get("way") else []
        return [*facts["said"], *way]
    teller = _TELLERS.get(verb)
    return [teller(facts)] if teller else []


def _read(facts: Mapping[str, Any]) -> str:
    return "อ่านไม่ออก รอผู้กรอก" if facts.get("refusal") else "อ่านได้ รอยืนยัน"


def _asked(facts: Mapping[str, Any]) -> str:
    return f"ขอขยายถึง {_day(facts['until'])} แจ้งทาง{Way(facts['way']).label}เมื่อ {_day(facts['asked_on'])}"


def _granted(facts: Mapping[str, Any]) -> str:
    return " ".join(filter(None, [f"ให้ถึง {_day(facts['until'])}", facts.get("answer")]))


def _lifted(facts: Mapping[str, Any]) -> str:
    return f"{facts['organisations']:,} หน่วยงาน"


_TELLERS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "letter.receive": lambda facts: f"ไฟล์ {facts['name']}",
    "letter.read": _read,
    "letter.discard": lambda facts: f"ไฟล์ {' '.join(facts['names'])}",
    "directive.circulate": lambda facts: f"{facts['organisations']:,} หน่วยงาน {facts['obligations']:,} รายการ",
    "directive.recall": _lifted,
    "directive.undo": _lifted,
    "duty.lay_next": lambda facts: f"{' '.join(facts['periods'])} {facts['obligations']:,} รายการ",
    "directive.follow": lambda facts: f"หนังสือ {facts['number']}: {facts['effect']}",
    "directive.decline": lambda facts: f"หนังสือ {facts['number']}: ไม่ใช่การ{facts['effect']}",
    "extension.ask": _asked,
    "extension.grant": _granted,
    "extension.deny": lambda facts: str(facts["answer"]),
}


def _day(value: date | str | None) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return format_date(day, "short") if day else "ไม่ได้กำหนดวัน"


def _state(state: str) -> str:
    return states.WORDS[state]
