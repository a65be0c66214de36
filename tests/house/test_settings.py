"""Every setting is documented, and the environment is read in one place."""

import re
from pathlib import Path

from tidtam.front import documents
from tidtam.front.settings import TABLE

ROOT = Path(__file__).parents[2]
CODE = ROOT / "tidtam"


def test_the_page_of_settings_is_as_the_code_says() -> None:
    assert (ROOT / "docs/settings.md").read_text(encoding="utf-8") == documents.settings_page(), "run: make docs"


def test_each_setting_is_on_the_page_with_its_default() -> None:
    page = documents.settings_page()
    assert all(f"| `{row.name}` |" in page and row.what in page for row in TABLE)
    assert "`localhost,127.0.0.1,[::1]`" in page


def test_the_environment_is_read_in_one_place() -> None:
    reads = re.compile(r"\bos\.(environ\.get|environ\[|getenv)|\bgetenv\(")
    guilty = [path for path in CODE.rglob("*.py") if reads.search(path.read_text(encoding="utf-8"))]
    assert guilty == [CODE / "front/settings.py"]


def test_no_setting_is_read_that_the_table_lacks() -> None:
    named = re.findall(r"TIDTAM_[A-Z_]+", "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py")))
    assert set(named) <= {row.name for row in TABLE}
