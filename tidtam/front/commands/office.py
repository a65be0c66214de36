"""tidtam office: the directory and the first officers of an office, set up at the machine itself."""

import argparse
import getpass
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

from tidtam.front import ready
from tidtam.front.commands.run import say

SOME_REFUSED: Final = 3
"""Exit status of a load that left rows out."""


def run(argv: list[str]) -> int:
    """`template`, `load`, `seat`, `password` or `link`. A refusal is shown by `main`, with exit status 1."""
    options = parser().parse_args(argv)
    ready.load("tidtam.front.serving").prepare(say)
    office = ready.load("tidtam.front.office")
    match options.deed:
        case "load":
            return tell_load(office, options.table)
        case "template":
            path = options.output or Path(f"{options.province}.xlsx")
            name = office.template(options.province, path)
            say(f"เขียนแบบทะเบียนจังหวัด{name}แล้ว: {path}")
            say(f"กรอกตามแผ่นงานคำแนะนำ แล้วนำเข้าด้วย  tidtam office load {path}")
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


def tell_load(office: ModuleType, table: Path | None) -> int:
    """Load a register and say what became of its rows; exit status 3 where some were refused."""
    told = office.load(table)
    counts = told.counts
    say(f"หน่วยงาน: เพิ่ม {counts['add']} แก้ไข {counts['change']} ไม่เปลี่ยน {counts['same']} ผิด {counts['wrong']}")
    if told.refused is None or table is None:
        return 0
    say(f"แถวที่ผิดไม่ได้นำเข้า ดูเหตุและแก้ไขในไฟล์ {office.refused_beside(table)} แล้วนำเข้าไฟล์นั้นอีกครั้ง")
    return SOME_REFUSED


def ask_password() -> str:
    """A password, typed unseen; from a pipe, its first line."""
    if sys.stdin.isatty():
        return getpass.getpass("รหัสผ่าน (12 ตัวอักษรขึ้นไป): ")
    return sys.stdin.readline().rstrip("\n")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("tidtam office", description="ตั้งต้นสำนักงาน: ทะเบียนหน่วยงานและเจ้าหน้าที่")
    deeds = made.add_subparsers(dest="deed", required=True, metavar="คำสั่งย่อย")
    load = deeds.add_parser("load", help="บันทึกทะเบียนหน่วยงานจากตาราง (ไม่ระบุ: จังหวัดระยอง)")
    load.add_argument("table", type=Path, nargs="?", help="ไฟล์ XLSX, ODS, XLS หรือ CSV")
    template = deeds.add_parser("template", help="เขียนแบบทะเบียนของจังหวัดเป็น XLSX ให้กรอก")
    template.add_argument("province", help="ชื่อหรือรหัสจังหวัด เช่น ชลบุรี หรือ 20")
    template.add_argument("-o", "--output", type=Path, help="ไฟล์ที่จะเขียน (ปกติคือ ชื่อจังหวัด.xlsx)")
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
