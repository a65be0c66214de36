from http import HTTPStatus
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from tidtam.front.wsgi import application


@pytest.mark.django_db(transaction=True)
def test_the_server_is_answered() -> None:
    environ: dict[str, Any] = {"PATH_INFO": "/no-such-page", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    answered: list[str] = []
    body = application(environ, lambda status, headers: answered.append(status))
    assert answered == [f"{HTTPStatus.NOT_FOUND.value} Not Found"]
    assert "ไม่พบหน้านี้".encode() in b"".join(body)
