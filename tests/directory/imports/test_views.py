"""The pages of an import, as an officer goes through them."""

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from tests.conftest import seated
from tests.directory.imports.tables import checked, mapped, table, taken_in, written
from tidtam.accounts.models import LedgerEntry
from tidtam.directory import actions as directory
from tidtam.directory.imports import models, tasks, views
from tidtam.directory.imports.models import Import
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.directory.rows import Row
from tidtam.paper.sheets.read import read

NEW = ("", "อบต.ใหม่", "บ้านฉาง", "0 3860 0001")
WRONG = ("", "อบต.ไม่มีตำบลนี้", "", "")


@pytest.fixture
def inside(client: Client, officer: Officer) -> Client:
    client.force_login(officer.user)
    return client


def upload(client: Client, data: bytes, name: str = "อปท.xlsx") -> Any:
    return client.post("/import", {"file": SimpleUploadedFile(name, data)})


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_from_file_to_directory(inside: Client) -> None:
    answer = upload(inside, table(NEW, WRONG))
    taken = Import.objects.get()
    assert answer.url == f"/import/{taken.pk}"
    page = text(inside.get(answer.url))
    assert "ระบบรู้จัก 4 คอลัมน์" in page
    assert "อบต.ใหม่ · อบต.ไม่มีตำบลนี้" in page
    places = {"column-0": "code", "column-1": "name", "column-2": "area", "column-3": "phone"}
    answer = inside.post(f"/import/{taken.pk}/map", {"sheet": "อปท.", "header": "1", **places}, follow=True)
    assert "ผิด 1 · แก้ไข 0 · เพิ่ม 1 · ไม่เปลี่ยน 0 จาก 2 แถว" in text(answer)
    assert "แผ่นงาน อปท. แถว 3 คอลัมน์ C อำเภอ: ไม่ได้ระบุ" in text(answer)
    assert "บันทึก 1 แถว" in text(answer)
    assert "ไม่มีแถวที่มีผลนี้" in text(inside.get(f"/import/{taken.pk}?verdict=same"))
    assert "อบต.ไม่มีตำบลนี้" not in text(inside.get(f"/import/{taken.pk}?verdict=add"))
    answer = inside.post(f"/import/{taken.pk}/commit", follow=True)
    assert "บันทึก 1 แถว ไม่ได้บันทึก 1 แถว" in text(answer)
    assert Organisation.objects.get(phone="0 3860 0001").code == "2102-S02"
    assert "นำเข้าแล้ว" in text(inside.get("/import"))


def test_a_file_that_is_no_table_is_told_at_its_field(inside: Client) -> None:
    answer = upload(inside, b"%PDF-1.7\x00", "หนังสือ.pdf")
    assert (answer.status_code, "ไม่ใช่ตารางที่ระบบอ่านได้" in text(answer)) == (422, True)
    assert "โปรดเลือกไฟล์" in text(inside.post("/import"))
    assert not Import.objects.exists()


def test_what_was_chosen_is_kept_where_it_is_refused(inside: Client, officer: Officer) -> None:
    taken = taken_in(officer, table(NEW))
    said = {"sheet": "อปท.", "header": "1", "column-0": "phone", "column-1": "", "column-2": "head", "column-3": ""}
    answer = inside.post(f"/import/{taken.pk}/map", said)
    assert (answer.status_code, "ยังไม่ได้ระบุว่าคอลัมน์ใด" in text(answer)) == (422, True)
    assert '<option value="head" selected>' in text(answer)
    twice = inside.post(f"/import/{taken.pk}/map", said | {"column-2": "phone"})
    assert (twice.status_code, "เลือกไว้แล้วที่คอลัมน์ A" in text(twice)) == (422, True)


def test_another_row_of_headings_is_read_anew(inside: Client, officer: Officer) -> None:
    taken = taken_in(officer, table(("รหัส", "ชื่อ อปท.", "ที่", "x"), NEW, headings=("ก", "ชื่อ", "ค", "ง")))
    assert "ระบบรู้จัก 2 คอลัมน์" in text(inside.get(f"/import/{taken.pk}?map=1&sheet=อปท.&header=2"))
    again = text(inside.get(f"/import/{taken.pk}?map=1&sheet=ไม่มี&header=99"))
    assert 'value="2"' in again


def test_another_sheet_is_read_anew(inside: Client, officer: Officer) -> None:
    taken = taken_in(officer, table(NEW))
    Import.objects.filter(pk=taken.pk).update(sheet="เดิม", header=0)
    assert "ระบบรู้จัก 4 คอลัมน์" in text(inside.get(f"/import/{taken.pk}?map=1&sheet=อปท.&header=1"))
    assert (
        inside.post(f"/import/{taken.pk}/map", {"sheet": "อปท.", "header": "1", "column-1": "name"}).status_code == 302
    )


def test_a_page_that_came_late_is_told(inside: Client, officer: Officer) -> None:
    taken = checked(officer, NEW)
    written(officer, taken)
    said = {"sheet": "อปท.", "header": "1", "column-1": "name"}
    assert inside.post(f"/import/{taken.pk}/map", said).status_code == 409
    assert inside.post(f"/import/{taken.pk}/commit").status_code == 409


def test_a_change_is_so_from_a_day_and_what_is_no_day_is_kept_and_told(inside: Client, officer: Officer) -> None:
    taken = checked(officer, ("2101-S05", "อบต.แกลงใหม่", "", ""))
    answer = inside.post(f"/import/{taken.pk}/commit", {"on": "31 ก.พ. 69"})
    assert answer.status_code == 422
    assert 'value="31 ก.พ. 69"' in text(answer)
    assert "ไม่มีวันที่" in text(answer)
    assert inside.post(f"/import/{taken.pk}/commit", {"on": "1 ต.ค. 69"}).status_code == 302
    taken.refresh_from_db()
    assert (taken.state, str(taken.on)) == ("written", "2026-10-01")
    assert LedgerEntry.objects.get(verb="import.commit").facts["on"] == "2026-10-01"


def test_a_large_table_is_left_to_the_worker_and_its_progress_told(
    inside: Client, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 1)
    taken = mapped(officer, taken_in(officer, table(NEW, WRONG)))
    taken = Import.objects.get()
    views._go_on(taken)
    assert DBTaskResult.objects.filter(task_path=tasks.work_waiting.module_path).count() == 1
    page = text(inside.get(f"/import/{taken.pk}"))
    assert 'hx-trigger="every 2s"' in page
    assert "ตรวจแล้ว 0 จาก 2 แถว" in page
    assert "ดูความคืบหน้าล่าสุด" in page
    tasks.work_waiting.call()
    assert "ผลการตรวจก่อนบันทึก" in text(inside.get(f"/import/{taken.pk}"))


def test_refused_rows_come_back_as_a_table_that_can_be_mended_and_read_again(inside: Client, officer: Officer) -> None:
    taken = checked(officer, NEW, WRONG)
    answer = inside.get(f"/import/{taken.pk}/rejects.xlsx")
    (sheet,) = read(answer.content, name="ก.xlsx")
    assert sheet.rows[0][-1] == "เหตุที่ไม่นำเข้า"
    assert sheet.rows[1][1] == "อบต.ไม่มีตำบลนี้"
    assert "อำเภอ" in sheet.rows[1][-1]
    assert taken_in(officer, answer.content).places == taken.places


def test_an_import_is_given_up(inside: Client, officer: Officer) -> None:
    taken = checked(officer, NEW)
    assert "จับคู่คอลัมน์" in text(inside.get(f"/import/{taken.pk}?map=1"))
    assert inside.post(f"/import/{taken.pk}/discard", follow=True).status_code == 200
    assert "เลิกแล้ว" in text(inside.get(f"/import/{taken.pk}"))


def test_the_directory_as_tables_with_the_filters_of_its_page(inside: Client) -> None:
    whole = read(inside.get("/admin/units.xlsx").content, name="ก.xlsx")[0].rows
    assert len(whole) == Organisation.objects.count() + 1
    some = read(inside.get("/admin/units.csv?kind=district&q=แกลง").content, name="ก.csv")[0].rows
    assert [row[2] for row in some[1:]] == ["อำเภอแกลง"]
    page = text(inside.get("/admin/units?kind=district"))
    assert "/admin/units.xlsx?kind=district" in page
    assert 'href="/import"' in page


def test_templates_are_to_be_had(inside: Client) -> None:
    own = inside.get("/import/template")
    assert "attachment" in own["Content-Disposition"]
    assert read(inside.get("/import/template?province=ชลบุรี").content, name="ก.xlsx")[0].rows[1][0] == "20"
    assert inside.get("/import/template?province=ชลบรี").status_code == 404


def test_others_neither_see_nor_import(client: Client, officer: Officer) -> None:
    taken = checked(officer, NEW)
    district = Organisation.objects.get(code="2101")
    client.force_login(seated(district, Role.ADMINISTRATOR).user)
    assert client.get(f"/import/{taken.pk}").status_code == 404
    client.force_login(seated(officer.organisation, Role.EXECUTIVE).user)
    assert [client.get(path).status_code for path in ("/import", f"/import/{taken.pk}")] == [403, 403]
    assert client.get("/admin/units.csv").status_code == 200
    assert 'href="/import"' not in text(client.get("/admin/units"))


def test_pages_ask_no_more_of_the_database_for_more_rows(inside: Client, officer: Officer) -> None:
    counts = []
    for many in (2, 40):
        taken = checked(officer, *[("", f"อบต.ที่ {number}", "บ้านฉาง", "") for number in range(many)], WRONG)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            inside.get(f"/import/{taken.pk}")
        with CaptureQueriesContext(connection) as listed:
            inside.get("/import")
        counts.append((len(asked), len(listed)))
    assert counts[0] == counts[1]
    assert models.AT_ONCE == 500


def test_a_table_whose_check_never_ends_can_be_given_up(inside: Client, officer: Officer) -> None:
    taken = mapped(officer, taken_in(officer, table(NEW)))
    assert f'action="/import/{taken.pk}/discard"' in text(inside.get(f"/import/{taken.pk}"))
    assert inside.post(f"/import/{taken.pk}/discard").status_code == 302
    tasks.work_waiting.func()
    taken.refresh_from_db()
    assert (taken.state, taken.rows.count()) == ("discarded", 0)


def test_a_row_of_headings_that_is_no_number_is_passed_over(inside: Client, officer: Officer) -> None:
    taken = taken_in(officer, table(NEW))
    for row in ("9" * 5_000, "²", "-1", "๑"):
        assert inside.get(f"/import/{taken.pk}", {"header": row}).status_code == 200


def test_a_name_without_end_is_told_at_once(officer: Officer) -> None:
    begun = time.perf_counter()
    row = checked(officer, ("", "(" * 30_000, "", "")).rows.get()
    assert (row.verdict, time.perf_counter() - begun < 2) == ("wrong", True)


def test_no_organisation_of_another_province_is_taken_over(inside: Client, officer: Officer) -> None:
    other = Row(code="22", kind="province", name="จังหวัดจันทบุรี")
    theirs = Row(code="22-A01", kind="regional_agency", name="สำนักงานคลังจังหวัดจันทบุรี", parent="22")
    directory.load_organisations(by=None, rows=[other, theirs])
    headings = ("รหัส", "ชื่อหน่วยงาน", "หน่วยงานกำกับดูแล")
    data = table(("22-A01", "สำนักงานคลังจังหวัดระยองสอง", "21"), ("22", "", "21"), headings=headings)
    taken = mapped(officer, taken_in(officer, data))
    tasks.work(taken)
    assert [row.verdict for row in taken.rows.all()] == ["wrong", "wrong"]
    assert "ในความดูแลของสำนักงานนี้" in taken.rows.first().reason
