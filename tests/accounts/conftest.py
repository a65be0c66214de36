import pytest

from tests.accounts.people import PASSWORD
from tidtam.accounts import actions
from tidtam.accounts.models import User


@pytest.fixture
def wanna(db: None) -> User:
    return actions.open_account(by=None, email="Wanna@Rayong.go.th", name="วรรณา ตัวอย่าง", password=PASSWORD)
