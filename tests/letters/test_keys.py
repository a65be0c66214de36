"""The identity of letters as a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.phrases.number import DocumentNumber
from tidtam.letters import keys

DAY = date(2019, 11, 22)


@pytest.mark.parametrize(
    "written",
    ["รย 0017.2/ว 5512", "รย ๐๐๑๗.๒/ว ๕๕๑๒", "ที่ รย0017.2/ว5512", "รย 0017.2 / ว. 5512", "รย 0017.2/ว 05512"],
)
def test_the_writing_of_a_number_does_not_matter(written: str) -> None:
    assert keys.identity(written, DAY) == ("รย|0017.2||ว|5512", "รย|0017.2||ว|5512|2562")


def test_a_circular_and_an_ordinary_letter_of_the_same_number_are_two() -> None:
    assert keys.identity("รย 0017.2/ว 5", DAY) != keys.identity("รย 0017.2/5", DAY)


def test_the_year_of_the_number_goes_before_that_of_the_date() -> None:
    assert keys.identity("ยธ 0204/ว 01/2569", DAY).key == "ยธ|0204||ว|1|2569"


@pytest.mark.parametrize(("number", "stem"), [("รย 0017.2/5", "รย|0017.2|||5"), ("๑๒ ก/๔", "=12ก/4")])
def test_without_a_year_there_is_a_stem_alone(number: str, stem: str) -> None:
    assert keys.identity(number, None) == (stem, "")


@pytest.mark.parametrize("number", [None, "", "  "])
def test_without_a_number_there_is_nothing(number: str | None) -> None:
    assert keys.identity(number, DAY) == ("", "")


def test_a_number_of_no_known_form_is_known_by_its_writing() -> None:
    assert keys.identity("เลขรับ ๑๒ ก", DAY).key == keys.identity("เลขรับ 12ก", DAY).key == "=เลขรับ12ก|2562"
    assert len(keys.identity("x" * 500, DAY).key) <= keys.LONGEST


def test_the_short_key_of_a_circular_is_that_of_its_short_citation() -> None:
    short = keys.identity("ว 10", date(2005, 9, 15))
    assert keys.is_short(short.stem)
    assert keys.short_key("กค|0502||ว|10|2548") == short.key
    assert keys.short_key("=abc|2548") == "||||=abc|2548"


@given(
    code=st.sampled_from(["รย", "มท", "นร"]),
    unit=st.sampled_from(["0017.2", "0211.4", "04056.12"]),
    run=st.integers(1, 999_999),
    series=st.sampled_from([None, "ว"]),
    day=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
)
def test_two_letters_have_one_key_only_where_all_parts_are_the_same(
    code: str, unit: str, run: int, series: str | None, day: date
) -> None:
    number = DocumentNumber(code, unit, str(run), series)
    assert keys.identity(str(number), day).key == "|".join(str(part or "") for part in number.key(day.year + 543))


def test_what_the_fields_name_is_told_by_relation_and_place() -> None:
    fields = {
        "references": [{"text": "หนังสือกรมที่ดิน", "issuer": "กรมที่ดิน", "number": None, "date": "2019-01-02"}],
        "attachments": [
            {"text": "แบบรายงาน", "number": None, "date": None},
            {"text": "สำเนา", "issuer": None, "number": "มท 0211.4/ว 7160", "date": "2019-11-26"},
        ],
        "mentions": [
            {"text": "มติ", "kind": "cabinet_resolution", "number": None, "date": "2017-11-21"},
            {"text": "ประชุม", "kind": "meeting", "number": "1/2569", "date": None},
            {"text": "ฉบับนี้", "kind": "letter", "number": "รย 0017.2/ว 5512", "date": "2019-11-22"},
        ],
    }
    told = list(keys.cited(fields, "รย|0017.2||ว|5512|2562"))
    assert [(one["relation"], one["place"], one["key"]) for one in told] == [
        ("reference", 0, ""),
        ("attachment", 0, "มท|0211.4||ว|7160|2562"),
    ]
    assert told[0]["dated"] == date(2019, 1, 2)
    assert list(keys.cited({}, "")) == []
