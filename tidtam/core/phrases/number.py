"""The number of a letter (ที่): grammar, parser, formatter and finder (ระเบียบงานสารบรรณ พ.ศ. 2526, ภาคผนวก 1).

    written := ["ที่" | "เลขที่"] number
    number  := short | owner (whole | unitless)
    short   := "ว" run ["/" year]                ว 11/2559 (its issuer is said elsewhere)
    whole   := unit "/" [series] run ["/" year]  รย 0017.2/ว 5512, กค (กวจ) 0405.2/ว 466
    unitless := ["ว"] run "/" year               ธปท.ฝคง.ว 12/2551, พม 12/2562 (bodies without unit numbers)
    owner   := code [board]

Thai or Arabic digits, any or no white space between the parts. The normal form has Arabic digits, no dot
after letters, one space after the code, the board and the series. Each function below carries the rule that it reads.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tidtam.core.thai.digits import arabic


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern})")


_AT: Final = _rule(r"(?:เลข)?(?:ที่|ทื่)")
_CODE: Final = _rule(r"([ก-ฮ]{2,6}(?:\.[ก-ฮ]{1,6})*|[ก-ฮ](?:\.[ก-ฮ]{1,6})+)\.?")
_BOARD: Final = _rule(r"\(\s*([ก-๎0-9.,\s]{1,40})\)")
_UNIT: Final = _rule(r"(\d{1,6}(?:[.-]\d{1,4}|\((?:\d{1,3}|[ก-ฮ.]{1,8})\))*)(?!\d)")
_SERIES: Final = _rule(r"([ก-ฮ](?:\([ก-ฮ]\))?)\s*\.?(?=\s*\d)")
_CIRCULAR: Final = _rule(r"(ว)\s*\.?(?=\s*\d)")
_RUN: Final = _rule(r"(\d{1,6})(?!\d)")
_YEAR: Final = re.compile(r"2[4-6]\d\d")
_SLASH: Final = _rule("(/)")
_SLASH_YEAR: Final = _rule(r"/\s*(2[4-6]\d\d)(?!\d)")
_DATED: Final = _rule("ลงวันที่|ลว")
_A_RUN: Final = "เลขลำดับของหนังสือ ไม่เกิน 6 หลัก"
_A_CODE: Final = "อักษรย่อของหน่วยงาน เช่น รย"
_CANDIDATE: Final = re.compile(
    r"(?:(?<![ก-๎./])|(?<=ที่)|(?<=ทื่)|(?<=หนังสือ))(?=[ก-ฮ]{1,6}(?:\.[ก-ฮ]{1,6}){0,4}\.?\s*(?:\d|\([^()]{1,42}\)))"
)
_NO_OWNER: Final = frozenset(
    ("ก.ค", "ก.พ", "ก.ย", "ค.ศ", "จ.ศ", "ต.ค", "ธ.ค", "พ.ค", "พ.ย", "พ.ศ", "ม.ค", "ม.ศ", "ร.ศ", "ล.ว", "ลว", "ส.ค")
)
"""Eras and months may stand before digits and a slash, but own no letters: "พ.ศ. 2562/2563"."""


class NumberError(ValueError):
    """No document number: at `position` of `text` something else was `expected` (in Thai).

    Its string shows the text, a caret under the place, and what was expected.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text, self.position, self.expected = text, position, expected

    def __str__(self) -> str:
        columns = sum(unicodedata.category(sign) != "Mn" for sign in self.text[: self.position])
        return f"{self.text}\n{' ' * columns}^ ตรงนี้ต้องเป็น{self.expected}"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The parts of a number in normal form; `run` keeps its leading zeros ("034930"), `year` is B.E."""

    code: str | None
    unit: str | None
    run: str
    series: str | None = None
    board: str | None = None
    year: int | None = None

    def __str__(self) -> str:
        tail = f"{self.run}/{self.year}" if self.year else self.run
        tail = f"{self.series} {tail}" if self.series else tail
        board = f"({self.board})" if self.board else ""
        if self.code is None:
            return tail
        if self.unit is None and self.series:
            return f"{self.code}.{board}{tail}"
        return " ".join(filter(None, (self.code, board, f"{self.unit}/{tail}" if self.unit else tail)))

    @property
    def circular(self) -> bool:
        """True for a หนังสือเวียน, whose numbers run in a series of their own."""
        return self.series is not None and self.series.startswith("ว")

    def key(self, year_be: int) -> tuple[str | None, str | None, str | None, str | None, str, int]:
        """The identity of the letter; `year_be`, the calendar year of its date, counts where none is written.

        Numbers begin again each calendar year; 0017.2/ว 5 and 0017.2/5 are two letters of the same year.
        """
        return (self.code, self.unit, self.board, self.series, self.run.lstrip("0") or "0", self.year or year_be)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text; `start` and `end` leave out the word ที่ before it."""

    number: DocumentNumber
    start: int
    end: int


class _Cursor:
    """A place in a text that moves on by rules, stepping over white space."""

    def __init__(self, text: str, plain: str, at: int = 0) -> None:
        self.text, self.plain, self.at = text, plain, at

    def maybe(self, rule: re.Pattern[str]) -> re.Match[str] | None:
        """Step over `rule` where it comes next; else stay."""
        if match := rule.match(self.plain, self.at):
            self.at = match.end()
        return match

    def take(self, rule: re.Pattern[str], expected: str) -> re.Match[str]:
        """Step over `rule`, which must come next."""
        if match := self.maybe(rule):
            return match
        raise self.error(expected)

    def error(self, expected: str) -> NumberError:
        """The error that points at the next sign that is no white space."""
        signs = (place for place in range(self.at, len(self.text)) if not self.text[place].isspace())
        return NumberError(self.text, next(signs, len(self.text)), expected)


def parse(text: str) -> DocumentNumber:
    """The number that is the whole of `text`, with or without ที่ before it; raises `NumberError`.

    written := ["ที่" | "เลขที่"] number
    """
    cursor = _Cursor(text, arabic(text))
    cursor.maybe(_AT)
    number = _number(cursor)
    if text[cursor.at :].strip():
        raise cursor.error("ที่สิ้นสุดของเลขที่หนังสือ")
    return number


def format(number: DocumentNumber) -> str:  # noqa: A001 - parse and format are a pair
    """The normal form, such as "รย 0017.2/ว 5512"; `parse` takes it back."""
    return str(number)


def find(text: str) -> list[Found]:
    """All numbers in `text`, in order. Orders and licences may look the same ("สป 428/2561"): the context decides."""
    return list(_find(text, arabic(text)))


def _find(text: str, plain: str) -> Iterator[Found]:
    end = 0
    for candidate in _CANDIDATE.finditer(plain):
        cursor = _Cursor(text, plain, candidate.start())
        if candidate.start() >= end and (number := _number_or_none(cursor)):
            end = cursor.at
            yield Found(number, candidate.start(), end)


def _number_or_none(cursor: _Cursor) -> DocumentNumber | None:
    """In running text a bare "ว 10" is a number only where its date follows."""
    try:
        number = _number(cursor)
    except NumberError:
        return None
    return number if number.unit or number.year or _DATED.match(cursor.plain, cursor.at) else None


def _number(cursor: _Cursor) -> DocumentNumber:
    """number := "ว" run ["/" year] | owner (whole | unitless)"""
    if circular := cursor.maybe(_CIRCULAR):
        return DocumentNumber(None, None, cursor.take(_RUN, _A_RUN)[1], circular[1], None, _year(cursor))
    code, series = _code(cursor)
    board = _board(cursor)
    if series or (board and cursor.maybe(_CIRCULAR)):
        return _circular_of_a_body(cursor, code, board)
    return _whole(cursor, code, board)


def _code(cursor: _Cursor) -> tuple[str, bool]:
    """code := letters {"." letters} ["."]; true where it ends in the series, as in "ธปท.ฝคง.ว." """
    match = cursor.take(_CODE, _A_CODE)
    head, _, last = match[1].rpartition(".")
    if match[1] in _NO_OWNER:
        raise NumberError(cursor.text, match.start(1), _A_CODE)
    return (head, True) if last == "ว" and len(head) > 1 else (match[1], False)


def _board(cursor: _Cursor) -> str | None:
    """board := "(" letters ")", a committee within the body: (กวจ), (ก.จ., ก.ท. และ ก.อบต.)"""
    return " ".join(match[1].replace(".", "").split()) if (match := cursor.maybe(_BOARD)) else None


def _whole(cursor: _Cursor, code: str, board: str | None) -> DocumentNumber:
    """whole := unit "/" [series] run ["/" year]; unit := digits {"." digits}

    A short number before a year is no unit ("พม 12/2562"): units have four or five digits, or a dot.
    """
    unit = cursor.take(_UNIT, "เลขประจำของเจ้าของเรื่อง เช่น 0017.2")[1]
    cursor.take(_SLASH, "เครื่องหมาย /")
    series = cursor.maybe(_SERIES)
    run, year = cursor.take(_RUN, _A_RUN)[1], _year(cursor)
    if series is None and year is None and len(unit) < 4 and unit.isdigit() and _YEAR.fullmatch(run):
        return DocumentNumber(code, None, unit, None, board, int(run))
    return DocumentNumber(code, unit, run, series[1] if series else None, board, year)


def _circular_of_a_body(cursor: _Cursor, code: str, board: str | None) -> DocumentNumber:
    """unitless := "ว" run "/" year, after the series has been read"""
    run = cursor.take(_RUN, _A_RUN)[1]
    year = cursor.take(_SLASH_YEAR, "เครื่องหมาย / และปี พ.ศ. สี่หลัก")[1]
    return DocumentNumber(code, None, run, "ว", board, int(year))


def _year(cursor: _Cursor) -> int | None:
    """year := "/" and four digits of the Buddhist era"""
    return int(match[1]) if (match := cursor.maybe(_SLASH_YEAR)) else None
