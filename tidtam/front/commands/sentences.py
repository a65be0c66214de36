"""Commands that read text on standard input and answer in JSON: `cite` and `deadlines`."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tidtam.core.refusal import Refused
from tidtam.core.thai.text import normalise
from tidtam.front.commands.console import Parser, complain, say_json, typed

type Find = Callable[[str, date | None], list[dict[str, Any]]]


def answer(argv: list[str], *, prog: str, guide: str, word: str, find: Find) -> int:
    """Print {word: [what `find` finds]}: once for all of standard input, or for each line with `--jsonl`.

    Exit status 3 where a line was no such JSON; it is answered with its fault, so that answers stay beside questions.
    """
    parser = Parser(prog, guide)
    parser.add_argument("--jsonl", action="store_true")
    if parser.parse_args(argv).jsonl:
        faults = [_answer_line(number, line, word, find) for number, line in _lines()]
        return 3 if any(faults) else 0
    say_json(_found(typed(), None, word, find))
    return 0


def _lines() -> Iterable[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(sys.stdin.buffer, start=1) if line.strip())


def _answer_line(number: int, line: bytes, word: str, find: Find) -> bool:
    """Answer one line; true where it could not be read."""
    try:
        asked = json.loads(line)
        reference = asked.get("reference_date")
        found = _found(asked["text"], date.fromisoformat(reference) if reference else None, word, find)
    except (ValueError, KeyError, TypeError, AttributeError):
        refused = Refused("bad_json_line", line=number)
        complain(str(refused))
        say_json({word: [], "error": {"code": refused.code, "message": refused.sentence}})
        return True
    say_json(found)
    return False


def _found(text: str, reference: date | None, word: str, find: Find) -> dict[str, Any]:
    """Spans count in the normalised text, which is given where it is not the text asked about."""
    clean = normalise(text)
    return {word: find(clean, reference)} | ({} if clean == text else {"text": clean})
