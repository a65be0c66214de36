"""How a deadline stands on a day: working days left before it, days passed after it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tidtam.core.thai.calendar import Calendar

StandingKind = Literal["left", "today", "late", "on_time", "sent_late"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`days`: working days left ("left"), days after the deadline ("late", "sent_late"), days to spare ("on_time")."""

    kind: StandingKind
    days: int

    @property
    def words(self) -> str:
        """The Thai words beside a date, e.g. "เหลือ 5 วันทำการ"."""
        match self.kind:
            case "left" if self.days == 0:  # only a weekend or holiday lies between today and the deadline
                return "เหลือไม่ถึง 1 วันทำการ"
            case "left":
                return f"เหลือ {self.days} วันทำการ"
            case "today":
                return "ครบกำหนดวันนี้"
            case "late":
                return f"พ้นกำหนด {self.days} วัน"
            case "on_time":
                return "ส่งตรงเวลา"
            case "sent_late":
                return f"ส่งหลังกำหนด {self.days} วัน"


def standing(deadline: date, today: date, calendar: Calendar, sent: date | None = None) -> Standing:
    """How `deadline` stands: on the day the report was `sent`, or on `today` while it is not.

    The deadline stays as written even on a holiday: between offices it is an instruction, not a counted period
    (saraban.md §4.3), so lateness is counted in calendar days.
    """
    if sent is not None:
        return (
            Standing("sent_late", (sent - deadline).days)
            if sent > deadline
            else Standing("on_time", (deadline - sent).days)
        )
    if today > deadline:
        return Standing("late", (today - deadline).days)
    if today == deadline:
        return Standing("today", 0)
    return Standing("left", calendar.between(today, deadline))
