"""The `tidtam` command: finds the module of the command named and runs it. Nothing else is loaded before."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, TextIO

from tidtam import __version__
from tidtam.core.refusal import Refused

COMMANDS: Final = {
    "read": ("tidtam.front.commands.read", "อ่านหนังสือราชการจากไฟล์"),
    "cite": ("tidtam.front.commands.cite", "หาหนังสือที่ข้อความอ้างถึง"),
    "deadlines": ("tidtam.front.commands.deadlines", "หากำหนดเวลาในข้อความ"),
    "form": ("tidtam.front.commands.form", "ตรวจแบบรายงานที่เป็นไฟล์ JSON"),
    "demo": ("tidtam.front.commands.demo", "ทดลองใช้กับหนังสือจังหวัดระยอง"),
    "office": ("tidtam.front.commands.office", "ตั้งต้นสำนักงาน: ทะเบียนหน่วยงานและเจ้าหน้าที่"),
    "run": ("tidtam.front.commands.run", "เปิดระบบของหน่วยงาน"),
    "work": ("tidtam.front.commands.work", "เปิดเฉพาะตัวทำงานเบื้องหลัง"),
    "ledger": ("tidtam.front.commands.ledger", "ตรวจร่องรอยการดำเนินการ"),
    "fonts": ("tidtam.front.commands.fonts", "เตรียมแบบอักษรสำหรับเบราว์เซอร์"),
    "manage": ("tidtam.front.commands.manage", "คำสั่งของ Django"),
}
"""Name of a command: its module, which has run(argv) -> exit status, and what it does."""

_USAGE: Final = 2
_INTERRUPTED: Final = 130
_PIPE_CLOSED: Final = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; its exit status. No fault of a program ever shows as a traceback, unless `--traceback` asks."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    plain = arguments[:1] != ["--traceback"]
    _never_choke(sys.stdout, sys.stderr)
    try:
        status = _run(arguments if plain else arguments[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return _closed_pipe()
    except Refused as refused:
        sys.stderr.write(f"tidtam: {refused}\n")
        return 1
    except Exception as fault:
        if not plain:
            raise
        sys.stderr.write(
            f"tidtam: โปรแกรมขัดข้อง ({type(fault).__name__}: {fault}) โปรดแจ้งผู้พัฒนา พร้อมผลของคำสั่ง  tidtam --traceback …\n"
        )
        return 1
    return status


def _run(arguments: list[str]) -> int:
    match arguments:
        case [] | ["-h" | "--help" | "help", *_]:
            sys.stdout.write(_guide())
            return 0 if arguments else _USAGE
        case ["-V" | "--version", *_]:
            sys.stdout.write(f"tidtam {__version__}\n")
            return 0
        case [name, *rest] if name in COMMANDS:
            status: int = import_module(COMMANDS[name][0]).run(rest)
            return status
    sys.stderr.write(f"tidtam: ไม่มีคำสั่ง “{arguments[0]}” ดูคำสั่งทั้งหมดด้วย  tidtam --help\n")
    return _USAGE


def _guide() -> str:
    """The commands, each with what it does."""
    listed = "".join(f"  {name:<11}{does}\n" for name, (_, does) in COMMANDS.items())
    return (
        "ติดตาม: จากหนังสือสั่งการถึงรายงานสรุป\n\n"
        f"วิธีใช้: tidtam คำสั่ง [ตัวเลือก]\n\nคำสั่ง:\n{listed}\n"
        "ดูวิธีใช้ของแต่ละคำสั่งด้วย  tidtam คำสั่ง --help\n"
    )


def _never_choke(*streams: TextIO) -> None:
    """A letter that the terminal's code page lacks is shown by its code, and stops nothing."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _closed_pipe() -> int:
    """The reader of our output went away (`| head`): leave quietly, nothing more to be flushed at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _PIPE_CLOSED


if __name__ == "__main__":
    sys.exit(main())
