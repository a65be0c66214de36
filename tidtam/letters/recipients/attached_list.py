"""บัญชีแนบท้าย: the lines of a pasted list or a sheet, each matched to an organisation, or kept by name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import fold, normalise, squeeze
from tidtam.directory import matching
from tidtam.directory.models import Kind, Organisation
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.sheet import Cells

MOST_LINES: Final = 2_000
SUGGESTED: Final = 100
"""To so many lines that match nothing the nearest names are offered; one with more is no list of ours."""

_NUMBER: Final = re.compile(r"^\(?[0-9๐-๙]{1,4}\s?[.)]\)?\s*|^[0-9๐-๙]{1,4}\s+|^[-–•*·●○▪✓]+\s*")
_BEHIND: Final = re.compile(
    r"\s*(?:โทร(?:ศัพท์|สาร)?|มือถือ)[\s:.]*[(0-9๐-๙].*$|\s*(?:อีเมล|e-?mail|หมายเหตุ)[\s:.].*$"
    # an address is looked for from the first sign of a word only: a long line without one is then read once
    r"|\s*[0๐][\s-]?[0-9๐-๙][0-9๐-๙\s-]{6,}.*$|(?<!\S)[^\s@]+@\S.*$",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_PLACES: Final = (Kind.DISTRICT, Kind.PROVINCE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list as written, and what it is: an organisation, or near to some, or nobody."""

    text: str
    organisation: Organisation | None
    suggestions: tuple[Organisation, ...] = ()


def read_text(text: str) -> list[Cells]:
    """The lines of a pasted list; cells as a sheet copies them, parted by tabs. Empty lines are none."""
    return _lines(line.split("\t") for line in normalise(text).splitlines())


def read_file(data: bytes, name: str) -> list[Cells]:
    """The lines of the sheets of a workbook, or of a CSV or text file. Refuses what `paper.sheets.read` refuses."""
    return _lines(row for sheet in read(data, name=name) for row in sheet.rows)


def matched(lines: Sequence[Cells], within: Organisation) -> list[Line]:
    """Each line with what it is, among the organisations of `within`'s province; the register is asked once."""
    known = Organisation.objects.current().in_province_of(within).select_related("parent").defer("sort_key")
    by_form: dict[str, list[Organisation]] = {}
    for one in known:
        for form in one.written_forms.strip("|").split("|"):
            by_form.setdefault(form, []).append(one)
    found = [_match(cells, by_form) for cells in lines]
    unknown = [place for place, line in enumerate(found) if not line.organisation and not line.suggestions]
    for place in unknown[:SUGGESTED]:
        found[place] = _near(found[place], lines[place], within)
    return found


def as_text(lines: Sequence[Cells]) -> str:
    """The lines as `read_text` takes them back."""
    return "\n".join("\t".join(cells) for cells in lines)


def bare(cell: str) -> str:
    """A cell without its number, telephone and what stands in brackets: "๑. นายก อบต.เพ โทร. 0 38…" → "นายก อบต.เพ"."""
    return squeeze(_BRACKETS.sub("", _BEHIND.sub("", _NUMBER.sub("", squeeze(cell)))))


def _lines(rows: Iterable[Sequence[str]]) -> list[Cells]:
    lines = [tuple(squeeze(cell) for cell in row if cell.strip()) for row in rows]
    kept = [line for line in lines if line]
    if len(kept) > MOST_LINES:
        raise Refused("list_too_long", lines=len(kept), most=MOST_LINES)
    return kept


def _match(cells: Cells, by_form: dict[str, list[Organisation]]) -> Line:
    """The one that the line, or one cell of it, is a written form of; a district beside a body tells where it lies."""
    text = " ".join(cells)
    found = [one for words in (text, *cells) if (form := fold(bare(words))) for one in by_form.get(form, ())]
    every = list(dict.fromkeys(found))
    places = {one.pk for one in every if one.kind in _PLACES}
    named = [one for one in every if one.pk not in places] or every
    if len(named) > 1:
        named = [one for one in named if places & {one.area_id, one.parent_id}] or named
    if len(named) == 1:
        return Line(text, named[0])
    return Line(text, None, tuple(named[: matching.OFFERED]))


def _near(line: Line, cells: Cells, within: Organisation) -> Line:
    longest = max(cells, key=len)
    near = matching.match(bare(longest), within).suggestions
    return Line(line.text, None, tuple(one.organisation for one in near))
