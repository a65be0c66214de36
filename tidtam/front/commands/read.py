"""tidtam read: letters in files become JSON, a page in the terminal, or a page for the browser (docs/reading.md)."""

from collections.abc import Iterable
from importlib import import_module
from typing import Final

from tidtam.core.reading import contract
from tidtam.front.commands.console import Parser, say_json
from tidtam.front.commands.letter_files import Letter, letters

GUIDE: Final = """\
วิธีใช้: tidtam read ไฟล์… [--json | --text | --html] [--no-text]

อ่านหนังสือราชการ (.txt .docx .pdf หรือ - สำหรับข้อความจากคำสั่งก่อนหน้า) แล้วแสดงว่าใครต้องทำอะไร ส่งถึงใคร ภายในวันที่ใด

  --text      หน้าสำหรับอ่านในจอ (ปกติ)
  --json      JSON ไฟล์ละหนึ่งบรรทัด สำหรับโปรแกรมอื่น
  --html      หน้าเว็บไฟล์เดียวจบ
  --no-text   ไม่ต้องพิมพ์ข้อความของหนังสือไว้ใน JSON และหน้าเว็บ

สถานะเมื่อจบ: 0 อ่านได้ทุกไฟล์ · 3 มีไฟล์ที่อ่านไม่ได้ (บอกเหตุผลไว้ ไฟล์อื่นยังแสดงครบ)
"""
UNREAD: Final = 3
_PAGES: Final = {"text": "tidtam.front.commands.page", "html": "tidtam.front.commands.web_page"}
"""Loaded only where asked for: a program that wants JSON pays for no page."""


def run(argv: list[str]) -> int:
    """Print what each file says. Exit status 3 where one could not be read."""
    parser = Parser("tidtam read", GUIDE)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--no-text", action="store_true")
    form = parser.add_mutually_exclusive_group()
    for name in ("json", "text", "html"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, default="text")
    options = parser.parse_args(argv)
    if not options.files:
        parser.error("ไม่ได้ระบุไฟล์")
    unread: list[str] = []
    show = _show_json if options.form == "json" else import_module(_PAGES[options.form]).show
    show(letters(options.files, unread), text=not options.no_text)
    return UNREAD if unread else 0


def _show_json(found: Iterable[Letter], *, text: bool) -> None:
    for letter in found:
        say_json(contract.to_json(letter.reading, source=letter.source, text=text))
