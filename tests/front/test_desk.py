"""S2: what waits for this officer, counted whole."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.directives.conftest import NOW, TODAY, circular, directive, duty, letter  # noqa: F401 - fixtures
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.life import actions
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Officer, Role
from tidtam.front import desk
from tidtam.letters import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, officer: Officer, settings: Any) -> Client:
    settings.TODAY = TODAY
    client.force_login(officer.user)
    return client


def fill(officer: Officer, count: int, *, state: str, duties: list[dict[str, Any]]) -> None:
    for number in range(count):
        fields = {**contents.first({}), "subject": f"เรื่องที่ {number}", "duties": duties}
        letter(officer, fields, state=state, sha256=f"{state[:2]}{len(duties)}{number:061d}")


def test_nothing_waits(browser: Client) -> None:
    assert "วันนี้ไม่มีงานค้าง" in browser.get("/").content.decode()


def test_counts_are_whole_though_ten_are_listed(browser: Client, officer: Officer) -> None:
    fill(officer, 12, state="read", duties=[])
    fill(officer, 3, state="confirmed", duties=[duty("จังหวัดระยอง", None)])
    shown = browser.get("/").content.decode()
    assert "หนังสือรอยืนยัน (12)" in shown
    assert "รอแจ้งเวียน (3)" in shown
    assert 'ต้องทำวันนี้ <span class="nb">(15)</span>' in shown
    assert "ดูทั้งหมด" in shown


def test_a_letter_for_information_waits_for_nobody(browser: Client, officer: Officer) -> None:
    fill(officer, 2, state="confirmed", duties=[])
    assert "วันนี้ไม่มีงานค้าง" in browser.get("/").content.decode()


def test_who_reads_only_is_led_to_pages_that_open(browser: Client, officer: Officer) -> None:
    fill(officer, 1, state="read", duties=[])
    Officer.objects.update(role=Role.EXECUTIVE)
    shown = browser.get("/").content.decode()
    assert "/review" not in shown
    assert "/circulate" not in shown


def test_late_duties_lead_to_those_who_owe(browser: Client, directive: Directive, settings: Any) -> None:  # noqa: F811
    settings.TODAY = date(2019, 12, 9)
    shown = browser.get("/").content.decode()
    assert f"/letters/{directive.letter.pk}/matrix?state=late" in shown


def test_requests_for_more_time_wait_and_are_counted(
    browser: Client,
    officer: Officer,
    directive: Directive,  # noqa: F811
) -> None:
    assert "คำขอขยายเวลารอพิจารณา" not in browser.get("/").content.decode()
    owed = Obligation.objects.filter(duty__directive=directive, due_on__isnull=False)[0]
    told = {"until": date(2020, 1, 6), "reason": "น้ำท่วม", "way": "phone", "asked_on": TODAY}
    actions.ask_extension(by=officer, obligation=owed, **told)
    shown = browser.get("/").content.decode()
    assert "คำขอขยายเวลารอพิจารณา (1)" in shown
    assert 'ต้องทำวันนี้ <span class="nb">(1)</span>' in shown
    assert f'<a href="{reverse("life:requests")}">พิจารณาคำขอ</a>' in shown
    Officer.objects.update(role=Role.EXECUTIVE)
    assert f'<a href="{reverse("life:requests")}">ดูคำขอ</a>' in browser.get("/").content.decode()


def test_the_burden_of_the_coming_month(browser: Client, directive: Directive) -> None:  # noqa: F811
    bound = directive.bindings.count()
    shown = browser.get("/").content.decode()
    assert f"มีรายงานครบกำหนด {bound} รายงาน ของ {bound} หน่วยงาน" in shown
    assert 'ครบกำหนดใน 5 วันทำการ <span class="nb">(1)</span>' in shown


def test_five_weeks_ahead() -> None:
    weeks = desk.weeks_from(TODAY, {date(2019, 11, 30): 126, date(2019, 12, 6): 5, date(2019, 12, 9): 30},
                            Calendar({date(2019, 12, 5): "วันพ่อแห่งชาติ"}))  # fmt: skip
    days = [day for week in weeks for day in week]
    assert (len(weeks), days[0].date, days[-1].date) == (5, date(2019, 11, 25), date(2019, 12, 29))
    by_day = {day.date: day for day in days}
    assert [by_day[date(2019, *day)].step for day in ((11, 30), (12, 6), (12, 9), (12, 7))] == [3, 1, 2, 0]
    assert by_day[date(2019, 12, 5)].holiday == "วันพ่อแห่งชาติ"
    assert by_day[date(2019, 11, 30)].holiday == ""
    assert [day.month for day in days if day.month] == ["พ.ย.", "ธ.ค."]


def test_the_desk_leads_to_receiving_for_who_may(browser: Client, officer: Officer) -> None:
    assert 'href="/letters/new"' in browser.get("/").content.decode()
    assert 'href="/letters/new"' in browser.get("/letters").content.decode()
    Officer.objects.update(role=Role.EXECUTIVE)
    assert 'href="/letters/new"' not in browser.get("/").content.decode()
    assert 'href="/letters/new"' not in browser.get("/letters").content.decode()
