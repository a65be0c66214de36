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
}
