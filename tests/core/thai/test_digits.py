import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.thai.digits import DIGIT, NUMBER_WORD, arabic, number_words, thai

NAMES = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def in_words(number: int) -> str:
    """The number as a Thai reads it aloud, written independently of the code under test."""
    if number >= 1_000_000:
        rest = number % 1_000_000
        return in_words(number // 1_000_000) + "ล้าน" + (in_words(rest) if rest else "")
    words = ""
    for place, digit in reversed(list(enumerate(int(d) for d in reversed(str(number))))):
        if place == 1 and digit == 1:
            words += "สิบ"
        elif place == 1 and digit == 2:
            words += "ยี่สิบ"
        elif place == 0 and digit == 1 and number > 10:
            words += "เอ็ด"
        elif digit:
            words += NAMES[digit] + PLACES[place]
    return words or "ศูนย์"


def test_thai_digits_become_arabic_in_place():
    assert arabic("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒") == "ที่ รย 0017.2/ว 5512"


def test_arabic_digits_become_thai_in_place():
    assert thai("0123456789 ฉบับ") == "๐๑๒๓๔๕๖๗๘๙ ฉบับ"


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_length_stays_and_both_ways_agree(text):
    assert len(arabic(text)) == len(text) == len(thai(text))
    assert arabic(thai(text)) == arabic(text)
    assert not re.search("[๐-๙]", arabic(text))


def test_digit_pattern_takes_either_kind():
    assert re.findall(DIGIT, "๑a2ก") == ["๑", "2"]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**13))
def test_every_number_in_words_is_read(number):
    assert number_words(in_words(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("หนึ่งร้อยแปดสิบ", 180),
        ("เก้าสิบ", 90),
        ("สิบห้า", 15),
        ("ร้อย", 100),
        ("ล้าน", 1_000_000),
        ("สองล้านล้าน", 2 * 10**12),
        ("หนึ่งร้อย แปดสิบ", 180),
        ("ศูนย์", 0),
    ],
)
def test_common_forms(words, value):
    assert number_words(words) == value


@pytest.mark.parametrize("words", ["", " ", "สิบร้อย", "สองสาม", "ยี่", "ยี่ร้อย", "สิบวัน", "สองล้านสิบร้อย", "ครึ่ง"])
def test_what_is_no_number_is_none(words):
    assert number_words(words) is None


def test_a_long_row_of_millions_does_not_exhaust_the_stack():
    assert number_words("ล้าน" * 2000) == 10**12000


def test_number_word_pattern_finds_a_number_within_a_sentence():
    found = re.search(rf"ภายใน({NUMBER_WORD}+)วัน", "ภายในหนึ่งร้อยแปดสิบวันนับแต่วันสิ้นปี")
    assert found is not None
    assert number_words(found[1]) == 180
