"""The bench of whole letters reports every letter it was given, and both medians."""

import pytest

from tests.core.reading.country import DATA
from tests.perf import bench_read


def test_it_reports_each_letter_and_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    bench_read.main([str(DATA), str(DATA / "memo.txt"), str(DATA / "sealed.txt")])
    out = capsys.readouterr().out
    assert out.startswith("reading, 2 letters\n")
    assert all(word in out for word in ("memo", "sealed", "ours      median", "baseline  median"))


def test_the_baseline_finds_numbers_and_dates_only() -> None:
    assert bench_read.baseline("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒") == (
        ["ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒"],
        ["๒๒ พฤศจิกายน ๒๕๖๒"],
    )
