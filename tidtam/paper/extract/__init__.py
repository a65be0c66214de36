"""A file's bytes become text: what kind of file it is, its pages in order, and how sound their text is.

Only the reader that the kind needs is loaded, so that a text file pays for no PDF and no XML library.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final, Protocol, cast

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import damage, mend
from tidtam.paper.extract.kind import Kind, kind_of
from tidtam.paper.extract.pages import LONGEST, Pages

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of the largest file that is read."""
_NEVER_PRINTED: Final = re.compile("[\x00\ud800-\udfff]")
"""NUL and halves of a sign: a file's table of signs may name them, and no database keeps them."""
DAMAGED: Final = 0.005
"""Damage of a page above which its text is mended; sound text is left as it is."""
MENDED: Final = "ชั้นข้อความของไฟล์ชำรุด ระบบซ่อมส่วนที่ซ่อมได้แล้ว โปรดตรวจกับต้นฉบับ"

READERS: Final[dict[Kind, str]] = {
    "text": "tidtam.paper.extract.text",
    "docx": "tidtam.paper.extract.docx",
    "pdf": "tidtam.paper.extract.pdf",
    "scan": "tidtam.paper.extract.scan",
    "mail": "tidtam.paper.extract.mail",
}


class Reader(Protocol):
    """A module that reads one kind of file."""

    @staticmethod
    def read(data: bytes) -> Pages:
        """The pages of `data`; raises Refused where it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file says. `quality` is 1.0 for a sound text layer, less by the share of damage found in it;
    `notes` are Thai sentences on what was left out or mended."""

    text: str
    kind: Kind
    pages: tuple[str, ...]
    reader: str
    quality: float
    sha256: str
    notes: tuple[str, ...] = ()


def extract(data: bytes, *, name: str) -> Extract:
    """The text of a file whose bytes are `data` and whose `name` decides where its content does not.

    Raises Refused: empty_file, file_too_big, unknown_file_type, unreadable_text, old_office_file, locked_docx,
    broken_docx, locked_pdf, broken_pdf, mail_not_read_yet, too_much_text, no_text_in_file.
    """
    if len(data) > LARGEST:
        raise Refused("file_too_big")
    if not data.strip():
        raise Refused("empty_file")
    kind = kind_of(data, name)
    read = cast("Reader", import_module(READERS[kind])).read(data)
    read = replace(read, pages=tuple(_NEVER_PRINTED.sub("", page) for page in read.pages))
    if sum(map(len, read.pages)) > LONGEST:
        raise Refused("too_much_text")
    if not any(page.strip() for page in read.pages):
        raise Refused("no_text_in_file")
    return _judged(read, kind, hashlib.sha256(data).hexdigest())


def _judged(read: Pages, kind: Kind, sha256: str) -> Extract:
    scores = [damage(page) for page in read.pages]
    pages = tuple(mend(page) if score > DAMAGED else page for page, score in zip(read.pages, scores, strict=True))
    length = sum(map(len, read.pages))
    quality = 1 - sum(score * len(page) for page, score in zip(read.pages, scores, strict=True)) / length
    notes = read.notes if pages == read.pages else (*read.notes, MENDED)
    return Extract("\n".join(pages), kind, pages, read.reader, round(max(quality, 0.0), 3), sha256, notes)
