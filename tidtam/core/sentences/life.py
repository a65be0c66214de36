"""Refusals about what becomes of a directive after it was circulated."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "nothing_to_change": Sentence(
        "state",
        "ไม่มีรายการใดที่จะเปลี่ยนแปลงตามที่เลือก",
        "โปรดตรวจสอบว่าหน่วยงานที่เลือกยังค้างส่ง และค่าใหม่ต่างจากค่าเดิม",
    ),
    "plan_changed": Sentence(
        "state",
        "ข้อมูลเปลี่ยนไประหว่างที่ท่านเปิดหน้านี้อยู่ จึงยังไม่ได้ดำเนินการ",
        "โปรดกลับไปหน้าก่อนเพื่อดูผลที่คำนวณใหม่ แล้วยืนยันอีกครั้ง",
    ),
    "reason_missing": Sentence("input", "ยังไม่ได้ระบุเหตุผล", "โปรดระบุเหตุผล เพื่อเก็บไว้ในประวัติของเรื่อง"),
    "received_in_future": Sentence("input", "วันที่ได้รับรายงานอยู่หลังวันนี้", "โปรดระบุวันที่ได้รับจริง ไม่เกินวันนี้"),
    "not_owed": Sentence(
        "state",
        "ภาระรายงานนี้ไม่ได้ค้างส่ง (สถานะ: {state})",
        "หากบันทึกรับไว้ผิด โปรดถอนบันทึกรับรายงานก่อน",
    ),
    "extension_waits": Sentence(
        "state",
        "มีคำขอขยายเวลาของภาระนี้รอพิจารณาอยู่แล้ว",
        "โปรดพิจารณาคำขอเดิมในหน้าคำขอขยายเวลาก่อน",
    ),
    "until_not_later": Sentence(
        "input",
        "วันที่ขอขยายถึงไม่ได้อยู่หลังกำหนดเดิม",
        "โปรดระบุวันที่หลังกำหนดส่งปัจจุบัน",
    ),
    "no_such_succession": Sentence(
        "missing",
        "หนังสือฉบับนี้ไม่ได้อ้างถึงเรื่องเดิมนั้น หรือตอบไว้แล้ว",
        "โปรดเปิดหน้านี้ใหม่เพื่อดูข้อเสนอล่าสุด",
    ),
}
