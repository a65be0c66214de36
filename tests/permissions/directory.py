"""The directory's actions."""

from tests.permissions.case import ADMINISTRATORS, WORKERS, Case
from tidtam.directory import actions
from tidtam.directory.models import Role

CASES = {
    "load_organisations": Case(WORKERS, lambda _, by: actions.load_organisations(by=by, rows=[])),
    "seat": Case(
        ADMINISTRATORS,
        lambda world, by: actions.seat(
            by=by, user=by.user, organisation=world.province, role=Role.EXECUTIVE, position=""
        ),
    ),
}
