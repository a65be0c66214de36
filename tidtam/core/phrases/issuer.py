"""Who wrote a cited letter: the name of a body or office, found by its first word, not by a list of names.

author  := [adjectives ("ของ" | "จาก")] name [object]    after the head: หนังสือแจ้งเวียนจากกรมบัญชีกลาง
owner   := "ของ" name                                    after the sign: ลงวันที่ … ของกระทรวงมหาดไทย
subject := [clause] name                                 before it: ซึ่งสำนักงาน ก.พ.ร. ได้มีหนังสือ
name    := kind … | short name with dots
"""

import re
from typing import Final

CLAUSE: Final = re.compile(
    r"โดย|ซึ่ง|ตามที่|ต่อมา|ทั้งนี้|เนื่องจาก|(?<!ว่า)ด้วย|(?<!ผู้)ว่า(?!ด้วย|การ|ราชการ|ที่)|(?<!เงิน)ให้|แล้ว|เมื่อ(?!ง)|(?<!ราย)ได้|ขณะนี้"
    r"|ปัจจุบัน|ภายหลัง|หลังจาก|แต่(?!ง)|อนึ่ง|นั้น|จึง|รวมทั้ง|พร้อมทั้ง|ประกอบกับ|ตลอดจน|อ้างถึง|[:;]|\n\s*\n"
)
"""Words that end a clause, and so never stand within a name."""

_BREAK: Final = re.compile(rf"{CLAUSE.pattern}|\d[\d.,]*\)?\s+(?=\S)|[)\]”\"•]|(?:^|\s)[-–](?=\s)")
_KIND: Final = (
    r"กระทรวง|ทบวง|กรม(?!ธรรม์)|สำนัก|คณะ(?!นี้)|(?:คุรุ|วุฒิ|รัฐ|(?:ทันต)?แพทย|เภสัช|(?:เนติ|ราช)บัณฑิตย)?สภา(?!พ(?!ัฒ)|วะ)|มหาเถรสมาคม"
    r"|จังหวัด|(?:กิ่ง)?อำเภอ|ตำบล|เทศบาล|กรุงเทพมหานคร|เมืองพัทยา|องค์การ|องค์กร|มหาวิทยาลัย|(?:ราช)?วิทยาลัย|สถาบัน|โรงเรียน|โรงพยาบาล"
    r"|ธนาคาร|กอง|ศูนย์|ศาล|สถานี|สถาน(?:เอกอัครราช)?ทูต|บริษัท|ห้างหุ้นส่วน|สมาคม|มูลนิธิ|สหกรณ์|สหพันธ์|สหภาพ|หอการค้า|ที่ทำการ|ที่ว่าการ"
    r"|ฝ่าย|กลุ่ม|หน่วย(?!งาน)|เรือนจำ|ทัณฑสถาน|ด่านศุลกากร|ท่าอากาศยาน|อุทยาน|นิคม|แขวง|มณฑล|ตำรวจ|กิจการร่วมค้า|ตลาดหลักทรัพย์|โครงการชลประทาน"
    r"|การ(?:ไฟฟ้า|ประปา|รถไฟ|ท่าเรือ|ท่องเที่ยวแห่ง|เคหะ|ยางแห่ง|กีฬาแห่ง|ทางพิเศษ|นิคม|ทางแห่ง|ปิโตรเลียม|สื่อสาร)"
    r"|อธิบดี|เลขาธิการ|เลขานุการ|ปลัด|ประธาน|รัฐมนตรี|นายก|นายอำเภอ|ผู้ว่าราชการ|ผู้ว่าการ|ผู้อำนวยการ|ผู้ตรวจ|ผู้บัญชาการ|ผู้บังคับการ|ผู้กำกับ|อัยการ|หัวหน้า"
    r"|(?<![ก-๎.])(?:อบต|อบจ|ท[ตมน]|สพ[ปมทฐ]|สนง|สสจ|บมจ|บจก|บจ|หจก|รพ|รร|ม|จ|อ)\.\s?(?=[ก-๎])"
)
_SHORT: Final = r"(?<![ก-๎.])(?!พ\.ศ|ค\.ศ)(?:(?:[ก-ฮ]{1,5}\.){2,5}|[ก-ฮ]{2,6}\.)(?:[ก-ฮ]{1,5}(?![ก-๎]))?"
_NAME: Final = re.compile(rf"(?P<kind>{_KIND})|{_SHORT}")
_FROM: Final = re.compile(rf"(?:ของ|จาก|โดย)\s*(?={_KIND}|{_SHORT})")
_OF: Final = re.compile(rf"\s*ของ\s?((?:สำนักงาน|กระทรวง|คณะกรรมการ)\s{_SHORT}|(?:{_KIND})\S*|{_SHORT})")
_GENERIC: Final = re.compile(
    r"(?:สำนัก(?:งาน)?|กระทรวง|กรม|คณะ(?:อนุ)?กรรมการ|เลขาธิการ|ประธาน(?:กรรมการ)?|สภา|ผู้ว่าการ|ผู้อำนวยการ|กองทุน)\s*$"
)
_WITHIN: Final = re.compile(r"จังหวัด|อำเภอ|ตำบล|กรุงเทพ|เขต|กระทรวง|[จอ]\.")
_IN_BRACKETS: Final = re.compile(r"\s*\([ก-๎. ]{2,40}\)\s*$")
_OBJECT: Final = re.compile(
    r"\s*(?:(?<!รับ)(?<!เข้า)(?:ถึง|เรื่อง|แจ้ง|ไปยัง)|\(?ฉบับ|\sตอบ|\s(?:เลข)?ที่\s[ก-ฮ\d]).*", re.DOTALL
)
_ADJECTIVES: Final = re.compile(
    r"(?:(?:แจ้ง)?เวียน|สั่งการ|ราชการ|ภายนอก|ภายใน|ประทับตรา|(?:ตอบ)?ข้อหารือ|ซักซ้อม(?:ความเข้าใจ)?|ฉบับ)ฯ?(?!\s*$)"
)
_NO_NAME: Final = re.compile(
    r"ดังกล่าว|ข้างต้น|เวียน|ฉบับ|นำ|ราชการ|ภาย|ตอบ|แจ้ง|ขอ|ร้อง|หารือ|ทวง|เชิญ|ลง|สั่ง|ยืนยัน|ซัก|ถึง|เรื่อง|ที่|นี้|ตาม|ฯ"
)
_LONGEST: Final = 160


def author(tail: str) -> str | None:
    """The name in the words between a head and its number; None where they name nobody."""
    words = tail.strip(' \t\n\u00a0(“"')
    if _NAME.match(words):
        return _tidy(_OBJECT.sub("", words))
    if start := _FROM.search(words):
        return _tidy(_OBJECT.sub("", words[start.end() :]))
    if adjectives := _ADJECTIVES.match(words):
        return author(words[adjectives.end() :])
    return None if _NO_NAME.search(words) or len(words.split()) != 1 else _tidy(words)


def owner(text: str) -> str | None:
    """The name after "ของ" at the beginning of `text`, behind a sign: "ลงวันที่ 8 มกราคม 2564 ของกระทรวงมหาดไทย"."""
    of = _OF.match(text)
    return author(CLAUSE.split(of[1])[0]) if of else None


def subject(text: str) -> str | None:
    """The name that ends `text`, before "ได้มีหนังสือ" or a bare sign; None where none does."""
    text = text[-_LONGEST:].rstrip()
    brackets = _IN_BRACKETS.search(text)
    piece = _BREAK.split(text[: brackets.start()] if brackets else text)[-1]
    names = [name for word in re.finditer(r"\S+", piece) if (name := _NAME.search(piece, word.start(), word.end()))]
    if not names:
        return None
    place = len(names) - 1
    while place and _continues(piece, names[place - 1], names[place]):
        place -= 1
    return _tidy(piece[names[place].start() :] + (brackets[0] if brackets else ""))


def _continues(piece: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """True where two words are one name: "สำนักงาน ก.พ.ร.", "เทศบาลเมืองบ้านฉาง จังหวัดระยอง"."""
    if _GENERIC.search(piece[left.start() : right.start()]):
        return True
    apart = left.start() == 0 or piece[left.start() - 1].isspace()
    same_kind = piece[left.start() :][:4] == piece[right.start() :][:4]
    return apart and not same_kind and left["kind"] is not None and _WITHIN.match(piece, right.start()) is not None


def _tidy(name: str) -> str | None:
    """White space made one; a line end within Thai words closed up, as Thai sets none there."""
    closed = re.sub(r"(?<=[ก-๎])\n(?=[ก-๎])", "", name)
    return " ".join(closed.split()).strip(' ,“”"') or None
