"""Pages of the registers, through the door."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import seated
from tests.letters.conftest import Make
from tests.letters.registers.conftest import NOW, numbers, opened
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters.models import Letter
from tidtam.letters.registers import actions
from tidtam.letters.registers.lines import Line
from tidtam.letters.registers.models import Entry, Keeping, Register

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args: object, status: int = 200, **query: object) -> str:
    response = client.get(reverse(f"registers:{name}", args=args), query)
    assert response.status_code == status
    return response.content.decode()


def post(client: Client, door_: str, *args: object, status: int = 200, **data: object) -> str:
    """The page after a form is sent, redirects followed."""
    response = client.post(reverse(f"registers:{door_}", args=args), {"csrf": "x", **data}, follow=True)
    assert response.status_code == status
    return response.content.decode()


def fill(officer: Officer, register: Register, count: int) -> list[Entry]:
    told = [Line(document_number=f"มท 0211.4/{n}", subject=f"เรื่อง {n}", sender="กระทรวงมหาดไทย") for n in range(count)]
    return [actions.register_incoming(by=officer, register=register, line=line, now=NOW) for line in told]


# books


def test_a_new_office_is_led_to_its_first_book(door: Client) -> None:
    assert "ยังไม่มีทะเบียน" in page(door, "books")
    page(door, "open")
    told = post(door, "open", kind="sent circular", name="ทะเบียน ว", owner="รย ๐๐๑๗.๒", last_used="๕๕๑๑")
    assert "เปิดทะเบียน วแล้ว เลขถัดไปคือ 5512" in told
    assert "5,511" in page(door, "books")


def test_what_is_wrong_with_a_book_is_said_and_nothing_typed_is_lost(door: Client, incoming: Register) -> None:
    told = post(door, "open", status=422, kind="sent ordinary", name="ส่ง", owner="สำนักงาน", last_used="มาก")
    assert "โปรดระบุเป็นเลขทะเบียน" in told
    assert 'value="สำนักงาน"' in told
    told = post(door, "open", status=422, kind="sent ordinary", name="ส่ง", owner="สำนักงาน")
    assert "ไม่ใช่รหัสของเจ้าของเรื่อง" in told
    assert "มีทะเบียนเล่มนี้อยู่แล้ว" in post(door, "open", status=422, kind="received ordinary", name=incoming.name)


def test_a_book_shows_its_year_by_day_with_the_columns_of_the_form(
    door: Client, officer: Officer, incoming: Register
) -> None:
    fill(officer, incoming, 3)
    actions.cancel(by=officer, entry=Entry.objects.get(number=2), reason="ลงซ้ำ")
    shown = page(door, "book", incoming.pk)
    heads = ["เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]
    assert [head.split("<")[0].split(">")[-1] for head in shown.split('<th scope="col"')[1:]] == heads
    assert "วันจันทร์ที่ 25 พฤศจิกายน 2562" in shown
    assert "ยกเลิกเลข: ลงซ้ำ" in shown
    assert "3 รายการ เลขล่าสุด 3" in shown
    assert "แสดง 1 จาก 3 รายการ" in page(door, "book", incoming.pk, q="เรื่อง 1")
    assert "ไม่พบรายการที่ตรงกับ" in page(door, "book", incoming.pk, q="ไม่มี")
    assert "ยังไม่มีรายการในปี 2561" in page(door, "book", incoming.pk, year=2561)
    page(door, "book", incoming.pk, year="๒๕๖๒")


def test_a_long_book_is_paged_and_shown_whole_to_be_printed(
    door: Client, officer: Officer, incoming: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tidtam.letters.registers.views.PER_PAGE", 5)
    fill(officer, incoming, 7)
    shown = page(door, "book", incoming.pk)
    assert "หน้า 1 จาก 2" in shown
    assert "เรื่อง 6" not in shown
    assert "เรื่อง 6" in page(door, "book", incoming.pk, rows="all")


def test_a_book_asks_as_much_for_a_hundred_lines_as_for_one(door: Client, officer: Officer, incoming: Register) -> None:
    counts = []
    for count in (1, 40):
        fill(officer, incoming, count)
        with CaptureQueriesContext(connection) as asked:
            page(door, "book", incoming.pk)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_books_are_listed_with_few_questions(door: Client, officer: Officer) -> None:
    opened(officer)
    with CaptureQueriesContext(connection) as few:
        page(door, "books")
    for number in range(5):
        opened(officer, name=str(number))
    with CaptureQueriesContext(connection) as many:
        page(door, "books")
    assert len(few) == len(many)


def test_a_year_is_exported_whole(door: Client, officer: Officer, incoming: Register) -> None:
    fill(officer, incoming, 2)
    response = door.get(reverse("registers:export", args=[incoming.pk, "csv"]), {"year": 2562})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["วันที่ลงทะเบียน", "เลขทะเบียนรับ", "ที่"]
    assert rows[1][:3] == ["25 พ.ย. 2562", "1", "มท 0211.4/0"]
    assert len(rows) == 3
    assert "filename*=utf-8''" in response["Content-Disposition"]
    assert door.get(reverse("registers:export", args=[incoming.pk, "xlsx"])).content[:2] == b"PK"
    assert door.get(reverse("registers:export", args=[incoming.pk, "pdf"])).status_code == 404


def test_the_books_of_others_are_not_there(client: Client, incoming: Register, officer: Officer) -> None:
    district = Organisation.objects.filter(kind="district").first()
    assert district
    (entry,) = fill(officer, incoming, 1)
    client.force_login(seated(district, Role.ADMINISTRATOR).user)
    for name, pk in (("book", incoming.pk), ("new", incoming.pk), ("entry", entry.pk), ("use", entry.pk)):
        page(client, name, pk, status=404)


def test_who_only_looks_sees_no_buttons(
    client: Client, province: Organisation, officer: Officer, incoming: Register, make: Make
) -> None:
    (entry,) = fill(officer, incoming, 1)
    letter = make(subject="เรื่อง")
    client.force_login(seated(province, Role.EXECUTIVE).user)
    assert "ลงทะเบียนหนังสือที่ไม่ได้อยู่ในระบบ" not in page(client, "book", incoming.pk)
    assert "ยกเลิกเลขนี้" not in page(client, "entry", entry.pk)
    assert "เปิดทะเบียนอีกเล่ม" not in page(client, "books")
    assert "ลงทะเบียนรับ" not in client.get(reverse("letters:letter", args=[letter.pk])).content.decode()
    post(client, "entry", entry.pk, status=403, action="ส่งแล้ว")
    page(client, "new", incoming.pk, status=403)


# lines


def test_a_paper_in_the_hand_is_registered(door: Client, incoming: Register) -> None:
    assert "เลขทะเบียน" in page(door, "new", incoming.pk)
    told = post(
        door, "new", incoming.pk,
        document_number="มท ๐๒๑๑.๔/ว ๗๑๖๐", dated="26 พ.ย. 62", subject="รายงาน", sender="กระทรวงมหาดไทย", number="๑",
    )  # fmt: skip
    assert "ลงทะเบียนแล้ว เลขทะเบียนรับ 1" in told
    entry = Entry.objects.get()
    assert (entry.document_number, entry.dated) == ("มท 0211.4/ว 7160", date(2019, 11, 26))


@pytest.mark.parametrize(
    ("data", "said"),
    [({"subject": ""}, "โปรดระบุเรื่อง"), ({"subject": "ก", "number": "9"}, "ข้ามเลขที่ยังไม่ได้ใช้"),
     ({"subject": "ก", "number": "12345678"}, "โปรดระบุเป็นเลขทะเบียน"), ({"subject": "ก", "dated": "วันนี้"}, "วันนี้")],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said(door: Client, incoming: Register, data: dict[str, str], said: str) -> None:
    assert said in post(door, "new", incoming.pk, status=422, **data)
    assert numbers(incoming) == []


def test_a_sent_paper_gets_its_whole_number(door: Client, circulars: Register) -> None:
    assert "document_number" not in page(door, "new", circulars.pk)
    assert "เลขที่หนังสือ รย 0017.2/ว 5512" in post(door, "new", circulars.pk, subject="เวียน")


def test_a_whole_number_of_another_owner_or_series_is_noticed(door: Client, circulars: Register, make: Make) -> None:
    letter = make(subject="ก")
    for number in ("รย 0017.3/ว 5512", "รย 0017.2/5512"):
        assert "เลขที่นี้ไม่ใช่ของทะเบียน ว" in post(door, "new", circulars.pk, status=422, subject="เวียน", number=number)
        assert "เลขที่นี้ไม่ใช่ของทะเบียน ว" in post(
            door, "letter", letter.pk, status=422, register=circulars.pk, number=number
        )
    assert "เลขทะเบียนส่ง 5512" in post(door, "new", circulars.pk, subject="เวียน", number="ว ๕๕๑๒")
    assert "เลขทะเบียนส่ง 5513" in post(door, "letter", letter.pk, register=circulars.pk, number="รย๐๐๑๗.๒/ว๕๕๑๓")


def test_numbers_are_reserved_used_noted_and_cancelled(door: Client, incoming: Register) -> None:
    assert 'value="1"' in page(door, "reserve", incoming.pk)
    assert "โปรดระบุเหตุผล" in post(door, "reserve", incoming.pk, status=422, count="2")
    assert "จองได้ครั้งละ 1 ถึง 100 เลข" in post(door, "reserve", incoming.pk, status=422, count="101", reason="ประชุม")
    assert "จองเลข 1 ถึง 2 แล้ว" in post(door, "reserve", incoming.pk, count="2", reason="ประชุม", reserved_for="ปกครอง")
    assert "จองเลข 3 แล้ว" in post(door, "reserve", incoming.pk, reason="ประชุม")
    first, second, _ = Entry.objects.order_by("number")
    assert "จองให้ปกครอง" in page(door, "entry", first.pk)
    page(door, "use", first.pk)
    assert "ลงทะเบียนแล้ว เลขทะเบียนรับ 1" in post(door, "use", first.pk, subject="มาแล้ว")
    assert "บันทึกแล้ว" in post(door, "entry", first.pk, action="มอบกลุ่มงาน", remark="")
    assert "โปรดระบุเหตุผล" in post(door, "cancel", second.pk, status=422)
    assert "ยกเลิกเลข 2 แล้ว" in post(door, "cancel", second.pk, reason="ไม่ใช้")
    assert [entry.state for entry in Entry.objects.order_by("number")] == ["used", "cancelled", "reserved"]


def test_the_last_number_used_is_put_right_while_nothing_was_given(door: Client, incoming: Register) -> None:
    assert "แก้เลขล่าสุดที่ใช้แล้ว" in page(door, "book", incoming.pk)
    page(door, "start", incoming.pk)
    assert "เลขถัดไปคือ 101" in post(door, "start", incoming.pk, last_used="100")
    post(door, "new", incoming.pk, subject="ก")
    assert "แก้เลขล่าสุดที่ใช้แล้ว" not in page(door, "book", incoming.pk)
    assert "แก้เลขล่าสุดที่ใช้แล้วไม่ได้" in post(door, "start", incoming.pk, status=422, last_used="5")


# letters


def letter_page(door: Client, letter: Letter) -> str:
    return door.get(reverse("letters:letter", args=[letter.pk])).content.decode()


def test_without_a_book_the_letter_offers_to_open_one(door: Client, make: Make) -> None:
    assert "หน่วยงานยังไม่ได้เปิดทะเบียน" in letter_page(door, make(subject="ก"))


def test_a_letter_of_others_is_offered_the_receiving_book(
    door: Client, incoming: Register, circulars: Register, make: Make
) -> None:
    letter = make(subject="ก", number="มท 0211.4/ว 7160", date="2019-11-20")
    shown = letter_page(door, letter)
    assert f'<option value="{incoming.pk}" selected>' in shown
    assert "ลงทะเบียนรับ</button>" in shown
    assert "เลขทะเบียนรับ 1" in post(door, "letter", letter.pk, register=incoming.pk)
    shown = letter_page(door, letter)
    assert "<strong>1</strong>" in shown
    assert "09.00 น." in shown or "เวลา" in shown
    assert "ลงทะเบียนในเล่มอื่น" in shown
    assert "ลงทะเบียนในเล่มนี้แล้ว เลข 1/2562" in post(door, "letter", letter.pk, status=422, register=incoming.pk)


def test_a_letter_that_the_office_issued_is_offered_its_sending_book_and_number(
    door: Client, incoming: Register, circulars: Register, make: Make
) -> None:
    letter = make(subject="ก", number="รย 0017.2/ว 5512", date="2019-11-22")
    shown = letter_page(door, letter)
    assert f'<option value="{circulars.pk}" selected>' in shown
    assert 'value="5512"' in shown
    assert "ลงทะเบียนส่ง</button>" in shown
    assert "เลขที่หนังสือ รย 0017.2/ว 5512" in post(door, "letter", letter.pk, register=circulars.pk, number="5512")


def test_a_letter_refused_keeps_what_was_typed(
    door: Client, incoming: Register, outgoing: Register, make: Make
) -> None:
    letter = make(subject="ก", number="มท 0211.4/ว 7160", date="2019-11-20")
    page(door, "letter", letter.pk)
    told = post(door, "letter", letter.pk, status=422, register=outgoing.pk, number="7")
    assert "ลงในทะเบียนส่งไม่ได้" in told
    assert 'value="7"' in told
    assert "โปรดเลือกทะเบียน" in post(door, "letter", letter.pk, status=422)


def test_the_letter_page_asks_few_questions_of_the_registers(door: Client, officer: Officer, make: Make) -> None:
    letter = make(subject="ก")
    counts = []
    for number in range(2):
        for book in range(1 + number * 5):
            register = opened(officer, name=f"{number} {book}")
            actions.register_incoming(by=officer, register=register, letter=letter, now=NOW)
        with CaptureQueriesContext(connection) as asked:
            letter_page(door, letter)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# keeping


def test_how_long_a_letter_is_kept_is_proposed_and_decided(door: Client, make: Make) -> None:
    letter = make(subject="ก", number="มท 0211.4/ว 7160", date="2019-11-20", circular=True, closing="เพื่อโปรดทราบ")
    assert "เสนอ: เรื่องธรรมดาที่เกิดขึ้นเป็นประจำ" in letter_page(door, letter)
    shown = page(door, "keeping", letter.pk)
    assert "เป็นหนังสือเวียนเพื่อทราบ" in shown
    assert 'value="routine" ' in shown
    assert 'value="2562"' in shown
    for year, said in (("62", "โปรดระบุปี พ.ศ. สี่หลัก"), ("", "โปรดระบุปี พ.ศ."), ("9999", "9999")):
        assert said in post(door, "keeping", letter.pk, status=422, kind="routine", from_year=year)
    assert "เก็บถึง 31 ธันวาคม 2563" in post(door, "keeping", letter.pk, kind="routine", from_year="๒๕๖๒")
    assert "เปลี่ยนอายุการเก็บ" in letter_page(door, letter)
    assert 'value="2562"' in page(door, "keeping", letter.pk)
    post(door, "keeping", letter.pk, kind="to_follow", from_year="2019")
    assert Keeping.objects.get().from_year == 2562
    assert "จนกว่าจะมีฉบับใหม่แทน" in letter_page(door, letter)


@pytest.fixture
def kept(officer: Officer, make: Make) -> list[Letter]:
    letters = [make(subject=f"เก็บ {year}", number=f"มท 0211/{year}", date="2017-05-01") for year in (2560, 2561, 2562)]
    for letter, year in zip(letters, (2560, 2561, 2562), strict=True):
        actions.decide_keeping(by=officer, letter=letter, kind="routine", from_year=year, now=NOW)
    return letters


def test_the_survey_lists_what_ended_with_the_year_before(door: Client, kept: list[Letter], settings: Any) -> None:
    settings.TODAY = date(2020, 1, 10)
    shown = page(door, "survey")
    assert "29 กุมภาพันธ์ 2563" in shown
    assert "เก็บ 2561" in shown
    assert "เก็บ 2562</a>" not in shown
    assert "2 ฉบับ" in shown
    assert "เก็บ 2562</a>" in page(door, "survey", year=2563)
    assert "ไม่มีหนังสือที่ครบอายุการเก็บ" in page(door, "survey", year=2550)
    response = door.get(reverse("registers:survey_export", args=["csv"]), {"year": 2562})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[-1] for row in rows[1:]] == ["2561", "2562"]


def test_letters_without_a_decision_are_counted_beside_the_survey(door: Client, make: Make) -> None:
    make(subject="ก")
    assert "ยังไม่ได้กำหนดอายุการเก็บ 1 ฉบับ" in page(door, "survey")
