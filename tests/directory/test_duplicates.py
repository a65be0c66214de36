"""Likely duplicates side by side."""

import pytest

from tests.directory.conftest import done, raised, unit
from tidtam.core.refusal import Refused
from tidtam.directory import actions, duplicates
from tidtam.directory.models import Officer, Organisation


def codes(province: Organisation) -> list[tuple[str, str]]:
    return [(pair.first.code, pair.second.code) for pair in duplicates.pairs(province)]


def named(code: str, name: str) -> None:
    Organisation.objects.filter(code=code).update(name=name)


def test_rayong_has_two_names_a_letter_apart(province: Organisation) -> None:
    assert codes(province) == [("2101-S03", "2102-S01")]


def test_one_letter_lost_is_found_and_likest_comes_first(province: Organisation) -> None:
    named("2101-T01", "เทศบาลตำบลทับม")
    named("21-A10", "สำนักงานสถิตจังหวัดระยอง")
    named("21-A11", "สำนักงานสถิติจังหวัดระยอง")
    found = duplicates.pairs(province)
    assert ("2101-T01", "2101-T02") in codes(province)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)


def test_other_numbers_other_kinds_and_the_ended_are_no_duplicates(officer: Officer) -> None:
    named("21-A10", "สำนักงานเขตพื้นที่ตัวอย่าง เขต 1")
    named("21-A11", "สำนักงานเขตพื้นที่ตัวอย่าง เขต ๒")
    done(officer, raised("2102-S01", name="เทศบาลตำบลตัวอย่าง", code="2102-T99"))
    assert codes(officer.organisation) == []


def test_two_that_are_two_are_remembered(officer: Officer) -> None:
    for _ in range(2):
        kept = actions.keep_apart(by=officer, one=unit("2102-S01"), other=unit("2101-S03"))
    assert (kept.first, kept.second) == tuple(sorted([unit("2102-S01"), unit("2101-S03")], key=lambda one: one.pk))
    assert str(kept) == f"{kept.first_id}, {kept.second_id}"
    assert codes(officer.organisation) == []
    with pytest.raises(Refused) as refused:
        actions.keep_apart(by=officer, one=unit("2101"), other=unit("2101"))
    assert refused.value.code == "merges_with_itself"
