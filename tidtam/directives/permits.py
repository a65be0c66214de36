"""Who may lay a directive on others, take it back, and see the boards."""

from datetime import datetime, timedelta
from typing import Final

from tidtam.core.refusal import Refused
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer, Role
from tidtam.directory.permits import check_role

UNDO_WITHIN: Final = timedelta(minutes=10)
"""How long a circulation may be undone with one press (ux S5)."""


def check_may_see(by: Officer) -> None:
    """Every seated officer may look: executives and reviewers read only."""
    check_role(by, *Role, verb="ดูเรื่องที่ต้องรายงาน")


def check_may_circulate(by: Officer) -> None:
    check_role(by, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR, verb="แจ้งเวียนหนังสือ")


def check_may_recall(by: Officer, directive: Directive) -> None:
    """A circulation is recalled only while no organisation has opened the letter or begun its report."""
    check_may_circulate(by)
    if opened := directive.opened:
        raise Refused("already_opened", opened=opened)
    _check_untouched(directive)


def check_may_undo(by: Officer, directive: Directive, now: datetime) -> None:
    """A circulation just made is undone, opened or not, while no organisation has begun its report."""
    check_may_circulate(by)
    if not undo_left(directive, now):
        raise Refused("undo_time_over", minutes=UNDO_WITHIN // timedelta(minutes=1))
    _check_untouched(directive)


def undo_left(directive: Directive, now: datetime) -> timedelta:
    """How long the circulation may still be undone; nothing where the time is over or nothing was circulated."""
    if directive.state != "circulated" or directive.circulated_at is None:
        return timedelta()
    return min(UNDO_WITHIN, max(timedelta(), directive.circulated_at + UNDO_WITHIN - now))


def _check_untouched(directive: Directive) -> None:
    if not directive.untouched:
        raise Refused("already_begun")
