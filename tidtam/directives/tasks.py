"""Sweeps of the directives room."""

from django.tasks import task

from tidtam.directives import actions


@task
def carry_over_waiting() -> int:
    """Carry over what ended organisations still owe. Safe to run twice; returns how many obligations it settled."""
    done = actions.carry_over(by=None)
    return done.carried + done.excused
