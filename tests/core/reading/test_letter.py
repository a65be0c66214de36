"""The head of a letter: every label, wherever it stands, and what is left out where it does not."""

from datetime import date, datetime

import pytest

from tests.core.reading.country import FOOT, letter, reading_of


@pytest.mark.parametrize(
    ("line", "number", "circular", "office"),
    [
        ("ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒        ศาลากลางจังหวัดระยอง", "รย 0017.2/ว 5512", True, "ศาลากลางจังหวัดระยอง"),
        ("ด่วนมาก  ที่ มท 0810.6/1234", "มท 0810.6/1234", False, None),
        ("ที่ กค (กวจ) ๐๔๐๕.๒/ว ๔๖๖\nกรมบัญชีกลาง", "กค (กวจ) 0405.2/ว 466", True, "กรมบัญชีกลาง"),
        ("ที่ ๑๒๓/๒๕๖๙\nเทศบาลตำบลบ้านฉาง", "123/2569", False, "เทศบาลตำบลบ้านฉาง"),
        ("รย ๐๐๑๗.๒/ว ๕๕๑๒\nที่ว่าการอำเภอแกลง", "รย 0017.2/ว 5512", True, "ที่ว่าการอำเภอแกลง"),
        ("ที่ รย ๐๐๑๗.๒/", None, False, None),
        ("ร่าง รย ๐๐๑๗.๒/ว ๕๕๑๒", None, False, None),
        ("โทร. ๐ ๓๘๖๙ ๔๐๐๐", None, False, None),
    ],
)
def test_number_and_issuer(line: str, number: str | None, circular: bool, office: str | None) -> None:
    reading = reading_of(f"{line}\nเรื่อง ก\nเรียน ข\nด้วยมีเหตุ\n{FOOT}")
    assert (reading.number, reading.circular) == (number, circular)
    assert (reading.issuer and reading.issuer.office) == office


def test_a_number_without_its_label_is_doubtful() -> None:
    reading = reading_of(f"รย ๐๐๑๗.๒/๗\nเรื่อง ก\nเรียน ข\nด้วยมีเหตุ\n{FOOT}")
    assert reading.confidence["number"] == 0.7


@pytest.mark.parametrize(
    ("line", "urgency", "by"),
    [
        ("ด่วนที่สุด", "ด่วนที่สุด", None),
        ("ชั้นความเร็ว : ด่วน", "ด่วน", None),
        ("ด่วน ที่ สุด", "ด่วนที่สุด", None),
        ("ด่วนภายใน ๑๖.๓๐ น. วันที่ ๕ มีนาคม ๒๕๖๙", "ด่วนภายใน", datetime(2026, 3, 5, 16, 30)),  # noqa: DTZ001
        ("ด่วนภายในวันที่ ๕ มีนาคม ๒๕๖๙", "ด่วนภายใน", date(2026, 3, 5)),
        ("ด่วนภายในวันนี้", "ด่วนภายใน", None),
        ("ไม่ด่วน", None, None),
    ],
)
def test_urgency(line: str, urgency: str | None, by: date | None) -> None:
    reading = reading_of(f"{line}\nที่ รย 0017.2/1\nเรื่อง ก\nเรียน ข\nด้วยมีเหตุ")
    assert (reading.urgency, reading.urgent_by) == (urgency, by)


@pytest.mark.parametrize("line", ["ลับมาก", "ชั้นความลับ : ลับมาก"])
def test_secrecy(line: str) -> None:
    assert reading_of(f"{line}\nที่ รย 0017.2/1\nเรื่อง ก\nเรียน ข").secrecy == "ลับมาก"


@pytest.mark.parametrize(
    ("line", "day", "sure"),
    [
        ("๒๒ พฤศจิกายน ๒๕๖๒", date(2019, 11, 22), 0.95),
        ("22 พ.ย. 62", date(2019, 11, 22), 0.95),
        ("วันที่ ๒๒ พฤศจิกายน ๒๕๖๒", date(2019, 11, 22), 0.99),
        ("        พฤศจิกายน ๒๕๖๒", None, None),
        ("วันที่         พฤศจิกายน ๒๕๖๒", None, None),
        ("๓๑ พฤศจิกายน ๒๕๖๒", None, None),
    ],
)
def test_the_date(line: str, day: date | None, sure: float | None) -> None:
    reading = reading_of(f"ที่ รย 0017.2/1\n{line}\nเรื่อง ก\nเรียน ข\nด้วยมีเหตุ")
    assert (reading.date, reading.confidence.get("date")) == (day, sure)


def test_a_memo_may_have_its_date_behind_its_number() -> None:
    reading = reading_of("บันทึกข้อความ\nส่วนราชการ กองคลัง โทร. ๑๒๓๔\nที่ รย ๕๒๐๐๑/๗ วันที่ ๕ มีนาคม ๒๕๖๙\nเรื่อง ก\nเรียน ข")
    assert (reading.kind, reading.number, reading.date) == ("memo", "รย 52001/7", date(2026, 3, 5))
    assert reading.issuer is not None
    assert (reading.issuer.office, reading.footer.phones) == ("กองคลัง", ("1234",))


def test_a_subject_may_be_broken_or_missing() -> None:
    full = "ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติสิทธิมนุษยชนร่วมขับเคลื่อนเพื่อการ"
    broken = reading_of(f"ที่ รย 0017.2/1\nเรื่อง {full}\n      พัฒนาที่ยั่งยืน\nเรียน ข\nด้วยมีเหตุ")
    assert (broken.subject, broken.confidence["subject"]) == (f"{full}พัฒนาที่ยั่งยืน", 0.9)
    missing = reading_of("ที่ รย 0017.2/1\nเรื่อง\nเรียน ข\nด้วยมีเหตุ")
    assert (missing.subject, "subject" in missing.spans) == (None, False)


def test_an_announcement_may_say_all_on_its_first_line() -> None:
    reading = reading_of("ประกาศจังหวัดระยอง เรื่อง ประกวดราคาซื้อรถ\nด้วยจังหวัด\nประกาศ ณ วันที่ ๕ มีนาคม พ.ศ. ๒๕๖๙")
    assert (reading.kind, reading.subject, reading.date) == ("announcement", "ประกวดราคาซื้อรถ", date(2026, 3, 5))
    assert reading.issuer is not None
    assert reading.issuer.office == "จังหวัดระยอง"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("คำสั่งกรมการปกครอง\nที่ ๕/๒๕๖๙\nเรื่อง ก", "order"),
        ("คำสั่งซื้อสินค้า\nไข่", "other"),
        ("บันทึกข้อความ\nเรื่อง ก", "memo"),
        ("บันทึกข้อความ", "other"),
        ("ที่ มท 0816.3/7\nถึง จังหวัดทุกจังหวัด", "sealed"),
        ("เรื่อง ก\nถึง เพื่อน", "external"),
        ("เรื่อง ก", "other"),
    ],
)
def test_the_kind_is_what_the_labels_prove(text: str, kind: str) -> None:
    assert reading_of(text).kind == kind


def test_office_and_address_may_stand_on_one_line() -> None:
    reading = reading_of(f"ที่ รย 0017.2/1  ศาลากลางจังหวัดระยอง ถนนสุขุมวิท รย ๒๑๑๕๐\nเรื่อง ก\nเรียน ข\nด้วย\n{FOOT}")
    assert reading.issuer is not None
    assert (reading.issuer.office, reading.issuer.address) == ("ศาลากลางจังหวัดระยอง", "ถนนสุขุมวิท รย 21150")


def enclosures(lines: str) -> list[tuple[str, int | None]]:
    reading = reading_of(f"ที่ รย 0017.2/1\nเรื่อง ก\nเรียน ข\nสิ่งที่ส่งมาด้วย {lines}\nด้วยมีเหตุ")
    return [(one.text, one.copies) for one in reading.attachments]


def test_enclosures_are_parted_by_number_or_by_count() -> None:
    assert enclosures("๑. แบบรายงาน จำนวน ๑ ชุด\n  ๒. บัญชี (จำนวน ๒ แผ่น)") == [
        ("แบบรายงาน จำนวน ๑ ชุด", 1),
        ("บัญชี (จำนวน ๒ แผ่น)", 2),
    ]
    assert enclosures("แบบรายงาน จำนวน ๑ ชุด\nบัญชี (จำนวน ๒ แผ่น)\nรายชื่อ") == [
        ("แบบรายงาน จำนวน ๑ ชุด", 1),
        ("บัญชี (จำนวน ๒ แผ่น)", 2),
        ("รายชื่อ", None),
    ]


def test_a_column_of_counts_behind_the_list_is_dealt_out_in_order() -> None:
    found = enclosures("๑. แบบรายงาน\n๒. บัญชี\nจำนวน ๑ ชุด\nจำนวน ๒ แผ่น")
    assert found == [("แบบรายงาน", 1), ("บัญชี จำนวน ๑ ชุด จำนวน ๒ แผ่น", 2)]


def test_an_enclosed_announcement_has_its_date_and_a_torn_count_is_a_count() -> None:
    reading = letter(head="ที่ รย 0017.2/1\nเรียน ข\nสิ่งที่ส่งมาด้วย ประกาศจังหวัดระยอง ลงวันที่ ๕ มกราคม ๒๕๖๙ จ านวน ๒ ฉบับ")
    (enclosure,) = reading.attachments
    assert (enclosure.number, enclosure.date, enclosure.copies) == (None, date(2026, 1, 5), 2)


def test_a_reference_may_have_no_number() -> None:
    reading = letter(head="อ้างถึง หนังสือจังหวัดระยอง ลงวันที่ ๕ มีนาคม ๒๕๖๙\nที่ รย 0017.2/1\nเรียน ข")
    (reference,) = reading.references
    assert reference.number is None
    assert reading.text[slice(*reading.spans["references[0].date"][0])] == "๕ มีนาคม ๒๕๖๙"
