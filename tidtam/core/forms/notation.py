"""A form as JSON, in and out. What is wrong is told by place: "sections[0].questions[2].type"."""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from tidtam.core.forms import conditions
from tidtam.core.forms.conditions import Condition, Json
from tidtam.core.forms.definition import (
    LEVELS,
    NUMBERS,
    TYPES,
    Choice,
    Constraint,
    Form,
    Question,
    Section,
    Total,
)  # fmt: skip
from tidtam.core.forms.faults import Fault, crossed
from tidtam.core.refusal import Refused

MOST_DEEP: Final = 20
"""Conditions within conditions; more is a mistake or an attack."""

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEXTS: Final = ("hint", "why", "unit")
_COUNTS: Final = ("fewest_rows", "most_rows", "longest")


def read(data: Any) -> Form:
    """The form that JSON describes. Raises Refused `form_faulty`: the first place, why, and how many there are."""
    form, found = _read(data)
    if form is None or found:
        raise Refused("form_faulty", place=found[0].place, why=found[0].why, count=len(found))
    return form


def faults(data: Any) -> list[Fault]:
    """Everything that is wrong with a definition, in its order; nothing where it is sound."""
    return _read(data)[1]


def write(form: Form) -> Json:
    """The JSON of a form; what has its usual value is left out."""
    data: Json = _write(form)
    return data


def _read(data: Any) -> tuple[Form | None, list[Fault]]:
    reader = _Reader()
    form = reader.form(data)
    found = reader.found
    return form, found or list(crossed(form) if form else ())


class _Reader:
    """Reads a definition and notes its faults; where a value is wrong it goes on with an empty one."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def form(self, data: Any) -> Form | None:
        known = self._object("", data, Form, ("by_code",))
        if known is None:
            return None
        return Form(
            code=self._code("code", known.get("code")),
            title=self._text("title", known.get("title")),
            intro=self._text("intro", known.get("intro", ""), empty=True),
            sections=self._list("sections", known.get("sections"), self._section),
            totals=self._list("totals", known.get("totals", []), self._total),
        )

    def _section(self, place: str, data: Any) -> Section | None:
        known = self._object(place, data, Section)
        if known is None:
            return None
        return Section(
            code=self._code(f"{place}.code", known.get("code")),
            title=self._text(f"{place}.title", known.get("title")),
            hint=self._text(f"{place}.hint", known.get("hint", ""), empty=True),
            relevant=self._condition(f"{place}.relevant", known.get("relevant")),
            questions=self._list(f"{place}.questions", known.get("questions"), self._question),
        )

    def _question(self, place: str, data: Any) -> Question | None:
        known = self._object(place, data, Question)
        if known is None:
            return None
        if known.get("type") not in TYPES:
            self._fault(f"{place}.type", f"ชนิดคำถามต้องเป็น {', '.join(TYPES)}")
            return None
        told: dict[str, Any] = {
            name: self._text(f"{place}.{name}", known[name], empty=True) for name in _TEXTS if name in known
        }
        told["label"] = self._text(f"{place}.label", known.get("label"))
        bounds: dict[str, Any] = {name: self._bound(f"{place}.{name}", known, name) for name in ("minimum", "maximum")}
        counts: dict[str, Any] = {
            name: self._count(f"{place}.{name}", known[name]) for name in _COUNTS if name in known
        }
        parts: dict[str, Callable[[str, Any], Any]] = {
            "choices": self._choice, "columns": self._column, "totals": self._total, "constraints": self._constraint,
        }  # fmt: skip
        lists: dict[str, Any] = {
            name: self._list(f"{place}.{name}", known[name], one) for name, one in parts.items() if name in known
        }
        return Question(
            code=self._code(f"{place}.code", known.get("code")),
            type=known["type"],
            required=self._yes(f"{place}.required", known.get("required", False)),
            relevant=self._condition(f"{place}.relevant", known.get("relevant")),
            **told,
            **bounds,
            **counts,
            **lists,
        )

    def _column(self, place: str, data: Any) -> Question | None:
        """A question that is no table: tables in tables would go down without end."""
        if isinstance(data, dict) and data.get("type") in ("table", "file"):
            self._fault(f"{place}.type", "ในตารางมีตารางหรือไฟล์ซ้อนไม่ได้")
            return None
        if isinstance(data, dict) and "columns" in data:
            self._fault(f"{place}.columns", "คอลัมน์ใช้กับ table เท่านั้น")
            return None
        return self._question(place, data)

    def _choice(self, place: str, data: Any) -> Choice | None:
        known = self._object(place, data, Choice)
        if known is None:
            return None
        label = self._text(f"{place}.label", known.get("label"))
        return Choice(self._code(f"{place}.code", known.get("code"), loose=True), label)

    def _constraint(self, place: str, data: Any) -> Constraint | None:
        known = self._object(place, data, Constraint)
        if known is None:
            return None
        holds = self._condition(f"{place}.holds", known.get("holds"))
        if holds is None:
            self._fault(f"{place}.holds", "ต้องระบุเงื่อนไข")
            return None
        level = self._level(f"{place}.level", known.get("level"))
        return Constraint(level, holds, self._text(f"{place}.message", known.get("message")))

    def _total(self, place: str, data: Any) -> Total | None:
        known = self._object(place, data, Total)
        if known is None:
            return None
        of = known.get("of")
        if not isinstance(of, list) or not of or not all(isinstance(one, str) for one in of):
            self._fault(f"{place}.of", "ต้องเป็นรายการรหัสคำถามที่นำมารวมกัน")
            of = []
        level = self._level(f"{place}.level", known.get("level", "block"))
        return Total(self._code(f"{place}.total", known.get("total")), tuple(of), level)

    def _condition(self, place: str, data: Any, depth: int = 0) -> Condition | None:
        if data is None:
            return None
        if not isinstance(data, dict) or len(data) != 1 or next(iter(data)) not in conditions.OPERATORS:
            self._fault(place, f"เงื่อนไขต้องมีตัวดำเนินการเดียวจาก {', '.join(conditions.OPERATORS)}")
            return None
        if depth > MOST_DEEP:
            self._fault(place, "เงื่อนไขซ้อนกันลึกเกินไป")
            return None
        operator, said = next(iter(data.items()))
        if operator in (*conditions.JOINING, "not"):
            return self._joined(place, operator, said, depth)
        if operator == "answered":
            return Condition(operator, self._code(f"{place}.{operator}", said))
        if not isinstance(said, list) or len(said) != 2:
            self._fault(f"{place}.{operator}", "ต้องเป็น [รหัสคำถาม, ค่า]")
            return None
        return Condition(operator, self._code(f"{place}.{operator}[0]", said[0]), self._value(place, operator, said[1]))

    def _joined(self, place: str, operator: str, said: Any, depth: int) -> Condition | None:
        inner = [said] if operator == "not" else said
        if not isinstance(inner, list) or not inner:
            self._fault(f"{place}.{operator}", "ต้องมีเงื่อนไขอย่างน้อยหนึ่งข้อ")
            return None
        parts = [self._condition(f"{place}.{operator}[{n}]", one, depth + 1) for n, one in enumerate(inner)]
        if None in inner:
            self._fault(f"{place}.{operator}", "เงื่อนไขว่างเปล่า")
            return None
        return Condition(operator, parts=tuple(part for part in parts if part))

    def _value(self, place: str, operator: str, value: Any) -> Any:
        """What an answer is compared with: numbers as Decimal, a list of values as a tuple."""
        if operator == "any_of":
            if not isinstance(value, list):
                self._fault(f"{place}.any_of[1]", "ต้องเป็นรายการค่า")
                return ()
            return tuple(self._value(place, "is", one) for one in value)
        if isinstance(value, dict):
            other = value.get("answer") if operator in conditions.COMPARING and set(value) == {"answer"} else None
            return {"answer": self._code(f"{place}.{operator}[1]", other)}
        if _is_number(value):
            return Decimal(str(value))
        if not isinstance(value, str):
            self._fault(f"{place}.{operator}[1]", "ค่าต้องเป็นข้อความหรือตัวเลข")
        return value

    def _bound(self, place: str, known: Json, name: str) -> Any:
        value = known.get(name)
        if value is None:
            return None
        try:
            if known["type"] == "date":
                return date.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            self._fault(place, "ต้องเป็นวันที่แบบ 2019-11-30")
            return None
        if known["type"] not in NUMBERS:
            self._fault(place, "ใช้กับตัวเลขหรือวันที่เท่านั้น")
            return None
        if _is_number(value):
            return Decimal(str(value))
        self._fault(place, "ต้องเป็นตัวเลข")
        return None

    def _object(self, place: str, data: Any, kind: type, hidden: tuple[str, ...] = ()) -> Json | None:
        if not isinstance(data, dict):
            self._fault(place, "ต้องเป็นวัตถุ JSON ({…})")
            return None
        names = {one.name for one in fields(kind)} - set(hidden)
        for stranger in sorted(map(str, data.keys() - names)):
            self._fault(f"{place}.{stranger}".lstrip("."), f"ไม่รู้จักช่องนี้ ใช้ได้: {', '.join(sorted(names))}")
        return data

    def _list[T](self, place: str, data: Any, one: Callable[[str, Any], T | None]) -> tuple[T, ...]:
        if not isinstance(data, list):
            self._fault(place, "ต้องเป็นรายการ ([…])")
            return ()
        read = [one(f"{place}[{number}]", item) for number, item in enumerate(data)]
        return tuple(item for item in read if item is not None)

    def _code(self, place: str, value: Any, *, loose: bool = False) -> str:
        pattern = re.compile(r"[\w.-]{1,40}") if loose else _CODE
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        self._fault(place, "รหัสต้องเป็นอักษรอังกฤษตัวเล็ก ตัวเลข หรือ _ ขึ้นต้นด้วยอักษร ยาวไม่เกิน 40 ตัว")
        return ""

    def _text(self, place: str, value: Any, *, empty: bool = False) -> str:
        if isinstance(value, str) and (empty or value.strip()):
            return value
        self._fault(place, "ต้องเป็นข้อความ")
        return ""

    def _yes(self, place: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fault(place, "ต้องเป็น true หรือ false")
        return value is True

    def _count(self, place: str, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000:
            return value
        self._fault(place, "ต้องเป็นจำนวนเต็มตั้งแต่ 0")
        return 0

    def _level(self, place: str, value: Any) -> Any:
        if value not in LEVELS:
            self._fault(place, f"ระดับต้องเป็น {', '.join(LEVELS)}")
        return value

    def _fault(self, place: str, why: str) -> None:
        self.found.append(Fault(place or "แบบรายงาน", why))


def _is_number(value: Any) -> bool:
    """JSON's numbers: Python reads NaN and Infinity too, which are in no order."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _write(value: Any) -> Any:
    if isinstance(value, Condition):
        return _condition_json(value)
    if is_dataclass(value):
        kept = ((one, getattr(value, one.name)) for one in fields(value) if one.init)
        return {one.name: _write(said) for one, said in kept if one.default is MISSING or said != one.default}
    if isinstance(value, tuple | list):
        return [_write(one) for one in value]
    return _plain(value) if isinstance(value, Decimal) else value


def _condition_json(condition: Condition) -> Json:
    match condition.operator:
        case "all" | "any":
            return {condition.operator: [_write(part) for part in condition.parts]}
        case "not":
            return {"not": _write(condition.parts[0])}
        case "answered":
            return {"answered": condition.code}
        case operator:
            return {operator: [condition.code, _write(condition.value)]}


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
