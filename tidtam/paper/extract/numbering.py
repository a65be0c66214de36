"""Numbers that Word writes before paragraphs itself (ISO/IEC 29500-1 §17.9): without them a list loses its ข้อ."""

from collections import Counter
from typing import Final, NamedTuple

from tidtam.core.thai import digits
from tidtam.paper.extract.wordprocessing import Element, child, kind, value

_LETTERS: Final = {
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}


class _Level(NamedTuple):
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts through a document: call it with each paragraph in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        parts, named = ([] if part is None else list(part) for part in (numbering, styles))
        forms = {value(part, "abstractNumId"): _levels(part) for part in parts if kind(part) == "abstractNum"}
        lists = [part for part in parts if kind(part) == "num"]
        self._lists = {value(part, "numId"): forms.get(value(child(part, "abstractNumId")), {}) for part in lists}
        self._styled = {value(style, "styleId"): child(style, "pPr", "numPr") for style in named}
        self._counts: Counter[tuple[str | None, int]] = Counter()

    def __call__(self, paragraph: Element) -> str:
        """The number of this paragraph with a space after it ("๑. "), or "" where it has none."""
        properties = child(paragraph, "pPr", "numPr")
        if properties is None:
            properties = self._styled.get(value(child(paragraph, "pPr", "pStyle")))
        number = value(child(properties, "numId"))
        depth = int(value(child(properties, "ilvl")) or 0)
        levels = self._lists.get(number, {})
        return self._next(number, depth, levels) if depth in levels else ""

    def _next(self, number: str | None, depth: int, levels: dict[int, _Level]) -> str:
        self._counts[number, depth] += 1
        self._counts.update({(number, deeper): -self._counts[number, deeper] for deeper in range(depth + 1, 9)})
        text = levels[depth].pattern
        for each, level in levels.items():
            count = level.start + max(self._counts[number, each], 1) - 1
            text = text.replace(f"%{each + 1}", _written(count, level.form))
        return f"{text} " if text else ""


def _levels(abstract: Element) -> dict[int, _Level]:
    return {int(value(part, "ilvl") or 0): _level(part) for part in abstract if kind(part) == "lvl"}


def _level(part: Element) -> _Level:
    form = value(child(part, "numFmt")) or "decimal"
    pattern = "•" if form == "bullet" else value(child(part, "lvlText")) or ""
    return _Level(form, pattern, int(value(child(part, "start")) or 1))


def _written(number: int, form: str) -> str:
    """`number` in Word's form of that name; forms that letters do not use are written as plain digits."""
    if form in _LETTERS:
        return _LETTERS[form][(number - 1) % len(_LETTERS[form])]
    return digits.thai(str(number)) if form == "thaiNumbers" else str(number)
