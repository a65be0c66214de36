"""CSV files: UTF-8 with or without its mark, UTF-16, TIS-620 (windows-874); commas, semicolons, tabs or bars."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import PurePath
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.sheets.book import MOST_COLUMNS, MOST_ROWS, clean
from tidtam.paper.sheets.sheet import Sheet

DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 30
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def read(data: bytes, name: str) -> Sheet:
    """The one sheet of a CSV file, named after the file. Raises Refused: not_a_table, table_too_large."""
    text = decode(data)
    if text is None:
        raise Refused("not_a_table", name=name)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        rows = list(islice(lines, MOST_ROWS + 1))
    except csv.Error as error:
        raise Refused("not_a_table", name=name) from error
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise Refused("table_too_large", sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return Sheet(PurePath(name).stem, tuple(tuple(clean(cell) for cell in row) for row in rows))


def decode(data: bytes) -> str | None:
    """`data` as text, or None: a mark decides, then UTF-8, then TIS-620, in which any byte is something."""
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp874")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def delimiter_of(text: str) -> str:
    """The sign that cuts most lines into equally many cells; a comma where none does."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """How many of the first lines share the commonest count of cells above one, and that count."""
    lines = text.splitlines(keepends=True)[:_LOOKED_AT]
    try:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
    except csv.Error:
        return (0, 0)
    return max(((times, cells) for cells, times in counts.items()), default=(0, 0))
