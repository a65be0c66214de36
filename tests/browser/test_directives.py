"""S2, S5, S6 and S7 in a real browser: by mouse without typing, by axe, by eye."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.directives.conftest import TODAY
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer
from tidtam.front.demo import story
from tidtam.letters.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def officer(settings: Any) -> Officer:
    settings.TODAY = TODAY
    return story.load()


@pytest.fixture
def circular(transactional_db: None, officer: Officer) -> Letter:
    return story.receive(officer)


@pytest.fixture
def inside(page: Page, live_server: LiveServer, officer: Officer) -> Page:
    """A browser in which the demo's officer is signed in."""
    return signed_in(page, live_server, officer)


def signed_in(page: Page, live_server: LiveServer, officer: Officer) -> Page:
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_a_person_with_a_mouse_confirms_and_circulates_without_typing(
    inside: Page, circular: Letter, axe: Axe, shots: Shots
) -> None:
    inside.goto("/")
    inside.get_by_role("link", name="ติดตามรายงานผล").click()
    inside.get_by_label("ใช่ หมายถึง เทศบาลเมืองมาบตาพุด").check()
    inside.get_by_role("button", name="ยืนยันข้อมูลหนังสือ").click()
    inside.wait_for_url(f"**/letters/{circular.pk}/circulate")
    assert axe(inside) == []
    shots(inside, "s5-circulate")
    inside.screenshot(path="shots/s5-circulate-whole.png", full_page=True)
    inside.get_by_role("button", name="แจ้งเวียน", exact=True).click()
    inside.wait_for_url("**/matrix")
    assert inside.get_by_text("แจ้งเวียนแล้ว 126 หน่วยงาน (ผ่านอำเภอ 64 แห่ง) วางภาระรายงาน 252 รายการ").is_visible()
    assert Directive.objects.get(letter=circular).bindings.filter(route="district").count() == 64


@pytest.mark.parametrize(("name", "address"), [("s2-desk", "/"), ("s6-board", "/obligations"), ("s7-all", "/matrix")])
def test_pages_of_the_full_board(
    inside: Page, circular: Letter, officer: Officer, axe: Axe, shots: Shots, name: str, address: str
) -> None:
    story.play(officer, circular)
    inside.goto(address)
    assert axe(inside) == []
    shots(inside, name)


def test_the_status_table_shows_its_rows_on_one_screen(
    inside: Page, circular: Letter, officer: Officer, axe: Axe, shots: Shots
) -> None:
    story.play(officer, circular)
    inside.goto(f"/letters/{circular.pk}/matrix")
    assert axe(inside) == []
    shots(inside, "s7-matrix")
    inside.locator(".table-wrap.tall").evaluate("node => node.scrollIntoView()")
    rows = inside.locator("tbody tr").evaluate_all(
        "rows => rows.filter(row => { const box = row.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }).length"
    )
    assert rows >= 15


def test_the_circulation_works_without_javascript(
    inside: Page, circular: Letter, officer: Officer, live_server: LiveServer
) -> None:
    story.play(officer, circular)
    plain = inside.context.browser.new_context(base_url=live_server.url, java_script_enabled=False)  # type: ignore[union-attr]
    plain.add_cookies(inside.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"/letters/{circular.pk}/matrix?q=ทับมา")
    assert page.get_by_text("แสดง 1 จาก 126 หน่วยงาน").is_visible()
    page.get_by_text("เรียกคืนการแจ้งเวียน").click()
    page.get_by_role("button", name="ยืนยันเรียกคืน").click()
    assert page.get_by_role("button", name="แจ้งเวียน", exact=True).is_visible()
    plain.close()
