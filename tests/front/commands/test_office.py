"""An office is set up at the machine: load, seat, password."""

import io
from pathlib import Path

import pytest
from django.test import Client

from tidtam.accounts.models import LedgerEntry, User
from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.front import serving
from tidtam.front.commands import office

pytestmark = pytest.mark.django_db
SEAT = ["seat", "Somchai@rayong.go.th", "สมชาย ใจดี", "--role", "administrator", "--position", "ปลัดจังหวัด"]
PASSWORD = "ต้นประดู่ริมทะเลระยอง"


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "prepare", lambda say: None)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))


def test_rayong_is_loaded_and_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert office.run(["load"]) == 0
    count = Organisation.objects.count()
    assert office.run(["load"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"หน่วยงาน: เพิ่ม {count} แก้ไข 0 ไม่เปลี่ยน 0 ผิด 0",
        f"หน่วยงาน: เพิ่ม 0 แก้ไข 0 ไม่เปลี่ยน {count} ผิด 0",
    ]


def test_a_province_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text(
        "code,kind,name,short_name,parent,area,head,saraban_mailbox,phone\n20,province,จังหวัดชลบุรี,จ.ชลบุรี,,,,,\n",
        "utf-8-sig",  # as Excel saves it
    )
    assert office.run(["load", str(table)]) == 0
    assert Organisation.objects.get().name == "จังหวัดชลบุรี"


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "cannot_open_file"), (b"\xff\xfe\x00", "not_a_table"), ("ก,ข\nค,ง\n".encode(), "no_headings")],
)
def test_a_table_that_is_none(tmp_path: Path, content: bytes | None, code: str) -> None:
    table = tmp_path / "units.csv"
    if content is not None:
        table.write_bytes(content)
    with pytest.raises(Refused, match=code):
        office.run(["load", str(table)])


def test_the_first_officer_signs_in(typed: None, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    office.run(["load"])
    assert office.run(SEAT) == 0
    officer = Officer.objects.get()
    assert (officer.role, officer.position, officer.organisation.code) == (Role.ADMINISTRATOR, "ปลัดจังหวัด", "21")
    assert "สมชาย ใจดี เป็นผู้ดูแลระบบของจังหวัดระยอง" in capsys.readouterr().out
    answer = client.post("/login", {"email": "somchai@rayong.go.th", "password": PASSWORD})
    assert answer.status_code == 302


def test_who_has_an_account_is_moved_to_another_seat(typed: None) -> None:
    office.run(["load"])
    office.run(SEAT)
    office.run([*SEAT[:3], "--organisation", "2101"])
    assert Officer.objects.get().organisation.code == "2101"
    assert User.objects.count() == 1


def test_who_has_an_account_is_asked_for_no_password(typed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run(["load"])
    office.run(SEAT)
    monkeypatch.setattr(office, "ask_password", lambda: pytest.fail("asked"))
    assert office.run([*SEAT[:3], "--position", "เสมียนตรา"]) == 0
    assert Officer.objects.get().position == "เสมียนตรา"


@pytest.mark.parametrize("email", ["somchai", "somchai@", "สมชาย ใจดี", ""])
def test_what_is_no_email_opens_nothing(typed: None, email: str) -> None:
    office.run(["load"])
    with pytest.raises(Refused, match="bad_email"):
        office.run(["seat", email, "สมชาย ใจดี"])
    assert not User.objects.exists()


def test_the_province_is_meant_whatever_stands_beside_it(typed: None) -> None:
    office.run(["load"])
    Organisation.objects.create(code="01", kind="central_agency", name="หน่วยงานอื่น")
    office.run(SEAT)
    assert Officer.objects.get().organisation.code == "21"


def test_of_two_provinces_one_must_be_named(typed: None) -> None:
    office.run(["load"])
    Organisation.objects.create(code="20", kind="province", name="จังหวัดชลบุรี")
    with pytest.raises(Refused, match="--organisation"):
        office.run(SEAT)
    office.run([*SEAT, "--organisation", "20"])
    assert Officer.objects.get().organisation.name == "จังหวัดชลบุรี"


def test_an_organisation_that_is_not_there(typed: None) -> None:
    office.run(["load"])
    with pytest.raises(Refused, match="no_such_organisation"):
        office.run([*SEAT, "--organisation", "9999"])


def test_there_is_no_seat_without_a_directory(typed: None) -> None:
    with pytest.raises(Refused, match="no_such_organisation"):
        office.run(SEAT)


def test_a_weak_password_is_refused_and_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    office.run(["load"])
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    with pytest.raises(Refused, match="weak_password") as refused:
        office.run(SEAT)
    assert "สั้นกว่า 12 ตัวอักษร" in refused.value.sentence
    assert not User.objects.exists()


def test_a_forgotten_password(typed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run(["load"])
    office.run(SEAT)
    monkeypatch.setattr("sys.stdin", io.StringIO("อีกหนึ่งรหัสผ่านที่ยาวพอ\n"))
    assert office.run(["password", "SOMCHAI@rayong.go.th"]) == 0
    assert User.objects.get().check_password("อีกหนึ่งรหัสผ่านที่ยาวพอ")
    assert LedgerEntry.objects.filter(verb="user.set_password").count() == 1
    with pytest.raises(Refused, match="no_such_account"):
        office.run(["password", "nobody@rayong.go.th"])


def test_a_new_password_lifts_the_lock(typed: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run(["load"])
    office.run(SEAT)
    wrong = {"email": "somchai@rayong.go.th", "password": "wrong"}
    assert [client.post("/login", wrong).status_code for _ in range(6)][-1] == 429
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    office.run(["password", "somchai@rayong.go.th"])
    assert client.post("/login", {**wrong, "password": PASSWORD}).status_code == 302


def test_a_link_signs_in_who_is_locked_out(typed: None, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    office.run(["load"])
    office.run(SEAT)
    assert office.run(["link", "somchai@rayong.go.th", "--site", "https://tidtam.rayong.go.th"]) == 0
    link = capsys.readouterr().out.split("https://tidtam.rayong.go.th")[1].strip()
    assert client.post(link).status_code == 302
    assert "สมชาย ใจดี" in client.get("/").content.decode()


def test_at_a_terminal_the_password_is_typed_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"typed after {prompt}")
    assert office.ask_password().startswith("typed after รหัสผ่าน")
