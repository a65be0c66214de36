"""An import in a real browser: by axe, by eye, with and without htmx."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.directory.imports.tables import checked, mapped, table, taken_in
from tidtam.directory.imports import tasks
from tidtam.directory.models import Officer, Organisation
from tidtam.front.demo import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]

ROWS = (
    ("", "อบต.ใหม่", "บ้านฉาง", "0 3860 0001"),
    ("2101-S05", "", "", "0 3860 0002"),
    ("2103", "อำเภอแกลง", "", ""),
    ("", "อบต.ไม่มีตำบลนี้", "", ""),
    ("2102-S01", "", "อำเภอปราณบุรี", ""),
    ("", "ทต.หนองสนม อำเภอบ้านค่าย", "", "0 3860 0003"),
)


@pytest.fixture
def officer(transactional_db: None, settings: Any) -> Officer:
    return story.load()


@pytest.fixture
def inside(page: Page, live_server: LiveServer, officer: Officer) -> Page:
    """A browser in which the demo's officer is signed in."""
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_a_table_goes_in_by_mouse_alone(inside: Page, axe: Axe, shots: Shots) -> None:
    inside.goto("/admin/units")
    assert axe(inside) == []
    inside.get_by_role("link", name="นำเข้าทะเบียน").click()
    assert axe(inside) == []
    shots(inside, "import-start")
    inside.get_by_label("ไฟล์ตาราง").set_input_files(
        {"name": "อปท.xlsx", "mimeType": "application/octet-stream", "buffer": table(*ROWS)}
    )
    inside.get_by_role("button", name="อ่านตาราง").click()
    assert axe(inside) == []
    shots(inside, "import-map")
    inside.get_by_role("button", name="ตรวจข้อมูล").click()
    assert axe(inside) == []
    shots(inside, "import-preview")
    inside.screenshot(path="shots/import-preview-whole.png", full_page=True)
    inside.get_by_role("button", name="บันทึก 3 แถว").click()
    assert inside.get_by_text("บันทึก 3 แถว ไม่ได้บันทึก 2 แถว").is_visible()
    assert axe(inside) == []
    shots(inside, "import-result")
    assert Organisation.objects.filter(phone="0 3860 0001").exists()


def test_progress_is_told_and_gives_way_to_the_preview(inside: Page, officer: Officer, axe: Axe, shots: Shots) -> None:
    taken = mapped(officer, taken_in(officer, table(*ROWS)))
    inside.goto(f"/import/{taken.pk}")
    assert axe(inside) == []
    shots(inside, "import-waiting")
    tasks.work_waiting.call()
    inside.get_by_role("heading", name="ผลการตรวจก่อนบันทึก").wait_for()


def test_earlier_imports_and_a_refused_file(inside: Page, officer: Officer, axe: Axe, shots: Shots) -> None:
    checked(officer, *ROWS)
    inside.goto("/import")
    inside.get_by_label("ไฟล์ตาราง").set_input_files(
        {"name": "หนังสือ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    inside.get_by_role("button", name="อ่านตาราง").click()
    inside.get_by_text("ไม่ใช่ตารางที่ระบบอ่านได้").wait_for()
    assert axe(inside) == []
    shots(inside, "import-refused")
