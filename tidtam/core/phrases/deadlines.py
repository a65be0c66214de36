"""Time limits in a letter: what must be done by when. One rule a line of `_RULES`, made of `deadline_rules`' pieces.

A month, quarter or year is due on its last day; a period counted from a day leaves that day out (ป.พ.พ. มาตรา 193/3).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tidtam.core.phrases import deadline_rules as said
from tidtam.core.phrases.deadline_rules import (
    A_DATE,
    A_MONTH,
    ANY_DAY,
    AT_MOST,
    HALF_YEAR,
    ON_DAYS,
    TO_END,
    WITHIN,
    Page,
    words,
)
from tidtam.core.phrases.found import Deadline
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import WEEKDAYS, FoundDate, FoundMonth, common_era, find_months
from tidtam.core.thai.digits import arabic, number_words
from tidtam.core.thai.periods import Unit, end_of, month_end, quarter_end, year_end

type _Build = Callable[[Page, re.Match[str]], Iterator[Deadline]]
type _Admits = Callable[[Page, re.Match[str]], bool]

_ONE_DAY: Final = timedelta(days=1)
MONTH_KEYS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LETTERS: Final = {"วัน": "D", "สัปดาห์": "W", "อาทิตย์": "W", "เดือน": "M", "ปี": "Y", "ชั่วโมง": "H", "ชม": "H", "ชม.": "H"}
_DAYS: Final = {"D": 1, "W": 7}
_UNITS: Final[dict[str, Unit]] = {
    "วัน": "day", "สัปดาห์": "week", "เดือน": "month", "ไตรมาส": "quarter", "ครึ่งปี": "half_year", "ปี": "year",
}  # fmt: skip
_QUARTERS: Final = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "แรก": 1, "สุดท้าย": 4, "ครึ่งแรก": 2, "ครึ่งหลัง": 4}
_NEXT: Final = {"หน้า", "ถัดไป", "ต่อไป", "พรุ่งนี้"}
_PARTS: Final = {"ต้น": "early", "กลาง": "mid", "ปลาย": "late"}
_HASTES: Final = {"โอกาส": "at_first_opportunity", "ทันที": "immediately", "พลัน": "immediately", "เร็ว": "soon"}


def _on_days(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    for start, span in page.marks(match, A_DATE):
        found = page.dates[start]
        if match["yearly"]:
            day = found.date or ANY_DAY
            yield page.deadline(None, "recurring", f"yearly_{day.day}_{MONTH_KEYS[day.month - 1][:3]}", span)
        else:
            rule = "last_working_day_date_given" if match["last"] else _form(found)
            yield replace(page.deadline(page.day(start), "absolute", rule, span), time=found.time)


def _form(found: FoundDate) -> str:
    """How a day is written."""
    forms = {
        "with_time": found.time,
        "weekday_prefix": found.weekday is not None,
        "abbrev_month_2_or_4_digit_year": re.search(r"\d\s*[ก-๎]{1,3}\.", found.text),
        "year_from_context": not found.year_written,
        "thai_digits": arabic(found.text) != found.text,
    }
    return next((form for form, fits in forms.items() if fits), "day_month_year")


def _up_to(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    """One day or month: "ก่อน" leaves it out, "จนถึง" takes it in."""
    if match["day"]:
        first = last = page.day(match.start("day"))
    else:
        last = _month_end(page, page.months[match.start("month")])
        first = last and last.replace(day=1)
    if match[0].startswith("ก่อน"):
        day = first and first - _ONE_DAY
        yield page.deadline(day, "absolute", "before_exclusive_last_allowed_day", match.span())
    else:
        time = page.dates[match.start("day")].time if match["day"] else None
        rule = "window_end_until_with_time" if time else "window_end_until"
        yield replace(page.deadline(last, "absolute", rule, match.span()), time=time)


def _on_months(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    for start, span in page.marks(match, A_MONTH):
        if match["yearly"]:
            yield page.deadline(None, "recurring", f"yearly_{MONTH_KEYS[page.months[start].month - 1]}", span)
        else:
            yield page.deadline(_month_end(page, page.months[start]), "absolute", "end_of_named_month", span)


def _on_bare_month(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    for found in find_months(f"เดือน{match['bare']}", reference=page.reference or ANY_DAY):
        yield page.deadline(_month_end(page, found), "absolute", "end_of_named_month", match.span())


def _on_day_of_month(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    last = _this(page, match, "month")
    exists = last and 1 <= int(match["day"]) <= last.day
    day = last.replace(day=int(match["day"])) if last and exists else None
    yield page.deadline(day, "absolute", "day_of_month", match.span())


def _on_quarter(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    said_so = match["quarter"] or f"ครึ่ง{match['half']}"
    quarter = int(said_so) if said_so.isdecimal() else _QUARTERS[said_so]
    fiscal, today = bool(match["fiscal"]), page.reference
    day = None
    if match["year"]:
        day = quarter_end(common_era(int(match["year"])), quarter, fiscal=fiscal)
    elif today:
        year = end_of("fiscal_year" if fiscal else "year", today).year
        day = quarter_end(year, quarter, fiscal=fiscal)
        if match["this"] in _NEXT or today - day > HALF_YEAR:
            day = quarter_end(year + 1, quarter, fiscal=fiscal)
    yield page.deadline(day, "absolute", "end_of_quarter", match.span())


def _on_year(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    rule = "end_of_fiscal_year_30_sep" if match["fiscal"] else "end_of_year"
    day = year_end(common_era(int(match["until"] or match["year"])), fiscal=bool(match["fiscal"]))
    yield page.deadline(day, "absolute", rule, match.span())


def _on_this(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    unit = "fiscal_year" if match["fiscal"] else _UNITS.get(match["unit"], "day")
    if match["each"]:
        yield page.deadline(None, "recurring", f"end_of_each_{unit}", match.span())
    elif match["this"] or match["end"] or match["fiscal"]:
        day = _this(page, match, unit)
        if page.reference and (weekday := match["unit"].removeprefix("วัน")) in WEEKDAYS:
            days = (WEEKDAYS.index(weekday) - page.reference.weekday()) % 7 + 7 * (match["this"] in _NEXT)
            day = page.reference + _ONE_DAY * days
        yield page.deadline(day, "absolute", f"end_of_this_{unit}_from_context", match.span())


def _on_part(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    unit = next((unit for word, unit in _UNITS.items() if match["of"].startswith(word)), "named_month")
    yield page.deadline(None, "vague", f"{_PARTS[match['part']]}_{unit}", match.span())


def _on_last_day(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    unit = "fiscal_year" if match["fiscal"] else _UNITS[match["of"] or "เดือน"]
    rule = f"last_{'working_' if match['working'] else ''}day_of"
    one = match["month"] or match["year"] or match["this"] or unit != "month"
    if match["always"] or match["each"] or not one:
        yield page.deadline(None, "recurring", f"{rule}_each_{unit}", match.span())
        return
    if match["year"]:
        day: date | None = year_end(common_era(int(match["year"])), fiscal=unit == "fiscal_year")
    else:
        day = _this(page, match, unit)
    if day and match["working"]:  # of the holidays, only the one that every year ends with is known here
        day = Calendar({date(day.year, 12, 31): "วันสิ้นปี"}).last_working(day)
    yield page.deadline(day, "absolute", f"{rule}_{unit}", match.span())


def _counted(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    """A counted period: its end is known where a cap, or the day it is counted from, is written."""
    count = int(match["count"]) if match["count"].isdecimal() else number_words(match["count"])
    if count is None:
        return
    unit = "BD" if "การ" in match["unit"] else _LETTERS[match["unit"]]
    start, rule, day = match["start"] or "", "start_unstated", None
    if match["cap"]:
        rule, day = "capped_by_absolute", page.day(match.start("cap"))
    elif match["from"]:
        first = page.day(match.start("from"))
        rule, day = "from_date", first and first + _ONE_DAY * count * _DAYS[unit] if unit in _DAYS else None
    elif start:
        rule = "from_receipt" if "ได้รับ" in start else "from_event"
    elif match[0].startswith(("ล่วงหน้า", "ก่อน")):
        rule = "in_advance"
    yield page.deadline(day, "relative", f"P{count}{unit}_{rule}", match.span())


def _on_day_of_each_month(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    if match["of"] or match["always"]:
        following = "_of_following_month" if match["next"] else ""
        yield page.deadline(None, "recurring", f"monthly_day_{int(match['day'])}{following}", match.span())


def _every(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    unit = _UNITS.get(match["unit"], "week")
    rule = f"every_{match['count']}_{unit}s" if match["count"] else f"every_{unit}"
    yield page.deadline(None, "recurring", rule, match.span())


def _hastily(page: Page, match: re.Match[str]) -> Iterator[Deadline]:
    rule = next((key for word, key in _HASTES.items() if word in match[0]), "urgently")
    yield page.deadline(None, "vague", rule, match.span())


def _this(page: Page, match: re.Match[str], unit: Unit) -> date | None:
    """The last day of the month that a match names, or of the reference's unit or the next ("เดือนนี้", "ปีหน้า")."""
    if match.groupdict().get("month"):
        return _month_end(page, page.months[match.start("month")])
    if page.reference is None:
        return None
    last = end_of(unit, page.reference)
    return end_of(unit, last + _ONE_DAY) if match["this"] in _NEXT else last


def _month_end(page: Page, found: FoundMonth) -> date | None:
    return month_end(found.year, found.month) if found.year_written or page.reference else None


# One rule a line, its example above: where it stands, what it sets, which words around it admit it.
_RULES: Final[tuple[tuple[str, _Build, _Admits], ...]] = (
    # ภายในวันพุธที่ 20 พฤศจิกายน 2562 | ไม่เกินวันที่ … | ก่อนเวลา 12.00 น. ของวันที่ … | ภายในวันที่ 31 ธันวาคมของทุกปี
    (f"(?:{WITHIN}|{AT_MOST}|ก่อน (?=เวลา)){said.CLOCK}{ON_DAYS}", _on_days, said.asked),
    # หมดเขตส่งผลงานวันที่ 5 มีนาคม 2564
    (f"{said.CLOSING}{ON_DAYS}", _on_days, said.asked),
    # ก่อนวันที่ 19 ธันวาคม 2560 | ก่อนเดือนตุลาคม 2565
    (said.BEFORE, _up_to, said.asked),
    # เปิดรับสมัครตั้งแต่บัดนี้จนถึงวันที่ 5 มีนาคม 2564 | ยื่นแบบได้จนถึงสิ้นเดือนมิถุนายน 2565
    (said.OPENING, _up_to, said.standing_open),
    # ภายในเดือนพฤศจิกายนของปี พ.ศ. 2561 และ พ.ศ. 2562 | ก่อนสิ้นเดือนมีนาคม 2565 | ภายในเดือนตุลาคมของทุกปี | ภายใน ก.ย.นี้
    (f"{TO_END}{said.SOME_MONTHS}{said.YEARLY}", _on_months, said.asked),
    (f"{TO_END}{said.BARE_MONTH}", _on_bare_month, said.asked),
    # ภายในวันที่ 15 นี้ | ภายในวันที่ 15 ของเดือนมกราคม 2565
    (f"{WITHIN}{said.DAY_OF_MONTH}", _on_day_of_month, said.asked),
    # ภายในไตรมาสที่ 3 ของปี 2567 | ภายในไตรมาส 3/2561 | ภายในไตรมาสแรกของปีงบประมาณ พ.ศ. 2565 | ภายในครึ่งปีแรก 2565
    (f"{TO_END}{said.QUARTER}", _on_quarter, said.asked),
    # ภายในปี พ.ศ. 2569 | ภายในสิ้นปีงบประมาณ 2566 | ภายใน พ.ศ. 2570
    (f"{TO_END}{said.IN_YEAR}", _on_year, said.asked),
    # ภายในพรุ่งนี้ | ภายในวันศุกร์นี้ | ภายในสิ้นเดือนนี้ | ภายในปีงบประมาณถัดไป | ภายในสิ้นปีงบประมาณของทุกปี
    (f"{TO_END}{said.PERIOD}", _on_this, said.asked),
    # ภายในกลางเดือนมีนาคมนี้ | ภายในปลายปี 2567
    (f"{WITHIN}{said.PART}", _on_part, said.asked),
    # ภายในวันทำการสุดท้ายของเดือนมีนาคม 2565 | ทุกวันทำการสุดท้ายของเดือน
    (f"(?:{WITHIN}|{AT_MOST})?{said.LAST_DAY}", _on_last_day, said.paid),
    # ภายใน 30 วัน นับแต่วันที่ได้รับหนังสือ แต่ต้องไม่เกินวันที่ 8 มีนาคม 2564 | ไม่เกินเจ็ดวันทำการนับถัดจาก…
    (f"(?:{WITHIN}|{AT_MOST}){said.COUNTED}", _counted, said.ahead),
    # แจ้งล่วงหน้าไม่น้อยกว่า 30 วัน | ยื่นคำขอก่อนใบอนุญาตสิ้นอายุอย่างน้อยสิบห้าวัน
    (said.COUNTED_BACK, _counted, said.noticed),
    # ภายในวันที่ 5 ของทุกเดือน | ทุกวันที่ 10 ของเดือน
    (f"(?:{WITHIN}|{AT_MOST})?{said.DAY_OF_EACH_MONTH}", _on_day_of_each_month, said.paid),
    # รายงาน…เป็นรายไตรมาส | รายงาน…ทุก 6 เดือน
    (said.EVERY, _every, said.reported),
    # โดยด่วน | ในโอกาสแรก | อย่างเร่งด่วน
    (said.URGENTLY, _hastily, said.ordered),
)


def find_deadlines(text: str, *, reference: date | None = None) -> list[Deadline]:
    """Every phrase of `text` that sets a time limit, in order, none over another; spans count characters of `text`.

    `reference` (the letter's date) gives the year of "ภายในวันที่ 21 ตุลาคมนี้" and the meaning of "ภายในสิ้นปีนี้";
    without it such a deadline is found with `date` None. So is a day that does not exist (31 พฤศจิกายน). A period
    counted from an event, what comes again every month, and what is only urgent have no date either.
    """
    page = Page.of(text, reference)
    readings = [
        reading
        for pattern, build, admits in _RULES
        for match in words(pattern).finditer(page.masked)
        if admits(page, match) and (reading := list(build(page, match)))
    ]
    readings.sort(key=lambda reading: (reading[0].span[0], -reading[-1].span[1]))
    found: list[Deadline] = []
    for reading in readings:  # the first begun wins, the longest of those begun together
        if not found or reading[0].span[0] >= found[-1].span[1]:
            found.extend(reading)
    return found
