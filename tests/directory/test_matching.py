from collections import defaultdict
from datetime import date

import pytest

from tests.directory.conftest import BEFORE, DAY, done, raised, renamed, unit
from tidtam.core.thai.text import fold
from tidtam.directory import naming, rayong
from tidtam.directory.matching import Match, match, near_names
from tidtam.directory.models import Officer, Organisation


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("นายกเทศมนตรีเมืองบ้านฉาง", "2102-M01"),
        ("ทม.บ้านฉาง", "2102-M01"),
        ("นายกเทศมนตรีตำบลบ้านฉาง", "2102-T01"),
        ("ทต. บ้านฉาง", "2102-T01"),
        ("นายกองค์การบริหารส่วนจังหวัดระยอง", "21-P01"),
        ("นายกองค้การบริหารส่วนจังหวัดระยอง", "21-P01"),
        ("นายก อบจ.ระยอง", "21-P01"),
        ("นายกเทศมนตรีนครระยอง", "2101-N01"),
        ("เทศบาลนครระยอง", "2101-N01"),
        ("นายอำเภอแกลง", "2103"),
        ("อ.แกลง", "2103"),
        ("นายก อบต.แกลง", "2101-S05"),
        ("นายกเทศมนตรีตำบลเมืองแกลง", "2103-T04"),
        ("ทต.ทุ่งควายกิน", "2103-T02"),
        ("นายกองค์การบริหารส่วนตำบลทุ่งควายกิน", "2103-S04"),
        ("อบต.เขาชะเมา", "2107-S01"),
        ("นายอำเภอเขาชะเมา", "2107"),
        ("เทศบาลตำบลปากน้ำประแส", "2103-T07"),
        ("ทต.มาบข่าพัฒนา", "2108-T03"),
        ("ทต.มาบข่า", "2108-T01"),
        ("นายอำเภอเมือง", "2101"),
        ("อำเภอเมืองระยอง", "2101"),
        ("ผู้ว่าราชการจังหวัดระยอง", "21"),
        ("ผวจ.ระยอง", "21"),
        ("หัวหน้าสำนักงานจังหวัดระยอง", "21-A01"),
        ("หัวหน้าสำนักงานจังหวัด", "21-A01"),
        ("ปลัดจังหวัดระยอง", "21-A02"),
        ("ท้องถิ่นจังหวัดระยอง", "21-A34"),
        ("เกษตรจังหวัดระยอง", "21-A09"),
        ("เกษตรและสหกรณ์จังหวัดระยอง", "21-A10"),
        ("สหกรณ์จังหวัดระยอง", "21-A43"),
        ("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต ๑", "21-A33"),
        ("สพป.ระยอง เขต ๒", "21-A50"),
        ("ผอ.แขวงทางหลวงระยอง", None),
    ],
)
def test_exactly_one_or_none(province: Organisation, text: str, code: str | None) -> None:
    found = match(text, province).organisation
    assert (found and found.code) == code


def test_every_organisation_is_found_by_each_written_form_and_nothing_else(province: Organisation) -> None:
    owners = defaultdict(set)
    for row in rayong.read():
        short = row.short_name or row.name
        written = {row.name, short, naming.head_title(row.kind, row.name, row.head)}
        organisation = Organisation.objects.get(code=row.code)
        assert organisation.head_title in written
        for form in written:
            owners[fold(form)].add(row.code)
            assert match(form, province) == Match(organisation=organisation), form
        for form in organisation.written_forms.strip("|").split("|"):
            owners[form].add(row.code)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("นายอำเภอทุกอำเภอ", "district_chiefs"),
        ("หัวหน้าส่วนราชการ", "agency_heads"),
        ("นายกเทศมนตรีตำบลทุกแห่ง", "subdistrict_mayors"),
        ("ทุกหน่วยงานในจังหวัด", "all_units"),
    ],
)
def test_classes(province: Organisation, text: str, code: str) -> None:
    found = match(text, province)
    assert (found.class_code, found.organisation, found.suggestions) == (code, None, ())


def offered(text: str, within: Organisation) -> list[str]:
    found = match(text, within)
    assert found.organisation is None
    assert found.class_code is None
    assert all(75 <= one.score <= 100 for one in found.suggestions)
    return [one.organisation.short_name for one in found.suggestions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("นายกเทศมนตรีเมืองมาตาพุด", ["ทม.มาบตาพุด"]),
        ("นายกเทศมนตรีเมืองบ้านช้าง", ["ทม.บ้านฉาง"]),
        ("นายกเทศมนตรีตำบลมาบข่าพัฒน", ["ทต.มาบข่าพัฒนา"]),
        ("นายกเทศมนตรีเมืองทับมา", ["ทต.ทับมา"]),
        ("นายอำเภอแกง", ["อ.แกลง"]),
        ("นายอำเภอศรีราชา", []),
        ("นายกองค์การบริหารส่วนจังหวัดชลบุรี", []),
        ("สำนักงานประมงจังหวัดระยองฯ เก่า", ["สำนักงานประมงจังหวัดระยอง"]),
        ("นางสาวปฐมา เสียมหาญ", []),
        ("", []),
        (" ๆ ", []),
    ],
)
def test_what_is_near_is_offered_with_its_kind_first(province: Organisation, text: str, names: list[str]) -> None:
    assert offered(text, province)[: max(len(names), 1)] == names


def test_the_nearest_comes_first_and_three_at_most(province: Organisation) -> None:
    found = match("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง", province).suggestions
    assert [one.organisation.code for one in found[:2]] == ["21-A33", "21-A50"]
    assert len(found) <= 3


def test_a_form_that_two_share_is_offered_not_applied(province: Organisation) -> None:
    twin = Organisation.objects.get(code="2108-S02")
    twin.name, twin.short_name = "องค์การบริหารส่วนตำบลเพ", "อบต.เพ"
    twin.index_names()
    twin.save()
    assert offered("นายก อบต.เพ", province) == ["อบต.เพ", "อบต.เพ"]


def test_names_are_looked_for_in_the_own_province_only(province: Organisation) -> None:
    other = Organisation(code="20", kind="province", name="จังหวัดชลบุรี", short_name="จ.ชลบุรี")
    other.index_names()
    other.save()
    assert match("นายอำเภอแกลง", other) == Match()
    assert match("จ.ชลบุรี", other).organisation == other
    klaeng = Organisation.objects.get(code="2103")
    assert match("นายก อบจ.ระยอง", klaeng).organisation == Organisation.objects.get(code="21-P01")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ตะพงง", "องค์การบริหารส่วนตำบลตะพง"),
        ("อบต.ตะพงง", "องค์การบริหารส่วนตำบลตะพง"),
        ("เทศบาลตำบลทับมาา", "เทศบาลตำบลทับมา"),
        ("สำนักงานวัฒนธัมจังหวัดระยอง", "สำนักงานวัฒนธรรมจังหวัดระยอง"),
        ("นายกเทศมนตรีเมืองมาตาพุด", "เทศบาลเมืองมาบตาพุด"),
        ("ขขขขขขขข", ""),
        ("", ""),
    ],
)
def test_a_name_with_a_letter_wrong_has_its_nearest(province: Organisation, text: str, name: str) -> None:
    near = near_names(text, Organisation.objects.all())
    assert (near[0].organisation.name if near else "") == name


def test_a_name_borne_on_the_letters_day_is_taken_for_who_lives_now(officer: Officer) -> None:
    done(officer, renamed())
    done(officer, raised())
    within, sao = officer.organisation, unit("2101-S01")
    assert match("ทต.ทับมา", within, BEFORE).organisation == unit("2101-T02")
    assert match(f"นายก {sao.short_name}", within, BEFORE).organisation == unit("2101-T99")
    assert match("ทต.ทับมาใหม่", within, BEFORE).organisation == unit("2101-T02")
    assert match("ทต.ทับมา", within, DAY).organisation is None


def test_a_former_name_without_a_day_is_offered_first(officer: Officer) -> None:
    done(officer, renamed())
    (offered,) = match("ทต.ทับมา", officer.organisation).suggestions
    assert (offered.organisation, offered.score) == (unit("2101-T02"), 100)


def test_a_name_now_anothers_means_its_bearer_of_that_day(officer: Officer) -> None:
    done(officer, renamed(on=BEFORE))
    done(officer, renamed("2101-T01", "เทศบาลตำบลทับมา"))
    within = officer.organisation
    assert match("ทต.ทับมา", within).organisation == unit("2101-T01")
    assert match("ทต.ทับมา", within, date(2019, 1, 1)).organisation == unit("2101-T02")
