"""The clock of the house, read by doors and tasks only; below them `today` and `now` are arguments."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment, Bangkok time; on the day that TIDTAM_TODAY sets, where it sets one."""
    moment = timezone.localtime()
    day: date | None = settings.TODAY
    return moment if day is None else moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The day the system takes for today."""
    return now().date()
