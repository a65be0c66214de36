"""The bench measures what it says, and our own sample is read right."""

import json
from pathlib import Path

import pytest

from tests.perf.bench_citations import SAMPLE, baseline, main, measure, ours, report
from tests.perf.scores import Score, rows


def test_our_sample_is_read_right_and_better_than_by_one_pattern() -> None:
    mine, plain = measure(SAMPLE), measure(SAMPLE, baseline, "baseline")
    assert mine.rows >= 20
    assert mine.misses == []
    assert mine.score.f1 == 1.0
    assert mine.taken == 0
    assert plain.score.f1 < 0.5
    assert plain.misses[-1].startswith("taken: ")


def test_a_wrong_field_a_missing_citation_and_a_taken_look_alike_all_count(tmp_path: Path) -> None:
    letter = "ตามหนังสือกรมที่ดิน ที่ มท 0515/1 ลงวันที่ 5 มกราคม 2560"
    label = {"text": letter, "citation": "ที่ มท 0515/1", "urgency": None, "number": "มท 0515/1", "date": "2017-01-05"}
    none = {"text": "ไม่มีเลขที่", "citation": "เลขที่", "issuer": None, "urgency": None, "number": None, "date": None}
    labels = [label | {"issuer": "กรมที่ดิน"}, label | {"issuer": "กรมอื่น"}, none]
    (tmp_path / "citations.jsonl").write_text("\n".join(json.dumps(row) for row in labels), "utf-8")
    (tmp_path / "citations_hard_negatives.jsonl").write_text(json.dumps(label), "utf-8")
    measured = measure(tmp_path, ours)
    assert measured.score == Score(right=1, wrong=2, missed=2)
    assert [miss.split(":")[0] for miss in measured.misses] == ["issuer", "missed", "taken"]
    assert "taken 1/1" in report(measured)


def test_scores_of_nothing() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 1, 1).f1) == (1.0, 1.0, 0.0)
    assert rows(SAMPLE / "none.jsonl") == []


def test_the_command_falls_back_to_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path), "--misses"])
    first, mine, plain = capsys.readouterr().out.splitlines()
    assert first == "citations, 24 sentences"
    assert mine.startswith("tidtam ")
    assert plain.startswith("baseline ")
