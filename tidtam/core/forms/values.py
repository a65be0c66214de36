"""Answers as people type them, and as they are kept.

Kept: text as str; integer as int; decimal and money as Decimal (baht); date as ISO date, common era; choice as its
code; choices as a list of codes; table as a list of rows {code: answer}; file as a list of identities. None where
nothing is answered.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from tidtam.core.forms.definition import NUMBERS, Question
from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import WEEKDAYS, buddhist, format_date, parse_date
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import normalise, squeeze

_NUMBER: Final = re.compile(r"([+-]?)\s*(\d[\d,\s]*(?:\.\d+)?|\.\d+)\s*(พัน|หมื่น|แสน|ล้าน)?\s*([ก-๎a-zA-Z%.]*)")
_TIMES: Final = {"พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_MOST: Final = 24
"""Characters of a number: no count and no budget has more, and all digits of it are kept (decimal works with 28)."""

_WHOLE_BAHT: Final = ("บาท", "บาทถ้วน", "บ.")
_ERA: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer as kept, and in `note` what was understood otherwise than typed, to be looked at ("" where nothing)."""

    value: Any
    note: str = ""


def parse(question: Question, typed: Any) -> Understood:
    """What was typed (a text; of `choices` a list of texts), as it is kept.

    Raises Refused: not_a_number, not_a_whole_number, not_a_date, impossible_date, not_a_year, not_among_choices.
    Bounds, lengths and conditions are the matter of `answers`.
    """
    if question.type == "choices":
        picked = [one for one in typed or [] if one]
        return Understood(list(dict.fromkeys(_chosen(question, one) for one in picked)) or None)
    text = normalise(str(typed or "")).strip()
    if not text:
        return Understood(None)
    match question.type:
        case "text":
            return Understood(squeeze(text))
        case "date":
            return _date(text)
        case "choice":
            return Understood(_chosen(question, text))
        case kind if kind in NUMBERS:
            return _number(question, text)
        case _:
            return Understood(text)


def show(question: Question, value: Any) -> str:
    """A kept answer as people read it: "1,200.50", "วันศุกร์ที่ 6 ธันวาคม 2562", the labels of choices."""
    if value is None:
        return ""
    match question.type:
        case "integer" | "decimal":
            return f"{value:,}"
        case "money":
            return f"{value:,.2f}"
        case "date":
            return format_date(date.fromisoformat(value), "long")
        case "choice":
            return question.label_of(value)
        case "choices":
            return ", ".join(question.label_of(one) for one in value)
        case "table" | "file":
            return f"{len(value):,} รายการ"
        case _:
            return str(value)


_OF_OLD: Final = Question("of_old", "text", "")
"""What a column is taken for that an older form had: its numbers too are kept as text."""


def to_json(question: Question, value: Any) -> Any:
    """A kept answer as JSON can hold it: a Decimal as text, so that no digit is lost."""
    if isinstance(value, Decimal):
        return str(value)
    if question.type != "table":
        return value
    columns = {column.code: column for column in question.columns}
    rows = value or []
    return [{code: to_json(columns.get(code, _OF_OLD), one) for code, one in row.items()} for row in rows]


def from_json(question: Question, value: Any) -> Any:
    """The kept answer of what `to_json` gave. Raises Refused `not_an_answer` where JSON holds something else."""
    if value is None:
        return None
    try:
        return _from_json(question, value)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise Refused("not_an_answer", label=question.label) from error


def _from_json(question: Question, value: Any) -> Any:
    match question.type:
        case "integer":
            return _of_type(value, int)
        case "decimal" | "money":
            number = Decimal(_of_type(value, str))
            return _of_type(number if number.is_finite() and abs(number.adjusted()) <= _MOST else None, Decimal)
        case "date":
            return date.fromisoformat(_of_type(value, str)).isoformat()
        case "choices" | "file":
            return [_of_type(one, str) for one in _of_type(value, list)]
        case "table":
            return [_row(question, _of_type(row, dict)) for row in _of_type(value, list)]
        case _:
            return _of_type(value, str)


def _row(question: Question, row: dict[str, Any]) -> dict[str, Any]:
    """A row with its known columns read; what an older form asked stays as it is."""
    columns = {column.code: column for column in question.columns}
    return {code: from_json(columns[code], one) if code in columns else one for code, one in row.items()}


def _of_type[T](value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(kind.__name__)
    return value


def _chosen(question: Question, typed: str) -> str:
    """The code of a choice typed as its code or its label."""
    wanted = squeeze(typed)
    for choice in question.choices:
        if wanted in (choice.code, squeeze(choice.label)):
            return choice.code
    raise Refused("not_among_choices", value=wanted, label=question.label)


def _date(text: str) -> Understood:
    day = parse_date(text)
    return Understood(day.isoformat(), era_note(text) or f"วัน{WEEKDAYS[day.weekday()]}")


def era_note(typed: str) -> str:
    """The sentence that tells of a year of the common era that was converted; empty where none was typed."""
    found = _ERA.search(arabic(typed))
    return f"ปี {found[0]} เป็น ค.ศ. ระบบแปลงเป็น พ.ศ. {buddhist(int(found[0]))} ให้แล้ว โปรดตรวจสอบ" if found else ""


def _number(question: Question, text: str) -> Understood:
    """A number with commas, Thai digits, and units that are no surprise; what was scaled is told."""
    found = _NUMBER.fullmatch(arabic(text))
    digits = re.sub(r"\s*,\s*|\s+", ",", found[2].strip()) if found else ""
    if found is None or not _GROUPED.fullmatch(digits) or not _is_unit(question, found[4]) or len(digits) > _MOST:
        raise Refused("not_a_number", label=question.label)
    number = Decimal(found[1] + digits.replace(",", "")) * _TIMES.get(found[3], 1)
    if question.type == "integer" and number != number.to_integral_value():
        raise Refused("not_a_whole_number", label=question.label, value=text)
    kept: int | Decimal = int(number) if question.type == "integer" else number.normalize() + 0
    if question.type == "money":
        kept = number.quantize(Decimal("0.01"), ROUND_HALF_UP) + 0
    return Understood(kept, _scaled(question, text, kept) if found[3] or kept != number else "")


def _scaled(question: Question, text: str, kept: int | Decimal) -> str:
    unit = question.unit or ("บาท" if question.type == "money" else "")
    return f"ระบบแปลง “{text}” เป็น {show(question, kept)} {unit}".rstrip() + " โปรดตรวจสอบ"


def _is_unit(question: Question, written: str) -> bool:
    """Whether what follows a number is its unit: none, the question's own, or baht of money."""
    usual = (*_WHOLE_BAHT, "baht", "THB") if question.type == "money" else ()
    return written in ("", question.unit, *usual)
