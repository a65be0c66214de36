"""What a letter is found by: the text that is searched, and the needles that a query looks for in it.

text := number {number-written | date | words}, all folded (core.thai.text.fold)
own number  №รย|00172¦ว5512;2562 and #5512;    own date  @22พฤศจิกายน2562;    all else without these marks
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from rapidfuzz import fuzz

from tidtam.accounts import trigrams
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
    pieces += [fold(words) for _, words in written(fields)]
    pieces += [fold(f"หนังสือ{fields['issuer']['office'] or ''}")] if fields["issuer"] else []
    pieces += [_day(found.date) for found in find_dates(fields["subject"] or "") if found.date]
    return "\n".join(dict.fromkeys(filter(None, pieces)))[:LONGEST]


def reasons(fields: dict[str, Any], query: Query) -> list[tuple[str, str]]:
    """Why a letter was found, where neither number, date nor subject shows it: the pieces with their label."""
    day = date.fromisoformat(fields["date"]) if fields["date"] else None
    seen = fold(fields["subject"] or ""), fold(fields["number"] or ""), _day(day) if day else ""
    unseen = [one for one in asked(query) if not any(one in text for text in seen)]
    pieces = [(label, words, fold(words)) for label, words in written(fields) if label != "subject"]
    firsts = (next(((label, words) for label, words, text in pieces if one in text), None) for one in unseen)
    return list(dict.fromkeys(filter(None, firsts)))


def asked(query: Query) -> tuple[str, ...]:
    """The folded pieces that a result is expected to show, to be marked in it."""
    return (*_named((*query.numbers, *query.bare)), *query.dates, *query.words)


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


def written(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every piece of writing that a person may remember a letter by, with the name of the field it stands in."""
    issuer, signatory = fields["issuer"] or {}, fields["signatory"] or {}
    yield from ((key, fields[key] or "") for key in ("subject", "urgency", "secrecy"))
    yield "issuer", issuer.get("office") or ""
    yield from (("signatory", str(signatory.get(key) or "")) for key in ("name", "position", "acting_for"))
    yield from (("unit", fields[key] or "") for key in ("unit", "unit_parent"))
    for contact in fields["contacts"]:
        yield from (("contacts", words) for words in (contact["name"] or "", *contact["phones"], *contact["emails"]))
    for key in ("references", "attachments"):
        yield from ((key, _paper(paper)) for paper in fields[key])
    for duty in fields["duties"]:
        yield "duties", f"{duty['action']} {duty['recipient'] or ''}"
    yield from (("addressees", row["text"]) for row in fields["addressees"])


def _paper(paper: dict[str, Any]) -> str:
    """A letter named by another, as officials cite it; what is no letter as it is written."""
    day = f" ลงวันที่ {format_date(date.fromisoformat(paper['date']), 'medium')}" if paper["date"] else ""
    return (f"{paper['issuer'] or ''} ที่ {paper['number']}" if paper["number"] else paper["text"]) + day


def _day(day: date) -> str:
    return fold(format_date(day, "medium"))


def _run(number: DocumentNumber, *, series: bool = True) -> str:
    """Series and run, without leading zeros: "ว5512"."""
    return (fold(number.series or "") if series else "") + (number.run.lstrip("0") or "0")


def own_tiers(query: Query) -> Iterator[Needles]:
    """First letters that bear the number or date asked, then those whose number begins so; with all words.

    A whole number is taken for no beginning of another: whoever types it stands at its end.
    """
    numbered, dates = (*query.numbers, *query.bare), tuple(_own_date(day) for day in query.dates)
    whole = any(number.unit for number in query.numbers)
    if numbered or dates:
        for end in (";",) if whole else (";", ""):
            yield (*(needle for number in numbered for needle in _own(number, end)), *dates, *query.words)


def naming_tiers(query: Query) -> Iterator[Needles]:
    """Letters that name what is asked anywhere; then the one that a whole number tells, whatever was pasted with it."""
    yield asked(query)
    for number in query.numbers:
        if number.code and number.unit:
            yield (*_own(number, ";"), *map(_own_date, query.dates))


def near_tiers(query: Query) -> Iterator[Needles]:
    """Where no letter holds all that was asked: every word as typed; the number with its date, alone, its run alone."""
    yield query.typed
    for dates in dict.fromkeys((query.dates, ())):
        for number in query.numbers:
            yield (*_own(number, ";"), *map(_own_date, dates))
    for number in query.numbers:
        yield (f"#{_run(number, series=False)};",)


def halves(query: Query) -> Iterator[Needles]:
    """Pieces of the two longest words: of a word with one letter wrong, one half is right."""
    for word in sorted(query.words, key=len)[-2:]:
        half = len(word) // 2
        yield from ((piece,) for piece in (word[:half], word[half:]) if half >= trigrams.LEAST)


def likeness(query: Query, text: str) -> float:
    """How like the words asked are to the nearest places of a letter's text, 0 to 100; the least like word counts."""
    return min((fuzz.partial_ratio(word, text) for word in query.words), default=0.0)


def _own_date(day_or_month: str) -> str:
    return f"@{day_or_month}" if day_or_month[0].isdigit() else f"{day_or_month};"


def _own(number: DocumentNumber, end: str) -> Iterator[str]:
    """The needles of a letter's own number; with `end` ";" of that very run, else of all that begin with it.

    After a year the run is whole. Of a run without series the series is not known.
    """
    run, code, unit = _run(number), fold(number.code or ""), fold(number.unit or "")
    end = f";{number.year}" if number.year else end
    if unit:
        yield f"№{code}|{unit}¦{run}{end}" if code else f"|{unit}¦{run}{end}"
        return
    yield from (f"№{code}|",) if code else ()
    yield f"¦{run}{end}" if number.series else f"#{run}{end[:1]}"
    yield from (end,) if number.year else ()


def _named(numbered: Iterable[DocumentNumber]) -> Iterator[str]:
    """The needles of a number that a letter names anywhere."""
    for number in numbered:
        run, unit, code = _run(number), fold(number.unit or ""), fold(number.code or "")
        if unit:
            yield f"{code}{unit}/{run}"
        else:
            yield from (code,) if code else ()
            yield f"/{run}" if number.series else f"{run}/{number.year}" if number.year else run
