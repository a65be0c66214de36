"""Who may lay a directive on others, take it back, and see the boards."""

from tidtam.core.refusal import Refused
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer, Role
from tidtam.directory.permits import check_role


def check_may_see(by: Officer) -> None:
    """Every seated officer may look: executives and reviewers read only."""
    check_role(by, *Role, verb="ดูเรื่องที่ต้องรายงาน")


def check_may_circulate(by: Officer) -> None:
    check_role(by, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR, verb="แจ้งเวียนหนังสือ")


def check_may_recall(by: Officer, directive: Directive) -> None:
    """A circulation is taken back only while no organisation has begun its report."""
    check_may_circulate(by)
    if not directive.untouched:
        raise Refused("already_begun")
