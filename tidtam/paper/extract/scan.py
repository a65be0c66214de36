"""Pictures of letters. Known, and refused in plain words until scanned letters can be read."""

from tidtam.core.refusal import Refused
from tidtam.paper.extract.pages import Pages


def read(_data: bytes) -> Pages:
    """Raises Refused("no_text_in_file")."""
    raise Refused("no_text_in_file")
