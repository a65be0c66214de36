"""What commands say and how they are called: Thai words around argparse, UTF-8 for programs."""

import argparse
import json
import sys
from typing import Any, NoReturn

from tidtam.core.refusal import Refused
from tidtam.paper.extract import text


class Parser(argparse.ArgumentParser):
    """Reads a command's arguments; `guide` is its whole help, as written."""

    def __init__(self, prog: str, guide: str) -> None:
        super().__init__(prog, add_help=False, allow_abbrev=False)
        self.guide = guide
        self.add_argument("-h", "--help", action="help")

    def format_help(self) -> str:
        return self.guide

    def error(self, message: str) -> NoReturn:
        """A call that was wrong: one line, exit status 2."""
        self.exit(2, f"{self.prog}: ใช้คำสั่งไม่ถูกต้อง ({message}) ดูวิธีใช้ด้วย  {self.prog} --help\n")


def say_json(value: dict[str, Any]) -> None:
    """One object on one line, in UTF-8 whatever the terminal's code page (RFC 8259 §8.1)."""
    use_utf_8()
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def use_utf_8() -> None:
    """For output that programs read; half a character (a lone surrogate) as its escape, which JSON knows too."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(line: str) -> None:
    """One line for people on standard error."""
    sys.stderr.write(f"tidtam: {line}\n")


def typed() -> str:
    """All of standard input as text; raises Refused("unreadable_text") where it is none."""
    found = text.decode(sys.stdin.buffer.read())
    if found is None:
        raise Refused("unreadable_text")
    return found
