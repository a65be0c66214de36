"""The rule read from the words of a deadline."""

import pytest

from tidtam.core.duties.schedule import Rule
from tidtam.core.phrases.recurring import rule_of


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ภายในวันที่ ๕ ของทุกเดือน", Rule("month", day=5)),
        ("ทุกวันที่ 25 ของเดือน", Rule("month", day=25)),
        ("ภายในวันที่ ๑๐ ของเดือนถัดไป", Rule("month", day=10, following=True)),
        ("ทุกสิ้นเดือน", Rule("month")),
        ("เป็นรายเดือน", Rule("month")),
        ("วันทำการสุดท้ายของเดือน", Rule("month", working=True)),
        ("ทุกไตรมาส", Rule("quarter", fiscal=True)),
        ("เป็นรายไตรมาส", Rule("quarter", fiscal=True)),
        ("ทุก 3 เดือน", Rule("quarter", fiscal=True)),
        ("ทุกรอบ 6 เดือน", Rule("half_year", fiscal=True)),
        ("ทุกครึ่งปี", Rule("half_year", fiscal=True)),
        ("เป็นประจำทุกปี", Rule("year", fiscal=True)),
        ("ภายในสิ้นปีงบประมาณของทุกปี", Rule("year", fiscal=True)),
        ("ภายในวันที่ 31 ธันวาคมของทุกปี", Rule("year", month=12, day=31)),
        ("ภายในเดือนตุลาคมของทุกปี", Rule("year", month=10)),
        ("ระหว่างเดือนตุลาคม – ธันวาคมของทุกปี", Rule("year", fiscal=True, month=12, following=True)),
        ("ระหว่างเดือนมกราคมถึงเดือนมีนาคมของทุกปี", Rule("year", month=3)),
        ("ทุกวันศุกร์", Rule("week", day=5)),
        ("ทุกสัปดาห์", Rule("week")),
    ],
)
def test_a_rule_is_read(text: str, rule: Rule) -> None:
    assert rule_of(text) == rule


@pytest.mark.parametrize(
    "text", ["", "ภายในวันที่ 30 พฤศจิกายน 2562", "ทุก 4 เดือน", "ทุกวัน", "ภายในวันที่ 45 ของทุกเดือน", "โดยเร็ว"]
)
def test_what_gives_no_rule_is_left_to_the_officer(text: str) -> None:
    assert rule_of(text) is None


def test_years_of_the_calendar_where_the_words_say_so() -> None:
    assert rule_of("ทุกไตรมาส ตามปีปฏิทิน") == Rule("quarter")
