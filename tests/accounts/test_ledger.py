from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.conftest import GUARD
from tidtam.accounts import ledger
from tidtam.accounts.ledger import Verified
from tidtam.accounts.models import LedgerEntry, LedgerHead, User

pytestmark = pytest.mark.django_db


@dataclass
class Seat:
    user: User


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create(email="a@example.go.th", name="ก")


@pytest.fixture
def unguarded(db: None) -> None:
    """Someone with the database's password lifts the guard (undone with the test)."""
    GUARD.run(connection, GUARD.UNGUARD)


def chain(length: int) -> list[LedgerEntry]:
    return [ledger.record(None, "letter.read", place=place) for place in range(length)]


def test_an_entry_says_who_what_which_and_the_facts(user: User) -> None:
    entry = ledger.record(Seat(user), "letter.confirm", user, row="ก็เป็นชื่อได้", due=date(2019, 12, 6))
    entry.refresh_from_db()
    assert (entry.number, entry.by, entry.verb, entry.row) == (1, user, "letter.confirm", f"accounts.user:{user.pk}")
    assert entry.facts == {"row": "ก็เป็นชื่อได้", "due": "2019-12-06"}
    assert str(entry) == "1 letter.confirm"


def test_by_may_be_a_user_or_the_system(user: User) -> None:
    assert ledger.record(user, "user.sign_in").by == user
    assert ledger.record(None, "letter.read").by is None


def test_the_true_time_is_kept_even_on_a_training_day(settings: Any) -> None:
    settings.TODAY = date(2019, 11, 25)
    assert ledger.record(None, "letter.read").at.year >= 2026


def test_each_entry_holds_the_hash_of_the_one_before() -> None:
    first, second, third = chain(3)
    assert first.previous == ""
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert str(LedgerHead.objects.get()) == "3"


def test_an_empty_ledger_is_whole() -> None:
    assert ledger.verify() == Verified(0, None)


def test_an_untouched_ledger_is_whole() -> None:
    chain(5)
    assert ledger.verify() == Verified(5, None)


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_an_entry(deed: str) -> None:
    chain(2)
    entries = LedgerEntry.objects.filter(number=1)
    with pytest.raises((IntegrityError, DatabaseError), match="append only"), transaction.atomic():
        entries.update(verb="letter.reopen") if deed == "update" else entries.delete()
    assert ledger.verify() == Verified(2, None)


REWRITE = {
    "sqlite": (
        """INSERT OR REPLACE INTO accounts_ledgerentry (number, at, by_id, verb, row, facts_json, previous, hash)
           SELECT number, at, by_id, 'x', row, facts_json, previous, hash FROM accounts_ledgerentry""",
        "UPDATE OR REPLACE accounts_ledgerentry SET number = 2 WHERE number = 1",
    ),
    "postgresql": (
        """INSERT INTO accounts_ledgerentry SELECT * FROM accounts_ledgerentry
           ON CONFLICT (number) DO UPDATE SET verb = 'x'""",
        "TRUNCATE accounts_ledgerentry CASCADE",
        "TRUNCATE accounts_user CASCADE",
    ),
}


def test_the_database_refuses_every_way_of_writing_over_an_entry() -> None:
    chain(2)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with deferred checks waiting cannot be truncated
        for statement in REWRITE[connection.vendor]:
            with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
                cursor.execute(statement)
    assert ledger.verify() == Verified(2, None)


def test_the_code_to_keep_is_the_last_entrys() -> None:
    assert ledger.verify().head == ""
    assert ledger.verify().head != chain(2)[-1].hash == ledger.verify().head


@pytest.mark.parametrize(
    "change",
    [{"verb": "x"}, {"facts_json": "{}"}, {"row": "letters.letter:9"}, {"hash": "0" * 64}, {"previous": "0" * 64}],
)
@pytest.mark.usefixtures("unguarded")
def test_a_changed_entry_is_named(change: dict[str, str]) -> None:
    chain(4)
    LedgerEntry.objects.filter(number=3).update(**change)
    assert ledger.verify() == Verified(2, 3)


@pytest.mark.usefixtures("unguarded")
def test_a_changed_entry_with_its_hash_made_right_breaks_the_next() -> None:
    entry = chain(4)[1]
    entry.verb = "letter.reopen"
    entry.hash = entry.right_hash
    entry.save()
    assert ledger.verify() == Verified(2, 3)


@pytest.mark.usefixtures("unguarded")
def test_a_changed_last_entry_with_its_hash_made_right_does_not_fit_the_head() -> None:
    entry = chain(4)[-1]
    entry.verb = "letter.reopen"
    entry.hash = entry.right_hash
    entry.save()
    assert ledger.verify() == Verified(3, 4)


@pytest.mark.usefixtures("unguarded")
def test_a_moved_time_and_another_doer_are_named(user: User) -> None:
    second = chain(2)[1]
    LedgerEntry.objects.filter(number=2).update(by=user)
    assert ledger.verify().broken_at == 2
    LedgerEntry.objects.filter(number=1).update(at=second.at)
    assert ledger.verify().broken_at == 1


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("taken", [1, 2, 4])
def test_a_missing_entry_is_named_even_the_last(taken: int) -> None:
    chain(4)
    LedgerEntry.objects.filter(number=taken).delete()
    assert ledger.verify().broken_at == taken


def test_an_entry_added_past_the_head_is_named() -> None:
    last = chain(2)[-1]
    forged = LedgerEntry(number=3, at=last.at, verb="x", facts_json="{}", previous=last.hash)
    forged.hash = forged.right_hash
    forged.save(force_insert=True)
    assert ledger.verify() == Verified(2, 3)
