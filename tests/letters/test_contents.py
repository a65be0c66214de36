"""Fields as data: the copy of a reading, its paths, what changed, what is refused."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.letters.conftest import row
from tidtam.core.refusal import Refused
from tidtam.letters import contents

READING = {
    "number": "รย 0017.2/ว 5512",
    "attachments": [row("attachments", text="ก", date="2019-11-26"), row("attachments", text="ข")],
    "signatory": {"name": "นายก", "position": None},
    "text": "…",
    "warnings": [{"code": "x", "field": "y", "message": "z"}],
}


def test_an_empty_reading_gives_an_empty_letter() -> None:
    assert contents.first({}) == contents.EMPTY
    assert contents.first({})["duties"] is not contents.EMPTY["duties"]


def test_fields_are_a_copy_that_remembers_its_rows() -> None:
    fields = contents.first(READING)
    fields["attachments"][0]["text"] = "แก้"
    assert READING["attachments"][0]["text"] == "ก"  # type: ignore[index]
    assert [one["origin"] for one in fields["attachments"]] == [0, 1]
    assert fields["warnings"] == READING.get("warnings", [])
    assert "text" not in fields


def test_a_path_finds_its_row_after_another_was_taken_out() -> None:
    fields = contents.first(READING)
    del fields["attachments"][0]
    assert contents.value_at(fields, "attachments[1].text") == "ข"
    assert contents.value_at(fields, "attachments[0].date") is None
    assert contents.row_at(fields, "attachments[0].date") is None
    assert contents.row_at(fields, "attachments[1]") is fields["attachments"][0]


@pytest.mark.parametrize(
    ("path", "value"),
    [("number", "รย 0017.2/ว 5512"), ("signatory.name", "นายก"), ("closing", None), ("number.deep", None),
     ("duties[3].deadline", None)],
)  # fmt: skip
def test_value_at(path: str, value: Any) -> None:
    assert contents.value_at(contents.first(READING), path) == value


@pytest.mark.parametrize("path", ["closing", "text[0]", "mentions[0]"])
def test_only_tables_have_rows(path: str) -> None:
    assert contents.row_at(contents.first(READING), path) is None


def test_a_match_is_no_difference_from_what_was_read() -> None:
    fields = contents.first({"addressees": [row("addressees", text="นายอำเภอแกลง")]})
    before = contents.value_at(fields, "addressees")
    fields["addressees"][0]["match"] = {"organisation": "2103"}
    assert contents.value_at(fields, "addressees") == before


def test_differences_go_as_deep_as_the_shapes_agree() -> None:
    before = {"a": 1, "b": [{"c": 1}, {"c": 2}], "d": [1]}
    after = {"a": 1, "b": [{"c": 1}, {"c": 3}], "d": [1, 2], "e": "ใหม่"}
    assert contents.differences(before, after) == {"b[1].c": [2, 3], "d": [[1], [1, 2]], "e": [None, "ใหม่"]}


values = st.recursive(
    st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(values, values)
def test_differences_are_empty_only_where_nothing_differs(one: Any, other: Any) -> None:
    told = contents.differences({"x": one}, {"x": other})
    assert all(before != after for before, after in told.values())
    if one != other and not _only_absent_against_none(one, other):
        assert told


def _only_absent_against_none(one: Any, other: Any) -> bool:
    """A key that is absent and one that is None say the same in the contract."""
    return contents.differences({"x": one}, {"x": other}) == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [("number", "ก 1/1"), ("number", None), ("date", "2019-11-22"), ("fiscal_years", [2562]), ("signatory", None),
     ("signatory", {"name": "ก"}), ("duties", [row("duties", action="รายงาน", deadline="2019-11-30", origin=0)]),
     ("addressees", [row("addressees", text="ก", match={})])],
)  # fmt: skip
def test_check_lets_the_contract_pass(key: str, value: Any) -> None:
    contents.check(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [("warnings", []), ("number", 5), ("date", "22 พ.ย. 2562"), ("date", 20191122), ("fiscal_years", ["2562"]),
     ("signatory", "นายก"), ("duties", "รายงาน"), ("duties", ["รายงาน"]), ("duties", [{"action": "รายงาน"}]),
     ("duties", [row("duties", deadline="พรุ่งนี้")]), ("contacts", [{"name": "ก"}])],
)  # fmt: skip
def test_check_refuses_the_rest(key: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        contents.check(key, value)
    assert refused.value.code == "bad_letter_field"
    assert key in refused.value.sentence
