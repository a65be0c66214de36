"""Commands that read text on standard input and answer in JSON: `cite` and `deadlines`."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import normalise
from tidtam.front.commands.console import Parser, complain, say_json, typed

_ATTRIBUTES: Final = {"deadline": "date"}
"""Fields that JSON calls otherwise than the code."""


class Question(NamedTuple):
    """Under which `word` of JSON `find` answers, and with which `fields` of what it finds."""

    word: str
    find: Callable[..., Sequence[object]]
    fields: Sequence[str]

    def answer(self, text: str, reference: date | None) -> dict[str, Any]:
        """Spans count in the normalised text, which is given where it is not the text asked about."""
        clean = normalise(text)
        found = [self._plain(each) for each in self.find(clean, reference=reference)]
        return {self.word: found} | ({} if clean == text else {"text": clean})

    def _plain(self, found: object) -> dict[str, Any]:
        values = {name: getattr(found, _ATTRIBUTES.get(name, name)) for name in self.fields}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def run(argv: list[str], *, prog: str, guide: str, question: Question) -> int:
    """Answer once for all of standard input, or for each line with `--jsonl`.

    Exit status 3 where a line was no such JSON; it is answered with its fault, so that answers stay beside questions.
    """
    parser = Parser(prog, guide)
    parser.add_argument("--jsonl", action="store_true")
    if not parser.parse_args(argv).jsonl:
        say_json(question.answer(typed(), None))
        return 0
    status = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip() and not _answer_line(question, number, line):
            status = 3
    return status


def _answer_line(question: Question, number: int, line: bytes) -> bool:
    """Answer one line; false where it could not be read."""
    try:
        asked = json.loads(line)
        reference = asked.get("reference_date")
        found = question.answer(asked["text"], date.fromisoformat(reference) if reference else None)
    except (ValueError, KeyError, TypeError, AttributeError):
        refused = Refused("bad_json_line", line=number)
        complain(str(refused))
        say_json({question.word: [], "error": {"code": refused.code, "message": refused.sentence}})
        return False
    say_json(found)
    return True
