"""Warnings after edits: what new values bring, what they settle, and what stays as it was read."""

from datetime import date
from typing import Any

import pytest

from tests.letters.conftest import NOW, TODAY, Make, row
from tidtam.core.reading.knowledge import Knowledge
from tidtam.core.thai.calendar import Calendar
from tidtam.directory.gazetteer import gazetteer
from tidtam.directory.models import Officer
from tidtam.letters import actions, contents, recheck
from tidtam.letters.models import Letter

KNOWLEDGE = Knowledge(calendar=Calendar({date(2019, 12, 5): "วันชาติ"}), places=gazetteer())
WAY = {"type": "email", "value": "a@gmail.com"}
READING: dict[str, Any] = {
    "kind": "external",
    "date": "2019-11-22",
    "closing": None,
    "duties": [row("duties", action="รายงาน", recipient="จังหวัด", deadline="2019-12-13")],
    "attachments": [row("attachments", text="บัญชี", copies=1, date="2019-11-20")],
    "addressees": [row("addressees", text="นายกเทศมนตรีเมืองมาตาพุด")],
    "warnings": [
        {"code": "weekday_mismatch", "field": "duties[0].deadline", "message": "ก"},
        {"code": "text_damaged", "field": "text", "message": "ข"},
    ],
}


def after(received: date = TODAY, **changes: Any) -> list[recheck.Key]:
    """Code and field of the warnings that hold once the fields have been changed."""
    fields = contents.numbered({**contents.first(READING), **changes}, READING)
    return list(map(recheck.key_of, recheck.standing(READING, fields, received=received, knowledge=KNOWLEDGE)))


def duty(**values: Any) -> dict[str, Any]:
    return {**READING["duties"][0], "origin": 0, **values}


AS_READ = [("weekday_mismatch", "duties[0].deadline"), ("text_damaged", "text")]
GONE = AS_READ[1:]


def test_nothing_changed_is_nothing_said() -> None:
    assert after() == AS_READ


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"duties": [duty(deadline="2019-12-05")]}, [*GONE, ("deadline_nonworking_day", "duties[0].deadline")]),
     ({"duties": [duty(deadline="2019-11-29")]}, [*GONE, ("short_notice", "duties[0].deadline")]),
     ({"duties": [duty(deadline="2019-11-21")]}, [*GONE, ("deadline_before_letter", "duties[0].deadline")]),
     ({"date": "2019-12-16"}, [*AS_READ, ("deadline_before_letter", "duties[0].deadline"),
                               ("letter_after_receipt", "date")]),
     ({"date": "2019-11-19"}, [*AS_READ, ("attachment_after_letter", "attachments[0].date")]),
     ({"duties": [duty(channel=WAY)]}, [*AS_READ, ("private_email", "duties[0].channel")]),
     ({"duties": []}, GONE),
     ({"duties": [duty(), row("duties", action="ส่งรายชื่อ", deadline="2019-12-05")]},
      [*AS_READ, ("deadline_nonworking_day", "duties[1].deadline")]),
     ({"duties": [row("duties", action="ส่งรายชื่อ", deadline="2020-01-04", origin=4), duty()]},
      [*AS_READ, ("deadline_nonworking_day", "duties[4].deadline")]),
     ({"duties": [duty(), duty(origin=None, deadline="2019-12-16")]},
      [*AS_READ, ("conflicting_deadlines", "duties[1].deadline")]),
     ({"attachments": [{**READING["attachments"][0], "origin": 0, "copies": None}]},
      [*AS_READ, ("missing_attachment_count", "attachments[0].copies")])],
)  # fmt: skip
def test_new_values_bring_their_warnings(changes: dict[str, Any], expected: list[recheck.Key]) -> None:
    assert sorted(after(**changes)) == sorted(expected)


def test_a_letter_is_not_dated_after_its_receipt() -> None:
    assert ("letter_after_receipt", "date") in after(received=date(2019, 11, 21))
    assert after(received=date(2019, 11, 22)) == AS_READ
    assert ("letter_after_receipt", "date") not in after(received=date(2019, 11, 1), date=None)


def test_an_unknown_place_warns_until_somebody_has_decided() -> None:
    def to(text: str, decided_by: str | None) -> list[recheck.Key]:
        match: dict[str, Any] = {"organisation": None, "class": None, "decided_by": decided_by, "suggestions": []}
        return after(addressees=[row("addressees", text=text, origin=0, match=match)])

    place = ("unknown_place", "addressees[0]")
    assert place in to("นายกเทศมนตรีเมืองบ้านฉง", None)
    assert place not in to("นายกเทศมนตรีเมืองบ้านฉง", "officer")


def test_a_letter_typed_by_hand_is_checked_too() -> None:
    fields = contents.first({})
    fields["duties"] = [row("duties", action="รายงาน", deadline="2019-12-05", origin=0)]
    found = recheck.standing({}, fields, received=TODAY, knowledge=KNOWLEDGE)
    assert found == [
        {
            "code": "deadline_nonworking_day",
            "field": "duties[0].deadline",
            "message": "วันครบกำหนด 5 ธ.ค. 2562 ตรงกับวันชาติ วันทำการสุดท้ายก่อนครบกำหนดคือวันพุธที่ 4 ธ.ค. 2562",
        }
    ]


# as the letter keeps them


def messages(letter: Letter, code: str) -> list[str]:
    return [one["message"] for one in letter.open_warnings if one["code"] == code]


@pytest.mark.django_db
def test_an_acknowledgement_does_not_outlive_what_it_was_given_to(officer: Officer, make: Make) -> None:
    letter = make(subject="ก", date="2019-11-01", duties=[row("duties", action="ก", deadline="2019-12-13")])

    def due(day: str | None) -> Letter:
        return actions.correct(by=officer, letter=letter, changes={"duties": [duty(action="ก", deadline=day)]})

    assert "30 พ.ย. 2562 ตรงกับวันเสาร์" in messages(due("2019-11-30"), "deadline_nonworking_day")[0]
    code, field = "deadline_nonworking_day", "duties[0].deadline"
    actions.answer_warning(by=officer, letter=letter, code=code, field=field)
    assert messages(due("2019-11-30"), code) == []
    assert messages(actions.correct(by=officer, letter=letter, changes={"subject": "ข"}), code) == []
    assert "1 ธ.ค. 2562" in messages(due("2019-12-01"), code)[0]
    actions.answer_warning(by=officer, letter=letter, code=code, field=field)
    last = due("2019-12-13")
    assert (last.warnings, last.answers.count()) == ([], 0)


@pytest.mark.django_db
def test_what_was_read_is_mended_and_comes_back(officer: Officer, circular: Letter) -> None:
    before = circular.warnings
    read = circular.fields["duties"]
    rows = [{**read[0], "deadline": "2019-12-12"}, *read[1:]]
    letter = actions.correct(by=officer, letter=circular, changes={"duties": rows})
    answered = {(one.code, one.answer) for one in letter.answers.all()}
    assert ("deadline_nonworking_day", "mended") in answered
    assert [recheck.key_of(one) for one in letter.warnings[: len(before)]] == [recheck.key_of(one) for one in before]
    letter = actions.correct(by=officer, letter=letter, changes={"duties": read})
    assert (letter.warnings, letter.open_warnings) == (before, before)


@pytest.mark.django_db
def test_a_letter_of_tomorrow_is_told_when_it_is_read(officer: Officer) -> None:
    data = "ที่ รย 0017.2/ว 1\n\nศาลากลางจังหวัดระยอง\n\n26 พฤศจิกายน 2562\n\nเรื่อง ก\n\nเรียน นายอำเภอทุกอำเภอ\n".encode()
    letter = actions.receive(by=officer, data=data, name="a.txt", now=NOW)
    letter = actions.read_letter(letter=letter, today=TODAY)
    assert messages(letter, "letter_after_receipt") == [
        "หนังสือลงวันที่ 26 พ.ย. 2562 ซึ่งเป็นวันหลังวันที่รับหนังสือ (25 พ.ย. 2562) โปรดตรวจสอบกับต้นฉบับ"
    ]
