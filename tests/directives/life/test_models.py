"""What the rows are called where a person meets them."""

import pytest

from tests.directives.life.conftest import MOMENT, Do, only, owing, small, to_province
from tests.directives.life.test_actions import asked
from tidtam.directives.life import deeds
from tidtam.directives.life.forms import AskForm
from tidtam.directives.life.models import Change, Succession
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer

pytestmark = pytest.mark.django_db


def test_rows_say_what_they_are(directive: Directive, officer: Officer, do: Do) -> None:
    one = owing(to_province(directive))[0]
    assert str(asked(officer, one)) == f"{one} (2019-12-20)"
    do(directive, deeds.Receive(scope=only(one), day=MOMENT.today))
    change = Change.objects.get()
    assert str(change) == f"{change.deed_id}: not_started → submitted"
    told = Succession(letter=small(officer), directive=directive, effect="extend")
    assert str(told) == f"{told.letter} → {directive}: ขยายเวลา"


def test_a_form_without_a_change_of_its_own_asks_nothing(directive: Directive) -> None:
    with pytest.raises(NotImplementedError):
        AskForm(directive, {}).ask()
