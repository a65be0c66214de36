"""Kinds of organisations as tables write them: in Thai, short, or by our own codes."""

from functools import cache
from typing import Final

from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.models import Kind

_WORDS: Final = {
    Kind.MINISTRY: ("กระทรวง", "กรม"),
    Kind.REGIONAL_AGENCY: ("ส่วนภูมิภาค", "ราชการส่วนภูมิภาค", "ส่วนราชการภูมิภาค", "ภูมิภาค"),
    Kind.CENTRAL_AGENCY: ("ส่วนกลาง", "ราชการส่วนกลาง", "ส่วนกลางในจังหวัด", "ราชการส่วนกลางที่ตั้งอยู่ในจังหวัด", "หน่วยงานส่วนกลาง"),
    Kind.STATE_ENTERPRISE: ("รัฐวิสาหกิจในจังหวัด",),
}


def kind_of(text: str) -> str | None:
    """The kind that a cell names: "อบต.", "เทศบาลตำบล", "ส่วนภูมิภาค", "sao"; None for other words."""
    return _kinds().get(fold(text))


@cache
def _kinds() -> dict[str, str]:
    words = {fold(word): kind for kind, those in _WORDS.items() for word in those}
    labels = {fold(word): kind for kind in Kind for word in (kind.value, kind.label)}
    short = {fold(style.short): kind for kind, style in naming.STYLES.items()}
    return {word: str(kind) for word, kind in (words | labels | short).items()}


def full_name(kind: str, name: str) -> str:
    """A name with its whole prefix: "อบต. ตะพง" and "ตะพง" of an SAO are องค์การบริหารส่วนตำบลตะพง."""
    style = naming.STYLES.get(kind)
    if style is None:
        return name
    told, place = naming.place_in(name)
    return style.prefix + (place if told == kind else name)


def short_name(kind: str, name: str) -> str:
    """The short name that follows from kind and name; the name itself for an agency."""
    style = naming.STYLES.get(kind)
    return style.short + naming.split(kind, name)[1] if style else name
