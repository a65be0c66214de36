"""Thai digits, Arabic digits, and numbers written out in words."""

import re
from typing import Final

DIGIT: Final = "[0-9๐-๙]"
"""A digit of either kind, for use inside a pattern."""

_THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC: Final = str.maketrans(_THAI, "0123456789")
_TO_THAI: Final = str.maketrans("0123456789", _THAI)

_UNITS: Final = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_PLACES: Final = {"แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100, "สิบ": 10}
_ONE_TO_NINE: Final = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
NUMBER_WORD: Final = f"(?:{'|'.join([*_UNITS, *_PLACES, 'ล้าน', 'ศูนย์'])})"
"""One word of a number in words, for use inside a pattern: rf"({NUMBER_WORD}+)"."""
_BELOW_MILLION: Final = re.compile(
    "".join(rf"(?:({_ONE_TO_NINE}{'|ยี่' if place == 'สิบ' else ''})?({place}))?" for place in _PLACES)
    + rf"({_ONE_TO_NINE}|เอ็ด)?"
)


def arabic(text: str) -> str:
    """Thai digits to Arabic ones; every other character stays, and so does the length."""
    return text.translate(_TO_ARABIC)


def thai(text: str) -> str:
    """Arabic digits to Thai ones; every other character stays, and so does the length."""
    return text.translate(_TO_THAI)


def number_words(text: str) -> int | None:
    """The value of a number written in words ("หนึ่งร้อยแปดสิบ" is 180), None where the text is no such number."""
    words = "".join(text.split())
    if words == "ศูนย์":
        return 0
    value = 0
    for place, part in enumerate(words.split("ล้าน")):
        below = _below_million(part) if part or not words else int(place == 0)
        if below is None:
            return None
        value = value * 1_000_000 + below
    return value


def _below_million(words: str) -> int | None:
    match = _BELOW_MILLION.fullmatch(words)
    if match is None or not words:
        return None
    *pairs, unit = match.groups()
    value = _UNITS[unit] if unit else 0
    for digit, place in zip(pairs[::2], pairs[1::2], strict=True):
        if place:
            value += (_UNITS[digit] if digit else 1) * _PLACES[place]
    return value
