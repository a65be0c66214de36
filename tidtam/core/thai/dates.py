"""Dates as officials write them, found in a text and written again. Buddhist years outside, common era inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Final, Literal

from tidtam.core.refusal import Refused
from tidtam.core.thai.digits import arabic, thai
from tidtam.core.thai.text import normalise, squeeze

Style = Literal["letter", "long", "medium", "short", "dense", "weekday_short"]

MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_SHORT: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_MISSPELT: Final = {
    "กรกฏาคม": 7,
    "กุมภาพันธุ์": 2,
    "กุมภาพันธ": 2,
    "พฤษจิกายน": 11,
    "พฤศจิกายาน": 11,
    "พฤศภาคม": 5,
    "มิถุนาคม": 6,
}
_MONTH_NUMBERS: Final = {
    **_MISSPELT,
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(MONTHS_SHORT, 1)},
}
_WEEKDAY_NUMBERS: Final = {name: number for number, name in enumerate(WEEKDAYS)} | {"พฤหัส": 3, "พฤหัสฯ": 3}

# Pieces of the grammar, over text whose digits are Arabic.
_SPACE: Final = r"[^\S\n]*+"
_GAP: Final = rf"{_SPACE}\n?+{_SPACE}"
_FULL: Final = "|".join(sorted({*MONTHS, *_MISSPELT}, key=len, reverse=True))
_ABBREVIATED: Final = "|".join(
    # dots may be lost; ก.ค.ศ. and ก.พ.ร. are offices, not months
    rf"{first}(?:\.\s?)?{last}(?:\.(?!ศ|[ก-ฮ]\.(?!\s?ศ))|(?![.ก-๎]))"
    for first, last in (name.rstrip(".").split(".") for name in MONTHS_SHORT)
)
_MONTH: Final = rf"(?P<month>{_FULL}|{_ABBREVIATED})"
_WEEKDAY: Final = rf"(?:{'|'.join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))})"
_ERA: Final = r"(?:[พค]\.?\s?ศ\.?|พุทธศักราช|คริสต์ศักราช)"
_COUNTED: Final = rf"\s?(?:คน|ราย|แห่ง|ฉบับ|ชุด|บาท|ล้าน|ครั้ง|น\.|นาฬิกา|%|วัน(?!ที่|{_WEEKDAY}))"
_NO_YEAR: Final = rf"(?!\d|[.,:]\d|-\d{{3}}|{_COUNTED}|{_SPACE}(?:{_FULL}|{_ABBREVIATED}))"
_LIKELY_YEAR: Final = r"(?:1[89]|2[0-7])\d\d(?!\d)"
_YEAR: Final = (
    rf"(?:(?:{_GAP}(?:ของ)?ปี)?(?:{_GAP}{_ERA})?{_GAP}(?P<year>{_LIKELY_YEAR}|\d{{4,5}}{_NO_YEAR})"
    rf"|(?:{_SPACE}ปี)?(?:{_SPACE}{_ERA})?{_SPACE}['’]?(?P<yy>\d\d){_NO_YEAR}"
    r"|\s?(?:ของ)?(?:ปี)?(?:นี้|เดียวกัน)|\s?(?:ของ)?ปี(?P<next>หน้า|ถัดไป))?"
)
_CLOCK: Final = (
    r"(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d)(?:\s?(?:น\.|นาฬิกา|น(?![ก-๎]))|(?(at)(?![.,]?\d)|(?!)))"
)
_TIME: Final = (
    r"(?:[\s,(]{0,3}(?:ภายใน|ก่อน|ไม่เกิน|ระหว่าง|ตั้งแต่|ใน)?(?:วันและ)?(?P<at>เวลา)?\s{0,2}"
    r"(?:(?:[01]?\d|2[0-4])[.:][0-5]\d\s?(?:น\.)?\s?(?:-|–|ถึง)\s?(?:เวลา\s?)?)?"
    rf"(?:{_CLOCK}|(?<=เวลา)(?P<office>ราชการ)))?"
)
_DATE: Final = re.compile(
    rf"[0-9][0-9]?(?:{_GAP}(?P<named>เดือน{_SPACE})?{_MONTH}{_YEAR}"
    rf"|\s?/\s?\d\d?\s?/\s?(?:{_LIKELY_YEAR}|\d\d)(?![\d/])"
    rf"|(?P<sign>[.-])(?:0?[1-9]|1[0-2])(?P=sign){_LIKELY_YEAR}"
    r"|(?<=1[89]|2[0-7])\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d))"
    rf"(?:{_SPACE}\((?:วัน)?(?P<weekday>{_WEEKDAY})\))?{_TIME}"
)
_WEEKDAY_BEFORE: Final = re.compile(rf"(?:วัน|(?<![ก-๎]))({_WEEKDAY})\s?(?:ที่)?\s{{0,2}}$")
_TIME_BEFORE: Final = re.compile(rf"(?P<at>เวลา)?\s?{_CLOCK}\s?(?:ของ|ใน)?\s?(?:วันที่)?\s?$")
_DASH: Final = re.compile(r"\s{0,2}(?:-|–|—|ถึง|จนถึง)\s{0,2}(?:วันที่)?\s{0,2}")
_DAY_BEFORE: Final = re.compile(rf"(?<![\d./])(?P<day>\d\d?){_DASH.pattern}$")
_MONTH_ALONE: Final = re.compile(rf"(?P<named>เดือน\s?)?{_MONTH}{_YEAR}")
_TYPED: Final = re.compile(r"^(\d\d?)[ .-](\d\d?)[ .-](\d{4}|\d\d)$")
_MONTH_JOIN: Final = re.compile(r"\s?(?:-|–|—|ถึง)\s?")
_FURTHER_YEAR: Final = re.compile(rf"\s?(?:และ|,)\s?(?P<said>(?:ปี\s?)?{_ERA}?\s?(?P<year>{_LIKELY_YEAR}))")

_DAY_ENDS: Final = time(23, 59)
_OFFICE_CLOSES: Final = time(16, 30)  # เวลาราชการ 08.30 - 16.30 น.
_HALF_YEAR: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `date` (common era) is None where no such day exists (31 พฤศจิกายน).

    `start` and `end` count characters of the text given and take in a weekday and a time written with the date;
    `time` is the later one where a span is written; `weekday` is the one written (Monday 0), right or wrong;
    `year_written` is false where the year was taken from the reference.
    """

    date: date | None
    start: int
    end: int
    text: str
    time: time | None
    weekday: int | None
    year_written: bool


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month in a text, with its year in the common era."""

    year: int
    month: int
    start: int
    end: int
    text: str
    year_written: bool


@dataclass(frozen=True, slots=True)
class FoundRange:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date
    start: int
    end: int
    text: str


def buddhist(year: int) -> int:
    """The Buddhist year of a year of the common era."""
    return year + 543


def common_era(year: int, *, reference: date | None = None) -> int:
    """The year of the common era for a year as written: Buddhist (2562), two digits (62), or common era already (2019).

    Two digits are Buddhist and stand for 25xx, or for the Buddhist century of `reference`. A year of the common era
    comes back unchanged, so 543 is never taken twice. Raises Refused `not_a_year` for none of these (3104).
    """
    if 0 <= year < 100:
        century = buddhist(reference.year) // 100 if reference else 25
        year += century * 100
    if 1000 <= year < 2400:
        return year
    if 2400 <= year < 2943:
        return year - 543
    raise Refused("not_a_year", year=year)


def find_dates(text: str, *, reference: date | None = None) -> list[FoundDate]:
    """Every date written in `text`, in order: "๖ ธันวาคม ๒๕๖๒", "30 พ.ย.62", "6/12/2562", "2019-12-06".

    A date without a year is found only where a range or `reference` gives one: the year of `reference`, or the next
    where the date would lie more than half a year before it. Of "๑ - ๕ ธันวาคม ๒๕๖๒" the last day is found;
    the first is `find_ranges`' matter.
    """
    plain = arabic(text)
    written = _all_written(plain, reference)
    dated = (_with_year(plain, written, place, reference) for place in range(len(written)))
    return [_found(text, w) for w in dated if w.year is not None]


def find_ranges(text: str, *, reference: date | None = None) -> list[FoundRange]:
    """Every span of days in `text`: "๑ - ๕ ธันวาคม ๒๕๖๒", "๓๐ พ.ย. – ๒ ธ.ค. ๖๒"; years as in `find_dates`."""
    plain = arabic(text)
    dates = find_dates(text, reference=reference)
    pairs = [(a.date, b.date, a.start, b.end) for a, b in pairwise(dates) if _DASH.fullmatch(plain, a.end, b.start)]
    pairs += [pair for found in dates if (pair := _within_month(plain, found))]
    return [
        FoundRange(first, last, start, end, text[start:end])
        for first, last, start, end in sorted(pairs, key=itemgetter(2))
        if first and last and first <= last
    ]


def find_months(text: str, *, reference: date | None = None) -> list[FoundMonth]:
    """Every month written without a day: "เดือนพฤศจิกายน ๒๕๖๒", "พ.ย. 62"; without a year only after "เดือน".

    "เดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑ และ พ.ศ. ๒๕๖๒" gives two. A year not written is taken as in `find_dates`.
    """
    plain = arabic(text)
    matches = [m for m in _MONTH_ALONE.finditer(plain) if _stands_alone(plain, m)]
    found: list[FoundMonth] = []
    later: FoundMonth | None = None
    for match in reversed(matches):
        months = list(_months(text, plain, match, reference, later))
        found[:0] = months
        later = months[0] if months else None
    return found


def parse_date(text: str, *, reference: date | None = None) -> date:
    """The one date that `text` is, in any form that `find_dates` reads, or typed as "6-12-62", "6.12.62", "6 12 2562".

    Raises Refused `not_a_date` where the text is no date, `impossible_date` where no such day exists.
    """
    words = squeeze(normalise(text)).removeprefix("วันที่").lstrip()
    words = _TYPED.sub(r"\1/\2/\3", arabic(words))
    match find_dates(words, reference=reference):
        case [FoundDate(start=0, end=end, date=found)] if end == len(words):
            if found is None:
                raise Refused("impossible_date", text=words)
            return found
        case _:
            raise Refused("not_a_date", text=words)


def format_date(day: date, style: Style) -> str:
    """`day` as people read it, in the Buddhist era.

    letter ๖ ธันวาคม ๒๕๖๒ · long วันศุกร์ที่ 6 ธันวาคม 2562 · medium 6 ธันวาคม 2562 · short 6 ธ.ค. 2562 ·
    dense 6 ธ.ค. 62 · weekday_short วันศุกร์ที่ 6 ธ.ค. 2562
    """
    month = MONTHS_SHORT[day.month - 1] if style in {"short", "dense", "weekday_short"} else MONTHS[day.month - 1]
    year = f"{buddhist(day.year) % 100:02}" if style == "dense" else str(buddhist(day.year))
    weekday = f"วัน{WEEKDAYS[day.weekday()]}ที่ " if style in {"long", "weekday_short"} else ""
    words = f"{weekday}{day.day} {month} {year}"
    return thai(words) if style == "letter" else words


def format_time(moment: time) -> str:
    """`moment` in the official style: "14.32 น."."""
    return f"{moment:%H.%M} น."


@dataclass(frozen=True, slots=True)
class _Written:
    """What the words of one date say; `year` is common era, 0 where no such year exists, None where none is written."""

    day: int
    month: int
    year: int | None
    next_year: bool
    start: int
    end: int
    time: time | None
    weekday: int | None
    year_written: bool = True


def _all_written(plain: str, reference: date | None) -> list[_Written]:
    written, floor = [], 0
    for match in _DATE.finditer(plain):
        if _is_date(plain, match):
            written.append(_written(plain, match, floor, reference))
        floor = match.end()
    return written


def _is_date(plain: str, match: re.Match[str]) -> bool:
    """Whether a match is no piece of something else: a longer number, or "งวดที่ 3 เดือนมีนาคม"."""
    before = plain[max(0, match.start() - 8) : match.start()]
    if match["named"]:
        return before.rstrip().endswith("วันที่")
    return not before[-1:].isdigit() and (bool(match["month"]) or before[-1:] not in {"/", ".", "-"})


def _written(plain: str, match: re.Match[str], floor: int, reference: date | None) -> _Written:
    """The parts of one match; what stands before it counts from `floor`, the end of the date before."""
    if match["month"]:
        day, month = int(re.split(r"\D", match[0], maxsplit=1)[0]), _month_number(match)
        year = _year(match["year"] or match["yy"], reference)
    else:
        first, second, third = re.findall(r"\d+", match[0])[:3]
        month = int(second)
        day, year = (int(third), _year(first, reference)) if len(first) == 4 else (int(first), _year(third, reference))
    weekday = _WEEKDAY_BEFORE.search(plain, max(floor, match.start() - 20), match.start())
    named = weekday[1] if weekday else match["weekday"]
    return _Written(
        day=day,
        month=month,
        year=year,
        next_year=bool(match["next"]),
        start=weekday.start() if weekday else match.start(),
        end=match.end(),
        time=_time(plain, match, floor),
        weekday=_WEEKDAY_NUMBERS[named] if named else None,
    )


def _month_number(match: re.Match[str]) -> int:
    return _MONTH_NUMBERS[re.sub(r"[.\s]", "", match["month"])]


def _year(digits: str | None, reference: date | None) -> int | None:
    if digits is None:
        return None
    try:
        return common_era(int(digits), reference=reference)
    except Refused:
        return 0


def _time(plain: str, match: re.Match[str], floor: int) -> time | None:
    if match["office"]:
        return _OFFICE_CLOSES
    clock = match if match["hour"] else _TIME_BEFORE.search(plain, max(floor, match.start() - 30), match.start())
    if clock is None:
        return None
    hour = int(clock["hour"])
    return _DAY_ENDS if hour == 24 else time(hour, int(clock["minute"]))


def _with_year(plain: str, dates: list[_Written], place: int, reference: date | None) -> _Written:
    """The date at `place`, with the year of the other end of its range or of the reference if it has none itself."""
    this = dates[place]
    if this.year is not None:
        return this
    before, after = dates[max(0, place - 1)], dates[min(place + 1, len(dates) - 1)]
    if after.year and _DASH.fullmatch(plain, this.end, after.start):
        return replace(this, year=after.year - ((this.month, this.day) > (after.month, after.day)))
    if before.year and _DASH.fullmatch(plain, before.end, this.start):
        return replace(this, year=before.year + ((this.month, this.day) < (before.month, before.day)))
    if reference is None:
        return this
    return replace(this, year=_likely_year(this, reference), year_written=False)


def _likely_year(this: _Written, reference: date) -> int:
    if this.next_year:
        return reference.year + 1
    same_year = date(reference.year, min(max(this.month, 1), 12), min(max(this.day, 1), 28))
    return reference.year + (reference - same_year > _HALF_YEAR)


def _found(text: str, this: _Written) -> FoundDate:
    return FoundDate(
        date=_day(this.year, this.month, this.day),
        start=this.start,
        end=this.end,
        text=text[this.start : this.end],
        time=this.time,
        weekday=this.weekday,
        year_written=this.year_written,
    )


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def _within_month(plain: str, last: FoundDate) -> tuple[date | None, date | None, int, int] | None:
    """The range "๑ - ๕ ธันวาคม ๒๕๖๒", of whose first day only the number is written."""
    first = _DAY_BEFORE.search(plain, max(0, last.start - 30), last.start)
    if first is None or last.date is None:
        return None
    day = _day(last.date.year, last.date.month, int(first["day"]))
    weekday = _WEEKDAY_BEFORE.search(plain, max(0, first.start() - 20), first.start())
    return day, last.date, weekday.start() if weekday else first.start(), last.end


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    """Whether a month is one: after "เดือน", or with its year, not part of a date and not the end of a word."""
    before = plain[max(0, match.start() - 12) : match.start()]
    if match["named"]:
        return not re.search(r"วันที่\s*\d\d?\s*$", before)
    inside_word = "." in match["month"] and re.search("[ก-๎.]$", before)
    return bool(match["year"] or match["yy"]) and not inside_word and not re.search(r"\d\s*$", before)


def _months(
    text: str, plain: str, match: re.Match[str], reference: date | None, later: FoundMonth | None
) -> Iterator[FoundMonth]:
    month, start, end = _month_number(match), match.start(), match.end()
    year, written = _year(match["year"] or match["yy"], reference), True
    if year is None and later and _MONTH_JOIN.fullmatch(plain, end, later.start):
        year, written = later.year - (month > later.month), later.year_written
    elif year is None and reference:
        whole = _Written(1, month, None, bool(match["next"]), start, end, None, None)
        year, written = _likely_year(whole, reference), False
    if not year:
        return
    yield FoundMonth(year, month, start, end, text[start:end], written)
    while further := _FURTHER_YEAR.match(plain, end):
        start, end = further.span("said")
        yield FoundMonth(common_era(int(further["year"])), month, start, end, text[start:end], True)
