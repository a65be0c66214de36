"""S4's bookkeeping: what is sure, what a person should look at, where each warning stands."""

from datetime import date

import pytest

from tests.letters.conftest import TODAY, Make, row
from tidtam.core.thai.calendar import Calendar
from tidtam.directory.models import Officer
from tidtam.letters import actions
from tidtam.letters.forms import ReviewForm
from tidtam.letters.models import Letter
from tidtam.letters.page import ReviewPage

pytestmark = pytest.mark.django_db


def page_of(letter: Letter) -> ReviewPage:
    return ReviewPage(letter, ReviewForm(letter), today=TODAY, calendar=Calendar({date(2019, 12, 5): "วันพ่อแห่งชาติ"}))


def warning(field: str) -> dict[str, str]:
    return {"code": "text_damaged", "field": field, "message": "โปรดดู"}


@pytest.mark.parametrize(("confidence", "word"), [(0.9, "ชัดเจน"), (0.89, "โปรดตรวจ")])
def test_confidence_is_said_in_a_word(make: Make, confidence: float, word: str) -> None:
    letter = make(subject="ก", confidence={"subject": confidence})
    assert page_of(letter).checks["subject"].word == word


def test_what_is_missing_and_expected_is_named(make: Make, officer: Officer) -> None:
    letter = make(number="รย 1", confidence={"number": 0.99})
    page = page_of(letter)
    assert [one.label for one in page.to_see] == ["ลงวันที่", "เรื่อง", "เรียน", "ภาระที่ต้องทำ"]
    assert page.checked == 1
    page = page_of(actions.correct(by=officer, letter=letter, changes={"subject": "กรอกเอง"}))
    assert page.checks["subject"].word == "แก้ไขแล้ว"
    assert (page.checked, len(page.to_see)) == (2, 3)


def test_an_answered_warning_is_checked(make: Make, officer: Officer) -> None:
    letter = make(subject="ก", confidence={"subject": 0.99}, warnings=[warning("subject")])
    before = page_of(letter)
    assert (before.checked, before.to_see[2].href) == (0, "#warning-0")
    actions.answer_warning(by=officer, letter=letter, code="text_damaged", field="subject")
    assert page_of(letter).checked == 2


def test_a_warning_of_the_whole_letter_stands_first(make: Make) -> None:
    page = page_of(make(subject="ก", warnings=[warning("text")]))
    assert [note.field for note in page.general] == ["text"]
    assert page.to_see[0].label == "ทั้งฉบับ"


def test_warnings_stand_at_their_row_and_are_tied_to_their_input(make: Make) -> None:
    rows = [row("duties", action="ก"), row("duties", action="ข")]
    fields = ("duties[1].deadline", "duties[1].channel", "duties[1]", "closing", "duties[10].deadline", "subject")
    page = page_of(make(subject="ก", duties=rows, warnings=[warning(field) for field in fields]))
    at_row = page.rows["duties"][1]
    assert at_row.check
    assert [note.field for note in at_row.check.notes] == ["duties[1].deadline", "duties[1].channel", "duties[1]"]
    assert [note.field for note in page.checks["duties"].notes] == ["closing", "duties[10].deadline"]
    tied = {
        name: at_row.form.fields[name].widget.attrs.get("aria-describedby") for name in ("deadline", "channel_value")
    }
    assert tied == {"deadline": "warning-0", "channel_value": "warning-1"}
    assert 'aria-describedby="warning-5"' in str(page.form.head["subject"])


def test_a_fault_and_a_warning_are_both_heard(make: Make) -> None:
    letter = make(date="2019-11-22", warnings=[warning("date")])
    form = ReviewForm(letter, {"date": "พรุ่งนี้", "version": "0"})
    assert not form.is_valid()
    ReviewPage(letter, form, today=TODAY, calendar=Calendar({}))
    assert 'aria-describedby="id_date_error warning-0"' in str(form.head["date"])


def test_a_day_on_which_offices_are_closed_is_named(make: Make) -> None:
    duty = row("duties", action="ก", deadline="2019-12-05", channel={"type": "email", "value": "a@b.go.th"})
    page = page_of(make(date="2019-12-01", duties=[duty]))
    shown = page.rows["duties"][0]
    assert (page.closed, shown.closed, shown.weekday) == ("วันอาทิตย์", "วันพ่อแห่งชาติ", "วันพฤหัสบดี")
    assert (shown.channel, shown.address) == ("อีเมล", ["a", "b.go.th"])
    assert page.late == []
