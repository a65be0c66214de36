"""Refusals about forms and what is filled into them."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "form_faulty": Sentence(
        "input",
        "แบบรายงานมีที่ผิด {count} แห่ง แห่งแรกที่ {place}: {why}",
        "โปรดแก้แบบรายงานตามรายการที่แจ้ง แล้วตรวจใหม่ด้วยคำสั่ง  tidtam form",
    ),
    "form_unreadable": Sentence(
        "input",
        "อ่านแบบรายงานจากไฟล์ “{file}” ไม่ได้: {why}",
        "โปรดใช้ไฟล์ JSON แบบ UTF-8 ตามตัวอย่างใน docs/forms.md",
    ),
    "not_a_number": Sentence(
        "input",
        "{label} ต้องเป็นตัวเลข",
        "เช่น 25 หรือ ๒๕ หากไม่มีให้ระบุ 0",
    ),
    "not_a_whole_number": Sentence(
        "input",
        "{label} ต้องเป็นจำนวนเต็ม แต่พบ {value}",
        "โปรดระบุเป็นจำนวนเต็ม เช่น 25 หรือ ๒๕",
    ),
    "number_out_of_range": Sentence(
        "input",
        "{label} ต้อง{range}",
        "โปรดตรวจสอบจำนวนและหน่วยนับ",
    ),
    "date_out_of_range": Sentence(
        "input",
        "{label} ต้อง{range}",
        "โปรดตรวจสอบวัน เดือน และปี",
    ),
    "answer_too_long": Sentence(
        "input",
        "{label} ยาว {length} ตัวอักษร เกิน {most} ตัวอักษร",
        "โปรดย่อ หรือแนบรายละเอียดเป็นไฟล์",
    ),
    "not_among_choices": Sentence(
        "input",
        "“{value}” ไม่อยู่ในตัวเลือกของ {label}",
        "โปรดเลือกจากรายการที่แบบรายงานกำหนด",
    ),
    "too_few_rows": Sentence(
        "input",
        "{label} ต้องมีอย่างน้อย {fewest} รายการ",
        "โปรดเพิ่มรายการ หรือเลือก “ไม่มีการดำเนินการ” หากไม่มี",
    ),
    "too_many_rows": Sentence(
        "input",
        "{label} มี {count} รายการ เกิน {most} รายการ",
        "โปรดรวมรายการที่เป็นเรื่องเดียวกัน หรือแนบรายละเอียดเป็นไฟล์",
    ),
    "answer_missing": Sentence("input", "โปรดระบุ{label}", "หากไม่มีข้อมูล โปรดระบุว่าไม่มี พร้อมเหตุผลโดยย่อ"),
    "not_an_answer": Sentence(
        "input",
        "คำตอบของ {label} ไม่ตรงรูปแบบข้อมูลของแบบรายงาน",
        "โปรดตอบข้อนี้ใหม่",
    ),
}
