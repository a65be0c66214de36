"""One whole round through the pages: the real circular goes in, the board and the status table come out full."""

import re
from datetime import date
from importlib import resources
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.form_reader import read_form
from tidtam.accounts import ledger
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Kind, Officer, Organisation
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db
CIRCULAR = resources.files("tidtam.front.demo").joinpath("rayong-circular-5512.txt")


@pytest.fixture
def browser(client: Client, officer: Officer, settings: Any) -> Client:
    settings.TODAY = date(2019, 11, 25)
    client.force_login(officer.user)
    return client


def test_from_circular_to_board_without_typing(browser: Client) -> None:
    letter = received(browser)
    confirmed(browser, letter)
    circulated(browser, letter)
    board = text(browser.get("/obligations"))
    assert "กรมคุ้มครองสิทธิและเสรีภาพ" in board
    assert "เหลือ 4 วันทำการ" in board
    matrix = text(browser.get(f"/letters/{letter.pk}/matrix"))
    assert matrix.count("<td>ผ่านอำเภอ</td>") == 64
    desk = text(browser.get("/"))
    bound = Directive.objects.get().bindings.count()
    assert f"{bound} รายงาน" in desk
    assert ledger.verify().broken_at is None


def received(browser: Client) -> Letter:
    upload = SimpleUploadedFile("circular.txt", CIRCULAR.read_bytes(), "text/plain")
    response = browser.post("/letters/new", {"files": [upload]})
    letter = Letter.objects.get()
    assert letter.number == "รย 0017.2/ว 5512"
    assert response.status_code in (200, 302)
    return letter


def confirmed(browser: Client, letter: Letter) -> None:
    """Take the offered name for "มาตาพุด" and press the button: everything else stands in the form already."""
    address = reverse("letters:review", args=[letter.pk])
    review = text(browser.get(address))
    assert "เทศบาลเมืองมาบตาพุด" in review
    data = read_form(review).data
    offered = re.search(r'name="(addressees-\d+-match)"[^>]*value="([^"]*)"[^>]*>\s*ใช่', review)
    assert offered, "no offered name to click"
    data[offered[1]] = [offered[2]]
    browser.post(address, {**data, "do": "confirm"})
    letter.refresh_from_db()
    assert letter.state == "confirmed"
    matches = [addressee["match"] for addressee in letter.fields["addressees"]]
    assert all(match["organisation"] or match["class"] for match in matches)


def circulated(browser: Client, letter: Letter) -> None:
    address = reverse("directives:circulate", args=[letter.pk])
    browser.post(address, read_form(text(browser.get(address))).data)
    directive = Directive.objects.get(letter=letter)
    bound = set(directive.bindings.values_list("organisation__kind", flat=True))
    assert {Kind.DISTRICT, Kind.PAO, Kind.CITY, Kind.TOWN, Kind.SUBDISTRICT_MUNICIPALITY, Kind.SAO} <= bound
    local = Organisation.objects.local_bodies()
    assert directive.bindings.filter(organisation__in=local).count() == 68
    assert directive.bindings.filter(organisation__kind=Kind.DISTRICT).count() == 8
    assert directive.bindings.filter(route="district").count() == 64
    asked = Obligation.objects.filter(duty__directive=directive, duty__own=False)
    assert asked.count() == 2 * directive.bindings.count()


def text(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:800]
    return str(response.content.decode())
