import pytest

from tests.conftest import seated
from tidtam.core.refusal import Refused, allows
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
    verdicts = {role: allows(check, seated(province, role)) for role in Role}
    assert {role for role, verdict in verdicts.items() if verdict} == allowed
    for role in set(Role) - allowed:
        assert verdicts[role].refused.code == "role_may_not"
        assert role.label in verdicts[role].why


@pytest.mark.parametrize(
    "check", [permits.check_may_see_directory, permits.check_may_manage_directory, permits.check_may_seat]
)
def test_who_has_no_seat_is_refused(check) -> None:
    with pytest.raises(Refused) as refused:
        check(None)
    assert refused.value.code == "no_seat"
