"""Refusals about dates and years as people write them."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "not_a_date": Sentence(
        "input",
        "“{text}” ไม่ใช่วันที่ที่ระบบอ่านได้",
        "โปรดระบุเป็น วัน/เดือน/ปี พ.ศ. เช่น 30/11/2562 หรือ 30 พ.ย. 2562",
    ),
    "impossible_date": Sentence(
        "input",
        "ไม่มีวันที่ “{text}” ในปฏิทิน",
        "โปรดตรวจสอบวัน เดือน และปีกับต้นฉบับ",
    ),
    "not_a_year": Sentence(
        "input",
        "“{year}” ไม่ใช่ปี พ.ศ. หรือ ค.ศ. ที่ใช้ได้",
        "โปรดระบุปี พ.ศ. สี่หลัก เช่น 2562",
    ),
}
