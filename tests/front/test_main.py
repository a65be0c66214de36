"""The command itself: what is named is run, and nothing that goes wrong shows as a traceback."""

import io
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace

import pytest

from tidtam import __version__
from tidtam.core.refusal import Refused
from tidtam.front import main


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[list[str]], int]], None]:
    """Put a command in the place of `read`."""

    def put(command: Callable[[list[str]], int]) -> None:
        monkeypatch.setattr(main, "import_module", lambda name: SimpleNamespace(run=command))

    return put


def raising(fault: BaseException) -> Callable[[list[str]], int]:
    def command(argv: list[str]) -> int:
        raise fault

    return command


def test_a_command_gets_its_arguments_and_gives_its_status(runs: Callable[..., None]) -> None:
    runs(len)
    assert main.main(["read", "a", "b", "--json"]) == 3


def test_every_command_is_there_and_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for name, (_, does) in main.COMMANDS.items():
        assert f"  {name} " in shown
        assert does in shown
    for name in ("read", "cite", "deadlines"):
        assert callable(import_module(main.COMMANDS[name][0]).run)


def test_no_command_shows_the_guide_and_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([]) == 2
    assert "วิธีใช้" in capsys.readouterr().out


def test_the_arguments_are_those_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tidtam", "--version"])
    assert main.main() == 0
    assert capsys.readouterr().out == f"tidtam {__version__}\n"


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["raed"]) == 2
    assert "“raed”" in capsys.readouterr().err


def test_a_refusal_says_its_sentence(runs: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    runs(raising(Refused("locked_pdf")))
    assert main.main(["read"]) == 1
    assert capsys.readouterr().err == f"tidtam: {Refused('locked_pdf')}\n"


def test_a_fault_of_the_program_is_one_line_and_a_traceback_only_on_demand(
    runs: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    runs(raising(ZeroDivisionError("หารด้วยศูนย์")))
    assert main.main(["read"]) == 1
    shown = capsys.readouterr().err
    assert "หารด้วยศูนย์" in shown
    assert shown.count("\n") == 1
    with pytest.raises(ZeroDivisionError):
        main.main(["--traceback", "read"])


def test_ctrl_c_is_quiet(runs: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    runs(raising(KeyboardInterrupt()))
    assert main.main(["read"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_pipe_closed_by_its_reader_is_quiet() -> None:
    program = "import sys; from tidtam.front.main import main; sys.stdin.readline(); sys.exit(main(['--help']))"
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    _, errors = process.communicate(b"\n", timeout=60)
    assert (process.returncode, errors) == (141, b"")


def test_a_terminal_that_knows_no_thai_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main.main(["--help"]) == 0
    assert b"\\u0e15\\u0e34\\u0e14" in narrow.buffer.getvalue()  # type: ignore[attr-defined]


def test_a_stream_that_cannot_be_set_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stdout", kept)
    assert main.main(["--version"]) == 0
    assert kept.getvalue() == f"tidtam {__version__}\n"
