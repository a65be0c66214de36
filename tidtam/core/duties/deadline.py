"""How a deadline stands on a day: working days left before it, days passed after it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tidtam.core.thai.calendar import Calendar

StandingKind = Literal["left", "today", "late", "on_time", "sent_late"]

_WORDS: Final[dict[StandingKind, str]] = {
    "left": "เหลือ {days} วันทำการ",
    "today": "ครบกำหนดวันนี้",
    "late": "พ้นกำหนด {days:,} วัน",
    "on_time": "ส่งตรงเวลา",
    "sent_late": "ส่งหลังกำหนด {days:,} วัน",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`days`: working days left ("left"), days after the deadline ("late", "sent_late"), days to spare ("on_time")."""

    kind: StandingKind
    days: int

    @property
    def words(self) -> str:
        """The Thai words beside a date, e.g. "เหลือ 5 วันทำการ"."""
        if self.kind == "left" and self.days == 0:  # only days off lie between today and the deadline
            return "เหลือไม่ถึง 1 วันทำการ"
        return _WORDS[self.kind].format(days=self.days)


def standing(deadline: date, today: date, calendar: Calendar, sent: date | None = None) -> Standing:
    """How `deadline` stands: on the day the report was `sent`, or on `today` while it is not.

    A date fixed between offices is an instruction, not a counted period, so ป.พ.พ. มาตรา 193/8 does not move it off a
    holiday, and lateness is counted in calendar days.
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
