"""The clock of the house, read by doors and tasks only; below them `today` and `now` are arguments."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from tidtam.core.thai.calendar import Calendar
from tidtam.paper.calendars import office_calendar


def now() -> datetime:
    """This moment, Bangkok time; on the day that TIDTAM_TODAY sets, where it sets one."""
    moment = timezone.localtime()
    day: date | None = settings.TODAY
    return moment if day is None else moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The day the system takes for today."""
    return now().date()


def calendar() -> Calendar:
    """The office's working days; its own holidays (TIDTAM_HOLIDAYS) included."""
    return office_calendar(settings.HOLIDAYS if settings.HOLIDAYS.exists() else None)
