"""What is asked of an organisation, given what it has answered; and what is missing or wrong in its answers.

The functions take answers as kept (`values`), code → answer. Nothing is changed: what is no longer asked stays where
it is, so that a choice taken back loses nothing; `asked` says what counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tidtam.core.forms.conditions import blank
from tidtam.core.forms.definition import NUMBERS, Form, Level, Question, Section, Total
from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import format_date

type Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be seen at a place: "reporter", "activities[2].budget". `code` is that of a refusal, or of the rule
    ("constraint", "total")."""

    place: str
    level: Level
    message: str
    code: str


def asked(form: Form, answers: Answers) -> list[tuple[Section, list[Question]]]:
    """The sections and questions that are to be answered now, in the order of the page.

    Only answers that count themselves ask further: one that is hidden, or is not of its kind, asks nothing.
    """
    counting: dict[str, Any] = {}
    return [
        (section, _asked(section.questions, answers, counting))
        for section in form.sections
        if section.relevant is None or section.relevant.holds(counting)
    ]


def check(form: Form, answers: Answers) -> list[Finding]:
    """Everything to be seen in the answers that count, in the order of the page; totals of the whole form last."""
    now = [question for _, questions in asked(form, answers) for question in questions]
    counting: dict[str, Any] = {}
    _asked(now, answers, counting)
    found = [finding for question in now for finding in _question(question, answers, counting, "")]
    return [*found, *_totals(form.totals, counting, form.by_code, "")]


def unanswered(form: Form, answers: Answers) -> list[Question]:
    """Questions asked now that have no answer, required or not."""
    return [one for _, questions in asked(form, answers) for one in questions if blank(answers.get(one.code))]


def kept_for(form: Form, answers: Answers) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers that a version of the form can take, and those it has no question of that kind for any more.

    Answers are tied to codes: a form that was changed takes all that it still asks. A choice no longer offered, a
    table that became a text, go to the second.
    """
    fits = {code: value for code, value in answers.items() if code in form.by_code and _fits(form.by_code[code], value)}
    return fits, {code: value for code, value in answers.items() if code not in fits}


def _asked(questions: Iterable[Question], answers: Answers, counting: dict[str, Any]) -> list[Question]:
    """Those of some questions that are asked, in their order. `counting` are the answers that count so far, and grows
    with those that are of their kind: sums and comparisons are made of these alone."""
    found = []
    for question in questions:
        if question.relevant is not None and not question.relevant.holds(counting):
            continue
        found.append(question)
        value = answers.get(question.code)
        if not blank(value) and _fits(question, value):
            counting[question.code] = _counted(question, value, counting)
    return found


def _counted(question: Question, value: Any, counting: dict[str, Any]) -> Any:
    """An answer, of a table without the cells that are not asked."""
    if question.type != "table":
        return value
    rows = []
    for row in value:
        around = dict(counting)
        columns = _asked(question.columns, row, around)
        rows.append({column.code: around[column.code] for column in columns if column.code in around})
    return rows


def _question(question: Question, answers: Answers, sound: Answers, prefix: str) -> Iterator[Finding]:
    """What is to be seen at one question: its own answer among `answers`, weighed beside those that are `sound`."""
    place, value = f"{prefix}{question.code}", answers.get(question.code)
    if blank(value):
        if question.required:
            yield _refusal(place, Refused("answer_missing", label=question.label))
    elif not _fits(question, value):
        yield _refusal(place, Refused("not_an_answer", label=question.label))
    else:
        yield from (_refusal(place, refused) for refused in _bounds(question, value))
        yield from _rows(question, value, sound, place)
    for constraint in question.constraints:
        if constraint.holds.broken(sound):
            yield Finding(place, constraint.level, constraint.message, "constraint")


def _rows(question: Question, value: Any, sound: Answers, place: str) -> Iterator[Finding]:
    """A table's rows, each with its own answers before those around it."""
    by_code = {column.code: column for column in question.columns}
    for number, row in enumerate(value if question.type == "table" else ()):
        here = f"{place}[{number}]."
        around = {**sound}
        for column in _asked(question.columns, row, around):
            yield from _question(column, row, around, here)
        yield from _totals(question.totals, around, by_code, here)


def _bounds(question: Question, value: Any) -> Iterator[Refused]:
    match question.type:
        case "text" | "long_text":
            if len(value) > question.bound_of_length:
                most = question.bound_of_length
                yield Refused("answer_too_long", label=question.label, length=f"{len(value):,}", most=f"{most:,}")
        case "table":
            yield from _count(question, len(value))
        case "date" if _outside(question, value):
            yield Refused("date_out_of_range", label=question.label, range=_range(question))
        case kind if kind in NUMBERS and _outside(question, value):
            yield Refused("number_out_of_range", label=question.label, range=_range(question))


def _count(question: Question, rows: int) -> Iterator[Refused]:
    if rows < question.fewest_rows:
        yield Refused("too_few_rows", label=question.label, fewest=question.fewest_rows)
    if rows > question.most_rows:
        yield Refused("too_many_rows", label=question.label, count=f"{rows:,}", most=f"{question.most_rows:,}")


def _outside(question: Question, value: Any) -> bool:
    low, high = question.minimum, question.maximum
    return (low is not None and value < low) or (high is not None and value > high)


def _range(question: Question) -> str:
    """The bounds in words: "ไม่น้อยกว่า 0 และไม่เกิน 100", "ไม่ก่อน 1 ต.ค. 2561"."""
    low, high = ("ไม่ก่อน", "ไม่หลัง") if question.type == "date" else ("ไม่น้อยกว่า", "ไม่เกิน")
    bounds = ((low, question.minimum), (high, question.maximum))
    return " และ".join(f"{word} {_bound(value)}" for word, value in bounds if value is not None)


def _bound(value: Any) -> str:
    return format_date(date.fromisoformat(value), "short") if isinstance(value, str) else f"{value:,}"


def _fits(question: Question, value: Any) -> bool:
    """Whether a kept answer is of the question's kind."""
    match question.type:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "decimal" | "money":
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
        case "date":
            return _is_day(value)
        case "choice":
            return value in [one.code for one in question.choices]
        case "choices":
            offered = [one.code for one in question.choices]
            return isinstance(value, list) and all(one in offered for one in value)
        case "table":
            return isinstance(value, list) and all(isinstance(row, dict) for row in value)
        case "file":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case _:
            return isinstance(value, str)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _totals(
    totals: tuple[Total, ...], answers: Answers, by_code: Mapping[str, Question], prefix: str
) -> Iterator[Finding]:
    for one in totals:
        said = answers.get(one.total)
        parts = [_sum_of(code, answers) for code in one.of]
        if blank(said) or all(part is None for part in parts):
            continue
        whole = sum(part or 0 for part in parts)
        if said != whole:
            named = by_code[one.total].label
            message = f"{named} ({said:,}) ไม่ตรงกับผลรวมของรายการย่อย ({whole:,}) โปรดตรวจสอบ"
            yield Finding(f"{prefix}{one.total}", one.level, message, "total")


def _sum_of(code: str, answers: Answers) -> Any:
    """The answer, or of "table.column" the sum over the rows; None where nothing is answered."""
    table, _, column = code.rpartition(".")
    if not table:
        return answers.get(code)
    given = [row[column] for row in answers.get(table, ()) if isinstance(row.get(column), int | Decimal)]
    return sum(given) if given else None


def _refusal(place: str, refused: Refused) -> Finding:
    return Finding(place, "block", f"{refused.sentence} {refused.way_out}", refused.code)
