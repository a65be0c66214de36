"""What is wrong with a form that only the whole shows: what its parts say of each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from tidtam.core.forms.conditions import Condition
from tidtam.core.forms.definition import CHOOSING, LONGEST, MOST_ROWS, NUMBERS, ORDERED, TYPES, Form, Question, Total

_SINGLE: Final = ("text", "long_text", *ORDERED, "choice")
_FITTING: Final[dict[str, tuple[str, ...]]] = {
    "is": _SINGLE, "any_of": _SINGLE, "has": ("choices",), "at_least": ORDERED, "at_most": ORDERED
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a definition is wrong, and why, in Thai."""

    place: str
    why: str


def crossed(form: Form) -> Iterator[Fault]:
    """What only the whole shows: codes used twice, questions named that are not there, or stand later."""
    seen: dict[str, Question] = {}
    for number, section in enumerate(form.sections):
        place = f"sections[{number}]"
        yield from _unknown(f"{place}.relevant", section.relevant, seen)
        if not section.questions:
            yield Fault(f"{place}.questions", "ต้องมีคำถามอย่างน้อยหนึ่งข้อ")
        yield from _questions(f"{place}.questions", section.questions, seen)
    if not form.sections:
        yield Fault("sections", "ต้องมีอย่างน้อยหนึ่งส่วน")
    if len({section.code for section in form.sections}) < len(form.sections):
        yield Fault("sections", "รหัสของส่วนซ้ำกัน")
    yield from _wrong_totals("", form.totals, seen, seen)


def _questions(place: str, questions: tuple[Question, ...], seen: dict[str, Question]) -> Iterator[Fault]:
    """Faults of questions in their order; `seen` grows with them. Columns see what stands before their table too."""
    for number, question in enumerate(questions):
        here = f"{place}[{number}]"
        if question.code in seen:
            yield Fault(f"{here}.code", f"รหัส “{question.code}” ใช้แล้ว")
        yield from _unknown(f"{here}.relevant", question.relevant, seen)
        seen[question.code] = question
        yield from _shape(here, question)
        for order, constraint in enumerate(question.constraints):
            yield from _unknown(f"{here}.constraints[{order}]", constraint.holds, seen)
        inner = dict(seen)
        yield from _questions(f"{here}.columns", question.columns, inner)
        own = {column.code: column for column in question.columns}
        yield from _wrong_totals(f"{here}.", question.totals, own, inner)


def _shape(here: str, question: Question) -> Iterator[Fault]:
    """What a type needs and what it cannot have."""
    if bool(question.choices) != (question.type in CHOOSING):
        yield Fault(f"{here}.choices", "ตัวเลือกใช้กับ choice และ choices และต้องมีเสมอ")
    if len({one.code for one in question.choices}) < len(question.choices):
        yield Fault(f"{here}.choices", "รหัสตัวเลือกซ้ำกัน")
    if bool(question.columns) != (question.type == "table"):
        yield Fault(f"{here}.columns", "คอลัมน์ใช้กับ table และต้องมีเสมอ")
    if question.longest is not None and (question.type not in LONGEST or not question.longest):
        yield Fault(f"{here}.longest", "ใช้กับ text และ long_text และต้องเป็นจำนวนเต็มตั้งแต่ 1")
    if question.type != "table" and (question.totals or (question.fewest_rows, question.most_rows) != (0, MOST_ROWS)):
        yield Fault(here, "fewest_rows, most_rows และ totals ใช้กับ table เท่านั้น")
    if question.fewest_rows > question.most_rows:
        yield Fault(f"{here}.fewest_rows", "จำนวนแถวน้อยที่สุดมากกว่ามากที่สุด")
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        yield Fault(f"{here}.minimum", "ค่าน้อยที่สุดมากกว่าค่ามากที่สุด")


def _unknown(place: str, condition: Condition | None, seen: dict[str, Question]) -> Iterator[Fault]:
    for code in condition.codes() if condition else ():
        if code not in seen:
            yield Fault(place, f"เงื่อนไขอ้างถึง “{code}” ซึ่งไม่มี หรืออยู่หลังคำถามนี้")
    yield from _unfit(place, condition, seen)


def _unfit(place: str, condition: Condition | None, seen: dict[str, Question]) -> Iterator[Fault]:
    """Comparisons that can never hold: an order of what has none, a value of another kind, a choice not offered."""
    if condition is None:
        return
    for part in condition.parts:
        yield from _unfit(place, part, seen)
    asked = seen.get(condition.code)
    if asked is None:
        return
    fit = _FITTING.get(condition.operator, TYPES)
    if asked.type not in fit:
        yield Fault(place, f"“{asked.code}” เป็น {asked.type} แต่ {condition.operator} ใช้กับ {', '.join(fit)}")
    elif condition.operator != "answered" and not _comparable(asked, condition, seen):
        expected = "ตัวเลือกของคำถามนั้น" if asked.choices else "ค่าชนิดเดียวกัน (ตัวเลข หรือวันที่แบบ 2019-11-30)"
        yield Fault(place, f"“{asked.code}” เปรียบเทียบกับค่าในเงื่อนไขไม่ได้ ต้องเป็น{expected}")


def _comparable(asked: Question, condition: Condition, seen: dict[str, Question]) -> bool:
    """Whether an answer can be equal to what it is compared with, or stand in an order with it."""
    if condition.other:
        other = seen.get(condition.other, asked)
        return (other.type in NUMBERS) == (asked.type in NUMBERS) and other.type in ORDERED
    values = condition.value if condition.operator == "any_of" else (condition.value,)
    if asked.choices:
        return {one.code for one in asked.choices}.issuperset(values)
    if asked.type == "date":
        return all(isinstance(one, str) and _is_day(one) for one in values)
    return all(isinstance(one, Decimal) == (asked.type in NUMBERS) for one in values)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wrong_totals(
    prefix: str, totals: tuple[Total, ...], own: dict[str, Question], seen: dict[str, Question]
) -> Iterator[Fault]:
    """Sums of what is no number; a total that does not stand beside its sum (`own`), where nobody would look."""
    for number, one in enumerate(totals):
        if one.total in seen and one.total not in own:
            yield Fault(f"{prefix}totals[{number}].total", f"“{one.total}” ไม่อยู่ในตารางนี้")
        for code in (one.total, *one.of):
            table, _, column = code.rpartition(".")
            columns = {part.code: part for part in seen[table].columns} if table in seen else {}
            found = columns.get(column) if table else seen.get(code)
            if found is None or found.type not in NUMBERS:
                yield Fault(f"{prefix}totals[{number}]", f"“{code}” ไม่ใช่คำถามที่ตอบเป็นตัวเลข")
