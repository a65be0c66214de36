"""What stands beside a number in a register, from a letter or from a paper in the hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tidtam.core.thai.dates import buddhist
from tidtam.letters.models import Letter
from tidtam.letters.registers.models import year_of


@dataclass(frozen=True, slots=True)
class Line:
    """ที่, ลงวันที่, จาก, ถึง, เรื่อง, การปฏิบัติ, หมายเหตุ."""

    document_number: str = ""
    dated: date | None = None
    sender: str = ""
    recipient: str = ""
    subject: str = ""
    action: str = ""
    remark: str = ""


def line_of(letter: Letter) -> Line:
    """The line of a letter as its fields stand."""
    fields = letter.fields
    issuer = (fields.get("issuer") or {}).get("office")
    addressees = [row["text"] for row in fields.get("addressees") or []]
    more = f" และอีก {len(addressees) - 1} ราย" if len(addressees) > 1 else ""
    return Line(
        document_number=letter.number,
        dated=letter.dated,
        sender=issuer or fields.get("unit_parent") or fields.get("unit") or "",
        recipient=f"{addressees[0]}{more}" if addressees else "",
        subject=letter.subject,
    )


def columns(line: Line) -> dict[str, Any]:
    """The line as columns of its entry."""
    return {name: getattr(line, name) for name in Line.__slots__}


def counted_from(letter: Letter) -> int:
    """The B.E. year from which the retention of a letter counts: the later of its date's and its arrival's."""
    arrived = year_of(letter.received_at)
    return max(arrived, buddhist(letter.dated.year)) if letter.dated else arrived
