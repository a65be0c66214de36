"""Workbooks: XLSX, ODS and XLS through calamine, which trusts its file; so what it would choke on is refused before."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import normalise
from tidtam.paper.sheets.sheet import Cells, Sheet

MOST_BYTES: Final = 100 * 1024 * 1024
"""Bytes of a workbook's parts together, unpacked."""
MOST_PARTS: Final = 2_000
MOST_ROWS: Final = 99_999
MOST_COLUMNS: Final = 702
"""Columns A to ZZ, and rows of five digits: calamine lays a sheet out whole, up to its farthest cell."""
MOST_CELLS: Final = 3_000_000
"""Cells of all sheets together, empty ones between others included: some 200 MB while they are read."""
MOST_FAR_ROWS: Final = 200
"""Rows of an ODS that stand for a thousand and more, empty ones included."""
_PIECE: Final = 1024 * 1024
_NO_END: Final = 1 << 62

# no tag holds "<", and what a lookahead or "*+" has read is not read again: each byte of a broken part is read once
_FAR_CELL: Final = re.compile(rb'<(?:\w+:)?c\s(?=[^<>]*?\br="(?:[A-Z]{3}\d+|[A-Z]{1,2}\d{6,})")[^<>]*+(?<!/)>')
_FAR_COLUMNS: Final = re.compile(rb'<table:table-cell\s(?=[^<>]*?columns-repeated="\d{4,}")[^<>]*?office:value-type')
_FAR_ROW: Final = re.compile(rb'<table:table-row\s(?=[^<>]*?rows-repeated="\d{4,}")')
_ROW_ENDS: Final = b"</table:table-row>"
_HAS_VALUE: Final = b"office:value-type"
_LOOKED_AT: Final = re.compile(r"xl/worksheets/.*\.xml|content\.xml|META-INF/manifest\.xml", re.IGNORECASE)

_LOCKED: Final = ("EncryptedPackage".encode("utf-16-le"), b"\x2f\x00\x36\x00\x01\x00")
"""An XLSX in its safe ([MS-OFFCRYPTO] §2.3.4.4), and the record FilePass of an XLS with RC4 ([MS-XLS] §2.4.117)."""
_LOCKED_PART: Final = re.compile(rb"<manifest:encryption-data\b")

Value = int | float | str | bool | time | date | datetime | object


def read(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets. A formula counts by its last result; an error in one (#N/A) is an empty cell.

    Raises Refused: locked_table, broken_table, table_too_large, not_a_table.
    """
    _check_parts(data, name)
    try:
        workbook = CalamineWorkbook.from_object(io.BytesIO(data))
        shown = [one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        return tuple(_sheets(workbook, shown))
    except CalamineError as error:
        raise Refused("broken_table", name=name) from error


def _sheets(workbook: CalamineWorkbook, names: Iterable[str]) -> Iterator[Sheet]:
    left = MOST_CELLS
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        last_row, last_column = sheet.end or (0, 0)
        left -= (last_row + 1) * (last_column + 1)
        if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS or left < 0:
            raise Refused("table_too_large", sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
        yield Sheet(name, tuple(_cells(row) for row in sheet.to_python(skip_empty_area=False)))


def _cells(row: Iterable[Value]) -> Cells:
    return tuple(_text(value) for value in row)


def _text(value: Value) -> str:
    """A cell as a person would type it: 21 not 21.0, dates as ISO, yes and no as Excel writes them."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Text of a cell, mended as all text that comes in is, without spaces at either end."""
    return text if text.isascii() and text.isalnum() else normalise(text).replace("\0", "").strip()


def _check_parts(data: bytes, name: str) -> None:
    """Refuse, before anything is laid out, what a package holds too much of."""
    if not data.startswith(b"PK"):
        if any(mark in data for mark in _LOCKED):
            raise Refused("locked_table", name=name)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        left = MOST_BYTES if len(parts) <= MOST_PARTS else 0
        for part in parts:
            left -= _weigh(archive, part, left, name)
    except Refused:
        raise
    except Exception as error:  # zipfile and its decompressors raise a dozen kinds on damaged bytes
        raise Refused("broken_table", name=name) from error


def _weigh(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, name: str) -> int:
    """Bytes of a part as it really unpacks, whatever its header declares."""
    if part.flag_bits & 1:
        raise Refused("locked_table", name=name)
    part.file_size = _NO_END
    looked_at = _LOOKED_AT.fullmatch(part.filename)
    with archive.open(part) as stream:
        text = bytearray()
        size = 0
        while piece := stream.read(_PIECE):
            size += len(piece)
            text += piece if looked_at else b""
            if size > left:
                raise Refused("table_too_large", sheet=part.filename, rows=MOST_ROWS, columns=MOST_COLUMNS)
    if _LOCKED_PART.search(text):
        raise Refused("locked_table", name=name)
    if _FAR_CELL.search(text) or _FAR_COLUMNS.search(text) or _far_rows(text):
        raise Refused("table_too_large", sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return size


def _far_rows(text: bytearray) -> bool:
    """Whether a row that stands for a thousand and more holds a value; so many such rows are no table either."""
    for times, row in enumerate(_FAR_ROW.finditer(text)):
        end = text.find(_ROW_ENDS, row.end())
        if times > MOST_FAR_ROWS or text.find(_HAS_VALUE, row.end(), max(end, row.end())) >= 0:
            return True
    return False
