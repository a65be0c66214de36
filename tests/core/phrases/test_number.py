"""The document-number grammar: every spelling seen in the wild, the round trip, and the caret."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.phrases.number import DocumentNumber, NumberError, find, format, parse  # noqa: A004 - the pair
from tidtam.core.thai.digits import thai

WRITTEN = [
    ("รย ๐๐๑๗.๒/ว ๕๕๑๒", "รย 0017.2/ว 5512"),
    ("รย 0017.2/5512", "รย 0017.2/5512"),
    ("มท 0310.1/ว4", "มท 0310.1/ว 4"),
    ("มท 0808.2/ ว 4044", "มท 0808.2/ว 4044"),
    ("ยธ 0032/ว.15", "ยธ 0032/ว 15"),
    ("ยธ 0032/ว. 15", "ยธ 0032/ว 15"),
    ("ยธ06099/192", "ยธ 06099/192"),
    ("ยธ 0204 / ว 01 / 2569", "ยธ 0204/ว 01/2569"),
    ("ศธ 04056.12/345", "ศธ 04056.12/345"),
    ("ทม 0501.1.13/ว 136", "ทม 0501.1.13/ว 136"),
    ("ตช 0010.163/2902", "ตช 0010.163/2902"),
    ("กค.0402.4/19207", "กค 0402.4/19207"),
    ("นร. 1012.2/258", "นร 1012.2/258"),
    ("กค (กวจ) 0405.2/ว 466", "กค (กวจ) 0405.2/ว 466"),
    ("กค(กวจ.)0405.2/ว.581", "กค (กวจ) 0405.2/ว 581"),
    ("มท (ก.จ.,  ก.ท. และ ก.อบต.) 0809.2/ว 119", "มท (กจ, กท และ กอบต) 0809.2/ว 119"),
    ("นร 0508/ท 5298", "นร 0508/ท 5298"),
    ("นร 0505/ว(ล) 36", "นร 0505/ว(ล) 36"),
    ("กค 0417.1/034930", "กค 0417.1/034930"),
    ("นร0714/2550", "นร 0714/2550"),
    ("รย\u00a00017.2/ว\u00a05512", "รย 0017.2/ว 5512"),
    ("รย\n0017.2/ว 5512", "รย 0017.2/ว 5512"),
    ("ศย 016/ว 175", "ศย 016/ว 175"),
    ("อว 8392(5)/ว 7", "อว 8392(5)/ว 7"),
    ("อส 0027(รย)/45", "อส 0027(รย)/45"),
    ("มท 55710-3/12", "มท 55710-3/12"),
    ("อว 660201.1/512", "อว 660201.1/512"),
    ("สปสช. 5.31/ว.1234", "สปสช 5.31/ว 1234"),
    ("ว 11/2559", "ว 11/2559"),
    ("ว.๒๑/๒๕๖๐", "ว 21/2560"),
    ("ว 10", "ว 10"),
    ("พม. 12/2562", "พม 12/2562"),
    ("พม (กกช) 12/2562", "พม (กกช) 12/2562"),
    ("ศย 016/2550/2563", "ศย 016/2550/2563"),
    ("ธปท.ฝคง.ว. 1142/2551", "ธปท.ฝคง.ว 1142/2551"),
    ("ธปท.ฝนส.(21)ว. 1/2554", "ธปท.ฝนส.(21)ว 1/2554"),
    ("ที่ รย 0017.2/ว 5512", "รย 0017.2/ว 5512"),
    ("เลขที่กค 0405/1", "กค 0405/1"),
]


@pytest.mark.parametrize(("written", "normal"), WRITTEN)
def test_every_spelling_has_one_normal_form(written: str, normal: str) -> None:
    assert format(parse(written)) == normal


def test_parts_stand_where_they_belong() -> None:
    assert parse("กค (กวจ.) ๐๔๐๕.๒/ว.๕๘๑/๒๕๖๓") == DocumentNumber("กค", "0405.2", "581", "ว", "กวจ", 2563)
    assert parse("ว 11/2559") == DocumentNumber(None, None, "11", "ว", None, 2559)
    assert parse("นร 0714/2550") == DocumentNumber("นร", "0714", "2550")
    assert parse("พม. 12/2562") == DocumentNumber("พม", None, "12", year=2562)
    assert parse("ธปท.ฝคง.ว. 3/2551") == DocumentNumber("ธปท.ฝคง", None, "3", "ว", None, 2551)


@pytest.mark.parametrize(
    ("written", "circular"), [("กค 1/ว 5", True), ("กค 1/ว(ล) 5", True), ("กค 1/ท 5", False), ("กค 1/5", False)]
)
def test_only_the_series_wo_is_circular(written: str, circular: bool) -> None:
    assert parse(written).circular is circular


def test_key_tells_the_circular_from_the_letter_of_the_same_number() -> None:
    assert parse("รย 0017.2/ว 5").key(2562) != parse("รย 0017.2/5").key(2562)
    assert parse("รย 0017.2/ว 5").key(2562) != parse("รย 0017.2/ว 5").key(2563)
    assert parse("กค (กวจ) 0405.2/ว 5").key(2562) != parse("กค 0405.2/ว 5").key(2562)


def test_key_is_one_for_two_spellings() -> None:
    assert parse("ยธ 0204 / ว 01 / 2569").key(2570) == parse("ยธ. 0204/ว.1").key(2569)
    assert parse("กค 0405/000").key(2569) == ("กค", "0405", None, None, "0", 2569)


LETTERS = st.text("กขคงจชดตถทธนบปพมยรลศสหอ", min_size=2, max_size=3)
DIGITS = st.text("0123456789", min_size=1, max_size=3)
RUNS = st.text("0123456789", min_size=1, max_size=6)
YEARS = st.integers(2400, 2699)
BOARDS = st.none() | LETTERS | st.just("กจ, กท และ กอบต")
CODES = LETTERS | st.tuples(LETTERS, LETTERS).map(".".join)
UNITS = st.builds(
    lambda head, tail: ".".join((head, *tail)),
    st.text("0123456789", min_size=4, max_size=5),
    st.lists(DIGITS, max_size=3),
)
NUMBERS = st.one_of(
    st.builds(DocumentNumber, CODES, UNITS, RUNS, st.sampled_from([None, "ว", "ท", "ว(ล)"]), BOARDS, st.none() | YEARS),
    st.builds(DocumentNumber, CODES, st.none(), DIGITS, st.sampled_from([None, "ว"]), BOARDS, YEARS),
    st.builds(DocumentNumber, st.none(), st.none(), RUNS, st.just("ว"), st.none(), st.none() | YEARS),
)


@settings(max_examples=100, deadline=None)
@given(NUMBERS)
def test_parse_takes_back_what_format_gives(number: DocumentNumber) -> None:
    assert parse(format(number)) == number
    assert parse(thai(format(number)).replace(" ", "\u00a0 ")) == number


@settings(max_examples=50, deadline=None)
@given(NUMBERS.filter(lambda number: number.unit or number.year))
def test_find_sees_the_same_number_in_a_sentence(number: DocumentNumber) -> None:
    text = f"ตามหนังสือจังหวัด ที่ {number} ลงวันที่ 1 มีนาคม 2563"
    (found,) = find(text)
    assert (found.number, text[found.start : found.end]) == (number, str(number))


@settings(max_examples=100, deadline=None)
@given(st.text("กควพ.ศธ0123456789๑/() ที่", max_size=40))
def test_whatever_is_found_in_any_text_is_a_number(text: str) -> None:
    for found in find(text):
        assert parse(text[found.start : found.end]) == found.number == parse(format(found.number))


WRONG = [
    ("", 0, "อักษรย่อ"),
    ("0017.2/ว 5512", 0, "อักษรย่อ"),
    ("ก 0017/1", 0, "อักษรย่อ"),
    ("พ.ศ. 2562/2563", 0, "อักษรย่อ"),
    ("รย", 2, "เลขประจำ"),
    ("รย 0017.2ว5512", 9, "/"),
    ("รย 0017.2/ว", 10, "เลขลำดับ"),
    ("รย 0017.2/ 1234567", 11, "เลขลำดับ"),
    ("รย 0017.2/ว 5512 ลงวันที่", 17, "สิ้นสุด"),
    ("รย 0017.2/ว 5512/63", 16, "สิ้นสุด"),
    ("ธปท.ฝคง.ว. 12", 13, "ปี พ.ศ."),
]


@pytest.mark.parametrize(("written", "position", "expected"), WRONG)
def test_errors_say_where_and_what(written: str, position: int, expected: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse(written)
    assert caught.value.text == written
    assert caught.value.position == position
    assert expected in caught.value.expected


def test_caret_stands_under_the_place_though_marks_take_no_column() -> None:
    with pytest.raises(NumberError) as caught:
        parse("ที่ รย ๐๐๑๗.๒ว ๕๕๑๒")
    lines = str(caught.value).split("\n")
    assert lines[0] == "ที่ รย ๐๐๑๗.๒ว ๕๕๑๒"
    assert lines[1] == "           ^ ตรงนี้ต้องเป็นเครื่องหมาย /"


IN_PROSE = [
    ("ด่วนที่สุดที่นร0714/2550 ลงวันที่", ["นร 0714/2550"]),
    ("ทื่ ศธ 0206.4/ว24 ลงวันที่", ["ศธ 0206.4/ว 24"]),
    ("ตามหนังสือกค ๐๔๐๕.๒/ว ๑ และที่ กค ๐๔๐๕.๒/ว ๒", ["กค 0405.2/ว 1", "กค 0405.2/ว 2"]),
    ("ตามหลักเกณฑ์ฯ ว 11/2559 ลงวันที่ 9", ["ว 11/2559"]),
    ("สำนักงาน ก.ค.ศ. ว 21/2560", ["ว 21/2560"]),
    ("ว 10 ลว. 15 ก.ย. 48", ["ว 10"]),
    ("ประกาศฯ ว 10 ข้อ", []),
    ("ที่ กค (กวจ) 0405.2/ว  ลงวันที่ 24 เมษายน 2563", []),
    ("ที่ 0405.2/ว 466", []),
    ("ปีงบประมาณ พ.ศ. 2562/2563 และ (ม.ค. 2562/12)", []),
    ("โทร. 0 2141 2759/ต่อ 12 บ้านเลขที่ 123/45", []),
    ("คำสั่งที่ ก.812/2565 และ ย.93/2567", []),
    ("ตาม พ.ร.บ. (ฉบับที่ 2) มาตรา 5/1", []),
]


@pytest.mark.parametrize(("text", "numbers"), IN_PROSE)
def test_find_in_prose(text: str, numbers: list[str]) -> None:
    assert [str(found.number) for found in find(text)] == numbers


def test_find_leaves_the_word_before_the_number_outside() -> None:
    text = "ด่วนที่สุด ที่ กค 0405.2/ว 466 ลงวันที่"
    (found,) = find(text)
    assert text[found.start : found.end] == "กค 0405.2/ว 466"


def test_find_passes_over_junk_that_looks_like_codes() -> None:
    assert find("กค ก.ค.ก.ค. (กวจ) " * 500 + " " * 5_000 + "ลงวันที่ 0405/1") == []
