import pytest

from tidtam.core.duties import states
from tidtam.core.refusal import Refused

OPEN = ("not_started", "in_progress", "submitted", "returned")


def reachable(name):
    found = {states.FIRST[name]}
    while more := {to for (state, _), to in states.TABLES[name].items() if state in found} - found:
        found |= more
    return found


@pytest.mark.parametrize("name", states.TABLES)
def test_every_state_has_a_way_in_from_the_first(name):
    table = states.TABLES[name]
    assert reachable(name) == {state for state, _ in table} | set(table.values())


def test_every_state_has_its_word_and_every_word_its_state():
    assert set.union(*map(reachable, states.TABLES)) == set(states.WORDS)
    assert len(set(states.WORDS.values())) == len(states.WORDS)


def test_every_state_of_an_obligation_has_its_own_mark():
    assert set(states.MARKS) == reachable("obligation")
    assert len(set(states.MARKS.values())) == len(states.MARKS)


def test_the_way_of_a_report_that_is_returned_once():
    state = "not_started"
    for verb in ("start", "submit", "return", "start", "submit", "accept"):
        state = states.move(states.OBLIGATION, state, verb)
    assert state == "accepted"


@pytest.mark.parametrize("state", OPEN)
def test_any_open_obligation_may_be_exempt_and_restored(state):
    assert states.move(states.OBLIGATION, state, "exempt") == "exempt"
    assert states.move(states.OBLIGATION, "exempt", "restore") == "not_started"


def test_a_letter_may_be_read_again_until_confirmed():
    assert states.move(states.LETTER, "read", "read") == "read"
    assert states.move(states.LETTER, states.move(states.LETTER, "unreadable", "confirm"), "reopen") == "read"


@pytest.mark.parametrize(
    ("table", "state", "verb"),
    [
        (states.OBLIGATION, "accepted", "exempt"),
        (states.OBLIGATION, "accepted", "return"),
        (states.OBLIGATION, "not_started", "accept"),
        (states.DIRECTIVE, "draft", "close"),
        (states.DIRECTIVE, "closed", "recall"),
        (states.DIRECTIVE, "withdrawn", "circulate"),
        (states.LETTER, "confirmed", "read"),
        (states.LETTER, "waiting", "confirm"),
        (states.LETTER, "read", "no such verb"),
    ],
)
def test_a_move_the_table_lacks_is_refused_in_thai(table, state, verb):
    with pytest.raises(Refused) as refused:
        states.move(table, state, verb)
    assert refused.value.code == "wrong_state"
    assert refused.value.kind == "state"
    assert states.WORDS[state] in refused.value.sentence
