"""What a letter is read with where there is no office: national holidays and the gazetteer."""

from tidtam.core.reading.knowledge import Knowledge
from tidtam.directory.gazetteer import gazetteer
from tidtam.paper.calendars import office_calendar


def national() -> Knowledge:
    """Knowledge of the whole country."""
    return Knowledge(calendar=office_calendar(), places=gazetteer())
