"""Answers that a browser saves as a file."""

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header


def saved(content: bytes | Iterator[str], kind: str, name: str) -> HttpResponseBase:
    """`content`, of the media type `kind`, to be saved under `name`; lines are sent as they are made."""
    whole = isinstance(content, bytes)
    answer = HttpResponse(content, content_type=kind) if whole else StreamingHttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
