"""What is done to the directory: organisations are loaded, officers are seated, people come and go.

`by` is None where the operator acts at the machine itself, who has the database in hand anyway: the first load and
the first seats. The doors always pass an officer, for every check refuses None.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.db import transaction
from django.db.models import Q

from tidtam.accounts import ledger
from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.directory import history, permits
from tidtam.directory.models import Contact, KeptApart, Kind, Officer, Organisation, Post, Role, Trust
from tidtam.directory.rows import People, Row
from tidtam.directory.staff import Staff, day_of

_WRITTEN = (
    "kind",
    "name",
    "short_name",
    "parent_id",
    "area_id",
    "realm_id",
    "head",
    "saraban_mailbox",
    "phone",
    "sort_key",
    "written_forms",
)


_REACH = ("name", "position", "matter", "phone", "email")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: organisations created, changed, and found as they are."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load_organisations(*, by: Officer | None, rows: Sequence[Row], on: date | None = None) -> Loaded:
    """บันทึกทะเบียนหน่วยงาน by code; none is removed, and an empty mailbox or phone erases nothing.

    A name or supervisor that is other than before is so from the day `on`, and what it was is kept; without a day it
    was written wrong and is put right. What has ended stays as it was when it ended.

    Refuses a code that stands twice, an unknown kind, a supervisor or area that is neither among the rows nor in the
    directory, and supervision that runs in a circle; then nothing is written.
    """
    if by is not None:
        permits.check_may_manage_directory(by)
    _check_rows(rows)
    known = _known()
    created, changed = [], []
    for wave in _waves(rows, known):
        new = [Organisation(code=row.code) for row in wave if row.code not in known]
        known |= {organisation.code: organisation for organisation in new}
        changed += [known[row.code] for row in wave if _fill(known[row.code], row, known) and known[row.code].pk]
        created += Organisation.objects.bulk_create(new)
    changed += _moved_along(known.values(), changed)
    Organisation.objects.bulk_update(changed, [field.removesuffix("_id") for field in _WRITTEN], batch_size=500)
    if created or changed:
        history.note(created + changed, on)
        top = (created + changed)[0].province
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


@transaction.atomic
def appoint_head(*, by: Officer, organisation: Organisation, person: Mapping[str, Any]) -> Post:
    """แต่งตั้งหัวหน้าหน่วยงาน, or who acts for the head; who was in the same post is relieved that day by one who stays.

    `person` by the columns of `Post`: name, position, phone, acting, since, until. Refuses a day on which the
    organisation did not exist, and days that another holds the post.
    """
    permits.check_may_manage_directory(by)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    post = Post(organisation=organisation, **person)
    _check_days(organisation, post)
    same = organisation.posts.of_same_sort(acting=post.acting)
    relieved: list[int] = []
    if post.since and not post.until:
        before = same.open().filter(Q(since=None) | Q(since__lt=post.since))
        relieved = list(before.values_list("pk", flat=True))
        same.filter(pk__in=relieved).update(until=post.since)
    if same.overlapping(post.since, post.until).exists():
        raise Refused("post_overlaps", name=post.name)
    post.save()
    ledger.record(
        by,
        "post.appoint",
        post,
        organisation=organisation.code,
        since=post.since,
        acting=post.acting,
        relieved=relieved,
    )
    return post


@transaction.atomic
def end_post(*, by: Officer, post: Post, on: date) -> Post:
    """พ้นจากตำแหน่ง: `on` is the first day on which the person holds the post no more."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    permits.check_may_end_post(by, post)
    if post.since and on < post.since:
        raise Refused("ends_before_it_begins")
    post.until = on
    post.save(update_fields=["until"])
    ledger.record(by, "post.end", post, until=on)
    return post


@transaction.atomic
def add_contact(*, by: Officer, organisation: Organisation, reach: Mapping[str, Any]) -> Contact:
    """เพิ่มผู้ประสานงาน. `reach` by the columns of `Contact`: name, position, matter, phone, email, since, until."""
    permits.check_may_manage_directory(by)
    contact = Contact(organisation=organisation, **reach)
    _check_days(organisation, contact)
    contact.save()
    ledger.record(by, "contact.add", contact, organisation=organisation.code)
    return contact


@transaction.atomic
def change_contact(*, by: Officer, contact: Contact, reach: Mapping[str, Any]) -> Contact:
    """แก้ไขผู้ประสานงาน. Another telephone or address is not yet confirmed."""
    permits.check_may_manage_directory(by)
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    before = (contact.phone, contact.email)
    changed = sorted(column for column, value in reach.items() if getattr(contact, column) != value)
    for column, value in reach.items():
        setattr(contact, column, value)
    _check_days(contact.organisation, contact)
    if before != (contact.phone, contact.email):
        contact.trust, contact.trust_on = Trust.UNCONFIRMED, None
    contact.save()
    ledger.record(by, "contact.change", contact, changed=changed)
    return contact


@transaction.atomic
def judge_contact(*, by: Officer, contact: Contact, trust: Trust, on: date) -> Contact:
    """ยืนยันผู้ประสานงาน, or note that the e-mail came back or that nobody answers, as of a day."""
    permits.check_may_manage_directory(by)
    contact.trust, contact.trust_on = trust, on
    contact.save(update_fields=["trust", "trust_on"])
    ledger.record(by, "contact.judge", contact, trust=trust.value, on=on)
    return contact


@transaction.atomic
def load_people(*, by: Officer | None, people: Sequence[People], day: date) -> None:
    """บันทึกผู้ประสานงานและหัวหน้าหน่วยงาน of many organisations (each once); nobody is removed, an empty cell erases
    nothing.

    A contact in service on `day` with the same name and matter is changed, another is added; another head is appointed
    as `appoint_head` does, and of the same one the first day is put right. Refuses what these refuse.
    """
    if by is not None:
        permits.check_may_manage_directory(by)
    there = Organisation.objects.filter(code__in=[one.code for one in people])
    units = {one.code: one for one in there.select_related("realm").select_for_update(of=("self",))}
    staff = Staff.of(there, day)
    contacts = [_reach(staff, units[one.code], one) for one in people if one.contact_name]
    posts = [post for one in people if one.head_name for post in _head(staff, units[one.code], one)]
    Contact.objects.bulk_update([one for one in contacts if one.pk], (*_REACH, "trust", "trust_on"), batch_size=500)
    Contact.objects.bulk_create(one for one in contacts if not one.pk)
    Post.objects.bulk_update([one for one in posts if one.pk], ("since", "until"), batch_size=500)
    Post.objects.bulk_create(one for one in posts if not one.pk)
    if contacts or posts:
        top = units[people[0].code].province
        ledger.record(by, "directory.staff", top, contacts=len(contacts), heads=len(posts), on=day)


@transaction.atomic
def keep_apart(*, by: Officer, one: Organisation, other: Organisation) -> KeptApart:
    """ไม่ใช่รายการซ้ำ: two organisations whose names are alike are two, and are not shown as one again."""
    permits.check_may_manage_directory(by)
    if one.pk == other.pk:
        raise Refused("merges_with_itself")
    first, second = sorted((one, other), key=lambda organisation: organisation.pk)
    kept, _ = KeptApart.objects.get_or_create(first=first, second=second)
    ledger.record(by, "organisation.keep_apart", kept, units=[first.code, second.code])
    return kept


def _reach(staff: Staff, organisation: Organisation, said: People) -> Contact:
    """The contact that a row names, with what the row says of it."""
    known = staff.contact(said.code, said.contact_name, said.contact_matter)
    contact = known or Contact(organisation=organisation)
    before = (contact.phone, contact.email)
    for column in _REACH:
        value = getattr(said, f"contact_{column}")
        if value and not (known and column in ("name", "matter")):
            setattr(contact, column, value)
    if before != (contact.phone, contact.email):
        contact.trust, contact.trust_on = Trust.UNCONFIRMED, None
    _check_days(organisation, contact)
    return contact


def _head(staff: Staff, organisation: Organisation, said: People) -> list[Post]:
    """The head that a row names, and whom it relieves; nobody where all is known."""
    since = day_of(said.head_since)
    post = staff.post(said.code, said.head_name, since)
    if post is not None and since in (None, post.since):
        return []
    post = post or Post(organisation=organisation, name=said.head_name)
    post.since = since
    _check_days(organisation, post)
    return [*staff.appoint(said.code, post), post]


def _check_days(organisation: Organisation, held: Post | Contact) -> None:
    """Refuses days that run backwards or on which the organisation did not exist."""
    if held.since and held.until and held.until < held.since:
        raise Refused("ends_before_it_begins")
    first, last = organisation.valid_from, organisation.valid_to
    if (held.since and ((first and held.since < first) or (last and held.since >= last))) or (last and not held.until):
        raise Refused("not_there_then", unit=organisation.name)


def _known() -> dict[str, Organisation]:
    """All organisations by code, tied to each other in memory, so that walking up asks the database nothing."""
    known = {one.pk: one for one in Organisation.objects.select_for_update()}
    for one in known.values():
        one.parent, one.realm = (known[pk] if pk else None for pk in (one.parent_id, one.realm_id))
    return {one.code: one for one in known.values()}


def _moved_along(known: Iterable[Organisation], changed: Sequence[Organisation]) -> list[Organisation]:
    """Those not changed themselves whose province is another now, because one above them moved."""
    named = {one.pk for one in changed}
    rest = [(one, one.realm_id) for one in known if one.pk not in named and one.valid_to is None]
    for one, _ in rest:
        one.index_realm()
    return [one for one, before in rest if one.realm_id != before]


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
    """Set all that the row says; whether anything is other than before. What has ended is not touched."""
    if organisation.valid_to is not None:
        return False
    before = [getattr(organisation, field) for field in _WRITTEN]
    organisation.kind, organisation.name, organisation.head = row.kind, row.name, row.head
    organisation.short_name = row.short_name or row.name
    organisation.parent, organisation.area = known.get(row.parent), known.get(row.area)
    organisation.saraban_mailbox = row.saraban_mailbox or organisation.saraban_mailbox
    organisation.phone = row.phone or organisation.phone
    organisation.index_names()
    organisation.index_realm()
    return before != [getattr(organisation, field) for field in _WRITTEN]
