"""People are found by name, position, phone and e-mail, and only those whom the officer may see."""

import pytest

from tests.conftest import seated
from tidtam.core.phrases.query import understand
from tidtam.directory import people
from tidtam.directory.models import Contact, Officer, Organisation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(officer: Officer) -> Contact:
    body = Organisation.objects.get(name="องค์การบริหารส่วนตำบลตะพง")
    return Contact.objects.create(
        organisation=body, name="นางสาวน้ำฝน ใจดี", position="ปลัด อบต.", phone="0 3869-4043", email="Fon@demo.example"
    )


def names(words: str, officer: Officer) -> list[str]:
    return [one.name for one in people.found_by(understand(words), officer, 5)]


@pytest.mark.parametrize(
    "words",
    [
        "น้ำฝน",
        "นำฝน",
        "ใจดี น้ำฝน",
        "นางสาวน้ำฝนใจดี",
        "0 3869 4043",
        "๐๓๘๖๙๔๐๔๓",
        "fon@demo.example",
        "ปลัด ใจดี",
        "ใจดี 4043",
    ],
)
def test_a_contact_is_found(officer: Officer, clerk: Contact, words: str) -> None:
    assert names(words, officer) == [clerk.name]


def test_an_officer_is_found_with_the_seat(officer: Officer, clerk: Contact) -> None:
    (found,) = people.found_by(understand("วรรณา"), officer, 5)
    assert (found.name, found.position, found.organisation) == ("วรรณา ตัวอย่าง", officer.position, officer.organisation)
    assert (found.email, found.phone) == (officer.user.email, "")


@pytest.mark.parametrize("words", ["", "ว 5512", "5512", "22 พ.ย. 2562", "น้ำฝน ว 5512", "ไม่มีคนนี้", "%", "n_e"])
def test_nobody_is_found(officer: Officer, clerk: Contact, words: str) -> None:
    assert names(words, officer) == []


def test_who_signs_in_no_more_is_not_found(officer: Officer) -> None:
    officer.user.is_active = False
    officer.user.save()
    assert names("วรรณา", officer) == []


def test_no_more_than_asked(officer: Officer, clerk: Contact) -> None:
    seated(officer.organisation, Role.REVIEWER)
    assert len(people.found_by(understand("demo.example"), officer, 2)) == 2


def test_people_of_another_province_are_not_found(officer: Officer, clerk: Contact) -> None:
    Organisation.objects.create(code="20", kind="province", name="จังหวัดชลบุรี")
    officer.organisation = Organisation.objects.get(code="20")
    assert names("น้ำฝน", officer) == names("วรรณา", officer) == []
