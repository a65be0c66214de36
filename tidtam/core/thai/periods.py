"""The last days of weeks, months, quarters and years, calendar and fiscal; years are of the common era."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from tidtam.core.thai.calendar import fiscal_year, fiscal_year_days

Unit = Literal["day", "week", "month", "quarter", "half_year", "year", "fiscal_year"]

_SUNDAY = 6


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def quarter_end(year: int, quarter: int, *, fiscal: bool = False) -> date:
    """The last day of a quarter, 1 to 4; the first of a fiscal year is October to December of the year before."""
    if fiscal:
        return date(year - 1, 12, 31) if quarter == 1 else month_end(year, (quarter - 1) * 3)
    return month_end(year, quarter * 3)


def year_end(year: int, *, fiscal: bool = False) -> date:
    """The last day of a year; 30 September of a fiscal year (พ.ร.บ.วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4)."""
    return date(year, 9, 30) if fiscal else date(year, 12, 31)


def end_of(unit: Unit, day: date) -> date:
    """The last day of the unit in which `day` lies; a week ends on Sunday."""
    match unit:
        case "day":
            return day
        case "week":
            return day + timedelta(days=_SUNDAY - day.weekday())
        case "month":
            return month_end(day.year, day.month)
        case "quarter":
            return quarter_end(day.year, (day.month + 2) // 3)
        case "half_year":
            return quarter_end(day.year, 2 if day.month <= 6 else 4)
        case "year":
            return year_end(day.year)
        case _:
            return fiscal_year_days(fiscal_year(day))[1]
