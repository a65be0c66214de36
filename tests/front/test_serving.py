import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tidtam.core.refusal import Refused
from tidtam.front import fonts, serving

SLEEP = ("หลับ", ["timeit", "-n", "1", "-r", "1", "import time; time.sleep(60)"])
DIE = ("ตาย", ["timeit", "-n", "no number"])


def free_port() -> int:
    with contextlib.closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def said() -> list[str]:
    return []


def web(port: int) -> tuple[str, list[str]]:
    return ("เว็บ", ["http.server", str(port), "--bind", "127.0.0.1"])


def serve(port: int, said: list[str], opened: Any = lambda: None) -> int:
    return serving.serve(host="127.0.0.1", port=port, workers=1, say=said.append, opened=opened)


def test_a_taken_port_is_refused_with_the_next_to_try() -> None:
    with contextlib.closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(Refused, match=f"--port {taken + 1}"):
            serving.check_free("127.0.0.1", taken)
    serving.check_free("127.0.0.1", taken)


@pytest.mark.parametrize("port", [0, -1, 65_536, 99_999])
def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(Refused, match="no_such_port"):
        serving.check_free("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Refused, match="port_taken"):
        serving.check_free("192.0.2.1", 8000)


def test_sigterm_stops_both_and_the_signal_goes_to_its_owner_again(
    port: int, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "commands", lambda *_: [web(port), SLEEP])
    owner = signal.getsignal(signal.SIGTERM)

    def opened() -> None:
        said.append("opened")
        assert serving.answers("0.0.0.0", port)  # noqa: S104
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert serve(port, said, opened) == 0
    assert said == ["opened", "กำลังปิดระบบ"]
    assert signal.getsignal(signal.SIGTERM) == owner
    serving.check_free("127.0.0.1", port)


def test_a_dead_child_ends_all_and_is_named(port: int, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "commands", lambda *_: [web(port), DIE])
    assert serve(port, said) == 1
    assert any("ตายหยุดทำงานเอง (รหัส " in line for line in said)
    serving.check_free("127.0.0.1", port)


def test_a_server_that_never_opens_is_not_announced(
    port: int, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "commands", lambda *_: [DIE, SLEEP])
    assert serve(port, said, lambda: said.append("opened")) == 1
    assert "opened" not in said


def test_a_child_deaf_to_asking_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "GRACE", 0.2)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
    with serving.child("หูหนวก", ["timeit", "-n", "1", "-r", "1", deaf]) as one:
        time.sleep(0.5)
    assert one.process.returncode == -signal.SIGKILL


def test_the_commands_are_the_server_and_the_worker() -> None:
    (_, server), (_, worker) = serving.commands("0.0.0.0", 80, 3)  # noqa: S104
    assert server[0] == "granian"
    assert " ".join(server).find("--host 0.0.0.0 --port 80 --workers 3") > 0
    assert worker == ["tidtam.front.main", "work"]


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path / "static" / "staticfiles.json"


def test_static_files_are_stale_until_collected_and_when_one_is_newer(collected: Path) -> None:
    assert serving.static_files_stale()
    collected.parent.mkdir()
    collected.write_text("{}")
    os.utime(collected, (2**32, 2**32))
    assert not serving.static_files_stale()
    os.utime(collected, (0, 0))
    assert serving.static_files_stale()


@pytest.mark.django_db
def test_prepare_does_nothing_where_nothing_is_due(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    called: list[str] = []
    monkeypatch.setattr(serving, "static_files_stale", lambda: False)
    monkeypatch.setattr(serving, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(fonts, "missing", list)
    serving.prepare(said.append)
    assert (called, said) == ([], [])


@pytest.mark.django_db
def test_prepare_does_what_is_due_and_says_so(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    called: list[object] = []
    monkeypatch.setattr(serving, "static_files_stale", lambda: True)
    monkeypatch.setattr(serving.MigrationExecutor, "migration_plan", lambda *_: ["one", "two"])
    monkeypatch.setattr(serving, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(fonts, "missing", lambda: [400])
    monkeypatch.setattr(fonts, "make", called.append)
    serving.prepare(said.append)
    assert called == ["migrate", 400, "collectstatic"]
    assert said == ["ปรับปรุงฐานข้อมูล 2 รายการ"]


@pytest.mark.system
def test_an_office_is_served_by_one_command_and_stopped_by_one_signal(tmp_path: Path, port: int) -> None:
    environment = os.environ | {"TIDTAM_DATA": str(tmp_path), "TIDTAM_DATABASE_URL": "", "TIDTAM_TODAY": "2019-11-25"}
    command = [sys.executable, "-m", "tidtam.front.main", "run", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as served:
        assert served.stdout is not None
        for line in served.stdout:
            if "ระบบพร้อมใช้งาน" in line:
                break
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=10) as page:
            text = page.read().decode()
        sheet = text.split('rel="stylesheet" href="')[1].split('"')[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{sheet}", timeout=10) as styles:
            assert "immutable" in styles.headers["Cache-Control"]
        served.send_signal(signal.SIGTERM)
        rest = served.stdout.read()
    assert served.returncode == 0, rest
    assert "วันจันทร์ที่ 25 พฤศจิกายน 2562" in text
    assert "Traceback" not in rest
