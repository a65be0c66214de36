"""S17 in a real browser: the tree, one organisation, a change shown before it is done, duplicates."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.directives.conftest import TODAY
from tests.directory.conftest import done, raised, renamed, unit
from tidtam.directory import actions
from tidtam.directory.models import Officer, Trust
from tidtam.front.demo import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def officer(settings: Any) -> Officer:
    settings.TODAY = TODAY
    officer = story.load()
    klaeng = unit("2103")
    for name, since in (("นายสมชาย ตัวอย่าง", date(2017, 10, 2)), ("นายวิชัย ตัวอย่าง", date(2019, 10, 1))):
        actions.appoint_head(
            by=officer, organisation=klaeng, person={"name": name, "since": since, "phone": "038 000 001"}
        )
    acting = {"name": "นายปรีชา ตัวอย่าง", "acting": True, "position": "ปลัดอำเภอ", "since": date(2019, 11, 20)}
    actions.appoint_head(by=officer, organisation=klaeng, person=acting)
    for matter, trust in (("แผนงานและงบประมาณ", Trust.CONFIRMED), ("", Trust.BOUNCED)):
        reach = {"name": "นางสาวสมหญิง ตัวอย่าง", "matter": matter, "phone": "038 000 002", "email": "k@demo.example"}
        contact = actions.add_contact(by=officer, organisation=klaeng, reach={**reach, "position": "นักวิชาการ"})
        actions.judge_contact(by=officer, contact=contact, trust=trust, on=TODAY)
    return officer


@pytest.fixture
def inside(page: Page, live_server: LiveServer, officer: Officer) -> Page:
    """A browser in which the demo's officer is signed in."""
    client = Client()
    client.force_login(officer.user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def test_the_tree_and_who_headed_klaeng(inside: Page, axe: Axe, shots: Shots) -> None:
    inside.goto("/admin/units")
    assert axe(inside) == []
    shots(inside, "s17-tree")
    inside.goto("/admin/units?only=unreachable")
    assert axe(inside) == []
    inside.goto("/admin/units/2103")
    assert axe(inside) == []
    shots(inside, "s17-organisation")
    inside.screenshot(path="shots/s17-organisation-whole.png", full_page=True)
    inside.get_by_label("ดูข้อมูล ณ วันที่").fill("22 พ.ย. 62")
    inside.get_by_role("button", name="ดู", exact=True).click()
    assert inside.get_by_text("นายปรีชา ตัวอย่าง").first.is_visible()
    for opened in ("บันทึกผู้ดำรงตำแหน่ง", "เพิ่มผู้ประสานงาน"):
        inside.get_by_text(opened, exact=True).click()
    assert axe(inside) == []
    inside.screenshot(path="shots/s17-organisation-forms.png", full_page=True)


def test_a_change_is_shown_before_it_is_done(inside: Page, officer: Officer, axe: Axe, shots: Shots) -> None:
    done(officer, renamed("2101-T02", on=date(2019, 3, 1)))
    done(officer, raised("2101-S02", on=date(2019, 6, 1)))
    letter = story.receive(officer)
    inside.goto(f"/letters/{letter.pk}/review")
    inside.get_by_label("ใช่ หมายถึง เทศบาลเมืองมาบตาพุด").check()
    inside.get_by_role("button", name="ยืนยันข้อมูลหนังสือ").click()
    inside.get_by_role("button", name="แจ้งเวียน", exact=True).click()
    inside.wait_for_url("**/matrix")
    inside.goto("/admin/units/duplicates")
    assert axe(inside) == []
    shots(inside, "s17-duplicates")
    inside.get_by_role("link", name="รวม").first.click()
    assert axe(inside) == []
    inside.get_by_label("รวมเป็น").select_option(label="องค์การบริหารส่วนตำบลสำนักท้อน")  # not the one proposed
    inside.get_by_label("วันที่มีผล").fill("25 พ.ย. 62")
    inside.get_by_label("ประกาศหรือคำสั่งที่เป็นเหตุ").fill("ประกาศกระทรวงมหาดไทย ลงวันที่ 20 พฤศจิกายน 2562")
    inside.screenshot(path="shots/s17-merge-form.png", full_page=True)
    inside.get_by_role("button", name="ดูผลก่อนบันทึก").click()
    assert inside.get_by_text("รวมกับภาระเดียวกันที่มีอยู่แล้ว 2 รายการ").is_visible()
    assert axe(inside) == []
    shots(inside, "s17-change")
    inside.get_by_role("button", name="ยืนยันบันทึก").click()
    inside.wait_for_url("**/admin/units/2102-S01")
    assert unit("2101-S03").successor == unit("2102-S01")
    inside.screenshot(path="shots/s17-after.png", full_page=True)
    inside.goto("/admin/units/2101-S03")
    assert axe(inside) == []
