"""The text of a letter with the place of every field marked, so that a person sees where a value was read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_LINE_ENDS: Final = re.compile(r"[ \t]+\n")
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text that a field was read from. `first`: the field's first stretch, which links lead to."""

    start: int
    end: int
    path: str
    first: bool


def anchor(path: str) -> str:
    """The id of a field's place in the page: "duties[0].deadline" → "span-duties-0-deadline"."""
    return "span-" + re.sub(r"\W+", "-", path).strip("-")


def marked(text: str, spans: Mapping[str, Sequence[Sequence[int]]]) -> SafeString:
    """The text as HTML with a `mark` around each place; a place that leaves the one around it is cut at its end.

    Nothing but superfluous blank lines is left out.
    """
    pieces: list[str] = []
    ends: list[int] = []
    done = 0
    for place in sorted(_places(spans, len(text)), key=lambda place: (place.start, -place.end)):
        while ends and ends[-1] <= place.start:
            done = _close(text, done, ends, pieces)
        end = min(place.end, *ends) if ends else place.end
        pieces += [_shown(text[done : place.start]), _opening(place)]
        ends.append(end)
        done = place.start
    while ends:
        done = _close(text, done, ends, pieces)
    # every piece is either escaped or one of our own marks
    return mark_safe("".join([*pieces, _shown(text[done:])]).strip("\n"))  # noqa: S308


def _shown(piece: str) -> str:
    """Escaped, no more than one blank line in a row, and no blanks before a line's end, which a mark would paint."""
    return escape(_LINE_ENDS.sub("\n", _BLANK_LINES.sub("\n\n", piece)))


def _close(text: str, done: int, ends: list[int], pieces: list[str]) -> int:
    end = ends.pop()
    pieces += [_shown(text[done:end]), "</mark>"]
    return end


def _opening(place: Place) -> str:
    name = anchor(place.path)
    return f'<mark id="{name}" data-place="{name}">' if place.first else f'<mark data-place="{name}">'


def _places(spans: Mapping[str, Sequence[Sequence[int]]], length: int) -> Iterator[Place]:
    for path, stretches in spans.items():
        whole = [(start, min(end, length)) for start, end in stretches if 0 <= start < min(end, length)]
        for count, (start, end) in enumerate(whole):
            yield Place(start, end, path, first=count == 0)
