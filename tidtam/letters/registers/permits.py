"""Who may look into the registers, and who may write in them."""

from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer, Role
from tidtam.directory.permits import check_role
from tidtam.letters.registers.models import Register


def check_may_see(by: Officer | None) -> None:
    """Every seated officer may look into the books of their own organisation (`Register.objects.seen_by`)."""
    check_role(by, *Role, verb="ดูทะเบียนหนังสือ")


def check_may_register(by: Officer | None) -> None:
    check_role(by, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR, verb="ลงทะเบียนหนังสือ")


def check_may_keep(by: Officer, register: Register) -> None:
    """Those who may register, in the organisation whose book it is."""
    check_may_register(by)
    if register.organisation_id != by.organisation_id:
        raise Refused("register_of_another_organisation")
