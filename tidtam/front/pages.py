"""S20: pages for what went wrong. Each says what, why, and the way out."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"why": "forbidden"}, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose secret no longer fits: the page stood open too long, or cookies are off."""
    return render(request, "403.html", {"why": "stale_form"}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"why": "bad_request"}, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: a reference number for the person, the same in the log beside the traceback.

    The page is set without the request, for whatever broke may break the page's own frame as well.
    """
    reference = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
    log.error("fault %s at %s %s", reference, request.method, request.path)
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)
