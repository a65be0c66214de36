import json
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.conftest import seated
from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.core.sentences import SENTENCES
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.front.middleware import STATUS, OfficerMiddleware, RefusedMiddleware, body_size, way_back

pytestmark = pytest.mark.django_db


def door(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


def refused_page(request: HttpRequest, code: str = "no_seat", **facts: object) -> HttpResponse:
    request.user = User()  # type: ignore[assignment]
    response = RefusedMiddleware(door).process_exception(request, Refused(code, **facts))
    assert response is not None
    return response


def test_every_kind_of_refusal_has_its_status() -> None:
    assert {sentence.kind for sentence in SENTENCES.values()} <= set(STATUS)
    assert STATUS == {"permit": 403, "missing": 404, "state": 409, "input": 422}


@pytest.mark.parametrize(
    ("code", "facts", "status", "heading"),
    [
        ("no_seat", {}, 403, "ไม่มีสิทธิ์ทำรายการนี้"),
        ("link_not_open", {}, 404, "ไม่พบรายการนี้"),
        ("wrong_state", {"state": "รออ่าน"}, 409, "ทำรายการนี้ไม่ได้ในขณะนี้"),
        ("not_a_date", {"text": "เมื่อวาน"}, 422, "ข้อมูลยังไม่ถูกต้อง"),
    ],
)
def test_a_refusal_is_a_page_that_says_what_and_what_next(
    rf: RequestFactory, code: str, facts: dict[str, Any], status: int, heading: str
) -> None:
    response = refused_page(rf.get("/letters/7"), code, **facts)
    text = response.content.decode()
    refused = Refused(code, **facts)
    assert response.status_code == status
    assert all(part in text for part in (heading, refused.sentence, refused.way_out, code))


@pytest.mark.parametrize(("path", "accept"), [("/api/letters/7", "text/html"), ("/letters/7", "application/json")])
def test_programs_get_a_problem_document(rf: RequestFactory, path: str, accept: str) -> None:
    response = refused_page(rf.get(path, headers={"accept": accept}), "wrong_state", state="รออ่าน")
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "รออ่าน" in response.content.decode()  # Thai stays readable
    assert json.loads(response.content) == {
        "type": "urn:tidtam:wrong_state",
        "title": "ทำรายการนี้ไม่ได้ เพราะสถานะปัจจุบันคือ “รออ่าน”",
        "detail": "โปรดเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด",
        "status": 409,
        "code": "wrong_state",
    }


@pytest.mark.parametrize("accept", ["*/*", "text/html,application/xhtml+xml,*/*;q=0.8", ""])
def test_whoever_takes_anything_gets_a_page(rf: RequestFactory, accept: str) -> None:
    assert refused_page(rf.get("/x", headers={"accept": accept})).headers["Content-Type"].startswith("text/html")


def test_other_faults_are_not_refusals(rf: RequestFactory) -> None:
    assert RefusedMiddleware(door).process_exception(rf.get("/"), ValueError()) is None


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/letters?page=2", "http://testserver/letters?page=2"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("http://testserver/letters/7", "/"),  # the very page that was refused
    ],
)
def test_the_way_back_is_a_page_of_ours(rf: RequestFactory, referer: str, back: str) -> None:
    assert way_back(rf.get("/letters/7", headers={"referer": referer})) == back


def test_the_officer_of_a_request(client: Client, province: Organisation) -> None:
    executive = seated(province, Role.EXECUTIVE)
    assert officer_of(executive.user) == executive
    assert officer_of(User.objects.create(email="no@seat.example", name="ไม่มีตำแหน่ง")) is None
    response = client.get("/login")
    assert response.wsgi_request.officer is None


def officer_of(user: User) -> Officer | None:
    request = RequestFactory().get("/")
    request.user = user  # type: ignore[assignment]
    assert OfficerMiddleware(door)(request).status_code == 200
    found: Officer | None = request.officer  # type: ignore[attr-defined]
    return found


def test_an_officer_with_the_wrong_role_is_refused_through_the_whole_stack(
    client: Client, province: Organisation
) -> None:
    client.force_login(seated(province, Role.EXECUTIVE).user)
    response = client.get("/letters/new")
    assert response.status_code == 403
    assert "บทบาท “ผู้บริหาร” ไม่มีสิทธิ์" in response.content.decode()


def announced(client: Client, megabytes: int) -> HttpResponse:
    """The answer to a form that says it is that big."""
    answer: Any = client.post("/logout", {"a": "b"}, CONTENT_LENGTH=str(megabytes * 2**20 + 1))
    return answer  # type: ignore[no-any-return]


def test_nobody_fills_the_disk_without_signing_in() -> None:
    nobody = Client(enforce_csrf_checks=True)
    nobody.cookies["sessionid"] = "made-up"
    answer = announced(nobody, 1)
    assert answer.status_code == 413
    assert Refused("request_too_big", limit=1).sentence in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_who_is_signed_in_sends_a_letter_and_its_files_and_no_more(client: Client, officer: Officer) -> None:
    client.force_login(officer.user)
    assert announced(client, 420).status_code == 413
    assert announced(client, 400).status_code == 302


def test_a_length_that_is_none_brings_nothing(rf: RequestFactory) -> None:
    assert [body_size(rf.post("/", CONTENT_LENGTH=length)) for length in ("", "many", "7")] == [0, 0, 7]


def test_bytes_past_the_length_told_are_never_read(rf: RequestFactory) -> None:
    assert rf.generic("POST", "/", b"x" * 500, CONTENT_LENGTH="100").body == b"x" * 100
    assert rf.generic("POST", "/", b"x" * 500, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked").body == b""
