"""Who may do what with letters: a table of roles."""

import pytest

from tests.conftest import seated
from tests.letters.conftest import Make
from tidtam.core.refusal import allows
from tidtam.directory.models import Organisation, Role
from tidtam.letters import permits
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db
WORKS = {Role.PROVINCE_OFFICER: True, Role.ADMINISTRATOR: True, Role.REVIEWER: False, Role.EXECUTIVE: False}


@pytest.mark.parametrize(("role", "works"), WORKS.items())
def test_all_see_and_some_work(province: Organisation, role: Role, works: bool) -> None:
    by = seated(province, role)
    assert allows(permits.check_may_see, by)
    assert bool(allows(permits.check_may_receive, by)) is works


@pytest.mark.parametrize(("role", "works"), WORKS.items())
def test_letters_are_changed_by_their_own_house(make: Make, role: Role, works: bool) -> None:
    letter = make(subject="ก")
    district = Organisation.objects.filter(kind="district").first()
    assert district
    by = seated(district, Role.ADMINISTRATOR)
    verdict = allows(permits.check_may_change, by, letter)
    assert not verdict
    assert "หน่วยงานอื่น" in verdict.why
    assert not Letter.objects.seen_by(by).exists()
    by.organisation, by.role = letter.organisation, role
    assert bool(allows(permits.check_may_change, by, letter)) is works


def test_nobody_without_a_seat(db: None) -> None:
    assert allows(permits.check_may_see, None).why.startswith("บัญชีนี้ยังไม่ได้ผูกกับตำแหน่ง")
