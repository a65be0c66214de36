"""tidtam cite and tidtam deadlines, as outside programs call them."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tidtam.core.refusal import Refused
from tidtam.front.commands import cite, deadlines

CITATION = "ตามหนังสือสำนักงาน ก.ค.ศ. ด่วนที่สุด ที่ ศธ 0206.5/ว10 ลงวันที่ 30 ธันวาคม 2553"
DEADLINE = "ให้ส่งรายงานภายในวันที่ 30 ธันวาคม"

type Ask = Callable[[Callable[[list[str]], int], bytes, list[str]], tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Call a command with standard input; its exit status and the objects it printed."""

    def call(command: Callable[[list[str]], int], typed: bytes, argv: list[str]) -> tuple[int, list[dict[str, Any]]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        status = command(argv)
        return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def test_the_letters_that_a_text_cites(ask: Ask) -> None:
    status, (found,) = ask(cite.run, CITATION.encode(), [])
    assert status == 0
    assert set(found) == {"citations"}
    (citation,) = found["citations"]
    start, end = citation.pop("span")
    assert "0206.5/ว10" in CITATION[start:end]
    assert citation == {
        "issuer": "สำนักงาน ก.ค.ศ.",
        "urgency": "ด่วนที่สุด",
        "secrecy": None,
        "number": "ศธ 0206.5/ว 10",
        "circular": True,
        "date": "2010-12-30",
    }


def test_a_citation_without_a_date_has_none(ask: Ask) -> None:
    _, (found,) = ask(cite.run, "ตามหนังสือกรมที่ดิน ที่ มท 0516.2/3025".encode(), [])
    assert [citation["date"] for citation in found["citations"]] == [None]


def test_each_line_has_its_own_reference_date(ask: Ask) -> None:
    asked = [{"text": DEADLINE, "reference_date": "2020-08-26"}, {"text": DEADLINE, "reference_date": "2022-08-26"}]
    typed = "\n\n".join(json.dumps(row) for row in asked).encode()
    status, found = ask(deadlines.run, typed, ["--jsonl"])
    assert status == 0
    assert [row["deadlines"][0]["deadline"] for row in found] == ["2020-12-30", "2022-12-30"]
    assert found[0]["deadlines"][0]["kind"] == "absolute"
    assert set(found[0]["deadlines"][0]) == {"deadline", "kind", "rule", "text", "span"}


def test_a_vague_deadline_has_no_day(ask: Ask) -> None:
    _, (found,) = ask(deadlines.run, "ให้แล้วเสร็จภายในต้นเดือนธันวาคม 2563".encode("cp874"), [])
    assert [(each["kind"], each["deadline"]) for each in found["deadlines"]] == [("vague", None)]


def test_text_that_was_cleaned_is_given_so_that_spans_count_in_it(ask: Ask) -> None:
    _, (found,) = ask(deadlines.run, "ให้จัดทําและส่งภายในวันที่ 30 ธันวาคม 2563".encode(), [])
    start, end = found["deadlines"][0]["span"]
    assert "จัดทำ" in found["text"]
    assert found["text"][start:end] == found["deadlines"][0]["text"]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"no": 1}', '{"text": 5}', '{"text": "ก", "reference_date": "30/12/2563"}']
)
def test_a_line_that_is_no_question_is_answered_in_its_place(
    line: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints = io.StringIO()
    monkeypatch.setattr(sys, "stderr", complaints)
    good = json.dumps({"text": DEADLINE, "reference_date": None})
    status, found = ask(deadlines.run, f"{line}\n{good}\n".encode(), ["--jsonl"])
    assert status == 3
    assert found[0]["deadlines"] == []
    assert found[0]["error"]["code"] == "bad_json_line"
    assert "error" not in found[1]
    assert complaints.getvalue().startswith("tidtam: บรรทัดที่ 1 ")


def test_half_a_character_is_no_fault(ask: Ask) -> None:
    status, (found,) = ask(deadlines.run, b'{"text": "\\ud800 \xe2\x80\x8b"}', ["--jsonl"])
    assert (status, found["text"]) == (0, "\ud800 ")


def test_bytes_that_are_no_text_are_refused(ask: Ask) -> None:
    with pytest.raises(Refused) as refused:
        ask(cite.run, b"\x00\x01", [])
    assert refused.value.code == "unreadable_text"


@pytest.mark.parametrize("command", [cite, deadlines])
def test_each_explains_itself(command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.run(["-h"])
    assert capsys.readouterr().out == command.GUIDE
