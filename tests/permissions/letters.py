"""The actions of letters."""

from tests.permissions.case import NOW, WORKERS, Case
from tidtam.letters import actions

CASES = {
    "receive": Case(WORKERS, lambda _, by: actions.receive(by=by, data=b"letter", name="a.txt", now=NOW)),
    "correct": Case(WORKERS, lambda world, by: actions.correct(by=by, letter=world.read, changes={"subject": "ใหม่"})),
    "decide_addressee": Case(
        WORKERS, lambda world, by: actions.decide_addressee(by=by, letter=world.read, index=0, class_code="mayors")
    ),
    "give_number": Case(
        WORKERS,
        lambda world, by: actions.give_number(
            by=by, letter=world.read, number="รย 0017.2/ว 5513", instead_of=world.read.number
        ),
    ),
    "answer_warning": Case(
        WORKERS, lambda world, by: actions.answer_warning(by=by, letter=world.read, code="short_notice", field="date")
    ),
    "answer_warnings": Case(
        WORKERS, lambda world, by: actions.answer_warnings(by=by, letter=world.read, keys=[("short_notice", "date")])
    ),
    "confirm": Case(WORKERS, lambda world, by: actions.confirm(by=by, letter=world.read, now=NOW)),
    "reopen": Case(WORKERS, lambda world, by: actions.reopen(by=by, letter=world.confirmed)),
    "hold": Case(WORKERS, lambda world, by: actions.hold(by=by, letter=world.confirmed)),
    "release": Case(WORKERS, lambda world, by: actions.release(by=by, letter=world.directive.letter)),
    "discard": Case(WORKERS, lambda world, by: actions.discard(by=by, letter=world.read)),
}
