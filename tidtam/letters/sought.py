"""What a letter is found by: the text that is searched, and the needles that a query looks for in it.

    text := number {number-written | date | words}, all folded (core.thai.text.fold)
    own number  №รย|00172¦ว5512;2562 and #5512;    own date  @22พฤศจิกายน2562;    all else without these marks
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from tidtam.core.phrases import number as numbers
from tidtam.core.phrases.number import DocumentNumber
from tidtam.core.phrases.query import Query
from tidtam.core.thai.dates import buddhist, find_dates, format_date
from tidtam.core.thai.text import fold

type Needles = tuple[str, ...]

LONGEST: Final = 6_000
"""Characters of the text that is searched; far beyond any letter's, but for one to hundreds of addressees."""

_LAST_DIGITS: Final = re.compile(r"\d+(?=\D*$)")


def text_of(fields: dict[str, Any]) -> str:
    """The text that a letter with these fields (`letters.contents`) is found by."""
    day = date.fromisoformat(fields["date"]) if fields["date"] else None
    pieces = [*_own_number(fields["number"] or "", day), *([f"@{_day(day)};"] if day else [])]
    pieces += [fold(words) for words in _words(fields)]
    pieces += [_day(found.date) for found in find_dates(fields["subject"] or "") if found.date]
    return "\n".join(dict.fromkeys(filter(None, pieces)))[:LONGEST]


def _own_number(written: str, day: date | None) -> Iterator[str]:
    if not written.strip():
        return
    try:
        number = numbers.parse(written)
    except numbers.NumberError:
        last = _LAST_DIGITS.search(fold(written))
        yield f"№{fold(written)};"
        yield f"#{last[0].lstrip('0') or '0'};" if last else ""
    else:
        year = number.year or (buddhist(day.year) if day else "")
        yield f"№{fold(number.code or '')}|{fold(number.unit or '')}¦{_run(number)};{year}"
        yield f"#{_run(number, series=False)};"
    yield fold(written)


def _words(fields: dict[str, Any]) -> Iterator[str]:
    """Every piece of writing that a person may remember a letter by."""
    issuer, signatory = fields["issuer"] or {}, fields["signatory"] or {}
    yield from (fields["subject"] or "", fields["urgency"] or "", fields["secrecy"] or "")
    yield f"หนังสือ{issuer.get('office') or ''}"
    yield from (str(signatory.get(key) or "") for key in ("name", "position", "acting_for"))
    yield from (fields["unit"] or "", fields["unit_parent"] or "")
    for contact in fields["contacts"]:
        yield contact["name"] or ""
        yield from (*contact["phones"], *contact["emails"])
    for paper in (*fields["references"], *fields["attachments"]):
        yield f"{paper['issuer'] or ''} {paper['number'] or ''}" if paper["number"] else paper["text"]
        yield format_date(date.fromisoformat(paper["date"]), "medium") if paper["date"] else ""
    for duty in fields["duties"]:
        yield f"{duty['action']} {duty['recipient'] or ''}"
    yield from (row["text"] for row in fields["addressees"])


def _day(day: date) -> str:
    return fold(format_date(day, "medium"))


def _run(number: DocumentNumber, *, series: bool = True) -> str:
    """Series and run, without leading zeros: "ว5512"."""
    return (fold(number.series or "") if series else "") + (number.run.lstrip("0") or "0")


def tiers(query: Query) -> Iterator[Needles]:
    """What to look for in turn: letters that bear the number or date asked, those whose number begins so, those that
    name it, and those that hold all words just as they were typed."""
    numbered = (*query.numbers, *query.bare)
    own_dates = tuple(f"@{day}" if day[:1].isdigit() else f"{day};" for day in query.dates)
    if numbered or own_dates:
        for end in (";", ""):
            own = (needle for number in numbered for needle in _own(number, end))
            yield (*own, *own_dates, *query.words)
    yield (*_named(numbered), *query.dates, *query.words)
    for number in query.numbers:
        if number.code and number.unit:  # a whole number tells one letter, whatever words were pasted around it
            yield (*_own(number, ";"), *own_dates)
    yield query.typed


def near_tiers(query: Query) -> Iterator[Needles]:
    """Where no letter holds everything: the number with its date, the number alone, its run alone; pieces of the words.

    Of a word with one letter wrong, one half is right.
    """
    for dates in dict.fromkeys((query.dates, ())):
        for number in query.numbers:
            yield (*_own(number, ";"), *(f"@{day}" for day in dates))
    for number in query.numbers:
        yield (f"#{_run(number, series=False)};",)
    for word in query.words:
        half = len(word) // 2
        if half >= 4:
            yield (word[:half],)
            yield (word[half:],)


def _own(number: DocumentNumber, end: str) -> Iterator[str]:
    """The needles of a letter's own number; with `end` ";" of that very run, else of all that begin with it."""
    run, year = _run(number), f"{number.year or ''}" if end else ""
    code, unit = fold(number.code or ""), fold(number.unit or "")
    if unit:
        yield f"№{code}|{unit}¦{run}{end}{year}" if code else f"|{unit}¦{run}{end}{year}"
    elif number.series:
        yield from (f"№{code}|",) if code else ()
        yield f"¦{run}{end}{year}"
    else:
        yield from (f"№{code}|",) if code else ()
        yield f"#{run}{end}"
        yield from (f";{year}",) if year else ()


def _named(numbered: Iterable[DocumentNumber]) -> Iterator[str]:
    """The needles of a number that a letter names anywhere."""
    for number in numbered:
        run, unit, code = _run(number), fold(number.unit or ""), fold(number.code or "")
        if unit:
            yield f"{code}{unit}/{run}"
        else:
            yield from (code,) if code else ()
            yield f"/{run}" if number.series else run
