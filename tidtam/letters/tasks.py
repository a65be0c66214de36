"""Sweeps of the letters room."""

import logging

from django.core.exceptions import ObjectDoesNotExist
from django.tasks import task

from tidtam.accounts import clock
from tidtam.core.refusal import Refused
from tidtam.letters import actions
from tidtam.letters.models import Letter

logger = logging.getLogger(__name__)


@task
def read_waiting() -> int:
    """Read the letters that still wait, left by a crash or by a slow file. Safe to run twice; returns how many."""
    return sum(_read(letter) for letter in list(Letter.objects.waiting()))


def _read(letter: Letter) -> bool:
    """Whether the letter was read; one read or discarded by somebody else meanwhile must not stop the others."""
    try:
        actions.read_letter(letter=letter, today=clock.today())
    except (Refused, ObjectDoesNotExist) as reason:
        logger.warning("letter %s was not read: %s", letter.pk, reason)
        return False
    return True
