"""The actions of imports, on a table just taken in and on one checked."""

from tests.directory.imports.tables import NOW, checked, table, taken_in
from tests.permissions.case import WORKERS, Case, World
from tidtam.directory.imports import actions
from tidtam.directory.imports.models import Import

ROW = ("2101", "", "", "0 3860 0001")


def _new(world: World) -> Import:
    return taken_in(world.read.received_by, table(ROW))


CASES = {
    "take_in": Case(WORKERS, lambda _, by: actions.take_in(by=by, data=table(ROW), name="ก.xlsx", now=NOW)),
    "map_columns": Case(
        WORKERS,
        lambda world, by: actions.map_columns(by=by, taken=_new(world), sheet="อปท.", header=0, places={"code": 0}),
    ),
    "commit": Case(WORKERS, lambda world, by: actions.commit(by=by, taken=checked(world.read.received_by, ROW))),
    "discard": Case(WORKERS, lambda world, by: actions.discard(by=by, taken=_new(world))),
    "load_table": Case(
        WORKERS, lambda _, by: actions.load_table(by=by, day=NOW.date(), data=table(ROW), name="ก.xlsx")
    ),
}
