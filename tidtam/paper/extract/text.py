"""Plain text: UTF-8, UTF-16, or the TIS-620 (cp874) of older offices."""

import codecs
import re
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.paper.extract.pages import Pages

_MARKED: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd\ufffe\uffff]")
_THAI: Final = re.compile("[ก-๛]")
_FAMILIAR: Final = re.compile("[ก-๛\x20-\x7e\u2010-\u2026\xa0\xb7\\s]")


def read(data: bytes) -> Pages:
    """The text, a page at each form feed. Raises Refused("unreadable_text") where no Thai encoding fits."""
    text = decode(data)
    if text is None:
        raise Refused("unreadable_text")
    return Pages(tuple(page for page in text.split("\f") if page.strip()), "text")


def decode(data: bytes) -> str | None:
    """`data` as text, or None where it is no text: a byte order mark decides, then UTF-8, then what reads as Thai."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _sound(data, encoding)
    text = _sound(data, "utf-8")
    if text is not None:
        return text
    candidates = (_sound(data, encoding) for encoding in ("cp874", "utf-16-le", "utf-16-be"))
    return next((text for text in candidates if text is not None and _reads_as_thai(text)), None)


def _sound(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _reads_as_thai(text: str) -> bool:
    """Mostly Thai: any bytes decode as UTF-16, and most as cp874, so the letters themselves must say so."""
    letters = len("".join(text.split())) or 1
    return len(_THAI.findall(text)) / letters > 0.5 and len(_FAMILIAR.findall(text)) / len(text) > 0.98
