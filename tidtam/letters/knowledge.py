"""What the reader is told about the country: the office's working days, the gazetteer and the office's directory."""

from tidtam.accounts import clock
from tidtam.core.reading.knowledge import Knowledge
from tidtam.directory.places import OfficePlaces


def knowledge() -> Knowledge:
    return Knowledge(calendar=clock.calendar(), places=OfficePlaces())
