"""Thai text made fit to read: cleaning that never changes sound text, folding to compare, collation."""

import re
from typing import Final

from tidtam.core.thai.digits import arabic

_PRIVATE: Final = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37" + "่้๊๋์" * 2 + "ญ\u0e31\u0e4d\u0e47" + "่้๊๋์" + "\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
"""Private codes of Thai fonts for lowered and shifted marks, by their glyphs' names."""
_INVISIBLE: Final = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
)
_SPACES: Final = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_CLEAN: Final = {**_INVISIBLE, **_SPACES, **_PRIVATE}

MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""The marks above and below a letter, for use inside a character class."""
_CLUSTER: Final = re.compile(rf"([{MARKS}ำ]+)(า?)")
_TONES: Final = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"


def normalise(text: str) -> str:
    """Clean `text` before it is read: damage of typing and PDF that has one sure repair. Sound text stays as it is.

    ํ+า becomes ำ in every order, เ+เ becomes แ, doubled marks one, marks stand in their order; private font codes
    become letters; invisible characters go, special spaces become spaces, line ends "\\n". Thai digits stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    text = re.sub("˸(?=[่-๋]?า)", "ํ", text).replace("เเ", "แ")
    return _CLUSTER.sub(_cluster, text)


def _cluster(match: re.Match[str]) -> str:
    run, tail = match.groups()
    if len(run) == 1 and not (run == "ํ" and tail):
        return match[0]
    composed = "ำ" not in run and "ํ" in run and bool(tail)
    marks = sorted((m for m in dict.fromkeys(run) if m != "ำ" and not (composed and m == "ํ")), key=_TONES.__contains__)
    return "".join(marks) + ("ำ" if composed or "ำ" in run else "") + ("" if composed else tail)


def squeeze(text: str) -> str:
    """Every run of white space, line ends too, as one space; none at either end."""
    return " ".join(text.split())


_SHORT_FORMS: Final = {
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "กทม": "กรุงเทพมหานคร",
    "สนง": "สำนักงาน",
    "ผวจ": "ผู้ว่าราชการจังหวัด",
}
_SHORT: Final = re.compile(
    r"(?<![ก-๎.])(?:" + "|".join(rf"({r'\.?'.join(short)})" for short in _SHORT_FORMS) + r")(?:\.|(?![ก-๎.]))"
    r"|(?<![ก-๎.])([อจต])\.(?!\s?[ก-ฮ]\.)"
)
_LETTERS: Final = {"อ": "อำเภอ", "จ": "จังหวัด", "ต": "ตำบล"}
_DROPPED: Final = re.compile(r"[\s\u0e47-\u0e4eฯ.,·…'\"“”‘’()\[\]–—-]+")


def fold(text: str) -> str:
    """`text` as compared and searched: digits Arabic, short forms of offices written out, Latin in small letters;
    tone marks, ์, ็, spaces, quotes, brackets, dots, hyphens and ฯ dropped."""
    return _DROPPED.sub("", _SHORT.sub(_long_form, arabic(normalise(text)))).casefold()


def _long_form(match: re.Match[str]) -> str:
    if match[match.re.groups]:
        return _LETTERS[match[match.re.groups]]
    return _SHORT_FORMS[match[0].replace(".", "")]


def sort_key(text: str) -> str:
    """Key for Thai collation: a leading vowel comes after its consonant, tone marks count where all else is equal."""
    swapped = re.sub("([เ-ไ])([ก-ฮ])", r"\2\1", arabic(normalise(text)).casefold())
    return re.sub("[\u0e47-\u0e4e]", "", swapped) + "\0" + swapped
