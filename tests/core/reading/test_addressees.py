"""Those after เรียน: classes told from offices and people, one by one."""

import pytest

from tests.core.reading.country import FOOT, letter, reading_of
from tidtam.core.phrases.addressees import parse


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("หัวหน้าส่วนราชการประจำจังหวัดทุกส่วนราชการ", "agency_heads"),
        ("นายอำเภอ ทุกอำเภอ", "district_chiefs"),
        ("ผู้ว่าราชการจังหวัด ทุกจังหวัด", "governors"),
        ("นายกองค์การบริหารส่วนจังหวัดทุกแห่ง", "pao_chiefs"),
        ("นายก อบจ. ทุกแห่ง", "pao_chiefs"),
        ("นายกเทศมนตรีนครทุกแห่ง", "city_mayors"),
        ("นายกเทศมนตรีเมืองทุกแห่ง", "town_mayors"),
        ("นายกเทศมนตรีตำบลทุกแห่ง", "subdistrict_mayors"),
        ("นายกเทศมนตรีทุกแห่ง", "mayors"),
        ("นายกองค์การบริหารส่วนตำบลในจังหวัดระยอง ทุกแห่ง", "sao_chiefs"),
        ("องค์กรปกครองส่วนท้องถิ่นทุกแห่ง", "local_bodies"),
        ("หัวหน้าหน่วยงานในสังกัด", "subordinate_units"),
        ("ทุกหน่วยงานในจังหวัด", "all_units"),
        ("นายอำเภอ (ทุกอำเภอ)", "district_chiefs"),
        ("หัวหน้าส่วนราชการ ตามบัญชีแนบท้าย", "attached_list"),
        ("ตามบัญชีรายชื่อแนบท้าย", "attached_list"),
    ],
)
def test_classes(text: str, code: str) -> None:
    (addressee,) = letter(to=text).addressees
    assert (addressee.text, addressee.kind, addressee.class_code) == (text, "class", code)


@pytest.mark.parametrize(
    "text",
    [
        "นายอำเภอแกลง",
        "นายแพทย์สาธารณสุขจังหวัดระยอง",
        "นายกเทศมนตรีเมืองบ้านฉาง",
        "ผู้อำนวยการโรงเรียน สังกัดเทศบาล",
        "หัวหน้าหน่วยงานในสังกัดกระทรวงมหาดไทย",
    ],
)
def test_offices_that_look_like_people_or_classes(text: str) -> None:
    assert [(one.text, one.kind) for one in letter(to=text).addressees] == [(text, "office")]


@pytest.mark.parametrize(
    "text", ["นายกิตติ ใจดี", "พ.ต.อ. สมชาย กล้าหาญ", "ผศ.ดร. มาลี ศรีสุข", "ว่าที่ร้อยตรี วิชัย ดีเลิศ", "ศาสตราจารย์ ดร.สุธี วิชาการ"]
)
def test_people(text: str) -> None:
    assert [(one.text, one.kind) for one in letter(to=text).addressees] == [(text, "person")]


def addressees(lines: str, label: str = "เรียน") -> list[str]:
    reading = reading_of(f"ที่ รย 0017.2/1\nเรื่อง ก\n{label} {lines}\nด้วยมีเหตุ\n{FOOT}")
    return [one.text for one in reading.addressees]


def test_they_are_parted_by_numbers_lines_commas_and_words() -> None:
    assert addressees("๑. นายอำเภอแกลง ๒. อุตสาหกรรมจังหวัดระยอง") == ["นายอำเภอแกลง", "อุตสาหกรรมจังหวัดระยอง"]
    assert addressees("เกษตรจังหวัดทุกจังหวัด\n      ประมงจังหวัดทุกจังหวัด") == ["เกษตรจังหวัดทุกจังหวัด", "ประมงจังหวัดทุกจังหวัด"]
    assert addressees("คลังจังหวัดระยอง, พาณิชย์จังหวัดระยอง") == ["คลังจังหวัดระยอง", "พาณิชย์จังหวัดระยอง"]
    assert addressees("ปลัดจังหวัดและนายสมชาย ใจดี") == ["ปลัดจังหวัด", "นายสมชาย ใจดี"]


def test_a_space_tells_a_chief_from_the_end_of_a_name() -> None:
    assert addressees("กำนันตำบลตะพง ผู้ใหญ่บ้านทุกหมู่บ้าน และประชาชน") == ["กำนันตำบลตะพง", "ผู้ใหญ่บ้านทุกหมู่บ้าน", "ประชาชน"]
    assert addressees("สำนักงานเกษตรและสหกรณ์จังหวัดระยอง ประมงจังหวัดระยอง") == [
        "สำนักงานเกษตรและสหกรณ์จังหวัดระยอง",
        "ประมงจังหวัดระยอง",
    ]


def test_a_name_broken_for_want_of_room_goes_on() -> None:
    full = "ผู้อำนวยการสำนักงานส่งเสริมและสนับสนุนวิชาการประจำ"
    assert addressees(f"{full}\n      ภาคตะวันออก") == [f"{full} ภาคตะวันออก"]
    assert addressees(f"{full}\n      นายอำเภอแกลง") == [full, "นายอำเภอแกลง"]


def test_a_sealed_letter_goes_to_offices() -> None:
    assert addressees("สำนักงานเกษตรจังหวัดระยอง สำนักงานประมงจังหวัดระยอง", "ถึง") == [
        "สำนักงานเกษตรจังหวัดระยอง",
        "สำนักงานประมงจังหวัดระยอง",
    ]


def test_nobody_is_guessed() -> None:
    assert addressees("") == []


def test_a_class_is_not_cut_within_its_exceptions_and_areas() -> None:
    assert addressees("นายอำเภอทุกอำเภอ ยกเว้น นายอำเภอแกลง และนายอำเภอบ้านฉาง") == [
        "นายอำเภอทุกอำเภอ ยกเว้น นายอำเภอแกลง และนายอำเภอบ้านฉาง"
    ]
    assert addressees("นายก อบต. ในพื้นที่อำเภอแกลง และอำเภอบ้านฉาง นายอำเภอแกลง") == [
        "นายก อบต. ในพื้นที่อำเภอแกลง และอำเภอบ้านฉาง",
        "นายอำเภอแกลง",
    ]
    assert addressees("หัวหน้าส่วนราชการ (ยกเว้น สำนักงานจังหวัด และหัวหน้าสำนักงานคลัง) ปลัดจังหวัด") == [
        "หัวหน้าส่วนราชการ (ยกเว้น สำนักงานจังหวัด และหัวหน้าสำนักงานคลัง)",
        "ปลัดจังหวัด",
    ]


def test_an_office_after_an_exception_is_an_addressee_of_its_own() -> None:
    assert addressees("นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกลง และนายกองค์การบริหารส่วนจังหวัดระยอง") == [
        "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกลง",
        "นายกองค์การบริหารส่วนจังหวัดระยอง",
    ]
    assert addressees("นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกลง และนายกเทศมนตรีตำบลทุกแห่ง") == [
        "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกลง",
        "นายกเทศมนตรีตำบลทุกแห่ง",
    ]


def test_heads_that_share_a_word_for_all_stay_together() -> None:
    three = "นายกเทศมนตรีนคร นายกเทศมนตรีเมือง และนายกเทศมนตรีตำบล ทุกแห่ง"
    assert addressees(f"นายอำเภอแกลง {three} ปลัดจังหวัด") == ["นายอำเภอแกลง", three, "ปลัดจังหวัด"]
    assert addressees("นายก อบต. ทุกแห่ง และนายกเทศมนตรีตำบลทุกแห่ง") == ["นายก อบต. ทุกแห่ง", "นายกเทศมนตรีตำบลทุกแห่ง"]


def test_a_rule_comes_with_its_class() -> None:
    (one,) = letter(to="นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง (ยกเว้น อบต.กร่ำ)").addressees
    assert (one.kind, one.class_code) == ("class", "sao_chiefs")
    assert one.rule == parse("นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง ยกเว้นอบต.กร่ำ")
    (office,) = letter(to="นายอำเภอแกลง").addressees
    assert office.rule is None
