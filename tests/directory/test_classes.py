import pytest

from tidtam.core.phrases import addressees
from tidtam.directory import classes
from tidtam.directory.models import Kind, Organisation

REGIONAL, CENTRAL = {Kind.REGIONAL_AGENCY}, {Kind.CENTRAL_AGENCY}
MAYORS = {Kind.CITY, Kind.TOWN, Kind.SUBDISTRICT_MUNICIPALITY}
LOCAL = MAYORS | {Kind.PAO, Kind.SAO}

# class: the kinds that are in (all the others are out) and how many that makes in Rayong
MEMBERS = {
    "agency_heads": (REGIONAL | CENTRAL, 50),
    "state_enterprises": ({Kind.STATE_ENTERPRISE}, 0),
    "district_chiefs": ({Kind.DISTRICT}, 8),
    "governors": ({Kind.PROVINCE}, 1),
    "pao_chiefs": ({Kind.PAO}, 1),
    "city_mayors": ({Kind.CITY}, 1),
    "town_mayors": ({Kind.TOWN}, 2),
    "subdistrict_mayors": ({Kind.SUBDISTRICT_MUNICIPALITY}, 27),
    "mayors": (MAYORS, 30),
    "sao_chiefs": ({Kind.SAO}, 37),
    "local_bodies": (LOCAL, 68),
    "subordinate_units": (REGIONAL | {Kind.DISTRICT}, 40),
    "all_units": (REGIONAL | CENTRAL | {Kind.DISTRICT} | LOCAL, 126),
    "attached_list": (set(), 0),
}


def test_every_class_of_the_reader_has_a_rule_and_no_other_has() -> None:
    assert set(classes.CLASSES) == set(addressees.LABELS) == set(MEMBERS)


@pytest.mark.parametrize("code", MEMBERS)
def test_every_organisation_is_in_or_out_by_its_kind(province: Organisation, code: str) -> None:
    kinds, count = MEMBERS[code]
    inside = set(classes.expand(code, province))
    for organisation in Organisation.objects.all():
        assert (organisation in inside) == (organisation.kind in kinds), organisation
    assert len(inside) == count


def test_all_units_are_everyone_but_the_province_itself(province: Organisation) -> None:
    everyone = set(classes.expand("all_units", province))
    assert set(Organisation.objects.all()) - everyone == {province}
    assert Organisation.objects.get(name="สำนักงานจังหวัดระยอง") in everyone


def test_an_agency_writes_for_its_province_and_a_district_for_itself(province: Organisation) -> None:
    office = Organisation.objects.get(name="สำนักงานจังหวัดระยอง")
    assert set(classes.expand("local_bodies", office)) == set(classes.expand("local_bodies", province))
    klaeng = Organisation.objects.get(code="2103")
    assert {one.parent for one in classes.expand("local_bodies", klaeng)} == {klaeng}


def test_another_province_is_not_bound(province: Organisation) -> None:
    other = Organisation(code="20", kind=Kind.PROVINCE, name="จังหวัดชลบุรี", short_name="จ.ชลบุรี")
    other.index_names()
    other.save()
    district = Organisation(
        code="2001", kind=Kind.DISTRICT, name="อำเภอเมืองชลบุรี", short_name="อ.เมืองชลบุรี", parent=other
    )
    district.index_names()
    district.index_realm()
    district.save()
    assert district not in classes.expand("all_units", province)
    assert list(classes.expand("district_chiefs", other)) == [district]
    assert set(classes.expand("governors", province)) == {province, other}


def test_members_come_in_listing_order_with_a_reason(province: Organisation) -> None:
    names = [one.name for one in classes.expand("district_chiefs", province)]
    assert names[:3] == ["อำเภอเมืองระยอง", "อำเภอบ้านฉาง", "อำเภอแกลง"]
    assert all(one.reason.startswith("เพราะ") and one.label for one in classes.CLASSES.values())
