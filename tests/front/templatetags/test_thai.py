from datetime import UTC, date, datetime, time

import pytest
from django.template import engines
from django.utils.safestring import SafeString

from tidtam.core.duties import states
from tidtam.core.duties.deadline import Standing

DAY = date(2019, 12, 6)
LATE_EVENING = datetime(2019, 12, 5, 18, 32, tzinfo=UTC)  # 6 December in Bangkok


def shown(template: str, **context: object) -> str:
    text: SafeString = engines["django"].from_string(template).render(context)
    return str(text).strip()


@pytest.mark.parametrize("value", [DAY, "2019-12-06", LATE_EVENING, datetime(2019, 12, 6, 1, 0)])  # noqa: DTZ001
def test_a_day_is_shown_in_the_buddhist_year_and_told_to_machines_in_iso(value: object) -> None:
    assert shown('{{ d|thai_date:"short" }}', d=value) == '<time class="nb" datetime="2019-12-06">6 ธ.ค. 2562</time>'


def test_short_is_the_usual_style() -> None:
    assert shown("{{ d|thai_date }}", d=DAY) == shown('{{ d|thai_date:"short" }}', d=DAY)


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_day_shows_nothing(nothing: object) -> None:
    assert shown("[{{ d|thai_date }}{{ t|thai_time }}]", d=nothing, t=None) == "[]"


@pytest.mark.parametrize("value", [LATE_EVENING, time(1, 32)])
def test_a_time_is_bangkoks(value: object) -> None:
    assert shown("{{ t|thai_time }}", t=value) == '<span class="nb">01.32 น.</span>'


def test_counts_have_commas() -> None:
    assert shown("{{ n|thai_number }}", n=1234567) == "1,234,567"


@pytest.mark.parametrize("state", [*states.WORDS, "late"])
def test_a_status_is_never_colour_alone(state: str) -> None:
    text = shown('{% include "components/status.html" %}', state=state)
    assert shown("{{ s|state_word }}", s=state) in text
    assert ("<svg" in text) == (state in states.MARKS or state == "late")


def test_marks_for_plain_text() -> None:
    assert shown("{{ a|state_mark }}{{ b|state_mark }}{{ c|state_mark }}", a="submitted", b="late", c="read") == "●!"


@pytest.mark.parametrize(
    ("kind", "words", "icon"),
    [("left", "เหลือ 5 วันทำการ", None), ("today", "ครบกำหนดวันนี้", "#today"), ("late", "พ้นกำหนด 5 วัน", "#late")],
)
def test_a_standing_says_its_days(kind: str, words: str, icon: str | None) -> None:
    text = shown('{% include "components/standing.html" %}', standing=Standing(kind, 5))  # type: ignore[arg-type]
    assert words in text
    assert (icon or "<svg") in text if icon else "<svg" not in text


@pytest.mark.parametrize(
    ("kind", "word"),
    [("info", "แจ้งให้ทราบ"), ("warn", "โปรดทราบ"), ("warning", "โปรดทราบ"), ("error", "ผิดพลาด"), ("success", "เรียบร้อย")],
)
def test_a_notice_has_icon_word_and_text(kind: str, word: str) -> None:
    text = shown('{% include "components/notice.html" %}', kind=kind, text="<b>เนื้อ</b>", items=["หนึ่ง"])
    assert "<svg" in text
    assert word in text
    assert "&lt;b&gt;เนื้อ" in text
    assert "<li>หนึ่ง</li>" in text
