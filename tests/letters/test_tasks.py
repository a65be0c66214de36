"""The sweep that reads letters left waiting."""

from datetime import date

import pytest

from tests.letters.conftest import CIRCULAR, NOW, SHOPPING
from tidtam.directory.models import Officer
from tidtam.letters import actions
from tidtam.letters.models import Letter
from tidtam.letters.tasks import read_waiting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["read", "discard"])
def test_a_letter_read_or_discarded_in_between_does_not_stop_the_others(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    last = actions.receive(by=officer, data=SHOPPING, name="b.txt", now=NOW)
    read = actions.read_letter

    def late(*, letter: Letter, today: date) -> Letter:
        if letter != last:
            now = Letter.objects.get(pk=letter.pk)
            read(letter=now, today=today) if verb == "read" else actions.discard(by=officer, letter=now)
        return read(letter=letter, today=today)

    monkeypatch.setattr(actions, "read_letter", late)
    assert read_waiting.func() == 1
    last.refresh_from_db()
    assert last.state == "read"
