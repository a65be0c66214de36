"""What kind of file this is: by its first bytes, and by its name only where they say nothing."""

import re
from pathlib import PurePath
from typing import Final, Literal

from tidtam.core.refusal import Refused
from tidtam.paper.extract import text

Kind = Literal["pdf", "docx", "text", "scan", "mail"]

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_A_LETTER: Final = (b"{\\rtf", b"<!doctype html", b"<html")
_PDF_WITHIN: Final = 1024
"""A PDF's mark may stand within the first 1,024 bytes (ISO 32000, Annex H of PDF 1.7)."""
_FIELD: Final = rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Date|From|To|Subject|X-[\w-]+): .*\r?\n"
_MAIL: Final = re.compile(rb"(?:" + _FIELD + rb"(?:[ \t].*\r?\n)*){2}", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file. Raises Refused: unknown_file_type, old_office_file, locked_docx, broken_docx, broken_pdf,
    unreadable_text."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_PICTURES):
        return "scan"
    if data.startswith(_ZIP):
        return _kind_of_zip(data, name)
    if data.startswith(_OLE):
        return _refuse_ole(data, name)
    return _kind_of_text(data, name)


def _kind_of_zip(data: bytes, name: str) -> Kind:
    """Names of a package's parts stand uncompressed in it."""
    if b"word/" in data or _suffix(name) == ".docx":
        return "docx"
    raise Refused("unknown_file_type", name=name)


def _refuse_ole(data: bytes, name: str) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("locked_docx")
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused("old_office_file")
    raise Refused("unknown_file_type", name=name)


def _kind_of_text(data: bytes, name: str) -> Kind:
    if data[:64].lstrip().lower().startswith(_NOT_A_LETTER):
        raise Refused("unknown_file_type", name=name)
    if _MAIL.match(data) and (_suffix(name) == ".eml" or b"\nMIME-Version:" in data[:65_536]):
        return "mail"
    if text.decode(data) is None:
        _refuse_by_name(name)
    return "text"


def _refuse_by_name(name: str) -> None:
    match _suffix(name):
        case ".pdf":
            raise Refused("broken_pdf")
        case ".docx":
            raise Refused("broken_docx")
        case ".txt" | "":
            raise Refused("unreadable_text")
    raise Refused("unknown_file_type", name=name)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
