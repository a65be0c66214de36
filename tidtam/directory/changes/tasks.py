"""Sweeps of changes."""

import logging

from django.tasks import task

from tidtam.accounts import clock
from tidtam.core.refusal import Refused
from tidtam.directory.changes import actions
from tidtam.directory.models import Event

logger = logging.getLogger(__name__)


@task
def apply_due_events() -> int:
    """Let the events whose day has come come to pass. Safe to run twice; returns how many did."""
    return sum(_apply(event) for event in list(Event.objects.due(clock.today())))


def _apply(event: Event) -> bool:
    """Whether it came to pass; one that cannot waits for a person and must not stop the others."""
    try:
        actions.apply_event(by=None, event=event, now=clock.now())
    except Refused as reason:
        logger.warning("event %s did not come to pass: %s", event.pk, reason)
        return False
    return True
