"""The bench itself runs: a small nation through every page it measures."""

from typing import Any

import pytest

from tests.directives.conftest import TODAY
from tests.perf import bench_scale

pytestmark = pytest.mark.django_db


def test_a_small_nation_goes_through_every_page(
    settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.TODAY = TODAY
    monkeypatch.setattr(bench_scale, "RUNS", 2)
    monkeypatch.setattr(bench_scale, "SHORT", 20)
    world = bench_scale._World(200)
    long = world.circulate(world.long_letter())
    assert world.laid(long) == 200 * 2 * 2
    bench_scale._pages(world, long, world.circulate(world.short_letter()))
    told = capsys.readouterr().out
    assert "one district" in told
    assert "150 rows × 10" in told
    assert world.undo(long).obligations == 800
