"""The actions of directives."""

from tests.permissions.case import NOW, WORKERS, Case
from tests.permissions.changes import renamed
from tidtam.directives import actions

CASES = {
    "circulate": Case(WORKERS, lambda world, by: actions.circulate(by=by, letter=world.confirmed, choices={}, now=NOW)),
    "carry_over": Case(WORKERS, lambda _, by: actions.carry_over(by=by)),
    "record_event": Case(WORKERS, lambda _, by: actions.record_event(by=by, change=renamed(), now=NOW)),
    "recall": Case(WORKERS, lambda world, by: actions.recall(by=by, directive=world.directive)),
    "undo": Case(WORKERS, lambda world, by: actions.undo(by=by, directive=world.directive, now=NOW)),
}
