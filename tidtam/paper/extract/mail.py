"""E-mails. Known, and refused in plain words until they can be taken apart."""

from tidtam.core.refusal import Refused
from tidtam.paper.extract.pages import Pages


def read(_data: bytes) -> Pages:
    """Raises Refused("mail_not_read_yet")."""
    raise Refused("mail_not_read_yet")
