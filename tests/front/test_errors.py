import logging
import re
from typing import Any

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tidtam.accounts import actions
from tidtam.accounts.access import public
from tidtam.front import urls
from tidtam.front.pages import TokenFilter

pytestmark = pytest.mark.django_db


@public
def fault(request: HttpRequest) -> HttpResponse:
    secret = "ชื่อผู้ร้องเรียน"
    raise RuntimeError(secret)


@public
def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@public
def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [*urls.urlpatterns, path("fault", fault), path("denied", denied), path("bad", bad)]


@pytest.fixture
def visitor(settings: Any) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/no-such-page", 404, "ไม่พบหน้านี้"),
        ("/denied", 403, "ไม่มีสิทธิ์เปิดหน้านี้"),
        ("/bad", 400, "รับข้อมูลจากหน้านี้ไม่ได้"),
        ("/fault", 500, "ระบบขัดข้อง"),
    ],
)
def test_what_goes_wrong_is_a_thai_page_with_a_way_out(
    visitor: Client, address: str, status: int, heading: str
) -> None:
    response = visitor.get(address)
    text = response.content.decode()
    assert response.status_code == status
    assert f"autofocus>{heading}</h1>" in text
    assert re.search(r'<main.*href="/(login)?".*</main>', text, re.DOTALL)
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_fault_shows_no_traceback_and_its_reference_is_in_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        text = visitor.get("/fault").content.decode()
    found = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", text)
    assert found is not None
    assert any(found[0] in record.getMessage() for record in caplog.records)
    assert any(record.exc_info for record in caplog.records)
    assert "RuntimeError" not in text
    assert "ชื่อผู้ร้องเรียน" not in text


def test_a_link_that_breaks_leaves_no_token_in_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "spend_sign_in_link", broken)
    (console,) = (one for one in logging.getLogger().handlers if any(isinstance(f, TokenFilter) for f in one.filters))
    with caplog.at_level(logging.ERROR):
        assert visitor.post("/login/a-live_TOKEN7").status_code == 500
    assert {record.name for record in caplog.records} >= {"django.request", "tidtam.front.pages"}
    for record in caplog.records:
        shown = console.filter(record)
        assert isinstance(shown, logging.LogRecord)
        assert "/login/…" in shown.getMessage()
    ours = [record.getMessage() for record in caplog.records if record.name == "tidtam.front.pages"]
    assert "a-live_TOKEN7" not in "".join(ours)


def test_each_fault_has_its_own_reference(visitor: Client) -> None:
    pages = {visitor.get("/fault").content for _ in range(3)}
    assert len(pages) == 3


def test_a_stale_form_says_how_to_keep_what_was_typed(client: Client) -> None:
    response = Client(enforce_csrf_checks=True).post("/logout")
    assert response.status_code == 403
    assert "ข้อมูลที่กรอกยังอยู่ในหน้าก่อน" in response.content.decode()
