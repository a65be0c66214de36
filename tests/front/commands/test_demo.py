"""The demo: from letter to site in one command, safe to run again."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.directives import actions
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer
from tidtam.front import serving
from tidtam.front.commands import demo
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_day_in_2562(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    for name, value in demo.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    settings.TODAY = date(2019, 11, 25)
    monkeypatch.setattr(serving, "check_free", lambda host, port: None)
    monkeypatch.setattr(serving, "prepare", lambda say: None)


def test_it_tells_what_the_letter_asks_and_leaves_it_to_be_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run(["--no-serve"]) == 0
    told = capsys.readouterr().out
    for said in ("รย 0017.2/ว 5512", "กรมคุ้มครองสิทธิ", "6 ธ.ค. 2562", "ข้อควรตรวจสอบ 7 ข้อ", "รอให้ยืนยัน"):
        assert said in told
    assert Letter.objects.get().state == "read"
    assert {officer.role for officer in Officer.objects.all()} == {
        "province_officer", "reviewer", "executive", "administrator",
    }  # fmt: skip


def test_it_plays_on_to_a_full_board_once(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert demo.run(["--no-serve", "--play"]) == 0
        assert "แจ้งเวียนแล้ว 126 หน่วยงาน" in capsys.readouterr().out
    assert Directive.objects.get().bindings.count() == 126
    assert Officer.objects.count() == 4


def test_a_letter_confirmed_by_hand_is_played_on(capsys: pytest.CaptureFixture[str]) -> None:
    demo.run(["--no-serve", "--play"])
    actions.recall(by=Officer.objects.get(role="administrator"), directive=Directive.objects.get())
    demo.run(["--no-serve", "--play"])
    assert Directive.objects.get().bindings.count() == 126


def test_it_serves_with_a_link_that_signs_the_officer_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    monkeypatch.setattr(serving, "serve", lambda opened, **_how: opened() or 0)
    assert demo.run(["--port", "8123"]) == 0
    link = next(line.strip() for line in capsys.readouterr().out.splitlines() if "/login/" in line)
    assert link.startswith("http://127.0.0.1:8123/login/")
    assert client.post(link.removeprefix("http://127.0.0.1:8123")).status_code == 302
    assert "วรรณา ตัวอย่าง" in client.get("/").content.decode()


def test_nobody_of_the_demo_gets_into_a_real_office(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create(email="somchai@rayong.go.th", name="สมชาย ใจดี")
    assert demo.run(["--no-serve"]) == 1
    assert "[demo_in_real_office]" in capsys.readouterr().err
    assert User.objects.count() == 1
    assert not Officer.objects.exists()


def test_a_taken_port_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def taken(host: str, port: int) -> None:
        raise Refused("port_taken", host=host, port=port, next=port + 1)

    monkeypatch.setattr(serving, "check_free", taken)
    assert demo.run([]) == 1
    assert "8000" in capsys.readouterr().err
    assert not Letter.objects.exists()
