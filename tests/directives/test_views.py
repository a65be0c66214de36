import csv
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.directives.conftest import TODAY, letter
from tests.directives.test_circulation import to
from tidtam.accounts import clock
from tidtam.accounts.models import User
from tidtam.directives import circulation
from tidtam.directives.models import Directive, Obligation
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def training_day(settings: Any, own_files: None) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def browser(client: Client, officer: Officer) -> Client:
    client.force_login(officer.user)
    return client


def page(client: Client, name: str, *args: object, status: int = 200, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == status, response.content.decode()[:500]
    return response.content.decode()


def test_s5_shows_groups_with_counts_and_circulates_with_one_click(browser: Client, circular: Letter) -> None:
    shown = page(browser, "directives:circulate", circular.pk)
    assert "นายอำเภอทุกอำเภอ" in shown
    assert "ดู 37 แห่ง" in shown
    usual = dict(checked(shown))
    response = browser.post(reverse("directives:circulate", args=[circular.pk]), usual, follow=True)
    assert response.redirect_chain[-1][0] == reverse("directives:letter_matrix", args=[circular.pk])
    bound = Organisation.objects.exclude(kind="province").count()
    assert f"แจ้งเวียนแล้ว {bound} หน่วยงาน (ผ่านอำเภอ 64 แห่ง) วางภาระรายงาน {2 * bound} รายการ" in response.content.decode()


def checked(html: str) -> list[tuple[str, str]]:
    """Name and value of every radio that stands chosen on the page."""
    tags = [tag.split(">", 1)[0] for tag in html.split("<input ")[1:]]
    chosen = [tag for tag in tags if 'type="radio"' in tag and " checked" in tag]
    return [(tag.split('name="')[1].split('"')[0], tag.split('value="')[1].split('"')[0]) for tag in chosen]


def test_a_choice_nobody_offered_is_said_beside_its_group(browser: Client, circular: Letter) -> None:
    response = browser.post(reverse("directives:circulate", args=[circular.pk]), {"named-0": "by pigeon"})
    assert response.status_code == 200
    assert "โปรดเลือกทางที่แจ้งจากรายการ" in response.content.decode()
    assert not Directive.objects.exists()


def test_other_choices_are_counted_before_anything_is_sent(browser: Client, circular: Letter) -> None:
    shown = page(browser, "directives:circulate", circular.pk)
    whole = Organisation.objects.exclude(kind="province").count()
    assert f"ผู้รับ {whole} หน่วยงาน" in shown
    choices = {**dict(checked(shown)), "scope-0-sao": "none", "left_out": ["2101"], "do": "count"}
    response = browser.post(reverse("directives:circulate", args=[circular.pk]), choices)
    counted = response.content.decode()
    assert f"ผู้รับ {whole - 38} หน่วยงาน" in counted
    assert 'value="2101" checked' in counted
    assert not Directive.objects.exists()


def test_nobody_to_circulate_to_is_said_on_the_page_with_the_choices_kept(browser: Client, circular: Letter) -> None:
    shown = page(browser, "directives:circulate", circular.pk)
    nobody = {name: "none" for name, _ in checked(shown)}
    response = browser.post(reverse("directives:circulate", args=[circular.pk]), nobody)
    assert response.status_code == 200
    assert "ยังไม่มีหน่วยงานที่จะแจ้งเวียน" in response.content.decode()
    assert {value for _, value in checked(response.content.decode())} == {"none"}


def test_a_number_received_twice_is_told_before_it_is_circulated_again(
    browser: Client, officer: Officer, directive: Directive
) -> None:
    twin = letter(officer, {**directive.letter.fields, "urgency": "ด่วนที่สุด"}, sha256="5" * 64)
    shown = page(browser, "directives:circulate", twin.pk)
    assert "เลขที่นี้รับไว้แล้วเมื่อ" in shown
    assert "แจ้งเวียนแล้ว" in shown


def test_a_letter_not_confirmed_is_sent_back_to_review(browser: Client, officer: Officer, circular: Letter) -> None:
    waiting = letter(officer, circular.fields, state="read", sha256="4" * 64)
    assert "ต้องยืนยันข้อมูลหนังสือก่อน" in page(browser, "directives:circulate", waiting.pk)
    response = browser.post(reverse("directives:circulate", args=[waiting.pk]), {})
    assert response.status_code in (200, 409)
    assert not Directive.objects.exists()


def test_recall_leads_back_to_circulate(browser: Client, directive: Directive) -> None:
    assert "เรียกคืนการแจ้งเวียน" in page(browser, "directives:letter_matrix", directive.letter.pk)
    response = browser.post(reverse("directives:recall", args=[directive.letter.pk]), follow=True)
    assert "เรียกคืนการแจ้งเวียนแล้ว" in response.content.decode()
    assert not Obligation.objects.exists()
    assert "ยังไม่มีภาระรายงาน" in page(browser, "directives:letter_matrix", directive.letter.pk)


def test_a_circulation_just_made_is_undone_with_one_press(browser: Client, directive: Directive) -> None:
    bound = directive.bindings.count()
    Directive.objects.update(circulated_at=clock.now())
    shown = page(browser, "directives:letter_matrix", directive.letter.pk)
    assert "เลิกทำได้อีก" in shown
    assert f"ยกเลิกภาระ {2 * bound} รายการของ {bound} หน่วยงาน" in shown
    response = browser.post(reverse("directives:undo", args=[directive.letter.pk]), follow=True)
    assert f"ยกเลิกภาระ {2 * bound} รายการของ {bound} หน่วยงาน" in response.content.decode()
    assert not Obligation.objects.exists()


def test_once_opened_and_ten_minutes_old_it_is_withdrawn_instead(browser: Client, directive: Directive) -> None:
    Directive.objects.update(circulated_at=clock.now() - timedelta(minutes=11))
    directive.bindings.update(opened_at=clock.now())
    shown = page(browser, "directives:letter_matrix", directive.letter.pk)
    assert "เลิกทำได้อีก" not in shown
    assert "มีหน่วยงานเปิดอ่านหนังสือแล้ว" in shown
    response = browser.post(reverse("directives:undo", args=[directive.letter.pk]))
    assert (response.status_code, "undo_time_over" in response.content.decode()) == (409, True)


def test_what_cannot_be_recalled_leads_to_withdrawing_for_who_may(browser: Client, directive: Directive) -> None:
    Obligation.objects.filter(duty__directive=directive).update(state="submitted")
    way = reverse("life:change", args=[directive.letter.pk, "withdraw"])
    assert way in page(browser, "directives:letter_matrix", directive.letter.pk)
    assert browser.get(way).status_code == 200
    Officer.objects.update(role=Role.EXECUTIVE)
    assert way not in page(browser, "directives:letter_matrix", directive.letter.pk)


def test_a_begun_circulation_says_why_it_cannot_be_taken_back(browser: Client, directive: Directive) -> None:
    Obligation.objects.filter(pk=Obligation.objects.first().pk).update(state="in_progress")
    assert "เรียกคืนไม่ได้ เพราะมีหน่วยงานเริ่ม" in page(browser, "directives:letter_matrix", directive.letter.pk)
    response = browser.post(reverse("directives:recall", args=[directive.letter.pk]))
    assert response.status_code == 409
    assert "already_begun" in response.content.decode()


def test_s6_board(browser: Client, directive: Directive) -> None:
    shown = page(browser, "directives:board")
    assert "แสดง 3 จาก 3 รายการ" in shown
    assert "เหลือ 5 วันทำการ" in shown or "เหลือ 4 วันทำการ" in shown
    assert "ภาระของจังหวัดเอง" in shown
    assert shown.count(f'href="{reverse("life:life", args=[directive.letter.pk])}"') == 3
    assert "ไม่พบรายการตามตัวกรองนี้" in page(browser, "directives:board", late="1")
    assert "แสดง 3 จาก 3 รายการ" in page(browser, "directives:board", sort="subject")


def test_an_empty_board_teaches_the_first_step(browser: Client) -> None:
    assert reverse("letters:new") in page(browser, "directives:board")
    assert "ยังไม่มีภาระรายงาน" in page(browser, "directives:matrix")


def test_s7_matrix(browser: Client, directive: Directive) -> None:
    shown = page(browser, "directives:letter_matrix", directive.letter.pk)
    assert shown.count("<td>ผ่านอำเภอ</td>") == 64
    assert "ส่งแล้ว 0 จาก 18" in shown
    assert "แสดง 18 จาก" in page(browser, "directives:letter_matrix", directive.letter.pk, area="2103")
    assert "ไม่พบหน่วยงานตามตัวกรองนี้" in page(browser, "directives:matrix", q="ไม่มีที่นี่")
    assert "รย 0017.2/ว 5512" in page(browser, "directives:matrix")


def test_s5_tells_what_was_asked_before_and_never_blocks(
    browser: Client, officer: Officer, directive: Directive
) -> None:
    again = letter(officer, {**directive.letter.fields, "number": "รย 0017.2/ว 99"}, sha256="7" * 64)
    shown = page(browser, "directives:circulate", again.pk)
    bound = directive.bindings.count()
    assert "เคยแจ้งภาระที่ใกล้เคียงกันแล้ว 1 เรื่อง" in shown
    assert f'<a href="{reverse("directives:letter_matrix", args=[directive.letter.pk])}">' in shown
    assert f'ซึ่งผูกพันหน่วยงานเดียวกัน <span class="nb">{bound} แห่ง</span>' in shown
    assert 'เดือนธันวาคม 2562 หน่วยงานกลุ่มนี้มีรายงานอยู่แล้ว<span class="nb">แห่งละ 1 รายการ' in shown
    browser.post(reverse("directives:circulate", args=[again.pk]), dict(checked(shown)))
    assert Directive.objects.circulated().count() == 2


def test_s5_of_a_new_matter_tells_of_nothing(browser: Client, circular: Letter) -> None:
    shown = page(browser, "directives:circulate", circular.pk)
    assert "เคยแจ้งภาระ" not in shown
    assert "ยังไม่มีรายงานอื่นที่ครบกำหนด" in shown


def test_burden_of_each_organisation(browser: Client, directive: Directive) -> None:
    bound = directive.bindings.count()
    shown = page(browser, "directives:burden")
    assert f"{bound} หน่วยงาน มีรายงานรวม" in shown
    assert "ปีงบประมาณ พ.ศ. 2563" in shown
    assert shown.count('<th scope="row">') == 1 + 100
    assert "หน้า 1 จาก 2" in shown
    assert "ล้างตัวกรอง" in page(browser, "directives:burden", q="ทับมา", year="2563")
    assert "ตามตัวกรองนี้" in page(browser, "directives:burden", help="1")
    assert "ยังไม่มีรายงานที่ครบกำหนดในปีงบประมาณนี้" in page(browser, "directives:burden", year="2560")


def test_burden_as_csv_is_whole_and_holds_no_formula(browser: Client, directive: Directive) -> None:
    Organisation.objects.filter(code="2101").update(name='=HYPERLINK("x")')
    response = browser.get(reverse("directives:burden_csv"), {"year": "2563", "kind": "district"})
    assert response["Content-Disposition"] == 'attachment; filename="burden-2563.csv"'
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
    assert text.startswith("\ufeff")
    assert rows[0][:3] == ["รหัส", "หน่วยงาน", "ตุลาคม"]
    assert rows[1] == ["2101", '\t=HYPERLINK("x")', "0", "1", "1", *["0"] * 9, "2", "0.5", "0"]
    assert len(rows) == 1 + Organisation.objects.of_kind("district").count()


def test_late_cells(browser: Client, directive: Directive, settings: Any) -> None:
    settings.TODAY = date(2019, 12, 9)
    bound = directive.bindings.count()
    assert page(browser, "directives:letter_matrix", directive.letter.pk).count("พ้นกำหนด 3 วัน") == bound
    assert f"แสดง {bound} จาก {bound}" in page(browser, "directives:letter_matrix", directive.letter.pk, state="late")


def test_executives_see_and_do_not_circulate(client: Client, directive: Directive) -> None:
    Officer.objects.update(role=Role.EXECUTIVE)
    client.force_login(directive.circulated_by.user)
    assert "ยืนยันเรียกคืน" not in page(client, "directives:letter_matrix", directive.letter.pk)
    assert "role_may_not" in page(client, "directives:circulate", directive.letter.pk, status=403)


def test_another_provinces_letters_are_not_there(client: Client, directive: Directive) -> None:
    elsewhere = Organisation.objects.create(code="20", kind="province", name="จังหวัดชลบุรี", short_name="จ.ชลบุรี",
                                            sort_key="", written_forms="|")  # fmt: skip
    stranger = User.objects.create(email="stranger@demo.example", name="ผู้อื่น ตัวอย่าง")
    Officer.objects.create(user=stranger, organisation=elsewhere, role=Role.REVIEWER)
    client.force_login(stranger)
    page(client, "directives:letter_matrix", directive.letter.pk, status=404)
    assert "ยังไม่มีเรื่องที่ต้องรายงาน" in page(client, "directives:board")
    assert "ยังไม่มีรายงานที่ครบกำหนด" in page(client, "directives:burden")


def test_s5_tells_who_is_out_why_and_who_cannot_be_reached(browser: Client, officer: Officer) -> None:
    made = to(officer, "นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง ยกเว้นอบต.กองดิน และ อบต.ไม่มีจริง")
    shown = page(browser, "directives:circulate", made.pk)
    assert "เพราะเป็นองค์การบริหารส่วนตำบลในอำเภอแกลง" in shown
    assert "ไม่รวม 29 แห่ง" in shown
    assert "ไม่รวม เพราะหนังสือยกเว้นไว้" in shown
    assert "ไม่พบ “ยกเว้นอบต.ไม่มีจริง” ในทะเบียนหน่วยงาน" in shown
    assert "เปิดแก้ไขหนังสือเพื่อแก้ผู้รับ" in shown
    assert "ในทะเบียน 8 จาก 8 หน่วยงาน" in shown
    assert "ส่งทางอำเภอแกลง" in shown


def test_the_members_of_a_group_stand_on_pages_of_their_own(browser: Client, officer: Officer) -> None:
    made = to(officer, "นายก อบต. ทุกแห่ง ในเขตอำเภอแกลง")
    inside = page(browser, "directives:members", made.pk, "named-0")
    assert "รวม 9 แห่ง" in inside
    assert "เพราะเป็นองค์การบริหารส่วนตำบลในอำเภอแกลง" in inside
    assert "ไม่รวม 28 แห่ง" in page(browser, "directives:members", made.pk, "named-0", out="")
    page(browser, "directives:members", made.pk, "named-7", status=404)


def test_s5_asks_as_few_questions_of_many_as_of_few(
    browser: Client, officer: Officer, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = to(officer, "นายอำเภอทุกอำเภอ"), to(officer, "อปท.ทุกแห่ง ยกเว้นเทศบาลตำบลทับมา")
    with django_assert_max_num_queries(40):
        page(browser, "directives:circulate", few.pk)
    with django_assert_max_num_queries(40):
        page(browser, "directives:circulate", many.pk)
    monkeypatch.setattr(circulation, "LISTED", 20)
    with django_assert_max_num_queries(40):
        shown = page(browser, "directives:circulate", many.pk)
    assert 'name="left_out"' not in shown
    assert "อำเภอแกลง <span" in shown


def test_a_letter_to_the_owner_alone_says_that_nobody_else_is_told(browser: Client, officer: Officer) -> None:
    mine = to(officer, "ผู้ว่าราชการจังหวัดระยอง")
    assert "โปรดเปิดแก้ไขหนังสืออีกครั้งแล้วเพิ่มผู้รับ" in page(browser, "directives:circulate", mine.pk)
    told = browser.post(reverse("directives:circulate", args=[mine.pk]), {"version": mine.version}, follow=True)
    assert "ลงเป็นภาระของหน่วยงานท่านแล้ว 1 รายการ ไม่ได้แจ้งหน่วยงานอื่น" in told.content.decode()
