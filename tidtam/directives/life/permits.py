"""Who may change what becomes of a directive, and when it may still be changed."""

from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.directives.life.models import Extension
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Officer, Role
from tidtam.directory.permits import check_role


def check_may_keep(by: Officer) -> None:
    """Who keeps directives at all; a door asks this before anything is found."""
    check_role(by, Role.PROVINCE_OFFICER, Role.ADMINISTRATOR, verb="เปลี่ยนแปลงเรื่องที่แจ้งเวียนแล้ว")


def check_may_work(by: Officer, directive: Directive) -> None:
    """Those who keep directives, in the organisation that circulated this one."""
    check_may_keep(by)
    if directive.letter.organisation_id != by.organisation_id:
        raise Refused("letter_of_another_organisation")


def check_may_carry_out(by: Officer, directive: Directive, verb: str) -> None:
    """Whether a deed of `deeds` may be done now: on a circulated directive, or one whose state `verb` itself moves."""
    check_may_work(by, directive)
    if verb in {move for _, move in states.DIRECTIVE}:
        states.move(states.DIRECTIVE, directive.state, verb)
    elif directive.state != "circulated":
        raise Refused("wrong_state", state=states.WORDS[directive.state])


def check_may_ask(by: Officer, obligation: Obligation) -> None:
    """Whether a request for more time may be entered: it is still owed, and no other waits."""
    check_may_carry_out(by, obligation.duty.directive, "extend")
    if not obligation.owed:
        raise Refused("not_owed", state=states.WORDS[obligation.state])
    if Extension.objects.filter(obligation=obligation, state="asked").exists():
        raise Refused("extension_waits")
