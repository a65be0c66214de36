"""What is done with a letter: each verb, each refusal, and what stands in the ledger afterwards."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

from tests.conftest import seated
from tests.letters.conftest import CIRCULAR, NOW, SHOPPING, TODAY, Make, row
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters import actions
from tidtam.letters.actions import Decision
from tidtam.letters.models import Letter, WarningAnswer

pytestmark = pytest.mark.django_db


def refused(code: str) -> Any:
    return pytest.raises(Refused, match=f"\\[{code}\\]")


def last_entry() -> LedgerEntry:
    entry = LedgerEntry.objects.last()
    assert entry
    return entry


def warning(code: str = "short_notice", field: str = "duties[0].deadline") -> dict[str, str]:
    return {"code": code, "field": field, "message": "โปรดดู"}


# receive


def test_a_letter_is_kept_as_it_came(officer: Officer) -> None:
    letter = actions.receive(by=officer, data=CIRCULAR, name="ว5512.txt", now=NOW)
    assert (letter.state, letter.organisation, letter.received_at) == ("waiting", officer.organisation, NOW)
    file = letter.files.get()
    assert (file.read(), file.name, file.kind, file.size) == (CIRCULAR, "ว5512.txt", "text", len(CIRCULAR))
    assert "5512" not in file.content.name
    assert (last_entry().verb, last_entry().facts["sha256"]) == ("letter.receive", letter.sha256)


def test_the_same_bytes_are_received_once(officer: Officer) -> None:
    first = actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    assert actions.receive(by=officer, data=CIRCULAR, name="b.txt", now=NOW) == first
    assert first.files.get().name == "a.txt"
    assert LedgerEntry.objects.filter(verb="letter.receive").count() == 1


def test_the_same_bytes_may_reach_two_organisations(officer: Officer) -> None:
    other = Organisation.objects.filter(kind="district").first()
    assert other
    there = seated(other, Role.ADMINISTRATOR)
    ours = actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    assert actions.receive(by=there, data=CIRCULAR, name="a.txt", now=NOW) != ours


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [(b"", "a.pdf", "empty_file"), (b" \n", "a.txt", "empty_file"),
     (b"MZ\x90\x00\x03\xff\xfe", "setup.exe", "unknown_file_type"),
     (b"x" * (20 * 1024 * 1024 + 1), "a.txt", "file_too_big")],
)  # fmt: skip
def test_what_no_reader_could_read_is_refused(officer: Officer, data: bytes, name: str, code: str) -> None:
    with refused(code):
        actions.receive(by=officer, data=data, name=name, now=NOW)
    assert not Letter.objects.exists()


def test_executives_receive_nothing(province: Organisation) -> None:
    with refused("role_may_not"):
        actions.receive(by=seated(province, Role.EXECUTIVE), data=CIRCULAR, name="a.txt", now=NOW)


# read


def test_the_circular_is_read(circular: Letter) -> None:
    assert (circular.state, circular.number, circular.urgency) == ("read", "รย 0017.2/ว 5512", "ด่วนที่สุด")
    assert str(circular.dated) == "2019-11-22"
    assert circular.reading["source"]["kind"] == "text"
    assert "text" not in circular.reading
    assert circular.subject.startswith("ติดตามรายงานผลการปฏิบัติ")
    assert circular.resembles_a_letter
    assert (last_entry().verb, last_entry().by) == ("letter.read", None)


def test_addressees_are_matched_but_the_merely_near_is_only_offered(circular: Letter) -> None:
    matches = {one["text"]: one["match"] for one in circular.fields["addressees"]}
    assert matches["นายอำเภอทุกอำเภอ"]["class"] == "district_chiefs"
    assert Organisation.objects.get(code=matches["นายกเทศมนตรีนครระยอง"]["organisation"]).name == "เทศบาลนครระยอง"
    unsure = matches["นายกเทศมนตรีเมืองมาตาพุด"]
    assert (unsure["organisation"], unsure["class"], unsure["decided_by"]) == (None, None, None)
    assert unsure["suggestions"][0]["name"] == "เทศบาลเมืองมาบตาพุด"


@pytest.mark.parametrize(
    ("data", "name", "code"), [(b"%PDF-1.7 broken", "a.pdf", "broken_pdf"), (b"PK\x03\x04??", "a.docx", "broken_docx")]
)
def test_a_broken_file_is_kept_for_typing(officer: Officer, data: bytes, name: str, code: str) -> None:
    letter = actions.receive(by=officer, data=data, name=name, now=NOW)
    letter = actions.read_letter(letter=letter, today=TODAY)
    assert (letter.state, letter.refusal) == ("unreadable", code)
    assert letter.refused
    assert letter.refused.sentence
    assert letter.files.get().read() == data
    letter = actions.correct(by=officer, letter=letter, changes={"subject": "พิมพ์จากกระดาษ"})
    assert actions.confirm(by=officer, letter=letter, now=NOW).state == "confirmed"


def test_a_fault_of_a_reader_keeps_no_letter_from_its_officer(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(actions.reader, "read", broken)
    letter = actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    letter = actions.read_letter(letter=letter, today=TODAY)
    assert (letter.state, letter.refusal) == ("unreadable", "reader_failed")
    assert "ZeroDivisionError" in caplog.text


def test_a_text_that_is_no_letter_is_read_as_such(officer: Officer) -> None:
    letter = actions.receive(by=officer, data=SHOPPING, name="list.txt", now=NOW)
    letter = actions.read_letter(letter=letter, today=TODAY)
    assert letter.state == "read"
    assert not letter.resembles_a_letter
    assert letter.text.startswith("ไข่ไก่")


def test_a_letter_that_is_read_is_not_read_again(circular: Letter) -> None:
    with refused("wrong_state"):
        actions.read_letter(letter=circular, today=TODAY)
    assert Letter.objects.get().version == circular.version


@pytest.mark.parametrize("data", [CIRCULAR, b"%PDF-1.7 broken"])
def test_of_two_who_read_at_once_the_first_counts(officer: Officer, data: bytes) -> None:
    actions.receive(by=officer, data=data, name="a.txt", now=NOW)
    one, other = Letter.objects.get(), Letter.objects.get()
    first = actions.read_letter(letter=one, today=TODAY)
    with refused("wrong_state"):
        actions.read_letter(letter=other, today=TODAY)
    assert Letter.objects.get().version == first.version
    assert LedgerEntry.objects.filter(verb="letter.read").count() == 1


def test_an_unreadable_letter_is_read_again_until_somebody_has_typed(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    with monkeypatch.context() as broken:
        broken.setattr(actions.reader, "read", lambda *_, **__: 1 / 0)
        letter = actions.read_letter(letter=letter, today=TODAY)
        letter = actions.read_letter(letter=letter, today=TODAY)
    assert (letter.state, letter.version) == ("unreadable", 2)
    typed = actions.receive(by=officer, data=b"%PDF-1.7 broken", name="b.pdf", now=NOW)
    typed = actions.read_letter(letter=typed, today=TODAY)
    typed = actions.correct(by=officer, letter=typed, changes={"subject": "พิมพ์จากกระดาษ"})
    with refused("wrong_state"):
        actions.read_letter(letter=typed, today=TODAY)
    letter = actions.read_letter(letter=letter, today=TODAY)
    assert (letter.state, letter.refusal) == ("read", "")


def test_a_fault_of_the_calendar_is_no_fault_of_the_letter(officer: Officer, tmp_path: Path, settings: Any) -> None:
    settings.HOLIDAYS = tmp_path / "holidays.csv"
    settings.HOLIDAYS.write_text("moon,วันพระจันทร์\n", encoding="utf-8")
    letter = actions.receive(by=officer, data=CIRCULAR, name="a.txt", now=NOW)
    with refused("bad_calendar_line"):
        actions.read_letter(letter=letter, today=TODAY)
    assert Letter.objects.get().state == "waiting"


# correct


def test_a_correction_leaves_the_reading_and_tells_the_ledger_both_values(officer: Officer, circular: Letter) -> None:
    letter = actions.correct(by=officer, letter=circular, changes={"date": "2019-11-27", "subject": "ใหม่"})
    assert (letter.dated.isoformat() if letter.dated else None, letter.subject) == ("2019-11-27", "ใหม่")
    assert letter.reading["date"] == "2019-11-22"
    assert last_entry().facts["changes"]["date"] == ["2019-11-22", "2019-11-27"]
    assert letter.version == circular.version + 1


def test_no_change_is_no_event(officer: Officer, circular: Letter) -> None:
    letter = actions.correct(by=officer, letter=circular, changes={"date": "2019-11-22"})
    assert letter.version == circular.version
    assert last_entry().verb == "letter.read"


def test_mending_a_field_answers_its_warning_and_taking_it_back_does_not(officer: Officer, circular: Letter) -> None:
    def answers(letter: Letter) -> list[tuple[str, str]]:
        return list(letter.answers.values_list("code", "answer"))

    papers = [{**circular.fields["attachments"][0], "date": "2019-11-20"}]
    letter = actions.correct(by=officer, letter=circular, changes={"attachments": papers})
    assert ("attachment_after_letter", "mended") in answers(letter)
    assert "attachment_after_letter" not in {one["code"] for one in letter.open_warnings}
    letter = actions.correct(by=officer, letter=letter, changes={"attachments": circular.fields["attachments"]})
    assert answers(letter) == []


def test_an_acknowledgement_outlives_a_correction_elsewhere(officer: Officer, make: Make) -> None:
    letter = make(subject="ก", warnings=[warning()], duties=[row("duties", action="รายงาน")])
    actions.answer_warning(by=officer, letter=letter, code="short_notice", field="duties[0].deadline")
    actions.correct(by=officer, letter=letter, changes={"subject": "ข"})
    assert WarningAnswer.objects.get().answer == "acknowledged"


def test_a_row_taken_out_answers_its_warnings(officer: Officer, make: Make) -> None:
    letter = make(
        warnings=[warning()], duties=[row("duties", action="ก", deadline="2019-11-30"), row("duties", action="ข")]
    )
    letter = actions.correct(by=officer, letter=letter, changes={"duties": letter.fields["duties"][1:]})
    assert letter.open_warnings == []


def test_an_addressee_written_anew_is_looked_up_anew(officer: Officer, circular: Letter) -> None:
    rows = [{**one, "text": one["text"].replace("มาตาพุด", "มาบตาพุด")} for one in circular.fields["addressees"]]
    letter = actions.correct(by=officer, letter=circular, changes={"addressees": rows})
    match = next(one["match"] for one in letter.fields["addressees"] if "มาบตาพุด" in one["text"])
    assert (match["decided_by"], Organisation.objects.get(code=match["organisation"]).name) == (
        "exact",
        "เทศบาลเมืองมาบตาพุด",
    )
    assert "unknown_place" not in {one["code"] for one in letter.open_warnings}


def test_a_version_of_yesterday_is_refused(officer: Officer, circular: Letter) -> None:
    actions.correct(by=officer, letter=circular, changes={"subject": "ของผู้อื่น"})
    with refused("letter_changed_meanwhile"):
        actions.correct(by=officer, letter=circular, changes={"subject": "ของเรา"}, version=circular.version)
    circular.refresh_from_db()
    assert circular.subject == "ของผู้อื่น"


def test_a_value_that_fits_no_field_is_refused(officer: Officer, circular: Letter) -> None:
    with refused("bad_letter_field"):
        actions.correct(by=officer, letter=circular, changes={"date": "พรุ่งนี้"})


def test_a_letter_of_another_organisation_is_out_of_reach(circular: Letter) -> None:
    other = Organisation.objects.filter(kind="district").first()
    assert other
    with refused("letter_of_another_organisation"):
        actions.correct(by=seated(other, Role.ADMINISTRATOR), letter=circular, changes={})


# addressees


def unsure_place(letter: Letter) -> int:
    return next(n for n, one in enumerate(letter.fields["addressees"]) if "มาตาพุด" in one["text"])


def test_the_officer_decides_what_an_addressee_means(officer: Officer, circular: Letter) -> None:
    place = unsure_place(circular)
    code = circular.fields["addressees"][place]["match"]["suggestions"][0]["code"]
    letter = actions.decide_addressee(by=officer, letter=circular, index=place, organisation=code)
    decided = letter.fields["addressees"][place]
    assert decided["text"] == "นายกเทศมนตรีเมืองมาตาพุด"
    assert (decided["match"]["organisation"], decided["match"]["decided_by"]) == (code, "officer")
    assert "unknown_place" not in {one["code"] for one in letter.open_warnings if one["field"].startswith("addressees")}
    letter = actions.correct(by=officer, letter=letter, changes={"subject": "ใหม่"})
    assert letter.fields["addressees"][place]["match"]["organisation"] == code


def test_neither_is_a_decision_too_and_so_is_a_class(officer: Officer, circular: Letter) -> None:
    place = unsure_place(circular)
    letter = actions.decide_addressee(by=officer, letter=circular, index=place)
    assert letter.fields["addressees"][place]["match"]["decided_by"] == "officer"
    letter = actions.decide_addressee(by=officer, letter=letter, index=place, class_code="town_mayors")
    assert letter.fields["addressees"][place]["match"]["class"] == "town_mayors"


@pytest.mark.parametrize(
    ("decision", "place", "code"),
    [(Decision("9999"), 0, "not_in_directory"), (Decision(class_code="everyone"), 0, "not_in_directory"),
     (Decision(), 99, "not_in_letter"), (Decision(), -1, "not_in_letter")],
)  # fmt: skip
def test_a_decision_for_nobody_is_refused(
    officer: Officer, circular: Letter, decision: Decision, place: int, code: str
) -> None:
    with refused(code):
        actions.correct(by=officer, letter=circular, changes={}, decisions={place: decision})


# warnings


def test_a_warning_is_acknowledged_once(officer: Officer, circular: Letter) -> None:
    open_before = len(circular.open_warnings)
    one = circular.open_warnings[0]
    for _ in range(2):
        actions.answer_warning(by=officer, letter=circular, code=one["code"], field=one["field"])
    assert (len(circular.open_warnings), circular.answers.get().by) == (open_before - 1, officer)
    assert LedgerEntry.objects.filter(verb="letter.answer_warning").count() == 1


def test_a_warning_that_is_not_there_cannot_be_answered(officer: Officer, circular: Letter) -> None:
    with refused("not_in_letter"):
        actions.answer_warning(by=officer, letter=circular, code="short_notice", field="moon")


# confirm, reopen, discard


def test_open_warnings_do_not_hinder_and_are_written_down(officer: Officer, circular: Letter) -> None:
    letter = actions.confirm(by=officer, letter=circular, now=NOW, version=circular.version)
    assert (letter.state, letter.confirmed_at, letter.confirmed_by) == ("confirmed", NOW, officer)
    assert any(one.startswith("short_notice") for one in last_entry().facts["unanswered"])
    for deed in (
        lambda: actions.confirm(by=officer, letter=letter, now=NOW),
        lambda: actions.correct(by=officer, letter=letter, changes={}),
        lambda: actions.answer_warning(by=officer, letter=letter, code="short_notice", field="x"),
    ):
        with refused("wrong_state"):
            deed()


def test_a_letter_without_subject_is_not_confirmed(officer: Officer, make: Make) -> None:
    with refused("letter_without_subject"):
        actions.confirm(by=officer, letter=make(), now=NOW)


def test_reopened_it_may_be_worked_on_but_not_thrown_away(officer: Officer, circular: Letter) -> None:
    letter = actions.reopen(by=officer, letter=actions.confirm(by=officer, letter=circular, now=NOW))
    assert letter.state == "read"
    assert last_entry().verb == "letter.reopen"
    assert actions.correct(by=officer, letter=letter, changes={"subject": "ใหม่"}).subject == "ใหม่"
    with refused("letter_was_confirmed"):
        actions.discard(by=officer, letter=letter)


def test_only_a_confirmed_letter_is_reopened(officer: Officer, circular: Letter) -> None:
    with refused("wrong_state"):
        actions.reopen(by=officer, letter=circular)


def test_what_was_no_letter_is_taken_out_with_its_file(
    officer: Officer, django_capture_on_commit_callbacks: Any
) -> None:
    letter = actions.receive(by=officer, data=SHOPPING, name="list.txt", now=NOW)
    stored = letter.files.get().content.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(by=officer, letter=letter)
    assert not Letter.objects.exists()
    assert not default_storage.exists(stored)
    assert last_entry().facts["names"] == ["list.txt"]
