"""Pages of docs/ that are made from the code."""

from collections.abc import Callable
from typing import Final

from tidtam.core.duties import states
from tidtam.core.sentences import SENTENCES
from tidtam.front.settings import TABLE

MADE: Final = "Made from the code by `make docs`; a test compares it. Do not edit."


def settings_page() -> str:
    """docs/settings.md, from the table in front/settings.py."""
    rows = [f"| `{row.name}` | {f'`{row.default}`' if row.default else 'empty'} | {row.what} |" for row in TABLE]
    head = [
        "# Settings",
        "",
        f"<!-- {MADE} -->",
        "",
        "Read from the environment, in one place: `tidtam/front/settings.py`.",
        "",
    ]
    return "\n".join([*head, "| Variable | Default | What for |", "|---|---|---|", *rows, ""])


def states_page() -> str:
    """docs/states.md: a picture of every state table."""
    head = [
        "# States",
        "",
        f"<!-- {MADE} -->",
        "",
        "From `tidtam/core/duties/states.py`; `states.move` is the only way.",
        "",
    ]
    return "\n".join([*head, *(line for name in states.TABLES for line in _picture(name))])


def _picture(name: str) -> list[str]:
    table = states.TABLES[name]
    words = [f"    {state}: {state} · {states.WORDS[state]}" for state in states.states_of(table)]
    moves = [f"    {state} --> {after}: {verb}" for (state, verb), after in table.items()]
    start = f"    [*] --> {states.FIRST[name]}"
    return [f"## {name}", "", "```mermaid", "stateDiagram-v2", *words, start, *moves, "```", ""]


def refusals_page() -> str:
    """docs/refusals.md: every refusal by its code."""
    rows = [f"| `{code}` | {one.kind} | {one.what} | {one.way_out} |" for code, one in sorted(SENTENCES.items())]
    head = [
        "# Refusals",
        "",
        f"<!-- {MADE} -->",
        "",
        "Codes are fixed; outside programs may rely on them. Braces are filled",
        "",
    ]
    head[-2] += " with the facts of the case. Kinds: input (422), permit (403), state (409), missing (404)."
    return "\n".join([*head, "| Code | Kind | What is wrong | Way out |", "|---|---|---|---|", *rows, ""])


PAGES: Final[dict[str, Callable[[], str]]] = {
    "settings.md": settings_page,
    "states.md": states_page,
    "refusals.md": refusals_page,
}
