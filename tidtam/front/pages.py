"""S20: pages for what went wrong. Each says what, why, and the way out."""

import copy
import logging
import re
import secrets
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TOKEN: Final = re.compile(r"(/login/)[^\s/?#]+")
"""A sign-in link in a text: its token is a key until it is spent."""

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
    log.error("fault %s at %s %s", reference, request.method, masked(request.path))
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)


def masked(text: str) -> str:
    """The text without the tokens of sign-in links."""
    return TOKEN.sub(r"\1…", text)


class TokenFilter(logging.Filter):
    """Keeps tokens of sign-in links out of the log, whoever writes the line: Django too names the page that broke."""

    def filter(self, record: logging.LogRecord) -> logging.LogRecord:
        shown = copy.copy(record)
        shown.msg, shown.args = masked(record.getMessage()), None
        return shown
