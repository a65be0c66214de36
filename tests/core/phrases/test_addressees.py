"""The grammar of classes of addressees: real lines, round trips, nothing lost and nothing that hangs."""

import time

import geothai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.phrases.addressee_lines import LINES, Meant
from tidtam.core.phrases import addressees
from tidtam.core.phrases.addressees import LABELS, Area, Excepted, Rule, parse

PROVINCES = [one.name_th for one in geothai.provinces()]
DISTRICTS = [one.name_th for province in geothai.provinces() for one in geothai.districts(province.code)]
DISTRICTS = [name for name in DISTRICTS if not name.startswith("เขต")]

provinces = st.sampled_from(PROVINCES).map(lambda name: Area("จังหวัด", name))
districts = st.builds(Area, st.just("อำเภอ"), st.sampled_from(DISTRICTS), st.none() | st.sampled_from(PROVINCES))
areas = provinces | districts
NAMES = (
    "สำนักงานจังหวัด",
    "สำนักงานเกษตรและสหกรณ์จังหวัดระยอง",
    "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัดระยอง",
    "นายอำเภอเมืองระยอง",
    "เทศบาลตำบลทับมา",
    "องค์การบริหารส่วนตำบลกร่ำ",
    "กรุงเทพมหานคร",
    "นายก อบต. ตะพง",
)
named = st.sampled_from(NAMES)
exceptions = (
    areas.map(lambda area: Excepted(f"ในเขต{area}", area=area))
    | st.sampled_from(sorted(set(LABELS) - {"attached_list"})).map(lambda code: Excepted(LABELS[code], class_code=code))
    | areas.filter(lambda area: not area.province).map(lambda area: Excepted(str(area)))
    | named.map(Excepted)
)
unique = st.sets(st.sampled_from(sorted(set(LABELS) - {"attached_list"})), min_size=1, max_size=4)
rules = st.builds(
    Rule,
    classes=unique.map(lambda codes: tuple(sorted(codes))),
    areas=st.lists(areas, max_size=3).map(tuple),
    without=st.lists(exceptions, max_size=3).map(
        lambda found: tuple(sorted(found, key=lambda one: one.area is not None))
    ),
    listed=st.booleans(),
    rest=st.sampled_from(["", "ที่ได้รับการจัดสรรงบประมาณ", "จำนวน 12 แห่ง"]),
)


def plainly(rule: Rule | None) -> Meant | None:
    if rule is None:
        return None
    parts = (rule.classes, map(str, rule.areas), map(str, rule.without))
    classes, places, without = (" | ".join(part) for part in parts)
    return classes, places, without, rule.listed, rule.rest


@pytest.mark.parametrize("text", LINES)
def test_lines_as_they_are_written(text: str) -> None:
    assert plainly(parse(text)) == LINES[text]


@given(rules)
@settings(max_examples=400, deadline=None)
def test_a_rule_written_and_read_is_the_same(rule: Rule) -> None:
    assert parse(addressees.format(rule)) == rule


@given(rules)
def test_a_rule_kept_as_plain_values_is_the_same(rule: Rule) -> None:
    assert addressees.from_json(addressees.to_json(rule)) == rule


@pytest.mark.parametrize("code", sorted(set(LABELS) - {"attached_list"}))
def test_the_words_of_a_class_mean_it_alone(code: str) -> None:
    rule = parse(LABELS[code])
    assert rule == Rule((code,))
    assert rule.plain
    assert rule.class_code == code


def test_every_district_and_province_is_read_whole() -> None:
    places = [*(Area("อำเภอ", name) for name in DISTRICTS), *(Area("จังหวัด", name) for name in PROVINCES)]
    for area in places:
        assert parse(f"นายก อบต. ทุกแห่ง ในเขต{area}") == Rule(("sao_chiefs",), (area,))
        assert parse(f"นายก อบต. ทุกแห่ง ยกเว้น{area}") == Rule(("sao_chiefs",), without=(Excepted(str(area)),))


PIECES = """
นายอำเภอ ทุกอำเภอ ทุกแห่ง นายกเทศมนตรี นคร / เมือง ตำบล และ , ( ) ยกเว้น ในเขต อำเภอ แกลง จังหวัด ระยอง ตามบัญชีแนบท้าย นายก อบต.
หัวหน้าส่วนราชการ ประจำจังหวัด ๘ ทั้ง นอกจาก อ. จ. ใน
"""
WORDS = st.sampled_from([" ", *PIECES.split()])
GARBLED = st.lists(WORDS, max_size=40).map("".join)


@given(GARBLED | st.text(max_size=300) | st.text(alphabet="กขคงนมอำเภอทุกแห่ง() ,/และ", max_size=300))
@settings(max_examples=800, deadline=None)
def test_nothing_crashes_hangs_or_goes_round_differently(text: str) -> None:
    begun = time.perf_counter()
    rule = parse(text)
    assert time.perf_counter() - begun < 1
    if rule is not None:
        assert set(rule.classes) <= set(LABELS)
        assert rule.listed or rule.classes
        addressees.from_json(addressees.to_json(rule))
    addressees.exceptions(text)
    addressees.area(text)


def test_a_long_line_takes_no_long_time() -> None:
    texts = ("นายอำเภอทุกอำเภอ ยกเว้น" + "อำเภอแกลง และ" * 3_000, "นายก อบต. ในเขตอำเภอ" + "ก " * 5_000, "ตาม" * 5_000)
    begun = time.perf_counter()
    for text in texts:
        parse(text)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("word", ["ที่ชนะเลิศ", "สังกัดกระทรวงเกษตรและสหกรณ์", "(เฉพาะที่มีสถานธนานุบาล)"])
@pytest.mark.parametrize("text", ["นายอำเภอทุกอำเภอ", "อปท.ทุกแห่ง", "นายกเทศมนตรีตำบลทุกแห่ง ในเขตอำเภอแกลง"])
def test_words_without_a_place_are_kept(text: str, word: str) -> None:
    rule = parse(f"{text} {word}")
    assert rule is not None
    assert rule.rest == word.strip("()")
    assert rule.class_code == getattr(parse(text), "class_code", None)


def test_no_words_are_no_exception_and_no_area() -> None:
    assert addressees.exceptions(" ( ") == ()
    assert addressees.area("แกลง") is None
    assert parse("") is None
    assert parse("นายอำเภอทุกอำเภอ ยกเว้น") == Rule(("district_chiefs",))
