"""ค้นหา: one box over letters, organisations and people, whatever way the words are written; results as one types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from tidtam.accounts.access import OfficerRequest, may
from tidtam.core.phrases.query import LONGEST, Query, understand
from tidtam.core.thai.text import find_folded, normalise, squeeze
from tidtam.directory import matching, people
from tidtam.directory.models import Officer, Organisation
from tidtam.letters import permits, sought
from tidtam.letters.models import Letter
from tidtam.letters.page import SECTIONS
from tidtam.letters.registers.models import Entry

SHOWN: Final = 5
"""Results of each group while all groups are shown."""

LISTED: Final = 100
"""Results of one group shown by itself; who seeks further adds a word."""

GROUPS: Final = {
    "letters": ("หนังสือ", "ฉบับ"),
    "entries": ("เลขทะเบียน", "รายการ"),
    "units": ("หน่วยงาน", "แห่ง"),
    "people": ("บุคคล", "คน"),
}
"""Label and counting word of each group, in the order of the page."""

_REASONS: Final = SECTIONS | {"issuer": "จาก", "secrecy": "ชั้นความลับ"}


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` where there is more than is shown; `near` where nothing holds every word."""

    code: str
    results: Sequence[Any]
    more: bool = False
    near: bool = False

    @property
    def label(self) -> str:
        return GROUPS[self.code][0]

    @property
    def count(self) -> str:
        """How many in words: "3 ฉบับ", "มากกว่า 5 ฉบับ"."""
        return f"{'มากกว่า ' if self.more else ''}{len(self.results)} {GROUPS[self.code][1]}"


@dataclass(frozen=True, slots=True)
class FoundLetter:
    """A letter with what was sought marked in it; `reasons` where number and subject do not show why it was found."""

    letter: Letter
    number: SafeString
    subject: SafeString
    reasons: Sequence[tuple[str, SafeString]]


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """An organisation with what was sought marked in its name and short name."""

    organisation: Organisation
    prefix: SafeString
    bare_name: SafeString
    short_name: SafeString | str


@may(permits.check_may_see)
@require_safe
@vary_on_headers("HX-Request")
def search(request: OfficerRequest) -> HttpResponse:
    """What `q` finds, a few of each group, or with `in` one group at length; htmx gets the results alone."""
    words = squeeze(normalise(request.GET.get("q", "")))[:LONGEST]
    only = request.GET.get("in", "")
    query = understand(words)
    wanted = [only] if only in GROUPS else list(GROUPS)
    most = LISTED if only in GROUPS else SHOWN
    groups = [group for group in (_FIND[code](query, request.officer, most) for code in wanted) if group.results]
    if not groups and "letters" in wanted:
        near = Letter.objects.seen_by(request.officer).near_to(query, SHOWN)
        groups = [Group("letters", [_found_letter(letter, query) for letter in near], near=True)] if near else []
    page = {
        "words": words,
        "groups": groups,
        "only": only if only in GROUPS else "",
        "nearest": [] if any(not group.near for group in groups) else _nearest(query, request.officer),
        "live": True,
    }
    return render(request, "search_found.html" if typing(request) else "search.html", page)


def typing(request: OfficerRequest) -> bool:
    """Whether htmx asks for the results alone; what it lost of its history it asks for as a whole page."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers


def _letters(query: Query, officer: Officer, most: int) -> Group:
    found = Letter.objects.seen_by(officer).found_by(query, most + 1)
    results = [_found_letter(letter, query) for letter in found[:most]]
    return Group("letters", results, more=len(found) > most)


def _found_letter(letter: Letter, query: Query) -> FoundLetter:
    runs = [number.run for number in (*query.numbers, *query.bare)]
    reasons = sought.reasons(letter.fields, query)
    return FoundLetter(
        letter,
        number=marked(letter.number, [*query.words, *runs]),
        subject=marked(letter.subject, sought.asked(query)),
        reasons=[(_REASONS[key], marked(text, sought.asked(query))) for key, text in reasons],
    )


def _entries(query: Query, officer: Officer, most: int) -> Group:
    """Lines of the office's books by their number ("123", "เลขรับ 123", "123/2562"), where nothing else is asked."""
    plain = [one for one in (*query.bare, *query.numbers) if not (one.code or one.unit or one.series)]
    asked = [] if query.words or query.dates else [(int(one.run), one.year) for one in plain]
    lines = Entry.objects.numbered(asked, officer).select_related("register")
    found = list(lines[: most + 1]) if asked else []
    return Group("entries", found[:most], more=len(found) > most)


def _units(query: Query, officer: Officer, most: int) -> Group:
    found = Organisation.objects.seen_by(officer).found_by(query, most + 1)
    return Group("units", [_found_unit(one, query.typed) for one in found[:most]], more=len(found) > most)


def _found_unit(one: Organisation, words: Sequence[str]) -> FoundUnit:
    short = marked(one.short_name, words) if one.short_name != one.name else ""
    return FoundUnit(one, marked(one.prefix, words), marked(one.bare_name, words), short)


def _people(query: Query, officer: Officer, most: int) -> Group:
    found = people.found_by(query, officer, most + 1)
    return Group("people", found[:most], more=len(found) > most)


_FIND: Final = {"letters": _letters, "entries": _entries, "units": _units, "people": _people}


def _nearest(query: Query, officer: Officer) -> list[str]:
    """Names of organisations that may be meant."""
    if not query.words:
        return []
    near = matching.near_names(" ".join(query.words), Organisation.objects.seen_by(officer))
    return [one.organisation.name for one in near]


def marked(text: str, words: Iterable[str]) -> SafeString:
    """The text with a `mark` around every place where one of the folded words stands."""
    text = normalise(text)
    places = sorted(place for word in words for place in find_folded(text, word))
    pieces: list[str] = []
    done = 0
    for start, end in places:
        if start >= done:
            pieces += [text[done:start], format_html("<mark>{}</mark>", text[start:end])]
            done = end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[done:]]))
