"""When a question is asked, and what must hold of its answers: conditions as data.

    condition := {"is": [code, value]} | {"any_of": [code, [value, …]]} | {"has": [code, choice]} | {"answered": code}
               | {"at_least": [code, bound]} | {"at_most": [code, bound]}
               | {"all": [condition, …]} | {"any": [condition, …]} | {"not": condition}
    bound     := number | ISO date | {"answer": code}

A comparison with an answer that is not given is neither true nor false: nothing is asked because of it, and nothing
is wrong because of it; what is missing is told by `required`, once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

type Json = dict[str, Any]
type Given = Mapping[str, Any]

COMPARING: Final = ("at_least", "at_most")
JOINING: Final = ("all", "any")
OPERATORS: Final = ("is", "any_of", "has", "answered", *COMPARING, *JOINING, "not")


@dataclass(frozen=True, slots=True)
class Condition:
    """One node: `code` and `value` of what is compared, or the `parts` that are joined."""

    operator: str
    code: str = ""
    value: Any = None
    parts: tuple["Condition", ...] = ()

    def holds(self, given: Given) -> bool:
        """Whether it is true of some answers (code → value; tables and outer answers alike)."""
        return self._truth(given) is True

    def broken(self, given: Given) -> bool:
        """Whether it is false of them."""
        return self._truth(given) is False

    def _truth(self, given: Given) -> bool | None:
        """True, false, or None where an answer that is compared is not given (Kleene's logic)."""
        match self.operator:
            case "all" | "any":
                found = {part._truth(given) for part in self.parts}  # noqa: SLF001
                settles = self.operator == "any"
                return settles if settles in found else None if None in found else not settles
            case "not":
                inner = self.parts[0]._truth(given)  # noqa: SLF001
                return None if inner is None else not inner
            case _:
                return self._compare(given.get(self.code), given)

    def codes(self) -> Iterator[str]:
        """Every question it asks about."""
        if self.code:
            yield self.code
        if self.other:
            yield self.other
        for part in self.parts:
            yield from part.codes()

    @property
    def other(self) -> str:
        """The question whose answer is the bound, "" where the bound stands in the form."""
        return str(self.value["answer"]) if isinstance(self.value, dict) else ""

    def _compare(self, answer: Any, given: Given) -> bool | None:
        match self.operator:
            case "answered":
                return not blank(answer)
            case "is":
                return bool(answer == self.value)
            case "any_of":
                return answer in self.value
            case "has":
                return self.value in (answer or ())
            case _:
                return self._ordered(answer, given.get(self.other) if self.other else self.value)

    def _ordered(self, answer: Any, bound: Any) -> bool | None:
        if blank(answer) or blank(bound):
            return None
        return bool(answer >= bound) if self.operator == "at_least" else bool(answer <= bound)


def blank(answer: Any) -> bool:
    """Whether an answer is none: nothing, an empty text, an empty list. Zero and "no" are answers."""
    return answer is None or answer in ("", [], ())
