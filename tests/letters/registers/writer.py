"""One of several writers: `python -m tests.letters.registers.writer BOOK OFFICER COUNT HOW`.

Registers COUNT papers in a book, in a process and on a connection of its own. HOW: "steady"; "rolls-back": every fifth
registration is begun, broken off and done again; "dies": the process ends in the middle of its last, without a word.
"""

import os
import sys

import django


def main(book: int, officer: int, count: int, how: str) -> None:
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - Django must be set up before its models are read

    from tests.letters.conftest import NOW  # noqa: PLC0415
    from tidtam.directory.models import Officer  # noqa: PLC0415
    from tidtam.letters.registers import actions  # noqa: PLC0415
    from tidtam.letters.registers.lines import Line  # noqa: PLC0415
    from tidtam.letters.registers.models import Register  # noqa: PLC0415

    register, by = Register.objects.get(pk=book), Officer.objects.get(pk=officer)

    def register_one() -> None:
        actions.register_incoming(by=by, register=register, line=Line(subject=f"จาก {os.getpid()}"), now=NOW)

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


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), sys.argv[4])
