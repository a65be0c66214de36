from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.thai.calendar import Calendar

CALENDAR = Calendar({date(2019, 12, 5): "วันชาติ"})
DUE = date(2019, 12, 6)
SATURDAY = date(2019, 11, 30)


@pytest.mark.parametrize(
    ("deadline", "today", "kind", "days", "words"),
    [
        (SATURDAY, date(2019, 11, 22), "left", 5, "เหลือ 5 วันทำการ"),
        (DUE, date(2019, 11, 22), "left", 9, "เหลือ 9 วันทำการ"),
        (DUE, date(2019, 12, 4), "left", 1, "เหลือ 1 วันทำการ"),
        (SATURDAY, date(2019, 11, 29), "left", 0, "เหลือไม่ถึง 1 วันทำการ"),
        (SATURDAY, SATURDAY, "today", 0, "ครบกำหนดวันนี้"),
        (SATURDAY, date(2019, 12, 2), "late", 2, "พ้นกำหนด 2 วัน"),
    ],
)
def test_before_a_report_is_sent(deadline, today, kind, days, words):
    found = standing(deadline, today, CALENDAR)
    assert (found, found.words) == (Standing(kind, days), words)


@pytest.mark.parametrize(
    ("sent", "kind", "days", "words"),
    [
        (date(2019, 11, 29), "on_time", 7, "ส่งตรงเวลา"),
        (DUE, "on_time", 0, "ส่งตรงเวลา"),
        (date(2019, 12, 7), "sent_late", 1, "ส่งหลังกำหนด 1 วัน"),
    ],
)
def test_once_sent_today_no_longer_matters(sent, kind, days, words):
    for today in (sent, date(2020, 3, 1)):
        found = standing(DUE, today, CALENDAR, sent)
        assert (found, found.words) == (Standing(kind, days), words)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2019, 11, 1), date(2019, 12, 31)))
def test_a_day_later_is_never_better(today):
    order = ["left", "today", "late"]
    now, next_day = (standing(DUE, day, CALENDAR) for day in (today, today + timedelta(days=1)))
    assert order.index(now.kind) <= order.index(next_day.kind)
    assert now.days >= 0
    assert now.kind != "left" or next_day.kind != "left" or next_day.days <= now.days
