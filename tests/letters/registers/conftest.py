"""Books of the province, and letters to be registered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.letters.conftest import NOW, door, make
from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer
from tidtam.letters.registers import actions
from tidtam.letters.registers.models import Entry, Register

__all__ = ["NOW", "door", "make"]

BANGKOK = ZoneInfo("Asia/Bangkok")
NEW_YEAR = datetime(2020, 1, 1, 0, 0, tzinfo=BANGKOK)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.sentence
    assert caught.value.way_out


def opened(officer: Officer, **more: Any) -> Register:
    asked = {"direction": "received", "name": "ทะเบียนรับกลาง", "now": NOW} | more
    return actions.open_register(by=officer, **asked)


@pytest.fixture
def incoming(officer: Officer) -> Register:
    return opened(officer)


@pytest.fixture
def outgoing(officer: Officer) -> Register:
    return opened(officer, direction="sent", name="ทะเบียนส่ง", owner="รย ๐๐๑๗.๒")


@pytest.fixture
def circulars(officer: Officer) -> Register:
    return opened(officer, direction="sent", series="circular", name="ทะเบียน ว", owner="รย0017.2", last_used=5511)


def numbers(register: Register, state: str | None = None) -> list[int]:
    """The numbers of a book, all years, in order."""
    entries = Entry.objects.filter(register=register)
    return list(
        (entries.filter(state=state) if state else entries).order_by("year", "number").values_list("number", flat=True)
    )
