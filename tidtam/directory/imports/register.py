"""The directory as it stands, to be compared with a table: by code, by name, by place."""

import re
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, Self

from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.models import Organisation
from tidtam.directory.rows import Row

FIELDS: Final = tuple(Row.__slots__)
SERIES: Final = {"pao": "P", "city": "N", "town": "M", "subdistrict_municipality": "T", "sao": "S"}
"""The letter in the code of a local body (directory/data/README.md)."""


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the directory or of the table; `ended` where it is no more."""

    row: Row
    ended: bool = False


class Register:
    """Organisations by code, those that still are also by name. Rows of a table are added as they are understood."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.by_code: dict[str, Known] = {}
        self.named: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._of_kind: dict[str, dict[str, None]] = defaultdict(dict)
        self._last: dict[str, int] = {}
        for one in known:
            self.add(one)

    @classmethod
    def now(cls, *, locked: bool = False) -> Self:
        """The whole directory, in one query; `locked` until the transaction ends, so that nobody changes it between."""
        if locked:
            len(Organisation.objects.select_for_update().values_list("pk"))
        columns = (
            "code",
            "kind",
            "name",
            "short_name",
            "parent__code",
            "area__code",
            "head",
            "saraban_mailbox",
            "phone",
        )
        found = Organisation.objects.order_by("code").values_list(*columns, "valid_to")
        return cls(Known(Row(*(cell or "" for cell in cells)), ended is not None) for *cells, ended in found.iterator())

    def add(self, one: Known) -> None:
        """Take an organisation in; its code is never proposed again, whether it still is or not."""
        row = one.row
        before = self.by_code.get(row.code)
        self.by_code[row.code] = one
        self.reserve(row.code)
        if before is not None and not before.ended:
            self.named[name_key(before.row.kind, before.row.name)].remove(row.code)
            self._of_kind[before.row.kind].pop(row.code)
        if not one.ended:
            self._of_kind[row.kind][row.code] = None
            self.named[name_key(row.kind, row.name)].append(row.code)

    def reserve(self, code: str) -> None:
        """Keep a code from being proposed."""
        if parts := re.fullmatch(r"(\d+-[A-Z])(\d+)", code):
            self._last[parts[1]] = max(self._last.get(parts[1], 0), int(parts[2]))

    def next_code(self, series: str) -> str:
        """The next code of a series: "2101-S04" of "2101-S"."""
        number = self._last[series] = self._last.get(series, 0) + 1
        return f"{series}{number:02}"

    def row(self, code: str) -> Row | None:
        return self.by_code[code].row if code in self.by_code else None

    def of_kind(self, kind: str) -> list[Row]:
        """Those of one kind that still are, by code."""
        return [self.by_code[code].row for code in sorted(self._of_kind[kind])]

    def codes_of(self, kind: str) -> AbstractSet[str]:
        """Their codes."""
        return self._of_kind[kind].keys()

    def chain(self, code: str) -> list[str]:
        """The codes above an organisation, itself first, up to the top or to a code not known; a circle ends it."""
        steps: list[str] = []
        while code and code not in steps:
            steps.append(code)
            above = self.row(code)
            code = above.parent if above else ""
        return steps


_folded = lru_cache(maxsize=65_536)(fold)
"""A directory is indexed again for every thousand rows that are written: its names are folded once."""


def name_key(kind: str, name: str) -> tuple[str, str]:
    """By what organisations are held for the same: kind and place, or the whole name of an agency."""
    return (kind, _folded(naming.split(kind, name)[1])) if kind in naming.STYLES else ("", _folded(name))


@cache
def country() -> Any:
    """GeoThai: it costs 0.1 s to load, and most tables need none of it."""
    return import_module("geothai")


@cache
def subdistricts(province: str) -> dict[str, frozenset[str]]:
    """Folded names of the subdistricts of a province (DOPA code): the bare names of the districts that have one."""
    found: dict[str, set[str]] = defaultdict(set)
    for district in country().districts(province):
        for one in country().subdistricts(district.code):
            found[fold(one.name_th)].add(district.name_th)
    return {name: frozenset(those) for name, those in found.items()}


@cache
def provinces() -> dict[str, str]:
    """Folded bare names of the provinces with their DOPA codes."""
    return {fold(one.name_th): str(one.code) for one in country().provinces()}


@cache
def districts(province: str) -> dict[str, str]:
    """Folded bare names of the districts of a province (DOPA code) with their DOPA codes."""
    return {fold(one.name_th): str(one.code) for one in country().districts(province)}
