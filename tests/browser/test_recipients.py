"""Classes of addressees in a real browser: S4, the page of an addressee, the attached list, S5."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import SHOTS
from tests.letters.conftest import NOW, TODAY
from tests.letters.recipients.test_attached_list import LIST
from tidtam.directory.models import Officer
from tidtam.letters import actions
from tidtam.letters.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]

TEXT = """ที่ รย ๐๐๑๗.๒/ว ๑๒๓
ศาลากลางจังหวัดระยอง
ถนนสุขุมวิท รย ๒๑๑๕๐
๒๒ พฤศจิกายน ๒๕๖๒
เรื่อง การรายงานผลการดำเนินงาน
เรียน หัวหน้าส่วนราชการประจำจังหวัด (ยกเว้นสำนักงานจังหวัด)
      นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกรง
      นายกเทศมนตรีตำบล และนายก อบต. ทุกแห่ง ในเขตอำเภอแกลงและอำเภอบ้านค่าย (ยกเว้น อบต.กองดิน)
      ผู้อำนวยการโรงเรียน ตามบัญชีแนบท้าย
ด้วยจังหวัดระยองขอให้ส่วนราชการรายงานผลการดำเนินงานไปยังจังหวัดระยอง ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๒
จึงเรียนมาเพื่อพิจารณาดำเนินการ
ขอแสดงความนับถือ
(นายวิชัย ใจกล้า)
ผู้ว่าราชการจังหวัดระยอง"""


@pytest.fixture
def letter(page: Page, live_server: LiveServer, transactional_db: None, officer: Officer, settings: Any) -> Letter:
    """A letter to classes with areas and exceptions, read; its officer is signed in on the page."""
    settings.TODAY = TODAY
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    received = actions.receive(by=officer, data=TEXT.encode(), name="ว123.txt", now=NOW)
    return actions.read_letter(letter=received, today=TODAY)


def test_from_the_words_to_the_circulation(page: Page, letter: Letter, axe: Axe, shots: Shots) -> None:
    page.goto(f"/letters/{letter.pk}/review")
    assert axe(page) == []
    page.locator("#field-addressees").evaluate("node => node.scrollIntoView()")
    shots(page, "s4-addressees")
    page.get_by_role("button", name="กำหนดกลุ่ม ผู้รับที่ 2").click()
    expect(page.get_by_text("ไม่พบ “ยกเว้นอำเภอแกรง” ในทะเบียนหน่วยงาน")).to_be_visible()
    assert axe(page) == []
    page.screenshot(path=SHOTS / "s4-addressee-unknown.png", full_page=True)
    page.get_by_role("button", name="ใช้ อำเภอแกลง").click()
    expect(page.get_by_role("heading", name="รวม 7 หน่วยงาน")).to_be_visible()
    page.goto(f"/letters/{letter.pk}/addressees/2")
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert axe(page) == []
    shots(page, "s4-addressee")
    page.screenshot(path=SHOTS / "s4-addressee-whole.png", full_page=True)


def test_an_attached_list_is_pasted_and_kept(page: Page, letter: Letter, axe: Axe, shots: Shots) -> None:
    page.goto(f"/letters/{letter.pk}/addressees/3")
    page.get_by_role("link", name="เพิ่มรายชื่อตามบัญชีแนบท้าย").click()
    assert axe(page) == []
    shots(page, "s4-list")
    page.get_by_label("วางรายชื่อ").fill(LIST)
    page.get_by_role("button", name="ตรวจรายชื่อ").click()
    assert axe(page) == []
    shots(page, "s4-lines")
    page.get_by_label("นายกเทศมนตรีเมืองมาตาพุด").select_option(label="หมายถึง เทศบาลเมืองมาบตาพุด")
    page.get_by_label("บัญชีรายชื่อแนบท้าย").select_option(label="ไม่ใช่ผู้รับ")
    page.get_by_role("button", name="ใช้รายชื่อนี้").click()
    expect(page.get_by_text("เก็บบัญชีแนบท้ายแล้ว 5 หน่วยงาน จาก 8 บรรทัด")).to_be_visible()
    page.goto(f"/letters/{letter.pk}/review")
    page.get_by_role("button", name="ยืนยันข้อมูลหนังสือ").click()
    page.wait_for_url(f"**/letters/{letter.pk}/circulate")
    expect(page.get_by_text("โรงเรียนวัดป่าประดู่").first).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert axe(page) == []
    shots(page, "s5-rules")
    page.screenshot(path=SHOTS / "s5-rules-whole.png", full_page=True)
    page.goto(f"/letters/{letter.pk}/circulate/named-2")
    assert axe(page) == []
    shots(page, "s5-members")
