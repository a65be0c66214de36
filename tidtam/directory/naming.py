"""How an organisation is written: its full and short names, the title of its head, and the parts of a name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tidtam.core.thai.text import fold


@dataclass(frozen=True, slots=True)
class Style:
    """What stands before the bare name: in the full name, in the short name, in the title of the head."""

    prefix: str
    short: str
    head: str


STYLES: Final[dict[str, Style]] = {
    "province": Style("จังหวัด", "จ.", "ผู้ว่าราชการจังหวัด"),
    "district": Style("อำเภอ", "อ.", "นายอำเภอ"),
    "pao": Style("องค์การบริหารส่วนจังหวัด", "อบจ.", "นายกองค์การบริหารส่วนจังหวัด"),
    "city": Style("เทศบาลนคร", "ทน.", "นายกเทศมนตรีนคร"),
    "town": Style("เทศบาลเมือง", "ทม.", "นายกเทศมนตรีเมือง"),
    "subdistrict_municipality": Style("เทศบาลตำบล", "ทต.", "นายกเทศมนตรีตำบล"),
    "sao": Style("องค์การบริหารส่วนตำบล", "อบต.", "นายกองค์การบริหารส่วนตำบล"),
}
"""The kinds whose names are a prefix and the name of a place; agencies have names of their own."""

LOCAL_BODIES: Final = ("pao", "city", "town", "subdistrict_municipality", "sao")

_SEATS: Final = {"province": ("ศาลากลางจังหวัด", "ผวจ."), "district": ("ที่ว่าการอำเภอ", "ที่ทำการปกครองอำเภอ")}
_OF_PROVINCE = re.compile(r"(.*จังหวัด)(.+)")


def split(kind: str, name: str) -> tuple[str, str]:
    """A name as prefix and place, to be typeset apart: ("เทศบาลตำบล", "ทับมา"), ("สำนักงานคลังจังหวัด", "ระยอง")."""
    style = STYLES.get(kind)
    if style and name.startswith(style.prefix):
        return style.prefix, name.removeprefix(style.prefix)
    of_province = _OF_PROVINCE.fullmatch(name)
    return (of_province[1], of_province[2]) if of_province else (name, "")


def short(kind: str, name: str) -> str:
    """The usual short name: "ทต.ทับมา"; of an agency the name itself."""
    style = STYLES.get(kind)
    return style.short + name.removeprefix(style.prefix) if style else name


def head_title(kind: str, name: str, given: str = "") -> str:
    """The title of the head, as a letter addresses it: `given` where it does not follow from kind and name."""
    style = STYLES.get(kind)
    if given or style is None:
        return given or f"หัวหน้า{name}"
    return style.head + split(kind, name)[1]


def written_forms(*, kind: str, code: str, name: str, short_name: str, head: str = "") -> frozenset[str]:
    """Every usual way to write an organisation of one province, folded: names, short names, titles of its head."""
    title = head_title(kind, name, head)
    forms = {name, short_name, title}
    if kind in STYLES:
        forms |= _forms_of_place(kind, code, name, short_name)
    else:
        forms |= {f"หัวหน้า{name}", f"ผู้อำนวยการ{name}"}
        # inside one province its name is often left out: "ปลัดจังหวัด", "สำนักงานคลังจังหวัด"
        forms |= {_OF_PROVINCE.sub(r"\1", form) for form in forms}
    return frozenset(fold(form) for form in forms)


def _forms_of_place(kind: str, code: str, name: str, short_name: str) -> set[str]:
    prefix, place = split(kind, name)
    if kind in LOCAL_BODIES:
        return {f"นายก{name}", f"นายก {short_name}", f"นายก{short_name}"}
    forms = {seat + place for seat in _SEATS[kind]}
    if kind == "district" and code.endswith("01") and place.startswith("เมือง"):
        # the capital district is always XX01 and is called "อำเภอเมือง" in its own province
        forms |= {f"{prefix}เมือง", "อ.เมือง", "นายอำเภอเมือง"}
    return forms


def kind_of(text: str) -> tuple[str | None, str]:
    """The kind that a name or a title of a head tells by its beginning, and the folded rest; None for an agency."""
    whole = fold(text)
    for opening, kind in _folded_openings():
        if whole.startswith(opening):
            return kind, whole.removeprefix(opening)
    return None, whole


def place_in(text: str) -> tuple[str | None, str]:
    """As `kind_of`, with nothing folded: ("sao", "ตะพง") of "อบต. ตะพง"; a misspelt opening tells no kind."""
    for opening, kind in _openings():
        if text.startswith(opening):
            return kind, text.removeprefix(opening).strip()
    return None, text


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """Beginnings of names and of titles with their kinds, longest first."""
    openings = [(one, kind) for kind, style in STYLES.items() for one in (style.prefix, style.short, style.head)]
    for kind in LOCAL_BODIES:
        loose = ("นายก", "นายก ")
        openings += [(f"{word}{STYLES[kind].short}", kind) for word in loose] + [(f"นายก{STYLES[kind].prefix}", kind)]
    return tuple(sorted(openings, key=lambda pair: -len(pair[0])))


@cache
def _folded_openings() -> tuple[tuple[str, str], ...]:
    openings = {fold(opening): kind for opening, kind in _openings()}
    return tuple(sorted(openings.items(), key=lambda pair: -len(pair[0])))
