"""S1 and S20 in a real browser: they read well, are accessible, keep the content security policy, and reflow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tidtam.accounts import actions
from tidtam.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]

PASSWORD = "ระยองฮิ-สั้น-ไม่ได้"


@pytest.fixture
def wanna(transactional_db: None) -> User:
    return actions.open_account(by=None, email="wanna@rayong.go.th", name="วรรณา ตัวอย่าง", password=PASSWORD)


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/login")
    page.get_by_label("อีเมล").fill("wanna@rayong.go.th")
    page.get_by_label("รหัสผ่าน").fill(password)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def test_sign_in_page(page: Page, axe: Axe, shots: Shots, wanna: User) -> None:
    page.goto("/login")
    assert axe(page) == []
    shots(page, "s1-login")


def test_wrong_password(page: Page, axe: Axe, shots: Shots, wanna: User) -> None:
    sign_in(page, "ไม่ใช่")
    assert page.get_by_label("อีเมล").input_value() == "wanna@rayong.go.th"
    assert axe(page) == []
    shots(page, "s1-wrong")


def test_a_missing_page(page: Page, axe: Axe, shots: Shots, wanna: User) -> None:
    page.goto("/no-such-page")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert axe(page) == []
    shots(page, "s20-404")


def test_a_refusal(page: Page, axe: Axe, shots: Shots, wanna: User) -> None:
    sign_in(page)
    page.goto("/letters/new")
    assert page.get_by_text("บัญชีนี้ยังไม่ได้ผูกกับตำแหน่งในหน่วยงานใด").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert axe(page) == []
    shots(page, "s20-refused")


@pytest.mark.parametrize("address", ["/login", "/no-such-page"])
def test_nothing_is_lost_at_320_px(page: Page, wanna: User, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
