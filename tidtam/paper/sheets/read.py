"""The bytes of a table file become sheets of text: XLSX, ODS, XLS and CSV, as offices really send them."""

from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.extract import LARGEST
from tidtam.paper.sheets import book, delimited
from tidtam.paper.sheets.sheet import Sheet

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_NO_TABLE: Final = (b"%pdf-", b"{\\rtf", b"<!doctype html", b"<html", b"<?xml")
"""What reads as text, but is no CSV; programs of other offices call their HTML .xls."""


def read(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """The sheets that hold anything, in the order of the file; hidden ones are passed over. `name` names the file in
    refusals, and the sheet of a CSV file.

    Raises Refused: empty_file, file_too_big, locked_table, broken_table, table_too_large, not_a_table, no_rows.
    """
    if len(data) > LARGEST:
        raise Refused("file_too_big")
    if not data.strip():
        raise Refused("empty_file")
    if data[:64].lstrip().lower().startswith(_NO_TABLE):
        raise Refused("not_a_table", name=name)
    is_book = data.startswith((_ZIP, _OLE))
    sheets = book.read(data, name) if is_book else (delimited.read(data, name),)
    filled = tuple(sheet for sheet in sheets if any(map(any, sheet.rows)))
    if not filled:
        raise Refused("no_rows", name=name)
    return filled
