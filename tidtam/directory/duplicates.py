"""Organisations that may stand twice in the directory: of one kind, in one province, with names nearly equal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Final

from rapidfuzz import fuzz

from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.models import KeptApart, Organisation

NEAR: Final = 85
"""The least likeness, of 100, at which two names are shown side by side: a letter of a usual name."""

_FRAME: Final = re.compile("^(?:สำนักงาน|ที่ทำการ|สำนัก|ศูนย์|สถานี|ด่าน|แขวง|โครงการ)|(?:ประจำ)?จังหวัด$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, the one with the lower code first; `score` of 100 says how like their names are."""

    first: Organisation
    second: Organisation
    score: int


def pairs(province: Organisation) -> list[Pair]:
    """Those of a province that nobody has found to be two, likest first."""
    known = Organisation.objects.in_province_of(province).current().select_related("parent", "area", "realm")
    apart = set(KeptApart.objects.filter(first__in=known).values_list("first", "second"))
    alike = [pair for group in _groups(known.order_by("kind", "code")) for pair in _alike(group)]
    kept = [pair for pair in alike if tuple(sorted((pair.first.pk, pair.second.pk))) not in apart]
    return sorted(kept, key=lambda pair: (-pair.score, pair.first.code, pair.second.code))


def _groups(organisations: Iterable[Organisation]) -> Iterator[list[Organisation]]:
    for _, group in groupby(organisations, key=lambda one: one.kind):
        yield list(group)


def _alike(group: Sequence[Organisation]) -> Iterator[Pair]:
    """Only what tells one of a kind from another is compared; "เขต 1" and "เขต 2" are two, however like."""
    names = [(one, fold(_told(one)), _numbers(one.name)) for one in group]
    for (first, name, number), (second, other, another) in combinations(names, 2):
        score = fuzz.ratio(name, other, score_cutoff=NEAR)
        if score and number == another:
            yield Pair(first, second, round(score))


def _told(organisation: Organisation) -> str:
    """The place in a name of a place; of an agency its matter ("คลัง"), for all else stands in every other's name."""
    if organisation.kind in naming.STYLES:
        return organisation.bare_name
    return _FRAME.sub("", organisation.name.removesuffix(organisation.province.bare_name))


def _numbers(name: str) -> str:
    return "".join(sign if sign.isdigit() else " " for sign in arabic(name)).strip()
