"""docs/forms.md tells the truth: its definitions are sound, its faults and typed answers are as it says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tidtam.core.forms import notation, values
from tidtam.core.forms.conditions import OPERATORS
from tidtam.core.forms.definition import TYPES, Choice, Question
from tidtam.core.refusal import Refused

PAGE = (Path(__file__).parents[3] / "docs/forms.md").read_text(encoding="utf-8")
BLOCKS = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
WHOLE = next(block for block in BLOCKS if "sections" in block)
TYPED = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", PAGE.partition("## How typed")[2], re.MULTILINE)


def form_of(block: Any) -> dict[str, Any]:
    """A whole form; a list of questions as the only section of one; a condition at the end of the page's form."""
    if isinstance(block, list):
        return {"code": "a", "title": "ก", "sections": [{"code": "a", "title": "ก", "questions": block}]}
    if "sections" in block:
        return dict(block)
    last = {"code": "last", "type": "text", "label": "ก", "relevant": block}
    section = {"code": "more", "title": "ก", "questions": [last]}
    return {**WHOLE, "sections": [*WHOLE["sections"], section]}


@pytest.mark.parametrize("block", BLOCKS)
def test_every_definition_of_the_page_is_sound(block: Any) -> None:
    assert notation.faults(form_of(block)) == []


def test_the_page_shows_every_type_and_every_operator() -> None:
    shown = json.dumps(BLOCKS)
    assert [one for one in TYPES if f'"type": "{one}"' not in shown] == []
    assert [one for one in OPERATORS if f'{{"{one}"' not in PAGE] == []


def test_a_faulty_definition_is_told_as_the_page_says() -> None:
    faulty, _, rest = PAGE.partition("```json faulty\n")[2].partition("```")
    told = rest.partition("```text\n")[2].partition("```")[0].splitlines()
    assert [f"{fault.place}: {fault.why}" for fault in notation.faults(json.loads(faulty))] == told[:-1]


@pytest.mark.parametrize(("kind", "typed", "kept"), TYPED)
def test_what_is_typed_is_kept_as_the_page_says(kind: Any, typed: str, kept: str) -> None:
    question = Question("a", kind, "ก", unit="คน" if kind == "integer" else "", choices=(Choice("yes", "มี"),))
    try:
        found = str(values.parse(question, typed.strip()).value)
    except Refused as refused:
        found = f"refused: {refused.code}"
    assert found == kept.strip()


def test_the_table_of_typed_answers_was_found() -> None:
    assert len(TYPED) > 10
