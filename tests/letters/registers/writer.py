"""One of several writers: `python -m tests.letters.registers.writer BOOK OFFICER COUNT HOW`, a connection of its own.

Registers COUNT papers in a book. HOW: "steady"; "rolls-back": every fifth registration is begun, broken off and done
again; "dies": the process ends in the middle of its last, without a word. "types" and "uses" instead take the reserved
numbers from 1 to COUNT, each in its way; the exit status tells how many they got.
"""

import os
import sys
from typing import Any

import django


def main(book: int, officer: int, count: int, how: str) -> int:
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - Django must be set up before its models are read

    from tests.letters.conftest import NOW  # noqa: PLC0415
    from tidtam.core.refusal import allows  # noqa: PLC0415
    from tidtam.directory.models import Officer  # noqa: PLC0415
    from tidtam.letters.registers import actions  # noqa: PLC0415
    from tidtam.letters.registers.lines import Line  # noqa: PLC0415
    from tidtam.letters.registers.models import Entry, Register  # noqa: PLC0415

    told: dict[str, Any] = {"by": Officer.objects.get(pk=officer), "line": Line(subject=str(os.getpid())), "now": NOW}
    register = Register.objects.get(pk=book)

    def register_one(number: int | None = None) -> None:
        actions.register_incoming(register=register, number=number, **told)

    def use(number: int) -> None:
        actions.use_reserved(entry=Entry.objects.get(register=register, number=number), **told)

    if how in ("types", "uses"):
        take = register_one if how == "types" else use
        return sum(bool(allows(take, number)) for number in range(1, count + 1))
    for turn in range(count):
        if how == "rolls-back" and turn % 5 == 0:
            with transaction.atomic():
                register_one()
                transaction.set_rollback(True)
        register_one()
    if how == "dies":
        with transaction.atomic():
            register_one()
            os._exit(9)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4]), sys.argv[4]))
