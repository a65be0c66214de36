import pytest

from tests.directives.conftest import addressee, duty, letter
from tests.directory.conftest import done, raised
from tidtam.directives import circulation
from tidtam.directives.circulation import Group
from tidtam.directives.models import Route
from tidtam.directory.models import Kind, Officer, Organisation
from tidtam.letters import contents
from tidtam.letters.addressees import match_of
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db


def test_every_organisation_of_the_province_stands_in_exactly_one_group(circular: Letter) -> None:
    groups = circulation.plan(circular).groups
    members = [organisation.pk for group in groups for organisation in group.organisations]
    everyone = Organisation.objects.exclude(kind=Kind.PROVINCE)
    assert sorted(members) == sorted(organisation.pk for organisation in everyone)


def test_the_64_bodies_the_letter_does_not_name_go_through_their_district(circular: Letter) -> None:
    relayed = [one for one in circulation.plan(circular).bound({}) if one.route == Route.DISTRICT]
    assert len(relayed) == 64
    assert {one.organisation.kind for one in relayed} == {Kind.SUBDISTRICT_MUNICIPALITY, Kind.SAO}
    assert all(one.via is not None and one.via == one.organisation.parent for one in relayed)


def test_an_addressee_that_matches_nothing_is_told_and_still_bound_by_the_scope(circular: Letter) -> None:
    plan = circulation.plan(circular)
    assert plan.unmatched == ("นายกเทศมนตรีเมืองมาตาพุด",)
    town = Organisation.objects.get(name="เทศบาลเมืองมาบตาพุด")
    assert town in [one.organisation for one in plan.bound({})]


def test_without_a_wide_scope_only_the_addressees_are_bound(officer: Officer, circular: Letter) -> None:
    for one in circular.fields["duties"]:
        one["who"] = None
    narrow = letter(officer, circular.fields, sha256="1" * 64)
    groups = circulation.plan(narrow).groups
    assert [len(group.organisations) for group in groups[1:]] == [8, 1]
    assert all(group.named for group in groups)


def test_a_choice_overrules_the_usual_way(circular: Letter) -> None:
    plan = circulation.plan(circular)
    key = next(group.key for group in plan.groups if group.label == Kind.SAO.label)
    kinds = {one.organisation.kind for one in plan.bound({key: "none"})}
    assert Kind.SAO not in kinds
    direct = [one for one in plan.bound({key: "direct"}) if one.organisation.kind == Kind.SAO]
    assert len(direct) == 37
    assert {(one.route, one.via) for one in direct} == {(Route.DIRECT, None)}


def test_only_bodies_under_a_district_are_offered_that_way(circular: Letter) -> None:
    for group in circulation.plan(circular).groups:
        ways = [way for way, _ in group.routes]
        assert ("district" in ways) == all(one.reached_through for one in group.organisations)
        assert ways[-2:] == ["direct", "none"]


@pytest.mark.parametrize(("organisations", "expected"), [(0, 0), (112, 28), (1, 0), (4, 1)])
def test_hours_of_work(organisations: int, expected: int) -> None:
    assert circulation.hours(organisations) == expected


def to(officer: Officer, *texts: str, who: str | None = None) -> Letter:
    """A confirmed letter to addressees as the directory matches them."""
    province = officer.organisation
    rows = [{**addressee(text), "match": match_of(text, province)} for text in texts]
    duties = [duty("จังหวัดระยอง", "2019-12-06", who=who)]
    fields = contents.first({}) | {"subject": "รายงาน", "addressees": rows, "duties": duties}
    return letter(officer, fields, sha256=f"{Letter.objects.count() + 20:064}")


def test_a_rule_binds_its_members_each_for_its_reason(officer: Officer) -> None:
    plan = circulation.plan(to(officer, "นายกเทศมนตรีตำบล และนายก อบต. ทุกแห่ง ในเขตอำเภอแกลง ยกเว้น อบต.กองดิน"))
    (group,) = plan.groups
    reasons = {bound.reason for bound in plan.bound({})}
    assert reasons == {"เพราะเป็นเทศบาลตำบลในอำเภอแกลง", "เพราะเป็นองค์การบริหารส่วนตำบลในอำเภอแกลง"}
    assert dict(group.members).keys() == reasons
    out = dict(group.left_out)
    assert group.out == sum(map(len, out.values()))
    assert out["ไม่รวม เพราะหนังสือยกเว้นไว้"] == [Organisation.objects.get(short_name="อบต.กองดิน")]
    assert out.keys() == {"ไม่รวม เพราะหนังสือยกเว้นไว้", "ไม่รวม เพราะอยู่อำเภออื่น"}
    assert group.out + len(group.organisations) == 27 + 37


def test_what_could_not_be_used_is_told_before_anything_is_sent(officer: Officer) -> None:
    plan = circulation.plan(
        to(
            officer,
            "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกรง",
            "นายก อบต. ในเขตอำเภอไม่มีจริง",
            "หัวหน้าส่วนราชการ สังกัดกระทรวงมหาดไทย",
            "ตามบัญชีแนบท้าย",
            "รัฐวิสาหกิจทุกแห่ง",
        )
    )
    told = "\n".join(plan.notes)
    assert len(plan.notes) == 5
    for words in ("“ยกเว้นอำเภอแกรง”", "“ในเขตอำเภอไม่มีจริง”", "“สังกัดกระทรวงมหาดไทย”", "ยังไม่มีรายชื่อ", "ไม่มีหน่วยงานในกลุ่มนี้"):
        assert words in told


def test_an_attached_list_binds_those_on_it_and_names_the_lines_left_over(officer: Officer) -> None:
    made = to(officer, "ตามบัญชีแนบท้าย")
    made.fields["addressees"][0]["match"] |= {"list": ["2103", "21-A01"], "leftover": ["โรงเรียนวัด"]}
    made.save()
    plan = circulation.plan(made)
    assert {bound.organisation.code: bound.reason for bound in plan.bound({})} == {
        "2103": "เพราะอยู่ในบัญชีแนบท้าย",
        "21-A01": "เพราะอยู่ในบัญชีแนบท้าย",
    }
    assert "โรงเรียนวัด" in plan.notes[0]
    assert plan.unmatched == ()


def test_an_older_letter_without_rules_binds_as_before(officer: Officer) -> None:
    made = to(officer, "นายอำเภอทุกอำเภอ")
    del made.fields["addressees"][0]["match"]["rule"]
    made.save()
    assert {bound.reason for bound in circulation.plan(made).bound({})} == {"เพราะเป็นอำเภอ"}


def test_those_that_nobody_can_reach_are_found(officer: Officer) -> None:
    Organisation.objects.filter(code="2103").update(phone="0 3867 1234")
    Organisation.objects.filter(code="2104").update(saraban_mailbox="saraban@example.go.th")
    bound = circulation.plan(to(officer, "นายอำเภอทุกอำเภอ")).bound({})
    assert {one.organisation.code for one in circulation.unreachable(bound)}.isdisjoint({"2103", "2104"})
    assert len(circulation.unreachable(bound)) == 6


def test_a_large_group_is_counted_by_places(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circulation, "LISTED", 20)
    (group,) = circulation.plan(to(officer, "อปท.ทุกแห่ง")).groups
    assert group.large
    districts = dict(group.parts)
    assert sum(districts.values()) == 68
    assert districts["ส่วนกลางของจังหวัด"] == 1
    monkeypatch.setattr(circulation, "LARGE_PARTS", 3)
    assert group.parts == [("จังหวัดระยอง", 68)]
    named = Group("named-0", "จังหวัดระยอง", "", True, (officer.organisation,))
    assert (named.out, named.left_out, named.why_out(officer.organisation)) == (0, [], "")


def test_exceptions_of_the_body_are_no_more_bound_than_those_of_the_addressees(officer: Officer) -> None:
    made = to(officer, "นายอำเภอทุกอำเภอ", who="ทุกหน่วยงานในจังหวัด ยกเว้นองค์กรปกครองส่วนท้องถิ่น")
    kinds = {one.organisation.kind for one in circulation.plan(made).bound({})}
    assert kinds == {Kind.DISTRICT, Kind.REGIONAL_AGENCY, Kind.CENTRAL_AGENCY}


def test_who_was_raised_since_confirmation_is_bound_as_its_successor(officer: Officer, circular: Letter) -> None:
    circular.fields["addressees"][3]["match"]["organisation"] = "2101-M01"
    done(officer, raised("2101-M01", new_kind="city", name="เทศบาลนครมาบตาพุด", code="2101-N02"))
    groups = {group.key: group.organisations for group in circulation.plan(circular).groups}
    assert [one.code for one in groups["named-3"]] == ["2101-N02"]
    bound = [one.organisation.code for one in circulation.plan(circular).bound({})]
    assert "2101-M01" not in bound
    assert len(bound) == len(set(bound)) == 126


def test_whom_the_body_alone_asks_is_offered_though_the_letter_goes_to_the_governor(officer: Officer) -> None:
    made = to(officer, "ผู้ว่าราชการจังหวัดระยอง", who="องค์กรปกครองส่วนท้องถิ่นทุกแห่ง")
    plan = circulation.plan(made)
    (group,) = plan.groups
    assert (group.key, len(group.organisations), group.named) == ("scope-0", 68, False)
    assert group.reason == "เพราะเนื้อความให้ “องค์กรปกครองส่วนท้องถิ่นทุกแห่ง” รายงาน"
    assert plan.to_owner
    assert len(plan.bound({})) == 68


def test_the_senders_own_duty_and_words_that_are_no_class_ask_nobody_else(officer: Officer) -> None:
    made = to(officer, "นายอำเภอทุกอำเภอ", who="หน่วยงาน")
    made.fields["duties"].append(duty("กระทรวงมหาดไทย", None, who="ทุกหน่วยงานในจังหวัด", own=True))
    assert [group.key for group in circulation.plan(made).groups] == ["named-0"]
