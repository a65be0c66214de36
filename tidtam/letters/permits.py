"""Who may look at the correspondence of an organisation, and who may receive and correct it."""

from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer, Role
from tidtam.directory.permits import check_role
from tidtam.letters.models import Letter


def check_may_see(by: Officer | None) -> None:
    """Every seated officer may look at the letters of their own organisation (`Letter.objects.seen_by`)."""
    check_role(by, *Role, verb="ดูหนังสือ")


def check_may_receive(by: Officer | None) -> None:
    check_role(by, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR, verb="รับและตรวจหนังสือ")


def check_may_change(by: Officer, letter: Letter) -> None:
    """Those who may receive letters, in the organisation that the letter belongs to."""
    check_may_receive(by)
    if letter.organisation_id != by.organisation_id:
        raise Refused("letter_of_another_organisation")
