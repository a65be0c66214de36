"""Every warning of the contract: when it is due, what it says, and when it is not."""

import pytest

from tests.core.reading.country import HEAD, letter, reading_of, sample
from tidtam.core.reading.checks import MESSAGES
from tidtam.core.reading.parts import Reading

LONG_NOTICE = "จึงขอให้อำเภอรายงานผลภายในวันที่ ๓ กุมภาพันธ์ ๒๕๖๙"


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def said(reading: Reading, code: str) -> tuple[str, str]:
    """Field and message of the one warning with this code."""
    (found,) = [warning for warning in reading.warnings if warning.code == code]
    return found.field, found.message


def test_a_sound_letter_has_no_fault() -> None:
    assert codes(letter(LONG_NOTICE)) == []


def test_the_words_are_those_of_the_intake_page() -> None:
    assert {warning.code: warning.message for warning in reading_of(sample("rayong-circular-5512")).warnings} == {
        "attachment_after_letter": "สิ่งที่ส่งมาด้วยลงวันที่ 26 พ.ย. 2562 ซึ่งเป็นวันหลังวันที่ของหนังสือฉบับนี้ (22 พ.ย. 2562)"
        " โปรดตรวจสอบกับต้นฉบับ",
        "deadline_nonworking_day": "วันครบกำหนด 30 พ.ย. 2562 ตรงกับวันเสาร์ วันทำการสุดท้ายก่อนครบกำหนดคือวันศุกร์ที่ 29 พ.ย. 2562",
        "short_notice": "นับจากวันที่ของหนังสือ เหลือเวลา 5 วันทำการ",
        "scope_wider_than_addressees": "เนื้อความให้ “ทุกหน่วยงาน” รายงาน แต่ผู้รับตามหนังสือไม่รวมเทศบาลตำบลและองค์การบริหารส่วนตำบล"
        " โปรดเลือกแจ้งผ่านอำเภอหรือแจ้งโดยตรง",
        "closing_contradicts_duty": "คำลงท้ายเป็น “จึงเรียนมาเพื่อโปรดทราบ” แต่เนื้อความขอให้ดำเนินการ"
        " โปรดพิจารณาใช้ “จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ”",
        "unknown_place": "“มาตาพุด” ไม่พบในทะเบียนหน่วยงาน หมายถึง “มาบตาพุด” หรือไม่",
        "private_email": "อีเมลปลายทางเป็นบริการฟรีของเอกชน โปรดพิจารณาใช้อีเมลของทางราชการ",
    }


def test_a_holiday_is_named_and_nothing_is_moved() -> None:
    reading = letter("จึงขอให้อำเภอรายงานผลภายในวันที่ ๓ มีนาคม ๒๕๖๙")
    assert said(reading, "deadline_nonworking_day") == (
        "duties[0].deadline",
        "วันครบกำหนด 3 มี.ค. 2569 ตรงกับวันมาฆบูชา วันทำการสุดท้ายก่อนครบกำหนดคือวันจันทร์ที่ 2 มี.ค. 2569",
    )
    assert reading.duties[0].deadline is not None
    assert str(reading.duties[0].deadline.date) == "2026-03-03"


@pytest.mark.parametrize(("day", "days"), [("๑๖ มกราคม", 1), ("๒๓ มกราคม", 6), ("๒๖ มกราคม", None), ("๑๕ มกราคม", 0)])
def test_short_notice_counts_working_days(day: str, days: int | None) -> None:
    reading = letter(f"จึงขอให้อำเภอรายงานผลภายในวันที่ {day} ๒๕๖๙")
    notice = [warning.message for warning in reading.warnings if warning.code == "short_notice"]
    assert notice == ([] if days is None else [f"นับจากวันที่ของหนังสือ เหลือเวลา {days} วันทำการ"])


def test_short_notice_looks_at_the_first_day_that_others_must_keep() -> None:
    reading = letter(
        f"กระทรวงมหาดไทยขอให้จังหวัดรายงานผลภายในวันที่ ๑๖ มกราคม ๒๕๖๙ {LONG_NOTICE} และส่งแผนภายในวันที่ ๒๐ มกราคม ๒๕๖๙"
    )
    assert [duty.own for duty in reading.duties] == [True, False, False]
    assert said(reading, "short_notice")[0] == "duties[2].deadline"


def test_a_deadline_before_the_letter() -> None:
    reading = letter("จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มกราคม ๒๕๖๙")
    assert codes(reading) == ["deadline_before_letter"]
    assert said(reading, "deadline_before_letter") == (
        "duties[0].deadline",
        "วันครบกำหนด 5 ม.ค. 2569 เป็นวันก่อนวันที่ของหนังสือฉบับนี้ (15 ม.ค. 2569) โปรดตรวจสอบกับต้นฉบับ",
    )


def test_a_letter_without_a_date_is_measured_against_nothing() -> None:
    head = HEAD.replace("๑๕ มกราคม ๒๕๖๙\n", "") + "\nอ้างถึง หนังสือจังหวัดระยอง ที่ รย 0017/1 ลงวันที่ ๑ กุมภาพันธ์ ๒๕๗๐"
    assert codes(letter("จึงขอให้อำเภอรายงานผลภายในวันที่ ๑๖ มกราคม ๒๕๖๙", head=head)) == []


def test_what_is_cited_may_not_be_younger() -> None:
    cited = "\nอ้างถึง หนังสือจังหวัดระยอง ที่ รย 0017/1 ลงวันที่ ๑๖ มกราคม ๒๕๖๙"
    field, message = said(letter(head=HEAD + cited), "attachment_after_letter")
    assert field == "references[0].date"
    assert message.startswith("หนังสือที่อ้างถึงลงวันที่ 16 ม.ค. 2569")
    assert codes(letter(head=HEAD + cited.replace("๑๖", "๑๕"))) == []


def test_weekdays_are_checked_where_they_stand() -> None:
    reading = letter("ประชุมวันจันทร์ที่ ๒๐ มกราคม ๒๕๖๙ จึงขอให้อำเภอรายงานผลภายในวันศุกร์ที่ ๓ กุมภาพันธ์ ๒๕๖๙")
    found = [(warning.field, warning.message) for warning in reading.warnings if warning.code == "weekday_mismatch"]
    assert found == [
        ("text", "ระบุว่าเป็นวันจันทร์ แต่วันที่ 20 ม.ค. 2569 ตรงกับวันอังคาร โปรดตรวจสอบกับต้นฉบับ"),
        ("duties[0].deadline", "ระบุว่าเป็นวันศุกร์ แต่วันที่ 3 ก.พ. 2569 ตรงกับวันอังคาร โปรดตรวจสอบกับต้นฉบับ"),
    ]
    assert codes(letter("จึงขอให้อำเภอรายงานผลภายในวันอังคารที่ ๓ กุมภาพันธ์ ๒๕๖๙")) == []


def test_days_that_do_not_exist() -> None:
    reading = letter("จึงขอให้อำเภอรายงานผลภายในวันที่ ๓๐ กุมภาพันธ์ ๒๕๖๙")
    assert said(reading, "impossible_date") == (
        "duties[0].deadline",
        "“๓๐ กุมภาพันธ์ ๒๕๖๙” ไม่มีอยู่ในปฏิทิน โปรดตรวจสอบกับต้นฉบับ",
    )
    head = HEAD.replace("๑๕ มกราคม", "๓๑ พฤศจิกายน")
    assert said(letter(head=head), "impossible_date")[0] == "date"


@pytest.mark.parametrize(
    "body",
    [
        "จึงขอให้อำเภอรายงานผลภายในวันที่ ๓ กุมภาพันธ์ ๒๕๖๙ (ภายในวันที่ ๔ กุมภาพันธ์ ๒๕๖๙)",
        f"{LONG_NOTICE} อนึ่ง ขอให้อำเภอรายงานผลภายในวันที่ ๔ กุมภาพันธ์ ๒๕๖๙",
    ],
)
def test_two_dates_for_one_thing(body: str) -> None:
    field, message = said(letter(body), "conflicting_deadlines")
    assert field.endswith(".deadline")
    assert message == ("เรื่องเดียวกันระบุวันครบกำหนดไว้ต่างกัน คือ 3 ก.พ. 2569 และ 4 ก.พ. 2569 โปรดสอบถามหน่วยงานที่ออกหนังสือ")


def test_two_things_may_have_two_dates() -> None:
    assert codes(letter(f"{LONG_NOTICE} และส่งแผนภายในวันที่ ๔ กุมภาพันธ์ ๒๕๖๙")) == []


@pytest.mark.parametrize(
    ("subject", "asked", "words"),
    [
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๘", "รายงานผลปีงบประมาณ พ.ศ. ๒๕๖๙", "(2568 กับ 2569)"),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๙", "รายงานผลระหว่างวันที่ ๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘", "(2569 กับ 2568)"),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๘-๒๕๖๙", "รายงานผลปีงบประมาณ พ.ศ. ๒๕๖๙", None),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๙", "รายงานผลระหว่างวันที่ ๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙", None),
        ("รายงานปีงบประมาณ พ.ศ. ๒๕๖๙", "รายงานผลการอบรมวันที่ ๑ - ๕ กันยายน ๒๕๖๘", None),
        ("รายงานผล", "รายงานผลระหว่างวันที่ ๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘", None),
    ],
)
def test_fiscal_years_agree_with_each_other_and_the_period(subject: str, asked: str, words: str | None) -> None:
    reading = letter(f"จึงขอให้อำเภอ{asked} ภายในวันที่ ๓ กุมภาพันธ์ ๒๕๖๙", subject=subject)
    expected = [] if words is None else [f"ปีงบประมาณที่ระบุไม่ตรงกัน {words} โปรดตรวจสอบกับต้นฉบับ"]
    assert [w.message for w in reading.warnings if w.code == "fiscal_year_mismatch"] == expected


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("นายกเทศมนตรีเมืองมาตาพุด", "“มาตาพุด” ไม่พบในทะเบียนหน่วยงาน หมายถึง “มาบตาพุด” หรือไม่"),
        ("นายอำเภอบานฉาง", "“บานฉาง” ไม่พบในทะเบียนหน่วยงาน หมายถึง “บ้านฉาง” หรือไม่"),
        ("ผู้ว่าราชการจังหวัดดาวอังคาร", "“ดาวอังคาร” ไม่พบในทะเบียนหน่วยงาน โปรดตรวจสอบกับต้นฉบับ"),
        ("นายกองค้การบริหารส่วนจังหวัดระยอง", None),
        ("นายกเทศมนตรีตำบลบ้านฉาง", None),
        ("หัวหน้าสำนักงานจังหวัด", None),
        ("นายสมชาย อำเภอใจ", None),
    ],
)
def test_places_are_looked_up_never_mended(to: str, message: str | None) -> None:
    reading = letter(to=to)
    expected = [] if message is None else [("unknown_place", "addressees[0]", message)]
    assert [(w.code, w.field, w.message) for w in reading.warnings] == expected
    assert reading.addressees[0].text == to


def test_the_issuers_place_is_looked_up_too() -> None:
    reading = letter(head=HEAD.replace("ศาลากลางจังหวัดระยอง", "ศาลากลางจังหวัดระยองง"))
    assert said(reading, "unknown_place")[0] == "issuer.office"


def test_enclosures_are_counted() -> None:
    reading = letter(head=HEAD + "\nสิ่งที่ส่งมาด้วย ๑. แบบรายงาน จำนวน ๑ ชุด ๒. บัญชีรายชื่อ")
    assert said(reading, "missing_attachment_count") == (
        "attachments[1].copies",
        "สิ่งที่ส่งมาด้วย “บัญชีรายชื่อ” ไม่ได้ระบุจำนวน โปรดตรวจสอบว่าได้รับครบถ้วน",
    )


@pytest.mark.parametrize(
    ("body", "due"),
    [
        (f"{LONG_NOTICE}\n\nจึงเรียนมาเพื่อทราบ", True),
        (f"{LONG_NOTICE}\n\nจึงเรียนมาเพื่อโปรดทราบและดำเนินการ", False),
        (f"{LONG_NOTICE}\n\nจึงเรียนมาเพื่อโปรดพิจารณา", False),
        (f"{LONG_NOTICE}\n\nจึงเรียนมาเพื่อโปรดทราบและประชาสัมพันธ์ต่อไป", False),
        ("จังหวัดจะได้รายงานกระทรวงมหาดไทยต่อไป\n\nจึงเรียนมาเพื่อโปรดทราบ", False),
        ("เรื่องแล้วเสร็จ\n\nจึงเรียนมาเพื่อโปรดทราบ", False),
    ],
)
def test_for_information_only_though_it_asks(body: str, due: bool) -> None:
    assert codes(letter(body)) == (["closing_contradicts_duty"] if due else [])


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("plan@gmail.com", True),
        ("plan@Hotmail.co.th", True),
        ("plan@rayong.go.th", False),
        ("saraban_gmail@dla.go.th", False),
    ],
)
def test_reports_to_private_mail(address: str, private: bool) -> None:
    reading = letter(f"{LONG_NOTICE} ทาง e-mail {address}")
    assert codes(reading) == (["private_email"] if private else [])


ALL = "จึงขอให้ทุกหน่วยงานดำเนินการภายในวันที่ ๓ กุมภาพันธ์ ๒๕๖๙"
LOCAL = "จึงขอให้องค์กรปกครองส่วนท้องถิ่นในพื้นที่รายงานผลภายในวันที่ ๓ กุมภาพันธ์ ๒๕๖๙"


@pytest.mark.parametrize(
    ("to", "body", "words"),
    [
        (
            "หัวหน้าส่วนราชการ นายอำเภอทุกอำเภอ และนายกเทศมนตรีทุกแห่ง",
            ALL,
            "เนื้อความให้ “ทุกหน่วยงาน” ดำเนินการ แต่ผู้รับตามหนังสือไม่รวมองค์การบริหารส่วนจังหวัดและองค์การบริหารส่วนตำบล",
        ),
        (
            "นายกองค์การบริหารส่วนจังหวัดระยอง นายกเทศมนตรีทุกแห่ง",
            LOCAL,
            "เนื้อความให้ “องค์กรปกครองส่วนท้องถิ่น” รายงาน แต่ผู้รับตามหนังสือไม่รวมองค์การบริหารส่วนตำบล",
        ),
        ("ผู้ว่าราชการจังหวัดทุกจังหวัด", ALL, None),
        ("ตามบัญชีรายชื่อแนบท้าย", ALL, None),
        ("องค์กรปกครองส่วนท้องถิ่นทุกแห่ง", LOCAL, None),
        ("นายอำเภอทุกอำเภอ", LONG_NOTICE, None),
    ],
)
def test_more_are_bound_than_addressed(to: str, body: str, words: str | None) -> None:
    found = [warning.message for warning in letter(body, to=to).warnings]
    assert found == ([] if words is None else [f"{words} โปรดเลือกแจ้งผ่านอำเภอหรือแจ้งโดยตรง"])


def test_a_damaged_text_wants_a_persons_eye() -> None:
    assert codes(letter(LONG_NOTICE)) == []
    assert said_code(reading_of(sample("memo"), quality=0.9)) == "text_damaged"
    torn = sample("memo").replace("ำ", " า")
    assert said_code(reading_of(torn)) == "text_damaged"
    assert codes(reading_of("\ufffd\ufffd\ufffd")) == ["text_damaged"]


def said_code(reading: Reading) -> str:
    return reading.warnings[-1].code


def test_every_code_has_its_words() -> None:
    assert set(MESSAGES) == {
        "deadline_nonworking_day", "short_notice", "deadline_before_letter", "attachment_after_letter",
        "weekday_mismatch", "impossible_date", "conflicting_deadlines", "fiscal_year_mismatch", "unknown_place",
        "missing_attachment_count", "closing_contradicts_duty", "private_email", "scope_wider_than_addressees",
        "text_damaged",
    }  # fmt: skip


def test_every_class_of_a_union_is_reached() -> None:
    body = "ขอให้องค์กรปกครองส่วนท้องถิ่นรายงานผลให้จังหวัดระยอง ภายในวันที่ ๓๐ มกราคม ๒๕๖๙"
    narrow = letter(body, to="นายกเทศมนตรีนครทุกแห่ง").warnings
    assert "scope_wider_than_addressees" in {one.code for one in narrow}
    wide = "นายกองค์การบริหารส่วนจังหวัด/ตำบล นายกเทศมนตรีนคร/เมือง/ตำบล ทุกแห่ง"
    assert "scope_wider_than_addressees" not in {one.code for one in letter(body, to=wide).warnings}
