"""Refusals about letters and their fields."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "bad_letter_field": Sentence(
        "input",
        "ค่าของช่อง “{field}” ไม่ตรงรูปแบบข้อมูลหนังสือ",
        "โปรดตรวจสอบค่าแล้วส่งใหม่",
    ),
    "letter_changed_meanwhile": Sentence(
        "state",
        "มีผู้แก้ไขหนังสือฉบับนี้ระหว่างที่ท่านเปิดหน้านี้อยู่ จึงยังไม่ได้บันทึก",
        "โปรดเปิดหน้านี้ใหม่เพื่อดูข้อมูลล่าสุด แล้วบันทึกอีกครั้ง",
    ),
    "letter_of_another_organisation": Sentence(
        "permit",
        "หนังสือฉบับนี้เป็นของหน่วยงานอื่น",
        "โปรดให้เจ้าหน้าที่ของหน่วยงานนั้นดำเนินการ",
    ),
    "letter_was_confirmed": Sentence(
        "state",
        "นำหนังสือฉบับนี้ออกไม่ได้ เพราะเคยยืนยันข้อมูลแล้ว",
        "หากข้อมูลไม่ถูกต้อง โปรดเปิดแก้ไขแล้วยืนยันใหม่",
    ),
    "letter_bears_number": Sentence(
        "state",
        "หนังสือฉบับนี้มีเลขที่แล้ว คือ {number}",
        "โปรดตรวจสอบว่าเลือกหนังสือถูกฉบับ",
    ),
    "letter_without_subject": Sentence(
        "input",
        "ยืนยันไม่ได้ เพราะยังไม่ได้ระบุเรื่องของหนังสือ",
        "โปรดระบุเรื่องแล้วยืนยันอีกครั้ง",
    ),
    "list_too_long": Sentence(
        "input",
        "บัญชีแนบท้ายมี {lines} บรรทัด เกิน {most} บรรทัด",
        "โปรดแบ่งเป็นหลายบัญชี หรือใช้กลุ่มผู้รับแทน",
    ),
    "not_in_directory": Sentence(
        "input",
        "ไม่พบ “{code}” ในทะเบียนหน่วยงานของจังหวัด",
        "โปรดเลือกจากรายการที่ระบบเสนอ",
    ),
    "not_in_letter": Sentence(
        "missing",
        "ไม่พบรายการนี้ในหนังสือ",
        "โปรดเปิดหน้านี้ใหม่เพื่อดูข้อมูลล่าสุด",
    ),
    "reader_failed": Sentence(
        "input",
        "ระบบอ่านไฟล์นี้ไม่สำเร็จ",
        "โปรดกรอกข้อมูลเอง และแจ้งผู้ดูแลระบบให้ตรวจบันทึกการทำงาน",
    ),
}
