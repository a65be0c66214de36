"""What the reader is told about the country: the office's working days and the gazetteer."""

from datetime import date

from django.conf import settings

from tidtam.core.reading.knowledge import Knowledge
from tidtam.directory.gazetteer import gazetteer
from tidtam.paper.calendars import office_calendar

YEARS_BACK = 12
YEARS_AHEAD = 3
"""Letters are read long after they were written, and set days for years to come."""


def knowledge(today: date) -> Knowledge:
    """Working days of the years in which a letter that is read `today` was written or sets its days, and places."""
    own = settings.HOLIDAYS if settings.HOLIDAYS.exists() else None
    years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    return Knowledge(calendar=office_calendar(years, overrides=own), places=gazetteer())
