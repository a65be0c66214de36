"""S3 and S4 in a real browser: read by eye, by axe, and worked by mouse and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import SHOTS
from tests.letters.conftest import CIRCULAR, NOW, SHOPPING, TODAY
from tidtam.directory.models import Officer
from tidtam.letters import actions
from tidtam.letters.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def inside(page: Page, live_server: LiveServer, transactional_db: None, officer: Officer, settings: Any) -> Page:
    """The page of a browser in which the province officer is signed in."""
    settings.TODAY = TODAY
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


@pytest.fixture
def circular(inside: Page, officer: Officer) -> Letter:
    letter = actions.receive(by=officer, data=CIRCULAR, name="rayong-circular-5512.txt", now=NOW)
    return actions.read_letter(letter=letter, today=TODAY)


def test_intake(inside: Page, axe: Axe, shots: Shots) -> None:
    inside.goto("/letters/new")
    assert axe(inside) == []
    shots(inside, "s3-new")
    inside.get_by_label("ไฟล์หนังสือ").set_input_files(
        [
            {"name": "ว5512.txt", "mimeType": "text/plain", "buffer": CIRCULAR},
            {"name": "setup.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x90\x00\x03\xff\xfe"},
            {"name": "เสีย.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"},
            {"name": "ว่าง.pdf", "mimeType": "application/pdf", "buffer": b""},
        ]
    )
    inside.get_by_role("button", name="รับหนังสือ").click()
    assert inside.get_by_text("unknown_file_type").is_visible()
    assert axe(inside) == []
    shots(inside, "s3-results")


def test_review(inside: Page, circular: Letter, axe: Axe, shots: Shots) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    assert axe(inside) == []
    shots(inside, "s4-review")
    inside.screenshot(path=SHOTS / "s4-review-whole.png", full_page=True)
    inside.locator("#field-attachments .source").first.click()
    inside.screenshot(path=SHOTS / "s4-source.png")
    inside.set_viewport_size({"width": 390, "height": 844})
    inside.screenshot(path=SHOTS / "s4-review-whole-phone.png", full_page=True)


def test_what_was_typed_is_looked_at_anew(inside: Page, circular: Letter, axe: Axe) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    inside.get_by_label("ใช่ หมายถึง เทศบาลเมืองมาบตาพุด").check()
    inside.locator("#id_date").fill("")
    inside.get_by_text("เพิ่มภาระ", exact=True).click()
    place = len(circular.fields["duties"])
    inside.locator(f"#id_duties-{place}-action").fill("รายงานยอดโครงการ")
    inside.locator(f"#id_duties-{place}-deadline").fill("5 ธันวาคม 2562")
    inside.get_by_role("button", name="บันทึกการแก้ไข").click()
    card = inside.locator(f"#duties-{place}")
    expect(card.get_by_text("วันหยุด (วันชาติ)")).to_be_visible()
    expect(card.locator(".note")).to_contain_text("วันครบกำหนด 5 ธ.ค. 2562 ตรงกับ")
    expect(inside.locator("#field-addressees")).to_contain_text("เทศบาลเมืองมาบตาพุด (เลือกโดยเจ้าหน้าที่)")
    expect(inside.locator("#checks")).to_contain_text("ลงวันที่ ยังไม่ได้ระบุ")
    assert axe(inside) == []
    inside.screenshot(path=SHOTS / "s4-edited-whole.png", full_page=True)


def test_a_person_with_a_mouse_confirms_without_typing(inside: Page, circular: Letter) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    inside.get_by_label("ใช่ หมายถึง เทศบาลเมืองมาบตาพุด").check()
    inside.get_by_role("button", name="ยืนยันข้อมูลหนังสือ").click()
    assert inside.url.endswith(f"/letters/{circular.pk}/circulate")
    circular.refresh_from_db()
    assert circular.state == "confirmed"
    assert all(one["match"]["organisation"] or one["match"]["class"] for one in circular.fields["addressees"])


def test_the_field_in_hand_lights_its_place(inside: Page, circular: Letter) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    inside.locator("#id_number").focus()
    assert inside.locator("mark.lit").inner_text() == "รย ๐๐๑๗.๒/ว ๕๕๑๒"
    inside.keyboard.press("Alt+ArrowDown")
    assert inside.evaluate("document.activeElement.textContent") == "รับทราบ"


def test_acknowledging_stays_in_place_and_in_hand(inside: Page, circular: Letter, axe: Axe) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    inside.locator(".note:has(#warning-2) button").click()
    expect(inside.locator("#warning-2")).to_be_focused()
    expect(inside.locator("#warning-2")).to_be_in_viewport()
    first, second = inside.locator(".checks li[id]").all()[:2]
    following = second.get_attribute("id")
    first.get_by_role("button", name="รับทราบ").click()
    expect(inside.locator(f"#{following}")).to_be_focused()
    assert axe(inside) == []
    inside.get_by_role("button", name="รับทราบทั้งหมด").click()
    expect(inside.locator("#checks-heading")).to_be_focused()
    assert circular.open_warnings == []


def test_leaving_with_something_typed_asks_first(inside: Page, circular: Letter) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    inside.on("dialog", stay)
    inside.goto(f"/letters/{circular.pk}/review")
    away = inside.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="หนังสือ", exact=True)
    away.click()
    inside.wait_for_url("**/letters")
    inside.go_back()
    inside.locator("#id_number").fill("รย 0017.2/ว 9")
    away.click(no_wait_after=True)
    expect(inside.locator("#id_number")).to_have_value("รย 0017.2/ว 9")
    assert asked == ["beforeunload"]
    inside.get_by_role("button", name="บันทึกการแก้ไข").click()
    inside.get_by_text("บันทึกการแก้ไขแล้ว").wait_for()
    assert asked == ["beforeunload"]


def test_faults_are_told_and_nothing_typed_is_lost(inside: Page, circular: Letter, axe: Axe, shots: Shots) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    inside.locator("#id_date").fill("31/11/2562")
    inside.get_by_label("เรื่อง", exact=True).fill("พิมพ์ไว้")
    inside.locator("#duties-0 summary").click()
    inside.locator("#id_duties-0-deadline").fill("เมื่อไรก็ได้")
    inside.locator("#warning-1 + p button").click()
    expect(inside.locator("#faults")).to_be_focused()
    assert inside.get_by_label("เรื่อง", exact=True).input_value() == "พิมพ์ไว้"
    assert inside.locator("#id_duties-0-deadline").is_visible()
    assert axe(inside) == []
    shots(inside, "s4-faults")
    inside.screenshot(path=SHOTS / "s4-faults-whole.png", full_page=True)


def test_without_javascript_nothing_typed_is_lost(inside: Page, circular: Letter, live_server: LiveServer) -> None:
    browser = inside.context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain.add_cookies(inside.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"/letters/{circular.pk}/review")
    page.locator("#field-number .source").click()
    assert page.locator("mark:target").inner_text() == "รย ๐๐๑๗.๒/ว ๕๕๑๒"
    page.locator("#id_subject").fill("พิมพ์ไว้")
    page.locator("#warning-1 + p button").click()
    expect(page.locator("#warning-1")).to_be_focused()
    assert page.locator("#id_subject").input_value() == "พิมพ์ไว้"
    page.locator("#id_number").fill("รย 0017.2/ว 9")
    page.locator("#id_number").press("Enter")
    circular.refresh_from_db()
    assert (circular.number, circular.subject, circular.state) == ("รย 0017.2/ว 9", "พิมพ์ไว้", "read")
    plain.close()


def test_what_another_changed_meanwhile_is_shown_beside(
    inside: Page, circular: Letter, officer: Officer, axe: Axe, shots: Shots
) -> None:
    inside.goto(f"/letters/{circular.pk}/review")
    actions.correct(by=officer, letter=circular, changes={"subject": "เรื่องของผู้อื่น"})
    inside.locator("#id_number").fill("รย 0017.2/ว 9999")
    inside.get_by_role("button", name="บันทึกการแก้ไข").click()
    expect(inside.locator("#conflict")).to_be_focused()
    assert axe(inside) == []
    shots(inside, "s4-conflict")
    inside.get_by_role("button", name="บันทึกการแก้ไข").click()
    circular.refresh_from_db()
    assert circular.number == "รย 0017.2/ว 9999"


def test_an_empty_letter_and_the_other_pages(
    inside: Page, officer: Officer, circular: Letter, axe: Axe, shots: Shots
) -> None:
    shopping = actions.receive(by=officer, data=SHOPPING, name="รายการ.txt", now=NOW)
    actions.read_letter(letter=shopping, today=TODAY)
    broken = actions.receive(by=officer, data=b"%PDF-1.7 broken", name="เสีย.pdf", now=NOW)
    actions.read_letter(letter=broken, today=TODAY)
    for name, address in {
        "s4-shopping": f"/letters/{shopping.pk}/review",
        "s4-unreadable": f"/letters/{broken.pk}/review",
        "letters": "/letters",
        "letter": f"/letters/{circular.pk}",
    }.items():
        inside.goto(address)
        assert axe(inside) == []
        shots(inside, name)


@pytest.mark.parametrize("address", ["/letters/new", "/letters", "/letters/{}", "/letters/{}/review"])
def test_nothing_is_lost_at_320_px(inside: Page, circular: Letter, address: str) -> None:
    inside.set_viewport_size({"width": 320, "height": 640})
    inside.goto(address.format(circular.pk))
    assert inside.evaluate("document.documentElement.scrollWidth") <= 320
