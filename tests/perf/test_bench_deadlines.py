"""The bench measures what it says, and our own sample is read right."""

import json
from pathlib import Path

import pytest

from tests.perf.bench_deadlines import SAMPLE, baseline, main, measure, report
from tests.perf.scores import Score


def test_our_sample_is_read_right_and_better_than_by_one_cue() -> None:
    mine, plain = measure(SAMPLE), measure(SAMPLE, baseline, "baseline")
    assert mine.score.right >= 25
    assert mine.look_alikes >= 15
    assert mine.misses == []
    assert plain.score.f1 < 0.5


def test_a_wrong_date_a_missing_deadline_and_a_taken_look_alike_all_count(tmp_path: Path) -> None:
    row = {"text": "ให้ส่งภายในวันที่ 5 มกราคมนี้", "deadline_text": "ภายในวันที่ 5", "kind": "absolute", "reference_date": None}
    labels = [
        row | {"deadline": "2022-01-05", "reference_date": "2021-12-20"},
        row | {"deadline": "2022-01-05"},
        row | {"deadline": None, "text": "ไม่มีกำหนด", "deadline_text": "กำหนด", "kind": "vague"},
    ]
    (tmp_path / "deadlines.jsonl").write_text("\n".join(json.dumps(label) for label in labels), "utf-8")
    (tmp_path / "deadlines_hard_negatives.jsonl").write_text(json.dumps(row | {"trigger": "ภายในวันที่ 5"}), "utf-8")
    measured = measure(tmp_path)
    assert measured.score == Score(right=1, wrong=2, missed=2)
    assert [miss.split(":")[0] for miss in measured.misses] == ["missed", "missed", "taken"]
    assert "taken 1/1" in report(measured)


def test_the_command_falls_back_to_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--misses"])
    first, mine, plain = capsys.readouterr().out.splitlines()
    assert first == "deadlines: data"
    assert mine.startswith("tidtam ")
    assert plain.startswith("baseline ")
