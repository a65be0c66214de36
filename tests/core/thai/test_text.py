import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tidtam.core.thai.text import damage, find_folded, fold, mend, normalise, sort_key, squeeze

SOUND = [
    "รายงานผลการดำเนินงานให้จังหวัดทราบภายในวันที่ ๖ ธันวาคม ๒๕๖๒",
    "นายกเทศมนตรีเมืองบ้านฉาง และปลัดองค์การบริหารส่วนตำบลกะเฉด",
    "เจ้าหน้าที่ได้รับเรื่องแล้ว ๆ (สำเนา ๑ ฉบับ) “ด่วนที่สุด” ฯลฯ",
    "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒\n\tน้ำท่วมพื้นที่เกษตร เปิดประชุม ก็จะแจ้งให้ทราบ",
    "สวากขาโต สงฺโฆ กิํ ฤๅษี ทฤษฎี พันธุ์ สิทธิ์ เก็บค่าน้ำ ซื้อ ลื้อ คือ",
    "E-mail : naïve café – 50 % … ไปรษณีย์อิเล็กทรอนิกส์",
]
THAI = st.text(
    st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" \n\r\u200b\u00a0\uf70a\uf711˸a1")
)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_stays_and_bears_no_damage(text):
    assert normalise(text) == text
    assert mend(text) == text
    assert damage(text) == 0


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("จํานวน", "จำนวน"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("น้ำ้", "น้ำ"),
        ("นํำ", "นำ"),
        ("จ˸านวน น˸้า", "จำนวน น้ำ"),
        ("เเกลง", "แกลง"),
        ("ก้้าว ทีี่ ดำำ", "ก้าว ที่ ดำ"),
        ("ท่ี เช่ือ ผู้้", "ที่ เชื่อ ผู้"),
        ("สิทธ์ิ พันธ์ุ", "สิทธิ์ พันธุ์"),
        ("ท\uf702\uf70a น\uf711\uf70bา \uf700าน \uf70fา", "ที่ น้ำ ฐาน ญา"),
        ("\uf704\uf705\uf709\uf70e\uf710\uf712\uf713\uf717\uf718\uf71a", "ื\u0e31\u0e47\u0e38\u0e3a่์"),
        ("\ufeffระ\u200bยอง\u00ad\u2060\x00", "ระยอง"),
        ("รย\u00a0๐๐๑๗\u2009.", "รย ๐๐๑๗ ."),
        ("หนึ่ง\r\nสอง\rสาม", "หนึ่ง\nสอง\nสาม"),
        ("คำา", "คำา"),
        ("นําั", "นัำ"),
        ("น\u0e4d\u0e4dา", "นำ"),
    ],
)
def test_damage_with_one_sure_repair_is_repaired(broken, sound):
    assert normalise(broken) == sound


@settings(max_examples=100, deadline=None)
@given(THAI)
@example("ําั")
@example("เเเ")
@example("˸่่า")
@example("ท ี ่ า")
def test_cleaning_twice_changes_nothing_more(text):
    once = normalise(text)
    assert normalise(once) == once
    assert mend(mend(text)) == mend(text)


@pytest.mark.parametrize(
    ("torn", "mended"),
    [
        ("จ านวน ๑ ฉบับ ส านักงานจังหวัด", "จำนวน ๑ ฉบับ สำนักงานจังหวัด"),
        ("ก าหนดให้ด าเนินการ ต าบลทับมา อ าเภอเมือง", "กำหนดให้ดำเนินการ ตำบลทับมา อำเภอเมือง"),
        ("ประจ าปี ล าดับที่ ส าคัญและจ าเป็น", "ประจำปี ลำดับที่ สำคัญและจำเป็น"),
        ("น้ าท่วม ต่ ากว่า ค าแนะน า", "น้ำท่วม ต่ำกว่า คำแนะนำ"),
        ("ให้ท า และน า ไปท างาน", "ให้ทำ และนำ ไปทำงาน"),
        ("น ้า ที ่ ผู ้ว่า", "น้า ที่ ผู้ว่า"),
    ],
)
def test_a_torn_layer_is_mended(torn, mended):
    assert damage(torn) > 0.05
    assert mend(torn) == mended
    assert damage(mended) == 0


@pytest.mark.parametrize("text", ["น าย", "ห าด", "ท าน"])
def test_what_may_be_another_word_is_left_and_counted(text):
    assert mend(text) == text
    assert damage(text) > 0


@pytest.mark.parametrize("sentence", [SOUND[0], SOUND[1], "ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ มี ณ ที่นี้ ญาติ"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_tis_620_read_as_western_is_decoded(sentence, encoding):
    western = sentence.encode("tis-620").decode(encoding)
    assert damage(western) == 1
    assert mend(western) == sentence


def test_old_font_bytes_and_greek_mu_are_decoded():
    assert mend("¡ÒÃμÑé§¤‹Ò") == "การตั้งค่า"


def test_a_western_run_within_sound_thai_is_decoded_alone():
    assert mend("ตามแบบรายงานที่แนบมา ÃÐÂÍ§ ราคา 5 £ · ข้อ ๑") == "ตามแบบรายงานที่แนบมา ระยอง ราคา 5 £ · ข้อ ๑"


@pytest.mark.parametrize("text", ["ÄÖÜ", "Ångström été", "“…–”", "ÑÑÑ", ""])
def test_western_words_stay(text):
    assert mend(text) == text
    assert damage(text) == 0


@pytest.mark.parametrize(
    "text",
    ["\uf702\uf70a", "(cid:123)(cid:7)", "\x00\x00", "\ufffd", "่า", "ก่้", "หนงั สอื", "เ มือง", "a ะ", "นาํา"],
)
def test_impossible_sequences_are_damage(text):
    assert 0 < damage(text) <= 1


def test_more_damage_weighs_more():
    assert damage("จ านวนหนังสือ") < damage("จ านวนหนงั สอื") < damage("\uf702" * 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อบต.ทับมา", "องค์การบริหารส่วนตำบลทับมา"),
        ("อบต ทับมา", "องค์การบริหารส่วนตำบล ทับมา"),
        ("อบตทับมา", "องค์การบริหารส่วนตำบลทับมา"),
        ("อ.บ.ต. ทับมา", "องค์การบริหารส่วนตำบลทับมา"),
        ("อบจ.ระยอง", "องค์การบริหารส่วนจังหวัดระยอง"),
        ("ทต.บ้านฉาง", "เทศบาลตำบลบ้านฉาง"),
        ("ทม.มาบตาพุด", "เทศบาลเมืองมาบตาพุด"),
        ("ทน.ระยอง", "เทศบาลนครระยอง"),
        ("อ.แกลง จ.ระยอง", "อำเภอแกลง จังหวัดระยอง"),
        ("ต.เนินพระ อ. เมืองระยอง", "ตำบลเนินพระ อำเภอเมืองระยอง"),
        ("นายกองค้การบริหารส่วนจังหวัด", "นายกองค์การบริหารส่วนจังหวัด"),
        ("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒", "ที่รย0017.2/ว5512"),
        ("วาระแห่งชาติฯ “Thailand ๔.๐”", "วาระแห่งชาติ thailand 4.0"),
        ("นํ้าท่วม", "น้ำท่วม"),
    ],
)
def test_folding_makes_equal_what_people_hold_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "text", ["รอบตัว", "ชอบตาม", "ทนายความ", "ทมิฬ", "พ.ต.อ. สมชาย", "จ.ส.อ. สมชาย", "31 ต.ค. 62", "พ.อ. สมชาย"]
)
def test_folding_expands_no_part_of_another_word(text):
    assert not [word for word in ("ตำบล", "เทศบาล", "จังหวัด", "อำเภอ") if word in fold(text)]


def test_town_and_subdistrict_of_one_name_stay_apart():
    assert fold("ทม.บ้านฉาง") != fold("ทต.บ้านฉาง")


@settings(max_examples=100, deadline=None)
@given(THAI)
def test_folding_leaves_no_digit_tone_or_space(text):
    assert not set(fold(text)) & set("๐๑๒๓๔๕๖๗๘๙่้๊๋์ \n")


def test_thai_collation():
    names = ["โรง", "เรือง", "ลำดับ", "ฤดู", "ระยอง", "ขา", "ไก่", "แกลง", "เกาะ", "ก่า", "กา", "กั้น", "กัน", "กก"]
    right = ["กก", "กัน", "กั้น", "กา", "ก่า", "เกาะ", "แกลง", "ไก่", "ขา", "ระยอง", "เรือง", "โรง", "ฤดู", "ลำดับ"]
    assert sorted(names, key=sort_key) == right


def test_collation_places_digits_of_both_kinds_before_letters():
    assert sorted(["ก", "๒", "1", "A"], key=sort_key) == ["1", "๒", "A", "ก"]


def test_squeeze_leaves_single_spaces():
    assert squeeze("  ด้วย\n\n กระทรวง\t มหาดไทย ") == "ด้วย กระทรวง มหาดไทย"


@pytest.mark.parametrize(
    ("text", "sought", "shown"),
    [
        ("ที่ รย 0017.2/ว 5512", "ว5512", ["ว 5512"]),
        ("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒", "00172/ว", ["๐๐๑๗.๒/ว"]),
        ("น้ำกินน้ำใช้", "นำ", ["น้ำ", "น้ำ"]),
        ("สิทธิ์ของ Thailand 4.0", "thailand40", ["Thailand 4.0"]),
        ("ประสิทธิ์", "สิทธิ", ["สิทธิ์"]),
        ("กกก", "กก", ["กก"]),
        ("ตะพง", "ทับมา", []),
        ("ตะพง", "", []),
        ("", "ก", []),
    ],
)
def test_a_folded_text_is_found_in_what_was_written(text: str, sought: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in find_folded(text, sought)] == shown


@given(st.text("กขค้ํา่์0๕ .-Aa", max_size=20), st.integers(0, 20), st.integers(1, 20))
def test_what_is_found_folds_to_what_was_sought(text: str, start: int, length: int) -> None:
    text = normalise(text)
    sought = fold(text)[start : start + length]
    places = find_folded(text, sought)
    assert all(fold(text[slice(*place)]) == sought for place in places)
    assert bool(places) is bool(sought)
