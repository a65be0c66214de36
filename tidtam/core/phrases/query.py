"""What is asked by the words typed into a search box: numbers in any writing, dates, phones, and the rest as words.

query  := {date | phone | number | filler | word}
number := any number of `core.phrases.number`, or a part of one:
          [code] [unit ["/"]] "ว" ["." | "/"] run ["/" year]    รย 0017.2 ว 5512, รย ว 5512, ว5512, 0017.2/ว5512
        | [code] unit "/" run                                   0017.2/5512
        | run "/" year                                          5512/2562
        | run                                                   5512: a number, or any other digits (`bare`)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tidtam.core.phrases.number import DocumentNumber, find
from tidtam.core.thai.dates import MONTHS, buddhist, find_dates, find_months, format_date
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import fold, normalise, squeeze

LONGEST: Final = 400
"""Characters of a query that are read: a line of a letter; what follows says no more."""

MOST_WORDS: Final = 12

_PHONE: Final = re.compile(r"(?<![\d./])(?:\+66|0)(?:[\s-]?\d){8,9}(?![\d./])")
_CODE: Final = r"(?:(?<![ก-๎.])(?P<code>[ก-ฮ]{2,6}(?:\.[ก-ฮ]{1,6})*)\.?\s*)?"
_UNIT: Final = r"(?<![\d.])(?P<unit>\d{1,6}(?:[.-]\d{1,4}|\(\d{1,3}\))*)"
_YEAR: Final = r"(?:\s*/\s*(?P<year>2[4-6]\d\d))?(?!\d)"
_LOOSE: Final = (
    re.compile(rf"{_CODE}(?:{_UNIT}\s*/?\s*)?/?(?<![ก-๎.])(?P<series>ว)\s*[./]?\s*(?P<run>\d{{1,6}}){_YEAR}"),
    re.compile(r"(?<![\d./])(?P<run>[1-9]\d{0,5})\s*/\s*(?P<year>2[4-6]\d\d)(?![\d/])"),
    re.compile(rf"{_CODE}{_UNIT}\s*/\s*(?P<run>\d{{1,6}}){_YEAR}"),
)
_JOINED: Final = re.compile(r"(?<![ก-๎.])(?P<code>[ก-ฮ]{2,5})(?P<series>ว)\s*\.?\s*(?P<run>\d{1,6})(?!\d)")
_BARE: Final = re.compile(r"(?<![\w./-])(?P<run>\d{1,6})(?![\w./-])")
_FILLER: Final = re.compile(
    r"(?<![ก-๎])(?:เลขที่|ที่|ลงวันที่|วันที่|ลว|ล\.\s?ว|หนังสือ|เรื่อง|เรียน|อ้างถึง|เลขรับ|โทรศัพท์|โทร)(?:\.|(?![ก-๎]))"
)
_URGENT: Final = re.compile(r"(?<![ก-๎])(?:ด่วน(?:ที่สุด|มาก)?|ลับ(?:ที่สุด|มาก)?)(?![ก-๎])")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: `text` is what was typed, its digits Arabic, `typed` its words, folded, nothing understood.

    Out of it come `numbers`, which may lack code and unit, `bare` ones, of which nothing but digits was typed,
    `dates` as "22พฤศจิกายน2562" or "พฤศจิกายน2562", and the `words` left, folded.
    """

    text: str = ""
    numbers: tuple[DocumentNumber, ...] = ()
    bare: tuple[DocumentNumber, ...] = ()
    dates: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.typed)


class _Text:
    """The text of a query, from which what was understood is taken out, piece by piece."""

    def __init__(self, text: str) -> None:
        self.left = text

    def take(self, start: int, end: int) -> None:
        self.left = f"{self.left[:start]}{' ' * (end - start)}{self.left[end:]}"

    def take_all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        while match := pattern.search(self.left):
            self.take(*match.span())
            yield match


def understand(text: str) -> Query:
    """The query that `text` is; never fails. An empty one asks nothing."""
    plain = squeeze(arabic(normalise(text)))[:LONGEST]
    rest = _Text(plain)
    dates = list(_dates(rest))
    words = [re.sub(r"\D", "", match[0].replace("+66", "0")) for match in rest.take_all(_PHONE)]
    numbers = list(_numbers(rest))
    bare = [DocumentNumber(None, None, match["run"]) for match in rest.take_all(_BARE)]
    left = rest.left
    left = _FILLER.sub(" ", left) if numbers or bare or dates else left
    left = _URGENT.sub(" ", left) if numbers else left
    words += _folded(left)
    return Query(plain, tuple(numbers), tuple(bare), tuple(dates), tuple(words[:MOST_WORDS]), tuple(_folded(plain)))


def _folded(text: str) -> list[str]:
    return [word for word in map(fold, text.split()) if word][:MOST_WORDS]


def _dates(rest: _Text) -> Iterator[str]:
    for found in find_dates(rest.left):
        if found.date:
            yield fold(format_date(found.date, "medium"))
            rest.take(found.start, found.end)
    for month in find_months(rest.left):
        yield fold(f"{MONTHS[month.month - 1]} {buddhist(month.year)}")
        rest.take(month.start, month.end)


def _numbers(rest: _Text) -> Iterator[DocumentNumber]:
    for found in find(rest.left):
        yield found.number
        rest.take(found.start, found.end)
    for pattern in (*_LOOSE, _JOINED):
        for match in rest.take_all(pattern):
            parts = match.groupdict()
            year = parts.get("year")
            yield DocumentNumber(
                code=parts.get("code"),
                unit=parts.get("unit"),
                run=parts["run"],
                series=parts.get("series"),
                year=int(year) if year else None,
            )
