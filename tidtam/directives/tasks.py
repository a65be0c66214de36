"""Sweeps of the directives room."""

import logging

from django.tasks import task

from tidtam.accounts import clock
from tidtam.core.refusal import Refused
from tidtam.directives import actions
from tidtam.directives.models import Duty

logger = logging.getLogger(__name__)


@task
def lay_next_periods() -> int:
    """Lay the periods of recurring duties that have begun. Safe to run twice; returns how many obligations are new."""
    today = clock.today()
    return sum(_lay(duty) for duty in list(Duty.objects.to_lay(today).order_by("pk")))


def _lay(duty: Duty) -> int:
    """How many obligations are new; one duty whose rule nobody can read must not stop the others."""
    try:
        return actions.lay_next(duty=duty, today=clock.today(), calendar=clock.calendar())
    except Refused as reason:
        logger.warning("no period of duty %s was laid: %s", duty.pk, reason)
        return 0


@task
def carry_over_waiting() -> int:
    """Carry over what ended organisations still owe. Safe to run twice; returns how many obligations it settled."""
    done = actions.carry_over(by=None)
    return done.carried + done.excused
