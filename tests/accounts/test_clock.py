from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tidtam.accounts import clock

EVENING_UTC = datetime(2026, 11, 23, 18, 30, tzinfo=ZoneInfo("UTC"))


def test_now_is_bangkok_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: EVENING_UTC)
    assert clock.now().isoformat() == "2026-11-24T01:30:00+07:00"
    assert clock.today() == date(2026, 11, 24)


def test_a_training_day_replaces_the_date_and_keeps_the_hour(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TODAY = date(2019, 11, 25)
    monkeypatch.setattr(timezone, "now", lambda: EVENING_UTC)
    assert clock.today() == date(2019, 11, 25)
    assert clock.now().time() == time(1, 30)


def test_the_calendar_covers_any_year(settings: Any) -> None:
    settings.TODAY = date(2019, 11, 25)
    calendar = clock.calendar()
    assert not calendar.is_working(date(2019, 12, 5))  # the late king's birthday
    assert not calendar.is_working(date(2022, 12, 5))


def test_the_offices_own_holidays_are_in_it(settings: Any, tmp_path: Path) -> None:
    settings.TODAY = date(2019, 11, 25)
    assert clock.calendar().is_working(date(2019, 11, 27))
    settings.HOLIDAYS = tmp_path / "own.csv"
    settings.HOLIDAYS.write_text(
        "date,change,name,source\n2019-11-27,add,วันหยุดของจังหวัด,ประกาศจังหวัด\n", encoding="utf-8"
    )
    assert clock.calendar().why_not(date(2019, 11, 27)) == "วันหยุดของจังหวัด"
