"""S5 with periods, S7 just after a circulation, with several periods, and of a nation: by axe and by eye."""

from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_directives import Axe, Shots, signed_in
from tests.directives.conftest import NOW, TODAY, addressee, circular, duty, letter, ministry, nationwide
from tests.directives.test_laying import CALENDAR, circulated, recurring
from tidtam.accounts import clock
from tidtam.directives import actions
from tidtam.directives.laying import Laying
from tidtam.directives.models import Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

__all__ = ["addressee", "circular", "duty", "letter", "ministry", "recurring"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def training_day(settings: Any) -> None:
    settings.TODAY = TODAY


def test_periods_are_chosen_without_typing(
    page: Page, live_server: LiveServer, officer: Officer, recurring: Letter, axe: Axe, shots: Shots
) -> None:
    inside = signed_in(page, live_server, officer)
    inside.goto(f"/letters/{recurring.pk}/circulate")
    inside.get_by_label("งวดสุดท้าย").select_option("เดือนมกราคม 2563")
    inside.get_by_role("button", name="คำนวณใหม่").click()
    assert inside.get_by_text("วาง 3 งวด").is_visible()
    assert axe(inside) == []
    inside.locator("#periods").evaluate("node => node.scrollIntoView()")
    shots(inside, "s5-periods")
    inside.get_by_role("button", name="แจ้งเวียน", exact=True).click()
    inside.wait_for_url("**/matrix")
    assert axe(inside) == []
    shots(inside, "s7-periods")
    inside.goto("/obligations")
    assert axe(inside) == []
    shots(inside, "s6-periods")


def test_a_circulation_is_undone_from_its_banner(
    page: Page, live_server: LiveServer, officer: Officer, circular: Letter, axe: Axe, shots: Shots
) -> None:
    inside = signed_in(page, live_server, officer)
    circulated(officer, circular, Laying(calendar=CALENDAR), now=clock.now())
    extended = Obligation.objects.filter(organisation__code="2101").first()
    assert extended is not None
    Obligation.objects.filter(pk=extended.pk).update(due_on=TODAY.replace(month=12, day=20))
    Obligation.objects.filter(organisation__code="2102").update(state="withdrawn")
    inside.goto(f"/letters/{circular.pk}/matrix")
    assert axe(inside) == []
    shots(inside, "s7-undo")
    inside.get_by_role("button", name="เลิกทำการแจ้งเวียน").click()
    assert inside.get_by_text("เลิกทำการแจ้งเวียนแล้ว").is_visible()
    shots(inside, "s5-undone")


def test_the_table_of_a_nation(page: Page, live_server: LiveServer, ministry: Officer, axe: Axe, shots: Shots) -> None:
    sent_out, apart = nationwide(ministry, 2, {2561, 2562}), Laying(by_year=True)
    made = actions.circulate(by=ministry, letter=sent_out, choices={}, laying=apart, now=NOW)
    sent = Obligation.objects.filter(duty__directive=made, organisation__code__startswith="1101")
    sent.update(state="submitted")
    inside = signed_in(page, live_server, ministry)
    inside.goto(f"/letters/{made.letter_id}/matrix")
    assert axe(inside) == []
    shots(inside, "s7-nation")
    inside.get_by_role("link", name="จังหวัดสมุทรปราการ").click()
    inside.goto(f"/letters/{made.letter_id}/matrix?area=1101")
    assert axe(inside) == []
    shots(inside, "s7-district")
    inside.goto(f"/letters/{made.letter_id}/matrix?state=not_started")
    assert axe(inside) == []
    shots(inside, "s7-sought")
