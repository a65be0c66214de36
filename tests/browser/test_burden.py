"""The burden page, and S5 where the same was asked before: by axe and by eye."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.directives.conftest import TODAY, letter
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directory.models import Officer
from tidtam.front.demo import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Axe = Callable[[Page], list[str]]
type Shots = Callable[[Page, str], None]


@pytest.fixture
def directive(transactional_db: None, settings: Any) -> Directive:
    settings.TODAY = TODAY
    officer = story.load()
    return story.play(officer, story.receive(officer))


@pytest.fixture
def inside(page: Page, live_server: LiveServer, directive: Directive) -> Page:
    """A browser in which the demo's officer is signed in."""
    client = Client()
    client.force_login(Officer.objects.get(user__email=story.HERO).user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_burden_by_month(inside: Page, directive: Directive, axe: Axe, shots: Shots) -> None:
    for one in Obligation.objects.filter(duty=Duty.objects.asked().first())[:40]:
        Obligation.objects.create(duty=one.duty, organisation=one.organisation, period="2", due_on="2019-10-31")
    inside.goto("/burden")
    assert axe(inside) == []
    shots(inside, "burden")
    inside.goto("/burden?help=1")
    assert axe(inside) == []
    shots(inside, "burden-nobody")


def test_asked_before(inside: Page, directive: Directive, axe: Axe, shots: Shots) -> None:
    fields = {**directive.letter.fields, "number": "รย 0017.2/ว 99", "date": "2019-11-25"}
    again = letter(Officer.objects.get(user__email=story.HERO), fields, sha256="7" * 64)
    inside.goto(f"/letters/{again.pk}/circulate")
    assert inside.get_by_text("เคยแจ้งภาระที่ใกล้เคียงกันแล้ว 1 เรื่อง").is_visible()
    assert axe(inside) == []
    shots(inside, "s5-asked-before")
    inside.screenshot(path="shots/s5-asked-before-whole.png", full_page=True)
    inside.goto("/")
    assert axe(inside) == []
    shots(inside, "s2-coming-month")
    inside.screenshot(path="shots/s2-coming-month-whole.png", full_page=True)
