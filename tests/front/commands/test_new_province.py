"""docs/how-to/set-up-an-office.md, done by machine: another province from one workbook, to its first circular."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.permissions.case import NOW
from tidtam.directory.models import Kind, Officer, Organisation
from tidtam.front import serving
from tidtam.front.commands import office
from tidtam.front.demo import story
from tidtam.letters import actions as letters
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.write import Column, Page, delimited, workbook

pytestmark = pytest.mark.django_db
BODIES = (
    ("เทศบาลนครแหลมฉบัง", "ศรีราชา"), ("ทม.แสนสุข", "อำเภอเมืองชลบุรี"), ("ทต.บางทราย", "เมือง"),
    ("อบต.สำนักบก", ""), ("องค์การบริหารส่วนตำบลบ่อวิน", "อ.ศรีราชา"),
)  # fmt: skip
CIRCULAR = """ที่ ชบ ๐๐๑๗.๒/ว ๑๐๐
ศาลากลางจังหวัดชลบุรี
ถนนมนตเสวี ชบ ๒๐๐๐๐
๒๒ พฤศจิกายน ๒๕๖๒
เรื่อง  ติดตามรายงานผลการดำเนินงาน
เรียน  นายอำเภอทุกอำเภอ และนายกเทศมนตรีเมืองแสนสุข
       ด้วยจังหวัดชลบุรีได้รับแจ้งจากกระทรวงมหาดไทยให้ติดตามผลการดำเนินงาน จึงขอให้รายงานผลการดำเนินงานให้จังหวัดชลบุรีทราบ
ภายในวันที่ ๖ ธันวาคม ๒๕๖๒
       จึงเรียนมาเพื่อพิจารณาดำเนินการ
ขอแสดงความนับถือ
(นายสมชาย ใจดี)
ผู้ว่าราชการจังหวัดชลบุรี
"""
LAST = ("อบต.ไม่มีที่ไหน", "")
PASSWORD = "ทะเลบางแสนยามเช้าตรู่"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(serving, "prepare", lambda say: None)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def filled(path: Path, *bodies: tuple[str, str]) -> list[list[str]]:
    """The template's rows with local bodies written below, as the province's clerk does."""
    sheet = read(path.read_bytes(), name=path.name)[0]
    rows = [list(row) for row in sheet.rows]
    return [*rows, *(["", "", name, "", "", area, "", "", "", ""] for name, area in bodies)]


def save(path: Path, rows: list[list[str]], make: Any = lambda page: workbook([page])) -> None:
    path.write_bytes(make(Page("หน่วยงาน", rows[1:], tuple(Column(title) for title in rows[0]))))


def test_a_province_from_one_workbook_to_a_circular_to_its_districts(
    folder: Path, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run(["template", "จังหวัดชลบุรี", "-o", "chonburi.xlsx"]) == 0
    assert "เขียนแบบทะเบียนจังหวัดชลบุรีแล้ว: chonburi.xlsx" in capsys.readouterr().out
    save(folder / "chonburi.xlsx", filled(folder / "chonburi.xlsx", *BODIES))
    assert office.run(["load", "chonburi.xlsx"]) == 0
    province = Organisation.objects.get(code="20")
    everyone = Organisation.objects.in_province_of(province)
    assert f"หน่วยงาน: เพิ่ม {everyone.count()} แก้ไข 0 ไม่เปลี่ยน 0 ผิด 0" in capsys.readouterr().out
    bodies = everyone.local_bodies().exclude(kind=Kind.PAO).order_by("code").values_list("code", flat=True)
    assert list(bodies) == ["2001-M01", "2001-S01", "2001-T01", "2007-N01", "2007-S01"]
    assert office.run(["seat", "somchai@chonburi.go.th", "สมชาย ใจดี", "--role", "administrator"]) == 0
    assert client.post("/login", {"email": "somchai@chonburi.go.th", "password": PASSWORD}).status_code == 302
    assert "จังหวัดชลบุรี" in client.get("/").content.decode()
    circulated(province)


def circulated(province: Organisation) -> None:
    """The province reads a letter that names its own, and writes to all its districts and one mayor."""
    officer = Officer.objects.get()
    arrived = letters.receive(by=officer, data=CIRCULAR.encode(), name="ว100.txt", now=NOW)
    letters.read_letter(letter=arrived, today=NOW.date())
    arrived.refresh_from_db()
    assert arrived.open_warnings == []
    directive = story.play(officer, arrived)
    bound = set(directive.bindings.values_list("organisation__code", flat=True))
    assert bound == {f"20{number:02}" for number in range(1, 12)} | {"2001-M01"}


def test_rows_that_were_refused_lie_beside_the_table_and_are_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.run(["template", "20", "-o", "chonburi.xlsx"])
    save(folder / "chonburi.csv", filled(folder / "chonburi.xlsx", *BODIES, LAST), delimited)
    assert office.run(["load", "chonburi.csv"]) == office.SOME_REFUSED
    assert "ผิด 1" in capsys.readouterr().out
    refused = folder / "chonburi-ผิด.xlsx"
    rows = filled(refused)
    assert (rows[1][2], rows[1][-1]) == (LAST[0], "คอลัมน์ F อำเภอ: ไม่ได้ระบุ ต้องเป็นชื่ออำเภอ เพราะชื่อหน่วยงานไม่บอกอำเภอ")
    rows[1][5] = "สัตหีบ"
    save(refused, rows)
    assert office.run(["load", str(refused)]) == 0
    assert Organisation.objects.get(name="องค์การบริหารส่วนตำบลไม่มีที่ไหน").code == "2009-S01"


def test_the_template_is_named_after_its_province_and_replaces_nothing(folder: Path) -> None:
    assert office.run(["template", "ชลบุรี"]) == 0
    assert (folder / "ชลบุรี.xlsx").exists()
    with pytest.raises(Exception, match="cannot_write_file"):
        office.run(["template", "ชลบุรี"])
