"""Names of places and local bodies of the whole country, without a database: what is known, and what is nearest.

Provinces and Rayong are read from this room's tables, the rest from `geothai` when first needed.
"""

import csv
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz, process

from tidtam.core.thai.text import squeeze
from tidtam.directory import naming, rayong

DATA: Final = Path(__file__).parent / "data"

NEAR: Final = 80
"""The least likeness, of 100, at which a name is offered for another: a letter or two of a usual name."""

_ADDED: Final = ("บ้าน", "เมือง")
"""What a municipality may set before the name of its place: เทศบาลตำบลบ้านปลวกแดง, เทศบาลตำบลเมืองแกลง."""

_NAMED_APART: Final = ("แหลมฉบัง", "เจ้าพระยาสุรศักดิ์")
"""City municipalities named after no district or subdistrict."""


class Gazetteer:
    """Answers by kind: "province", "district", "subdistrict" (bare names), "local_body" (a name with its prefix)."""

    def knows(self, kind: str, name: str) -> bool:
        """Whether a place or body of that kind is written so. Local bodies of Rayong by list; elsewhere one is taken
        as known where a district or subdistrict bears its name."""
        name = squeeze(name)
        if kind != "local_body":
            return name in _places(kind)
        body, place = naming.place_in(name)
        return body in naming.LOCAL_BODIES and (place in _listed(body) or _may_have_body(body, place))

    def nearest(self, kind: str, name: str) -> str | None:
        """The known name most like `name` (for a local body with its prefix), or None where nothing is near."""
        if kind != "local_body":
            return _most_like(squeeze(name), _places(kind))
        body, place = naming.place_in(squeeze(name))
        if body not in naming.LOCAL_BODIES:
            return None
        found = _most_like(place, _listed(body) | _seats_of(body))
        return found and naming.STYLES[body].prefix + found


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer; its tables are read when first asked for."""
    return Gazetteer()


def _most_like(name: str, names: dict[str, None]) -> str | None:
    found = process.extractOne(name, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found and str(found[0])


def _may_have_body(body: str, place: str) -> bool:
    seats = _seats_of(body)
    return place in seats or any(place.removeprefix(added) in seats for added in _ADDED)


@cache
def _seats_of(body: str) -> dict[str, None]:
    """Names that a body of that kind may bear."""
    if body == "pao":
        return _places("province")
    return _places("province") | _places("district") | _places("subdistrict") | dict.fromkeys(_NAMED_APART)


@cache
def _places(kind: str) -> dict[str, None]:
    """Names of places in the order of their codes; a dict, for its order and quick look-up."""
    if kind == "province":
        return dict.fromkeys([*(row["name_th"] for row in table("provinces")), "กรุงเทพฯ", "อยุธยา"])
    # imported only when needed: it costs 0.1 s, and `tidtam read` starts in 0.4 s
    country: Any = import_module("geothai")
    districts = [one for province in country.provinces() for one in country.districts(province.code)]
    if kind == "district":
        return dict.fromkeys(["เมือง", *(one.name_th.removeprefix("เขต") for one in districts)])
    return dict.fromkeys(one.name_th for district in districts for one in country.subdistricts(district.code))


@cache
def _listed(body: str) -> dict[str, None]:
    return dict.fromkeys(naming.split(row.kind, row.name)[1] for row in rayong.read() if row.kind == body)


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables of `data/`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
