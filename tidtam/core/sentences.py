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
    # directory
    "code_twice": Sentence(
        "input",
        "รหัสหน่วยงาน “{code}” มีมากกว่าหนึ่งแถว",
        "โปรดเหลือไว้แถวเดียว แล้วนำเข้าใหม่",
    ),
    "unknown_kind": Sentence(
        "input",
        "ไม่รู้จักประเภทหน่วยงาน “{kind}” ของรหัส “{code}”",
        "โปรดใช้ประเภทที่มีในทะเบียน เช่น district หรือ sao",
    ),
    "unknown_supervisor": Sentence(
        "input",
        "หน่วยงานรหัส “{code}” อ้างถึงหน่วยงานรหัส “{missing}” ซึ่งไม่มีในทะเบียน",
        "โปรดเพิ่มหน่วยงานที่อ้างถึง หรือแก้รหัสให้ถูกต้อง",
    ),
    # the office's calendar
    "calendar_file_unreadable": Sentence(
        "input",
        "อ่านไฟล์วันหยุดของหน่วยงาน “{file}” ไม่ได้",
        "โปรดตรวจสอบว่ามีไฟล์นี้ และบันทึกเป็น CSV แบบ UTF-8",
    ),
    "bad_calendar_line": Sentence(
        "input",
        "ไฟล์วันหยุด “{file}” บรรทัดที่ {line} ไม่ถูกต้อง: {text}",
        "โปรดแก้เป็น วันที่,add หรือ remove,ชื่อวันหยุด,ที่มา เช่น 22/10/2564,add,ชดเชยวันปิยมหาราช,มติคณะรัฐมนตรี",
    ),
    # files in
    "broken_docx": Sentence(
        "input",
        "เปิดไฟล์ DOCX ไม่ได้ ไฟล์อาจชำรุดหรือได้รับไม่ครบ",
        "โปรดเปิดไฟล์ในโปรแกรมพิมพ์งาน บันทึกใหม่ แล้วเลือกไฟล์อีกครั้ง หรือวางข้อความของหนังสือแทน",
    ),
    "broken_pdf": Sentence(
        "input",
        "เปิดไฟล์ PDF ไม่ได้ ไฟล์อาจชำรุดหรือได้รับไม่ครบ",
        "โปรดขอไฟล์จากต้นทางใหม่ หรือวางข้อความของหนังสือแทน",
    ),
    "empty_file": Sentence("input", "ไฟล์ว่างเปล่า", "โปรดเลือกไฟล์ใหม่"),
    "file_too_big": Sentence("input", "ไฟล์มีขนาดเกิน 20 MB", "โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์"),
    "locked_docx": Sentence("input", "ไฟล์ Word มีรหัสผ่าน ระบบเปิดไม่ได้", "โปรดแนบไฟล์ที่ไม่มีรหัสผ่าน"),
    "locked_pdf": Sentence("input", "ไฟล์มีรหัสผ่าน ระบบเปิดไม่ได้", "โปรดแนบไฟล์ที่ไม่มีรหัสผ่าน"),
    "mail_not_read_yet": Sentence(
        "input",
        "ไฟล์นี้เป็นอีเมล (.eml) รุ่นนี้ยังอ่านอีเมลไม่ได้",
        "โปรดบันทึกไฟล์แนบของอีเมลแล้วเลือกไฟล์นั้น หรือวางข้อความของหนังสือแทน",
    ),
    "no_text_in_file": Sentence(
        "input",
        "ไฟล์นี้ไม่มีข้อความ อาจเป็นภาพถ่ายหรือภาพสแกน ซึ่งจะอ่านได้ในรุ่นถัดไป",
        "โปรดพิมพ์หรือวางข้อความของหนังสือแทน",
    ),
    "old_office_file": Sentence(
        "input",
        "ไฟล์นี้เป็นไฟล์ Word รุ่นเก่า (.doc) ระบบอ่านไม่ได้",
        "โปรดเปิดในโปรแกรมพิมพ์งานแล้วบันทึกเป็น DOCX หรือ PDF",
    ),
    "unknown_file_type": Sentence(
        "input",
        "ระบบอ่านไฟล์ “{name}” ไม่ได้ เพราะไม่ใช่ชนิดที่รู้จัก",
        "โปรดใช้ไฟล์ PDF, DOCX หรือข้อความ (.txt) หรือวางข้อความของหนังสือแทน",
    ),
    "unreadable_text": Sentence(
        "input",
        "อ่านข้อความในไฟล์ไม่ได้ ไฟล์ไม่ใช่ข้อความภาษาไทย UTF-8 หรือ TIS-620",
        "โปรดบันทึกไฟล์ใหม่เป็น UTF-8 หรือวางข้อความของหนังสือแทน",
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
