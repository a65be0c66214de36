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
    # accounts
    "email_taken": Sentence(
        "input",
        "อีเมล “{email}” มีบัญชีอยู่แล้ว",
        "โปรดใช้บัญชีเดิม หรือระบุอีเมลอื่น",
    ),
    "account_closed": Sentence(
        "permit",
        "บัญชีของ “{name}” ปิดใช้งานแล้ว",
        "โปรดติดต่อผู้ดูแลระบบ",
    ),
    "link_not_open": Sentence(
        "missing",
        "ลิงก์เข้าสู่ระบบนี้ใช้ไม่ได้ เพราะถูกใช้ไปแล้วหรือหมดอายุ",
        "โปรดขอลิงก์ใหม่จากผู้ดูแลระบบ หรือเข้าสู่ระบบด้วยอีเมลและรหัสผ่าน",
    ),
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
    "bad_json_line": Sentence(
        "input",
        "บรรทัดที่ {line} ไม่ใช่ JSON ตามแบบ",
        'โปรดส่งบรรทัดละหนึ่งรายการ เช่น {{"text": "…", "reference_date": "2020-08-26"}}',
    ),
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
    "cannot_open_file": Sentence("input", "เปิดไฟล์ไม่ได้ {why}", "โปรดตรวจชื่อไฟล์และสิทธิ์การอ่าน"),
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
    "too_much_text": Sentence(
        "input",
        "ไฟล์มีข้อความยาวเกินกว่าหนังสือหนึ่งฉบับ",
        "โปรดแยกเฉพาะตัวหนังสือ ไม่รวมเอกสารแนบ แล้วเลือกไฟล์ใหม่",
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
    "request_too_big": Sentence(
        "input",
        "ข้อมูลที่ส่งมามีขนาดเกิน {limit} MB",
        "โปรดลดขนาดหรือจำนวนไฟล์ แล้วส่งใหม่ หากยังไม่ได้เข้าสู่ระบบ โปรดเข้าสู่ระบบก่อน",
    ),
    # the office
    "no_office_here": Sentence(
        "missing",
        "ยังไม่มีข้อมูลของสำนักงานในโฟลเดอร์ข้อมูลนี้",
        "โปรดระบุโฟลเดอร์ด้วย TIDTAM_DATA หรือตั้งต้นด้วยคำสั่ง  tidtam office load",
    ),
    "bad_email": Sentence("input", "“{email}” ไม่ใช่อีเมล", "โปรดระบุอีเมลที่ใช้เข้าสู่ระบบ เช่น somchai@rayong.go.th"),
    "demo_in_real_office": Sentence(
        "state",
        "ไม่สาธิตในข้อมูลนี้ เพราะมีบัญชีของผู้ใช้จริงอยู่ {others} บัญชี",
        "โปรดสาธิตในโฟลเดอร์อื่น เช่น TIDTAM_DATA=var/demo และเว้นว่าง TIDTAM_DATABASE_URL",
    ),
    "which_organisation": Sentence(
        "input",
        "ระบุไม่ได้ว่าเป็นจังหวัดใด เพราะทะเบียนมี {provinces} จังหวัด",
        "โปรดระบุรหัสหน่วยงานด้วย --organisation",
    ),
    "directory_file_unreadable": Sentence(
        "input",
        "อ่านทะเบียนหน่วยงานจากไฟล์ “{file}” ไม่ได้",
        "โปรดใช้ไฟล์ CSV แบบ UTF-8 ที่มีหัวคอลัมน์เหมือน tidtam/directory/data/rayong.csv",
    ),
    "no_such_organisation": Sentence(
        "missing",
        "ไม่พบหน่วยงานรหัส “{unit}” ในทะเบียน",
        "โปรดบันทึกทะเบียนหน่วยงานก่อนด้วยคำสั่ง  tidtam office load",
    ),
    "no_such_account": Sentence(
        "missing", "ไม่พบบัญชีของ {email}", "โปรดตรวจสอบอีเมล หรือเปิดบัญชีด้วยคำสั่ง  tidtam office seat"
    ),
    "weak_password": Sentence("input", "รหัสผ่านนี้ใช้ไม่ได้: {why}", "โปรดตั้งรหัสผ่านใหม่ที่ยาวและเดายากกว่านี้"),
    # directives
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
    # letters
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
    "letter_without_subject": Sentence(
        "input",
        "ยืนยันไม่ได้ เพราะยังไม่ได้ระบุเรื่องของหนังสือ",
        "โปรดระบุเรื่องแล้วยืนยันอีกครั้ง",
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
    # serving
    "bad_database_url": Sentence(
        "input",
        "ที่อยู่ฐานข้อมูลใน TIDTAM_DATABASE_URL ไม่ถูกต้อง",
        "โปรดเว้นว่างเพื่อใช้ SQLite หรือระบุแบบ postgresql://ผู้ใช้:รหัสผ่าน@เครื่อง:พอร์ต/ชื่อ",
    ),
    "data_folder_unmakeable": Sentence(
        "input",
        "สร้างหรือเปิดโฟลเดอร์เก็บข้อมูล {folder} ไม่ได้",
        "โปรดระบุโฟลเดอร์ที่เขียนได้ใน TIDTAM_DATA",
    ),
    "no_such_port": Sentence("input", "ไม่มีพอร์ต {port}", "โปรดระบุพอร์ตตั้งแต่ 1 ถึง 65535 เช่น --port 8000"),
    "port_taken": Sentence(
        "state",
        "เปิดระบบที่ {host} พอร์ต {port} ไม่ได้ เพราะมีโปรแกรมอื่นใช้อยู่ หรือไม่ใช่ที่อยู่ของเครื่องนี้",
        "โปรดปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น เช่น --port {next}",
    ),
}
