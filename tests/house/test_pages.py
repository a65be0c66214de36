"""Generated pages equal the code."""

from pathlib import Path

import pytest

from tests.house import pages


def test_generated_pages_equal_the_code() -> None:
    assert list(pages.stale()) == [], "run: make docs"


def test_a_page_that_differs_is_named_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pages, "DOCS", tmp_path)
    assert pages.main([]) == 1
    assert "docs/states.md differs from the code" in capsys.readouterr().err
    assert pages.main(["--write"]) == 0
    assert pages.main([]) == 0
