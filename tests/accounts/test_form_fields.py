"""Dates and years as officers type them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tidtam.accounts.form_fields import DayField, FilesField, FiscalYearsField, ThaiDateField, choice, day_field, words


@pytest.mark.parametrize("typed", ["6/12/2562", "6 ธ.ค. 62", "๖ ธันวาคม ๒๕๖๒", "2019-12-06", " วันที่ 6 ธันวาคม 2562 "])
def test_a_date_in_any_written_form(typed: str) -> None:
    assert ThaiDateField().clean(typed) == "2019-12-06"


def test_no_date() -> None:
    assert ThaiDateField(required=False).clean("  ") is None


def test_a_year_not_typed_is_lent_by_the_letter() -> None:
    field = ThaiDateField()
    field.reference = date(2019, 11, 22)
    assert field.clean("6 ธ.ค.") == "2019-12-06"


@pytest.mark.parametrize(("typed", "code"), [("พรุ่งนี้", "not_a_date"), ("31/11/2562", "impossible_date")])
def test_what_is_no_date_says_how_to_write_one(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as error:
        ThaiDateField().clean(typed)
    assert error.value.code == code
    assert typed in error.value.message


def test_a_date_is_shown_in_the_buddhist_year_and_typing_is_kept() -> None:
    field = ThaiDateField()
    assert field.prepare_value("2019-12-06") == "6 ธันวาคม 2562"
    assert field.prepare_value("6 ธค") == "6 ธค"
    assert field.prepare_value(None) == ""


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [("2019-12-06", "6/12/62", False), ("2019-12-06", "7/12/62", True), (None, "", False), (None, "เมื่อวาน", True)],
)
def test_the_same_day_written_otherwise_is_no_change(initial: str | None, typed: str, changed: bool) -> None:
    assert ThaiDateField().has_changed(initial, typed) is changed


def test_a_day_is_the_same_field_with_a_date_for_its_value() -> None:
    day = date(2019, 12, 6)
    field = DayField(required=False)
    assert (field.clean("๖ ธ.ค. ๖๒"), field.clean(" ")) == (day, None)
    assert [field.prepare_value(one) for one in (day, "6 ธค", None)] == ["6 ธันวาคม 2562", "6 ธค", ""]
    assert (field.has_changed(day, "6/12/62"), field.has_changed(day, "7/12/62"), field.has_changed(None, "")) == (
        False,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (day_field("วันที่ได้รับ", required=True), "โปรดระบุวันที่ เช่น 20 ธ.ค. 2562"),
        (words("เหตุผล", required=True), "โปรดระบุเหตุผล"),
    ],
)
def test_what_must_be_told_says_so(field: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        field.clean("  ")


@pytest.mark.parametrize(
    ("typed", "years"),
    [("2561-2562", [2561, 2562]), ("๒๕๖๑ – ๒๕๖๒", [2561, 2562]), ("พ.ศ. 2561 ถึง 2563", [2561, 2562, 2563]),
     ("2561, 2563", [2561, 2563]), ("2561 และ 2562", [2561, 2562]), ("2019", [2562]), ("", [])],
)  # fmt: skip
def test_fiscal_years(typed: str, years: list[int]) -> None:
    assert FiscalYearsField(required=False).clean(typed) == years


@pytest.mark.parametrize("typed", ["ปีหน้า", "62", "3104", "2562-2561", "2400-2562"])
def test_what_is_no_fiscal_year(typed: str) -> None:
    with pytest.raises(ValidationError, match="ไม่ใช่ปีงบประมาณ"):
        FiscalYearsField().clean(typed)


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [([2561, 2562], "2561-2562", False), (None, "", False), ([2562], "2563", True), ([2562], "หลายปี", True)],
)
def test_the_same_years_written_otherwise_are_no_change(initial: Any, typed: str, changed: bool) -> None:
    assert FiscalYearsField().has_changed(initial, typed) is changed


def test_years_are_shown_as_they_are_typed() -> None:
    assert FiscalYearsField().prepare_value([2561, 2562]) == "2561, 2562"
    assert FiscalYearsField().prepare_value("๒๕") == "๒๕"
    assert FiscalYearsField().prepare_value(None) == ""


def test_no_file_is_an_empty_list() -> None:
    assert FilesField(required=False).clean([None]) == []
    assert FilesField(required=False).clean(None) == []


def test_lines_that_end_as_browsers_send_them_are_no_change() -> None:
    assert words("เรื่อง").clean("ก\r\nข") == "ก\nข"
    assert not words("เรื่อง").has_changed("ก\nข", "ก\r\nข")


def test_a_choice_keeps_the_word_of_the_letter() -> None:
    field = choice("ฐานะ", "รักษาราชการแทน", none="ลงนามเอง")
    for word in (None, "รักษาราชการแทน", "ผู้รักษาการแทน"):
        field.keep(word)
    assert field.clean("ผู้รักษาการแทน") == "ผู้รักษาการแทน"
    assert len(list(field.choices)) == 3


def test_a_text_too_long_is_told_with_its_name() -> None:
    with pytest.raises(ValidationError, match="เรื่อง ยาวเกิน 5 ตัวอักษร"):
        words("เรื่อง", most=5).clean("กขคงจฉ")
