from decimal import Decimal
from typing import Any

import pytest

from tidtam.core.forms.conditions import Condition, blank


@pytest.mark.parametrize(
    ("condition", "given", "holds"),
    [
        (Condition("is", "a", "yes"), {"a": "yes"}, True),
        (Condition("is", "a", "yes"), {}, False),
        (Condition("any_of", "a", ("x", "y")), {"a": "y"}, True),
        (Condition("has", "a", "x"), {"a": ["x", "y"]}, True),
        (Condition("has", "a", "x"), {"a": None}, False),
        (Condition("answered", "a"), {"a": 0}, True),
        (Condition("answered", "a"), {"a": []}, False),
        (Condition("at_least", "a", Decimal(3)), {"a": 3}, True),
        (Condition("at_least", "a", Decimal(3)), {"a": Decimal("2.9")}, False),
        (Condition("at_most", "a", Decimal(3)), {"a": 4}, False),
        (Condition("at_least", "a", {"answer": "b"}), {"a": "2019-12-06", "b": "2019-11-30"}, True),
        (Condition("at_least", "a", {"answer": "b"}), {"a": "2019-11-29", "b": "2019-11-30"}, False),
        (Condition("all", parts=(Condition("answered", "a"), Condition("answered", "b"))), {"a": 1}, False),
        (Condition("any", parts=(Condition("answered", "a"), Condition("answered", "b"))), {"a": 1}, True),
        (Condition("not", parts=(Condition("answered", "a"),)), {}, True),
    ],
)
def test_a_condition_holds_of_the_answers(condition: Condition, given: dict[str, Any], holds: bool) -> None:
    assert condition.holds(given) is holds


LATER = Condition("at_least", "a", {"answer": "b"})
NOT_LATER = Condition("not", parts=(LATER,))
YES, NO = Condition("answered", "a"), Condition("answered", "c")


@pytest.mark.parametrize(
    ("condition", "holds", "broken"),
    [
        (LATER, False, False),
        (NOT_LATER, False, False),
        (Condition("all", parts=(LATER, YES)), False, False),
        (Condition("all", parts=(LATER, NO)), False, True),
        (Condition("any", parts=(LATER, YES)), True, False),
        (Condition("any", parts=(LATER, NO)), False, False),
        (Condition("any", parts=(NO, NO)), False, True),
    ],
)
def test_what_is_compared_with_no_answer_is_neither_true_nor_false(
    condition: Condition, holds: bool, broken: bool
) -> None:
    given = {"a": "2019-11-29"}
    assert (condition.holds(given), condition.broken(given)) == (holds, broken)


def test_a_condition_names_every_question_it_asks_about() -> None:
    inner = Condition("at_least", "a", {"answer": "b"})
    assert list(Condition("not", parts=(Condition("all", parts=(inner, Condition("is", "c", "x"))),)).codes()) == [
        "a",
        "b",
        "c",
    ]


def test_zero_and_no_are_answers() -> None:
    assert not blank(0)
    assert not blank("no")
    assert all(blank(one) for one in (None, "", [], ()))
