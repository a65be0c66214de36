"""A reading in words for people, for the terminal and the browser alike: Buddhist years, Arabic digits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tidtam.core.phrases.found import Deadline
from tidtam.core.reading.parts import CHANNELS, Channel, Contact, Reading, Reference, Signatory
from tidtam.core.thai.dates import WEEKDAYS, format_date, format_time
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze

KINDS: Final = {
    "external": "หนังสือภายนอก",
    "memo": "บันทึกข้อความ",
    "sealed": "หนังสือประทับตรา",
    "order": "คำสั่ง",
    "announcement": "ประกาศ",
    "other": "ไม่ใช่หนังสือราชการตามแบบ",
}
UNDATED: Final = {"recurring": "เป็นประจำ", "relative": "นับจากเหตุการณ์", "vague": "ไม่ระบุวันแน่นอน"}
UNSURE: Final = 0.8
"""Confidence below which a person is asked to look."""

Row = tuple[str, tuple[str, ...]]
"""A label and its lines."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty in words; `own` is the sender's further duty."""

    who: str
    action: str
    recipient: str
    channel: str
    deadline: str
    own: bool


def title(reading: Reading) -> str:
    return KINDS[reading.kind] + (" · หนังสือเวียน" if reading.circular else "")


def marks(reading: Reading) -> tuple[str, ...]:
    """Urgency and secrecy: what stands in red on the letter."""
    by = reading.urgent_by
    until = format_date(by, "short") if by else None
    at = format_time(by.time()) if isinstance(by, datetime) else None
    urgency = " ".join(part for part in (reading.urgency, until, at) if part)
    return tuple(mark for mark in (urgency, reading.secrecy) if mark)


def day(reading: Reading) -> str:
    return format_date(reading.date, "long") if reading.date else "ไม่พบวันที่"


def above(reading: Reading) -> Iterator[Row]:
    """What stands above the body."""
    named = (each.text + _doubt(reading, f"addressees[{number}]") for number, each in enumerate(reading.addressees))
    yield _row(reading.salutation or "ถึง", named)
    yield _row("อ้างถึง", map(_reference, reading.references))
    yield _row("สิ่งที่ส่งมาด้วย", map(_reference, reading.attachments))
    yield _row("ปีงบประมาณ", [", ".join(map(str, reading.fiscal_years))])


def duties(reading: Reading) -> list[DutyRow]:
    return [
        DutyRow(
            who="ผู้ส่งหนังสือเอง" if duty.own else duty.who or "ผู้รับหนังสือ",
            action=arabic(squeeze(duty.action)),
            recipient=duty.recipient or "",
            channel=_channel(duty.channel),
            deadline=_deadline(duty.deadline) + _doubt(reading, f"duties[{number}].deadline"),
            own=duty.own,
        )
        for number, duty in enumerate(reading.duties)
    ]


def below(reading: Reading) -> Iterator[Row]:
    """What stands under the body, and what the body mentions."""
    yield _row("กล่าวถึง", (squeeze(each.text) for each in reading.mentions))
    yield _row("เอกสารประกอบ", (" ".join(filter(None, (squeeze(each.text), each.value))) for each in reading.resources))
    yield _row("ผู้ประสานงาน", map(_contact, reading.contacts))
    yield _row("ลงนาม", _signatory(reading.signatory))
    yield _row("เจ้าของเรื่อง", [" · ".join(filter(None, (reading.unit_parent, reading.unit)))])
    foot = reading.footer
    numbers = [*(f"โทร. {each}" for each in foot.phones), *(f"โทรสาร {each}" for each in foot.fax)]
    yield _row("ติดต่อ", [" · ".join([*numbers, *foot.emails, *foot.websites])])
    yield _row("สำเนาส่ง", reading.copies_to)


def _row(label: str, lines: Iterable[str]) -> Row:
    return label, tuple(arabic(line) for line in lines if line)


def _doubt(reading: Reading, field: str) -> str:
    """A sign beside what a warning or a low confidence asks a person to look at."""
    warned = any(warning.field.startswith(field) for warning in reading.warnings)
    return " !" if warned else " (โปรดตรวจ)" if reading.confidence.get(field, 1.0) < UNSURE else ""


def _reference(reference: Reference) -> str:
    if reference.number is None:
        return squeeze(reference.text)
    dated = reference.date and f"ลงวันที่ {format_date(reference.date, 'medium')}"
    copies = reference.copies and f"จำนวน {reference.copies} ฉบับ"
    parts = (reference.issuer, reference.urgency, f"ที่ {reference.number}", dated, copies)
    return " ".join(part for part in parts if part)


def _channel(channel: Channel) -> str:
    return "\n".join(part for part in (channel.type and CHANNELS[channel.type], channel.value) if part)


def _deadline(deadline: Deadline | None) -> str:
    if deadline is None:
        return "ไม่กำหนด"
    if deadline.date is None:
        return f"{squeeze(arabic(deadline.text))}\n({UNDATED.get(deadline.kind, '')})"
    weekday = f"วัน{WEEKDAYS[deadline.date.weekday()]}" + (f" {format_time(deadline.time)}" if deadline.time else "")
    return f"{format_date(deadline.date, 'short')}\n{weekday}"


def _contact(contact: Contact) -> str:
    return " · ".join(filter(None, (contact.name, *(f"โทร. {phone}" for phone in contact.phones), *contact.emails)))


def _signatory(signatory: Signatory | None) -> Iterator[str]:
    if signatory:
        yield signatory.name
        yield signatory.position or ""
        yield " ".join(filter(None, (signatory.acting_kind, signatory.acting_for)))


def no_warning(reading: Reading) -> str:
    """What is said where there is no warning: a tick for a letter, a doubt for what is none."""
    if reading.kind == "other":
        return "ไม่พบลักษณะของหนังสือราชการ โปรดตรวจสอบว่าเลือกไฟล์ถูกต้อง"
    return "✓ ไม่พบข้อควรตรวจสอบ"
