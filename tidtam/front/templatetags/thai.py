"""Filters every template has: dates in Buddhist years, times, states as mark and word."""

from datetime import date, datetime, time
from typing import Final, cast

from django.template import Library
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tidtam.core.duties import states
from tidtam.core.thai.dates import Style, format_date, format_time

register = Library()

LATE: Final = {"late": ("!", "พ้นกำหนด")}
"""The sign a matrix cell shows in place of its state; kept beside the states so that filters may name it."""


def day_of(value: date | str | None) -> date | None:
    """The day of a date, a moment (Bangkok) or an ISO text; none where there is none."""
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def thai_date(value: date | str | None, style: str = "short") -> SafeString | str:
    """A day in a Buddhist year, never broken over two lines: `{{ letter.dated|thai_date:"long" }}`."""
    day = day_of(value)
    if day is None:
        return ""
    return format_html(
        '<time class="nb" datetime="{}">{}</time>', day.isoformat(), format_date(day, cast("Style", style))
    )


@register.filter
def thai_time(value: datetime | time | None) -> SafeString | str:
    """A time of day, Bangkok: 14.32 น."""
    if value is None:
        return ""
    moment = timezone.localtime(value).time() if isinstance(value, datetime) else value
    return format_html('<span class="nb">{}</span>', format_time(moment))


@register.filter
def thai_number(value: int) -> str:
    """A count with commas: 1,234."""
    return f"{value:,}"


@register.filter
def state_word(state: str) -> str:
    """The Thai word of a state: รอตรวจ."""
    return LATE[state][1] if state in LATE else states.WORDS[state]


@register.filter
def state_mark(state: str) -> str:
    """The mark before the word, for obligations: ●; empty for other things."""
    return LATE[state][0] if state in LATE else states.MARKS.get(state, "")
