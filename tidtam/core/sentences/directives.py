"""Refusals about directives and what they lay on others."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "already_begun": Sentence(
        "state",
        "เรียกคืนไม่ได้ เพราะมีหน่วยงานเริ่มทำรายงานแล้ว",
        "โปรดแจ้งยกเลิกหรือแก้ไขเป็นหนังสือฉบับใหม่",
    ),
    "no_duty_laid": Sentence(
        "input",
        "หนังสือฉบับนี้ไม่ได้กำหนดให้หน่วยงานอื่นรายงาน",
        "หากมีภาระที่ต้องรายงาน โปรดเพิ่มในหน้าตรวจหนังสือ",
    ),
    "nobody_bound": Sentence(
        "input",
        "ยังไม่มีหน่วยงานที่จะแจ้งเวียน",
        "โปรดเลือกกลุ่มผู้รับอย่างน้อยหนึ่งกลุ่ม หรือจับคู่ผู้รับในหน้าตรวจหนังสือ",
    ),
    "already_opened": Sentence(
        "state",
        "เรียกคืนไม่ได้ เพราะมีหน่วยงานเปิดอ่านหนังสือแล้ว {opened} แห่ง",
        "โปรดแจ้งยกเลิกเรื่อง หรือแก้ไขเป็นหนังสือฉบับใหม่",
    ),
    "undo_time_over": Sentence(
        "state",
        "เลิกทำไม่ได้ เพราะแจ้งเวียนไปเกิน {minutes} นาทีแล้ว",
        "หากยังไม่มีหน่วยงานเปิดอ่าน เรียกคืนได้จากท้ายตารางสถานะ",
    ),
    "not_a_schedule": Sentence(
        "input",
        "“{rule}” ไม่ใช่รอบเวลาที่ระบบวางงวดได้",
        "โปรดเลือกรอบเวลาจากรายการ",
    ),
    "no_period_laid": Sentence(
        "input",
        "งวดสุดท้ายมาก่อนงวดแรก จึงไม่มีงวดให้วาง",
        "โปรดเลือกงวดสุดท้ายให้ไม่อยู่ก่อนงวดแรก",
    ),
}
