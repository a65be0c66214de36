"""Who may look at the directory and who may change it; the role check that every room above uses."""

from tidtam.core.refusal import Refused
from tidtam.directory.models import Event, Officer, Post, Role


def check_role(by: Officer | None, *roles: Role, verb: str) -> None:
    """Pass the officers of `roles`. `verb` is what is asked, in Thai: "แจ้งเวียนหนังสือ". Refuses who has no seat."""
    if by is None:
        raise Refused("no_seat")
    if by.role not in roles:
        raise Refused("role_may_not", role=Role(by.role).label, verb=verb)


def check_may_see_directory(by: Officer | None) -> None:
    """Every seated officer may look."""
    check_role(by, *Role, verb="ดูทะเบียนหน่วยงาน")


def check_may_manage_directory(by: Officer | None) -> None:
    """Who keeps the register of organisations."""
    check_role(by, Role.ADMINISTRATOR, Role.PROVINCE_OFFICER, verb="แก้ไขทะเบียนหน่วยงาน")


def check_may_seat(by: Officer | None) -> None:
    """Administrators alone give out seats."""
    check_role(by, Role.ADMINISTRATOR, verb="กำหนดตำแหน่งเจ้าหน้าที่")


def check_may_end_post(by: Officer | None, post: Post) -> None:
    """A post is ended while it lasts."""
    check_may_manage_directory(by)
    if post.until is not None:
        raise Refused("post_ended", name=post.name)


def check_may_cancel_event(by: Officer | None, event: Event) -> None:
    """An event is cancelled before it is applied."""
    check_may_manage_directory(by)
    if not event.waiting:
        raise Refused("event_not_waiting")
