from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.forms.examples import question
from tidtam.core.forms import values
from tidtam.core.refusal import Refused
from tidtam.core.thai.digits import thai


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("reporter", "  นางสาวสมหญิง   ใจดี ", "นางสาวสมหญิง ใจดี"),
        ("reason", "บรรทัดแรก\r\nบรรทัดสอง", "บรรทัดแรก\nบรรทัดสอง"),
        ("reporter", None, None),
        ("people", "๑,๒๕๐ คน", 1250),
        ("people", "0", 0),
        ("people", "1 250", 1250),
        ("people", "1, 250 000", 1250000),
        ("groups", ["youth", "เยาวชน"], ["youth"]),
        ("share", "123456789012345678901.5", Decimal("123456789012345678901.5")),
        ("people", "25.0", 25),
        ("men", "-3", -3),
        ("share", "๘๗.๕", Decimal("87.5")),
        ("share", ".5", Decimal("0.5")),
        ("budget", "1,200 บาท", Decimal("1200.00")),
        ("budget", "538800", Decimal("538800.00")),
        ("ended", "6/12/2562", "2019-12-06"),
        ("ended", "๖ ธันวาคม ๒๕๖๒", "2019-12-06"),
        ("done", "yes", "yes"),
        ("done", "ไม่มีการดำเนินการ", "no"),
        ("groups", ["เยาวชน", "elderly", ""], ["youth", "elderly"]),
        ("groups", [], None),
        ("groups", None, None),
    ],
)
def test_what_is_typed_is_kept(code: str, typed: Any, value: Any) -> None:
    assert values.parse(question(code), typed).value == value


@pytest.mark.parametrize(
    ("code", "typed", "refusal"),
    [
        ("people", "ยี่สิบ", "not_a_number"),
        ("people", "1,2,3", "not_a_number"),
        ("people", "12 แห่ง", "not_a_number"),
        ("people", "12.5", "not_a_whole_number"),
        ("people", "--", "not_a_number"),
        ("people", "12 13", "not_a_number"),
        ("budget", "9" * 30, "not_a_number"),
        ("share", "9" * 30, "not_a_number"),
        ("share", "50 บาท", "not_a_number"),
        ("ended", "31/11/2562", "impossible_date"),
        ("ended", "เมื่อวาน", "not_a_date"),
        ("done", "อาจจะ", "not_among_choices"),
        ("groups", ["ทุกกลุ่ม"], "not_among_choices"),
    ],
)
def test_what_is_no_answer_is_refused(code: str, typed: Any, refusal: str) -> None:
    with pytest.raises(Refused, match=refusal):
        values.parse(question(code), typed)


@pytest.mark.parametrize(
    ("code", "typed", "value", "note"),
    [
        ("budget", "1.2 ล้านบาท", Decimal("1200000.00"), "ระบบแปลง “1.2 ล้านบาท” เป็น 1,200,000.00 บาท โปรดตรวจสอบ"),
        ("people", "2 พัน คน", 2000, "ระบบแปลง “2 พัน คน” เป็น 2,000 คน โปรดตรวจสอบ"),
        ("share", "1 แสน", Decimal(100000), "ระบบแปลง “1 แสน” เป็น 100,000 โปรดตรวจสอบ"),
        ("ended", "6 ธ.ค. 2562", "2019-12-06", "วันศุกร์"),
        ("ended", "6/12/2019", "2019-12-06", "ปี 2019 เป็น ค.ศ. ระบบแปลงเป็น พ.ศ. 2562 ให้แล้ว โปรดตรวจสอบ"),
        ("budget", "300", Decimal("300.00"), ""),
        ("budget", "10.555", Decimal("10.56"), "ระบบแปลง “10.555” เป็น 10.56 บาท โปรดตรวจสอบ"),
    ],
)
def test_what_was_understood_otherwise_is_told(code: str, typed: str, value: Any, note: str) -> None:
    assert values.parse(question(code), typed) == values.Understood(value, note)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("reporter", None, ""),
        ("reporter", "สมหญิง", "สมหญิง"),
        ("people", 1250, "1,250"),
        ("budget", Decimal("1200.5"), "1,200.50"),
        ("ended", "2019-12-06", "วันศุกร์ที่ 6 ธันวาคม 2562"),
        ("done", "no", "ไม่มีการดำเนินการ"),
        ("done", "gone", "gone"),
        ("groups", ["youth", "elderly"], "เยาวชน, ผู้สูงอายุ"),
        ("photos", ["a", "b"], "2 รายการ"),
    ],
)
def test_answers_are_shown_as_people_read_them(code: str, value: Any, shown: str) -> None:
    assert values.show(question(code), value) == shown


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_in_any_digits_is_the_same(number: int) -> None:
    for typed in (str(number), f"{number:,}", thai(f"{number:,}")):
        assert values.parse(question("men"), typed).value == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_baht_come_back_from_json_to_the_satang(amount: Decimal) -> None:
    kept = values.parse(question("budget"), str(amount)).value
    assert kept == amount
    assert values.from_json(question("budget"), values.to_json(question("budget"), kept)) == amount


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_comes_back_from_how_it_is_shown(day: date) -> None:
    shown = values.show(question("ended"), day.isoformat())
    assert values.parse(question("ended"), shown).value == day.isoformat()


ROWS = [{"name": "อบรม", "cost": Decimal("10.50"), "gained": 3, "of_an_older_form": "x"}]


@pytest.mark.parametrize(
    ("code", "value"),
    [("people", 3), ("share", Decimal("1.5")), ("ended", "2019-12-06"), ("groups", ["youth"]), ("done", "no"),
     ("photos", ["f1"]), ("activities", ROWS), ("reporter", "ก"), ("people", None), ("activities", None)],
)  # fmt: skip
def test_answers_come_back_from_json(code: str, value: Any) -> None:
    found = values.from_json(question(code), values.to_json(question(code), value))
    assert (found or None) == value


def test_an_amount_of_an_older_form_is_kept_as_text() -> None:
    assert values.to_json(question("activities"), [{"gone": Decimal("1.50")}]) == [{"gone": "1.50"}]


@pytest.mark.parametrize(
    ("code", "value"),
    [("people", "3"), ("people", True), ("share", "x"), ("share", "NaN"), ("share", "1E+9999"),
     ("share", 1.5), ("ended", "2019-13-01"),
     ("groups", "youth"), ("groups", [1]), ("activities", ["x"]), ("activities", [{"gained": "x"}]), ("reporter", 1)],
)  # fmt: skip
def test_json_that_is_no_such_answer_is_refused(code: str, value: Any) -> None:
    with pytest.raises(Refused, match="not_an_answer"):
        values.from_json(question(code), value)


def test_a_year_of_the_common_era_is_told() -> None:
    assert values.era_note("๖/๑๒/๒๐๑๙") == "ปี 2019 เป็น ค.ศ. ระบบแปลงเป็น พ.ศ. 2562 ให้แล้ว โปรดตรวจสอบ"
    assert values.era_note("6/12/2562") == ""
