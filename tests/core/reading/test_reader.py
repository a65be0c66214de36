"""Whole letters: the Rayong circular by fields, every kind against its full reading, and any text at all."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.reading.country import DATA, KNOWLEDGE, reading_of, sample
from tidtam.core.phrases import number
from tidtam.core.reading.contract import to_json
from tidtam.core.reading.parts import Reading
from tidtam.core.reading.reader import read
from tidtam.core.thai.dates import find_dates
from tidtam.core.thai.digits import arabic

LETTERS = sorted(path.stem for path in DATA.glob("*.txt"))
CIRCULAR = reading_of(sample("rayong-circular-5512"))


def test_the_head_of_the_circular() -> None:
    assert (CIRCULAR.kind, CIRCULAR.urgency, CIRCULAR.secrecy) == ("external", "ด่วนที่สุด", None)
    assert (CIRCULAR.number, CIRCULAR.circular, CIRCULAR.date) == ("รย 0017.2/ว 5512", True, date(2019, 11, 22))
    assert CIRCULAR.issuer is not None
    assert (CIRCULAR.issuer.office, CIRCULAR.issuer.address) == ("ศาลากลางจังหวัดระยอง", "ถนนสุขุมวิท รย 21150")
    assert CIRCULAR.subject == (
        "ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติ “สิทธิมนุษยชนร่วมขับเคลื่อน Thailand ๔.๐ เพื่อการพัฒนาที่ยั่งยืน”"
        " ประจำปีงบประมาณ พ.ศ.๒๕๖๑-๒๕๖๒"
    )
    assert CIRCULAR.salutation == "เรียน"


def test_the_six_addressees_of_the_circular() -> None:
    assert [(one.text, one.kind, one.class_code) for one in CIRCULAR.addressees] == [
        ("หัวหน้าส่วนราชการ", "class", "agency_heads"),
        ("นายอำเภอทุกอำเภอ", "class", "district_chiefs"),
        ("นายกองค้การบริหารส่วนจังหวัดระยอง", "office", None),
        ("นายกเทศมนตรีนครระยอง", "office", None),
        ("นายกเทศมนตรีเมืองมาตาพุด", "office", None),
        ("นายกเทศมนตรีเมืองบ้านฉาง", "office", None),
    ]


def test_the_enclosure_of_the_circular() -> None:
    (enclosure,) = CIRCULAR.attachments
    assert (enclosure.issuer, enclosure.urgency) == ("กระทรวงมหาดไทย", "ด่วนที่สุด")
    assert (enclosure.number, enclosure.date, enclosure.copies) == ("มท 0211.4/ว 7160", date(2019, 11, 26), 1)


def test_the_circular_lays_two_duties_and_keeps_one_for_itself() -> None:
    to_department, to_province, own = CIRCULAR.duties
    assert (to_department.who, to_department.recipient) == ("ทุกหน่วยงานในจังหวัด", "กรมคุ้มครองสิทธิและเสรีภาพ")
    assert to_department.action == (
        "รายงานผลการปฏิบัติตามวาระแห่งชาติฯ ประจำปีงบประมาณ พ.ศ. ๒๕๖๑ - ๒๕๖๒ ในภาพรวมของหน่วยงาน"
        " โดยพิจารณาจากแผนปฏิบัติการ (Action Plan) ขับเคลื่อนวาระแห่งชาติฯ"
    )
    assert (to_department.channel.type, to_department.channel.value) == ("email", "nhr.plan@gmail.com")
    assert to_department.deadline is not None
    assert (to_department.deadline.date, to_department.deadline.kind) == (date(2019, 11, 30), "absolute")
    assert (to_province.who, to_province.recipient) == ("หน่วยงาน", "จังหวัดระยอง")
    assert to_province.deadline is not None
    assert to_province.deadline.date == date(2019, 12, 6)
    assert [duty.own for duty in CIRCULAR.duties] == [False, False, True]
    assert (own.recipient, own.deadline, own.action) == ("กระทรวงมหาดไทย", None, "รายงานให้กระทรวงมหาดไทยทราบต่อไป")


def test_what_the_cabinet_said_is_mentioned_not_asked() -> None:
    resolution, november = CIRCULAR.mentions
    assert (resolution.kind, resolution.date) == ("cabinet_resolution", date(2017, 11, 21))
    assert november.kind == "cabinet_resolution"
    assert november.text.endswith("ภายในเดือนพฤศจิกายนของปี พ.ศ. ๒๕๖๑ และ พ.ศ. ๒๕๖๒")


def test_the_rest_of_the_circular() -> None:
    assert CIRCULAR.fiscal_years == (2561, 2562)
    assert [(one.type, one.value) for one in CIRCULAR.resources] == [("qr", None)]
    (contact,) = CIRCULAR.contacts
    assert (contact.name, contact.phones) == ("นางสาวปฐมา เสียมหาญ", ("0 2141 2759", "0 2141 2746"))
    signatory = CIRCULAR.signatory
    assert signatory is not None
    assert (signatory.name, signatory.position) == ("นายยุทธพล งามอาจอิทธิชัย", "รองผู้ว่าราชการจังหวัดระยอง")
    assert (signatory.acting_kind, signatory.acting_for) == ("รักษาราชการแทน", "ผู้ว่าราชการจังหวัดระยอง")
    assert CIRCULAR.unit == "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด"
    assert CIRCULAR.unit_parent == "สำนักงานจังหวัด"
    assert (CIRCULAR.footer.phones, CIRCULAR.footer.fax) == (("0-3869-4043",), ("0-3869-4160",))
    assert (CIRCULAR.footer.emails, CIRCULAR.footer.websites) == (("rayongoffice@gmail.com",), ("www.rayong.go.th",))


def test_the_faults_of_the_circular_beside_their_fields() -> None:
    assert {(warning.code, warning.field) for warning in CIRCULAR.warnings} == {
        ("deadline_nonworking_day", "duties[0].deadline"),
        ("short_notice", "duties[0].deadline"),
        ("attachment_after_letter", "attachments[0].date"),
        ("unknown_place", "addressees[4]"),
        ("closing_contradicts_duty", "closing"),
        ("private_email", "duties[0].channel"),
        ("scope_wider_than_addressees", "duties[0].who"),
    }


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_every_kind_is_read_whole(name: str) -> None:
    found = to_json(reading_of(sample(name)), source=None, text=False)
    expected = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    assert {key: value for key, value in found.items() if key not in ("spans", "confidence")} == expected


def bare(text: str) -> str:
    return re.sub(r"\s", "", arabic(text))


def values(reading: Reading) -> dict[str, str]:
    """Fields whose value stands in the text as it is, but for digits and white space."""
    found = {"subject": reading.subject, "urgency": reading.urgency, "unit": reading.unit, "closing": reading.closing}
    found |= {f"addressees[{n}]": one.text for n, one in enumerate(reading.addressees)}
    found |= {f"duties[{n}].action": one.action for n, one in enumerate(reading.duties)}
    found |= {f"duties[{n}].recipient": one.recipient for n, one in enumerate(reading.duties)}
    found |= {f"duties[{n}].deadline": one.deadline.text for n, one in enumerate(reading.duties) if one.deadline}
    found |= {f"attachments[{n}]": one.text for n, one in enumerate(reading.attachments)}
    found |= {f"mentions[{n}]": one.text for n, one in enumerate(reading.mentions)}
    found |= {f"footer.phones[{n}]": phone for n, phone in enumerate(reading.footer.phones)}
    found |= {"signatory.name": reading.signatory.name} if reading.signatory else {}
    return {path: value for path, value in found.items() if value}


def assert_places_hold_values(reading: Reading) -> None:
    for path, spans in reading.spans.items():
        assert all(0 <= start < end <= len(reading.text) for start, end in spans), path
    said = {path: "".join(reading.text[start:end] for start, end in spans) for path, spans in reading.spans.items()}
    assert {path: bare(said[path]) for path in values(reading)} == {p: bare(v) for p, v in values(reading).items()}
    if reading.number and re.match("[ก-ฮ]", reading.number):
        assert str(number.parse(said["number"])) == reading.number
    if reading.date:
        assert find_dates(said["date"])[0].date == reading.date
    assert set(reading.confidence) <= set(reading.spans)
    assert all(0.5 <= sure <= 1 for sure in reading.confidence.values())


@pytest.mark.parametrize("name", LETTERS)
def test_the_places_of_a_letter_hold_its_values(name: str) -> None:
    reading = reading_of(sample(name))
    assert set(values(reading)) <= set(reading.confidence)
    assert_places_hold_values(reading)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LETTERS).flatmap(lambda name: st.permutations(sample(name).splitlines())))
def test_lines_in_any_order_are_read_without_fail(lines: list[str]) -> None:
    assert_places_hold_values(reading_of("\n".join(lines)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LETTERS), st.data())
def test_a_torn_letter_is_read_without_fail(name: str, data: st.DataObject) -> None:
    text = sample(name)
    start = data.draw(st.integers(0, len(text)))
    assert_places_hold_values(reading_of(text[start : data.draw(st.integers(start, len(text)))]))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_read_without_fail(text: str) -> None:
    assert_places_hold_values(read(text, knowledge=KNOWLEDGE))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "รายการซื้อของ\n- ไข่ ๑๐ ฟอง\n- น้ำปลา ๒ ขวด\nโทร. ๐๘ ๑๒๓๔ ๕๖๗๘",
        "เรื่อง แมวของฉัน\n\nด้วยแมวของฉันชื่อส้ม เกิดเมื่อวันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗ จึงขอให้ทุกหน่วยงานเอ็นดูภายในวันที่ ๕ มีนาคม ๒๕๖๙",
        "The quick brown fox. Report to head@gmail.com by 30/11/2562.",
    ],
)
def test_what_is_no_letter_gives_nothing(text: str) -> None:
    reading = to_json(reading_of(text), source=None, text=False)
    kept = {key: value for key, value in reading.items() if value not in (None, [], {}, False)}
    assert kept == {"kind": "other", "footer": {"phones": [], "fax": [], "emails": [], "websites": []}}


def test_the_text_is_cleaned_before_it_is_read() -> None:
    reading = reading_of(sample("memo").replace("ำ", "ํา").replace("\n", "\r\n"))
    assert reading.text == sample("memo")
    assert reading.subject == reading_of(sample("memo")).subject


def test_head_lines_may_stand_in_any_order() -> None:
    lines = [line for line in sample("rayong-circular-5512").splitlines() if line]
    head, rest = lines[:6], lines[6:]
    reading = reading_of("\n".join([*reversed(head), *rest]))
    assert (reading.number, reading.date, reading.urgency) == (CIRCULAR.number, CIRCULAR.date, CIRCULAR.urgency)
    assert (reading.issuer, reading.subject) == (CIRCULAR.issuer, CIRCULAR.subject)
    assert len(reading.addressees) == 6
