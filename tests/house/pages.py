"""The pages of docs/ that are made from the code: compared on every check, written by `make docs`."""

import sys
from pathlib import Path

import django

from tidtam.front import documents

DOCS = Path(__file__).parents[2] / "docs"


def main(arguments: list[str]) -> int:
    """Compare each generated page with its file; `--write` writes them instead. Exit status 1 where one differs."""
    django.setup()
    stale = []
    for name, make in documents.PAGES.items():
        path, text = DOCS / name, make()
        if "--write" in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        sys.stderr.write(f"docs/{name} differs from the code: run  make docs\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
