"""Sweeps of the letters room."""

from django.tasks import task

from tidtam.accounts import clock
from tidtam.letters import actions
from tidtam.letters.models import Letter


@task
def read_waiting() -> int:
    """Read the letters that still wait, left by a crash or by a slow file. Safe to run twice; returns how many."""
    waiting = list(Letter.objects.waiting())
    for letter in waiting:
        actions.read_letter(letter=letter, today=clock.today())
    return len(waiting)
