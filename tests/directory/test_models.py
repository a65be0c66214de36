from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tidtam.core.phrases.query import understand
from tidtam.directory.models import Contact, Kind, Name, Officer, Organisation


def codes(organisations) -> list[str]:
    return [organisation.code for organisation in organisations]


def test_the_list_goes_province_districts_kinds_then_thai_order(province: Organisation) -> None:
    listed = codes(Organisation.objects.for_listing())
    assert listed[0] == "21"
    assert listed.index("21-P01") < listed.index("2101") < listed.index("2101-N01") < listed.index("2101-M01")
    klaeng = [one.bare_name for one in Organisation.objects.filter(area__code="2103").for_listing()]
    assert klaeng[:8] == [
        "กองดิน",
        "ทุ่งควายกิน",
        "เนินฆ้อ",
        "บ้านนา",
        "ปากน้ำประแส",
        "เมืองแกลง",
        "สองสลึง",
        "สุนทรภู่",
    ]
    assert klaeng[8:] == ["กระแสบน", "กองดิน", "คลองปูน", "ชากโดน", "ทางเกวียน", "ทุ่งควายกิน", "พังราด", "วังหว้า", "ห้วยยาง"]
    districts = [one.district.code for one in Organisation.objects.for_listing() if one.district]
    assert districts == sorted(districts)


def test_trees(province: Organisation) -> None:
    muang = Organisation.objects.get(code="2101")
    assert Organisation.objects.under(province).count() == 126
    assert Organisation.objects.under(muang).count() == 13
    assert Organisation.objects.local_bodies().count() == 68
    assert set(Organisation.objects.of_kind(Kind.CITY, Kind.TOWN).values_list("code", flat=True)) == {
        "2101-N01",
        "2101-M01",
        "2102-M01",
    }
    assert Organisation.objects.get(code="2107-S02").province == province
    assert province.province == province


def test_what_an_organisation_knows(province: Organisation) -> None:
    thap_ma = Organisation.objects.get(code="2101-T02")
    assert str(thap_ma) == "เทศบาลตำบลทับมา"
    assert (thap_ma.prefix, thap_ma.bare_name, thap_ma.short_name) == ("เทศบาลตำบล", "ทับมา", "ทต.ทับมา")
    assert thap_ma.head_title == "นายกเทศมนตรีตำบลทับมา"
    assert thap_ma.reached_through == thap_ma.district == Organisation.objects.get(code="2101")
    assert Organisation.objects.get(code="21-A02").head_title == "ปลัดจังหวัดระยอง"


def test_sixty_four_are_reached_only_through_their_district(province: Organisation) -> None:
    reached = [one for one in Organisation.objects.for_listing() if one.reached_through]
    assert {one.kind for one in reached} == {Kind.SUBDISTRICT_MUNICIPALITY, Kind.SAO}
    assert len(reached) == 64
    assert province.reached_through is None
    assert province.district is None
    assert Organisation.objects.get(code="2102-M01").reached_through is None


def test_an_officer_sees_the_own_province(officer: Officer) -> None:
    other = Organisation(code="20", kind=Kind.PROVINCE, name="จังหวัดชลบุรี", short_name="จ.ชลบุรี")
    other.index_names()
    other.save()
    seen = Organisation.objects.seen_by(officer)
    assert seen.count() == 127
    assert other not in seen
    officer.organisation = Organisation.objects.get(code="21-A01")
    assert set(Organisation.objects.seen_by(officer)) == set(seen)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("มาบตาพุด", {"2101-M01"}),
        ("ทบมา", set()),
        ("ทับมา", {"2101-T02"}),
        ("อบต.ตะพง", {"2101-S06"}),
        ("บานฉาง", {"2102", "2102-M01", "2102-T01"}),
        ("สพป", {"21-A33", "21-A50"}),
        ("2108-t03", {"2108-T03"}),
        ("เขต ๒", {"21-A50"}),
    ],
)
def test_search_in_any_writing(province: Organisation, text: str, found: set[str]) -> None:
    assert set(codes(Organisation.objects.named_like(text))) == found


def test_a_name_of_any_length_is_asked_for(province: Organisation) -> None:
    for text in ("ก" * 30_000, "\N{GRINNING FACE}" * 30_000):
        known = Organisation.objects.all()
        assert not [*known.named_like(text), *known.written_as(text), *Name.objects.all().written_as(text)]


@pytest.mark.parametrize("change", [{"kind": "kingdom"}, {"code": "2101"}, {"parent_id": -1}])
def test_the_database_keeps_kind_code_and_parent_right(province: Organisation, change: dict) -> None:
    klaeng = Organisation.objects.get(code="2103")
    for name, value in change.items():
        setattr(klaeng, name, klaeng.pk if value == -1 else value)
    with pytest.raises(IntegrityError), transaction.atomic():
        klaeng.save()


def test_contacts_are_called_by_name(province: Organisation) -> None:
    Contact.objects.create(organisation=province, name="สมหญิง ตัวอย่าง", phone="0 0000 0000")
    assert [str(contact) for contact in province.contacts.all()] == ["สมหญิง ตัวอย่าง"]


def test_who_existed_on_a_day_and_who_exists_now(province: Organisation) -> None:
    everyone = Organisation.objects.count()
    Organisation.objects.filter(code="2101-T01").update(valid_from=date(2011, 9, 1))
    Organisation.objects.filter(code="2101-S01").update(valid_to=date(2019, 11, 25))
    assert Organisation.objects.current().count() == everyone - 1
    existing = {day: Organisation.objects.existing(date(*day)).count() for day in ((2011, 8, 31), (2019, 11, 24))}
    assert existing == {(2011, 8, 31): everyone - 1, (2019, 11, 24): everyone}
    assert not Organisation.objects.existing(date(2019, 11, 25)).filter(code="2101-S01").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("อบต.ตะพง", "องค์การบริหารส่วนตำบลตะพง"),
        ("อบต ตะพง", "องค์การบริหารส่วนตำบลตะพง"),
        ("ตะพง อบต", "องค์การบริหารส่วนตำบลตะพง"),
        ("นายกองค์การบริหารส่วนตำบลตะพง", "องค์การบริหารส่วนตำบลตะพง"),
        ("ทต.ทับมา", "เทศบาลตำบลทับมา"),
        ("เทศบาลตาบลทับมา ทต", ""),
        ("สถจ", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดระยอง"),
        ("สถจ.", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดระยอง"),
        ("ท้องถิ่นจังหวัด", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดระยอง"),
        ("นายอำเภอแกลง", "อำเภอแกลง"),
        ("ผวจ.ระยอง", "จังหวัดระยอง"),
        ("21-a34", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดระยอง"),
        ("", ""),
        ("\"' OR", ""),
    ],
)
def test_an_organisation_is_found_by_every_written_form(officer: Officer, words: str, name: str) -> None:
    found = Organisation.objects.seen_by(officer).found_by(understand(words), 5)
    assert (found[0].name if found else "") == name


def test_of_many_those_that_begin_so_stand_first(officer: Officer) -> None:
    found = Organisation.objects.seen_by(officer).found_by(understand("แกลง"), 100)
    assert {"อำเภอแกลง", "เทศบาลตำบลเมืองแกลง", "องค์การบริหารส่วนตำบลแกลง"} <= {one.name for one in found}
    rayong = Organisation.objects.seen_by(officer).found_by(understand("ระยอง"), 3)
    assert [one.name for one in rayong] == ["จังหวัดระยอง", "อำเภอเมืองระยอง", "องค์การบริหารส่วนจังหวัดระยอง"]
    assert len(Organisation.objects.seen_by(officer).found_by(understand("เทศบาล"), 3)) == 3


def test_organisations_of_another_province_are_not_found(officer: Officer) -> None:
    officer.organisation = Organisation.objects.create(code="20", kind=Kind.PROVINCE, name="จังหวัดชลบุรี")
    assert Organisation.objects.seen_by(officer).found_by(understand("แกลง"), 5) == []
