"""The real circular of the demo, received and read; and letters made of a reading by hand."""

from collections.abc import Callable
from datetime import date, datetime
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tidtam.directory.models import Officer
from tidtam.letters import actions, contents
from tidtam.letters.models import Letter

NOW = datetime(2019, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
TODAY = date(2019, 11, 25)
CIRCULAR = resources.files("tidtam.front.demo").joinpath("rayong-circular-5512.txt").read_bytes()
SHOPPING = "ไข่ไก่ 1 แผง\nนม 2 กล่อง\nน้ำปลา\nผักบุ้ง 3 กำ\n".encode()

type Make = Callable[..., Letter]


@pytest.fixture
def circular(officer: Officer) -> Letter:
    """The circular as the machine read it."""
    letter = actions.receive(by=officer, data=CIRCULAR, name="ว5512.txt", now=NOW)
    return actions.read_letter(letter=letter, today=TODAY)


@pytest.fixture
def make(officer: Officer) -> Make:
    """A letter in state "read" whose reading holds the given fields, warnings, spans and confidence."""

    def made(text: str = "", **reading: Any) -> Letter:
        letter = Letter(
            organisation=officer.organisation, state="read", received_at=NOW, received_by=officer, text=text
        )
        letter.reading, letter.sha256 = reading, f"{Letter.objects.count():064}"
        fields = contents.first(reading)
        for row in fields["addressees"]:
            row.setdefault("match", {"organisation": None, "class": None, "decided_by": None, "suggestions": []})
        letter.set_fields(fields)
        letter.save()
        letter.write_citations()
        return letter

    return made


@pytest.fixture
def door(client: Client, officer: Officer, settings: Any) -> Client:
    """A client signed in as the province officer, on the Monday after the circular."""
    settings.TODAY = TODAY
    client.force_login(officer.user)
    return client


def row(table: str, **values: Any) -> dict[str, Any]:
    """A row of one of the tables of a letter."""
    return {**contents.ROWS[table], **values}
