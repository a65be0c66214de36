"""The ledger of what was done: append only, each entry chained by hash to the one before, from the first.

The database refuses to change or delete an entry (migration 0002). Who lifts that guard still breaks the chain, and
`verify` names the entry. Who writes the whole chain and its head anew makes it whole again: against that, the head's
hash is kept outside the system and compared.
"""

import json
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from tidtam.accounts.models import LedgerEntry, LedgerHead, User


@runtime_checkable
class Seated(Protocol):
    """Someone who acts from a seat: an officer."""

    @property
    def user(self) -> User: ...


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries stand in an unbroken chain, and the number of the first that does not (None: all is well).

    `head` is the hash of the last entry in the chain, to be kept outside the system.
    """

    count: int
    broken_at: int | None
    head: str = field(default="", compare=False)


@transaction.atomic
def record(by: Seated | User | None, verb: str, row: models.Model | None = None, /, **facts: object) -> LedgerEntry:
    """Append a deed. `by` is an officer, a user, or None for the system; `verb` reads "letter.confirm".

    The time is the true one, even where TIDTAM_TODAY sets another day for training.
    """
    LedgerHead.objects.get_or_create(pk=1)
    head = LedgerHead.objects.select_for_update().get(pk=1)
    entry = LedgerEntry(
        number=head.number + 1,
        at=timezone.now(),
        by=by.user if isinstance(by, Seated) else by,
        verb=verb,
        row=f"{row._meta.label_lower}:{row.pk}" if row else "",  # noqa: SLF001 - the documented way
        facts_json=json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        previous=head.hash,
    )
    entry.hash = entry.right_hash
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])
    return entry


def verify() -> Verified:
    """Walk the chain from the first entry to the head. An entry changed, missing or added from outside breaks it."""
    count, previous = 0, ""
    for entry in LedgerEntry.objects.order_by("number").iterator():
        if entry.number != count + 1 or entry.previous != previous or entry.hash != entry.right_hash:
            return Verified(count, count + 1)
        count, previous = entry.number, entry.hash
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
    if (head.number, head.hash) == (count, previous):
        return Verified(count, None, head=previous)
    whole = count - 1 if head.number == count else min(head.number, count)
    return Verified(whole, whole + 1)
