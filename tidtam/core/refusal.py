"""A refusal: what is wrong, why, and what to do next. Nothing below the doors knows an HTTP status."""

from collections.abc import Callable
from dataclasses import dataclass

from tidtam.core.sentences import SENTENCES, Kind


class Refused(Exception):  # noqa: N818 - the house's word: an action was refused
    """Raised by a check or an action that will not go on.

    `code` is the fixed English code of a sentence in `core.sentences`; `facts` fill its braces.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def sentence(self) -> str:
        """The Thai sentence that says what is wrong and why."""
        return SENTENCES[self.code].what.format(**self.facts)

    @property
    def way_out(self) -> str:
        """The Thai sentence that says what to do next."""
        return SENTENCES[self.code].way_out.format(**self.facts)

    @property
    def kind(self) -> Kind:
        """What sort of refusal it is; the doors choose their status by it."""
        return SENTENCES[self.code].kind

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a check asked beforehand: true where it would pass."""

    refused: Refused | None

    def __bool__(self) -> bool:
        return self.refused is None

    @property
    def why(self) -> str:
        """The sentence for a button's tooltip; empty where the check passes."""
        return "" if self.refused is None else f"{self.refused.sentence} {self.refused.way_out}"


def allows[**P](check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> Verdict:
    """Ask a check without raising: one function serves the action and the button."""
    try:
        check(*args, **kwargs)
    except Refused as refused:
        return Verdict(refused)
    return Verdict(None)
