"""The rule of a duty that comes again, read from the words of its deadline: "ภายในวันที่ ๕ ของทุกเดือน"."""

import re
from collections.abc import Callable
from typing import Final

from tidtam.core.duties.schedule import Rule, Unit
from tidtam.core.phrases.deadlines import MONTH_KEYS, find_deadlines
from tidtam.core.thai.dates import MONTHS, WEEKDAYS
from tidtam.core.thai.digits import arabic

_ASKED: Final = "ให้รายงาน"
"""What stands before the words in their letter; some are a time limit only beside it."""

_UNITS: Final[dict[str, Unit]] = {
    "week": "week", "month": "month", "quarter": "quarter", "half_year": "half_year", "year": "year",
    "fiscal_year": "year", "1_months": "month", "3_months": "quarter", "6_months": "half_year", "12_months": "year",
}  # fmt: skip
_OCTOBER: Final = 10
_NAMED: Final = "|".join(MONTHS)
_SEASON: Final = re.compile(rf"เดือน\s?(?P<first>{_NAMED})\s?(?:-|–|ถึง)\s?(?:เดือน)?\s?(?P<last>{_NAMED})")
_CALENDAR_YEAR: Final = re.compile(r"ปีปฏิทิน|ปี\s?พ\.\s?ศ\.")


def rule_of(text: str) -> Rule | None:
    """The rule that the words of a deadline lay down; None where they give none that periods can be named by.

    Quarters, half-years and years are fiscal, as an office plans and reports them (พ.ร.บ.วิธีการงบประมาณ พ.ศ. 2561
    มาตรา 4), unless the words speak of the calendar year.
    """
    plain = arabic(text)
    season = _SEASON.search(plain)
    if season and "ทุก" in plain:
        return _of_season(MONTHS.index(season["first"]) + 1, MONTHS.index(season["last"]) + 1)
    for found in find_deadlines(_ASKED + plain):
        if found.kind == "recurring":
            return _of_key(found.rule, plain)
    return None


def _of_season(first: int, last: int) -> Rule:
    """A yearly round from one month to another; one that opens with the fiscal year reports on the year just ended."""
    return Rule("year", fiscal=True, month=last, following=True) if first == _OCTOBER else Rule("year", month=last)


def _of_key(key: str, plain: str) -> Rule | None:
    read = ((re.fullmatch(pattern, key), make) for pattern, make in _RULES)
    return next((make(match, plain) for match, make in read if match), None)


def _monthly(match: re.Match[str], _plain: str) -> Rule | None:
    day = int(match["day"])
    return Rule("month", day=day, following=bool(match["following"])) if 1 <= day <= 31 else None


def _yearly(match: re.Match[str], _plain: str) -> Rule:
    month = next(number for number, key in enumerate(MONTH_KEYS, 1) if key.startswith(match["month"]))
    return Rule("year", month=month, day=int(match["day"]) if match["day"] else None)


def _each(match: re.Match[str], plain: str) -> Rule | None:
    unit = _UNITS.get(match["unit"])
    if unit is None:
        return None
    if unit == "week":
        named = [number for number, name in enumerate(WEEKDAYS, 1) if f"วัน{name}" in plain]
        return Rule("week", day=named[0] if named else None)
    fiscal = unit != "month" and not _CALENDAR_YEAR.search(plain)
    return Rule(unit, fiscal=fiscal, working=bool(match["working"]))


_RULES: Final[tuple[tuple[str, Callable[[re.Match[str], str], Rule | None]], ...]] = (
    (r"monthly_day_(?P<day>\d+)(?P<following>_of_following_month)?", _monthly),
    (r"yearly_(?:(?P<day>\d+)_)?(?P<month>[a-z]+)", _yearly),
    (r"(?:end_of_each|last_(?P<working>working_)?day_of_each|every)_(?P<unit>[a-z0-9_]+)", _each),
)
