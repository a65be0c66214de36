"""What commands share."""

import io
import sys

import pytest

from tidtam.front.commands import console


def test_a_stream_that_cannot_be_set_is_written_to_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stdout", kept)
    console.say_json({"ก": "ข"})
    assert kept.getvalue() == '{"ก": "ข"}\n'


def test_a_wrong_call_is_one_line_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        console.Parser("tidtam ลอง", "วิธีใช้").parse_args(["--nothing"])
    shown = capsys.readouterr()
    assert left.value.code == 2
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert "ดูวิธีใช้ด้วย  tidtam ลอง --help" in shown.err
