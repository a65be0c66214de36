"""Rules over the whole directory: each organisation is in or out for one reason, and the query agrees."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.nation import MINISTRY, rows
from tidtam.core.phrases import addressees
from tidtam.core.phrases.addressees import LABELS, Area, Excepted, Rule, parse
from tidtam.directory import actions
from tidtam.directory.classes import CLASSES, Selection, expand, rule_of
from tidtam.directory.models import Kind, Organisation
from tidtam.directory.rows import Row

REASON = re.compile(r"(?:ไม่รวม )?เพราะ(?:ไม่)?[ก-๎]{3,}.*")
CODES = sorted(set(LABELS) - {"attached_list"})
DISTRICTS = ["เมืองระยอง", "บ้านฉาง", "แกลง", "วังจันทร์", "บ้านค่าย", "ปลวกแดง", "เขาชะเมา", "นิคมพัฒนา"]

areas = st.builds(
    Area, st.just("อำเภอ"), st.sampled_from([*DISTRICTS, "เมือง", "บางใหญ่", "พระประแดง", "ไม่มีจริง"])
) | st.builds(Area, st.just("จังหวัด"), st.sampled_from(["ระยอง", "สมุทรปราการ", "นนทบุรี"]))
exceptions = (
    areas.map(lambda area: Excepted(f"ในเขต{area}", area=area))
    | areas.map(lambda area: Excepted(str(area)))
    | st.sampled_from(CODES).map(lambda code: Excepted(LABELS[code], class_code=code))
    | st.sampled_from(["สำนักงานจังหวัด", "เทศบาลตำบลทับมา", "นายก อบต.กร่ำ", "ทับมา", "อบต.ไม่มีจริง"]).map(Excepted)
)
rules = st.builds(
    Rule,
    classes=st.sets(st.sampled_from(CODES), min_size=1, max_size=3).map(lambda codes: tuple(sorted(codes))),
    areas=st.lists(areas, max_size=2).map(tuple),
    without=st.lists(exceptions, max_size=3).map(tuple),
    listed=st.booleans(),
)
looking = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def select(text: str, within: Organisation) -> Selection:
    rule = parse(text)
    assert rule is not None
    return Selection(rule, within)


def names(selection: Selection) -> list[str]:
    return [one.short_name for one in selection.members().for_listing()]


def end(code: str) -> Organisation:
    organisation = Organisation.objects.get(code=code)
    organisation.valid_to = date(2019, 10, 1)
    organisation.save()
    return organisation


def check_nobody_is_lost(selection: Selection) -> Counter[str]:
    """Query and predicate agree on each organisation, and each has its one reason; how many of each reason."""
    members = set(selection.members().values_list("pk", flat=True))
    everyone = list(Organisation.objects.all())
    answers = {one.pk: selection.why(one) for one in everyone}
    assert {pk for pk, answer in answers.items() if answer.inside} == members
    for answer in answers.values():
        assert REASON.fullmatch(answer.reason)
        assert answer.inside == (not answer.reason.startswith("ไม่รวม"))
    left_out = set(selection.left_out().values_list("pk", flat=True))
    assert left_out.isdisjoint(members)
    assert {one.pk for one in selection.of_its_kinds()} - members == left_out
    return Counter(answer.reason for answer in answers.values())


@pytest.mark.parametrize("code", CODES)
def test_each_class_over_the_whole_of_rayong(province: Organisation, code: str) -> None:
    end("2103-T01")
    reasons = check_nobody_is_lost(Selection(rule_of(code), province))
    assert sum(reasons.values()) == Organisation.objects.count()
    assert reasons["ไม่รวม เพราะยุบเลิกแล้ว"] == 1


@given(rule=rules, sender=st.sampled_from(["21", "21-A01", "2103", "2103-S01"]))
@looking
def test_any_rule_over_rayong(province: Organisation, rule: Rule, sender: str) -> None:
    within = Organisation.objects.get(code=sender)
    check_nobody_is_lost(Selection(rule, within, listed=["2103", "21-A01", "2101-T01"]))


@pytest.fixture
def nation(db: None) -> Organisation:
    """A ministry with its first provinces, 1,500 organisations."""
    actions.load_organisations(by=None, rows=rows(1_500))
    return Organisation.objects.get(code=MINISTRY)


def test_each_class_over_a_nation(nation: Organisation) -> None:
    province = Organisation.objects.of_kind(Kind.PROVINCE)[3]
    end(Organisation.objects.of_kind(Kind.SAO)[7].code)
    for code in CODES:
        for within in (nation, province):
            reasons = check_nobody_is_lost(Selection(rule_of(code), within))
            assert sum(reasons.values()) == Organisation.objects.count()


@given(rule=rules)
@settings(looking, max_examples=15)
def test_any_rule_over_a_nation(nation: Organisation, rule: Rule) -> None:
    check_nobody_is_lost(Selection(rule, nation))


def test_areas_exceptions_and_unions(province: Organisation) -> None:
    assert len(names(select("นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง", province))) == 9
    both = names(select("นายก อบต. ในพื้นที่อำเภอเมืองระยองและอำเภอบ้านค่าย", province))
    parts = [names(select(f"นายก อบต. ในเขตอำเภอ{name}", province)) for name in ("เมืองระยอง", "บ้านค่าย")]
    assert sorted(both) == sorted(parts[0] + parts[1])
    assert "อ.เมืองระยอง" not in names(select("นายอำเภอทุกอำเภอ (ยกเว้นอำเภอเมืองระยอง)", province))
    assert len(names(select("นายอำเภอทุกอำเภอ ยกเว้นอำเภอเมือง", province))) == 7
    assert len(names(select("หัวหน้าส่วนราชการทุกส่วนราชการ (ยกเว้นสำนักงานจังหวัด)", province))) == 49
    assert len(names(select("นายกเทศมนตรีนคร/เมือง/ตำบล (ทุกแห่ง)", province))) == 30
    assert len(names(select("อปท.ทุกแห่ง ยกเว้นเทศบาลตำบล", province))) == 68 - 27
    assert len(names(select("นายกเทศมนตรีตำบลทุกแห่ง ยกเว้นทับมา", province))) == 26


def test_a_district_excepted_from_other_bodies_takes_all_in_it_out(province: Organisation) -> None:
    without = select("อปท.ทุกแห่ง ยกเว้นอำเภอแกลง", province)
    also = select("อปท.ทุกแห่ง ยกเว้นในเขตอำเภอแกลง", province)
    assert set(without.members()) == set(also.members())
    assert not without.members().filter(area__code="2103").exists()
    assert without.left_out().count() == 68 - without.members().count()


def test_reasons_are_said_in_words(province: Organisation) -> None:
    rule = select("นายกเทศมนตรีตำบลทุกแห่ง ในเขตอำเภอแกลง ยกเว้นเทศบาลตำบลเมืองแกลง", province)
    said = {one.name: rule.why(one).reason for one in Organisation.objects.select_related("parent", "area")}
    assert said["เทศบาลตำบลเมืองแกลง"] == "ไม่รวม เพราะหนังสือยกเว้นไว้"
    assert said["เทศบาลตำบลทับมา"] == "ไม่รวม เพราะอยู่อำเภออื่น"
    assert said["อำเภอแกลง"] == "ไม่รวม เพราะไม่ใช่เทศบาลตำบล"
    inside = {reason for reason in said.values() if not reason.startswith("ไม่รวม")}
    assert inside == {"เพราะเป็นเทศบาลตำบลในอำเภอแกลง"}
    districts = select("นายอำเภอ ในเขตอำเภอแกลง", province)
    assert [one.code for one in expand("pao_chiefs", province)] == ["21-P01"]
    klaeng, chang = Organisation.objects.get(code="2103"), Organisation.objects.get(name="อำเภอบ้านฉาง")
    assert districts.why(klaeng).reason == "เพราะเป็นอำเภอแกลง"
    assert districts.why(chang).reason == "ไม่รวม เพราะเป็นอำเภออื่น"
    agencies = select("หัวหน้าส่วนราชการ ในเขตอำเภอแกลง", province)
    office = Organisation.objects.get(code="21-A01")
    assert agencies.why(office).reason == "ไม่รวม เพราะไม่ได้ขึ้นกับอำเภอที่ระบุ"
    governors = select("ผู้ว่าราชการจังหวัดทุกจังหวัด ในเขตจังหวัดระยอง", province)
    assert governors.why(province).reason == "เพราะเป็นจังหวัดระยอง"


def test_what_nobody_knows_is_told_and_takes_nobody_out(province: Organisation) -> None:
    rule = select("นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกรง และกรุงเทพมหานคร", province)
    assert rule.unknown == ["ยกเว้นอำเภอแกรง", "ยกเว้นกรุงเทพมหานคร"]
    assert rule.members().count() == 8
    area = select("นายก อบต. ในเขตอำเภอแกรง", province)
    assert area.unknown == ["ในเขตอำเภอแกรง"]
    assert not area.members().exists()
    sao = Organisation.objects.of_kind(Kind.SAO)[0]
    assert area.why(sao).reason == "ไม่รวม เพราะไม่พบพื้นที่ตามหนังสือในทะเบียน"
    assert select("นายก อบต. ในเขตตำบลตะพง", province).unknown == ["ในเขตตำบลตะพง"]


def test_a_name_that_several_bear_is_nobody_until_the_province_tells(nation: Organisation) -> None:
    twins = [Row(f"{code}99", "district", "อำเภอคู่แฝด", "อ.คู่แฝด", parent=code) for code in ("11", "12")]
    actions.load_organisations(by=None, rows=twins)
    assert select("นายอำเภอทุกอำเภอ ยกเว้นอำเภอคู่แฝด", nation).unknown == ["ยกเว้นอำเภอคู่แฝด"]
    above = Organisation.objects.get(code="12").bare_name
    only = Selection(Rule(("district_chiefs",), (Area("อำเภอ", "คู่แฝด", above),)), nation)
    assert [one.code for one in only.members()] == ["1299"]
    other = select("นายอำเภอทุกอำเภอ ในเขตจังหวัดสมุทรปราการ", nation)
    assert other.why(Organisation.objects.get(code="1299")).reason == "ไม่รวม เพราะอยู่จังหวัดอื่น"
    first = Organisation.objects.get(code="11")
    outside = Selection(rule_of("district_chiefs"), first).why(Organisation.objects.get(code="1299"))
    assert outside.reason == f"ไม่รวม เพราะไม่ได้อยู่ใต้{first.name}"


def test_units_under_a_sender_are_its_own(nation: Organisation) -> None:
    provinces = Selection(rule_of("subordinate_units"), nation).members()
    assert {one.kind for one in provinces} == {Kind.PROVINCE}
    district = Organisation.objects.of_kind(Kind.DISTRICT)[0]
    bodies = Selection(rule_of("subordinate_units"), district).members()
    assert {one.parent for one in bodies} == {district}


def test_an_attached_list_tells_who(province: Organisation) -> None:
    end("2108")
    rule = parse("หัวหน้าส่วนราชการ ตามบัญชีแนบท้าย ยกเว้นสำนักงานจังหวัด")
    assert rule is not None
    listed = Selection(rule, province, listed=["21-A01", "21-A02", "2103", "2108"])
    assert {one.code for one in listed.members()} == {"21-A02", "2103"}
    reasons = check_nobody_is_lost(listed)
    assert reasons["เพราะอยู่ในบัญชีแนบท้าย"] == 2
    assert reasons["ไม่รวม เพราะหนังสือยกเว้นไว้"] == 1


def test_an_organisation_that_ended_is_out_for_that_reason(province: Organisation) -> None:
    gone = end("2103")
    rule = Selection(rule_of("district_chiefs"), province)
    assert gone not in rule.members()
    assert gone in rule.left_out()
    assert rule.why(gone).reason == "ไม่รวม เพราะยุบเลิกแล้ว"


def test_a_rule_asks_the_register_few_questions(
    province: Organisation, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        rule = select("อปท.ทุกแห่ง ในเขตอำเภอแกลง ยกเว้นเทศบาลตำบลเมืองแกลง และเทศบาลตำบลทับมา", province)
        found = list(rule.members().for_listing())
        for one in found:
            rule.why(one)


def test_every_class_says_what_its_members_are() -> None:
    assert all(one.reason.startswith("เพราะ") and one.label == LABELS[one.code] for one in CLASSES.values())
    assert addressees.parse(CLASSES["all_units"].label) == rule_of("all_units")


def test_very_many_exceptions_are_asked_for_in_turns(province: Organisation) -> None:
    every = tuple(Excepted(one.name) for one in Organisation.objects.local_bodies())
    many = Rule(("local_bodies",), without=(*every, *(Excepted(f"อบต.ไม่มี{number}") for number in range(400))))
    selection = Selection(many, province)
    assert not selection.members().exists()
    assert len(selection.unknown) == 400


def test_sizes_and_reasons_of_members(province: Organisation) -> None:
    rule = select("นายกเทศมนตรีนคร/เมือง/ตำบล ทุกแห่ง ยกเว้นเทศบาลตำบลทับมา และเทศบาลตำบลเชิงเนิน", province)
    assert rule.sizes() == ({"city": 1, "town": 2, "subdistrict_municipality": 25}, 2)
    assert dict(rule.by_reason(rule.members())).keys() == {
        "เพราะเป็นเทศบาลนคร",
        "เพราะเป็นเทศบาลเมือง",
        "เพราะเป็นเทศบาลตำบล",
    }
    for written in ("อปท.ทุกแห่ง ในเขตอำเภอแกลง", "หัวหน้าส่วนราชการและรัฐวิสาหกิจ", "ผู้ว่าราชการจังหวัดทุกจังหวัด"):
        chosen = select(written, province)
        assert all(chosen.reason(one) == chosen.why(one).reason for one in chosen.members())
        assert chosen.sizes()[1] == 0
    listed = Selection(Rule(listed=True), province, listed=["2103"])
    assert [listed.reason(one) for one in listed.members()] == ["เพราะอยู่ในบัญชีแนบท้าย"]
    assert [reason for reason, _ in listed.by_reason(Organisation.objects.filter(code="2104"))] == [
        "ไม่รวม เพราะไม่อยู่ในบัญชีแนบท้าย"
    ]


def test_those_that_nobody_can_reach(province: Organisation) -> None:
    districts = Organisation.objects.of_kind(Kind.DISTRICT)
    districts.filter(code="2103").update(phone="0 3867 1234")
    districts.get(code="2104").contacts.create(name="วรรณา ตัวอย่าง", phone="0 3867 1234")
    assert districts.unreachable().count() == 6
