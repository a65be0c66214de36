"""What becomes of a directive, in a real browser: by hand, by axe, by eye."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.directives.life.conftest import MOMENT, only, owing, saying, small, to_province
from tests.directives.life.test_actions import EARLIER, asked
from tidtam.directives.life import actions, deeds
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer
from tidtam.front.demo import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def officer(settings: Any) -> Officer:
    settings.TODAY = MOMENT.today
    return story.load()


@pytest.fixture
def directive(transactional_db: None, officer: Officer) -> Directive:
    return story.play(officer, story.receive(officer))


@pytest.fixture
def inside(page: Page, live_server: LiveServer, officer: Officer) -> Page:
    """A browser in which the demo's officer is signed in."""
    client = Client()
    client.force_login(officer.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def do(officer: Officer, directive: Directive, ask: deeds.Ask) -> None:
    seen = ask.plan(directive, MOMENT).fingerprint
    actions.carry_out(by=officer, directive=directive, ask=ask, seen=seen, moment=MOMENT)


def test_the_time_of_all_is_extended_by_mouse_and_one_day(
    inside: Page, directive: Directive, axe: Axe, shots: Shots
) -> None:
    inside.goto(f"/letters/{directive.letter_id}")
    inside.get_by_role("link", name="การเปลี่ยนแปลงและประวัติ").click()
    inside.get_by_role("link", name="ขยายเวลา").click()
    assert axe(inside) == []
    shots(inside, "life-extend")
    inside.get_by_label("กำหนดส่งใหม่").fill("20 ธ.ค. 2562")
    inside.get_by_label("เหตุผล").fill("น้ำท่วมหลายอำเภอ")
    inside.get_by_role("button", name="ดูผลก่อนขยายเวลา").click()
    assert axe(inside) == []
    shots(inside, "life-plan")
    inside.get_by_role("button", name="ขยายเวลา", exact=True).click()
    inside.wait_for_url(f"**/letters/{directive.letter_id}/life")
    assert inside.get_by_text("ขยายกำหนดส่งของ 126 หน่วยงาน จาก 6 ธ.ค. 2562 เป็น 20 ธ.ค. 2562").first.is_visible()
    assert axe(inside) == []


def test_the_pages_of_a_lived_directive(
    inside: Page, directive: Directive, officer: Officer, axe: Axe, shots: Shots
) -> None:
    duty = to_province(directive)
    many = owing(duty, 30)
    do(officer, directive, deeds.Receive(scope=only(*many[:12]), day=MOMENT.today, way="email"))
    do(officer, directive, deeds.Exempt(scope=only(*many[12:15]), reason="ไม่มีพื้นที่รับผิดชอบ"))
    do(officer, directive, deeds.Extend(scope=only(many[16]), until=date(2019, 12, 20), reason="เจ้าหน้าที่ลาป่วย"))
    waiting = asked(officer, many[17])
    asked(officer, many[18])
    text = "จึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง เป็นภายในวันที่ 21 ธันวาคม 2562"
    references = [(directive.letter.number, str(directive.letter.dated)), *EARLIER]
    later = saying(small(officer), text, references)
    pages = {
        "life": f"/letters/{directive.letter_id}/life",
        "life-receive": f"/letters/{directive.letter_id}/life/receive",
        "life-amend": f"/letters/{directive.letter_id}/life/amend?duty={duty.pk}",
        "life-obligation": f"/obligations/{many[16].pk}",
        "life-unit": f"/letters/{directive.letter_id}/units/{many[16].organisation_id}",
        "life-requests": "/requests",
        "life-decide": f"/requests/{waiting.pk}",
        "life-follow": f"/letters/{later.pk}/life/follow/{directive.pk}/extend",
        "life-later": f"/letters/{later.pk}",
        "life-ask": f"/obligations/{many[19].pk}/ask",
        "life-matrix": f"/letters/{directive.letter_id}/matrix",
    }
    for name, address in pages.items():
        inside.goto(address)
        assert axe(inside) == [], name
        shots(inside, name)
        inside.screenshot(path=f"shots/{name}-whole.png", full_page=True)
