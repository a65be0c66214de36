"""The pages: every change by its form, shown as a plan, done by one button."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import seated
from tests.directives.life.conftest import NEXT, NOW, Do, circulated, only, owing, saying, small, to_province
from tests.directives.life.test_actions import EARLIER, asked
from tidtam.accounts.models import LedgerEntry
from tidtam.directives.life import deeds
from tidtam.directives.life.models import Extension, Succession
from tidtam.directives.models import Directive, Duty, Obligation
from tidtam.directory.models import Officer, Organisation, Role

pytestmark = pytest.mark.django_db

DAY = NOW.date()


@pytest.fixture(autouse=True)
def training_day(settings: Any, own_files: None) -> None:
    settings.TODAY = DAY


@pytest.fixture
def browser(client: Client, officer: Officer) -> Client:
    client.force_login(officer.user)
    return client


def get(client: Client, name: str, *args: object, status: int = 200, **query: Any) -> str:
    response = client.get(reverse(f"life:{name}", args=args), query)
    assert response.status_code == status, response.content.decode()[:800]
    return plain(response)


def plain(response: Any) -> str:
    """What stands on the page, dates with spaces that break."""
    return str(response.content.decode().replace("\u00a0", " "))


def post(client: Client, name: str, *args: object, status: int = 200, **data: Any) -> Any:
    response = client.post(reverse(f"life:{name}", args=args), data, follow=True)
    assert response.status_code == status, response.content.decode()[:800]
    response.content = plain(response).encode()
    return response


def seen(response: Any) -> str:
    return str(response.context["plan"].fingerprint)


def key(duty: Duty) -> str:
    one = owing(duty)[0]
    return f"{duty.pk}:{one.period}"


def test_the_page_of_a_directive_shows_what_holds_and_what_may_be_done(browser: Client, directive: Directive) -> None:
    shown = get(browser, "life", directive.letter_id)
    for words in ("ภาระในขณะนี้", "บันทึกรับรายงาน", "ยกเลิกทั้งเรื่อง", "แจ้งเวียน", "วันศุกร์ที่ 6 ธ.ค. 2562"):
        assert words in shown
    assert "เดิม" not in shown


def test_all_are_extended_after_the_plan_was_seen(browser: Client, directive: Directive) -> None:
    duty = to_province(directive)
    args = (directive.letter_id, "extend")
    form = get(browser, "change", *args)
    assert "126 แห่งที่เกี่ยวข้อง" in form.replace("127", "126")
    data = {"round": key(duty), "whom": "all", "until": "๒๐ ธ.ค. ๒๕๖๒", "basis": "given", "reason": "น้ำท่วม"}
    plan = post(browser, "change", *args, do="preview", **data)
    count = duty.obligations.count()
    said = f"ขยายกำหนดส่งของ {count} หน่วยงาน จาก 6 ธ.ค. 2562 เป็น 20 ธ.ค. 2562"
    assert said in plan.content.decode()
    assert not duty.obligations.filter(due_on=NEXT).exists()
    for _ in range(2):
        done = post(browser, "change", *args, do="confirm", seen=seen(plan), **data)
        assert f"ดำเนินการแล้ว: ส่งถึงจังหวัดระยอง: {said}" in done.content.decode()
    assert duty.obligations.filter(due_on=NEXT).count() == count
    assert LedgerEntry.objects.filter(verb="directive.extend").count() == 1
    shown = get(browser, "life", directive.letter_id)
    assert "เดิม" in shown
    assert "เหตุผล: น้ำท่วม" in shown


def test_a_plan_that_changed_is_shown_anew_and_not_done(browser: Client, directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    args = (directive.letter_id, "extend")
    data = {"round": key(duty), "whom": "all", "until": "20/12/2562", "basis": "asked", "reason": "น้ำท่วม"}
    plan = post(browser, "change", *args, do="preview", **data)
    do(directive, deeds.Receive(scope=only(*owing(duty)), day=DAY))
    again = post(browser, "change", *args, do="confirm", seen=seen(plan), **data)
    assert "ผลไม่ตรงกับที่แสดงครั้งก่อน จึงยังไม่ได้ดำเนินการ" in again.content.decode()
    assert not duty.obligations.filter(due_on=NEXT).exists()
    post(browser, "change", *args, do="confirm", seen=seen(again), **data)
    assert duty.obligations.filter(due_on=NEXT).exists()


def test_going_back_keeps_what_was_filled_in(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    data = {"round": f"{one.duty_id}:{one.period}", "organisation": str(one.organisation_id), "whom": "some",
            "until": "20/12/2562", "basis": "asked", "reason": "น้ำท่วม"}  # fmt: skip
    back = post(browser, "change", directive.letter_id, "extend", do="edit", **data).content.decode()
    assert 'value="20/12/2562"' in back
    assert f'value="{one.organisation_id}" checked' in back
    assert "น้ำท่วม" in back
    assert 'class="error"' not in back


def test_organisations_are_found_by_name_and_the_chosen_stay(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    found = post(
        browser, "change", directive.letter_id, "receive", do="search", q="ทับมา", organisation=str(one.organisation_id)
    ).content.decode()
    assert "เทศบาลตำบลทับมา" in found
    assert f'value="{one.organisation_id}" checked' in found
    assert found.count('name="organisation"') == 2
    assert "แสดง 2 จาก 127 หน่วยงาน" in found


@pytest.mark.parametrize(
    ("verb", "data", "words"),
    [
        ("extend", {"whom": "some"}, ("โปรดระบุวันที่", "โปรดระบุเหตุผล", "โปรดเลือกภาระ")),
        ("receive", {"round": "?", "day": "?"}, ("ไม่ใช่วันที่", "โปรดเลือกจากรายการ")),
        ("amend", {}, ("โปรดระบุสิ่งที่ต้องทำ",)),
        ("withdraw", {}, ("โปรดระบุเหตุผล",)),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    browser: Client, directive: Directive, verb: str, data: dict[str, str], words: tuple[str, ...]
) -> None:
    shown = post(browser, "change", directive.letter_id, verb, do="preview", **data).content.decode()
    assert all(one in shown for one in words)


def test_somebody_must_be_chosen(browser: Client, directive: Directive) -> None:
    data = {"round": key(to_province(directive)), "reason": "ยุบ"}
    shown = post(browser, "change", directive.letter_id, "exempt", do="preview", **data).content.decode()
    assert "โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง" in shown


def test_all_and_some_at_once_is_asked_back(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    data = {"round": key(to_province(directive)), "whom": "all", "organisation": str(one.organisation_id),
            "until": "20/12/2562", "basis": "given", "reason": "น้ำท่วม"}  # fmt: skip
    shown = post(browser, "change", directive.letter_id, "extend", do="preview", **data).content.decode()
    assert "โปรดเลือกอย่างใดอย่างหนึ่ง" in shown


def test_who_is_exempt_stands_below_the_status_table_with_the_reason(
    browser: Client, directive: Directive, do: Do
) -> None:
    table = reverse("directives:letter_matrix", args=[directive.letter_id])
    assert "หมายเหตุ: หน่วยงานที่ยกเว้น" not in browser.get(table).content.decode()
    one, other = owing(to_province(directive), 2)
    do(directive, deeds.Exempt(scope=only(one), reason="ไม่มีพื้นที่รับผิดชอบ"))
    Obligation.objects.filter(pk=other.pk).update(state="exempt")
    shown = browser.get(table).content.decode()
    assert "หมายเหตุ: หน่วยงานที่ยกเว้น" in shown
    assert "ไม่มีพื้นที่รับผิดชอบ" in shown
    assert f"/obligations/{one.pk}" in shown
    assert f"/letters/{directive.letter_id}/units/{one.organisation_id}" in shown


def test_what_one_organisation_owes_for_a_letter(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    shown = get(browser, "unit", directive.letter_id, one.organisation_id)
    assert f"/obligations/{one.pk}" in shown
    assert shown.count("/obligations/") == 2
    own = Obligation.objects.get(duty__own=True)
    response = browser.get(reverse("life:unit", args=[directive.letter_id, own.organisation_id]))
    assert response["Location"] == reverse("life:obligation", args=[own.pk])
    get(browser, "unit", directive.letter_id, 999_999, status=404)


def test_each_change_of_one_organisation(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    chosen = {"round": f"{one.duty_id}:{one.period}", "organisation": str(one.organisation_id), "reason": "ตามที่ขอ"}
    for verb, more, state in (
        ("exempt", {}, "exempt"),
        ("restore", {}, "not_started"),
        ("receive", {"day": "26/11/2562", "way": "line"}, "submitted"),
        ("take_back", {}, "not_started"),
    ):
        page = get(browser, "change", directive.letter_id, verb, **chosen)
        assert f'value="{one.organisation_id}" checked' in page
        plan = post(browser, "change", directive.letter_id, verb, do="preview", **chosen, **more)
        for _ in range(2):
            told = post(browser, "change", directive.letter_id, verb, do="confirm", seen=seen(plan), **chosen, **more)
            assert "ดำเนินการแล้ว" in told.content.decode()
        one.refresh_from_db()
        assert one.state == state
        if verb == "exempt":
            assert "หมายเหตุ: หน่วยงานที่ยกเว้น" in get(browser, "life", directive.letter_id)


def test_a_duty_is_amended(browser: Client, directive: Directive) -> None:
    duty = to_province(directive)
    args = (directive.letter_id, "amend")
    form = get(browser, "change", *args, duty=duty.pk)
    assert "6 ธันวาคม 2562" in form
    data = {"duty": duty.pk, "action": duty.action, "recipient": "สำนักงานจังหวัด", "channel_type": "email",
            "channel_value": "", "deadline": "6/12/2562", "reason": "ย้ายผู้รับ"}  # fmt: skip
    plan = post(browser, "change", *args, do="preview", **data)
    post(browser, "change", *args, do="confirm", seen=seen(plan), **data)
    duty.refresh_from_db()
    assert (duty.recipient, duty.deadline, duty.first_deadline) == ("สำนักงานจังหวัด", date(2019, 12, 6), None)


def test_the_day_of_several_periods_is_not_offered(browser: Client, directive: Directive) -> None:
    duty = to_province(directive)
    Obligation.objects.create(duty=duty, organisation=Organisation.objects.all()[0], period="2563")
    assert 'name="deadline"' not in get(browser, "change", directive.letter_id, "amend", duty=duty.pk)
    data = {"duty": duty.pk, "action": "รายงานผล", "recipient": duty.recipient, "reason": "ตามหนังสือ"}
    assert not post(browser, "change", directive.letter_id, "amend", do="preview", **data).context["plan"].empty


def test_a_directive_without_duties_has_nothing_to_amend(browser: Client, directive: Directive) -> None:
    directive.duties.all().delete()
    assert "แก้ไขภาระ" in get(browser, "change", directive.letter_id, "amend")


def test_nothing_to_change_is_said_and_has_no_button(browser: Client, directive: Directive) -> None:
    duty = to_province(directive)
    data = {"round": key(duty), "whom": "all", "until": "6/12/2562", "basis": "given", "reason": "ไม่เปลี่ยน"}
    shown = post(browser, "change", directive.letter_id, "extend", do="preview", **data).content.decode()
    assert "ไม่มีรายการใดที่จะเปลี่ยนตามที่เลือก" in shown
    assert 'value="confirm"' not in shown


def test_closing_and_opening_again(browser: Client, directive: Directive) -> None:
    for verb, state, other in (("close", "closed", "เปิดเรื่องอีกครั้ง"), ("reopen", "circulated", "ปิดเรื่อง")):
        plan = post(browser, "change", directive.letter_id, verb, do="preview", reason="ครบแล้ว")
        done = post(browser, "change", directive.letter_id, verb, do="confirm", seen=seen(plan), reason="ครบแล้ว")
        directive.refresh_from_db()
        assert directive.state == state
        assert other in done.content.decode()
    get(browser, "change", directive.letter_id, "reopen", status=409)
    plan = post(browser, "change", directive.letter_id, "withdraw", do="preview", reason="ยกเลิกตามนโยบาย")
    assert "ยกเลิกภาระที่ยังค้างของ 126 หน่วยงาน" in plan.content.decode()
    assert "ส่งต่อ" not in get(browser, "change", directive.letter_id, "dance", status=404)


def test_what_may_not_be_done_now_is_refused_before_it_is_filled_in(
    browser: Client, directive: Directive, do: Do
) -> None:
    do(directive, deeds.Withdraw(reason="ยกเลิก"))
    get(browser, "change", directive.letter_id, "extend", status=409)
    data = {"round": key(to_province(directive)), "whom": "all", "until": "20/12/2562", "basis": "given", "reason": "x"}
    post(browser, "change", directive.letter_id, "extend", status=409, do="preview", **data)
    assert "บันทึกรับรายงาน</a>" not in get(browser, "life", directive.letter_id)


def test_the_page_of_one_obligation(browser: Client, directive: Directive, do: Do) -> None:
    one = owing(to_province(directive))[0]
    shown = get(browser, "obligation", one.pk)
    assert "เหลือ 7 วันทำการ" in shown.replace("เหลือ 6", "เหลือ 7")
    assert "บันทึกคำขอขยายเวลา" in shown
    do(directive, deeds.Extend(scope=only(one), until=NEXT, reason="ลาป่วย"))
    assert "เดิม" in get(browser, "obligation", one.pk)
    do(directive, deeds.Receive(scope=only(one), day=DAY))
    Obligation.objects.filter(pk=one.pk).update(due_on=date(2019, 12, 27))
    sent = get(browser, "obligation", one.pk)
    assert "ส่งตรงเวลา" in sent
    assert "กำหนดในขณะนั้น" in sent
    assert "ถอนบันทึกรับรายงาน" in sent
    own = Obligation.objects.get(duty__own=True)
    assert "ไม่ได้กำหนดวัน" in get(browser, "obligation", own.pk)


def test_a_request_is_entered_and_granted(browser: Client, directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    assert "27 พฤศจิกายน 2562" in get(browser, "ask", one.pk)
    wanted = {"until": "20/12/2562", "asked_on": "27/11/2562", "way": "phone", "reason": "เจ้าหน้าที่ลาป่วย"}
    listed = post(browser, "ask", one.pk, **wanted).content.decode()
    assert "บันทึกคำขอแล้ว รอพิจารณา" in listed
    assert "1 คำขอ" in listed
    extension = Extension.objects.get()
    assert "พิจารณา" in get(browser, "obligation", one.pk)
    assert "คำขอขยายเวลาที่รอพิจารณา (1)" in get(browser, "life", directive.letter_id)
    assert "เป็น 20 ธ.ค. 2562" in get(browser, "decide", extension.pk)
    other = post(browser, "decide", extension.pk, do="preview", until="13/12/2562", answer="")
    assert "เป็น 13 ธ.ค. 2562" in other.content.decode()
    stale = post(browser, "decide", extension.pk, do="grant", until="16/12/2562", answer="", seen=seen(other))
    assert "ผลไม่ตรงกับที่แสดงครั้งก่อน" in stale.content.decode()
    for _ in range(2):
        done = post(browser, "decide", extension.pk, do="grant", until="16/12/2562", answer="ให้", seen=seen(stale))
        assert "อนุญาตแล้ว" in done.content.decode()
    assert "พิจารณาแล้ว" in get(browser, "requests", decided="1")
    assert "อนุญาตแล้ว" in get(browser, "decide", extension.pk)
    one.refresh_from_db()
    assert one.due_on == date(2019, 12, 16)
    assert "ให้ถึง" in get(browser, "obligation", one.pk)


def test_a_request_is_denied_with_a_reason_and_an_unreadable_day_is_said(
    browser: Client, directive: Directive, officer: Officer
) -> None:
    extension = asked(officer, owing(to_province(directive))[0])
    assert "ไม่ใช่วันที่" in post(browser, "decide", extension.pk, do="preview", until="?").content.decode()
    assert "โปรดระบุเหตุผลที่ไม่อนุญาต" in post(browser, "decide", extension.pk, do="deny").content.decode()
    told = post(browser, "decide", extension.pk, do="deny", answer="ต้องรายงานกระทรวง").content.decode()
    assert "กำหนดส่งเดิมคงอยู่" in told
    assert "ไม่มีคำขอที่รอพิจารณา" in told
    assert "ต้องรายงานกระทรวง" in get(browser, "requests", decided="1")


def test_what_cannot_be_asked(browser: Client, directive: Directive, officer: Officer) -> None:
    one = owing(to_province(directive))[0]
    assert "โปรดระบุวันที่" in post(browser, "ask", one.pk, way="phone").content.decode()
    asked(officer, one)
    get(browser, "ask", one.pk, status=409)
    assert "รอพิจารณาอยู่แล้ว" in get(browser, "obligation", one.pk)


def later(officer: Officer, text: str) -> int:
    return saying(small(officer), text, EARLIER).pk


def test_a_letter_that_extends_is_asked_about_and_followed(
    browser: Client, directive: Directive, officer: Officer
) -> None:
    letter = later(officer, "จึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง เป็นภายในวันที่ 20 ธันวาคม 2562")
    assert "หนังสือฉบับนี้ขยายเวลาของเรื่อง" in get(browser, "life", letter)
    assert "หนังสือฉบับนี้ขยายเวลาของเรื่อง" in plain(browser.get(reverse("letters:letter", args=[letter])))
    assert "หนังสือฉบับนี้ขยายเวลาของเรื่อง" in plain(browser.get(reverse("directives:circulate", args=[letter])))
    args = (letter, directive.pk, "extend")
    shown = get(browser, "follow", *args)
    assert shown.count("เป็น 20 ธ.ค. 2562") == 2  # the province's own duty has no day, and is not chosen beforehand
    rounds = [key(to_province(directive))]
    other = post(browser, "follow", *args, do="preview", until="23/12/2562", round=rounds)
    assert other.content.decode().count("เป็น 23 ธ.ค. 2562") == 1
    stale = post(browser, "follow", *args, do="confirm", until="24/12/2562", round=rounds, seen=seen(other))
    assert "ผลไม่ตรงกับที่แสดงครั้งก่อน" in stale.content.decode()
    for _ in range(2):
        done = post(browser, "follow", *args, do="confirm", until="24/12/2562", round=rounds, seen=seen(stale))
        assert "ดำเนินการแล้ว" in done.content.decode()
    assert "หนังสือฉบับนี้ขยายเวลาเรื่อง" in done.content.decode()
    assert "ขยายเวลาตามหนังสือ" in get(browser, "life", directive.letter_id)
    assert to_province(directive).deadline == date(2019, 12, 24)
    get(browser, "follow", *args, status=404)
    get(browser, "follow", letter, directive.pk, "sing", status=404)


def test_what_was_done_by_hand_before_is_only_noted(
    browser: Client, directive: Directive, officer: Officer, do: Do
) -> None:
    letter = later(officer, "จึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง เป็นภายในวันที่ 20 ธันวาคม 2562")
    asked_of_others = frozenset(directive.duties.asked().values_list("pk", "obligations__period"))
    do(directive, deeds.Extend(scope=deeds.Scope(asked_of_others), until=NEXT, reason="ตามหนังสือ"))
    args = (letter, directive.pk, "extend")
    shown = get(browser, "follow", *args)
    assert "ใช่ ดำเนินการไว้แล้ว" in shown
    rounds = [f"{duty}:{period}" for duty, period in asked_of_others]
    again = browser.get(reverse("life:follow", args=args))
    data = {"until": "20/12/2562", "round": rounds, "seen": seen(again)}
    told = post(browser, "follow", *args, do="confirm", **data).content.decode()
    assert "ขยายเวลาตามหนังสือ" in told
    assert LedgerEntry.objects.filter(verb="directive.extend").count() == 1


def test_a_day_that_the_letter_does_not_say_is_asked_for(
    browser: Client, directive: Directive, officer: Officer
) -> None:
    letter = later(officer, "จึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึงออกไป")
    args = (letter, directive.pk, "extend")
    assert "โปรดระบุกำหนดส่งใหม่" in get(browser, "follow", *args)
    assert "โปรดระบุวันที่" in post(browser, "follow", *args, do="confirm", until="").content.decode()
    assert not Succession.objects.exists()


def test_a_letter_that_replaces_withdraws_and_what_was_sent_counts(
    browser: Client, directive: Directive, officer: Officer, do: Do
) -> None:
    one = to_province(directive).obligations.filter(organisation__kind="district")[0]
    do(directive, deeds.Receive(scope=only(one), day=DAY))
    made = saying(small(officer), "ขอยกเลิกหนังสือที่อ้างถึง และให้ใช้หนังสือฉบับนี้แทน", EARLIER)
    plan = post(browser, "follow", made.pk, directive.pk, "replace", do="preview")
    post(browser, "follow", made.pk, directive.pk, "replace", do="confirm", seen=seen(plan))
    assert "ใช้แทนโดยหนังสือ" in get(browser, "life", directive.letter_id)
    new = circulated(officer, made)
    assert "นับรายงานที่ส่งตามหนังสือฉบับเดิม" in get(browser, "life", made.pk)
    assert "เรื่องเดิม" in get(browser, "change", made.pk, "count")
    told = post(browser, "change", made.pk, "count", do="preview", earlier=directive.pk)
    post(browser, "change", made.pk, "count", do="confirm", earlier=directive.pk, seen=seen(told))
    assert Obligation.objects.get(duty__directive=new, state="submitted").organisation == one.organisation


def test_no_is_an_answer_and_an_amendment_leads_to_the_earlier_page(
    browser: Client, directive: Directive, officer: Officer
) -> None:
    letter = later(officer, "ขอแก้ไขข้อความในหนังสือที่อ้างถึง และขอยกเลิกหนังสือที่อ้างถึง")
    told = post(browser, "follow", letter, directive.pk, "withdraw", do="no").content.decode()
    assert "ไม่ได้เปลี่ยนเรื่องเดิม" in told
    assert "หนังสือฉบับนี้ยกเลิกเรื่อง" not in told
    assert "เปิดหน้าเรื่องเดิมให้แก้ไขภาระ" in get(browser, "follow", letter, directive.pk, "amend")
    done = post(browser, "follow", letter, directive.pk, "amend", do="confirm")
    assert done.redirect_chain[-1][0] == reverse("life:life", args=[directive.letter_id])


def test_a_letter_not_circulated_says_so(browser: Client, officer: Officer) -> None:
    assert "หนังสือฉบับนี้ยังไม่ได้แจ้งเวียน" in get(browser, "life", small(officer).pk)


def test_who_reads_only_sees_the_pages_and_no_button(client: Client, directive: Directive, officer: Officer) -> None:
    reader = seated(officer.organisation, Role.EXECUTIVE)
    extension = asked(officer, owing(to_province(directive))[0])
    client.force_login(reader.user)
    shown = get(client, "life", directive.letter_id)
    assert "ยกเลิกทั้งเรื่อง" not in shown
    assert "?duty=" not in shown
    assert "ไม่มีสิทธิ์" not in get(client, "obligation", extension.obligation_id)
    assert "พิจารณาคำขอของ" not in get(client, "requests")
    for name, args in (("change", (directive.letter_id, "close")), ("decide", (extension.pk,)),
                       ("ask", (extension.obligation_id,)), ("follow", (1, 1, "extend"))):  # fmt: skip
        get(client, name, *args, status=403)


def test_another_organisation_sees_nothing(client: Client, directive: Directive) -> None:
    district = Organisation.objects.filter(kind="district")[0]
    client.force_login(seated(district, Role.ADMINISTRATOR).user)
    one = Obligation.objects.filter(organisation=district)[0]
    get(client, "life", directive.letter_id, status=404)
    get(client, "change", directive.letter_id, "close", status=404)
    get(client, "obligation", one.pk, status=404)


MOST = {"life": 26, "requests": 9, "obligation": 16, "change": 12}
"""Queries of each page, whatever the number of rows."""


def test_pages_ask_the_database_a_bounded_number_of_times(
    browser: Client, directive: Directive, officer: Officer, do: Do, django_assert_max_num_queries: Any
) -> None:
    many = owing(to_province(directive), 40)
    for one in many[:12]:
        asked(officer, one)
    do(directive, deeds.Exempt(scope=only(*many[20:]), reason="ยุบ"))
    letter = directive.letter_id
    args: dict[str, tuple[Any, ...]] = {
        "life": (letter,), "requests": (), "obligation": (many[0].pk,), "change": (letter, "receive")
    }  # fmt: skip
    for name, most in MOST.items():
        with django_assert_max_num_queries(most):
            get(browser, name, *args[name])
