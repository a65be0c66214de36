"""The worker: runs queued tasks one after the other, and queues the rooms' sweeps every minute."""

import time
from typing import Final

from django.core.management import call_command
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from tidtam.front import sweeps

EVERY: Final = 60
PRUNE_EVERY: Final = 24 * 60 * 60


def make() -> Worker:
    """A worker that empties the queue and comes back (`batch`), so that `work` may look at the clock between."""
    return Worker(
        queue_names=["*"], interval=1, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
    )  # fmt: skip


def work(worker: Worker, *, every: float = EVERY) -> None:
    """Run until SIGINT or SIGTERM; the task at hand is finished first."""
    worker.configure_signals()
    swept = pruned = float("-inf")
    while worker.running:
        if time.monotonic() - swept >= every:
            swept = time.monotonic()
            sweeps.enqueue()
        if time.monotonic() - pruned >= PRUNE_EVERY:
            pruned = time.monotonic()
            call_command("prune_db_task_results", verbosity=0)
        worker.run()
        if worker.running:
            time.sleep(worker.interval)
