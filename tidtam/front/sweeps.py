"""The rooms' sweeps: tasks that look for rows that wait. Each is safe to run twice."""

from typing import Any, Final

from django.tasks import Task
from django_tasks_db.models import DBTaskResult

from tidtam.directives.tasks import carry_over_waiting, lay_next_periods
from tidtam.directory.changes.tasks import apply_due_events
from tidtam.directory.imports.tasks import work_waiting
from tidtam.letters.tasks import read_waiting

SWEEPS: Final[tuple[Task[Any, Any], ...]] = (
    read_waiting,
    work_waiting,
    apply_due_events,
    carry_over_waiting,
    lay_next_periods,
)


def enqueue(sweeps: tuple[Task[Any, Any], ...] = SWEEPS) -> int:
    """Queue every sweep that is not waiting in the queue already; how many were queued."""
    due = [sweep for sweep in sweeps if not DBTaskResult.objects.ready().filter(task_path=sweep.module_path).exists()]
    for sweep in due:
        sweep.enqueue()
    return len(due)
