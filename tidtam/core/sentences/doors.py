"""Refusals about who may do a thing, and when."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
    "role_may_not": Sentence(
        "permit",
        "บทบาท “{role}” ไม่มีสิทธิ์{verb}",
        "โปรดให้เจ้าหน้าที่จังหวัดดำเนินการ หรือขอให้ผู้ดูแลระบบเปลี่ยนบทบาท",
    ),
    "no_seat": Sentence(
        "permit",
        "บัญชีนี้ยังไม่ได้ผูกกับตำแหน่งในหน่วยงานใด",
        "โปรดขอให้ผู้ดูแลระบบกำหนดหน่วยงานและบทบาท",
    ),
    "wrong_state": Sentence(
        "state",
        "ทำรายการนี้ไม่ได้ เพราะสถานะปัจจุบันคือ “{state}”",
        "โปรดเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด",
    ),
}
