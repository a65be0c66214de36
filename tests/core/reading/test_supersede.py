"""What letters do to earlier letters. Every sentence here is our own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.reading.supersede import find_supersessions

DATED = date(2019, 12, 2)
OLD = "รย 0017.2/ว 5512"
SIGNED = "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒"

type Told = tuple[str, str | None, int | None, str | None]
"""Effect, number of the earlier letter, place among อ้างถึง, new day."""

SAID: list[tuple[str, Told]] = [
    # withdrawn
    ("จังหวัดระยองจึงขอยกเลิกหนังสือที่อ้างถึง", ("withdraw", None, None, None)),
    (f"จึงขอยกเลิกหนังสือจังหวัดระยอง {SIGNED}", ("withdraw", OLD, None, None)),
    ("ในการนี้ ให้ยกเลิกหนังสือตามที่อ้างถึง ๒ ทั้งฉบับ", ("withdraw", None, 2, None)),
    ("เห็นควรยกเลิกข้อสั่งการตามหนังสือดังกล่าว", ("withdraw", None, None, None)),
    (f"ยกเลิกหนังสือสั่งการ {SIGNED} แล้ว", ("withdraw", OLD, None, None)),
    ("จึงยกเลิกบันทึกข้อความที่อ้างถึง", ("withdraw", None, None, None)),
    ("ขอยกเลิกการให้จัดส่งรายงานดังกล่าวตามหนังสือที่อ้างถึง", ("withdraw", None, None, None)),
    ("ยกเลิกการรายงานตามหนังสือฉบับเดิม", ("withdraw", None, None, None)),
    # replaced
    (f"จึงขอยกเลิกหนังสือจังหวัดระยอง {SIGNED} และให้ใช้หนังสือฉบับนี้แทน", ("replace", OLD, None, None)),
    ("ขอยกเลิกหนังสือที่อ้างถึง 1 และให้ถือปฏิบัติตามหนังสือฉบับนี้แทน", ("replace", None, 1, None)),
    (f"ให้ใช้หนังสือฉบับนี้แทนหนังสือจังหวัดระยอง {SIGNED}", ("replace", OLD, None, None)),
    ("โดยให้ใช้ความในหนังสือนี้แทน", ("replace", None, None, None)),
    (
        "ให้ใช้หนังสือจังหวัดระยอง ที่ รย 0017.2/ว 6001 ลงวันที่ 2 ธันวาคม 2562 แทนหนังสือที่อ้างถึง",
        ("replace", None, None, None),
    ),
    # more time
    ("จึงขยายระยะเวลาการรายงานตามหนังสือที่อ้างถึง ออกไปถึงวันที่ ๒๐ ธันวาคม ๒๕๖๒", ("extend", None, None, "2019-12-20")),
    (
        "ขอขยายเวลาส่งรายงานจากเดิมภายในวันที่ 6 ธันวาคม 2562 เป็นภายในวันศุกร์ที่ 20 ธันวาคม 2562",
        ("extend", None, None, "2019-12-20"),
    ),
    (f"ให้เลื่อนกำหนดส่งรายงานตามหนังสือ {SIGNED} เป็นวันที่ 20 ธ.ค. 2562", ("extend", OLD, None, "2019-12-20")),
    ("ขยายเวลาการจัดส่งข้อมูลออกไปจนถึงวันที่ 15 มกราคม 2563", ("extend", None, None, "2020-01-15")),
    ("จังหวัดได้ขยายกำหนดเวลาการตอบแบบสำรวจ ภายในวันที่ 27 ธันวาคม 2562", ("extend", None, None, "2019-12-27")),
    ("เลื่อนวันส่งรายงานตามหนังสือที่อ้างถึง ๑ จากวันที่ 6 ธันวาคม 2562 ไปเป็นวันที่ 13 ธันวาคม 2562", ("extend", None, 1, "2019-12-13")),
    ("ให้ขยายระยะเวลาออกไปอีกจนกว่าจะมีการแจ้งเปลี่ยนแปลง", ("extend", None, None, None)),
    ("ขยายเวลาการดำเนินการตามหนังสือที่อ้างถึง โดยส่งไม่เกินวันที่ 31 ธันวาคม 2562", ("extend", None, None, "2019-12-31")),
    ("ขยายเวลารายงาน วันที่ 20 ธันวาคม 2562", ("extend", None, None, "2019-12-20")),
    # amended
    ("ขอแก้ไขข้อความในหนังสือที่อ้างถึง ข้อ 2 เป็นดังนี้", ("amend", None, None, None)),
    ("ขอแก้ไขช่องทางการส่งรายงานตามหนังสือที่อ้างถึง เป็นระบบออนไลน์", ("amend", None, None, None)),
    (f"จึงขอแก้ไขรายละเอียดของหนังสือจังหวัดระยอง {SIGNED} ดังนี้", ("amend", OLD, None, None)),
    ("แก้ไขเพิ่มเติมสิ่งที่ส่งมาด้วยตามหนังสือดังกล่าว", ("amend", None, None, None)),
]


@pytest.mark.parametrize(("sentence", "told"), SAID)
def test_what_is_said(sentence: str, told: Told) -> None:
    found = find_supersessions(sentence, reference=DATED)
    assert [(one.effect, one.number, one.reference, one.until.isoformat() if one.until else None) for one in found] == [
        told
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "ขอยกเลิกการประชุมคณะกรรมการ ตามหนังสือที่อ้างถึง",
        "ให้ยกเลิกใบอนุญาตของผู้ประกอบการ",
        "ยกเลิกหนังสือมอบอำนาจ",
        "ยกเลิกคำสั่งจังหวัดระยอง ที่ 1/2562",
        "มิได้ยกเลิกหนังสือที่อ้างถึง",
        "หากยกเลิกหนังสือที่อ้างถึง โปรดแจ้ง",
        "ซึ่งถูกยกเลิกหนังสือที่อ้างถึงไปแล้ว",
        "หากหน่วยงานใดประสงค์ขอขยายเวลาส่งรายงาน โปรดแจ้งจังหวัด",
        "ไม่อนุญาตให้ขยายเวลาส่งรายงาน",
        "ไม่สามารถขยายเวลาการรายงานได้",
        "อำเภอได้ขอขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง",
        "ขยายเวลาการชำระภาษีที่ดินและสิ่งปลูกสร้างออกไปถึงวันที่ 31 มกราคม 2563",
        "ขยายเวลาเปิดให้บริการถึงเวลา 20.00 น.",
        "ขยายระยะเวลาสัญญาจ้างออกไปอีก 30 วัน",
        "เลื่อนตำแหน่งข้าราชการให้สูงขึ้น",
        "เลื่อนวันประชุมเป็นวันที่ 20 ธันวาคม 2562",
        "เลื่อนกำหนดส่งมอบงานตามสัญญา",
        "แก้ไขปัญหาความเดือดร้อนของประชาชนตามหนังสือที่อ้างถึง",
        "แก้ไขเพิ่มเติมพระราชบัญญัติเทศบาล",
        "ให้แก้ไขข้อบกพร่องตามหนังสือที่อ้างถึง",
        "ให้ใช้แบบรายงานตามสิ่งที่ส่งมาด้วยแทน",
        "ให้ใช้น้ำแทนน้ำมัน",
        "ตามหนังสือที่อ้างถึง จังหวัดได้แจ้งให้รายงานภายในวันที่ 6 ธันวาคม 2562 นั้น",
        "",
    ],
)
def test_look_alikes_do_nothing(sentence: str) -> None:
    assert find_supersessions(sentence, reference=DATED) == []


def test_two_letters_are_two_and_the_same_words_twice_are_one() -> None:
    text = (
        f"ขอยกเลิกหนังสือจังหวัดระยอง {SIGNED}\n\n"
        "ขอยกเลิกหนังสือจังหวัดระยอง ที่ รย 0017.2/ว 5000 ลงวันที่ 1 พฤศจิกายน 2562\n\n"
        f"ขอยกเลิกหนังสือจังหวัดระยอง {SIGNED}"
    )
    assert [one.number for one in find_supersessions(text)] == [OLD, "รย 0017.2/ว 5000"]


def test_one_is_replaced_and_another_only_withdrawn() -> None:
    text = "ขอยกเลิกหนังสือที่อ้างถึง 1 ทั้งนี้ขอยกเลิกหนังสือที่อ้างถึง 2 และให้ใช้หนังสือฉบับนี้แทน"
    assert [(one.effect, one.reference) for one in find_supersessions(text)] == [("withdraw", 1), ("replace", 2)]
    text = f"ขอยกเลิกหนังสือที่อ้างถึง 1 และให้ใช้หนังสือฉบับนี้แทนหนังสือจังหวัดระยอง {SIGNED}"
    told = [(one.effect, one.reference, one.number) for one in find_supersessions(text)]
    assert told == [("withdraw", 1, None), ("replace", None, OLD)]


def test_lines_that_were_broken_are_read_as_one() -> None:
    text = (
        "จังหวัดพิจารณาแล้วเห็นว่ามีหน่วยงานจำนวนมากดำเนินการได้ไม่ทันตามกำหนด จึงขยายระยะเวลาการราย\n"
        "งานตามหนังสือที่อ้างถึง ออกไปถึงวันที่ ๒๐ ธันวาคม\n๒๕๖๒"
    )
    assert [one.until for one in find_supersessions(text)] == [date(2019, 12, 20)]


@given(st.text(alphabet="ขยายยกเลิกแก้ไขให้ใช้แทนหนังสือที่อ้างถึง 5512/ว\n", max_size=200))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(find_supersessions(text), list)
