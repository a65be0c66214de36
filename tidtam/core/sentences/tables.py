"""Refusals about table files: workbooks and CSV."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "locked_table": Sentence(
        "input", "ไฟล์ “{name}” มีรหัสผ่าน ระบบเปิดไม่ได้", "โปรดบันทึกไฟล์ใหม่โดยไม่ใส่รหัสผ่าน แล้วเลือกไฟล์อีกครั้ง"
    ),
    "broken_table": Sentence(
        "input",
        "เปิดตาราง “{name}” ไม่ได้ ไฟล์อาจชำรุดหรือได้รับไม่ครบ",
        "โปรดเปิดไฟล์ในโปรแกรมตารางคำนวณ บันทึกใหม่เป็น XLSX แล้วเลือกไฟล์อีกครั้ง",
    ),
    "not_a_table": Sentence(
        "input",
        "ไฟล์ “{name}” ไม่ใช่ตารางที่ระบบอ่านได้",
        "โปรดใช้ไฟล์ XLSX, ODS, XLS หรือ CSV (UTF-8 หรือ TIS-620)",
    ),
    "table_too_large": Sentence(
        "input",
        "ตาราง “{sheet}” ใหญ่เกินไป ระบบรับได้ไม่เกิน {rows:,} แถว {columns} คอลัมน์",
        "โปรดลบแถวและคอลัมน์ที่ไม่ใช้ หรือแบ่งเป็นหลายไฟล์",
    ),
    "no_rows": Sentence("input", "ไฟล์ “{name}” ไม่มีข้อมูลในแผ่นงานใดเลย", "โปรดตรวจว่าเลือกไฟล์ถูกต้อง และแผ่นงานไม่ได้ซ่อนไว้"),
}
