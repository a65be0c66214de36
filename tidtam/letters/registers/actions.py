"""What is done in a register: opened, letters registered, numbers reserved, used, cancelled; how long a letter is kept.

Numbers run from 1 without a gap in each calendar year of Bangkok (saraban §1.5). A number is taken while the row of its
book and year is locked, and given by the same transaction that writes the line: who fails takes no number.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from tidtam.accounts import ledger
from tidtam.core.duties import retention, states
from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import buddhist
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.actions import give_number
from tidtam.letters.models import Letter
from tidtam.letters.permits import check_may_change
from tidtam.letters.registers import permits
from tidtam.letters.registers.lines import Line, columns, line_of
from tidtam.letters.registers.models import (
    LARGEST,
    Direction,
    Entry,
    Keeping,
    Register,
    RegisterYear,
    Series,
    owner_of,
    parsed_number,
    year_of,
)

MOST_AT_ONCE: Final = 100
"""Numbers reserved at once."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What gets a number: its line, and the letter where there is one."""

    letter: Letter | None
    line: Line


@transaction.atomic
def open_register(
    *,
    by: Officer,
    direction: str,
    name: str,
    now: datetime,
    series: str = Series.ORDINARY,
    owner: str = "",
    elsewhere: bool = False,
    last_used: int = 0,
) -> Register:
    """เปิดทะเบียน: a book of the officer's organisation; `last_used` is the last number of this year used before it.

    Refuses an owner's code that is none, and a book that is there: of that name, or of that owner and series.
    """
    permits.check_may_register(by)
    name, owner = " ".join(name.split()), _normal_owner(owner)
    # two who open the same book come one after the other
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    books = Register.objects.seen_by(by).filter(direction=direction)
    same = Q(name=name)
    if owner and direction == Direction.SENT:
        same |= Q(owner=owner, series=series)
    there = books.filter(same).first()
    if there:
        raise Refused("register_exists", name=there.name)
    register = Register.objects.create(
        organisation=by.organisation, direction=direction, series=series, owner=owner, name=name, elsewhere=elsewhere,
        opened_at=now, opened_by=by,
    )  # fmt: skip
    _check_number(last_used, least=0)
    RegisterYear.objects.create(register=register, year=year_of(now), start=last_used, last=last_used)
    ledger.record(
        by, "register.open", register, name=name, direction=direction, series=series, owner=owner, elsewhere=elsewhere,
        last_used=last_used,
    )  # fmt: skip
    return register


@transaction.atomic
def start_after(*, by: Officer, register: Register, last_used: int, now: datetime) -> RegisterYear:
    """เลขล่าสุดที่ใช้แล้ว: the numbers of this year begin after it. Refuses a book that has given numbers this year."""
    permits.check_may_keep(by, register)
    _check_number(last_used, least=0)
    year = _locked(register, year_of(now))
    if register.entries.filter(year=year.year).exists():
        raise Refused("register_begun", year=year.year)
    before, year.start, year.last = year.start, last_used, last_used
    year.save(update_fields=["start", "last"])
    ledger.record(by, "register.start", register, year=year.year, before=before, after=last_used)
    return year


@transaction.atomic
def register_incoming(
    *,
    by: Officer,
    register: Register,
    now: datetime,
    letter: Letter | None = None,
    line: Line | None = None,
    number: int | None = None,
) -> Entry:
    """ลงทะเบียนรับ: a letter, or a paper by its line, gets the next receiving number; or `number`, given elsewhere.

    What is said of the number holds for `register_outgoing` too: it is refused where it is taken (one that is reserved
    is used by this), and where it would leave a gap in a book whose numbers are given here.
    """
    permits.check_may_keep(by, register)
    if register.sends:
        raise Refused("wrong_register", name=register.name)
    return _register(by, register, _paper(letter, line), number=number, year=year_of(now), now=now)


@transaction.atomic
def register_outgoing(
    *,
    by: Officer,
    register: Register,
    now: datetime,
    letter: Letter | None = None,
    line: Line | None = None,
    number: int | None = None,
) -> Entry:
    """ลงทะเบียนส่ง: the next number of the series; the entry's `document_number` is the whole number of the letter.

    A letter without a number bears that one from now on (but while it still waits to be read). One that bears its
    number already keeps it, and stands in the book of its date's year. Refuses a letter of another owner or series
    (circulars run in their own), and a number that is not the letter's.
    """
    permits.check_may_keep(by, register)
    if not register.sends:
        raise Refused("wrong_register", name=register.name)
    year = year_of(now)
    borne = register.borne_by(letter) if letter else ""
    if letter and borne and register.owner:
        number = register.run_in(borne) if number is None else number
        year = buddhist(letter.dated.year) if letter.dated else year
    return _register(by, register, _paper(letter, line), number=number, year=year, now=now)


@transaction.atomic
def reserve(
    *, by: Officer, register: Register, now: datetime, reason: str, count: int = 1, reserved_for: str = ""
) -> list[Entry]:
    """จองเลข: the next `count` numbers are kept for somebody, with the reason."""
    permits.check_may_keep(by, register)
    if register.elsewhere:
        raise Refused("numbered_elsewhere")
    if not 1 <= count <= MOST_AT_ONCE:
        raise Refused("bad_count", most=MOST_AT_ONCE)
    reason = _reason(reason)
    year = _locked(register, year_of(now))
    state = states.move(states.ENTRY, "free", "reserve")
    entries = [
        _new(by, year, number, now, state=state, reason=reason, reserved_for=reserved_for.strip())
        for number in range(year.next, year.next + count)
    ]
    _check_number(year.last + count)
    Entry.objects.bulk_create(entries)
    year.last += count
    year.save(update_fields=["last"])
    numbers = [entry.number for entry in entries]
    ledger.record(by, "register.reserve", register, year=year.year, numbers=numbers, reason=reason, whom=reserved_for)
    return entries


@transaction.atomic
def use_reserved(
    *, by: Officer, entry: Entry, now: datetime, letter: Letter | None = None, line: Line | None = None
) -> Entry:
    """ใช้เลขที่จอง: the number goes to a letter, or to a paper by its line. For whom and why it was reserved is kept."""
    entry = _entry(by, entry)
    _check_letter(by, entry.register, letter, entry.number)
    return _use(by, entry, _paper(letter, line), now)


@transaction.atomic
def cancel(*, by: Officer, entry: Entry, reason: str) -> Entry:
    """ยกเลิกเลข: the number stays in the book with its reason and is never given again."""
    entry = _entry(by, entry)
    reason = _reason(reason)
    entry.state = states.move(states.ENTRY, entry.state, "cancel")
    before, entry.reason = entry.reason, reason
    entry.save(update_fields=["state", "reason"])
    ledger.record(by, "register.cancel", entry, number=entry.number, year=entry.year, reason=reason, before=before)
    return entry


@transaction.atomic
def annotate(*, by: Officer, entry: Entry, action: str, remark: str) -> Entry:
    """บันทึกการปฏิบัติและหมายเหตุ: what became of the paper; the ledger keeps what stood there before."""
    entry = _entry(by, entry)
    after = {"action": action.strip(), "remark": remark.strip()}
    changes = {name: [getattr(entry, name), value] for name, value in after.items() if getattr(entry, name) != value}
    if changes:
        entry.action, entry.remark = after["action"], after["remark"]
        entry.save(update_fields=["action", "remark"])
        ledger.record(by, "register.annotate", entry, changes=changes)
    return entry


@transaction.atomic
def decide_keeping(*, by: Officer, letter: Letter, kind: str, from_year: int, now: datetime) -> Keeping:
    """กำหนดอายุการเก็บ: the class of a letter and the B.E. year from which it counts (ข้อ 57); may be decided anew."""
    check_may_change(by, letter)
    before = Keeping.objects.filter(letter=letter).first()
    last_year = retention.last_year(kind, from_year)
    keeping, _ = Keeping.objects.update_or_create(
        letter=letter,
        defaults={"kind": kind, "from_year": from_year, "last_year": last_year, "decided_at": now, "decided_by": by},
    )
    was = before and {"kind": before.kind, "from_year": before.from_year}
    ledger.record(by, "letter.keep", letter, kind=kind, from_year=from_year, last_year=last_year, before=was)
    return keeping


def _normal_owner(owner: str) -> str:
    """The owner's code as the grammar writes it; "" where none is told."""
    if not owner.strip():
        return ""
    parsed = parsed_number(f"{owner}/1")
    if parsed is None or not owner_of(parsed):
        raise Refused("bad_owner_code", owner=owner.strip())
    return owner_of(parsed)


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("reason_missing")
    return text.strip()


def _check_number(number: int, *, least: int = 1) -> None:
    if not least <= number <= LARGEST:
        raise Refused("bad_register_number")


def _check_letter(by: Officer, register: Register, letter: Letter | None, number: int) -> None:
    """Refuse a letter that is not the office's, that has a number in this book, or that bears another than `number`.

    Locks it, last of all rows here, so that it gets no second number meanwhile.
    """
    if letter is None:
        return
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    check_may_change(by, letter)
    there = register.entries.holding().filter(letter=letter).first()
    if there:
        raise Refused("already_registered", number=there)
    borne = register.borne_by(letter)
    if borne and register.sends and register.owner and register.run_in(borne) != number:
        raise Refused("wrong_register", name=register.name)


def _locked(register: Register, year: int) -> RegisterYear:
    """The numbers of a book in a year, locked: whoever else wants one waits until this transaction ends."""
    locked, _ = RegisterYear.objects.select_for_update().get_or_create(register=register, year=year)
    return locked


def _entry(by: Officer, entry: Entry) -> Entry:
    """The line locked and as it stands now."""
    locked = Entry.objects.select_for_update(of=("self",)).select_related("register").get(pk=entry.pk)
    permits.check_may_keep(by, locked.register)
    return locked


def _paper(letter: Letter | None, line: Line | None) -> _Paper:
    return _Paper(letter, line or (line_of(letter) if letter else Line()))


def _register(by: Officer, register: Register, paper: _Paper, *, number: int | None, year: int, now: datetime) -> Entry:
    if register.elsewhere and number is None:
        raise Refused("numbered_elsewhere")
    book = _locked(register, year)
    number = book.next if number is None else number
    _check_number(number)
    there = register.entries.select_for_update().filter(year=year, number=number).first()
    _check_letter(by, register, paper.letter, number)
    if there and there.state == "reserved":
        return _use(by, there, paper, now)
    if there:
        raise Refused("number_given", number=number, year=year, what=there.subject or there.word)
    if number > book.next and not register.elsewhere:
        raise Refused("number_leaves_gap", number=number, year=year, next=book.next)
    entry = _new(by, book, number, now, state=states.FIRST["register entry"])
    if number > book.last:
        book.last = number
        book.save(update_fields=["last"])
    return _fill(by, entry, paper, "register")


def _use(by: Officer, entry: Entry, paper: _Paper, now: datetime) -> Entry:
    entry.registered_at, entry.registered_by = now, by
    return _fill(by, entry, paper, "use")


def _new(by: Officer, book: RegisterYear, number: int, now: datetime, **more: Any) -> Entry:
    entry = Entry(register=book.register, year=book.year, number=number, registered_at=now, registered_by=by, **more)
    entry.index_words()
    return entry


def _fill(by: Officer, entry: Entry, paper: _Paper, verb: str) -> Entry:
    """Write what the number was given to."""
    entry.state = states.move(states.ENTRY, entry.state, verb)
    entry.letter = paper.letter
    number = entry.register.document_number(entry.number) if entry.register.sends else paper.line.document_number
    for name, value in columns(replace(paper.line, document_number=number[:100])).items():
        setattr(entry, name, value)
    entry.index_words()
    entry.save()
    facts = {"register": entry.register.name, "number": entry.number, "year": entry.year, "told": number}
    ledger.record(by, f"register.{verb}", entry, **facts, letter=paper.letter and paper.letter.pk)
    _number_letter(by, entry)
    return entry


def _number_letter(by: Officer, entry: Entry) -> None:
    """Write a whole number given here into the letter, where that bears none. Its reading would write over it."""
    if entry.letter is None or not (entry.register.sends and entry.register.owner):
        return
    letter = Letter.objects.get(pk=entry.letter.pk)
    if not entry.register.borne_by(letter) and letter.state != "waiting":
        give_number(by=by, letter=letter, number=entry.document_number, instead_of=letter.number)
