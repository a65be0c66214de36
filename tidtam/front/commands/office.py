"""tidtam office: the directory and the first officers of an office, set up at the machine itself."""

import argparse
import getpass
import sys
from pathlib import Path

from tidtam.front import ready
from tidtam.front.commands.run import say


def run(argv: list[str]) -> int:
    """`load`, `seat`, `password` or `link`. A refusal is shown by `main` in its sentence, with exit status 1."""
    options = parser().parse_args(argv)
    ready.load("tidtam.front.serving").prepare(say)
    office = ready.load("tidtam.front.office")
    match options.deed:
        case "load":
            loaded = office.load(options.table)
            say(f"หน่วยงาน: เพิ่ม {loaded.created} แก้ไข {loaded.changed} ไม่เปลี่ยน {loaded.unchanged}")
        case "seat":
            officer = office.seat(
                email=options.email, name=options.name, ask=ask_password, role=options.role,
                code=options.organisation, position=options.position,
            )  # fmt: skip
            say(f"{officer} เป็น{officer.get_role_display()}ของ{officer.organisation} เข้าสู่ระบบด้วย {options.email}")
        case "password":
            user = office.change_password(email=options.email, password=ask_password())
            say(f"ตั้งรหัสผ่านใหม่ของ {user.name} แล้ว")
        case "link":
            say(f"ลิงก์เข้าสู่ระบบ ใช้ได้ครั้งเดียวภายใน 12 ชั่วโมง: {options.site}{office.sign_in_path(email=options.email)}")
    return 0


def ask_password() -> str:
    """A password, typed unseen; from a pipe, its first line."""
    if sys.stdin.isatty():
        return getpass.getpass("รหัสผ่าน (12 ตัวอักษรขึ้นไป): ")
    return sys.stdin.readline().rstrip("\n")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("tidtam office", description="ตั้งต้นสำนักงาน: ทะเบียนหน่วยงานและเจ้าหน้าที่")
    deeds = made.add_subparsers(dest="deed", required=True, metavar="คำสั่งย่อย")
    load = deeds.add_parser("load", help="บันทึกทะเบียนหน่วยงานจาก CSV (ไม่ระบุ: จังหวัดระยอง)")
    load.add_argument("table", type=Path, nargs="?", help="ไฟล์ CSV")
    seat = deeds.add_parser("seat", help="เปิดบัญชีและกำหนดตำแหน่งเจ้าหน้าที่")
    seat.add_argument("email", help="อีเมลที่ใช้เข้าสู่ระบบ")
    seat.add_argument("name", help="ชื่อและนามสกุล")
    roles = ["province_officer", "reviewer", "executive", "administrator"]
    seat.add_argument("--role", choices=roles, default="province_officer", help="บทบาท (ปกติ province_officer)")
    seat.add_argument("--organisation", help="รหัสหน่วยงาน (ปกติคือจังหวัด)")
    seat.add_argument("--position", default="", help="ตำแหน่ง")
    password = deeds.add_parser("password", help="ตั้งรหัสผ่านใหม่ให้ผู้ที่ลืม")
    password.add_argument("email", help="อีเมลของบัญชี")
    link = deeds.add_parser("link", help="ออกลิงก์เข้าสู่ระบบครั้งเดียว")
    link.add_argument("email", help="อีเมลของบัญชี")
    link.add_argument("--site", default="http://127.0.0.1:8000", help="ที่อยู่ของระบบ")
    return made
