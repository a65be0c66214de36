"""Every refusal by its code: what is wrong, and the way out. docs/refusals.md is made from this table."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["input", "permit", "state", "missing"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`what` is wrong and why, the `way_out`, and the `kind` of refusal; braces are filled by the facts."""

    kind: Kind
    what: str
    way_out: str


SENTENCES: Final[dict[str, Sentence]] = {
    # dates
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
    # permits
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
    # states
    "wrong_state": Sentence(
        "state",
        "ทำรายการนี้ไม่ได้ เพราะสถานะปัจจุบันคือ “{state}”",
        "โปรดเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด",
    ),
}
