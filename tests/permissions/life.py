"""The actions of what becomes of a directive."""

from datetime import date

from tests.permissions.case import NOW, WORKERS, Case, World
from tidtam.directives.life import actions, deeds
from tidtam.directives.life.models import Effect, Extension
from tidtam.directives.life.plan import Moment
from tidtam.directives.models import Obligation
from tidtam.directory.models import Officer
from tidtam.paper.calendars import office_calendar

MOMENT = Moment(NOW, office_calendar(None))
DAY = date(2019, 12, 20)


def owed(world: World) -> Obligation:
    return Obligation.objects.filter(duty__directive=world.directive)[0]


def request(world: World) -> Extension:
    """A request that waits, entered by who may."""
    return actions.ask_extension(
        by=world.read.received_by, obligation=owed(world), until=DAY, reason="ลา", way="phone", asked_on=NOW.date()
    )


def carry_out(world: World, by: Officer) -> object:
    return actions.carry_out(by=by, directive=world.directive, ask=deeds.Close(), seen="", moment=MOMENT)


def follow(world: World, by: Officer) -> object:
    return actions.follow(
        by=by, letter=world.confirmed, directive=world.directive, effect=Effect.AMEND, ask=None, seen="", moment=MOMENT
    )


CASES = {
    "carry_out": Case(WORKERS, carry_out),
    "ask_extension": Case(
        WORKERS,
        lambda world, by: actions.ask_extension(
            by=by, obligation=owed(world), until=DAY, reason="ลา", way="phone", asked_on=NOW.date()
        ),
    ),
    "grant": Case(
        WORKERS,
        lambda world, by: actions.grant(
            by=by, extension=request(world), until=DAY, answer="", seen="", moment=MOMENT
        ),
    ),
    "deny": Case(
        WORKERS, lambda world, by: actions.deny(by=by, extension=request(world), answer="ไม่", moment=MOMENT)
    ),
    "follow": Case(WORKERS, follow),
    "decline": Case(
        WORKERS,
        lambda world, by: actions.decline(
            by=by, letter=world.confirmed, directive=world.directive, effect=Effect.AMEND, moment=MOMENT
        ),
    ),
}  # fmt: skip
