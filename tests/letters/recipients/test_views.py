"""The page of an addressee and its attached list, through their doors."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.form_reader import read_form
from tests.letters.conftest import Make, circular, door, make, row
from tests.letters.recipients.test_attached_list import LIST, workbook
from tests.letters.test_views import html, send
from tidtam.letters import actions
from tidtam.letters.addressees import match_of
from tidtam.letters.models import Letter

__all__ = ["circular", "door", "make"]
pytestmark = pytest.mark.django_db


def letter_to(make: Make, text: str) -> Letter:
    letter = make(addressees=[row("addressees", text=text)])
    letter.fields["addressees"][0]["match"] = match_of(text, letter.organisation)
    letter.save()
    return letter


def address(letter: Letter, more: str = "") -> str:
    return f"/letters/{letter.pk}/addressees/0{more}"


def match(letter: Letter) -> dict[str, Any]:
    letter.refresh_from_db()
    found: dict[str, Any] = letter.fields["addressees"][0]["match"]
    return found


def save(door: Client, letter: Letter, **typed: Any) -> Any:
    return door.post(address(letter), {**read_form(html(door.get(address(letter)))).data, **typed})


def test_the_page_shows_the_rule_as_it_was_read(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง (ยกเว้น อบต.กองดิน)")
    page = html(door.get(address(letter)))
    data = read_form(page).data
    assert (data["means"], data["classes"], data["areas"]) == (["class"], ["sao_chiefs"], ["อำเภอแกลง"])
    assert data["without"][0].strip() == "อบต.กองดิน"
    assert "รวม 8 หน่วยงาน" in page
    assert "เพราะเป็นองค์การบริหารส่วนตำบลในอำเภอแกลง" in page
    assert "ไม่รวม เพราะหนังสือยกเว้นไว้" in page
    assert "ไม่รวม 29 หน่วยงานประเภทเดียวกัน" in page


def test_class_area_and_exceptions_are_changed_by_plain_controls(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    typed = {
        "classes": ["sao_chiefs", "subdistrict_mayors"],
        "areas": ["อำเภอแกลง"],
        "without": "อบต.กองดิน\nเทศบาลตำบลกองดิน",
    }
    assert save(door, letter, **typed).status_code == 302
    found = match(letter)
    assert (found["class"], found["decided_by"]) == ("subdistrict_mayors", "officer")
    assert found["rule"] == {
        "classes": ["subdistrict_mayors", "sao_chiefs"],
        "areas": ["อำเภอแกลง"],
        "except": ["อบต.กองดิน", "เทศบาลตำบลกองดิน"],
        "listed": False,
        "rest": "",
    }
    shown = html(door.get(address(letter)))
    assert "เทศบาลตำบล <span" in shown
    assert "ยกเว้น <span" in shown


def test_an_exception_nobody_knows_is_told_with_the_nearest_offered(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแกรง")
    page = html(door.get(address(letter)))
    assert "ไม่พบ “ยกเว้นอำเภอแกรง” ในทะเบียนหน่วยงาน" in page
    assert save(door, letter, use="อำเภอแกรง=อำเภอแกลง").status_code == 302
    assert match(letter)["rule"]["except"] == ["อำเภอแกลง"]
    assert "รวม 7 หน่วยงาน" in html(door.get(address(letter)))


def test_one_organisation_or_nobody(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายกเทศมนตรีเมืองมาตาพุด")
    refused = save(door, letter, means="organisation")
    assert "ใกล้เคียง: เทศบาลเมืองมาบตาพุด" in html(refused, 422)
    assert save(door, letter, means="organisation", organisation="ทม.มาบตาพุด").status_code == 302
    assert match(letter)["organisation"] == "2101-M01"
    assert "ทม." not in html(door.get(address(letter)))
    assert save(door, letter, means="none").status_code == 302
    assert (match(letter)["organisation"], match(letter)["class"]) == (None, None)
    assert "ไม่พบ “โรงเรียนวัด” ในทะเบียนหน่วยงาน โปรดใช้ชื่อตามทะเบียน" in html(
        save(door, letter, means="organisation", organisation="โรงเรียนวัด"), 422
    )


def test_what_is_wrong_is_said_at_its_field(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    assert "โปรดเลือกกลุ่มอย่างน้อยหนึ่งกลุ่ม" in html(save(door, letter, classes=[]), 422)
    assert "“ที่ไหน” ไม่ใช่พื้นที่" in html(save(door, letter, other_areas="ที่ไหน"), 422)
    assert match(letter)["decided_by"] == "exact"
    assert save(door, letter, other_areas="จังหวัดระยอง, ").status_code == 302
    assert match(letter)["rule"]["areas"] == ["จังหวัดระยอง"]


def test_a_letter_changed_meanwhile_or_confirmed_is_not_overwritten(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    assert save(door, letter, version="99").status_code == 409
    assert door.get(f"/letters/{letter.pk}/addressees/7").status_code == 404
    Letter.objects.update(state="waiting")
    assert door.get(address(letter)).status_code == 302
    assert door.get(address(letter, "/list")).status_code == 302


def test_a_pasted_list_is_gone_through_and_kept(door: Client, make: Make) -> None:
    letter = letter_to(make, "หัวหน้าหน่วยงาน ตามบัญชีแนบท้าย")
    assert "ยังไม่มีรายชื่อตามบัญชีแนบท้าย" in html(door.get(address(letter)))
    assert "วางรายชื่อ" in html(door.get(address(letter, "/list")))
    page = html(door.post(address(letter, "/list"), {"text": LIST}))
    assert "อ่านได้ 8 บรรทัด พบในทะเบียนแล้ว 5 บรรทัด โปรดดู 3 บรรทัด" in page
    said = {**read_form(page).data, "do": "keep", "line-0": "aside", "line-6": "2101-M01"}
    told = html(door.post(address(letter, "/list"), said, follow=True))
    assert "เก็บบัญชีแนบท้ายแล้ว 5 หน่วยงาน จาก 8 บรรทัด" in told
    found = match(letter)
    assert found["class"] == "attached_list"
    assert len(found["list"]) == 5
    assert (found["leftover"], found["set_aside"]) == (["โรงเรียนวัดป่าประดู่"], ["บัญชีรายชื่อแนบท้าย"])
    assert "บัญชีแนบท้ายมี 1 บรรทัดที่ไม่พบในทะเบียน: โรงเรียนวัดป่าประดู่" in told
    assert "มีบัญชีแนบท้ายอยู่แล้ว" in html(door.get(address(letter, "/list")))
    assert save(door, letter).status_code == 302
    assert match(letter)["list"] == found["list"]


def test_a_sheet_is_taken_and_what_cannot_be_read_is_told(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    sheet = SimpleUploadedFile("บัญชี.xlsx", workbook((1, "อบต.เพ"), (2, "อบต.ตะพง")))
    page = html(door.post(address(letter, "/list"), {"file": sheet}))
    assert "อ่านได้ 2 บรรทัด พบในทะเบียนแล้ว 2 บรรทัด" in page
    kept = door.post(address(letter, "/list"), {**read_form(page).data, "do": "keep"}, follow=True)
    assert "เก็บบัญชีแนบท้ายแล้ว 2 หน่วยงาน จาก 2 บรรทัด" in html(kept)
    assert match(letter)["rule"]["classes"] == ["district_chiefs"]
    broken = SimpleUploadedFile("บัญชี.xlsx", b"%PDF-1.7")
    assert "อ่านไฟล์บัญชีรายชื่อ “บัญชี.xlsx” ไม่ได้" in html(door.post(address(letter, "/list"), {"file": broken}), 422)
    assert "โปรดวางรายชื่อหรือเลือกไฟล์ก่อน" in html(door.post(address(letter, "/list"), {"text": " "}), 422)
    refused = door.post(address(letter, "/list"), {"do": "keep", "lines": "ไม่มีจริง", "line-0": "2103"})
    assert refused.status_code == 422


def test_review_saves_what_was_typed_and_goes_to_the_addressee(door: Client, circular: Letter) -> None:
    response = send(door, circular, "addressee 1", subject="เรื่องใหม่")
    assert response.headers["Location"] == f"/letters/{circular.pk}/addressees/1"
    circular.refresh_from_db()
    assert circular.subject == "เรื่องใหม่"
    assert "นายอำเภอทุกอำเภอ" in html(door.get(response.headers["Location"]))


def test_an_older_letter_has_a_class_without_a_rule(door: Client, make: Make) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    del letter.fields["addressees"][0]["match"]["rule"]
    letter.save()
    assert "รวม 8 หน่วยงาน" in html(door.get(address(letter)))
    assert "กลุ่ม <span" in html(door.get(f"/letters/{letter.pk}"))


def test_an_officer_may_not_list_what_is_not_in_the_directory(make: Make, door: Client) -> None:
    letter = letter_to(make, "นายอำเภอทุกอำเภอ")
    page = html(door.post(address(letter, "/list"), {"text": "เทศบาลตำบลทับมาก"}))
    said = {**read_form(page).data, "do": "keep", "line-0": "no-such-code"}
    assert door.post(address(letter, "/list"), said).status_code == 422
    assert actions.Decision().rule is None
