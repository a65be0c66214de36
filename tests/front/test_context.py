import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import seated
from tidtam.directory.models import Officer, Organisation, Role

pytestmark = pytest.mark.django_db

PLACES = ["วันนี้", "เรื่องที่ต้องรายงาน", "ตารางสถานะ", "หนังสือ", "ทะเบียน", "หน่วยงาน"]


def nav_of(client: Client, address: str = "/no-such-page") -> list[tuple[str, bool]]:
    return [(door.label, door.here) for door in client.get(address).context["nav"]]


def test_who_is_not_signed_in_sees_no_doors(client: Client) -> None:
    page = client.get("/login")
    assert page.context["nav"] == []
    assert "เมนูหลัก" not in page.content.decode()
    assert "ออกจากระบบ" not in page.content.decode()


def test_an_officer_sees_every_door(client: Client, officer: Officer) -> None:
    client.force_login(officer.user)
    assert [label for label, _ in nav_of(client)] == PLACES


def test_an_executive_sees_only_what_may_be_opened(client: Client, province: Organisation) -> None:
    client.force_login(seated(province, Role.EXECUTIVE).user)
    assert [label for label, _ in nav_of(client)] == PLACES


def test_the_place_shown_is_marked(client: Client, officer: Officer) -> None:
    client.force_login(officer.user)
    assert [label for label, here in nav_of(client, "/obligations") if here] == ["เรื่องที่ต้องรายงาน"]
    assert client.get("/obligations").content.decode().count('aria-current="page"') == 1


def test_the_masthead_names_the_office(client: Client, province: Organisation) -> None:
    assert 'ระบบของทางราชการ <span class="nb">จังหวัดระยอง</span>' in client.get("/login").content.decode()


def test_before_the_directory_is_filled_no_office_is_named(client: Client) -> None:
    assert "ระบบของทางราชการ</p>" in client.get("/login").content.decode()


def masthead(client: Client) -> str:
    found = re.search(r'<p class="masthead">(.*?)</p>', client.get("/login", follow=True).content.decode())
    assert found is not None
    return found[1]


def test_of_two_provinces_each_officer_sees_ones_own(client: Client, province: Organisation) -> None:
    another = Organisation.objects.create(code="20", kind="province", name="จังหวัดชลบุรี")
    district = Organisation.objects.create(code="2099", kind="district", name="อำเภอศรีราชา", parent=another)
    assert masthead(client) == "ระบบของทางราชการ"
    client.force_login(seated(district, Role.PROVINCE_OFFICER).user)
    assert masthead(client) == 'ระบบของทางราชการ <span class="nb">จังหวัดชลบุรี</span>'


def test_the_office_is_looked_up_once_a_page(client: Client, province: Organisation) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/login").content.decode().count("จังหวัดระยอง") == 2
    assert sum("directory_organisation" in query["sql"] for query in asked) == 1


def test_a_training_day_is_told_on_every_page(client: Client, settings: Any) -> None:
    assert "ระบบฝึกหัด" not in client.get("/login").content.decode()
    settings.TODAY = date(2019, 11, 25)
    for address in ("/login", "/no-such-page"):
        text = client.get(address).content.decode()
        assert "ระบบฝึกหัด" in text
        assert "วันจันทร์ที่ 25 พฤศจิกายน 2562" in text
