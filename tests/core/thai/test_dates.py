from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import (
    MONTHS,
    MONTHS_SHORT,
    WEEKDAYS,
    buddhist,
    common_era,
    find_dates,
    find_months,
    find_ranges,
    format_date,
    format_time,
    parse_date,
)
from tidtam.core.thai.digits import thai

LETTER = date(2019, 11, 22)
DUE = date(2019, 12, 6)
STYLES = ("letter", "long", "medium", "short", "dense", "weekday_short")
CENTURIES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def only(text, reference=None):
    (found,) = find_dates(text, reference=reference)
    return found


# years


@pytest.mark.parametrize(
    ("written", "year"), [(2562, 2019), (62, 2019), (0, 1957), (99, 2056), (2019, 2019), (2399, 2399), (2400, 1857)]
)
def test_a_year_as_written(written, year):
    assert common_era(written) == year


@settings(max_examples=100, deadline=None)
@given(st.integers(1900, 2200))
def test_543_is_never_taken_twice(year):
    assert common_era(buddhist(year)) == year
    assert common_era(common_era(buddhist(year))) == year


@pytest.mark.parametrize("year", [3104, 2943, 999, 100, -1])
def test_a_year_with_543_added_twice_is_refused(year):
    with pytest.raises(Refused) as refused:
        common_era(year)
    assert refused.value.code == "not_a_year"
    assert str(year) in refused.value.sentence


def test_two_digits_stand_in_the_century_of_the_reference():
    assert common_era(75, reference=date(1935, 1, 1)) == 1932
    assert common_era(75, reference=LETTER) == 2032


# one date, both ways


@settings(max_examples=100, deadline=None)
@given(CENTURIES, st.sampled_from(STYLES))
@example(date(2020, 2, 29), "dense")
@example(date(1900, 1, 1), "dense")
@example(date(2200, 12, 31), "letter")
def test_what_is_written_is_read_again(day, style):
    assert parse_date(format_date(day, style), reference=day) == day
    if style != "dense":  # two digits alone say no century
        assert parse_date(format_date(day, style)) == day


@settings(max_examples=100, deadline=None)
@given(CENTURIES)
def test_numeric_forms_are_read_in_both_eras_and_digits(day):
    slashed = f"{day.day}/{day.month}/{buddhist(day.year)}"
    for text in (slashed, thai(slashed), f"{day.day:02}/{day.month:02}/{day.year}", day.isoformat()):
        assert parse_date(text) == day


@settings(max_examples=100, deadline=None)
@given(CENTURIES, st.sampled_from(STYLES))
def test_a_date_is_found_where_it_stands(day, style):
    written = format_date(day, style)
    text = f"ให้รายงานภายใน{written} ต่อไป"
    found = only(text, reference=day)
    assert (found.date, found.text, text[found.start : found.end]) == (day, written, written)
    assert found.weekday == (day.weekday() if "วัน" in written else None)


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("letter", "๖ ธันวาคม ๒๕๖๒"),
        ("long", "วันศุกร์ที่ 6 ธันวาคม 2562"),
        ("medium", "6 ธันวาคม 2562"),
        ("short", "6 ธ.ค. 2562"),
        ("dense", "6 ธ.ค. 62"),
        ("weekday_short", "วันศุกร์ที่ 6 ธ.ค. 2562"),
    ],
)
def test_each_style(style, words):
    assert format_date(DUE, style) == words


def test_time_in_the_official_style():
    assert format_time(time(9, 5)) == "09.05 น."


@pytest.mark.parametrize("number", range(1, 13))
def test_no_month_is_taken_for_another(number):
    name, short = MONTHS[number - 1], MONTHS_SHORT[number - 1]
    bare = short.replace(".", "")
    for month in (name, short, short[:-1], bare, f"{bare}.", short.replace(".", ". ").strip()):
        for text in (f"9 {month} 2562", f"๙ {month} ๖๒", f"9 {month} พ.ศ. 2562"):
            assert only(text).date == date(2019, number, 9), text
    assert only(f"9{name}2562").date == only(f"9{short}2562").date == date(2019, number, 9)
    assert only(f"9 {short}", LETTER).date.month == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 พ.ย.2562", date(2019, 11, 30)),
        ("31 มี.ค.61", date(2018, 3, 31)),
        ("30พย.62", date(2019, 11, 30)),
        ("๖ธันวาคม๒๕๖๒", DUE),
        ("๖ ธันวาคม 2562", DUE),
        ("6 ธันวาคม ๒๕62", DUE),
        ("6  ธันวาคม\nพ.ศ.2562", DUE),
        ("๖\nธันวาคม ๒๕๖๒", DUE),
        ("6 ธันวาคม พุทธศักราช 2562", DUE),
        ("6 ธันวาคม ค.ศ. 2019", DUE),
        ("6 ธันวาคม ปี 2562", DUE),
        ("6 ธันวาคม ของปี พ.ศ. 2562", DUE),
        ("6 ธ.ค.พ.ศ. 2562", DUE),
        ("6 ธันวาคม 2019", DUE),
        ("6 ธ.ค. ’62", DUE),
        ("วันที่ ๖ เดือน ธันวาคม พ.ศ. ๒๕๖๒", DUE),
        ("06/12/2562", DUE),
        ("6 / 12 / 62", DUE),
        ("6-12-2562", DUE),
        ("6.12.2019", DUE),
        ("2562-12-06", DUE),
        ("9 กรกฏาคม 2562", date(2019, 7, 9)),
        ("9 กุมภาพันธุ์ 2562", date(2019, 2, 9)),
        ("9 พฤษจิกายน 2562", date(2019, 11, 9)),
    ],
)
def test_written_forms(text, day):
    found = only(text)
    assert (found.date, found.year_written) == (day, True)


def test_a_letters_dates_in_order_with_their_places():
    text = "ลงวันที่ ๒๖ พฤศจิกายน ๒๕๖๒ ให้รายงานภายในวันที่ 6 ธ.ค. 62หรือ 2019-12-10"
    found = find_dates(text)
    assert [f.date for f in found] == [date(2019, 11, 26), DUE, date(2019, 12, 10)]
    assert [f.text for f in found] == ["๒๖ พฤศจิกายน ๒๕๖๒", "6 ธ.ค. 62", "2019-12-10"]
    assert [text[f.start : f.end] for f in found] == [f.text for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "31 พฤศจิกายน 2562",
        "29 ก.พ. 2562",
        "0 ธันวาคม 2562",
        "45 ธันวาคม 2562",
        "6 ธันวาคม 3104",
        "6 ธันวาคม 25620",
        "1/13/2562",
    ],
)
def test_an_impossible_date_does_not_vanish(text):
    assert only(text, LETTER).date is None
    with pytest.raises(Refused) as refused:
        parse_date(text)
    assert refused.value.code == "impossible_date"


def test_leap_day():
    assert only("29 กุมภาพันธ์ 2563").date == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "โทร. 0-3869-4043 ต่อ 12",
        "ที่ 5 ก.ค.ศ. มีมติ",
        "ครั้งที่ 1 ก.พ.ร. เห็นชอบ",
        "มี 3 มี.คน",
        "พยาน 2 พยาน 2562",
        "เลขที่ 125 ธันวาคม 2562",
        "คดีที่ 11/6/12/2562",
        "รุ่น 1.6.12.2562",
        "6/12/2562/9",
        "งวดที่ 3 เดือนมีนาคม 2562",
        "บัญชี 1234-56-78",
        "บัญชี 1234-05-06",
        "ข้อ 2.1.3",
        "เดือนธันวาคม 2562",
        "6 ธันวาคม",
    ],
)
def test_what_only_looks_like_a_date(text):
    assert find_dates(text) == []


# dates without a year


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("วันที่ 21 ตุลาคมนี้", date(2019, 10, 21), "21 ตุลาคมนี้"),
        ("3 ธันวาคม นี้", date(2019, 12, 3), "3 ธันวาคม นี้"),
        ("31 ธันวาคม", date(2019, 12, 31), "31 ธันวาคม"),
        ("22 พ.ค. จะ", date(2020, 5, 22), "22 พ.ค."),
        ("23 พ.ค. จะ", date(2019, 5, 23), "23 พ.ค."),
        ("3 มกราคม", date(2020, 1, 3), "3 มกราคม"),
        ("29 กุมภาพันธ์", date(2020, 2, 29), "29 กุมภาพันธ์"),
        ("31 มีนาคมของปีถัดไป", date(2020, 3, 31), "31 มีนาคมของปีถัดไป"),
        ("31 ธันวาคมปีเดียวกัน", date(2019, 12, 31), "31 ธันวาคมปีเดียวกัน"),
        ("5 ธันวาคม 12 คน", date(2019, 12, 5), "5 ธันวาคม"),
        ("5 ธันวาคม 1,500 บาท", date(2019, 12, 5), "5 ธันวาคม"),
        ("5 ธันวาคม 10 วัน", date(2019, 12, 5), "5 ธันวาคม"),
        ("5 ธ.ค. 02-123-4567", date(2019, 12, 5), "5 ธ.ค."),
        ("31 พฤศจิกายน", None, "31 พฤศจิกายน"),
    ],
)
def test_the_reference_gives_the_year(text, day, words):
    found = only(text, LETTER)
    assert (found.date, found.text, found.year_written) == (day, words, False)


def test_days_of_a_table_row_are_no_years():
    assert [f.date for f in find_dates("15 ม.ค. 15 ก.พ. 15 มี.ค. 62", reference=LETTER)] == [
        date(2020, 1, 15),
        date(2020, 2, 15),
        date(2019, 3, 15),
    ]


def test_a_year_before_a_weekday_is_a_year():
    assert only("6 ธ.ค. 62 วันที่ลงนาม").date == only("6 ธ.ค. 62 วันศุกร์").date == DUE


# weekdays and times


@pytest.mark.parametrize("number", range(7))
def test_each_weekday_as_written(number):
    assert only(f"วัน{WEEKDAYS[number]}ที่ 6 ธันวาคม 2562").weekday == number
    assert only(f"6 ธันวาคม 2562 (วัน{WEEKDAYS[number]})").weekday == number


def test_a_weekday_belongs_to_the_span():
    text = "ภายในวันพฤหัสฯ ที่ ๕ ธันวาคม ๒๕๖๒ (พฤหัสบดี)"
    found = only(text)
    assert (found.text, found.weekday) == (text.removeprefix("ภายใน"), 3)


def test_a_word_that_ends_like_a_weekday_is_none():
    assert only("ดวงจันทร์ 6 ธันวาคม 2562").weekday is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("๖ ธันวาคม ๒๕๖๒ เวลา ๑๖.๓๐ น.", time(16, 30)),
        ("6 ธ.ค. 62 16:30 น.", time(16, 30)),
        ("6 ธ.ค. 62, 09.00 นาฬิกา", time(9)),
        ("6 ธ.ค. 62 เวลา 16.30", time(16, 30)),
        ("6 ธ.ค. 62 ภายในเวลา 12.00 น.", time(12)),
        ("6 ธ.ค. 62 (ก่อนเวลา 12.00 น.)", time(12)),
        ("6 ธ.ค. 62 เวลา 09.00 - 12.00 น.", time(12)),
        ("6 ธ.ค. 62 ระหว่างเวลา 09.00 น. ถึงเวลา 12.00 น.", time(12)),
        ("6 ธ.ค. 62 ในเวลาราชการ", time(16, 30)),
        ("6 ธ.ค. 62 ในวันและเวลาราชการ", time(16, 30)),
        ("6 ธ.ค. 62 เวลา 24.00 น.", time(23, 59)),
        ("ภายในเวลา 16.30 น. ของวันที่ 6 ธ.ค. 62", time(16, 30)),
        ("เวลา 16.30 วันที่ 6 ธ.ค. 62", time(16, 30)),
        ("5.10 นาย ก. วันที่ 6 ธ.ค. 62", None),
        ("6 ธ.ค. 62 ราคา 16.30 บาท", None),
        ("6 ธ.ค. 62 เวลา 25.00 น.", None),
    ],
)
def test_the_time_written_with_a_date(text, moment):
    found = only(text)
    assert (found.date, found.time) == (DUE, moment)


def test_a_time_belongs_to_one_date_only():
    first, second = find_dates("5 ธ.ค. 62 เวลา 09.00 น. วันที่ 6 ธ.ค. 62")
    assert (first.time, second.time) == (time(9), None)
    assert first.text == "5 ธ.ค. 62 เวลา 09.00 น."


def test_the_hour_after_a_year_less_date_is_no_year():
    found = only("5 ธ.ค. 16.30 น.", LETTER)
    assert (found.date, found.time) == (date(2019, 12, 5), time(16, 30))


# ranges


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("๑ - ๕ ธันวาคม ๒๕๖๒", date(2019, 12, 1), date(2019, 12, 5), "๑ - ๕ ธันวาคม ๒๕๖๒"),
        ("วันที่ 1–5 ธ.ค. 62", date(2019, 12, 1), date(2019, 12, 5), "1–5 ธ.ค. 62"),
        ("๓๐ พ.ย. – ๒ ธ.ค. ๖๒", date(2019, 11, 30), date(2019, 12, 2), "๓๐ พ.ย. – ๒ ธ.ค. ๖๒"),
        ("30 ธ.ค. - 2 ม.ค. 63", date(2019, 12, 30), date(2020, 1, 2), "30 ธ.ค. - 2 ม.ค. 63"),
        ("30 ธ.ค. 62 - 2 ม.ค.", date(2019, 12, 30), date(2020, 1, 2), "30 ธ.ค. 62 - 2 ม.ค."),
        ("1 ธ.ค. 62 ถึงวันที่ 31 ม.ค. 63", date(2019, 12, 1), date(2020, 1, 31), "1 ธ.ค. 62 ถึงวันที่ 31 ม.ค. 63"),
        ("วันที่ 1 จนถึง 5 ธันวาคม 2562", date(2019, 12, 1), date(2019, 12, 5), "1 จนถึง 5 ธันวาคม 2562"),
        ("1 มกราคม - 31 ธันวาคม 2562", date(2019, 1, 1), date(2019, 12, 31), "1 มกราคม - 31 ธันวาคม 2562"),
        (
            "วันจันทร์ที่ 2 - วันศุกร์ที่ 6 ธันวาคม 2562",
            date(2019, 12, 2),
            DUE,
            "วันจันทร์ที่ 2 - วันศุกร์ที่ 6 ธันวาคม 2562",
        ),
    ],
)
def test_ranges(text, first, last, words):
    (found,) = find_ranges(text)
    assert (found.first, found.last, found.text) == (first, last, words)
    assert text[found.start : found.end] == words


def test_a_range_without_a_year_takes_the_references():
    (found,) = find_ranges("30 ธ.ค. - 2 ม.ค.", reference=LETTER)
    assert (found.first, found.last) == (date(2019, 12, 30), date(2020, 1, 2))


def test_ranges_come_in_order():
    found = find_ranges("30 พ.ย. - 2 ธ.ค. 62 และ 9 - 13 ธ.ค. 62")
    assert [f.first for f in found] == [date(2019, 11, 30), date(2019, 12, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "5 - 1 ธ.ค. 62",
        "31 - 31 พ.ย. 62",
        "0 - 5 ธ.ค. 62",
        "6 ธ.ค. 62 และ 9 ธ.ค. 62",
        "ข้อ 2.1 - 5 ธ.ค. 62",
        "9 ธ.ค. 62 - 31 พ.ย. 63",
    ],
)
def test_what_is_no_range(text):
    assert find_ranges(text) == []


@settings(max_examples=100, deadline=None)
@given(CENTURIES, st.integers(0, 360))
def test_ends_of_a_range_share_one_year(first, days):
    last = date.fromordinal(first.toordinal() + days)
    text = f"{first.day} {MONTHS_SHORT[first.month - 1]} – {format_date(last, 'short')}"
    (found,) = find_ranges(text)
    assert (found.first, found.last) == (first, last)


# months


@pytest.mark.parametrize(
    ("text", "months", "words"),
    [
        ("ภายในเดือนพฤศจิกายน ๒๕๖๒", [(2019, 11)], ["เดือนพฤศจิกายน ๒๕๖๒"]),
        (
            "ภายในเดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑ และ พ.ศ. ๒๕๖๒",
            [(2018, 11), (2019, 11)],
            ["เดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑", "พ.ศ. ๒๕๖๒"],
        ),
        ("ประจำเดือน มี.ค. 62", [(2019, 3)], ["เดือน มี.ค. 62"]),
        ("งวด พ.ย. 62", [(2019, 11)], ["พ.ย. 62"]),
        ("ช่วงมีนาคม 2562", [(2019, 3)], ["มีนาคม 2562"]),
        ("เดือนตุลาคม – ธันวาคม 2562", [(2019, 10), (2019, 12)], ["เดือนตุลาคม", "ธันวาคม 2562"]),
        ("เดือนธันวาคม - เดือนมกราคม 2563", [(2019, 12), (2020, 1)], ["เดือนธันวาคม", "เดือนมกราคม 2563"]),
        ("งวดที่ 3 เดือนมีนาคม 2562", [(2019, 3)], ["เดือนมีนาคม 2562"]),
        ("วันที่ ๑ เดือน ธันวาคม พ.ศ. ๒๕๖๒", [], []),
        ("30 พ.ย. 62 และ 6 ธันวาคม 2562", [], []),
        ("ไม่มี.ค. 62", [], []),
        ("เดือนมีนาคม", [], []),
        ("ธันวาคม", [], []),
        ("เดือนธันวาคม 3104", [], []),
    ],
)
def test_months(text, months, words):
    found = find_months(text)
    assert [(f.year, f.month) for f in found] == months
    assert [f.text for f in found] == [text[f.start : f.end] for f in found] == words
    assert all(f.year_written for f in found)


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("เดือนธันวาคม", 2019, 12),
        ("เดือนมีนาคมนี้", 2020, 3),
        ("เดือนพฤษภาคม", 2020, 5),
        ("เดือนมิถุนายน", 2019, 6),
        ("เดือนธันวาคมปีหน้า", 2020, 12),
    ],
)
def test_the_reference_gives_a_months_year(text, year, month):
    (found,) = find_months(text, reference=LETTER)
    assert (found.year, found.month, found.year_written) == (year, month, False)


# typed by people


@pytest.mark.parametrize(
    "text",
    [
        "6/12/2562",
        " 6 ธ.ค. 62 ",
        "๖ ธันวาคม ๒๕๖๒",
        "2019-12-06",
        "วันที่ 6 ธันวาคม 2562",
        "วันศุกร์ที่ 6 ธ.ค. 2562",
        "6-12-62",
        "6.12.62",
        "6 12 2562",
        "๖/๑๒/๖๒",
        "6\u00a0ธันวาคม\u200b 2562",
        "6 ธ.ค. 62 เวลา 16.30 น.",
    ],
)
def test_typed_forms(text):
    assert parse_date(text) == DUE


@pytest.mark.parametrize(
    "text", ["", "พรุ่งนี้", "6 ธันวาคม", "6/12", "5 ธ.ค. 62 6 ธ.ค. 62", "ภายใน 6 ธ.ค. 62", "6 ธ.ค. 62 ครับ"]
)
def test_what_is_typed_and_is_no_date(text):
    with pytest.raises(Refused) as refused:
        parse_date(text)
    assert refused.value.code == "not_a_date"
    assert refused.value.kind == "input"


def test_a_typed_date_without_a_year_takes_the_references():
    assert parse_date("6 ธันวาคม", reference=LETTER) == DUE


PIECES = (
    *("6", "31", "๑๒", " ", "\n", "/", "-", ".", "ธ.ค.", "พย", "ธันวาคม", "เดือน", "วันที่", "พ.ศ.", "2562", "62"),
    *("16.30 น.", "เวลา", "ราชการ", "วันศุกร์ที่", "ถึง", "และ", "นี้", "ปีหน้า", "(จันทร์)", "ก"),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join), st.none() | st.just(LETTER))
def test_any_text_is_read_and_places_are_true(text, reference):
    dates = find_dates(text, reference=reference)
    assert all(a.end <= b.start for a, b in pairwise(dates))
    for found in [*dates, *find_months(text, reference=reference), *find_ranges(text, reference=reference)]:
        assert text[found.start : found.end] == found.text != ""
