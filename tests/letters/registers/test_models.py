"""What books and their lines are asked, and know of themselves."""

import pytest

from tests.letters.conftest import Make
from tests.letters.registers.conftest import NOW, opened
from tidtam.directory.models import Officer
from tidtam.letters.registers import actions
from tidtam.letters.registers.lines import Line, counted_from, line_of
from tidtam.letters.registers.models import Entry, Register

pytestmark = pytest.mark.django_db


def line(officer: Officer, register: Register, **told: str) -> Entry:
    return actions.register_incoming(by=officer, register=register, line=Line(**told), now=NOW)


def test_books_stand_received_first_and_circulars_last(
    officer: Officer, circulars: Register, outgoing: Register, incoming: Register
) -> None:
    assert list(Register.objects.seen_by(officer).in_order()) == [incoming, outgoing, circulars]


@pytest.mark.parametrize(
    ("number", "run"),
    [("รย 0017.2/ว 5512", 5512), ("รย๐๐๑๗.๒/ว๕๕๑๒", 5512), ("รย 0017.2/5512", None), ("รย 0017.3/ว 1", None),
     ("ว 10", None), ("", None), ("เลข", None)],
)  # fmt: skip
def test_a_book_knows_the_letters_of_its_owner_and_series(circulars: Register, number: str, run: int | None) -> None:
    assert circulars.run_in(number) == run


def test_a_board_belongs_to_the_owner(officer: Officer) -> None:
    book = opened(officer, direction="sent", owner="กค (กวจ) 0405.2", series="circular", name="กวจ")
    assert book.owner == "กค (กวจ) 0405.2"
    assert book.document_number(466) == "กค (กวจ) 0405.2/ว 466"
    assert book.run_in("กค (กวจ) 0405.2/ว 466") == 466


def test_a_receiving_book_is_nobodys_sending_book(officer: Officer) -> None:
    assert opened(officer, owner="รย 0017.2").run_in("รย 0017.2/1") is None


@pytest.mark.parametrize("words", ["มท 0211", "มท๐๒๑๑.๔", "กระทรวงมหาด", "สิทธิมนุษยชน", "2", "๒", "7160"])
def test_a_line_is_found_by_its_number_and_words_in_any_writing(
    officer: Officer, incoming: Register, words: str
) -> None:
    line(officer, incoming, subject="อื่น")
    found = line(
        officer,
        incoming,
        document_number="มท 0211.4/ว 7160",
        sender="กระทรวงมหาดไทย",
        subject="แผนสิทธิมนุษยชน",
    )
    assert list(incoming.entries.of_year(2562).about(words)) == [found]


def test_what_is_too_long_for_a_number_is_a_word(officer: Officer, incoming: Register) -> None:
    line(officer, incoming, subject="ก")
    assert not incoming.entries.all().about("9" * 30).exists()


def test_a_reserved_number_says_for_whom_and_why(officer: Officer, incoming: Register) -> None:
    (entry,) = actions.reserve(by=officer, register=incoming, now=NOW, reason="ประชุม", reserved_for="กลุ่มงานปกครอง")
    assert entry.remarks == "จองไว้: ประชุม สำหรับกลุ่มงานปกครอง"
    assert str(entry) == "1/2562"


def test_an_entry_outlives_its_letter(officer: Officer, incoming: Register, make: Make) -> None:
    letter = make(subject="เรื่อง")
    entry = actions.register_incoming(by=officer, register=incoming, letter=letter, now=NOW)
    letter.delete()
    entry.refresh_from_db()
    assert (entry.letter, entry.subject) == (None, "เรื่อง")


@pytest.mark.parametrize(
    ("reading", "sender"),
    [({"issuer": {"office": "กรมที่ดิน", "address": None}, "unit": "กอง"}, "กรมที่ดิน"),
     ({"unit": "กลุ่มงาน", "unit_parent": "สำนักงานจังหวัด"}, "สำนักงานจังหวัด"), ({"unit": "กลุ่มงาน"}, "กลุ่มงาน"), ({}, "")],
)  # fmt: skip
def test_who_sent_a_letter(make: Make, reading: dict[str, object], sender: str) -> None:
    assert line_of(make(**reading)).sender == sender


@pytest.mark.parametrize(("dated", "year"), [(None, 2562), ("2017-05-01", 2562), ("2020-01-02", 2563)])
def test_keeping_counts_from_the_later_of_date_and_arrival(make: Make, dated: str | None, year: int) -> None:
    assert counted_from(make(date=dated)) == year
