"""Pages of docs/ that are made from the code."""

from collections.abc import Callable
from typing import Final

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


PAGES: Final[dict[str, Callable[[], str]]] = {"settings.md": settings_page}
