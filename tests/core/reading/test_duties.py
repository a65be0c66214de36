"""Sentences that lay a duty, and those that only tell of one."""

from datetime import date, time

import pytest

from tidtam.core.reading.duties import Duties, read_duties
from tidtam.core.reading.layout import Marks, flow
from tidtam.core.reading.parts import Duty, Issuer

HALL = "ศาลากลางจังหวัดระยอง"


def asked(body: str, *, office: str | None = HALL, marks: Marks | None = None) -> Duties:
    issuer = Issuer(office) if office else None
    return read_duties(flow(body, 0, len(body)), issuer=issuer, dated=date(2026, 1, 15), marks=marks or Marks())


def duties(body: str, *, office: str | None = HALL) -> tuple[Duty, ...]:
    return asked(body, office=office).duties


def due(duty: Duty) -> date | None:
    return duty.deadline.date if duty.deadline else None


@pytest.mark.parametrize(
    ("body", "who", "action", "recipient"),
    [
        (
            "จึงขอให้อำเภอรายงานผลให้จังหวัดระยองทราบภายในวันที่ ๕ มีนาคม ๒๕๖๙",
            "อำเภอ", "รายงานผล", "จังหวัดระยอง",
        ),
        (
            "จึงขอให้ท่านตอบแบบสำรวจ ภายในวันที่ ๕ มีนาคม ๒๕๖๙",
            None, "ตอบแบบสำรวจ", None,
        ),
        (
            "จึงขอความร่วมมือหน่วยงานในการประชาสัมพันธ์โครงการ",
            "หน่วยงาน", "ประชาสัมพันธ์โครงการ", None,
        ),
        (
            "จึงขอให้ทุกส่วนราชการส่งรายงานผลการประหยัดพลังงานไปยังสำนักงานจังหวัดระยอง (กลุ่มงานอำนวยการ) ภายในวันที่ ๕ มีนาคม ๒๕๖๙",
            "ทุกส่วนราชการ", "ส่งรายงานผลการประหยัดพลังงาน", "สำนักงานจังหวัดระยอง",
        ),
        (
            "ขอให้ผู้ว่าราชการจังหวัดสั่งการให้นายอำเภอแจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่สำรวจข้อมูล",
            "องค์กรปกครองส่วนท้องถิ่นในพื้นที่", "สำรวจข้อมูล", None,
        ),
        (
            "จึงขอให้อำเภอแจ้งองค์กรปกครองส่วนท้องถิ่นทราบและถือปฏิบัติ",
            "อำเภอ", "แจ้งองค์กรปกครองส่วนท้องถิ่นทราบและถือปฏิบัติ", None,
        ),
        (
            "จึงขอให้ข้อมูลแก่คณะผู้ตรวจโดยสะดวก",
            None, "ข้อมูลแก่คณะผู้ตรวจโดยสะดวก", None,
        ),
        (
            "จึงขอให้รายงานให้จังหวัดระยองทราบภายในวันที่ ๕ มีนาคม ๒๕๖๙",
            None, "รายงานให้จังหวัดระยองทราบ", "จังหวัดระยอง",
        ),
        (
            "จึงขอให้แจ้งผลการคัดเลือกส่งกองยุทธศาสตร์ กรมการปกครอง ภายในวันที่ ๕ มีนาคม ๒๕๖๙",
            None, "แจ้งผลการคัดเลือก", "กองยุทธศาสตร์ กรมการปกครอง",
        ),
        (
            "ขอได้โปรดส่งข้อมูลจังหวัดระยองโดยด่วน",
            None, "ส่งข้อมูล", "จังหวัดระยอง",
        ),
    ],
)  # fmt: skip
def test_who_does_what_for_whom(body: str, who: str | None, action: str, recipient: str | None) -> None:
    (duty,) = duties(body)
    assert (duty.who, duty.action, duty.recipient) == (who, action, recipient)


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("ภายในวันที่ ๕ มีนาคม ๒๕๖๙", "absolute", date(2026, 3, 5)),
        ("ภายในวันที่ ๕ ของทุกเดือน", "recurring", None),
        ("ภายใน ๗ วันนับแต่วันที่ได้รับหนังสือ", "relative", None),
        ("โดยด่วน", "vague", None),
        ("โดยด่วน ภายในวันที่ ๕ มีนาคม ๒๕๖๙", "absolute", date(2026, 3, 5)),
        ("ภายในวันที่ ๓๑ กันยายน ๒๕๖๙", "absolute", None),
    ],
)
def test_by_when(words: str, kind: str, day: date | None) -> None:
    (duty,) = duties(f"จึงขอให้อำเภอรายงานผล{words}")
    assert duty.deadline is not None
    assert (duty.deadline.kind, duty.deadline.date, duty.other_deadlines) == (kind, day, ())


def test_the_hour_is_kept() -> None:
    (duty,) = duties("จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ เวลา ๑๖.๓๐ น.")
    assert duty.deadline is not None
    assert duty.deadline.time == time(16, 30)


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("ทาง e-mail: plan@rayong.go.th", "email", "plan@rayong.go.th"),
        ("ทางไปรษณีย์ อีเล็กทรอนิกส์ nhr.plan@gmail.com", "email", "nhr.plan@gmail.com"),
        ("ทางไปรษณีย์อิเล็กทรอนิกส์", "email", None),
        ("ทางเว็บไซต์ https://forms.gle/abc", "url", "https://forms.gle/abc"),
        ("ผ่าน QR Code ท้ายหนังสือ", "qr", None),
        ("ผ่านระบบ e-Plan", "system", "ระบบ e-Plan"),
        ("ในระบบสารสนเทศเพื่อการวางแผน (e-Plan)", "system", "ระบบสารสนเทศเพื่อการวางแผน (e-Plan)"),
        ("ทางโทรสาร หมายเลข ๐ ๓๘๖๙ ๔๑๖๐", "fax", "0 3869 4160"),
        ("ทางไปรษณีย์", "post", None),
        ("ด้วยตนเอง", "in_person", None),
        ("ด้วยตนเองหรือทาง e-mail plan@rayong.go.th", "email", "plan@rayong.go.th"),
        ("ตามแบบที่กำหนด", None, None),
    ],
)
def test_through_which_channel(words: str, kind: str | None, value: str | None) -> None:
    (duty,) = duties(f"จึงขอให้อำเภอส่งแผน{words} ภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (duty.channel.type, duty.channel.value) == (kind, value)
    assert duty.action == ("ส่งแผน" if kind else f"ส่งแผน{words}")


def test_one_duty_per_date() -> None:
    plan, report, round_two = duties(
        "ขอให้หน่วยงานส่งแผนให้จังหวัดระยองภายในวันที่ ๕ กุมภาพันธ์ ๒๕๖๙ และให้อำเภอส่งรายงานให้กรมการปกครอง"
        "ภายในวันที่ ๒๐ กุมภาพันธ์ ๒๕๖๙ และรอบที่ ๒ ภายในวันที่ ๓๐ กันยายน ๒๕๖๙"
    )
    assert (plan.who, plan.recipient, due(plan)) == ("หน่วยงาน", "จังหวัดระยอง", date(2026, 2, 5))
    assert (report.who, report.recipient, due(report)) == ("อำเภอ", "กรมการปกครอง", date(2026, 2, 20))
    assert (round_two.who, round_two.action, due(round_two)) == ("อำเภอ", "รอบที่ ๒", date(2026, 9, 30))


def test_one_duty_per_recipient() -> None:
    both = duties("ขอให้รายงานผลให้กรมการปกครองโดยตรง และสำเนาให้จังหวัดระยองทราบ ภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert [(duty.action, duty.recipient, due(duty)) for duty in both] == [
        ("รายงานผล", "กรมการปกครอง", date(2026, 3, 5)),
        ("รายงานผล", "จังหวัดระยอง", date(2026, 3, 5)),
    ]
    joined = duties("ขอให้รายงานผลให้กรมการปกครองและจังหวัดระยองทราบภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert [duty.recipient for duty in joined] == ["กรมการปกครอง", "จังหวัดระยอง"]


def test_a_second_date_for_the_same_act_is_kept_as_contradiction() -> None:
    (duty,) = duties("ขอให้รายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ (ภายในวันที่ ๖ มีนาคม ๒๕๖๙)")
    assert (due(duty), [other.date for other in duty.other_deadlines]) == (date(2026, 3, 5), [date(2026, 3, 6)])


def test_each_item_of_a_list_is_a_duty_of_the_same_actor() -> None:
    first, second, third = duties(
        "จึงขอให้อำเภอดำเนินการ ดังนี้\n\n๑. สำรวจข้อมูลภายในวันที่ ๕ มีนาคม ๒๕๖๙\n\n๒. หากพบผู้ประสบภัยให้ช่วยเหลือโดยไม่ชักช้า\n\n"
        "๓. รายงานให้จังหวัดทราบ\n\nทั้งนี้ ขอให้ถือปฏิบัติโดยเคร่งครัด"
    )[:3]
    assert [first.who, second.who, third.who] == ["อำเภอ"] * 3
    assert (first.action, due(first)) == ("สำรวจข้อมูล", date(2026, 3, 5))
    assert second.action.startswith("หากพบผู้ประสบภัยให้ช่วยเหลือ")
    assert first.span[0] > 20


def test_a_list_of_things_is_no_list_of_duties() -> None:
    (duty,) = duties("จึงขอให้ท่านเตรียมเอกสาร ดังนี้ ๑. บัตรประชาชน ๒. ทะเบียนบ้าน")
    assert duty.action == "เตรียมเอกสาร ดังนี้"


@pytest.mark.parametrize(
    "body",
    [
        "ตามที่กระทรวงมหาดไทยขอให้จังหวัดรายงานผลภายในวันที่ ๑ มกราคม ๒๕๖๙ นั้น จังหวัดขอส่งรายงานมาพร้อมนี้",
        "ตามหนังสือที่อ้างถึง ขอให้อำเภอรายงานผลภายในวันที่ ๑ มกราคม ๒๕๖๙ ความแจ้งแล้วนั้น",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
        "หากมีข้อสงสัยขอให้ติดต่อสำนักงานจังหวัด โทร. ๐ ๓๘๖๙ ๔๐๐๐",
        "จังหวัดระยองจึงขอแจ้งให้หน่วยงานทราบ",
        "โดยให้หน่วยงานดำเนินการตามปกติ",
        "ใบอนุญาตมีอายุถึงวันที่ ๕ มีนาคม ๒๕๖๙",
        "จึงขอให้ ก",
        "คำขอให้ยื่นได้ที่อำเภอ",
    ],
)
def test_what_only_tells_lays_nothing(body: str) -> None:
    assert asked(body) == Duties((), ())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("คณะรัฐมนตรีมีมติให้ส่วนราชการรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙", "cabinet_resolution"),
        ("พระราชบัญญัติอำนวยความสะดวกกำหนดให้หน่วยงานรายงานผลภายใน ๓๐ วันนับแต่วันที่ได้รับคำขอ", "law"),
        ("ที่ประชุมมีมติให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙", "meeting"),
    ],
)
def test_what_others_laid_is_told(body: str, kind: str) -> None:
    found = asked(body)
    assert (found.duties, [one.kind for one in found.told]) == ((), [kind])


def test_an_order_needs_a_date_to_be_a_duty() -> None:
    (duty,) = duties("เพื่อให้เป็นไปตามระเบียบกระทรวงมหาดไทย โดยให้เทศบาลส่งแผนให้อำเภอภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (duty.who, duty.recipient, duty.confidence) == ("เทศบาล", "อำเภอ", 0.7)
    (closing,) = duties("จึงเรียนมาเพื่อโปรดดำเนินการและรายงานผลให้กรมทราบภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (closing.action, closing.recipient) == ("ดำเนินการ", "กรม")


@pytest.mark.parametrize(
    ("body", "recipient", "action"),
    [
        ("เพื่อรายงานให้กระทรวงมหาดไทยทราบต่อไป", "กระทรวงมหาดไทย", "รายงานให้กระทรวงมหาดไทยทราบต่อไป"),
        ("จังหวัดจะได้รวบรวมส่งกรมการปกครองต่อไป", "กรมการปกครอง", "รวบรวมส่งกรมการปกครองต่อไป"),
    ],
)
def test_what_the_sender_passes_on_is_its_own(body: str, recipient: str, action: str) -> None:
    ask, own = duties(f"จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ {body}")
    assert (ask.own, own.own, own.recipient, own.action, own.deadline) == (False, True, recipient, action, None)


@pytest.mark.parametrize(
    ("office", "who", "own"),
    [
        (HALL, "จังหวัด", True),
        (HALL, "ผู้ว่าราชการจังหวัด", True),
        ("ที่ว่าการอำเภอแกลง", "อำเภอแกลง", True),
        ("กรมการปกครอง", "กรมการปกครอง", True),
        ("กรมการปกครอง", "จังหวัด", False),
        (None, "จังหวัด", False),
    ],
)
def test_an_ask_of_the_sender_itself_is_its_own(office: str | None, who: str, own: bool) -> None:
    (duty,) = duties(f"ด้วยกระทรวงมหาดไทยขอให้{who}รายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙", office=office)
    assert (duty.who, duty.own) == (who, own)


def test_to_be_passed_to_the_sender_is_for_the_sender() -> None:
    (duty,) = duties("จึงขอให้อำเภอสำรวจข้อมูล เพื่อรายงานจังหวัดภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (duty.own, duty.recipient, due(duty)) == (False, "จังหวัด", date(2026, 3, 5))


@pytest.mark.parametrize(
    "later",
    [
        "ทั้งนี้ ภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทางไปรษณีย์",
        "ทั้งนี้ ให้รายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทางไปรษณีย์",
        "ทั้งนี้ ขอให้ส่งรายงานดังกล่าวภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทางไปรษณีย์",
    ],
)
def test_a_later_sentence_says_when_and_how(later: str) -> None:
    marks = Marks()
    body = f"จึงขอให้อำเภอสำรวจข้อมูลให้จังหวัดทราบ {later}"
    (duty,) = asked(body, marks=marks).duties
    assert (duty.action, due(duty), duty.channel.type) == ("สำรวจข้อมูล", date(2026, 3, 5), "post")
    assert duty.span[1] == len(body)
    assert body[slice(*marks.spans["duties[0].deadline"][0])] == "ภายในวันที่ ๕ มีนาคม ๒๕๖๙"


def test_a_later_sentence_may_say_only_how() -> None:
    (duty,) = duties("จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทั้งนี้ ให้ส่งทาง e-mail plan@rayong.go.th")
    assert duty.channel.value == "plan@rayong.go.th"


def test_what_is_said_already_stays() -> None:
    (duty,) = duties("จึงขอให้อำเภอส่งผลทางไปรษณีย์ภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทั้งนี้ ให้ส่งทาง e-mail plan@rayong.go.th")
    assert duty.channel.type == "post"


def test_a_date_behind_what_is_passed_on_belongs_to_the_ask() -> None:
    ask, own = duties("จึงขอให้อำเภอรายงานผล เพื่อรวบรวมรายงานกระทรวงมหาดไทยต่อไป ภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (due(ask), own.deadline) == (date(2026, 3, 5), None)
    ask, own = duties("จึงขอให้อำเภอรายงานผล เพื่อรวบรวมรายงานกระทรวงมหาดไทย ภายในวันที่ ๑๐ มีนาคม ๒๕๖๙")
    assert (ask.deadline, due(own)) == (None, date(2026, 3, 10))


def test_a_second_ask_under_thang_ni_is_a_duty_of_its_own() -> None:
    report, plan = duties("จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทั้งนี้ ขอให้จัดส่งแผนงานภายในวันที่ ๙ มีนาคม ๒๕๖๙")
    assert (due(report), due(plan)) == (date(2026, 3, 5), date(2026, 3, 9))


def test_another_date_for_the_same_report_under_thang_ni_contradicts_the_first() -> None:
    (report,) = duties("จึงขอให้อำเภอรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙ ทั้งนี้ ขอให้ส่งรายงานดังกล่าวภายในวันที่ ๙ มีนาคม ๒๕๖๙")
    assert (due(report), [other.date for other in report.other_deadlines]) == (date(2026, 3, 5), [date(2026, 3, 9)])


def test_an_invitation_and_its_answer() -> None:
    come, answer = duties(
        "จึงขอเชิญท่านเข้าร่วมประชุมในวันที่ ๕ มีนาคม ๒๕๖๙ เวลา ๐๙.๓๐ น. และโปรดแจ้งชื่อผู้เข้าร่วมภายในวันที่ ๒ มีนาคม ๒๕๖๙"
    )
    assert (come.action, come.deadline) == ("เข้าร่วมประชุมในวันที่ ๕ มีนาคม ๒๕๖๙ เวลา ๐๙.๓๐ น.", None)
    assert (answer.action, due(answer)) == ("แจ้งชื่อผู้เข้าร่วม", date(2026, 3, 2))


@pytest.mark.parametrize(
    "name",
    [
        "จังหวัดสระบุรี", "จังหวัดชัยภูมิ", "อำเภอพัฒนานิคม", "อำเภอปักธงชัย", "อำเภอดำเนินสะดวก", "อำเภอเชียงดาว",
        "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัดระยอง", "สำนักงานประชาสัมพันธ์จังหวัดระยอง", "กรมควบคุมโรค", "กองสนับสนุนบริการ",
        "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "หน่วยงานที่ยังไม่ได้รายงาน", "หน่วยงานที่ได้รับจัดสรรงบประมาณ", "เจ้าหน้าที่",
    ],
)  # fmt: skip
def test_a_name_with_a_verb_in_it_is_a_name(name: str) -> None:
    (duty,) = duties(f"จึงขอให้{name}จัดส่งข้อมูลให้สำนักงานคลังจังหวัดระยอง ภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (duty.who, duty.action, duty.recipient) == (name, "จัดส่งข้อมูล", "สำนักงานคลังจังหวัดระยอง")


@pytest.mark.parametrize(
    "act", ["ขุดลอกคลอง", "ปลูกต้นไม้", "ออกตรวจพื้นที่", "สร้างการรับรู้", "ตั้งด่านชุมชน", "แก้ไขข้อมูล", "จัดพิธีทำบุญ"]
)
def test_who_stands_before_any_act(act: str) -> None:
    (duty,) = duties(f"จึงขอให้อำเภอ{act}และรายงานผลให้จังหวัดชลบุรี ภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (duty.who, duty.recipient) == ("อำเภอ", "จังหวัดชลบุรี")
    assert duty.action.startswith(act)


def test_what_stands_before_a_list_holds_for_its_items() -> None:
    first, second = duties(
        "จึงขอให้อำเภอดำเนินการผ่านระบบ INFO ภายในวันที่ ๕ มีนาคม ๒๕๖๙ ดังนี้ ๑. ให้กำนันสำรวจแหล่งน้ำ"
        " ๒. ขอให้รายงานผลให้จังหวัดชลบุรี ภายในวันที่ ๙ มีนาคม ๒๕๖๙"
    )
    assert (first.who, first.action, due(first), first.channel.type) == (
        "กำนัน",
        "สำรวจแหล่งน้ำ",
        date(2026, 3, 5),
        "system",
    )
    assert (second.who, second.action, due(second)) == ("อำเภอ", "รายงานผล", date(2026, 3, 9))


def test_a_list_of_rounds() -> None:
    first, second = duties(
        "จึงขอให้อำเภอรายงานผล ๒ รอบ ดังนี้ รอบที่ ๑ ส่งแผนงาน ภายในวันที่ ๕ มีนาคม ๒๕๖๙ รอบที่ ๒ ส่งผลงาน ภายในวันที่ ๙ เมษายน ๒๕๖๙"
    )
    assert [(one.who, one.action, due(one)) for one in (first, second)] == [
        ("อำเภอ", "ส่งแผนงาน", date(2026, 3, 5)),
        ("อำเภอ", "ส่งผลงาน", date(2026, 4, 9)),
    ]


def test_a_later_turn_goes_to_the_same_office() -> None:
    first, second = duties("ขอให้อำเภอรายงานผลให้จังหวัดชลบุรี ครั้งที่ ๑ ภายในวันที่ ๕ มีนาคม ๒๕๖๙ และครั้งที่ ๒ ภายในวันที่ ๙ เมษายน ๒๕๖๙")
    assert (first.action, due(first)) == ("รายงานผล", date(2026, 3, 5))
    assert (second.who, second.action, second.recipient, due(second)) == (
        "อำเภอ",
        "ครั้งที่ ๒",
        "จังหวัดชลบุรี",
        date(2026, 4, 9),
    )


def test_within_the_said_time_is_by_the_date_last_named() -> None:
    (duty,) = duties("เห็นควรขยายเวลาออกไปเป็นภายในวันที่ ๓๐ เมษายน ๒๕๖๙ จึงขอให้อำเภอส่งแผนให้จังหวัดชลบุรีภายในกำหนดเวลาดังกล่าว")
    assert due(duty) == date(2026, 4, 30)


def test_a_cause_that_the_sender_takes_up_is_no_duty_of_its_own() -> None:
    (duty,) = duties("กรม ก ขอให้อำเภอสำรวจแหล่งน้ำ จังหวัดจึงขอให้ท่านสำรวจแหล่งน้ำ และส่งผลภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert due(duty) == date(2026, 3, 5)
    other, report = duties("กรม ก ขอให้อำเภอใช้น้ำอย่างประหยัด จังหวัดจึงขอให้ท่านรายงานผลภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert (other.action, due(report)) == ("ใช้น้ำอย่างประหยัด", date(2026, 3, 5))


def test_every_month_and_the_first_time() -> None:
    monthly, first = duties("ขอให้อำเภอรายงานผลทุกเดือน ภายในวันที่ ๕ ของเดือนถัดไป โดยให้เริ่มรายงานครั้งแรกภายในวันที่ ๕ มีนาคม ๒๕๖๙")
    assert monthly.deadline is not None
    assert (monthly.deadline.kind, due(first)) == ("recurring", date(2026, 3, 5))


def test_a_page_to_fetch_a_form_from_is_not_where_it_goes() -> None:
    (duty,) = duties(
        "ขอให้ส่งแบบรายงานที่ดาวน์โหลดได้จากเว็บไซต์ www.rayong.go.th ทางอีเมล plan@rayong.go.th ภายในวันที่ ๕ มีนาคม ๒๕๖๙"
    )
    assert (duty.channel.type, duty.channel.value) == ("email", "plan@rayong.go.th")


def test_another_group_has_a_date_of_its_own() -> None:
    first, second = duties("ขอให้หน่วยงานส่งแผนภายในวันที่ ๕ มีนาคม ๒๕๖๙ สำหรับอำเภอให้ส่งรายงานภายในวันที่ ๙ มีนาคม ๒๕๖๙")
    assert [(one.who, one.action, due(one)) for one in (first, second)] == [
        ("หน่วยงาน", "ส่งแผน", date(2026, 3, 5)),
        ("อำเภอ", "ส่งรายงาน", date(2026, 3, 9)),
    ]
