"""Refusals about accounts and the links that sign people in."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "email_taken": Sentence(
        "input",
        "อีเมล “{email}” มีบัญชีอยู่แล้ว",
        "โปรดใช้บัญชีเดิม หรือระบุอีเมลอื่น",
    ),
    "account_closed": Sentence(
        "permit",
        "บัญชีของ “{name}” ปิดใช้งานแล้ว",
        "โปรดติดต่อผู้ดูแลระบบ",
    ),
    "link_not_open": Sentence(
        "missing",
        "ลิงก์เข้าสู่ระบบนี้ใช้ไม่ได้ เพราะถูกใช้ไปแล้วหรือหมดอายุ",
        "โปรดขอลิงก์ใหม่จากผู้ดูแลระบบ หรือเข้าสู่ระบบด้วยอีเมลและรหัสผ่าน",
    ),
}
