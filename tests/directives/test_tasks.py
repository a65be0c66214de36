from datetime import date
from typing import Any

import pytest

from tests.directives.conftest import TODAY
from tests.directives.test_laying import circulated, monthly, recurring
from tidtam.directives.models import Duty, Obligation
from tidtam.directives.tasks import lay_next_periods
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter

__all__ = ["recurring"]
pytestmark = pytest.mark.django_db


def test_the_sweep_lays_what_has_begun_and_is_safe_twice(officer: Officer, recurring: Letter, settings: Any) -> None:
    settings.TODAY = TODAY
    made = circulated(officer, recurring, monthly())
    bound = made.bindings.count()
    assert lay_next_periods.call() == 0
    settings.TODAY = date(2019, 12, 2)
    assert lay_next_periods.call() == bound
    assert lay_next_periods.call() == 0
    assert Obligation.objects.filter(duty__directive=made, duty__position=1).count() == 2 * bound


def test_a_rule_nobody_can_read_stops_no_other(
    officer: Officer, recurring: Letter, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TODAY = date(2019, 12, 2)
    made = circulated(officer, recurring, monthly())
    broken, other = made.duties.order_by("position")
    Duty.objects.filter(pk=other.pk).update(rule=broken.rule, next_from=broken.next_from)
    Duty.objects.filter(pk=broken.pk).update(rule={"unit": "day"})
    assert lay_next_periods.call() == made.bindings.count()
    assert f"no period of duty {broken.pk} was laid" in caplog.text
