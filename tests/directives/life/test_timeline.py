"""The ledger in Thai sentences: every verb that letters and directives record has its words."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.directives.life.conftest import MOMENT, NEXT, Do, only, owing, saying, small, to_province
from tests.directives.life.test_actions import EARLIER, asked
from tidtam.accounts import ledger
from tidtam.directives import actions as laying
from tidtam.directives.life import actions, deeds, timeline
from tidtam.directives.life.forms import FORMS
from tidtam.directives.life.models import Effect
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer
from tidtam.letters import actions as letters
from tidtam.letters.models import Letter

CODE = Path(__file__).parents[3] / "tidtam"
ROOMS = ("letters", "directives")
RECORDED = re.compile(r'ledger\.record\(\s*[\w.]+,\s*f?"([^"]+)"|"((?:directive|extension|obligation)\.\w+)"')


def recorded() -> set[str]:
    """Every verb written in an action of the rooms; those made of a variable are spelt out.

    A register has its own book.
    """
    found = set()
    for room in ROOMS:
        for path in (CODE / room).rglob("actions.py"):
            for match in RECORDED.finditer(path.read_text(encoding="utf-8")):
                found.add(match[1] or match[2])
    made = {f"directive.{verb}" for verb in FORMS} | {"letter.circulate", "letter.recall"}
    return {verb for verb in found if "{" not in verb and not verb.startswith("register.")} | made


def test_every_verb_that_is_recorded_has_a_title() -> None:
    assert {"letter.confirm", "directive.circulate", "extension.deny", "directive.follow"} <= recorded()
    assert recorded() - set(timeline.TITLES) == set()


BESIDE = {"obligation.carry", "obligation.exempt"}
"""Verbs of the room that are recorded by what is built beside this part."""


def test_no_title_is_of_a_verb_that_nobody_records() -> None:
    assert set(timeline.TITLES) - recorded() <= BESIDE


@pytest.mark.django_db
def test_the_end_of_an_organisation_is_told_at_its_obligation(directive: Directive) -> None:
    one = owing(to_province(directive))[0]
    ledger.record(None, "obligation.exempt", one.organisation, reason="หน่วยงานยุบเลิกโดยไม่มีผู้รับช่วง")
    assert timeline.of_obligation(one)[0].title == "แจ้งเวียน"
    one.state = "exempt"
    told = timeline.of_obligation(one)[0]
    assert (told.title, told.reason) == ("ยกเว้นเพราะหน่วยงานยุบเลิก", "หน่วยงานยุบเลิกโดยไม่มีผู้รับช่วง")


@pytest.mark.django_db
def test_the_next_period_and_an_undone_circulation(directive: Directive) -> None:
    laid = ledger.record(None, "duty.lay_next", to_province(directive), periods=["มกราคม 2563"], obligations=126)
    assert timeline.of_directive(directive)[0].lines == ("มกราคม 2563 126 รายการ",)
    assert timeline.event_of(laid).by == "ระบบ"
    undone = ledger.record(None, "directive.undo", directive, organisations=126, obligations=252)
    assert timeline.event_of(undone).lines == ("126 หน่วยงาน",)


@pytest.mark.django_db
def test_the_history_of_a_directive_the_last_first(directive: Directive, officer: Officer, do: Do) -> None:
    one = owing(to_province(directive))[0]
    do(directive, deeds.Extend(scope=only(one), until=NEXT, reason="ลาป่วย"))
    do(directive, deeds.Receive(scope=only(one), day=date(2019, 11, 26), way="line"))
    told = [(event.title, event.lines) for event in timeline.of_directive(directive)]
    assert [title for title, _ in told] == ["บันทึกรับรายงาน", "เปลี่ยนกำหนดส่ง", "แจ้งเวียน"]
    assert told[0][1][-1] == "ทางไลน์"
    assert told[2][1] == (f"{directive.bindings.count()} หน่วยงาน 253 รายการ",)
    extended = timeline.of_directive(directive)[1]
    assert (extended.reason, extended.by) == ("ลาป่วย", officer.user.name)


@pytest.mark.django_db
def test_the_history_of_one_obligation_is_its_own(directive: Directive, officer: Officer, do: Do) -> None:
    one, other = owing(to_province(directive), 2)
    foreign = directive.duties.get(recipient="กรมคุ้มครองสิทธิและเสรีภาพ")
    do(directive, deeds.Extend(scope=only(one), until=NEXT, reason="ลาป่วย"))
    do(directive, deeds.Exempt(scope=only(other), reason="ยุบหน่วย"))
    do(directive, deeds.Amend(duty=one.duty_id, values={"recipient": "อื่น"}, reason="ย้าย"))
    do(directive, deeds.Amend(duty=foreign.pk, values={"recipient": "อื่น"}, reason="ย้าย"))
    asked(officer, one, until=date(2019, 12, 27))
    told = [(event.title, event.lines) for event in timeline.of_obligation(one)]
    assert [title for title, _ in told] == ["หน่วยงานขอขยายเวลา", "แก้ไขภาระ", "เปลี่ยนกำหนดส่ง", "แจ้งเวียน"]
    assert told[0][1] == ("ขอขยายถึง 27 ธ.ค. 2562 แจ้งทางโทรศัพท์เมื่อ 27 พ.ย. 2562",)
    assert told[2][1] == ("กำหนดส่งจาก 6 ธ.ค. 2562 เป็น 20 ธ.ค. 2562",)
    exempted = timeline.of_obligation(other)[1]
    assert exempted.lines == ("สถานะจาก “ยังไม่เริ่ม” เป็น “ยกเว้น”",)


@pytest.mark.django_db
def test_requests_and_later_letters_are_told(directive: Directive, officer: Officer) -> None:
    one, other = owing(to_province(directive), 2)
    granted, denied = asked(officer, one), asked(officer, other)
    seen = actions.granting(granted, NEXT).plan(directive, MOMENT).fingerprint
    actions.grant(by=officer, extension=granted, until=NEXT, answer="", seen=seen, moment=MOMENT)
    actions.deny(by=officer, extension=denied, answer="ต้องรายงานกระทรวง", moment=MOMENT)
    assert timeline.of_obligation(one)[0].lines == ("ให้ถึง 20 ธ.ค. 2562",)
    assert timeline.of_obligation(other)[0].lines == ("ต้องรายงานกระทรวง",)
    later = saying(small(officer), "ขอยกเลิกหนังสือที่อ้างถึง ขอแก้ไขข้อความในหนังสือที่อ้างถึง", EARLIER)
    actions.decline(by=officer, letter=later, directive=directive, effect=Effect.WITHDRAW, moment=MOMENT)
    actions.follow(by=officer, letter=later, directive=directive, effect=Effect.AMEND, ask=None, seen="", moment=MOMENT)
    lines = [event.lines for event in timeline.of_directive(directive)[:2]]
    assert lines == [("หนังสือ รย 0017.2/ว 6001: แก้ไข",), ("หนังสือ รย 0017.2/ว 6001: ไม่ใช่การยกเลิก",)]


@pytest.mark.django_db
def test_the_letters_own_history_and_a_taken_back_circulation(
    directive: Directive, officer: Officer, province: object
) -> None:
    letter = letters.receive(by=officer, data="ที่ รย 1/2".encode(), name="ก.txt", now=MOMENT.now)
    letters.read_letter(letter=letter, today=MOMENT.today)
    read = ledger.record(None, "letter.read", letter, refusal="scan_not_read")
    assert timeline.event_of(read).lines == ("อ่านไม่ออก รอผู้กรอก",)
    letters.discard(by=officer, letter=Letter.objects.get(pk=letter.pk))
    laying.recall(by=officer, directive=directive)
    events = timeline.of_directive(Directive(pk=0, letter_id=letter.pk))
    told = [(event.title, event.by, event.lines) for event in events]
    assert told[0] == ("นำหนังสือออก", "วรรณา ตัวอย่าง", ("ไฟล์ ก.txt",))
    assert told[1][1] == "ระบบ"
    assert told[-1][2] == ("ไฟล์ ก.txt",)
    assert timeline.of_directive(directive)[0].title == "เรียกคืนการแจ้งเวียน"


@pytest.mark.django_db
def test_a_verb_of_a_room_above_is_told_by_its_code(directive: Directive) -> None:
    entry = ledger.record(None, "obligation.sung", directive)
    event = timeline.event_of(entry)
    assert (event.title, event.lines) == ("obligation.sung", ())
