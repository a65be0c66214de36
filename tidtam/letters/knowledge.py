"""What the reader is told about the country: the office's working days and the gazetteer."""

from tidtam.accounts import clock
from tidtam.core.reading.knowledge import Knowledge
from tidtam.directory.gazetteer import gazetteer


def knowledge() -> Knowledge:
    return Knowledge(calendar=clock.calendar(), places=gazetteer())
