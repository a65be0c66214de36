"""How history is written: the names of organisations when they change, their end when it comes."""

from collections.abc import Sequence
from datetime import date

from tidtam.directory.models import Contact, Name, Organisation
from tidtam.directory.names import RECORDED


def note(organisations: Sequence[Organisation], on: date | None) -> None:
    """Write what the organisations say now into their names through time.

    `on` is the first day of what changed. Without it, or where the open row began no sooner, what stood there was wrong
    and is put right. Who has no row yet gets one from its first day.
    """
    rows = {row.organisation_id: row for row in Name.objects.open().filter(organisation__in=organisations)}
    changed = [one for one in organisations if one.pk in rows and _recorded(one) != _recorded(rows[one.pk])]
    dated = {one.pk: one for one in changed if on and not _begun(rows[one.pk], on)}
    Name.objects.filter(pk__in=[rows[pk].pk for pk in dated]).update(until=on)
    Name.objects.bulk_create(_row(one, on) for one in dated.values())
    Name.objects.bulk_create(_row(one, one.valid_from) for one in organisations if one.pk not in rows)
    wrong = [_corrected(rows[one.pk], one) for one in changed if one.pk not in dated]
    Name.objects.bulk_update(wrong, [field.removesuffix("_id") for field in RECORDED], batch_size=500)


def end(organisations: Sequence[Organisation], on: date, successor: Organisation | None) -> None:
    """The organisations are no more from that day: their names, heads and contacts end with them."""
    ended = [organisation.pk for organisation in organisations]
    Organisation.objects.filter(pk__in=ended).update(valid_to=on, successor=successor)
    for organisation in organisations:
        organisation.valid_to, organisation.successor = on, successor
        organisation.names.end(on)
        organisation.posts.end(on)
        organisation.contacts.end(on)


def hand_over(before: Organisation, heir: Organisation, on: date) -> None:
    """Who follows begins with the contacts of whom it follows, each to be confirmed anew."""
    same = ("name", "position", "matter", "phone", "email")
    served = before.contacts.in_service(on).values(*same)
    Contact.objects.bulk_create(Contact(organisation=heir, since=on, **row) for row in served)


def _recorded(row: Organisation | Name) -> list[object]:
    return [getattr(row, field) for field in RECORDED]


def _begun(row: Name, on: date) -> bool:
    return row.since is not None and row.since >= on


def _row(organisation: Organisation, since: date | None) -> Name:
    return _corrected(Name(organisation=organisation, since=since), organisation)


def _corrected(row: Name, organisation: Organisation) -> Name:
    for field in RECORDED:
        setattr(row, field, getattr(organisation, field))
    return row
