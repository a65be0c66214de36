"""Which earlier directive a later letter means, and what is proposed."""

from datetime import date, timedelta

import pytest

from tests.directives.conftest import letter
from tests.directives.life.conftest import MOMENT, NEXT, saying, small
from tests.directives.life.test_actions import EARLIER
from tidtam.directives.life import actions
from tidtam.directives.life.models import Effect, Succession
from tidtam.directives.life.plan import Moment
from tidtam.directives.life.succession import proposals, resolve
from tidtam.directives.models import Directive
from tidtam.directory.models import Officer
from tidtam.letters import actions as letters

pytestmark = pytest.mark.django_db

EXTENDS = "เรื่อง ขยายเวลาการส่งรายงาน\n\nจึงขยายเวลาส่งรายงานตามหนังสือที่อ้างถึง เป็นภายในวันที่ 20 ธันวาคม 2562"


def test_what_is_proposed_in_words(directive: Directive, officer: Officer) -> None:
    later = saying(small(officer), EXTENDS, EARLIER)
    proposal = proposals(later)[0]
    assert (proposal.effect, proposal.directive, proposal.until) == ("extend", directive, NEXT)
    assert proposal.question == (
        "หนังสือฉบับนี้ขยายเวลาของเรื่อง “รย 0017.2/ว 5512 ติดตามรายงานผลการปฏิบัติตามวาระแห่งชาติ” ถึง 20 ธ.ค. 2562 ใช่หรือไม่"
    )
    assert len(proposals(later)) == 1


def test_what_was_answered_is_not_asked_again(directive: Directive, officer: Officer) -> None:
    later = saying(small(officer), EXTENDS, EARLIER)
    Succession.objects.create(
        letter=later, directive=directive, effect="extend", confirmed=False, by=officer, at=directive.circulated_at
    )
    assert proposals(later) == []


def test_what_was_taken_back_and_circulated_anew_is_asked_again(directive: Directive, officer: Officer) -> None:
    later = saying(small(officer), EXTENDS, EARLIER)
    for days in (1, 2):
        actions.decline(by=officer, letter=later, directive=directive, effect=Effect.EXTEND, moment=after(days))
        assert proposals(later) == []
        Directive.objects.update(circulated_at=after(days).now + timedelta(hours=1))
        assert len(proposals(later)) == 1
    assert Succession.objects.count() == 1


def after(days: int) -> Moment:
    return Moment(MOMENT.now + timedelta(days=days), MOMENT.calendar)


def test_a_letter_named_in_the_same_breath_goes_before_its_references(directive: Directive, officer: Officer) -> None:
    text = "ขอยกเลิกหนังสือจังหวัดระยอง ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒"
    assert [one.directive for one in proposals(saying(small(officer), text))] == [directive]


def test_the_place_among_the_references_counts(directive: Directive, officer: Officer) -> None:
    references = [("รย 0017.2/ว 1", "2019-11-01"), ("", ""), *EARLIER]
    for place, found in ((1, []), (2, []), (3, [directive])):
        later = saying(small(officer, sha=str(place)), f"ขอยกเลิกหนังสือที่อ้างถึง {place}", references)
        assert [one.directive for one in proposals(later)] == found


@pytest.mark.parametrize("state", ["read", "waiting"])
def test_nothing_is_proposed_before_a_letter_is_confirmed(directive: Directive, officer: Officer, state: str) -> None:
    later = saying(small(officer), EXTENDS, EARLIER)
    later.state = state
    assert proposals(later) == []


def test_an_earlier_directive_that_is_no_more_is_not_meant(directive: Directive, officer: Officer) -> None:
    Directive.objects.update(state="withdrawn")
    assert proposals(saying(small(officer), EXTENDS, EARLIER)) == []


@pytest.mark.parametrize(
    ("number", "dated", "found"),
    [
        ("รย ๐๐๑๗.๒/ว๕๕๑๒", date(2019, 11, 22), True),
        ("รย 0017.2/ว 5512", None, True),
        ("รย 0017.2/ว 5512", date(2019, 11, 23), False),
        ("รย 0017.2/5512", date(2019, 11, 22), False),
        ("ไม่ใช่เลข", None, False),
        ("รย 0017.2/ว 5513", None, False),
    ],
)
def test_a_number_is_resolved_however_it_is_written(
    directive: Directive, officer: Officer, number: str, dated: date | None, found: bool
) -> None:
    letter(officer, directive.letter.fields | {"number": "5512"}, sha256="5" * 64).__class__.objects.filter(
        number="5512"
    ).update(state="circulated")
    later = small(officer)
    assert (resolve(later, number, dated) == directive.letter) is found


WHOLE = """ด่วนที่สุด
ที่ รย ๐๐๑๗.๒/ว ๖๐๐๑                                   ศาลากลางจังหวัดระยอง
                                                       ถนนสุขุมวิท รย ๒๑๑๕๐
                              ๒ ธันวาคม ๒๕๖๒
เรื่อง  ขยายระยะเวลาการส่งรายงานผลการปฏิบัติตามวาระแห่งชาติ
เรียน  หัวหน้าส่วนราชการ นายอำเภอทุกอำเภอ
อ้างถึง  หนังสือจังหวัดระยอง ด่วนที่สุด ที่ รย ๐๐๑๗.๒/ว ๕๕๑๒ ลงวันที่ ๒๒ พฤศจิกายน ๒๕๖๒

        ตามหนังสือที่อ้างถึง จังหวัดระยองได้แจ้งให้ทุกหน่วยงานรายงานผลการปฏิบัติตามวาระแห่งชาติ
ภายในวันศุกร์ที่ ๖ ธันวาคม ๒๕๖๒ นั้น

        จังหวัดระยองพิจารณาแล้ว เนื่องจากหลายหน่วยงานประสบอุทกภัย จึงขยายระยะเวลาการส่งรายงานตาม
หนังสือที่อ้างถึง จากเดิมภายในวันที่ ๖ ธันวาคม ๒๕๖๒ เป็นภายในวันศุกร์ที่ ๒๐ ธันวาคม ๒๕๖๒ หากหน่วยงานใด
ประสงค์ขอขยายเวลาการส่งรายงานอีก โปรดแจ้งจังหวัดก่อนวันดังกล่าว

        จึงเรียนมาเพื่อพิจารณาดำเนินการ

                              ขอแสดงความนับถือ

                              (นายสมมติ ตัวอย่าง)
                              รองผู้ว่าราชการจังหวัด รักษาราชการแทน
                              ผู้ว่าราชการจังหวัดระยอง
"""


def test_a_whole_letter_from_its_file_to_the_question(directive: Directive, officer: Officer) -> None:
    made = letters.receive(by=officer, data=WHOLE.encode(), name="ขยายเวลา.txt", now=MOMENT.now)
    read = letters.read_letter(letter=made, today=MOMENT.today)
    confirmed = letters.confirm(by=officer, letter=read, now=MOMENT.now)
    told = [(one.effect, one.directive, one.until) for one in proposals(confirmed)]
    assert told == [("extend", directive, NEXT)]
