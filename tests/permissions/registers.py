"""The actions of the registers, part of letters."""

from tests.permissions.case import NOW, WORKERS, Case, World
from tidtam.directory.models import Officer
from tidtam.letters.registers import actions
from tidtam.letters.registers.models import Entry, Register


def book(world: World, direction: str = "received") -> Register:
    keeper = world.read.received_by
    return actions.open_register(by=keeper, direction=direction, name=f"เล่ม{direction}", now=NOW)


def reserved(world: World) -> Entry:
    return actions.reserve(by=world.read.received_by, register=book(world), reason="ประชุม", now=NOW)[0]


def outgoing(world: World, by: Officer) -> Entry:
    return actions.register_outgoing(by=by, register=book(world, "sent"), letter=world.read, now=NOW)


CASES = {
    "open_register": Case(
        WORKERS, lambda _, by: actions.open_register(by=by, direction="received", name="ทะเบียนรับ", now=NOW)
    ),
    "start_after": Case(
        WORKERS, lambda world, by: actions.start_after(by=by, register=book(world), last_used=9, now=NOW)
    ),
    "register_incoming": Case(
        WORKERS,
        lambda world, by: actions.register_incoming(by=by, register=book(world), letter=world.read, now=NOW),
    ),
    "register_outgoing": Case(WORKERS, outgoing),
    "reserve": Case(WORKERS, lambda world, by: actions.reserve(by=by, register=book(world), reason="ประชุม", now=NOW)),
    "use_reserved": Case(WORKERS, lambda world, by: actions.use_reserved(by=by, entry=reserved(world), now=NOW)),
    "cancel": Case(WORKERS, lambda world, by: actions.cancel(by=by, entry=reserved(world), reason="พิมพ์ผิด")),
    "annotate": Case(
        WORKERS, lambda world, by: actions.annotate(by=by, entry=reserved(world), action="ส่งแล้ว", remark="")
    ),
    "decide_keeping": Case(
        WORKERS,
        lambda world, by: actions.decide_keeping(by=by, letter=world.read, kind="ordinary", from_year=2562, now=NOW),
    ),
}
