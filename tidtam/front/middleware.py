"""The officer of each request, how much a request may bring, and the one place where a refusal becomes a page."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer

type Door = Callable[[HttpRequest], HttpResponseBase]

MEGABYTE: Final = 1024 * 1024
FROM_ANYBODY: Final = 1 * MEGABYTE
FROM_WHO_IS_SIGNED_IN: Final = 420 * MEGABYTE
"""Bytes that one request may bring: a form; a letter with twenty files of 20 MB and their frame."""

STATUS: Final = {"permit": 403, "missing": 404, "state": 409, "input": 422}


class OfficerMiddleware:
    """Sets `request.officer`: the seat of who is signed in, None where there is none."""

    def __init__(self, get_response: Door) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.officer = officer_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def officer_of(request: HttpRequest) -> Officer | None:
    if not request.user.is_authenticated:
        return None
    return Officer.objects.select_related("user", "organisation__realm").filter(user=request.user).first()


class BodySizeMiddleware:
    """Refuses a body that says it is too big before a byte of it is read: the check of forms would put it on the disk.

    What the length does not tell is never read: Django reads no further than Content-Length, and nothing without it.
    """

    def __init__(self, get_response: Door) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        limit = FROM_WHO_IS_SIGNED_IN if request.user.is_authenticated else FROM_ANYBODY
        if body_size(request) <= limit:
            return self.get_response(request)
        return shown(request, Refused("request_too_big", limit=limit // MEGABYTE), 413)


def body_size(request: HttpRequest) -> int:
    """The length that the request tells, in bytes; 0 where it tells none, as Django takes it."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class RefusedMiddleware:
    """Shows a refusal: a page for people, application/problem+json (RFC 9457) for programs."""

    def __init__(self, get_response: Door) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return shown(request, exception, STATUS[exception.kind])


def shown(request: HttpRequest, refused: Refused, status: int) -> HttpResponse:
    if wants_json(request):
        return problem(refused, status)
    page = {"refused": refused, "status": status, "back": way_back(request)}
    return render(request, "refused.html", page, status=status)


def wants_json(request: HttpRequest) -> bool:
    """Programs: whoever calls /api, or would rather have JSON than a page."""
    return (
        request.path.startswith("/api/")
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def problem(refused: Refused, status: int) -> JsonResponse:
    body = {"type": f"urn:tidtam:{refused.code}", "title": refused.sentence, "detail": refused.way_out,
            "status": status, "code": refused.code}  # fmt: skip
    return JsonResponse(
        body, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
    )


def way_back(request: HttpRequest) -> str:
    """The page of ours that the person came from; the desk where there is none."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if ours and came_from != request.build_absolute_uri() else "/"
