"""The actions of directives."""

from tests.permissions.case import NOW, WORKERS, Case
from tidtam.directives import actions

CASES = {
    "circulate": Case(WORKERS, lambda world, by: actions.circulate(by=by, letter=world.confirmed, choices={}, now=NOW)),
    "recall": Case(WORKERS, lambda world, by: actions.recall(by=by, directive=world.directive)),
    "undo": Case(WORKERS, lambda world, by: actions.undo(by=by, directive=world.directive, now=NOW)),
}
