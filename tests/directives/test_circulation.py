import pytest

from tests.directives.conftest import letter
from tests.directory.conftest import done, raised
from tidtam.directives import circulation
from tidtam.directives.models import Route
from tidtam.directory.models import Kind, Officer, Organisation
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
    for duty in circular.fields["duties"]:
        duty["who"] = None
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


def test_who_was_raised_since_confirmation_is_bound_as_its_successor(officer: Officer, circular: Letter) -> None:
    circular.fields["addressees"][3]["match"]["organisation"] = "2101-M01"
    done(officer, raised("2101-M01", new_kind="city", name="เทศบาลนครมาบตาพุด", code="2101-N02"))
    groups = {group.key: group.organisations for group in circulation.plan(circular).groups}
    assert [one.code for one in groups["named-3"]] == ["2101-N02"]
    bound = [one.organisation.code for one in circulation.plan(circular).bound({})]
    assert "2101-M01" not in bound
    assert len(bound) == len(set(bound)) == 126
