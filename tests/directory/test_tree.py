"""The tree today and as of a day, and a nation by provinces."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.directory.conftest import BEFORE, DAY, done, raised, renamed, unit
from tests.nation import rows
from tidtam.directory import actions, tree
from tidtam.directory.models import Officer, Organisation
from tidtam.directory.tree import Wanted


def names(top: Organisation, on: date | None = None) -> set[str]:
    return {one.name for branch in tree.branches(top, on) for one in branch.members}


def test_wishes_are_read_from_the_address() -> None:
    wanted = Wanted.of({"kind": "kingdom", "q": " \0แกลง ", "only": "ended", "on": "22 พ.ย. 62"}, DAY)
    assert (wanted.kind, wanted.q, wanted.only, wanted.on) == ("", "แกลง", "", date(2019, 11, 22))
    wrong = Wanted.of({"on": "31 กุมภาพันธ์ 2562", "only": "ended"}, DAY)
    assert (wrong.on, wrong.only, wrong.narrow) == (None, "ended", True)
    assert "ไม่มีวันที่" in wrong.wrong
    assert not Wanted.of({"only": "rich"}, DAY).narrow


def test_the_tree_as_of_a_day_shows_what_was_under_its_name_then(officer: Officer) -> None:
    province = officer.organisation
    done(officer, raised())
    done(officer, renamed())
    assert {"เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลทับมาใหม่"} <= names(province)
    assert names(province) & {"เทศบาลตำบลทับมา", unit("2101-S01").name} == set()
    assert {"เทศบาลตำบลทับมา", unit("2101-S01").name} <= names(province, BEFORE)
    assert names(province, DAY) == names(province)
    today, then = ([branch.title for branch in tree.branches(province, on)] for on in (None, BEFORE))
    assert today == then


def test_lists_today_and_then(officer: Officer) -> None:
    province = officer.organisation
    done(officer, raised())
    everyone = Organisation.objects.in_province_of(province)

    def found(**asked: str) -> list[str]:
        return [one.code for one in tree.found(everyone, province, Wanted.of(asked, DAY))]

    name = unit("2101-S01").bare_name
    assert found(only="ended") == ["2101-S01"]
    assert found(q=f"อบต.{name}") == []
    assert found(q="เทศบาลตำบลตัวอย่าง") == ["2101-T99"]
    assert found(q=f"อบต.{name}", on="24 พ.ย. 2562") == ["2101-S01"]
    assert found(q=f"อบต.{name}", on="25 พ.ย. 2562") == []
    assert len(found(kind="sao", on="24 พ.ย. 2562")) == len(found(kind="sao")) + 1
    assert len(found(only="unreachable")) == 127


def test_a_nation_is_shown_by_provinces(db: None) -> None:
    actions.load_organisations(by=None, rows=rows(400))
    top = unit("MT")
    today = {row.organisation.code: row.count for row in tree.provinces(top, None)}
    assert today == {row.organisation.code: row.count for row in tree.provinces(top, DAY)}
    assert sum(today.values()) == Organisation.objects.count() - 1
    assert tree.everyone(Organisation.objects.all(), top, DAY).count() == Organisation.objects.count()
    assert tree.branches(top, None) == []


def test_a_province_asks_two_questions(province: Organisation) -> None:
    for on in (None, DAY):
        with CaptureQueriesContext(connection) as queries:
            tree.branches(province, on)
        assert 0 < len(queries) <= 2
