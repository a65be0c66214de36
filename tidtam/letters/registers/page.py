"""Registers as pages and sheets: the lines of a book by day, the registers of a letter, the yearly survey."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from tidtam.core.duties import retention
from tidtam.core.duties.retention import CLASSES, Retention
from tidtam.core.refusal import Verdict, allows
from tidtam.core.thai.dates import format_date
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter
from tidtam.letters.permits import check_may_change
from tidtam.letters.registers.forms import LetterForm
from tidtam.letters.registers.lines import counted_from
from tidtam.letters.registers.models import Entry, Keeping, Register
from tidtam.paper.sheets.write import Cell

COLUMNS: Final = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
"""Of แบบที่ 13 and 14 alike, after the number of the register."""

SURVEY_HEAD: Final = ("ที่", "ลงวันที่", "เรื่อง", "ชั้นการเก็บ", "นับจากปี", "ครบอายุ 31 ธันวาคม")


@dataclass(frozen=True, slots=True)
class Offer:
    """The book that a letter most likely belongs in, and the number that it bears there already."""

    register: Register
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """ทะเบียน on the page of a letter: its numbers, what is offered, how long it is kept or what is proposed."""

    letter: Letter
    entries: list[Entry]
    form: LetterForm | None
    offer: Offer | None
    keeping: Keeping | None
    proposed: Retention
    reason: str
    may_change: Verdict


def number_word(register: Register) -> str:
    return "เลขทะเบียนส่ง" if register.sends else "เลขทะเบียนรับ"


def days(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """The lines under the day on which they were registered, as the forms are kept."""
    return [(day, list(lines)) for day, lines in groupby(entries, key=attrgetter("day"))]


def sheet(register: Register, entries: Iterable[Entry]) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    """Head and rows of a book as a file."""
    return ("วันที่ลงทะเบียน", number_word(register), *COLUMNS), map(_row, entries)


def _row(entry: Entry) -> tuple[Cell, ...]:
    return (
        format_date(entry.day, "short"),
        entry.number,
        entry.document_number,
        _day(entry.dated),
        entry.sender,
        entry.recipient,
        entry.subject,
        entry.action,
        entry.remarks,
    )


def survey_row(keeping: Keeping) -> tuple[Cell, ...]:
    """A letter whose time is over, as a row of the list."""
    letter = keeping.letter
    kind = keeping.retention.word
    return letter.number, _day(letter.dated), letter.subject, kind, keeping.from_year, keeping.last_year or ""


def _day(day: date | None) -> str:
    return format_date(day, "short") if day else ""


def offered(letter: Letter, books: Iterable[Register]) -> Offer | None:
    """The sending book whose owner and series the letter's number has (the office issued it); else a receiving one."""
    received = None
    for book in books:
        if (run := book.run_in(letter.number)) is not None:
            return Offer(book, run if book.borne_by(letter) else None)
        if not book.sends and received is None:
            received = Offer(book)
    return received


def section(letter: Letter, officer: Officer) -> Section:
    """What the page of a letter shows of the registers."""
    entries = list(Entry.objects.seen_by(officer).filter(letter=letter).select_related("register").order_by("pk"))
    taken = {entry.register_id for entry in entries if entry.state != "cancelled"}
    may_change = allows(check_may_change, officer, letter)
    books = Register.objects.seen_by(officer).in_order() if may_change else Register.objects.none()
    free = [book for book in books if book.pk not in taken]
    offer = offered(letter, free)
    kind, reason = retention.proposed(letter.fields)
    return Section(
        letter=letter,
        entries=entries,
        form=letter_form(books, offer) if free else None,
        offer=None if entries else offer,
        keeping=Keeping.objects.filter(letter=letter).select_related("decided_by__user").first(),
        proposed=CLASSES[kind],
        reason=reason,
        may_change=may_change,
    )


def letter_form(books: Any, offer: Offer | None, data: Any = None) -> LetterForm:
    """The choice of a book, with the likely one chosen and the number that the letter bears in it."""
    initial = {"register": offer.register.pk, "number": offer.number} if offer else {}
    return LetterForm(books, data, initial=initial)


def keeping_initial(letter: Letter, keeping: Keeping | None) -> dict[str, Any]:
    """What the form of the keeping holds: what was decided, else what is proposed."""
    if keeping:
        return {"kind": keeping.kind, "from_year": keeping.from_year}
    return {"kind": retention.proposed(letter.fields)[0], "from_year": counted_from(letter)}
