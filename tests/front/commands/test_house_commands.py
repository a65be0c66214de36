"""run, work, fonts, ledger and manage, called as `tidtam` calls them."""

from typing import Any

import pytest
from django.db import OperationalError, connection

from tests.conftest import GUARD
from tidtam.accounts import ledger as ledgers
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.front import fonts as making
from tidtam.front import ready, serving, worker
from tidtam.front.commands import fonts, ledger, manage, run, work


@pytest.mark.django_db
def test_a_whole_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        last = ledgers.record(None, "letter.read")
    assert ledger.run(["verify"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ร่องรอยการดำเนินการ 3 รายการ ครบถ้วน ไม่พบการแก้ไข",
        f"รายการสุดท้าย 3 รหัส {last.hash}",
        "เก็บรหัสนี้ไว้นอกระบบเพื่อเทียบภายหลัง",
    ]


@pytest.mark.django_db
def test_an_empty_ledger_has_no_code_to_keep(capsys: pytest.CaptureFixture[str]) -> None:
    assert ledger.run(["verify"]) == 0
    assert capsys.readouterr().out == "ร่องรอยการดำเนินการ 0 รายการ ครบถ้วน ไม่พบการแก้ไข\n"


@pytest.mark.django_db
def test_a_changed_ledger_names_the_entry(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        ledgers.record(None, "letter.read")
    GUARD.run(connection, GUARD.UNGUARD)
    LedgerEntry.objects.filter(number=2).update(verb="letter.confirm")
    assert ledger.run(["verify"]) == 1
    assert "รายการที่ 2" in capsys.readouterr().out


def test_a_folder_without_an_office_has_no_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_table() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(ledgers, "verify", no_table)
    with pytest.raises(Refused, match="no_office_here"):
        ledger.run(["verify"])


def test_fonts_say_what_was_made(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(making, "missing", lambda: [400, 600])
    monkeypatch.setattr(making, "make", made.append)
    assert fonts.run([]) == 0
    monkeypatch.setattr(making, "missing", list)
    assert fonts.run([]) == 0
    assert made == [400, 600]
    assert capsys.readouterr().out == "เตรียมแบบอักษรแล้ว 2 ไฟล์\nแบบอักษรพร้อมอยู่แล้ว\n"


def test_run_prepares_serves_and_says_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[object] = []

    def serve(**how: Any) -> int:
        how.pop("opened")()
        how.pop("say")("กำลังปิดระบบ")
        done.append(how)
        return 0

    monkeypatch.setattr(serving, "check_free", lambda host, port: done.append("free"))
    monkeypatch.setattr(serving, "prepare", lambda say: done.append("prepared"))
    monkeypatch.setattr(serving, "serve", serve)
    assert run.run(["--port", "8123", "--workers", "4"]) == 0
    assert done == ["free", "prepared", {"host": "127.0.0.1", "port": 8123, "workers": 4}]
    assert "http://127.0.0.1:8123/" in capsys.readouterr().out


def test_run_changes_nothing_where_the_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(host: str, port: int) -> None:
        raise Refused("port_taken", host=host, port=port, next=port + 1)

    monkeypatch.setattr(serving, "check_free", taken)
    monkeypatch.setattr(serving, "prepare", lambda say: pytest.fail("prepared"))
    with pytest.raises(Refused, match="--port 8124"):
        run.run(["--port", "8123"])


def test_work_runs_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[object] = []
    monkeypatch.setattr(worker, "work", worked.append)
    assert work.run([]) == 0
    assert type(worked[0]) is worker.Worker


def test_manage_is_djangos_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert manage.run(["check"]) == 0
    assert "no issues" in capsys.readouterr().out


def test_django_is_set_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up: list[bool] = []
    monkeypatch.setattr(ready.django, "setup", lambda: set_up.append(True))
    ready.django_ready()
    assert set_up == []
    monkeypatch.setattr(ready.apps, "ready", False)
    monkeypatch.setattr(ready.os, "umask", lambda mask: 0)
    assert ready.load("tidtam.accounts.ledger") is ledgers
    assert set_up == [True]
