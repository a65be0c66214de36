from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tidtam.accounts.access import anyone, client_address, may, public
from tidtam.core.refusal import Refused


def check_is_editor(by: Any) -> None:
    if by.role != "editor":
        raise Refused("role_may_not", role=by.role, verb="แก้ไข")


@may(check_is_editor)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows one."""
    return HttpResponse(f"{request.officer.role} {pk}")  # type: ignore[attr-defined]


def request_of(rf: RequestFactory, *, signed_in: bool, role: str | None) -> HttpRequest:
    request = rf.get("/letters/7?tab=2")
    request.user = SimpleNamespace(is_authenticated=True) if signed_in else AnonymousUser()  # type: ignore[assignment]
    request.officer = SimpleNamespace(role=role) if role else None  # type: ignore[attr-defined]
    return request


def test_who_is_not_signed_in_goes_to_sign_in_and_comes_back(rf: RequestFactory) -> None:
    response = page(request_of(rf, signed_in=False, role=None), 7)
    assert (response.status_code, response.headers["Location"]) == (302, "/login?next=/letters/7%3Ftab%3D2")


def test_who_has_no_seat_is_told(rf: RequestFactory) -> None:
    with pytest.raises(Refused, match="no_seat"):
        page(request_of(rf, signed_in=True, role=None), 7)


def test_the_check_decides(rf: RequestFactory) -> None:
    assert page(request_of(rf, signed_in=True, role="editor"), 7).content == b"editor 7"  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="role_may_not"):
        page(request_of(rf, signed_in=True, role="reader"), 7)


def test_a_view_says_who_may_pass_and_stays_itself() -> None:
    assert page.may is check_is_editor  # type: ignore[attr-defined]
    assert (page.__name__, page.__doc__) == ("page", "Shows one.")


def test_a_public_view_lets_all_pass(rf: RequestFactory) -> None:
    @public
    def door(request: HttpRequest) -> HttpResponse:
        return HttpResponse("open")

    assert door.may is anyone  # type: ignore[attr-defined]
    anyone(None)
    assert door(rf.get("/")).content == b"open"


@pytest.mark.parametrize(
    ("https", "forwarded", "counted"),
    [
        (True, "203.0.113.5", "203.0.113.5"),
        (True, "198.51.100.1, 203.0.113.5", "203.0.113.5"),  # all but the last may be made up by who asks
        (True, "2001:DB8::1", "2001:db8::1"),
        (True, "unknown", "127.0.0.1"),
        (True, "", "127.0.0.1"),
        (False, "203.0.113.5", "127.0.0.1"),
    ],
)
def test_the_address_counted_is_what_our_own_server_says(
    rf: RequestFactory, settings: Any, https: bool, forwarded: str, counted: str
) -> None:
    settings.HTTPS = https
    assert client_address(rf.get("/login", headers={"x-forwarded-for": forwarded})) == counted
