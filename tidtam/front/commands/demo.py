"""tidtam demo: Rayong and its circular, from letter to site, in one command."""

import argparse
import os
import sys
from types import ModuleType

from rich.console import Console

from tidtam.core.refusal import Refused
from tidtam.front import ready
from tidtam.front.commands.run import say

ENVIRONMENT = {"TIDTAM_DATA": "var/demo", "TIDTAM_TODAY": "2019-11-25"}
"""The demo keeps its own data, and lives on the Monday after the circular was signed."""


def run(argv: list[str]) -> int:
    """Load, receive and read the circular, print what it asks, then serve. Exit status 1 where the port is taken."""
    options = parser().parse_args(argv)
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    serving = ready.load("tidtam.front.serving")
    try:
        serving.check_free(options.host, options.port)
        serving.prepare(say)
        link = tell(ready.load("tidtam.front.demo.story"), play=options.play)
        if options.no_serve:
            return 0
        address = f"http://{options.host}:{options.port}"
        return int(
            serving.serve(
                host=options.host, port=options.port, workers=options.workers, say=say,
                opened=lambda: say(f"\nเปิดลิงก์นี้เพื่อเข้าสู่ระบบ (ใช้ได้ครั้งเดียว):\n  {address}{link}\nกด Ctrl-C เพื่อปิด"),
            )
        )  # fmt: skip
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1


def tell(story: ModuleType, *, play: bool) -> str:
    """Go through the story and print what the letter asks; the path of a sign-in link for the demo's officer.

    Refuses the database of a real office, before anything is written into it.
    """
    story.check_is_the_demos()
    officer = story.load()
    letter = story.receive(officer)
    page = ready.load("tidtam.front.commands.page")
    page.print_reading(story.read_again(letter), Console())
    if play:
        directive = story.play(officer, letter)
        say(f"แจ้งเวียนแล้ว {directive.bindings.count()} หน่วยงาน ดูได้ที่ตารางสถานะ")
    else:
        say("หนังสือรอให้ยืนยันในหน้าตรวจหนังสือ (make demo PLAY=1 จะยืนยันและแจ้งเวียนให้)")
    return str(ready.load("tidtam.front.office").sign_in_path(email=officer.user.email))


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("tidtam demo", description="สาธิต: จังหวัดระยองกับหนังสือเวียน ว 5512")
    made.add_argument("--play", action="store_true", help="ยืนยันและแจ้งเวียนหนังสือให้ด้วย")
    made.add_argument("--no-serve", action="store_true", help="เตรียมข้อมูลและแสดงผลการอ่าน แล้วจบโดยไม่เปิดเว็บ")
    made.add_argument("--host", default="127.0.0.1", help="ที่อยู่ที่รับการเชื่อมต่อ (ปกติ 127.0.0.1)")
    made.add_argument("--port", type=int, default=8000, help="พอร์ต (ปกติ 8000)")
    made.add_argument("--workers", type=int, default=1, help="จำนวนกระบวนการของเครื่องบริการเว็บ (ปกติ 1)")
    return made
