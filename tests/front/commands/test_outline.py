"""A reading in words."""

from dataclasses import replace
from datetime import date

from tests.front.commands import letters
from tidtam.front.commands import outline


def test_the_circular_in_words() -> None:
    reading = letters.circular()
    assert outline.title(reading) == "หนังสือภายนอก · หนังสือเวียน"
    assert outline.marks(reading) == ("ด่วนที่สุด",)
    assert outline.day(reading) == "วันศุกร์ที่ 22 พฤศจิกายน 2562"
    above, below = dict(outline.above(reading)), dict(outline.below(reading))
    assert above["เรียน"][4] == "นายกเทศมนตรีเมืองมาตาพุด !"
    assert above["เรียน"][5] == "นายกเทศมนตรีเมืองบ้านฉาง"
    assert above["อ้างถึง"] == ()
    assert above["สิ่งที่ส่งมาด้วย"] == ("กระทรวงมหาดไทย ด่วนที่สุด ที่ มท 0211.4/ว 7160 ลงวันที่ 26 พฤศจิกายน 2562 จำนวน 1 ฉบับ",)
    assert below["ผู้ประสานงาน"] == ("นางสาวปฐมา เสียมหาญ · โทร. 0 2141 2759 · โทร. 0 2141 2746",)
    assert below["ลงนาม"][2] == "รักษาราชการแทน ผู้ว่าราชการจังหวัดระยอง"


def test_the_duties_of_the_circular_in_words() -> None:
    first, second, own = outline.duties(letters.circular())
    assert (first.who, first.recipient) == ("ทุกหน่วยงานในจังหวัด", "กรมคุ้มครองสิทธิและเสรีภาพ")
    assert (first.channel, first.deadline) == ("อีเมล\nnhr.plan@gmail.com", "30 พ.ย. 2562\nวันเสาร์ !")
    assert (second.recipient, second.deadline) == ("จังหวัดระยอง", "6 ธ.ค. 2562\nวันศุกร์")
    assert (own.own, own.who, own.deadline) == (True, "ผู้ส่งหนังสือเอง", "ไม่กำหนด")


def test_no_letter_in_words() -> None:
    reading = letters.nothing()
    assert outline.title(reading) == "ไม่ใช่หนังสือราชการตามแบบ"
    assert outline.marks(reading) == ()
    assert outline.day(reading) == "ไม่พบวันที่"
    assert all(lines == () for _, lines in [*outline.above(reading), *outline.below(reading)])


def test_what_is_not_sure_is_said() -> None:
    dated, vague, undated = outline.duties(letters.rich())
    assert dated.deadline == "6 ธ.ค. 2562\nวันศุกร์ 16.30 น. (โปรดตรวจ)"
    assert vague.deadline == "ภายในต้นเดือน ธันวาคม 2562\n(ไม่ระบุวันแน่นอน)"
    assert undated.deadline == "ไม่กำหนด"
    assert outline.marks(letters.rich()) == ("ด่วนภายใน 22 พ.ย. 2562 16.30 น.", "ลับ")
    by_day = replace(letters.rich(), urgent_by=date(2019, 11, 22), secrecy=None)
    assert outline.marks(by_day) == ("ด่วนภายใน 22 พ.ย. 2562",)


def test_a_sound_letter_has_its_tick() -> None:
    sound = replace(letters.nothing(), kind="external")
    assert outline.no_warning(sound) == "✓ ไม่พบข้อควรตรวจสอบ"
