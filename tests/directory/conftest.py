import pytest

from tidtam.accounts.models import User
from tidtam.directory import actions, rayong
from tidtam.directory.models import Officer, Organisation, Role


@pytest.fixture
def province(db: None) -> Organisation:
    """จังหวัดระยอง, with its whole directory loaded."""
    actions.load_organisations(by=None, rows=rayong.read())
    return Organisation.objects.get(code="21")


@pytest.fixture
def officer(province: Organisation) -> Officer:
    return seated(province, Role.PROVINCE_OFFICER)


def seated(organisation: Organisation, role: Role) -> Officer:
    user = User.objects.create(email=f"{role}@demo.example", name="วรรณา ตัวอย่าง")
    return actions.seat(by=None, user=user, organisation=organisation, role=role, position="นักวิเคราะห์นโยบายและแผน")
