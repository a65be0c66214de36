"""The search box in a real browser: by keyboard, as one types, by axe, by eye."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.directives.conftest import TODAY
from tidtam.directory.models import Officer
from tidtam.front.demo import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def inside(page: Page, live_server: LiveServer, transactional_db: None, settings: Any) -> Page:
    """A browser in which the demo's officer is signed in, the circular received."""
    settings.TODAY = TODAY
    officer: Officer = story.load()
    story.play(officer, story.receive(officer))
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_by_keyboard_from_any_page_and_as_one_types(inside: Page, axe: Axe, shots: Shots) -> None:
    inside.goto("/")
    shots(inside, "search-box")
    inside.keyboard.press("/")
    expect(inside.locator("#search-words")).to_be_focused()
    inside.keyboard.type("/")
    expect(inside.locator("#search-words")).to_have_value("/")
    inside.locator("#search-words").fill("ระยอง")
    inside.keyboard.press("Enter")
    expect(inside.locator("#found h2").first).to_contain_text("หนังสือ")
    assert axe(inside) == []
    shots(inside, "search-groups")
    inside.locator("#search-words").fill("")
    inside.locator("#search-words").press_sequentially("ว ๕๕๑", delay=20)
    inside.wait_for_url("**/search?q=%E0%B8%A7*")
    expect(inside.locator("#search-status")).to_have_text("หนังสือ 1 ฉบับ")
    expect(inside.locator("#search-words")).to_be_focused()
    assert axe(inside) == []
    shots(inside, "search-number")
    for words, name in (("อบต.ตะพงง", "search-nearest"), ("สิทธมนุษยชน", "search-near"), ("วรรณา", "search-people")):
        inside.locator("#search-words").fill(words)
        expect(inside.locator("#search-status")).not_to_contain_text("1 ฉบับ" if name == "search-nearest" else "ไม่พบ")
        inside.wait_for_load_state("networkidle")
        assert axe(inside) == []
        shots(inside, name)


def test_the_key_can_be_switched_off(inside: Page) -> None:
    inside.goto("/search")
    inside.get_by_label("กดแป้น / เพื่อไปที่ช่องค้นหาจากทุกหน้า").uncheck()
    inside.goto("/")
    inside.keyboard.press("/")
    expect(inside.locator("#search-words")).not_to_be_focused()
    inside.goto("/search")
    inside.get_by_label("กดแป้น / เพื่อไปที่ช่องค้นหาจากทุกหน้า").check()
    inside.goto("/")
    inside.keyboard.press("/")
    expect(inside.locator("#search-words")).to_be_focused()


def test_a_page_that_is_not_there_offers_the_box(inside: Page, axe: Axe, shots: Shots) -> None:
    inside.goto("/no-such-page")
    assert axe(inside) == []
    shots(inside, "search-404")
