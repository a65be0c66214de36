import pytest

from tests.directory.conftest import seated
from tidtam.core.refusal import Refused
from tidtam.directory import permits
from tidtam.directory.models import Organisation, Role


@pytest.mark.parametrize(
    ("check", "allowed"),
    [
        (permits.check_may_see_directory, set(Role)),
        (permits.check_may_manage_directory, {Role.ADMINISTRATOR, Role.PROVINCE_OFFICER}),
        (permits.check_may_seat, {Role.ADMINISTRATOR}),
    ],
)
def test_roles(province: Organisation, check, allowed: set[Role]) -> None:
    passed = set()
    for role in Role:
        try:
            check(seated(province, role))
            passed.add(role)
        except Refused as refused:
            assert refused.code == "role_may_not"
            assert Role(role).label in refused.sentence
    assert passed == allowed


@pytest.mark.parametrize(
    "check", [permits.check_may_see_directory, permits.check_may_manage_directory, permits.check_may_seat]
)
def test_who_has_no_seat_is_refused(check) -> None:
    with pytest.raises(Refused) as refused:
        check(None)
    assert refused.value.code == "no_seat"
