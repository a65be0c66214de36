"""Refusals about the register of organisations."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "code_twice": Sentence(
        "input",
        "รหัสหน่วยงาน “{unit}” มีมากกว่าหนึ่งแถว",
        "โปรดเหลือไว้แถวเดียว แล้วนำเข้าใหม่",
    ),
    "unknown_kind": Sentence(
        "input",
        "ไม่รู้จักประเภทหน่วยงาน “{kind}” ของรหัส “{unit}”",
        "โปรดใช้ประเภทที่มีในทะเบียน เช่น district หรือ sao",
    ),
    "unknown_supervisor": Sentence(
        "input",
        "หน่วยงานรหัส “{unit}” อ้างถึงหน่วยงานรหัส “{missing}” ซึ่งไม่มีในทะเบียน",
        "โปรดเพิ่มหน่วยงานที่อ้างถึง หรือแก้รหัสให้ถูกต้อง",
    ),
    "supervisors_in_circle": Sentence(
        "input",
        "การกำกับดูแลของหน่วยงานรหัส “{unit}” วนกลับมาที่หน่วยงานเดิม",
        "โปรดแก้รหัสหน่วยงานที่กำกับดูแลให้สิ้นสุดที่จังหวัด",
    ),
}
