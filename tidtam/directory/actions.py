"""What is done to the directory: organisations are loaded, officers are seated.

`by` is None where the operator acts at the machine itself, who has the database in hand anyway: the first load and
the first seats. The doors always pass an officer, for every check refuses None.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from django.db import transaction

from tidtam.accounts import ledger
from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.directory import permits
from tidtam.directory.models import Kind, Officer, Organisation, Role
from tidtam.directory.rows import Row

_WRITTEN = (
    "kind",
    "name",
    "short_name",
    "parent_id",
    "area_id",
    "head",
    "saraban_mailbox",
    "phone",
    "sort_key",
    "written_forms",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: organisations created, changed, and found as they are."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load_organisations(*, by: Officer | None, rows: Sequence[Row], on: date | None = None) -> Loaded:
    """บันทึกทะเบียนหน่วยงาน by code; none is removed, and an empty mailbox or phone erases nothing.

    What is other than before is so from the day `on`; without a day it was written wrong and is put right.

    Refuses a code that stands twice, an unknown kind, a supervisor or area that is neither among the rows nor in the
    directory, and supervision that runs in a circle; then nothing is written.
    """
    if by is not None:
        permits.check_may_manage_directory(by)
    _check_rows(rows)
    known = {organisation.code: organisation for organisation in Organisation.objects.select_for_update()}
    created, changed = [], []
    for wave in _waves(rows, known):
        new = [Organisation(code=row.code) for row in wave if row.code not in known]
        known |= {organisation.code: organisation for organisation in new}
        changed += [known[row.code] for row in wave if _fill(known[row.code], row, known) and known[row.code].pk]
        created += Organisation.objects.bulk_create(new)
    Organisation.objects.bulk_update(changed, [field.removesuffix("_id") for field in _WRITTEN], batch_size=500)
    if created or changed:
        top = (created + changed)[0].root
        since = {"on": on} if on else {}
        ledger.record(by, "directory.load", top, created=len(created), changed=len(changed), **since)
    return Loaded(len(created), len(changed), len(rows) - len(created) - len(changed))


@transaction.atomic
def seat(*, by: Officer | None, user: User, organisation: Organisation, role: Role, position: str) -> Officer:
    """กำหนดตำแหน่ง: give a person a seat, or move them to another."""
    if by is not None:
        permits.check_may_seat(by)
    officer, _ = Officer.objects.update_or_create(
        user=user, defaults={"organisation": organisation, "role": role, "position": position}
    )
    ledger.record(by, "officer.seat", officer, organisation=organisation.code, role=role.value)
    return officer


def _check_rows(rows: Sequence[Row]) -> None:
    times = Counter(row.code for row in rows)
    for row in rows:
        if times[row.code] > 1:
            raise Refused("code_twice", unit=row.code)
        if row.kind not in Kind.values:
            raise Refused("unknown_kind", unit=row.code, kind=row.kind)


def _waves(rows: Sequence[Row], known: dict[str, Organisation]) -> list[list[Row]]:
    """The rows in turns, so that each comes after its supervisor and its area."""
    by_code = {row.code: row for row in rows}
    code_of = {organisation.pk: code for code, organisation in known.items()} | {None: ""}
    ties = {code: {code_of[one.parent_id], code_of[one.area_id]} - {""} for code, one in known.items()}
    ties |= {row.code: {row.parent, row.area} - {""} for row in rows}
    for code, above in ties.items():
        for missing in (one for one in above if one not in ties):  # `above - ties.keys()` walks all keys
            raise Refused("unknown_supervisor", unit=code, missing=missing)
    sorter = TopologicalSorter(ties)
    try:
        sorter.prepare()
    except CycleError as error:
        raise Refused("supervisors_in_circle", unit=error.args[1][0]) from error
    waves = []
    while ready := sorter.get_ready():
        waves.append([by_code[code] for code in ready if code in by_code])
        sorter.done(*ready)
    return waves


def _fill(organisation: Organisation, row: Row, known: dict[str, Organisation]) -> bool:
    """Set all that the row says; whether anything is other than before."""
    before = [getattr(organisation, field) for field in _WRITTEN]
    organisation.kind, organisation.name, organisation.head = row.kind, row.name, row.head
    organisation.short_name = row.short_name or row.name
    organisation.parent, organisation.area = known.get(row.parent), known.get(row.area)
    organisation.saraban_mailbox = row.saraban_mailbox or organisation.saraban_mailbox
    organisation.phone = row.phone or organisation.phone
    organisation.index_names()
    return before != [getattr(organisation, field) for field in _WRITTEN]
