"""Who may pass a door. Every view says so with `public` or `may`; a house test walks all addresses."""

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from tidtam.accounts.models import User
from tidtam.core.refusal import Refused

type Check = Callable[[Any], None]


class OfficerRequest(HttpRequest):
    """A request behind `may`: `officer` is the person's seat (directory.Officer), set by front's middleware."""

    officer: Any
    user: User


def anyone(_by: object) -> None:
    """The check of a public door: all pass."""


def public[V: Callable[..., HttpResponseBase]](view: V) -> V:
    """Mark a view that needs no sign-in."""
    view.may = anyone  # type: ignore[attr-defined]
    return view


def may(check: Check) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Let pass who is signed in, has a seat, and whom `check` (a permit that takes the officer) does not refuse."""

    def guard(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            officer = getattr(request, "officer", None)
            if officer is None:
                raise Refused("no_seat")
            check(officer)
            return view(request, *args, **kwargs)

        guarded.may = check  # type: ignore[attr-defined]
        return guarded

    return guard


def client_address(request: HttpRequest) -> str:
    """The address that a wrong password is counted against.

    Behind our one server of TLS (TIDTAM_HTTPS) it is the last that this server wrote in X-Forwarded-For, for all before
    it may be made up; elsewhere, and where it is no address, whoever is connected.
    """
    connected: str = request.META.get("REMOTE_ADDR", "")
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() if settings.HTTPS else ""
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return connected
