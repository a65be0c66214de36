"""The pages of letters through their doors: what goes in, what is shown, what is kept when something is wrong."""

import io
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse

from tests.conftest import seated
from tests.form_reader import read_form
from tests.letters.conftest import CIRCULAR, NOW, SHOPPING, TODAY, Make, row
from tests.letters.test_page import page_of
from tidtam.accounts.models import LedgerEntry
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters import actions
from tidtam.letters.forms import IntakeForm
from tidtam.letters.models import Letter
from tidtam.letters.tasks import read_waiting

pytestmark = pytest.mark.django_db


def html(response: Any, status: int = 200) -> str:
    text = str(response.content.decode())
    assert response.status_code == status, text[:2000]
    return text


def upload(door: Client, *files: tuple[str, bytes], text: str = "") -> Any:
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return door.post("/letters/new", {"files": given, "text": text})


def send(door: Client, letter: Letter, do: str, **typed: Any) -> Any:
    """Press a button of S4 with the page as it stands, but for what was typed."""
    address = reverse("letters:review", args=[letter.pk])
    return door.post(address, {**read_form(html(door.get(address))).data, **typed, "do": do})


# S3


def test_one_letter_is_opened_at_once(door: Client) -> None:
    response = upload(door, ("ว5512.txt", CIRCULAR))
    letter = Letter.objects.get()
    assert (letter.state, response.headers["Location"]) == ("read", f"/letters/{letter.pk}/review")


def test_text_may_be_pasted(door: Client) -> None:
    upload(door, text=CIRCULAR.decode())
    letter = Letter.objects.get()
    assert letter.number == "รย 0017.2/ว 5512"
    assert letter.files.get().name == "ข้อความที่วาง.txt"


def test_the_same_letter_again_leads_to_the_first(door: Client, circular: Letter) -> None:
    response = door.post("/letters/new", {"files": SimpleUploadedFile("อีกชื่อ.txt", CIRCULAR)}, follow=True)
    assert "หนังสือฉบับนี้รับไว้แล้วเมื่อวันที่ 25 พฤศจิกายน 2562 เวลา 09.00 น." in html(response)
    assert Letter.objects.get() == circular


def test_nothing_given_is_told(door: Client) -> None:
    page = html(upload(door, text="  "), 422)
    assert "โปรดเลือกไฟล์หรือวางข้อความของหนังสือก่อน" in page
    assert "<title>มีข้อผิดพลาด:" in page


def test_nuls_in_a_pasted_text_are_left_out(door: Client) -> None:
    upload(door, text=CIRCULAR.decode().replace("เรื่อง", "เรื่\0อง"))
    assert Letter.objects.get().number == "รย 0017.2/ว 5512"
    assert "โปรดเลือกไฟล์หรือวางข้อความของหนังสือก่อน" in html(upload(door, text="\0 \0"), 422)


def test_what_is_wrong_with_a_pasted_text_is_told_at_its_box(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(_: str) -> None:
        raise ValidationError("ข้อความยาวเกินไป")

    monkeypatch.setattr(IntakeForm.base_fields["text"], "validators", [too_long])
    page = html(upload(door, text="ข้อความ"), 422)
    assert "ข้อความยาวเกินไป" in page
    assert "โปรดเลือกไฟล์" not in page


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def corrupt_docx() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()[:2000]


REFUSED = {
    "ว่าง.pdf": (b"", "empty_file"),
    "setup.exe": (b"MZ\x90\x00\x03\x00\x00\x00\xff\xfe", "unknown_file_type"),
    "ใหญ่.pdf": (b"%PDF-1.7" + b"x" * (21 * 1024 * 1024), "file_too_big"),
}
KEPT = {
    "รหัส.pdf": (locked_pdf, "locked_pdf"),
    "เสีย.docx": (corrupt_docx, "broken_docx"),
    "เก่า.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old_office_file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_refused_says_why_and_keeps_what_was_pasted_apart(door: Client, name: str) -> None:
    data, code = REFUSED[name]
    page = html(upload(door, (name, data)), 422)
    assert code in page
    assert name in page
    assert "Traceback" not in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize("name", KEPT)
def test_a_letter_that_cannot_be_read_is_kept_for_typing(door: Client, name: str) -> None:
    make, code = KEPT[name]
    page = html(door.post("/letters/new", {"files": SimpleUploadedFile(name, make())}, follow=True))
    assert "อ่านตัวอักษรไม่ได้ กรอกเองได้ทันที" in page
    assert code in page
    assert "ยังไม่ได้กรอก" in page
    letter = Letter.objects.get()
    assert send(door, letter, "confirm", subject="พิมพ์เอง", number="รย ๐๐๑๗.๒/ว ๑").status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.number) == ("confirmed", "รย 0017.2/ว 1")


def test_one_bad_file_never_loses_the_others(door: Client) -> None:
    page = html(upload(door, ("ว่าง.pdf", b""), ("ว5512.txt", CIRCULAR), ("เสีย.pdf", b"%PDF-1.7"), text="ข้อความ"), 422)
    assert Letter.objects.count() == 3
    for sign in ("empty_file", "broken_pdf", "อ่านแล้ว", "ผลการรับ 4 รายการ"):
        assert sign in page
    again = html(upload(door, ("ว5512.txt", CIRCULAR), ("รายการ.txt", SHOPPING)))
    assert "รับไว้แล้วเมื่อ" in again
    assert "ไม่มีลักษณะของหนังสือราชการ" in again
    assert f"/letters/{Letter.objects.get(files__name='รายการ.txt').pk}/review#discard" in again


def test_files_are_read_one_after_the_other(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    receive = actions.receive

    def reads(file: Any, size: int) -> bytes:
        done.append("read")
        return bytes(file.file.read(size))

    def receives(**given: Any) -> Letter:
        done.append("receive")
        return receive(**given)

    monkeypatch.setattr(TemporaryUploadedFile, "read", reads)
    monkeypatch.setattr(actions, "receive", receives)
    upload(door, ("ว5512.txt", CIRCULAR), ("รายการ.txt", SHOPPING))
    assert done == ["read", "receive", "read", "receive"]


def test_a_pasted_text_that_is_refused_stays_in_its_box(door: Client) -> None:
    page = html(upload(door, text="<html><body>หน้าเว็บ</body></html>"), 422)
    assert "unknown_file_type" in page
    assert "หน้าเว็บ" in read_form(page).data["text"][0]


def test_a_shopping_list_is_told_from_a_letter(door: Client) -> None:
    page = html(door.post("/letters/new", {"text": SHOPPING.decode()}, follow=True))
    assert "ข้อความนี้ไม่มีลักษณะของหนังสือราชการ" in page
    letter = Letter.objects.get()
    door.post(f"/letters/{letter.pk}/discard")
    assert not Letter.objects.exists()


# S4


def test_the_review_shows_every_field_with_its_place(door: Client, circular: Letter) -> None:
    page = html(door.get(f"/letters/{circular.pk}/review"))
    form = read_form(page).data
    assert form["number"] == ["รย 0017.2/ว 5512"]
    assert form["date"] == ["22 พฤศจิกายน 2562"]
    assert "วันศุกร์ที่ 22 พฤศจิกายน 2562" in page
    assert 'href="#span-number"' in page
    assert '<mark id="span-number"' in page
    assert "ตรวจแล้ว" in page
    assert "กลุ่ม <span" in page


def test_pressing_confirm_takes_all_that_was_clicked_and_typed(door: Client, circular: Letter) -> None:
    place = next(n for n, one in enumerate(circular.fields["addressees"]) if "มาตาพุด" in one["text"])
    code = circular.fields["addressees"][place]["match"]["suggestions"][0]["code"]
    response = send(
        door, circular, "confirm", **{f"addressees-{place}-match": code, "unit_parent": "สำนักงานจังหวัดระยอง"}
    )
    assert response.headers["Location"] == f"/letters/{circular.pk}/circulate"
    circular.refresh_from_db()
    assert circular.state == "confirmed"
    assert circular.fields["addressees"][place]["match"]["organisation"] == code
    assert circular.fields["unit_parent"] == "สำนักงานจังหวัดระยอง"
    page = html(door.get(f"/letters/{circular.pk}"))
    assert "ยืนยันข้อมูลหนังสือแล้ว" in page
    assert "เทศบาลเมืองมาบตาพุด" in page


def test_the_page_as_it_stands_changes_nothing(door: Client, circular: Letter) -> None:
    send(door, circular, "save")
    version = circular.version
    circular.refresh_from_db()
    assert circular.version == version
    assert "ไม่มีข้อมูลที่เปลี่ยนแปลง" in html(door.get(f"/letters/{circular.pk}/review"))


def test_duties_are_corrected_added_and_taken_out(door: Client, circular: Letter) -> None:
    rows = circular.fields["duties"]
    new = f"duties-{len(rows)}"
    send(
        door, circular, "save",
        **{"duties-0-deadline": "29 พ.ย.", "duties-1-DELETE": "on", "duties-0-channel_value": "plan@rlpd.go.th",
           f"{new}-action": "ส่งรายชื่อ", f"{new}-deadline": "2019-12-02", f"{new}-recipient": "อำเภอ",
           f"{new}-own": "on"},
    )  # fmt: skip
    circular.refresh_from_db()
    first, *_, last = circular.fields["duties"]
    assert (first["deadline"], first["channel"]["value"], first["span"]) == (
        "2019-11-29",
        "plan@rlpd.go.th",
        rows[0]["span"],
    )
    assert [one["origin"] for one in circular.fields["duties"]] == [0, *range(2, len(rows) + 1)]
    assert (last["action"], last["deadline"], last["deadline_kind"], last["own"]) == (
        "ส่งรายชื่อ",
        "2019-12-02",
        "absolute",
        True,
    )
    assert "ปี 2019 เป็น ค.ศ. ระบบแปลงเป็น พ.ศ. 2562 ให้แล้ว" in html(door.get(f"/letters/{circular.pk}/review"))
    send(door, circular, "save", **{f"duties-{len(rows) - 1}-recipient": "จังหวัด"})
    circular.refresh_from_db()
    assert circular.fields["duties"][-1] == {**last, "recipient": "จังหวัด"}


def test_every_kind_of_field_can_be_changed(door: Client, circular: Letter) -> None:
    send(
        door, circular, "save",
        **{"urgency": "ด่วน", "secrecy": "ลับ", "number": "รย ๐๐๑๗.๒/ว ๑", "fiscal_years": "2561-2563",
           "signatory_name": "นายก", "attachments-0-copies": "๒", "attachments-0-number": "เลขแปลก  ๕",
           "references-0-text": "หนังสือเดิม", "contacts-0-phones": "๐ ๒๑๔๑ ๑, 02",
           "addressees-0-text": "ผู้ว่าราชการจังหวัดทุกจังหวัด"},
    )  # fmt: skip
    circular.refresh_from_db()
    fields = circular.fields
    assert (circular.urgency, fields["secrecy"], circular.number) == ("ด่วน", "ลับ", "รย 0017.2/ว 1")
    assert fields["fiscal_years"] == [2561, 2562, 2563]
    assert fields["signatory"] == {**circular.reading["signatory"], "name": "นายก"}
    assert (fields["attachments"][0]["copies"], fields["attachments"][0]["number"]) == (2, "เลขแปลก 5")
    assert fields["references"][0]["text"] == "หนังสือเดิม"
    assert fields["contacts"][0]["phones"] == ["0 2141 1", "02"]
    assert fields["addressees"][0]["match"]["class"] == "governors"


def test_emptied_fields_are_none(door: Client, circular: Letter) -> None:
    nobody = {f"signatory_{key}": "" for key in ("name", "position", "acting_for", "acting_kind")}
    send(door, circular, "save", date="", fiscal_years="", urgency="", **nobody, **{"duties-0-deadline": ""})
    circular.refresh_from_db()
    fields = circular.fields
    assert (fields["date"], fields["fiscal_years"], fields["urgency"], fields["signatory"]) == (None, [], None, None)
    assert (fields["duties"][0]["deadline"], fields["duties"][0]["deadline_kind"]) == (None, None)


def test_a_word_unknown_to_the_form_is_not_lost_when_it_is_saved(door: Client, make: Make) -> None:
    signatory = {"name": "ก", "position": None, "acting_for": "ข", "acting_kind": "ผู้ทำหน้าที่แทน"}
    letter = make(subject="ก", urgency="ด่วนยิ่ง", signatory=signatory)
    send(door, letter, "save", number="รย 1/1")
    letter.refresh_from_db()
    assert (letter.urgency, letter.fields["signatory"]) == ("ด่วนยิ่ง", signatory)


FAULTS = {
    "date": "31/11/2562",
    "duties-0-deadline": "เมื่อไรก็ได้",
    "duties-0-action": "",
    "addressees-1-text": "",
    "addressees-4-match": "9999",
    "attachments-0-copies": "สอง",
    "fiscal_years": "ปีหน้า",
    "urgency": "ด่วนจี๋",
    "number": "ก" * 101,
}


@pytest.mark.parametrize("field", FAULTS)
def test_a_fault_is_told_at_its_field_and_nothing_typed_is_lost(door: Client, circular: Letter, field: str) -> None:
    page = html(send(door, circular, "confirm", **{field: FAULTS[field], "unit": "พิมพ์ไว้"}), 422)
    assert f'<a href="#id_{field}' in page
    assert "โปรดแก้ไข 1 รายการ" in page
    assert read_form(page).data["unit"] == ["พิมพ์ไว้"]
    circular.refresh_from_db()
    assert circular.state == "read"


def test_confirming_asks_for_the_subject(door: Client, circular: Letter) -> None:
    page = html(send(door, circular, "confirm", subject=""), 422)
    assert "โปรดระบุเรื่องของหนังสือ" in page
    assert send(door, circular, "save", subject="").status_code == 302


def test_a_form_torn_in_half_is_told(door: Client, circular: Letter) -> None:
    page = html(door.post(f"/letters/{circular.pk}/review", {"do": "save", "version": circular.version}), 422)
    assert "แบบฟอร์ม:" in page


def test_acknowledging_keeps_what_was_typed(door: Client, circular: Letter) -> None:
    one = circular.open_warnings[0]
    response = send(door, circular, f"acknowledge {one['code']} {one['field']}", subject="พิมพ์ไว้")
    assert response.headers["Location"].endswith("#warning-0")
    circular.refresh_from_db()
    assert circular.subject == "พิมพ์ไว้"
    assert one not in circular.open_warnings
    assert "รับทราบแล้ว</span> โดย วรรณา ตัวอย่าง" in html(door.get(f"/letters/{circular.pk}/review"))


def test_acknowledging_beside_a_fault_stores_nothing_and_says_so(door: Client, circular: Letter) -> None:
    one = circular.open_warnings[0]
    page = html(send(door, circular, f"acknowledge {one['code']} {one['field']}", date="พรุ่งนี้"), 422)
    assert "การรับทราบที่เพิ่งกดยังไม่ได้บันทึกด้วย" in page
    assert read_form(page).data["date"] == ["พรุ่งนี้"]
    assert "วันศุกร์ที่ 22 พฤศจิกายน 2562" not in page
    assert one in circular.open_warnings


def test_acknowledging_in_the_list_goes_on_to_the_next(door: Client, circular: Letter) -> None:
    notes = [one.note for one in page_of(circular).to_see if one.note]
    for note, following in zip(notes, [*notes[1:], None], strict=True):
        response = send(door, circular, f"tick {note.code} {note.field}")
        anchor = f"see-{following.id}" if following else "checks-heading"
        assert response.headers["Location"].endswith(f"/review#{anchor}")
        assert f'id="{anchor}" tabindex="-1"' in html(door.get(f"/letters/{circular.pk}/review"))
    assert circular.open_warnings == []


def test_everything_is_acknowledged_at_once(door: Client, circular: Letter) -> None:
    count = len(circular.open_warnings)
    assert f"รับทราบทั้งหมด {count} ข้อ" in html(door.get(f"/letters/{circular.pk}/review"))
    response = send(door, circular, "acknowledge_all", subject="พิมพ์ไว้")
    assert response.headers["Location"].endswith("#checks-heading")
    page = html(door.get(f"/letters/{circular.pk}/review"))
    assert f"บันทึกการแก้ไขแล้ว รับทราบข้อสังเกตแล้ว {count} ข้อ" in page
    assert "รับทราบทั้งหมด" not in page
    assert circular.open_warnings == []


def test_a_warning_that_the_same_save_makes_another_is_not_acknowledged_unseen(door: Client, circular: Letter) -> None:
    field = "duties[0].deadline"
    response = send(
        door, circular, f"acknowledge deadline_nonworking_day {field}", **{"duties-0-deadline": "1 ธันวาคม 2562"}
    )
    circular.refresh_from_db()
    one = next(one for one in circular.open_warnings if one["field"] == field)
    assert "1 ธ.ค. 2562 ตรงกับวันอาทิตย์" in one["message"]
    assert response.headers["Location"].endswith("#warning-0")
    page = html(door.get(f"/letters/{circular.pk}/review"))
    assert "ข้อสังเกตเปลี่ยนไปตามข้อมูลที่แก้ไข" in page
    assert "บันทึกการแก้ไขแล้ว" in page


def test_what_is_emptied_is_named_before_and_after_confirming(door: Client, circular: Letter) -> None:
    send(door, circular, "save", date="", number="")
    page = html(door.get(f"/letters/{circular.pk}/review"))
    for name, label in (("number", "ที่"), ("date", "ลงวันที่")):
        assert f'<a href="#field-{name}">{label}</a> ยังไม่ได้ระบุ' in page
    response = send(door, circular, "confirm")
    assert "หนังสือฉบับนี้ยังไม่ได้ระบุ ที่ ลงวันที่ " in html(door.get(response.headers["Location"]))


def test_a_letter_with_everything_is_confirmed_without_a_warning(door: Client, circular: Letter) -> None:
    response = send(door, circular, "confirm")
    assert "ยังไม่ได้ระบุ ที่" not in html(door.get(response.headers["Location"]))


def test_a_decided_addressee_is_shown_as_chosen_and_can_be_changed(door: Client, circular: Letter) -> None:
    place = next(n for n, one in enumerate(circular.fields["addressees"]) if "มาตาพุด" in one["text"])
    name = f"addressees-{place}-match"
    send(door, circular, "save", **{name: circular.fields["addressees"][place]["match"]["suggestions"][0]["code"]})
    page = html(door.get(f"/letters/{circular.pk}/review"))
    assert "เทศบาลเมืองมาบตาพุด (เลือกโดยเจ้าหน้าที่)" in page
    assert "ไม่พบในทะเบียน</span>" not in page
    send(door, circular, "save", **{name: "none"})
    assert "ไม่ใช่หน่วยงานในทะเบียน (เลือกโดยเจ้าหน้าที่)" in html(door.get(f"/letters/{circular.pk}/review"))


def test_the_same_number_again_is_told_everywhere_and_blocks_nothing(door: Client, circular: Letter) -> None:
    told = "เลขที่นี้รับไว้แล้วเมื่อ"
    link = f'<a href="/letters/{circular.pk}">เปิดฉบับนั้น'
    page = html(upload(door, ("อีกไฟล์.txt", CIRCULAR + b" \n"), ("รายการ.txt", SHOPPING)))
    assert told in page
    assert link in page
    second = Letter.objects.get(files__name="อีกไฟล์.txt")
    assert link in html(door.get(f"/letters/{second.pk}/review"))
    response = send(door, second, "confirm")
    assert response.status_code == 302
    assert link in html(door.get(f"/letters/{second.pk}"))
    assert "(ยืนยันแล้ว)" in html(door.get(f"/letters/{circular.pk}/review"))


def test_two_officers_at_once_see_each_others_values(door: Client, officer: Officer, circular: Letter) -> None:
    address = f"/letters/{circular.pk}/review"
    opened = read_form(html(door.get(address))).data
    actions.correct(by=officer, letter=circular, changes={"subject": "ของผู้อื่น"})
    typed = {"subject": "ของเรา", "date": "", "duties-0-own": "on", "do": "confirm"}
    page = html(door.post(address, {**opened, **typed}), 409)
    for theirs, ours in (("ของผู้อื่น", "ของเรา"), ("22 พฤศจิกายน 2562", "ว่าง"), ("ไม่ใช่", "ใช่")):
        assert f"<td>{theirs}</td><td>{ours}</td>" in page
    assert door.post(address, {**read_form(page).data, "do": "save"}).status_code == 302
    circular.refresh_from_db()
    assert circular.subject == "ของเรา"


def test_a_letter_confirmed_meanwhile_keeps_the_typing_on_the_page(
    door: Client, officer: Officer, circular: Letter
) -> None:
    address = f"/letters/{circular.pk}/review"
    opened = read_form(html(door.get(address))).data
    actions.confirm(by=officer, letter=circular, now=NOW)
    page = html(door.post(address, {**opened, "subject": "ของเรา", "do": "acknowledge short_notice x"}), 409)
    assert "หนังสือฉบับนี้ยืนยันแล้ว" in page
    assert "ของเรา" in page
    assert "ยืนยันข้อมูลหนังสือ</button>" not in page
    assert door.get(address).headers["Location"] == f"/letters/{circular.pk}"


def test_a_day_gone_by_is_told(door: Client, make: Make) -> None:
    day = "2019-11-22"
    duties = [row("duties", action="ก", deadline=day), row("duties", action="ข", deadline=day, own=True)]
    letter = make(subject="ก", date="2019-10-12", duties=duties)
    page = html(door.get(f"/letters/{letter.pk}/review"))
    assert page.count("พ้นกำหนด 3 วัน") == 1
    assert "วันเสาร์ที่ 12 ตุลาคม 2562</time> ตรงกับวันเสาร์" in page


# the list, the page, the files


def test_the_list_is_newest_first_and_filtered_in_the_address(door: Client, officer: Officer, circular: Letter) -> None:
    actions.receive(by=officer, data=SHOPPING, name="รายการ.txt", now=NOW)
    page = html(door.get("/letters"))
    assert page.index("รายการ.txt") < page.index(circular.number)
    assert "แสดง 2 จาก 2 ฉบับ" in page
    assert circular.number not in html(door.get("/letters?state=waiting"))
    assert "ไม่มีหนังสือในสถานะนี้" in html(door.get("/letters?state=confirmed"))
    assert "แสดง 2 จาก 2 ฉบับ" in html(door.get("/letters?state=moon"))
    assert "แสดง 1 จาก 2 ฉบับ" in html(door.get("/letters?q=ว ๕๕๑๒"))
    assert "ไม่พบหนังสือที่ตรงกับ “&lt;b&gt;”" in html(door.get("/letters?q=<b>"))
    assert '<option value="circulated">แจ้งเวียนแล้ว' in page


def test_a_letter_that_could_not_be_read_may_be_read_again(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(actions.reader, "read", lambda *_, **__: 1 / 0)
        upload(door, ("ว5512.txt", CIRCULAR))
    letter = Letter.objects.get()
    for page in (f"/letters/{letter.pk}", f"/letters/{letter.pk}/review"):
        assert f'action="/letters/{letter.pk}/read"' in html(door.get(page))
    door.post(f"/letters/{letter.pk}/read")
    letter.refresh_from_db()
    assert letter.state == "read"
    assert "อ่านใหม่" not in html(door.get(f"/letters/{letter.pk}/review"))


def test_a_fault_of_the_calendar_shows_and_the_letters_are_kept(door: Client, tmp_path: Path, settings: Any) -> None:
    settings.HOLIDAYS = tmp_path / "holidays.csv"
    settings.HOLIDAYS.write_text("moon,วันพระจันทร์\n", encoding="utf-8")
    page = html(upload(door, ("ว5512.txt", CIRCULAR), ("รายการ.txt", SHOPPING)), 422)
    assert page.count("bad_calendar_line") == 2
    assert page.count("เก็บหนังสือไว้แล้ว ยังไม่ได้อ่าน") == 2
    assert [letter.state for letter in Letter.objects.all()] == ["waiting", "waiting"]
    assert "bad_calendar_line" in html(
        door.post(f"/letters/{Letter.objects.values_list('pk', flat=True)[0]}/read"), 422
    )


def test_a_letter_read_by_the_sweep_meanwhile_is_opened(door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    read = actions.read_letter

    def twice(**given: Any) -> Letter:
        read(**{**given, "letter": Letter.objects.get()})
        return read(**given)

    monkeypatch.setattr(actions, "read_letter", twice)
    assert upload(door, ("ว5512.txt", CIRCULAR)).headers["Location"] == f"/letters/{Letter.objects.get().pk}/review"


def to_many(make: Make, count: int) -> Letter:
    """A letter to so many addressees: organisations, classes, and some that mean neither."""
    codes = list(Organisation.objects.values_list("code", flat=True))
    meant = [(code, None) for code in codes] + [(None, "district_chiefs"), (None, "local_bodies"), (None, None)]
    rows = [
        row("addressees", text=f"ผู้รับ {place}")
        | {
            "match": {
                "organisation": meant[place % len(meant)][0],
                "class": meant[place % len(meant)][1],
                "decided_by": "exact",
                "suggestions": [],
            }
        }
        for place in range(count)
    ]
    return make("หนังสือ", subject="ถึงทุกแห่ง", addressees=rows)


@pytest.mark.parametrize("page", ["", "/review"])
def test_a_letter_to_many_asks_the_directory_once(
    door: Client, make: Make, page: str, django_assert_max_num_queries: Any
) -> None:
    letter = to_many(make, 200)
    with django_assert_max_num_queries(25):
        shown = html(door.get(f"/letters/{letter.pk}{page}"))
    assert "เทศบาลนครระยอง" in shown
    assert "8 แห่ง" in shown


def test_a_letter_to_many_is_saved(door: Client, make: Make) -> None:
    letter = to_many(make, 600)
    assert send(door, letter, "save", subject="ถึงทุกแห่งในจังหวัด").status_code == 302
    letter.refresh_from_db()
    assert (letter.subject, len(letter.fields["addressees"])) == ("ถึงทุกแห่งในจังหวัด", 600)


def test_the_page_of_a_letter_says_the_way_and_the_count(door: Client, circular: Letter) -> None:
    page = html(door.get(f"/letters/{circular.pk}"))
    assert "อีเมล nhr.plan@gmail.com" in page
    assert "จำนวน 1 ฉบับ" in page


def test_an_empty_list_teaches_the_next_step(door: Client) -> None:
    assert "ยังไม่มีหนังสือ" in html(door.get("/letters"))


def test_a_letter_left_waiting_is_read_on_request_and_by_the_sweep(door: Client, officer: Officer) -> None:
    letter = actions.receive(by=officer, data=CIRCULAR, name="ว5512.txt", now=NOW)
    assert door.get(f"/letters/{letter.pk}/review").headers["Location"] == f"/letters/{letter.pk}"
    assert "อ่านเดี๋ยวนี้" in html(door.get(f"/letters/{letter.pk}"))
    door.post(f"/letters/{letter.pk}/read")
    other = actions.receive(by=officer, data=SHOPPING, name="รายการ.txt", now=NOW)
    assert read_waiting.func() == 1
    assert read_waiting.func() == 0
    for one in (letter, other):
        one.refresh_from_db()
        assert one.state == "read"


def test_a_confirmed_letter_is_reopened(door: Client, officer: Officer, circular: Letter) -> None:
    actions.confirm(by=officer, letter=circular, now=NOW)
    assert "เปิดแก้ไขอีกครั้ง" in html(door.get(f"/letters/{circular.pk}"))
    assert door.post(f"/letters/{circular.pk}/reopen").headers["Location"] == f"/letters/{circular.pk}/review"
    assert "นำออกจากรายการหนังสือ" not in html(door.get(f"/letters/{circular.pk}/review"))


@pytest.mark.parametrize(
    ("name", "data", "shown"), [("a.pdf", b"%PDF-1.7", "inline"), ("หนังสือ.txt", CIRCULAR, "attachment")]
)
def test_a_file_is_given_back_as_it_came(door: Client, officer: Officer, name: str, data: bytes, shown: str) -> None:
    letter = actions.receive(by=officer, data=data, name=name, now=NOW)
    response: Any = door.get(f"/letters/{letter.pk}/files/{letter.files.get().pk}")
    assert b"".join(response.streaming_content) == data
    assert response.headers["Content-Disposition"].startswith(shown)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_an_executive_looks_but_does_not_touch(client: Client, province: Organisation, circular: Letter) -> None:
    client.force_login(seated(province, Role.EXECUTIVE).user)
    page = html(client.get(f"/letters/{circular.pk}"))
    assert circular.number in page
    assert "ตรวจหนังสือ</a>" not in page
    assert client.get("/letters").status_code == 200
    for address in ("/letters/new", f"/letters/{circular.pk}/review"):
        assert client.get(address).status_code == 403
    assert client.post(f"/letters/{circular.pk}/discard").status_code == 403


def test_letters_of_another_organisation_are_not_there(client: Client, circular: Letter) -> None:
    district = Organisation.objects.filter(kind="district").first()
    assert district
    client.force_login(seated(district, Role.ADMINISTRATOR).user)
    file = circular.files.get()
    for address in (
        f"/letters/{circular.pk}",
        f"/letters/{circular.pk}/review",
        f"/letters/{circular.pk}/files/{file.pk}",
    ):
        assert client.get(address).status_code == 404
    assert not LedgerEntry.objects.filter(verb="letter.correct").exists()


def test_a_letter_of_old_days_is_read_with_the_holidays_of_its_time(officer: Officer) -> None:
    letter = actions.receive(
        by=officer, data=CIRCULAR.replace("๖ ธันวาคม".encode(), "๕ ธันวาคม".encode()), name="a.txt", now=NOW
    )
    letter = actions.read_letter(letter=letter, today=TODAY.replace(year=2026))
    assert any(
        "วันชาติ" in one["message"] or "วันพ่อ" in one["message"] or "วันคล้าย" in one["message"] for one in letter.warnings
    )
