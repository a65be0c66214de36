"""Deadlines in sentences of our own: what sets a limit, by which rule, and what only looks like one."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidtam.core.phrases.deadlines import find_deadlines

TUESDAY = date(2022, 3, 15)

ABSOLUTE = [
    ("ขอให้จัดส่งแบบรายงานให้จังหวัด ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕ ทางไปรษณีย์", "2022-03-25", "thai_digits"),
    ("ให้แล้วเสร็จภายใน\nวันที่ 30\nเมษายน 2565", "2022-04-30", "day_month_year"),
    ("ให้อำเภอตอบกลับภายในวันศุกร์ที่ 8 เมษายน 2565", "2022-04-08", "weekday_prefix"),
    ("ยืนยันการเข้าร่วมประชุมภายใน 28 มี.ค. 65", "2022-03-28", "abbrev_month_2_or_4_digit_year"),
    ("ด่วนภายใน 18 มีนาคม 2565 เวลา 09.30 น.", "2022-03-18", "with_time"),
    ("ส่งก่อนเวลา 12.00 น. ของวันที่ 20 มีนาคม 2565", "2022-03-20", "with_time"),
    ("ให้รายงานภายในวันที่ 31 มีนาคมนี้", "2022-03-31", "year_from_context"),
    ("ให้ยื่นภายในวันที่ 15 มกราคมปีหน้า", "2023-01-15", "year_from_context"),
    ("ส่งคืนภายในวันที่ 6/5/2565", "2022-05-06", "day_month_year"),
    ("ให้ส่งภายในวันที่ 20-25 มีนาคม 2565", "2022-03-25", "day_month_year"),
    ("ให้ส่งภายในวันที่ 28 มี.ค. - 5 เม.ย. 2565", "2022-04-05", "abbrev_month_2_or_4_digit_year"),
    ("ให้รายงานไม่ช้ากว่าวันที่ 5 เมษายน 2565", "2022-04-05", "day_month_year"),
    ("จัดส่งให้กรมฯ อย่างช้าไม่เกินวันที่ 5 เมษายน 2565", "2022-04-05", "day_month_year"),
    ("ปิดบัญชีภายในวันที่ 30 ธันวาคม 2565 ซึ่งเป็นวันทำการสุดท้ายของปี", "2022-12-30", "last_working_day_date_given"),
    ("หมดเขตส่งผลงานวันที่ 8 เมษายน 2565", "2022-04-08", "day_month_year"),
    ("ต้องยื่นบัญชีทรัพย์สินก่อนวันที่ 1 พฤษภาคม 2565", "2022-04-30", "before_exclusive_last_allowed_day"),
    ("ขอให้ส่งแผนก่อนเดือนเมษายน 2565", "2022-03-31", "before_exclusive_last_allowed_day"),
    ("เปิดรับฟังความคิดเห็นจนถึงวันที่ 31 มีนาคม 2565", "2022-03-31", "window_end_until"),
    ("ยื่นใบสมัครได้ตั้งแต่บัดนี้ถึง 31 มี.ค. 65 เวลา 16.30 น.", "2022-03-31", "window_end_until_with_time"),
    ("เปิดรับสมัครตั้งแต่วันที่ 1 - 15 เมษายน 2565", "2022-04-15", "window_end_until"),
    ("ชำระภาษีได้จนถึงสิ้นเดือนมิถุนายน 2565", "2022-06-30", "window_end_until"),
    ("ให้ดำเนินการแล้วเสร็จภายในเดือน ก.พ. 2567", "2024-02-29", "end_of_named_month"),
    ("จะสรุปผลภายในสิ้นเดือนมิถุนายน", "2022-06-30", "end_of_named_month"),
    ("ให้เบิกจ่ายก่อนสิ้นเดือนกันยายน 2565", "2022-09-30", "end_of_named_month"),
    ("ให้ครบทุกแห่งภายใน ก.ย.นี้", "2022-09-30", "end_of_named_month"),
    ("ให้รายงานภายในวันที่ 20 นี้", "2022-03-20", "day_of_month"),
    ("ให้รายงานภายในวันที่ 5 เดือนหน้า", "2022-04-05", "day_of_month"),
    ("ก่อหนี้ผูกพันภายในไตรมาสแรกของปีงบประมาณ พ.ศ. 2566", "2022-12-31", "end_of_quarter"),
    ("จะเปิดประมูลภายในไตรมาส 2/65", "2022-06-30", "end_of_quarter"),
    ("เริ่มงานภายในไตรมาสที่ 1 ปีหน้า", "2023-03-31", "end_of_quarter"),
    ("ให้เบิกจ่ายภายในไตรมาสที่ 3 ของปีงบประมาณ", "2022-06-30", "end_of_quarter"),
    ("ให้แล้วเสร็จภายในครึ่งปีแรก", "2022-06-30", "end_of_quarter"),
    ("ให้ครบทุกหมู่บ้านภายใน พ.ศ. ๒๕๗๐", "2027-12-31", "end_of_year"),
    ("ลดการปล่อยก๊าซเรือนกระจกภายในปี ค.ศ. 2030", "2030-12-31", "end_of_year"),
    ("เพิ่มรายได้ร้อยละ 30 ภายในปี 2566 - 2570", "2027-12-31", "end_of_year"),
    ("ให้เบิกจ่ายภายในสิ้นปีงบฯ 2566", "2023-09-30", "end_of_fiscal_year_30_sep"),
    ("ให้รายงานผลเมื่อสิ้นปีงบประมาณ", "2022-09-30", "end_of_this_fiscal_year_from_context"),
    ("คาดว่าจะเปิดบริการก่อนสิ้นปีนี้", "2022-12-31", "end_of_this_year_from_context"),
    ("เสนอคณะรัฐมนตรีภายในเดือนหน้า", "2022-04-30", "end_of_this_month_from_context"),
    ("ให้ส่งภายในวันพรุ่งนี้", "2022-03-16", "end_of_this_day_from_context"),
    ("ให้ส่งภายในวันศุกร์นี้", "2022-03-18", "end_of_this_day_from_context"),
    ("ให้ส่งภายในวันจันทร์หน้า", "2022-03-28", "end_of_this_day_from_context"),
    ("ปิดบัญชีภายในวันทำการสุดท้ายของเดือนเมษายน 2565", "2022-04-29", "last_working_day_of_month"),
    ("ปิดบัญชีภายในวันทำการสุดท้ายของปี 2565", "2022-12-30", "last_working_day_of_year"),
    ("ส่งคืนเงินภายในวันสุดท้ายของปีงบประมาณ", "2022-09-30", "last_day_of_fiscal_year"),
]

RECURRING = [
    ("ให้ส่งรายงานภายในวันที่ ๑๐ ของเดือนถัดไป", "monthly_day_10_of_following_month"),
    ("ให้รายงานผลทุกวันที่ 25 ของทุกเดือน", "monthly_day_25"),
    ("รัฐบาลจะโอนเงินเข้าบัญชีทุกวันที่ 7", "monthly_day_7"),
    ("ส่งรายงานภายในเดือนธันวาคมของทุกปี", "yearly_december"),
    ("ให้เสนองบประมาณภายในวันที่ ๓๑ มีนาคม ของแต่ละปี", "yearly_31_mar"),
    ("ให้รายงานภายในสิ้นปีงบประมาณของทุกปี", "end_of_each_fiscal_year"),
    ("ให้ปิดบัญชีภายในวันทำการสุดท้ายของเดือน", "last_working_day_of_each_month"),
    ("ให้รายงานผลการดำเนินงานเป็นรายไตรมาส", "every_quarter"),
    ("ให้รายงานความก้าวหน้าทุก 3 เดือน", "every_3_months"),
    ("ให้ส่งข้อมูลมายังศูนย์ทุกวันจันทร์", "every_week"),
]

RELATIVE = [
    ("ให้ชี้แจงภายใน ๑๕ วัน นับแต่วันที่ได้รับหนังสือ", "P15D_from_receipt"),
    ("ให้ตอบภายใน 7 (เจ็ด) วันทำการ นับถัดจากวันประกาศ", "P7BD_from_event"),
    ("ยื่นคำขอภายในหนึ่งร้อยยี่สิบวันนับแต่วันสิ้นปีบัญชี", "P120D_from_event"),
    ("คาดว่าจะเสร็จภายใน 3-5 สัปดาห์", "P5W_start_unstated"),
    ("จะแล้วเสร็จภายใน 120 วัน จากนั้นจึงเปิดใช้", "P120D_start_unstated"),
    ("ต้องแจ้งภายใน 24 ชม. นับแต่พบผู้ป่วย", "P24H_from_event"),
    ("ต้องดำเนินการไม่เกิน 7 วัน นับแต่วันที่ได้รับเรื่อง", "P7D_from_receipt"),
    ("ต้องแจ้งจังหวัดล่วงหน้าไม่น้อยกว่า 3 วันทำการ", "P3BD_in_advance"),
    ("ให้เร่งส่งโดยเร็วภายใน 3 วัน", "P3D_start_unstated"),
    ("ธนาคารต้องคืนเงินให้ผู้บริโภคภายใน 2 วันหลังจากการยกเลิก", "P2D_from_event"),
    ("ให้แล้วเสร็จภายใน 2 เดือน นับแต่วันที่ 1 มีนาคม 2565", "P2M_from_date"),
]

VAGUE = [
    ("ให้หน่วยงานรายงานผลให้กระทรวงทราบโดยด่วน", "urgently"),
    ("ให้สำรวจความเสียหายและช่วยเหลือผู้ได้รับผลกระทบโดยเร็ว", "soon"),
    ("หากพบผู้กระทำผิดให้ดำเนินคดีโดยทันที", "immediately"),
    ("ให้แจ้งศูนย์บัญชาการในโอกาสแรก", "at_first_opportunity"),
    ("ให้เสร็จภายในต้นเดือนเมษายน", "early_named_month"),
    ("จะเปิดให้บริการภายในช่วงปลายปี 2565", "late_year"),
]

LOOK_ALIKES = [
    "คณะรัฐมนตรีมีมติเมื่อวันที่ 15 มีนาคม 2565 เห็นชอบแผน ตามหนังสือลงวันที่ 1 มีนาคม 2565",
    "มีผลใช้บังคับตั้งแต่วันที่ 1 เมษายน 2565 เป็นต้นไป",
    "ข้อมูล ณ วันที่ 10 มีนาคม 2565 มีผู้ป่วยสะสม 500 ราย",
    "การประชุมจัดขึ้นระหว่างวันที่ 5 - 7 เมษายน 2565 ณ กรุงเทพมหานคร",
    "ให้ใบอนุญาตมีอายุไม่เกินวันที่ 31 ธันวาคม 2566",
    "พักชำระหนี้ให้เกษตรกรจนถึงวันที่ 31 ธันวาคม 2565",
    "ขยายระยะเวลาประกาศสถานการณ์ฉุกเฉินออกไปจนถึงวันที่ 31 พฤษภาคม 2565",
    "ยอดผู้ลงทะเบียนตั้งแต่วันที่ 1 มกราคม จนถึงวันที่ 10 มีนาคม 2565 รวม 3 ล้านคน",
    "มีผู้ยื่นคำขอจนถึงวันที่ 10 มีนาคม 2565 จำนวน 200 ราย",
    "จำนวนผู้สมัครระหว่างวันที่ 1 – 9 มีนาคม 2565",
    "ผู้ที่ขึ้นทะเบียนก่อนวันที่ 1 มกราคม 2565 ได้รับสิทธิโดยอัตโนมัติ",
    "สัญญาที่ทำไว้ก่อนวันที่ 1 มกราคม 2565 ให้ใช้บังคับต่อไป",
    "ราคาน้ำมันลดลงก่อนเดือนเมษายน 2565",
    "ขอให้ผู้ป่วยทุกคนหายโดยเร็ว",
    "รัฐบาลหวังว่าจะแก้ไขได้โดยเร็ว",
    "เพื่อช่วยเหลือพี่น้องประชาชนโดยเร็ว",
    "ให้ผู้ประสบภัยได้รับเงินชดเชยโดยเร็ว",
    "ให้สถานการณ์กลับสู่ภาวะปกติโดยเร็ว",
    "จัดพิธีตักบาตรทุกวันที่ 5 ของเดือน และเบิกจ่ายจากเงินบำรุง",
    "ทุกวันที่ 5 ธันวาคม เป็นวันพ่อแห่งชาติ",
    "รายงานว่าปริมาณการผลิตสูงกว่าทุกไตรมาส",
    "จ่ายเบี้ยยังชีพเป็นรายเดือน และฉีดวัคซีนกระตุ้นทุก 6 เดือน",
    "ยอดขายเพิ่มขึ้นร้อยละ 20 ภายใน 3 เดือน",
    "ผู้ประกันตนส่งเงินสมทบไม่น้อยกว่า 5 เดือน ภายใน 15 เดือน",
    "ต้องมีผลตรวจภายใน 72 ชั่วโมงก่อนเดินทาง",
    "ระบบโอนเงินให้ร้านค้าภายใน 1 วัน หลังขาย",
    "ลาได้ไม่เกิน 7 วัน และกู้ได้ไม่เกิน 3 ปี",
    "ภายในปีการศึกษา 2565 มีนักเรียน 300 คน",
    "หน่วยงานภายในจังหวัด การท่องเที่ยวภายในประเทศ เรื่องภายในปี",
    "การรายงานข่าวทุกวันของสื่อมวลชน",
    "ส่งมอบภายในร้อยสิบพันวัน และประชุมภายในวันที่ 7",
]


@pytest.mark.parametrize(("text", "day", "rule"), ABSOLUTE)
def test_a_limit_with_its_day(text: str, day: str, rule: str) -> None:
    (found,) = find_deadlines(text, reference=TUESDAY)
    assert (found.date, found.kind, found.rule) == (date.fromisoformat(day), "absolute", rule)


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        (text, kind, rule)
        for kind, rows in (("recurring", RECURRING), ("relative", RELATIVE), ("vague", VAGUE))
        for text, rule in rows
    ],
)
def test_a_limit_without_a_day(text: str, kind: str, rule: str) -> None:
    (found,) = find_deadlines(text, reference=TUESDAY)
    assert (found.date, found.kind, found.rule) == (None, kind, rule)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_limit(text: str) -> None:
    assert find_deadlines(text, reference=TUESDAY) == []


def test_the_circular_of_rayong() -> None:
    text = (
        "พร้อมทั้งให้รายงานผลการดำเนินงานภายในเดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑ และ พ.ศ. ๒๕๖๒ โดยกรมได้จัดทำแผน "
        "ส่งให้กรมโดยตรง ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๒ ทางไปรษณีย์ และรายงานให้จังหวัดทราบภายในวันที่ ๖ ธันวาคม ๒๕๖๒"
    )
    found = find_deadlines(text, reference=date(2019, 11, 22))
    assert [(d.date, d.text) for d in found] == [
        (date(2018, 11, 30), "ภายในเดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑"),
        (date(2019, 11, 30), "และ พ.ศ. ๒๕๖๒"),
        (date(2019, 11, 30), "ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๒"),
        (date(2019, 12, 6), "ภายในวันที่ ๖ ธันวาคม ๒๕๖๒"),
    ]


def test_a_list_of_days_is_as_many_deadlines() -> None:
    found = find_deadlines("ให้รายงานภายในวันที่ 31 มีนาคม 2565 และวันที่ 30 กันยายน 2565", reference=TUESDAY)
    assert [(d.date, d.text) for d in found] == [
        (date(2022, 3, 31), "ภายในวันที่ 31 มีนาคม 2565"),
        (date(2022, 9, 30), "และวันที่ 30 กันยายน 2565"),
    ]


def test_the_next_event_is_not_a_second_deadline() -> None:
    text = "ให้ส่งภายในวันที่ 1 เมษายน 2565 และวันที่ 5 เมษายน 2565 จะประกาศผล"
    assert [d.date for d in find_deadlines(text)] == [date(2022, 4, 1)]


def test_a_capped_period_is_due_on_its_cap() -> None:
    text = "ให้ส่งคืนภายใน 10 วัน นับแต่ได้รับแจ้ง ทั้งนี้ ต้องไม่เกินวันที่ 30 เมษายน 2565"
    (found,) = find_deadlines(text)
    assert (found.date, found.kind, found.rule) == (date(2022, 4, 30), "relative", "P10D_capped_by_absolute")
    assert found.text == text[text.index("ภายใน") :]


def test_a_period_from_a_written_day_leaves_that_day_out() -> None:
    days, weeks, unknown = (
        find_deadlines(f"ให้รายงานภายใน {period} นับแต่วันที่ 1 มีนาคม {year}")[0]
        for period, year in (("30 วัน", "2565"), ("สองสัปดาห์", "2565"), ("30 วัน", ""))
    )
    assert (days.date, weeks.date, unknown.date) == (date(2022, 3, 31), date(2022, 3, 15), None)


def test_the_time_of_day_is_kept() -> None:
    (found,) = find_deadlines("ภายในวันที่ ๘ เมษายน ๒๕๖๕ เวลา ๑๖.๓๐ น.")
    assert found.time == time(16, 30)
    (until,) = find_deadlines("ลงทะเบียนได้จนถึงวันที่ 8 เมษายน 2565 เวลา 12.00 น.")
    assert until.time == time(12)


@pytest.mark.parametrize(
    "phrase",
    [
        "ภายในวันที่ 31 พฤศจิกายน 2565",
        "ภายในวันที่ 30 เดือนกุมภาพันธ์ 2565",
        "ภายในวันที่ 21 ตุลาคมนี้",
        "ภายในเดือนตุลาคม",
        "ก่อนวันที่ 21 ตุลาคม",
        "ก่อนเดือนตุลาคม",
        "ภายในวันที่ 20 นี้",
        "ภายในสิ้นปี",
        "ภายในวันศุกร์นี้",
        "ภายในไตรมาสที่ 3",
        "ภายในวันทำการสุดท้ายของปี",
    ],
)
def test_an_impossible_day_or_an_unknown_year_is_a_deadline_without_a_date(phrase: str) -> None:
    (found,) = find_deadlines(f"ขอให้ส่งรายงาน{phrase}")
    assert (found.date, found.kind, found.text) == (None, "absolute", phrase)


def test_a_quarter_long_past_is_the_next_years() -> None:
    (found,) = find_deadlines("ให้แล้วเสร็จภายในไตรมาสที่ 1", reference=date(2022, 12, 1))
    assert found.date == date(2023, 3, 31)


def test_a_yearly_day_that_the_reference_year_lacks() -> None:
    (found,) = find_deadlines("ให้รายงานภายในวันที่ 29 กุมภาพันธ์ของทุกปี")
    assert found.rule == "yearly_29_feb"


def test_the_words_around_end_with_their_paragraph() -> None:
    assert find_deadlines("ขอให้ส่งรายงาน\n\nราคาปรับลดก่อนวันที่ 1 เมษายน 2565") == []


WORDS = """ภายใน ก่อน ไม่เกิน จนถึง วันที่ ทุก สิ้น เดือน ปี งบประมาณ ไตรมาส นี้ ของ และ 30 ๗ 2565 มีนาคม พ.ย. วันทำการ สุดท้าย
นับแต่ โดยเร็ว ให้ รายงาน 16.30 สิบ พัน \U000f0000 วันศุกร์ ครึ่ง แรก พรุ่งนี้ กุมภาพันธ์ 2999 - /"""
CUES = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n"])


@settings(max_examples=100, deadline=None)
@given(st.lists(CUES, max_size=14).map("".join), st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_spans_count_the_given_text_in_order(text: str, reference: date | None) -> None:
    reached = 0
    for found in find_deadlines(text, reference=reference):
        start, end = found.span
        assert reached <= start < end
        assert found.text == text[start:end] == text[start:end].lstrip()
        reached = end
