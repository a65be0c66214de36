"""What may come in as a letter at all."""

from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.extract import LARGEST, kind

NEVER_KEPT: Final = ("empty_file", "file_too_big", "unknown_file_type")
"""Other faults (a password, a damaged file) are kept with the letter: an officer can still type what the paper says."""


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file that is to be kept, "" where it is a letter that no reader can open.

    Raises Refused: empty_file, file_too_big, unknown_file_type.
    """
    if len(data) > LARGEST:
        raise Refused("file_too_big")
    if not data.strip():
        raise Refused("empty_file")
    try:
        return kind.kind_of(data, name)
    except Refused as refused:
        if refused.code in NEVER_KEPT:
            raise
        return ""


def check_file(data: bytes, name: str) -> None:
    """Refuse what `kind_of` refuses."""
    kind_of(data, name)
