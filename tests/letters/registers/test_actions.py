"""Numbers without a gap, reserved and cancelled ones kept, years of Bangkok; how long a letter is kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import seated
from tests.letters.conftest import Make
from tests.letters.registers.conftest import NEW_YEAR, NOW, numbers, opened, refused
from tidtam.accounts.models import LedgerEntry
from tidtam.core.refusal import Refused
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.letters.actions import give_number
from tidtam.letters.models import Letter
from tidtam.letters.registers import actions, page
from tidtam.letters.registers.lines import Line
from tidtam.letters.registers.models import LARGEST, Entry, Keeping, Register, RegisterYear, year_of

pytestmark = pytest.mark.django_db

PAPER = Line(document_number="มท 0211.4/ว 7160", sender="กระทรวงมหาดไทย", recipient="ผู้ว่าราชการจังหวัด", subject="รายงาน")


def receive(officer: Officer, register: Register, **more: object) -> Entry:
    asked = {"line": PAPER, "now": NOW} | more
    return actions.register_incoming(by=officer, register=register, **asked)  # type: ignore[arg-type]


def reserve(officer: Officer, register: Register, count: int = 1) -> list[Entry]:
    return actions.reserve(
        by=officer, register=register, now=NOW, reason="ประชุม", count=count, reserved_for="กลุ่มยุทธศาสตร์"
    )


def facts(verb: str) -> dict[str, object]:
    entry = LedgerEntry.objects.filter(verb=verb).last()
    assert entry
    return entry.facts


# books


def test_a_book_is_opened_with_its_owners_code_in_normal_form(outgoing: Register, circulars: Register) -> None:
    assert outgoing.owner == circulars.owner == "รย 0017.2"
    assert circulars.year(2562).next == 5512
    assert (str(outgoing), str(circulars.year(2562))) == ("ทะเบียนส่ง", "ทะเบียน ว 2562")
    assert facts("register.open")["last_used"] == 5511


@pytest.mark.parametrize("owner", ["0017.2", "สำนักงานจังหวัด", "รย", "ธปท.ฝคง.ว 12/2551"])
def test_what_is_no_owners_code_is_refused(officer: Officer, owner: str) -> None:
    with refused("bad_owner_code"):
        opened(officer, direction="sent", owner=owner)


def test_a_book_is_opened_once_by_name_and_by_owner_and_series(officer: Officer, outgoing: Register) -> None:
    with refused("register_exists"):
        opened(officer, direction="sent", name=" ทะเบียนส่ง ")
    with refused("register_exists"):
        opened(officer, direction="sent", name="อีกเล่ม", owner="รย 0017.2")
    opened(officer, direction="received", name="ทะเบียนส่ง", owner="รย 0017.2")
    opened(officer, direction="sent", name="อีกเล่ม", owner="รย 0017.3")


def test_another_organisation_has_books_of_its_own(officer: Officer, incoming: Register) -> None:
    district = Organisation.objects.filter(kind="district").first()
    assert district
    there = seated(district, Role.ADMINISTRATOR)
    assert opened(there).organisation == district
    for attempt in (lambda: receive(there, incoming), lambda: reserve(there, incoming)):
        with refused("register_of_another_organisation"):
            attempt()


def test_an_office_that_comes_in_mid_year_goes_on_after_its_last_number(officer: Officer, incoming: Register) -> None:
    actions.start_after(by=officer, register=incoming, last_used=300, now=NOW)
    assert receive(officer, incoming).number == 301
    with refused("register_begun"):
        actions.start_after(by=officer, register=incoming, last_used=1, now=NOW)
    assert receive(officer, incoming, now=NEW_YEAR).number == 1
    assert facts("register.start") == {"year": 2562, "before": 0, "after": 300}


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_start_beyond_the_grammar_is_refused(officer: Officer, incoming: Register, number: int) -> None:
    with refused("bad_register_number"):
        actions.start_after(by=officer, register=incoming, last_used=number, now=NOW)


# numbers


def test_numbers_run_from_one_in_each_book(officer: Officer, incoming: Register, outgoing: Register) -> None:
    assert [receive(officer, incoming).number for _ in range(3)] == [1, 2, 3]
    assert actions.register_outgoing(by=officer, register=outgoing, line=PAPER, now=NOW).number == 1


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2019, 12, 31, 16, 59, tzinfo=UTC), 2562),  # 23.59 in Bangkok
        (datetime(2019, 12, 31, 17, 0, tzinfo=UTC), 2563),  # midnight
        (datetime(2019, 12, 31, 23, 30, tzinfo=UTC), 2563),  # 06.30, the day before in UTC
        (NEW_YEAR - timedelta(minutes=1), 2562),
        (NEW_YEAR, 2563),
    ],
)
def test_the_year_is_that_of_bangkok(officer: Officer, incoming: Register, moment: datetime, year: int) -> None:
    assert year_of(moment) == year
    receive(officer, incoming, now=datetime(2019, 12, 31, 12, 0, tzinfo=UTC))
    entry = receive(officer, incoming, now=moment)
    assert (entry.year, entry.number) == (year, 2 if year == 2562 else 1)


def test_a_letter_gets_a_receiving_number_and_time_once(officer: Officer, incoming: Register, make: Make) -> None:
    letter = make(
        subject="เรื่อง", number="มท 0211.4/ว 7160", date="2019-11-20",
        issuer={"office": "กระทรวงมหาดไทย", "address": None},
        addressees=[{"text": "ผู้ว่าราชการจังหวัด"}, {"text": "นายอำเภอ"}],
    )  # fmt: skip
    entry = receive(officer, incoming, letter=letter, line=None)
    assert (entry.letter, entry.registered_at, entry.dated) == (letter, NOW, date(2019, 11, 20))
    assert (entry.document_number, entry.sender, entry.subject) == ("มท 0211.4/ว 7160", "กระทรวงมหาดไทย", "เรื่อง")
    assert entry.recipient == "ผู้ว่าราชการจังหวัด และอีก 1 ราย"
    with refused("already_registered"):
        receive(officer, incoming, letter=letter)
    actions.cancel(by=officer, entry=entry, reason="ลงผิดเล่ม")
    assert receive(officer, incoming, letter=letter).number == 2


def test_a_letter_of_another_organisation_is_not_registered(officer: Officer, incoming: Register, make: Make) -> None:
    letter = make()
    letter.organisation = Organisation.objects.filter(kind="district")[0]
    letter.save()
    with refused("letter_of_another_organisation"):
        receive(officer, incoming, letter=letter)


def test_an_outgoing_letter_gets_the_whole_number_of_its_series(
    officer: Officer, outgoing: Register, circulars: Register, make: Make
) -> None:
    ordinary = actions.register_outgoing(by=officer, register=outgoing, letter=make(subject="ก"), now=NOW)
    circular = actions.register_outgoing(by=officer, register=circulars, line=PAPER, now=NOW)
    assert ordinary.document_number == "รย 0017.2/1"
    assert circular.document_number == "รย 0017.2/ว 5512"


def test_a_book_without_an_owner_gives_bare_numbers(officer: Officer, make: Make) -> None:
    bare = opened(officer, direction="sent", name="ไม่มีรหัส")
    letter = make(number="สท 75301/8")
    assert actions.register_outgoing(by=officer, register=bare, letter=letter, now=NOW).document_number == "1"


def test_a_letter_without_a_number_bears_the_one_it_got(officer: Officer, circulars: Register, make: Make) -> None:
    for state in ("read", "confirmed"):
        letter = make(subject="แจ้งเวียน")
        Letter.objects.filter(pk=letter.pk).update(state=state, confirmed_at=NOW, confirmed_by=officer)
        entry = actions.register_outgoing(by=officer, register=circulars, now=NOW, letter=letter)
        version = letter.version
        letter.refresh_from_db()
        assert (letter.number, letter.fields["number"]) == (entry.document_number, entry.document_number)
        assert (letter.state, letter.version) == (state, version + 1)
        assert facts("letter.number") == {"number": entry.document_number, "before": "", "version": letter.version}


def test_a_letter_whose_number_was_cancelled_gets_the_next_one(
    officer: Officer, circulars: Register, make: Make
) -> None:
    letter = make(subject="แจ้งเวียน")
    first = actions.register_outgoing(by=officer, register=circulars, now=NOW, letter=letter)
    actions.cancel(by=officer, entry=first, reason="พิมพ์ผิด")
    letter.refresh_from_db()
    assert page.offered(letter, [circulars]) == page.Offer(circulars)
    actions.register_outgoing(by=officer, register=circulars, now=NOW, letter=letter)
    letter.refresh_from_db()
    assert letter.number == "รย 0017.2/ว 5513"
    assert facts("letter.number")["before"] == "รย 0017.2/ว 5512"


def test_a_bare_number_or_one_of_an_unread_letter_is_not_written_into_it(
    officer: Officer, incoming: Register, circulars: Register, make: Make
) -> None:
    bare, unread, received = make(subject="ก"), make(subject="ข"), make(subject="ค")
    Letter.objects.filter(pk=unread.pk).update(state="waiting")
    book = opened(officer, direction="sent", name="ทะเบียนส่งภายใน")
    actions.register_outgoing(by=officer, register=book, now=NOW, letter=bare)
    actions.register_outgoing(by=officer, register=circulars, now=NOW, letter=unread)
    actions.register_incoming(by=officer, register=incoming, now=NOW, letter=received)
    assert not Letter.objects.exclude(number="").exists()


def test_a_letter_that_bears_another_number_is_given_none(officer: Officer, make: Make) -> None:
    letter = make(subject="ก", number="รย 0017.2/ว 1")
    with refused("letter_bears_number"):
        give_number(by=officer, letter=letter, number="รย 0017.2/ว 2")


def test_a_letter_that_bears_its_number_keeps_it_in_the_book_of_its_year(
    officer: Officer, outgoing: Register, circulars: Register, make: Make
) -> None:
    letter = make(number="รย 0017.2/ว 5512", date="2019-11-22")
    for register, number in ((outgoing, None), (circulars, 5513)):
        with refused("wrong_register"):
            actions.register_outgoing(by=officer, register=register, letter=letter, number=number, now=NOW)
    entry = actions.register_outgoing(by=officer, register=circulars, letter=letter, now=NEW_YEAR)
    assert (entry.number, entry.year, entry.document_number) == (5512, 2562, "รย 0017.2/ว 5512")
    undated = make(number="รย 0017.2/ว 1")
    assert actions.register_outgoing(by=officer, register=circulars, letter=undated, now=NEW_YEAR).year == 2563


def test_a_reserved_number_goes_to_no_letter_that_bears_another(
    officer: Officer, outgoing: Register, make: Make
) -> None:
    first, second = reserve(officer, outgoing, 2)
    letter = make(number="รย 0017.2/2", date="2019-11-22")
    with refused("wrong_register"):
        actions.use_reserved(by=officer, entry=first, letter=letter, now=NOW)
    assert actions.use_reserved(by=officer, entry=second, letter=letter, now=NOW).document_number == "รย 0017.2/2"


def test_a_letter_goes_into_a_book_of_its_direction(officer: Officer, incoming: Register, outgoing: Register) -> None:
    with refused("wrong_register"):
        receive(officer, outgoing)
    with refused("wrong_register"):
        actions.register_outgoing(by=officer, register=incoming, line=PAPER, now=NOW)


# typed


def test_a_typed_number_is_the_next_or_a_reserved_or_an_old_one(officer: Officer, incoming: Register) -> None:
    actions.start_after(by=officer, register=incoming, last_used=10, now=NOW)
    assert receive(officer, incoming, number=11).number == 11
    (kept,) = reserve(officer, incoming)
    used = receive(officer, incoming, number=kept.number)
    assert (used.pk, used.state, used.reserved_for) == (kept.pk, "used", "กลุ่มยุทธศาสตร์")
    assert receive(officer, incoming, number=4).number == 4
    assert receive(officer, incoming).number == 13
    for number, code in (
        (11, "number_given"),
        (4, "number_given"),
        (15, "number_leaves_gap"),
        (0, "bad_register_number"),
    ):
        with refused(code):
            receive(officer, incoming, number=number)


def test_a_cancelled_number_is_never_given_again(officer: Officer, incoming: Register) -> None:
    actions.cancel(by=officer, entry=receive(officer, incoming), reason="พิมพ์ผิด")
    with refused("number_given"):
        receive(officer, incoming, number=1)
    assert receive(officer, incoming).number == 2


def test_a_book_numbered_elsewhere_notes_what_it_is_told(officer: Officer) -> None:
    register = opened(officer, elsewhere=True)
    with refused("numbered_elsewhere"):
        receive(officer, register)
    with refused("numbered_elsewhere"):
        reserve(officer, register)
    assert [receive(officer, register, number=number).number for number in (7160, 12, 8000)] == [7160, 12, 8000]
    with refused("number_given"):
        receive(officer, register, number=12)
    assert register.year(2562).last == 8000


# reserved, cancelled, annotated


def test_numbers_are_reserved_with_reason_and_used_later(officer: Officer, incoming: Register, make: Make) -> None:
    block = reserve(officer, incoming, 3)
    assert [entry.number for entry in block] == [1, 2, 3]
    assert receive(officer, incoming).number == 4
    letter = make(subject="มาทีหลัง")
    later = NOW + timedelta(days=2)
    used = actions.use_reserved(by=officer, entry=Entry.objects.get(number=2), letter=letter, now=later)
    assert (used.letter, used.subject, used.reason, used.registered_at) == (letter, "มาทีหลัง", "ประชุม", later)
    assert numbers(incoming, "reserved") == [1, 3]
    with refused("already_registered"):
        actions.use_reserved(by=officer, entry=Entry.objects.get(number=3), letter=letter, now=later)
    with refused("wrong_state"):
        actions.use_reserved(by=officer, entry=used, now=later)


@pytest.mark.parametrize("count", [0, 101, -1])
def test_so_many_are_reserved_at_once(officer: Officer, incoming: Register, count: int) -> None:
    with refused("bad_count"):
        reserve(officer, incoming, count)


def test_no_number_goes_beyond_the_grammar(officer: Officer, incoming: Register) -> None:
    actions.start_after(by=officer, register=incoming, last_used=LARGEST, now=NOW)
    for attempt in (lambda: receive(officer, incoming), lambda: reserve(officer, incoming)):
        with refused("bad_register_number"):
            attempt()


def test_without_a_reason_nothing_is_reserved_or_cancelled(officer: Officer, incoming: Register) -> None:
    with refused("reason_missing"):
        actions.reserve(by=officer, register=incoming, now=NOW, reason="  ")
    entry = receive(officer, incoming)
    with refused("reason_missing"):
        actions.cancel(by=officer, entry=entry, reason="")
    assert numbers(incoming) == [1]


def test_a_cancelled_number_keeps_its_line_and_its_reason(officer: Officer, incoming: Register) -> None:
    entry = actions.cancel(by=officer, entry=receive(officer, incoming), reason="ลงซ้ำ")
    assert (entry.state, entry.reason, entry.subject) == ("cancelled", "ลงซ้ำ", "รายงาน")
    assert entry.remarks == "ยกเลิกเลข: ลงซ้ำ"
    with refused("wrong_state"):
        actions.cancel(by=officer, entry=entry, reason="อีกครั้ง")


def test_what_became_of_a_paper_is_noted_and_the_ledger_keeps_what_stood_there(
    officer: Officer, incoming: Register
) -> None:
    entry = receive(officer, incoming)
    actions.annotate(by=officer, entry=entry, action="มอบกลุ่มยุทธศาสตร์", remark="")
    entry = actions.annotate(by=officer, entry=entry, action="ส่งแล้ว ", remark="สำเนา 1 ฉบับ")
    assert (entry.action, entry.remarks) == ("ส่งแล้ว", "สำเนา 1 ฉบับ")
    assert facts("register.annotate") == {
        "changes": {"action": ["มอบกลุ่มยุทธศาสตร์", "ส่งแล้ว"], "remark": ["", "สำเนา 1 ฉบับ"]}
    }
    actions.annotate(by=officer, entry=entry, action="ส่งแล้ว", remark="สำเนา 1 ฉบับ")
    assert LedgerEntry.objects.filter(verb="register.annotate").count() == 2


def test_who_fails_takes_no_number(officer: Officer, incoming: Register) -> None:
    def broken_off() -> None:
        with transaction.atomic():
            receive(officer, incoming)
            msg = "the power went"
            raise RuntimeError(msg)

    with pytest.raises(RuntimeError):
        broken_off()
    assert receive(officer, incoming).number == 1


def test_the_database_itself_gives_no_number_twice(officer: Officer, incoming: Register) -> None:
    entry = receive(officer, incoming)
    entry.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


STEPS = st.lists(
    st.one_of(
        st.just(("receive", 0)),
        st.tuples(st.just("reserve"), st.integers(1, 4)),
        st.tuples(st.just("use"), st.integers(0, 20)),
        st.tuples(st.just("cancel"), st.integers(0, 20)),
        st.tuples(st.just("type"), st.integers(1, 12)),
        st.just(("fail", 0)),
    ),
    max_size=15,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, start=st.integers(0, 3))
def test_whatever_is_done_every_number_is_accounted_for(
    officer: Officer, steps: list[tuple[str, int]], start: int
) -> None:
    with transaction.atomic():
        register = opened(officer, name="สุ่ม", last_used=start)
        for verb, operand in steps:
            do(officer, register, verb, operand)
        last = RegisterYear.objects.get(register=register).last
        given_here = [number for number in numbers(register) if number > start]
        assert given_here == list(range(start + 1, last + 1))
        for entry in register.entries.all():
            assert entry.state == "used" or entry.reason
        transaction.set_rollback(True)


def do(officer: Officer, register: Register, verb: str, operand: int) -> None:
    """One step; one that is refused or breaks off leaves nothing behind."""
    entries = list(register.entries.order_by("number"))
    chosen = entries[operand % len(entries)] if entries else None
    try:
        with transaction.atomic():
            if verb == "reserve":
                reserve(officer, register, operand)
            elif verb == "use" and chosen:
                actions.use_reserved(by=officer, entry=chosen, line=PAPER, now=NOW)
            elif verb == "cancel" and chosen:
                actions.cancel(by=officer, entry=chosen, reason="สุ่ม")
            elif verb == "type":
                receive(officer, register, number=operand)
            else:
                receive(officer, register)
            if verb == "fail":
                transaction.set_rollback(True)
    except Refused:
        pass


# keeping


def test_an_officer_decides_how_long_a_letter_is_kept(officer: Officer, make: Make) -> None:
    letter = make(number="มท 0211.4/ว 7160", date="2019-11-20")
    kept = actions.decide_keeping(by=officer, letter=letter, kind="ordinary", from_year=2562, now=NOW)
    assert (kept.last_year, kept.ends, str(kept)) == (2572, "31 ธันวาคม 2572", "หนังสือโดยปกติ")
    kept = actions.decide_keeping(by=officer, letter=letter, kind="historical", from_year=2562, now=NOW)
    assert (kept.last_year, kept.ends) == (None, "ตลอดไป")
    assert Keeping.objects.count() == 1
    assert facts("letter.keep")["before"] == {"kind": "ordinary", "from_year": 2562}
