"""A form as data: sections of questions, frozen. `reading.read` makes one of JSON; `writing.write` gives it back.

Codes last: answers are kept under them, through every version of the form. A table is a question whose columns are
questions; its answer is a list of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tidtam.core.forms.conditions import Condition

Type = Literal[
    "text", "long_text", "integer", "decimal", "money", "date", "choice", "choices", "table", "file"
]  # fmt: skip
Level = Literal["block", "warn", "info"]

TYPES: Final[tuple[Type, ...]] = (
    "text", "long_text", "integer", "decimal", "money", "date", "choice", "choices", "table", "file",
)  # fmt: skip
LEVELS: Final[tuple[Level, ...]] = ("block", "warn", "info")
NUMBERS: Final = ("integer", "decimal", "money")
ORDERED: Final = (*NUMBERS, "date")
CHOOSING: Final = ("choice", "choices")
LONGEST: Final = {"text": 500, "long_text": 20_000}
"""Characters of a text, where the form sets no other bound."""

MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold of the answers around a question; `message` says in Thai what is wrong where it does not."""

    level: Level
    holds: Condition
    message: str


@dataclass(frozen=True, slots=True)
class Total:
    """`total` must be the sum of `of`: codes beside it, or "table.column" for a column over all rows."""

    total: str
    of: tuple[str, ...]
    level: Level = "block"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `minimum` and `maximum` are numbers or ISO dates; `columns` and `totals` are those of a table."""

    code: str
    type: Type
    label: str
    hint: str = ""
    why: str = ""
    unit: str = ""
    required: bool = False
    relevant: Condition | None = None
    constraints: tuple[Constraint, ...] = ()
    choices: tuple[Choice, ...] = ()
    minimum: Any = None
    maximum: Any = None
    longest: int | None = None
    columns: tuple["Question", ...] = ()
    totals: tuple[Total, ...] = ()
    fewest_rows: int = 0
    most_rows: int = MOST_ROWS

    @property
    def bound_of_length(self) -> int:
        return self.longest or LONGEST.get(self.type, LONGEST["text"])

    def label_of(self, choice: str) -> str:
        """A choice as people read it; its code where the form has it no more."""
        return next((one.label for one in self.choices if one.code == choice), choice)


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""
    relevant: Condition | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. `by_code`: every question outside tables."""

    code: str
    title: str
    sections: tuple[Section, ...]
    intro: str = ""
    totals: tuple[Total, ...] = ()
    by_code: dict[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {one.code: one for one in self.questions()})

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the page; columns of tables are not among them."""
        for section in self.sections:
            yield from section.questions
