"""The pages of docs/ that are made from the code: compared on every check, written by `make docs`."""

import sys
from pathlib import Path

from tidtam.front import ready

DOCS = Path(__file__).parents[2] / "docs"


def stale() -> dict[str, str]:
    """Name and right text of every generated page that differs from its file."""
    pages = {name: make() for name, make in ready.load("tidtam.front.documents").PAGES.items()}
    return {name: text for name, text in pages.items() if not same(DOCS / name, text)}


def same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def main(arguments: list[str]) -> int:
    """Name each page that differs, exit status 1 where one does; `--write` mends them instead."""
    differing = stale()
    for name, text in differing.items():
        if "--write" in arguments:
            (DOCS / name).write_text(text, encoding="utf-8")
        else:
            sys.stderr.write(f"docs/{name} differs from the code: run  make docs\n")
    return 0 if "--write" in arguments else int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
