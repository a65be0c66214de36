"""tidtam read, as outside programs call it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.front.commands import letters
from tests.paper.extract import files
from tidtam.front.commands import letter_files, read


@pytest.fixture
def circular(tmp_path: Path) -> str:
    path = tmp_path / "ว5512.txt"
    path.write_text(letters.CIRCULAR, encoding="utf-8")
    return str(path)


def test_json_is_the_contract_on_one_line(circular: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.run([circular, "--json"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert "กรมคุ้มครองสิทธิ" in shown
    found = json.loads(shown)
    assert (found["number"], found["date"]) == ("รย 0017.2/ว 5512", "2019-11-22")
    assert found["source"].pop("sha256")
    assert found["source"] == {
        "file": circular, "kind": "text", "pages": 1, "reader": "text", "quality": 1.0, "notes": [],
    }  # fmt: skip
    assert [duty["deadline"] for duty in found["duties"]] == ["2019-11-30", "2019-12-06", None]
    start, end = found["spans"]["number"][0]
    assert "๕๕๑๒" in found["text"][start:end]


def test_the_text_is_left_out_on_demand(circular: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.run(["--json", "--no-text", circular]) == 0
    assert "text" not in json.loads(capsys.readouterr().out)


def test_the_same_letter_as_docx_and_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in letters.CIRCULAR.splitlines() if line.strip()]
    (tmp_path / "a.docx").write_bytes(files.docx_file(*lines))
    (tmp_path / "a.pdf").write_bytes(files.pdf_file(tuple(lines)))
    assert read.run([str(tmp_path / "a.docx"), str(tmp_path / "a.pdf"), "--json"]) == 0
    for line in capsys.readouterr().out.splitlines():
        found = json.loads(line)
        assert found["number"] == "รย 0017.2/ว 5512"
        assert [duty["deadline"] for duty in found["duties"]] == ["2019-11-30", "2019-12-06", None]
        assert [duty["recipient"] for duty in found["duties"]][1:] == ["จังหวัดระยอง", "กระทรวงมหาดไทย"]


def test_an_unreadable_file_stops_none_of_the_others(
    circular: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    names = [str(tmp_path / "empty.pdf"), circular, str(tmp_path / "none.txt"), str(tmp_path), "\0", circular]
    assert read.run([*names, "--json"]) == 3
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    complaints = shown.err.splitlines()
    assert [line.rsplit(" ", 1)[1] for line in complaints] == ["[empty_file]", *["[cannot_open_file]"] * 3]
    assert "ไม่พบไฟล์นี้" in complaints[1]
    assert "เป็นโฟลเดอร์" in complaints[2]


def test_a_huge_file_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_files, "LARGEST", 10)
    (tmp_path / "big.txt").write_bytes(b"x" * 50)
    assert len(letter_files._bytes(str(tmp_path / "big.txt"))) == 11


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(letters.CIRCULAR.encode("cp874"))))
    assert read.run(["-", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["source"]["file"], found["number"]) == ("-", "รย 0017.2/ว 5512")


def test_a_page_in_the_terminal_is_usual(circular: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.run([circular]) == 0
    usual = capsys.readouterr().out
    assert read.run([circular, "--text"]) == 0
    assert capsys.readouterr().out == usual
    assert "สิ่งที่หนังสือขอให้ทำ 2 ข้อ" in usual


def test_a_page_for_the_browser(circular: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert read.run([circular, "--html"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("argv", [[], ["a", "--json", "--html"], ["a", "--jso"], ["a", "--unknown"]])
def test_a_wrong_call_says_where_help_is(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        read.run(argv)
    assert left.value.code == 2
    assert "tidtam read --help" in capsys.readouterr().err


def test_help_is_thai_from_end_to_end(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        read.run(["--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out == read.GUIDE


def test_json_of_a_text_file_loads_no_django_no_page_and_no_other_reader(circular: str) -> None:
    program = (
        f"import sys; from tidtam.front.main import main; main(['read', {circular!r}, '--json', '--no-text']);"
        "sys.stderr.write(str(sorted({'django', 'rich', 'lxml', 'pypdfium2'} & sys.modules.keys())))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr == b"[]"


def test_json_is_utf_8_whatever_the_terminal_knows(circular: str) -> None:
    program = f"from tidtam.front.main import main; main(['read', {circular!r}, '--json'])"
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["number"] == "รย 0017.2/ว 5512"
