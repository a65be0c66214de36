"""Each deed: what it says, what it does, what it leaves alone."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.directives.life.conftest import (
    BANGKOK,
    MOMENT,
    NEXT,
    Do,
    circulated,
    later,
    only,
    owing,
    round_of,
    saying,
    small,
    to_province,
)  # fmt: skip
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directives.actions import carry_over
from tidtam.directives.life import actions, deeds, page
from tidtam.directives.life.models import Change, Effect, Extension, Succession
from tidtam.directives.models import OWED, Directive, Obligation
from tidtam.directory.models import Officer, Organisation

pytestmark = pytest.mark.django_db

DUE = date(2019, 12, 6)
WHY = "น้ำท่วมหลายอำเภอ"


def refused(code: str, call: Any) -> None:
    with pytest.raises(Refused) as caught:
        call()
    assert caught.value.code == code


def test_all_who_owe_get_the_new_day_and_who_sent_keeps_the_old(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    sent = owing(duty, 12)
    do(directive, deeds.Receive(scope=only(*sent), day=date(2019, 11, 26)))
    said = do(directive, deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY))
    owed = duty.obligations.filter(state__in=OWED)
    assert said == [
        f"ส่งถึงจังหวัดระยอง: ขยายกำหนดส่งของ {owed.count()} หน่วยงาน จาก 6 ธ.ค. 2562 เป็น 20 ธ.ค. 2562 (ส่งแล้ว 12 แห่งไม่เปลี่ยน)"
    ]
    assert set(owed.values_list("due_on", "first_due_on")) == {(NEXT, DUE)}
    assert set(duty.obligations.exclude(state__in=OWED).values_list("due_on", "first_due_on")) == {(DUE, None)}
    duty.refresh_from_db()
    assert (duty.deadline, duty.first_deadline) == (NEXT, DUE)
    other = directive.duties.get(recipient="กรมคุ้มครองสิทธิและเสรีภาพ")
    assert set(other.obligations.values_list("due_on", flat=True)) == {date(2019, 11, 30)}


def test_the_ledger_tells_from_what_to_what_and_why(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    said = do(directive, deeds.Extend(scope=round_of(duty), until=NEXT, reason=f" {WHY} "))
    deed = LedgerEntry.objects.get(verb="directive.extend")
    count = duty.obligations.count()
    assert deed.facts["said"] == said
    assert deed.facts["reason"] == WHY
    assert deed.facts["days"] == [["2019-12-06", "2019-12-20", count]]
    assert deed.facts["duties"][0][1:] == [
        {"deadline": "2019-12-06", "first_deadline": None},
        {"deadline": "2019-12-20", "first_deadline": "2019-12-06"},
    ]
    assert Change.objects.filter(deed=deed, due_before=DUE, due_after=NEXT).count() == count


def test_the_first_day_is_kept_when_a_day_moves_twice(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    for day in (NEXT, date(2019, 12, 27)):
        do(directive, deeds.Extend(scope=round_of(duty), until=day, reason=WHY))
    assert set(duty.obligations.values_list("due_on", "first_due_on")) == {(date(2019, 12, 27), DUE)}
    duty.refresh_from_db()
    assert duty.first_deadline == DUE
    assert {one.first_day for one in duty.obligations.all()} == {DUE}


def test_one_organisation_is_named_and_a_later_day_of_its_own_is_kept(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    one = owing(duty)[0]
    own = deeds.Extend(scope=only(one), until=date(2019, 12, 27), reason=WHY, asked=True)
    assert f"ขยายกำหนดส่งของ{one.organisation.name} จาก 6 ธ.ค. 2562 เป็น 27 ธ.ค. 2562" in do(directive, own)[0]
    duty.refresh_from_db()
    assert duty.deadline == DUE
    said = do(directive, deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY))
    assert "(กำหนดตรงหรือหลังวันนั้นอยู่แล้ว 1 แห่งไม่เปลี่ยน)" in said[0]
    one.refresh_from_db()
    assert one.due_on == date(2019, 12, 27)


def test_days_before_are_told_with_their_numbers(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    do(directive, deeds.Extend(scope=only(*owing(duty, 2)), until=date(2019, 12, 9), reason=WHY))
    said = do(directive, deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY))
    assert f"จาก 6 ธ.ค. 2562 ({duty.obligations.count() - 2} แห่ง) และ 9 ธ.ค. 2562 (2 แห่ง) เป็น 20 ธ.ค. 2562" in said[0]


@pytest.mark.parametrize(
    ("until", "verb", "warning"),
    [
        (date(2019, 12, 21), "ขยายกำหนดส่ง", "21 ธ.ค. 2562 ตรงกับวันเสาร์ วันทำการสุดท้ายก่อนครบกำหนดคือวันศุกร์ที่ 20 ธ.ค. 2562"),
        (date(2019, 12, 4), "ร่นกำหนดส่ง", "กำหนดใหม่เร็วกว่ากำหนดเดิมของ"),
        (date(2019, 12, 4), "ร่นกำหนดส่ง", "เหลือ 5 วันทำการ น้อยกว่า 7 วันทำการ"),
        (date(2019, 11, 20), "ร่นกำหนดส่ง", "กำหนดใหม่ผ่านมาแล้ว"),
    ],
)
def test_a_new_day_is_warned_of(directive: Directive, until: date, verb: str, warning: str) -> None:
    plan = deeds.Extend(scope=round_of(to_province(directive)), until=until, reason=WHY).plan(directive, MOMENT)
    assert verb in plan.says[0]
    assert warning in " ".join(plan.warnings)


def test_a_good_new_day_has_no_warning(directive: Directive) -> None:
    assert deeds.Extend(until=NEXT, reason=WHY).plan(directive, MOMENT).warnings == ()


def test_some_later_some_earlier_is_a_change_and_no_day_gets_one(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    do(directive, deeds.Extend(scope=only(*owing(duty)), until=date(2019, 12, 27), reason=WHY))
    both = frozenset(one.organisation_id for one in owing(duty, 2))
    scope = deeds.Scope(round_of(duty).rounds, both)
    assert "เปลี่ยนกำหนดส่ง" in deeds.Extend(scope=scope, until=NEXT, reason=WHY).plan(directive, MOMENT).says[0]
    own = directive.duties.get(own=True)
    told = deeds.Extend(scope=round_of(own), until=NEXT, reason=WHY).plan(directive, MOMENT).says[0]
    assert "เปลี่ยนกำหนดส่งของจังหวัดระยอง จาก ไม่ได้กำหนดวัน เป็น 20 ธ.ค. 2562" in told


def test_a_duty_is_amended_and_who_sent_is_left(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    do(directive, deeds.Receive(scope=only(*owing(duty)), day=date(2019, 11, 26)))
    values = {"recipient": "สำนักงานจังหวัดระยอง", "channel_type": "email", "action": duty.action, "deadline": NEXT}
    said = do(directive, deeds.Amend(duty=duty.pk, values=values, reason=WHY))
    assert "แก้ส่งถึง จาก “จังหวัดระยอง” เป็น “สำนักงานจังหวัดระยอง”" in said[0]
    assert "แก้ช่องทาง จาก “ไม่ได้ระบุ” เป็น “อีเมล”" in said[1]
    assert "(ส่งแล้ว 1 แห่งไม่เปลี่ยน)" in said[0]
    assert len(said) == 3
    duty.refresh_from_db()
    assert (duty.recipient, duty.channel_type, duty.deadline, duty.first_deadline) == (
        "สำนักงานจังหวัดระยอง", "email", NEXT, DUE,
    )  # fmt: skip
    assert duty.obligations.filter(due_on=NEXT).count() == duty.obligations.count() - 1


def test_the_day_of_a_duty_may_be_taken_away(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    said = do(directive, deeds.Amend(duty=duty.pk, values={"deadline": None}, reason=WHY))
    assert "เป็น ไม่ได้กำหนดวัน" in said[0]
    assert set(duty.obligations.values_list("due_on", flat=True)) == {None}


def test_a_duty_that_nobody_owes_is_amended_all_the_same(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    duty.obligations.update(state="accepted")
    said = do(directive, deeds.Amend(duty=duty.pk, values={"deadline": NEXT, "action": "รายงานผล"}, reason=WHY))
    assert said[0].startswith("แก้สิ่งที่ต้องทำ")
    assert "ไม่มีหน่วยงานที่ค้างส่ง" in said[0]
    assert said[1] == "เปลี่ยนกำหนดส่งของภาระเป็น 20 ธ.ค. 2562 โดยไม่มีหน่วยงานใดค้างส่ง"


def test_the_days_of_several_periods_are_not_amended_as_one(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    unit = Organisation.objects.exclude(kind="province").first()
    assert unit is not None
    Obligation.objects.create(duty=duty, organisation=unit, period="ครั้งที่ 2", due_on=date(2020, 3, 6))
    plan = deeds.Amend(duty=duty.pk, values={"deadline": NEXT}, reason=WHY).plan(directive, MOMENT)
    assert plan.empty
    said = do(
        directive,
        deeds.Extend(scope=deeds.Scope(frozenset({(duty.pk, "ครั้งที่ 2")})), until=date(2020, 3, 20), reason=WHY),
    )
    assert said == [f"ส่งถึงจังหวัดระยอง (ครั้งที่ 2): ขยายกำหนดส่งของ{unit.name} จาก 6 มี.ค. 2563 เป็น 20 มี.ค. 2563"]
    duty.refresh_from_db()
    assert duty.deadline == DUE


def test_the_exempt_leave_the_denominator_and_come_back(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    one = owing(duty)[0]
    said = do(directive, deeds.Exempt(scope=only(one), reason=WHY))
    assert f"ยกเว้น{one.organisation.name} ไม่ต้องรายงาน" in said[0]
    counted = next(line for line in page.duties_of(directive, MOMENT.today) if line.duty == duty)
    assert (counted.bound, counted.exempt) == (duty.obligations.count() - 1, 1)
    do(directive, deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY))
    assert do(directive, deeds.Restore(scope=only(one), reason="กลับมาดำเนินการ"))
    one.refresh_from_db()
    assert (one.state, one.due_on, one.first_due_on) == ("not_started", NEXT, DUE)


def test_who_had_reported_comes_back_as_returned(directive: Directive, do: Do) -> None:
    one = owing(to_province(directive))[0]
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    Obligation.objects.filter(pk=one.pk).update(state="returned")
    do(directive, deeds.Exempt(scope=only(one), reason=WHY))
    do(directive, deeds.Restore(scope=only(one), reason=WHY))
    one.refresh_from_db()
    assert one.state == "returned"


def test_a_withdrawn_directive_keeps_what_was_sent(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    sent = owing(duty, 3)
    do(directive, deeds.Receive(scope=only(*sent), day=date(2019, 11, 26)))
    said = do(directive, deeds.Withdraw(reason="ยกเลิกตามนโยบายใหม่"))
    assert any("(ส่งแล้ว 3 แห่งไม่เปลี่ยน)" in line for line in said)
    directive.refresh_from_db()
    assert directive.state == "withdrawn"
    assert duty.obligations.filter(state="submitted").count() == 3
    assert not Obligation.objects.filter(duty__directive=directive, state__in=OWED).exists()
    assert not Obligation.objects.laid().filter(duty__directive=directive).exists()
    again = deeds.Extend(until=NEXT, reason=WHY)
    refused("wrong_state", lambda: do(directive, again))


def test_withdrawing_what_nobody_owes(directive: Directive, do: Do) -> None:
    Obligation.objects.update(state="accepted")
    assert do(directive, deeds.Withdraw(reason=WHY)) == ["ยกเลิกเรื่องนี้ โดยไม่มีภาระที่ค้างส่ง"]


def test_a_closed_directive_takes_no_report_until_it_is_opened_again(directive: Directive, do: Do) -> None:
    assert "จะคงเป็นไม่ได้ส่ง" in do(directive, deeds.Close())[0]
    directive.refresh_from_db()
    receive = deeds.Receive(scope=only(*owing(to_province(directive))), day=date(2019, 11, 26))
    refused("wrong_state", lambda: do(directive, receive))
    do(directive, deeds.Reopen(reason=WHY))
    assert do(directive, receive)
    Obligation.objects.update(state="accepted")
    assert do(directive, deeds.Close()) == ["ปิดเรื่อง ไม่รับรายงานเพิ่ม ส่งครบแล้ว"]


def test_a_report_on_paper_has_its_day_and_is_judged_by_the_day_that_held(directive: Directive, do: Do) -> None:
    duty = to_province(directive)
    early, late, after = owing(duty, 3)
    extend = deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY)
    do(directive, extend, later(10))
    # entered on the 12th, when 20 December holds; on the 8th 6 December still held
    said = do(directive, deeds.Receive(scope=only(early, late), day=date(2019, 12, 8), way="email"), later(12))
    assert said[-1] == "นับเป็นส่งตรงเวลา 0 รายการ หลังกำหนด 2 รายการ"
    do(directive, deeds.Receive(scope=only(after), day=date(2019, 12, 12)), later(12))
    late.refresh_from_db()
    after.refresh_from_db()
    assert (late.state, late.due_at_receipt, late.first_received_on) == ("submitted", DUE, date(2019, 12, 8))
    assert late.first_received_at == datetime(2019, 12, 8, 8, 30, tzinfo=BANGKOK)
    assert (after.due_at_receipt, after.first_received_on) == (NEXT, date(2019, 12, 12))


def test_a_report_without_a_day_is_neither_in_time_nor_late(directive: Directive, do: Do) -> None:
    own = Obligation.objects.get(duty__own=True)
    assert len(do(directive, deeds.Receive(scope=only(own), day=date(2019, 11, 26)))) == 1
    own.refresh_from_db()
    assert (own.first_received_on, own.due_at_receipt) == (date(2019, 11, 26), None)


def test_a_report_sent_again_keeps_its_first_receipt(directive: Directive, do: Do) -> None:
    one = owing(to_province(directive))[0]
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    Obligation.objects.filter(pk=one.pk).update(state="returned")
    do(directive, deeds.Extend(scope=only(one), until=NEXT, reason=WHY))
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 12, 18)), later(18))
    one.refresh_from_db()
    assert (one.first_received_on, one.due_at_receipt, one.due_on) == (date(2019, 11, 26), DUE, NEXT)
    do(directive, deeds.TakeBack(scope=only(one), reason="ลงผิดหน่วยงาน"), later(18))
    one.refresh_from_db()
    assert (one.state, one.first_received_on, one.due_at_receipt) == ("returned", date(2019, 11, 26), DUE)


def test_a_report_of_tomorrow_is_refused_and_one_before_circulation_warned_of(directive: Directive) -> None:
    scope = only(*owing(to_province(directive)))
    refused("received_in_future", lambda: deeds.Receive(scope=scope, day=date(2019, 11, 28)).plan(directive, MOMENT))
    early = deeds.Receive(scope=scope, day=date(2019, 11, 1)).plan(directive, MOMENT)
    assert early.warnings == ("วันที่ได้รับอยู่ก่อนวันแจ้งเวียนในระบบ",)


@pytest.mark.parametrize("before", ["not_started", "in_progress"])
def test_a_mistaken_entry_is_taken_back_to_where_it_was(directive: Directive, do: Do, before: str) -> None:
    one, other = owing(to_province(directive), 2)
    Obligation.objects.filter(pk=one.pk).update(state=before)
    Obligation.objects.filter(pk=other.pk).update(state="submitted")  # sent by its own hand, not entered here
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    said = do(directive, deeds.TakeBack(scope=only(one, other), reason="ลงผิดหน่วยงาน"))
    assert said == [f"ส่งถึงจังหวัดระยอง: ถอนบันทึกรับรายงานของ{one.organisation.name} กลับเป็นยังไม่ส่ง (ส่งแล้ว 1 แห่งไม่เปลี่ยน)"]
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.first_received_at, one.due_at_receipt) == (before, None, None)
    assert other.state == "submitted"


def test_the_same_press_twice_does_it_once(directive: Directive, officer: Officer) -> None:
    ask = deeds.Withdraw(reason=WHY)
    seen = ask.plan(directive, MOMENT).fingerprint
    once, twice = (
        actions.carry_out(by=officer, directive=directive, ask=ask, seen=seen, moment=MOMENT) for _ in range(2)
    )
    assert once == twice
    assert LedgerEntry.objects.filter(verb="directive.withdraw").count() == 1


def test_what_changed_since_it_was_shown_is_not_done(directive: Directive, officer: Officer, do: Do) -> None:
    duty = to_province(directive)
    ask = deeds.Extend(scope=round_of(duty), until=NEXT, reason=WHY)
    seen = ask.plan(directive, MOMENT).fingerprint
    do(directive, deeds.Receive(scope=only(*owing(duty)), day=date(2019, 11, 26)))
    refused(
        "plan_changed",
        lambda: actions.carry_out(by=officer, directive=directive, ask=ask, seen=seen, moment=MOMENT),
    )
    assert not duty.obligations.filter(due_on=NEXT).exists()


def test_nothing_to_do_and_no_reason_are_refused(directive: Directive, officer: Officer, do: Do) -> None:
    scope = round_of(to_province(directive))
    refused("nothing_to_change", lambda: do(directive, deeds.Extend(scope=scope, until=DUE, reason=WHY)))
    refused("reason_missing", lambda: do(directive, deeds.Extend(scope=scope, until=NEXT, reason=" ")))
    assert not LedgerEntry.objects.filter(verb="directive.extend").exists()


def test_another_organisations_directive_is_not_changed(directive: Directive, officer: Officer) -> None:
    officer.organisation = Organisation.objects.exclude(kind="province")[0]
    ask = deeds.Close()
    refused(
        "letter_of_another_organisation",
        lambda: actions.carry_out(by=officer, directive=directive, ask=ask, seen="x", moment=MOMENT),
    )


def asked(officer: Officer, one: Obligation, until: date = NEXT, reason: str = "เจ้าหน้าที่ลาป่วย") -> Extension:
    return actions.ask_extension(
        by=officer, obligation=one, until=until, reason=reason, way="phone", asked_on=date(2019, 11, 27)
    )


def test_a_request_waits_and_is_granted_to_another_day(directive: Directive, officer: Officer) -> None:
    one = owing(to_province(directive))[0]
    extension = asked(officer, one)
    assert list(Extension.objects.seen_by(officer).waiting()) == [extension]
    until = date(2019, 12, 13)
    seen = actions.granting(extension, until).plan(directive, MOMENT).fingerprint
    for _ in range(2):
        said = actions.grant(by=officer, extension=extension, until=until, answer="ให้บางส่วน", seen=seen, moment=MOMENT)
    assert "เป็น 13 ธ.ค. 2562" in said[0]
    extension.refresh_from_db()
    one.refresh_from_db()
    assert (extension.state, extension.granted_until, extension.answer) == ("granted", until, "ให้บางส่วน")
    assert (one.due_on, one.first_due_on) == (until, DUE)
    assert LedgerEntry.objects.filter(verb="extension.grant").count() == 1
    assert LedgerEntry.objects.get(verb="directive.extend").facts["asked"] is True
    assert not Extension.objects.waiting().exists()
    assert list(Extension.objects.decided()) == [extension]
    refused("wrong_state", lambda: actions.deny(by=officer, extension=extension, answer="ไม่", moment=MOMENT))


def test_a_request_is_denied_with_a_reason(directive: Directive, officer: Officer) -> None:
    one = owing(to_province(directive))[0]
    extension = asked(officer, one)
    refused("reason_missing", lambda: actions.deny(by=officer, extension=extension, answer=" ", moment=MOMENT))
    denied = actions.deny(by=officer, extension=extension, answer="ต้องรายงานกระทรวง", moment=MOMENT)
    one.refresh_from_db()
    assert (denied.state, denied.decided_by, one.due_on) == ("denied", officer, DUE)
    assert asked(officer, one).state == "asked"


def test_what_request_is_refused(directive: Directive, officer: Officer, do: Do) -> None:
    one, sent = owing(to_province(directive), 2)
    refused("until_not_later", lambda: asked(officer, one, until=DUE))
    refused("reason_missing", lambda: asked(officer, one, reason=" "))
    asked(officer, one)
    refused("extension_waits", lambda: asked(officer, one, reason="อื่น"))
    do(directive, deeds.Receive(scope=only(sent), day=date(2019, 11, 26)))
    refused("not_owed", lambda: asked(officer, sent))
    assert asked(officer, Obligation.objects.get(duty__own=True)).state == "asked"


def test_the_same_request_and_the_same_answer_twice_are_one(directive: Directive, officer: Officer) -> None:
    one = owing(to_province(directive))[0]
    extension = asked(officer, one)
    assert asked(officer, one) == extension
    for _ in range(2):
        actions.deny(by=officer, extension=extension, answer="ไม่ทัน", moment=MOMENT)
    assert LedgerEntry.objects.filter(verb__in=["extension.ask", "extension.deny"]).count() == 2


def test_a_request_of_who_has_sent_waits_no_more(directive: Directive, officer: Officer, do: Do) -> None:
    one = owing(to_province(directive))[0]
    asked(officer, one)
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    assert not Extension.objects.waiting().exists()


EARLIER = [("รย 0017.2/ว 5512", "2019-11-22")]


def test_a_later_letter_extends_an_earlier_one(directive: Directive, officer: Officer) -> None:
    later_one = saying(small(officer), "จึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง เป็นภายในวันที่ 20 ธันวาคม 2562", EARLIER)
    ask = deeds.Extend(until=NEXT, reason="ตามหนังสือ")
    seen = ask.plan(directive, MOMENT).fingerprint
    for _ in range(2):
        said = actions.follow(
            by=officer, letter=later_one, directive=directive, effect=Effect.EXTEND, ask=ask, seen=seen, moment=MOMENT
        )
    assert len(said) == 3  # one a duty, the province's own among them
    told = Succession.objects.told().get()
    assert (told.letter, told.directive, told.effect) == (later_one, directive, "extend")
    assert LedgerEntry.objects.get(verb="directive.follow").facts["number"] == "รย 0017.2/ว 6001"


def test_what_a_letter_does_not_say_is_not_followed(directive: Directive, officer: Officer) -> None:
    later_one = saying(small(officer), "ขอเชิญประชุม", EARLIER)
    for call in (actions.decline, actions.follow):
        more = {} if call is actions.decline else {"ask": None, "seen": ""}
        refused(
            "no_such_succession",
            lambda call=call, more=more: call(
                by=officer, letter=later_one, directive=directive, effect=Effect.AMEND, moment=MOMENT, **more
            ),
        )


def test_an_answer_of_no_is_kept_and_an_amendment_is_only_noted(directive: Directive, officer: Officer) -> None:
    text = "ขอแก้ไขข้อความในหนังสือที่อ้างถึง และขอยกเลิกหนังสือที่อ้างถึง"
    later_one = saying(small(officer), text, EARLIER)
    actions.decline(by=officer, letter=later_one, directive=directive, effect=Effect.WITHDRAW, moment=MOMENT)
    assert not Succession.objects.told().exists()
    said = actions.follow(
        by=officer, letter=later_one, directive=directive, effect=Effect.AMEND, ask=None, seen="", moment=MOMENT
    )
    assert said == []
    assert [told.effect for told in Succession.objects.told()] == ["amend"]


def test_what_was_sent_for_the_old_counts_for_the_new(directive: Directive, officer: Officer, do: Do) -> None:
    duty = to_province(directive)
    districts = duty.obligations.filter(organisation__kind="district").order_by("pk")
    first, second = districts[:2]
    do(directive, deeds.Receive(scope=only(first), day=date(2019, 11, 26)))
    Obligation.objects.filter(pk=second.pk).update(state="submitted")  # without a day it cannot be counted
    new = circulated(officer, small(officer))
    said = do(new, deeds.Count(earlier=directive.pk))
    assert said == [f"นับรายงานที่ส่งตามหนังสือฉบับเดิมของ{first.organisation.name} ให้เรื่องนี้ รอตรวจ"]
    counted = Obligation.objects.get(duty__directive=new, organisation=first.organisation)
    first.refresh_from_db()
    assert (counted.state, counted.first_received_at) == ("submitted", first.first_received_at)
    assert (counted.due_on, counted.due_at_receipt) == (date(2019, 12, 27), DUE)
    do(new, deeds.TakeBack(scope=only(counted), reason="ต้องส่งใหม่"))
    counted.refresh_from_db()
    assert (counted.state, counted.first_received_at) == ("not_started", None)


@pytest.mark.parametrize(("recipient", "counts"), [("กรมอื่น", False), ("กรมคุ้มครองสิทธิและเสรีภาพ", True)])
def test_only_a_duty_of_the_same_recipient_counts(
    directive: Directive, officer: Officer, do: Do, recipient: str, counts: bool
) -> None:
    old = directive.duties.get(recipient="กรมคุ้มครองสิทธิและเสรีภาพ")
    one = old.obligations.filter(organisation__kind="district")[0]
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    new = circulated(officer, small(officer))
    new.duties.update(recipient=recipient)
    plan = deeds.Count(earlier=directive.pk).plan(new, MOMENT)
    assert len(plan.moves) == int(counts)


def test_the_only_duty_counts_for_the_only_duty(officer: Officer, do: Do) -> None:
    old = circulated(officer, small(officer, "รย 0017.2/ว 5000", "1"))
    one = Obligation.objects.filter(duty__directive=old)[0]
    do(old, deeds.Receive(scope=only(one), day=date(2019, 11, 26)))
    new = circulated(officer, small(officer))
    new.duties.update(recipient="ใครก็ได้")
    assert len(deeds.Count(earlier=old.pk).plan(new, MOMENT).moves) == 1


def test_a_request_goes_with_what_was_carried_to_a_successor(directive: Directive, officer: Officer) -> None:
    one = Obligation.objects.get(duty=to_province(directive), organisation__code="2101-S01")
    extension = asked(officer, one)
    heir = Organisation.objects.get(code="2101-S02")
    Organisation.objects.filter(code="2101-S01").update(valid_to=MOMENT.today, successor=heir)
    carry_over(by=officer)
    assert list(Extension.objects.seen_by(officer).waiting()) == [extension]
    extension.refresh_from_db()
    seen = actions.granting(extension, NEXT).plan(directive, MOMENT).fingerprint
    assert heir.name in actions.grant(
        by=officer, extension=extension, until=NEXT, answer="", seen=seen, moment=MOMENT
    )[0]  # fmt: skip
    assert Obligation.objects.get(duty=one.duty, organisation=heir).due_on == NEXT
    assert not Extension.objects.waiting().exists()
