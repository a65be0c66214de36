"""The sweep of imports: large tables are checked and written here, a thousand rows at a time."""

import logging

from django.tasks import task

from tidtam.directory.imports import actions
from tidtam.directory.imports.models import Import

logger = logging.getLogger(__name__)


@task
def work_waiting() -> int:
    """Check and write the imports that wait; safe to run twice, goes on where a crash broke off. Returns how many."""
    return sum(_work(taken) for taken in list(Import.objects.waiting().select_related("organisation")))


def _work(taken: Import) -> bool:
    """Whether it was done; one that cannot be (its file lost, its officer's role taken) must not stop the others."""
    try:
        work(taken)
    except Exception:  # whatever is wrong with one table, the tables of others wait behind it
        logger.exception("import %s was not done", taken.pk)
        return False
    return True


def work(taken: Import) -> None:
    """Do to the end what waits of one import."""
    if taken.state == "checking":
        actions.check(taken=taken)
        return
    while actions.write_some(taken=taken):
        pass
