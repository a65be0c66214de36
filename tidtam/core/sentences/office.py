"""Refusals about setting up and serving an office, and its calendar."""

from typing import Final

from tidtam.core.sentences.sentence import Sentence

SENTENCES: Final[dict[str, Sentence]] = {
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
    "no_such_organisation": Sentence(
        "missing",
        "ไม่พบหน่วยงานรหัส “{unit}” ในทะเบียน",
        "โปรดบันทึกทะเบียนหน่วยงานก่อนด้วยคำสั่ง  tidtam office load",
    ),
    "no_such_account": Sentence(
        "missing", "ไม่พบบัญชีของ {email}", "โปรดตรวจสอบอีเมล หรือเปิดบัญชีด้วยคำสั่ง  tidtam office seat"
    ),
    "weak_password": Sentence("input", "รหัสผ่านนี้ใช้ไม่ได้: {why}", "โปรดตั้งรหัสผ่านใหม่ที่ยาวและเดายากกว่านี้"),
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
