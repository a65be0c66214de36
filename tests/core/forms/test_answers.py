from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from tests.core.forms.examples import EXAMPLE, FORM
from tidtam.core.forms import answers, notation
from tidtam.core.forms.definition import Form

NIL = {"reporter": "สมหญิง", "done": "no", "reason": "อยู่ระหว่างจัดทำแผน"}
FULL: dict[str, Any] = {
    "reporter": "สมหญิง", "done": "yes", "begun": "2018-10-01", "ended": "2019-08-31", "people": 25, "men": 10,
    "women": 15, "share": Decimal("87.5"), "budget": Decimal("1500.00"), "groups": ["youth"], "photos": ["f1"],
    "activities": [
        {"name": "อบรม", "cost": Decimal("1000.00"), "gained": 5, "spent": 3, "left": 2},
        {"name": "รณรงค์", "cost": Decimal("500.00")},
    ],
}  # fmt: skip


def found(given: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.place, one.level, one.code) for one in answers.check(FORM, given)]


def test_a_nil_report_asks_for_its_reason_and_nothing_else() -> None:
    assert found(NIL) == []
    assert [(section.code, [one.code for one in questions]) for section, questions in answers.asked(FORM, NIL)] == [
        ("head", ["reporter", "done", "reason"])
    ]


def test_a_full_report_is_sound() -> None:
    assert found(FULL) == []
    assert answers.unanswered(FORM, FULL) == []
    assert [one.code for one in answers.unanswered(FORM, {"done": "no"})] == ["reporter", "reason"]


def test_nothing_answered_misses_what_is_required() -> None:
    assert found({}) == [("reporter", "block", "answer_missing"), ("done", "block", "answer_missing")]


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("reporter", "ก" * 61, ("reporter", "block", "answer_too_long")),
        ("people", "25", ("people", "block", "not_an_answer")),
        ("done", "maybe", ("done", "block", "not_an_answer")),
        ("people", -1, ("people", "block", "number_out_of_range")),
        ("share", Decimal(101), ("share", "block", "number_out_of_range")),
        ("begun", "2016-01-01", ("begun", "block", "date_out_of_range")),
        ("ended", "2018-01-01", ("ended", "block", "constraint")),
        ("people", 26, ("people", "block", "total")),
        ("budget", Decimal(1), ("budget", "warn", "total")),
        ("activities", [{"name": "ก"}] * 4, ("activities", "block", "too_many_rows")),
        ("activities", [{"cost": Decimal(1500)}], ("activities[0].name", "block", "answer_missing")),
        ("activities", [{"name": "ก", "gained": 9, "spent": 3, "left": 1}], ("activities[0].gained", "warn", "total")),
        ("activities", [{"name": "ก", "left": "x"}], None),
        ("activities", [{"name": "ก", "gained": 1, "left": "x"}], ("activities[0].left", "block", "not_an_answer")),
        ("activities", "x", ("activities", "block", "not_an_answer")),
        ("groups", "x", ("groups", "block", "not_an_answer")),
        ("photos", "x", ("photos", "block", "not_an_answer")),
        ("share", "x", ("share", "block", "not_an_answer")),
        ("reporter", 1, ("reporter", "block", "not_an_answer")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(code: str, value: Any, expected: tuple[str, str, str] | None) -> None:
    problems = [one for one in found({**FULL, code: value}) if one[2] != "total" or expected == one]
    assert problems == ([expected] if expected else [])


def test_too_few_rows_only_where_the_table_is_begun() -> None:
    form = deepcopy(EXAMPLE)
    form["sections"][1]["questions"][9]["fewest_rows"] = 2
    few = answers.check(notation.read(form), {**FULL, "budget": None, "activities": [{"name": "ก"}]})
    assert [(one.place, one.code) for one in few] == [("activities", "too_few_rows")]
    assert "อย่างน้อย 2 รายการ" in few[0].message


def test_the_words_of_bounds_and_totals() -> None:
    wrong = {**FULL, "people": 5001, "begun": "2020-01-01", "ended": None}
    said = {one.place: one.message for one in answers.check(FORM, wrong)}
    assert said["begun"].startswith("วันเริ่ม ต้องไม่ก่อน 1 ต.ค. 2560 และไม่หลัง 30 ก.ย. 2562")
    assert said["people"].endswith("(5,001) ไม่ตรงกับผลรวมของรายการย่อย (25) โปรดตรวจสอบ")
    assert "จำนวนผู้เข้าร่วม ต้องไม่น้อยกว่า 0 และไม่เกิน 5,000" in [one.message for one in answers.check(FORM, wrong)][1]


def test_a_total_is_not_weighed_while_its_parts_are_empty() -> None:
    assert found({**FULL, "men": None, "women": None, "activities": []}) == []


def form_of(*questions: dict[str, Any], **more: Any) -> Form:
    section = {"code": "s", "title": "ส", "questions": [{"label": "ก", **one} for one in questions]}
    return notation.read({"code": "f", "title": "ฟ", "sections": [section], **more})


def codes(form: Form, given: dict[str, Any]) -> list[str]:
    return [one.code for _, questions in answers.asked(form, given) for one in questions]


CHOICES = [{"code": "yes", "label": "มี"}, {"code": "no", "label": "ไม่มี"}]


def test_what_is_hidden_or_unsound_asks_nothing_further() -> None:
    form = form_of(
        {"code": "a", "type": "choice", "choices": CHOICES},
        {"code": "b", "type": "integer", "relevant": {"is": ["a", "yes"]}},
        {"code": "c", "type": "text", "required": True, "relevant": {"at_least": ["b", 1]}},
    )
    assert codes(form, {"a": "yes", "b": 1}) == ["a", "b", "c"]
    assert codes(form, {"a": "no", "b": 1}) == ["a"]
    assert codes(form, {"a": "yes"}) == ["a", "b"]
    assert [(one.place, one.code) for one in answers.check(form, {"a": "yes", "b": "1"})] == [("b", "not_an_answer")]


def test_cells_that_are_not_asked_count_in_no_sum() -> None:
    columns = [
        {"code": "paid", "type": "choice", "label": "ก", "choices": CHOICES},
        {"code": "cost", "type": "integer", "label": "ก", "relevant": {"is": ["paid", "yes"]}},
        {"code": "all", "type": "integer", "label": "ก"},
    ]
    form = form_of(
        {"code": "sum", "type": "integer"},
        {"code": "rows", "type": "table", "columns": columns, "totals": [{"total": "all", "of": ["cost"]}]},
        totals=[{"total": "sum", "of": ["rows.cost"]}],
    )
    rows = [{"paid": "yes", "cost": 5, "all": 5}, {"paid": "no", "cost": 7, "all": 5}]
    assert answers.check(form, {"sum": 5, "rows": rows}) == []
    assert [one.place for one in answers.check(form, {"sum": 12, "rows": rows})] == ["sum"]


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("date", "ปลายปี", False), ("date", "2019-12-06", True), ("date", "20191206", False), ("date", 5, False),
        ("choices", [{"a": 1}], False), ("file", [{"a": 1}], False), ("integer", True, False), ("money", True, False),
        ("text", "2019-12-06", True),
    ],
)  # fmt: skip
def test_an_answer_to_another_type_is_kept_aside(kind: str, value: Any, fits: bool) -> None:
    more = {"choices": CHOICES} if kind == "choices" else {}
    kept, lost = answers.kept_for(form_of({"code": "a", "type": kind, **more}), {"a": value})
    assert (kept, lost) == (({"a": value}, {}) if fits else ({}, {"a": value}))


def test_a_changed_form_takes_what_it_still_asks() -> None:
    data = deepcopy(EXAMPLE)
    data["sections"][0]["questions"][1]["choices"].append({"code": "partly", "label": "บางส่วน"})
    data["sections"][1]["questions"][7]["choices"].pop(0)
    data["sections"][1]["questions"].pop(8)
    kept, lost = answers.kept_for(notation.read(data), FULL)
    assert lost == {"groups": ["youth"], "photos": ["f1"]}
    assert kept == {code: value for code, value in FULL.items() if code not in lost}
