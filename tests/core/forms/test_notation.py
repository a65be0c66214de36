from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.forms.examples import EXAMPLE, FORM
from tidtam.core.forms import notation
from tidtam.core.refusal import Refused

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The example with one place other than it was."""
    data = deepcopy(EXAMPLE)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return data


def where(data: Any) -> set[str]:
    return {fault.place for fault in notation.faults(data)}


NOBODY = {"answered": "nobody"}
COLUMN = {"code": "a", "type": "text", "label": "ก"}
QUESTIONS = "sections[0].questions"
HEAD, WORK = ("sections", 0, "questions"), ("sections", 1, "questions")
DEEP: dict[str, Any] = {"answered": "done"}
for _ in range(30):
    DEEP = {"not": DEEP}


def test_a_sound_form_has_no_fault_and_comes_back_as_it_was() -> None:
    assert notation.faults(EXAMPLE) == []
    assert notation.read(notation.write(FORM)) == FORM
    assert notation.write(FORM) == EXAMPLE


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([], "แบบรายงาน"),
        ({}, "code"),
        (changed("title", to=" "), "title"),
        (changed("colour", to="red"), "colour"),
        (changed("sections", to={}), "sections"),
        (changed("sections", to=[]), "sections"),
        (changed("sections", 0, to="x"), "sections[0]"),
        (changed("sections", 0, "questions", to=[]), "sections[0].questions"),
        (changed("sections", 1, "code", to="head"), "sections"),
        (changed(*HEAD, 0, to=7), "sections[0].questions[0]"),
        (changed(*HEAD, 0, "code", to="Reporter"), "sections[0].questions[0].code"),
        (changed(*HEAD, 0, "type", to="colour"), "sections[0].questions[0].type"),
        (changed(*HEAD, 0, "required", to="yes"), "sections[0].questions[0].required"),
        (changed(*HEAD, 0, "longest", to=-1), "sections[0].questions[0].longest"),
        (changed(*HEAD, 0, "minimum", to=1), "sections[0].questions[0].minimum"),
        (changed(*HEAD, 0, "choices", to=[{"code": "a", "label": "ก"}]), "sections[0].questions[0].choices"),
        (
            changed(*HEAD, 0, "columns", to=[COLUMN]),
            "sections[0].questions[0].columns",
        ),
        (changed(*HEAD, 1, "code", to="reporter"), "sections[0].questions[1].code"),
        (changed(*HEAD, 1, "choices", 0, to="yes"), "sections[0].questions[1].choices[0]"),
        (changed(*HEAD, 1, "choices", 1, "code", to="yes"), "sections[0].questions[1].choices"),
        (changed(*HEAD, 2, "relevant", to={"is": ["done", "maybe"]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"any_of": ["done", ["no", "maybe"]]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"any_of": ["done", "no"]}), "sections[0].questions[2].relevant.any_of[1]"),
        (changed(*HEAD, 2, "relevant", to={"is": ["later", "no"]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"is": "done"}), "sections[0].questions[2].relevant.is"),
        (changed(*HEAD, 2, "relevant", to={"is": ["done", None]}), "sections[0].questions[2].relevant.is[1]"),
        (
            changed(*HEAD, 2, "relevant", to={"is": ["done", {"answer": "x"}]}),
            "sections[0].questions[2].relevant.is[1]",
        ),
        (changed(*HEAD, 2, "relevant", to={"was": ["done", "no"]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"all": []}), "sections[0].questions[2].relevant.all"),
        (changed(*HEAD, 2, "relevant", to={"any": [None]}), "sections[0].questions[2].relevant.any"),
        (changed(*HEAD, 2, "relevant", to={"not": {"answered": "nobody"}}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"at_least": ["done", 1]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to=DEEP), "sections[0].questions[2].relevant" + ".not[0]" * 21),
        (changed(*HEAD, 2, "relevant", to={"has": ["done", "no"]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 2, "relevant", to={"is": ["reporter", 5]}), "sections[0].questions[2].relevant"),
        (changed(*HEAD, 0, "longest", to=0), "sections[0].questions[0].longest"),
        (changed(*HEAD, 1, "longest", to=9), "sections[0].questions[1].longest"),
        (changed(*HEAD, 0, "most_rows", to=9), "sections[0].questions[0]"),
        (changed(*WORK, 1, "relevant", to={"at_least": ["begun", 5]}), "sections[1].questions[1].relevant"),
        (changed(*WORK, 1, "relevant", to={"is": ["begun", "later"]}), "sections[1].questions[1].relevant"),
        (changed(*WORK, 3, "relevant", to={"at_least": ["people", "5"]}), "sections[1].questions[3].relevant"),
        (
            changed(*WORK, 3, "relevant", to={"at_most": ["people", {"answer": "begun"}]}),
            "sections[1].questions[3].relevant",
        ),
        (
            changed(*WORK, 3, "relevant", to={"at_most": ["begun", {"answer": "reporter"}]}),
            "sections[1].questions[3].relevant",
        ),
        (changed(*WORK, 3, "relevant", to={"is": ["people", float("nan")]}), "sections[1].questions[3].relevant.is[1]"),
        (changed(*WORK, 2, "minimum", to=float("inf")), "sections[1].questions[2].minimum"),
        (changed(*WORK, 2, "minimum", to="5"), "sections[1].questions[2].minimum"),
        (changed(*WORK, 9, "totals", 0, "total", to="people"), "sections[1].questions[9].totals[0].total"),
        (changed(*WORK, 0, "minimum", to="yesterday"), "sections[1].questions[0].minimum"),
        (changed(*WORK, 0, "minimum", to="2020-01-01"), "sections[1].questions[0].minimum"),
        (changed(*WORK, 1, "constraints", 0, to="x"), "sections[1].questions[1].constraints[0]"),
        (changed(*WORK, 1, "constraints", 0, "holds", to=None), "sections[1].questions[1].constraints[0].holds"),
        (changed(*WORK, 1, "constraints", 0, "level", to="stop"), "sections[1].questions[1].constraints[0].level"),
        (
            changed(*WORK, 1, "constraints", 0, "holds", to={"answered": "nobody"}),
            "sections[1].questions[1].constraints[0]",
        ),
        (changed(*WORK, 9, "columns", to=[]), "sections[1].questions[9].columns"),
        (changed(*WORK, 9, "columns", 0, "type", to="file"), "sections[1].questions[9].columns[0].type"),
        (changed(*WORK, 9, "columns", 0, "columns", to=[]), "sections[1].questions[9].columns[0].columns"),
        (changed(*WORK, 9, "columns", 0, "code", to="people"), "sections[1].questions[9].columns[0].code"),
        (changed(*WORK, 9, "fewest_rows", to=9), "sections[1].questions[9].fewest_rows"),
        (changed(*WORK, 9, "totals", 0, "of", to=["name"]), "sections[1].questions[9].totals[0]"),
        (changed("totals", 0, to=[]), "totals[0]"),
        (changed("totals", 0, "of", to=[]), "totals[0].of"),
        (changed("totals", 0, "of", to=["reporter"]), "totals[0]"),
        (changed("totals", 1, "of", to=["activities.name"]), "totals[1]"),
        (changed("totals", 1, "of", to=["nothing.cost"]), "totals[1]"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(data: Any, place: str) -> None:
    assert place in where(data)


def test_the_first_fault_is_told_in_thai_with_their_number() -> None:
    with pytest.raises(Refused, match="form_faulty") as refused:
        notation.read({"code": "x", "title": "", "sections": "none"})
    assert refused.value.sentence == "แบบรายงานมีที่ผิด 2 แห่ง แห่งแรกที่ title: ต้องเป็นข้อความ"
    with pytest.raises(Refused, match="แบบรายงาน"):
        notation.read(None)


def test_conditions_of_every_kind_come_back() -> None:
    conditions = {
        "all": [
            {"any": [{"is": ["done", "no"]}, {"any_of": ["done", ["yes", "no"]]}]},
            {"not": {"answered": "reporter"}},
        ]
    }
    data = changed(*HEAD, 2, "relevant", to=conditions)
    data["sections"][1]["questions"][4]["relevant"] = {"at_most": ["people", 10.5]}
    assert notation.write(notation.read(data)) == data


@settings(max_examples=200)
@given(JSON)
def test_whatever_comes_in_is_told_and_never_breaks(data: Any) -> None:
    assert notation.faults(data)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_sound_form_spoilt_anywhere_never_breaks_the_reader(data: st.DataObject) -> None:
    spoilt = deepcopy(EXAMPLE)
    place: Any = spoilt
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(list(keys)))
        if data.draw(st.booleans()):
            place[key] = data.draw(JSON)
            break
        place = place[key]
    found = notation.faults(spoilt)
    assert all(fault.place and fault.why for fault in found)
    if not found:
        assert notation.read(notation.write(notation.read(spoilt))) == notation.read(spoilt)
