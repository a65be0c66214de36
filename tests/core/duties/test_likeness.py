"""Texts that ask the same are alike in any digits, order and spaces; what every letter says makes nothing alike."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.core.duties import likeness
from tidtam.core.thai.digits import thai

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "perf" / "data" / "likeness.jsonl").read_text("utf-8").splitlines()
]
TEXTS = sorted({pair[side] for pair in PAIRS for side in ("one", "other")})
TONES = "่้๊๋์"
BOILERPLATE = "ขอให้หน่วยงานรายงานผลการดำเนินงานให้จังหวัดทราบภายในวันที่ ๕ ของทุกเดือน"

some_text = st.sampled_from(TEXTS)
any_text = st.one_of(some_text, st.text(alphabet="กขคงาิีุเแโ่้0๑ .รายงานผลให้", max_size=60))


@pytest.mark.parametrize(("part", "precision", "recall"), [("choose", 1.0, 1.0), ("held_out", 1.0, 0.92)])
def test_the_threshold_holds_on_pairs_it_was_not_chosen_from(part: str, precision: float, recall: float) -> None:
    pairs = [pair for pair in PAIRS if pair["part"] == part]
    found = [pair["same"] for pair in pairs if likeness.likeness(pair["one"], pair["other"]) >= likeness.ALIKE]
    assert sum(found) / len(found) >= precision
    assert sum(found) / sum(pair["same"] for pair in pairs) >= recall


def test_every_pair_alike_is_found_by_its_keys() -> None:
    alike = [pair for pair in PAIRS if likeness.likeness(pair["one"], pair["other"]) >= likeness.ALIKE]
    assert len(alike) > 30
    for pair in alike:
        assert len(likeness.keys(pair["one"], "duty") & likeness.keys(pair["other"], "duty")) >= likeness.SHARED, pair


@given(any_text, any_text)
def test_symmetric_and_one_with_itself(one: str, other: str) -> None:
    assert likeness.likeness(one, other) == likeness.likeness(other, one)
    assert 0 <= likeness.likeness(one, other) <= 1
    assert likeness.likeness(one, one) == 1
    assert likeness.keys(one, "duty") == likeness.keys(one, "duty")


@given(some_text, st.lists(st.integers(min_value=0, max_value=200), max_size=5))
def test_digits_tone_marks_and_spaces_change_nothing(text: str, places: list[int]) -> None:
    bare = text.translate(dict.fromkeys(map(ord, TONES)))
    spaced = list(bare)
    for place in places:
        after = place % len(text)
        # not beside a dot or a Latin word: "อ. แกลง" is another writing than "อ.แกลง", which fold knows
        if after < len(spaced) and spaced[after] in "กขคงจชซดตทนบปพมยรลวสหอ":
            spaced.insert(after + 1, " ")
    for other in (thai(text), bare, "".join(spaced)):
        assert likeness.keys(other, "duty") == likeness.keys(text, "duty")


def test_what_every_letter_says_makes_nothing_alike() -> None:
    assert likeness.content(BOILERPLATE) == []
    assert likeness.keys(BOILERPLATE, "duty") == frozenset()
    one, other = f"{BOILERPLATE} เรื่องฝายชะลอน้ำ", f"{BOILERPLATE} เรื่องรถดับเพลิง"
    assert likeness.likeness(one, other) < 0.1
    assert likeness.nearest(BOILERPLATE, [(1, BOILERPLATE)]) == []


def test_words_that_begin_like_a_common_one_stay_whole() -> None:
    assert likeness.content("ช่วยผู้ใหญ่บ้านสงเคราะห์เด็ก") == ["ชวยผูใหญบานสงเคราะหเดก"]


def test_kinds_never_meet() -> None:
    text = "จำนวนเด็กนอกระบบการศึกษา"
    assert len(likeness.keys(text, "duty")) == 32
    assert not likeness.keys(text, "duty") & likeness.keys(text, "question")
    assert all(-(2**63) <= key < 2**63 for key in likeness.keys(text, "question"))


def test_keys_are_stored_so_they_stay_what_they_are() -> None:
    assert min(likeness.keys("สำรวจฝายชะลอน้ำ", "duty")) == MIN_KEY
    assert max(likeness.keys("สำรวจฝายชะลอน้ำ", "duty")) == MAX_KEY


MIN_KEY, MAX_KEY = -8983360171479535195, 7293059165005692333


def test_nearest_first_and_told_in_words() -> None:
    stored = [
        (1, "รายงานราคาข้าวเปลือก"),
        (2, "แจ้งข้อมูลฝายชะลอน้ำที่ชำรุดในตำบล"),
        (3, "สำรวจฝายชะลอน้ำที่ชำรุด แล้วส่งภายในวันที่ 5"),
        (4, "สำรวจฝายชะลอน้ำชำรุดและแนวทางซ่อมแซม"),
    ]
    found = likeness.nearest("รายงานฝายชะลอน้ำที่ชำรุด", stored)
    assert [(match.id, match.words) for match in found] == [
        (2, "เหมือนกันมาก"), (3, "เหมือนกันมาก"), (4, "ใกล้เคียง"),
    ]  # fmt: skip
