"""What is done to the life of organisations: a change is recorded, comes to pass, is cancelled before its day."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tidtam.accounts import ledger
from tidtam.core.refusal import Refused
from tidtam.directory import permits
from tidtam.directory.changes import succession
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Event, Officer, Organisation


@transaction.atomic
def record_event(*, by: Officer, change: Change, now: datetime) -> Event:
    """บันทึกการเปลี่ยนแปลง: rename, raise, merge, move or abolish; done at once where its day has come, else kept until.

    Refuses what cannot be (`succession.check`), and then records nothing.
    """
    permits.check_may_manage_directory(by)
    change = _held(change)
    succession.check(change)
    event = Event(kind=change.kind, on=change.on, basis=change.basis, recorded_by=by, recorded_at=now, **change.brought)
    event.save()
    event.organisations.set(change.organisations)
    units = [organisation.code for organisation in change.organisations]
    ledger.record(by, "event.record", event, kind=change.kind.value, units=units, on=change.on, code=change.code)
    if change.on <= timezone.localdate(now):
        _apply(by, event, change, now)
    return event


@transaction.atomic
def apply_event(*, by: Officer | None, event: Event, now: datetime) -> Event:
    """What was recorded beforehand comes to pass on its day. What was possible then may be refused now."""
    if by is not None:
        permits.check_may_manage_directory(by)
    event = Event.objects.select_for_update().get(pk=event.pk)
    if not event.waiting or event.on > timezone.localdate(now):
        raise Refused("event_not_waiting")
    change = _held(Change.of(event))
    succession.check(change)
    _apply(by, event, change, now)
    return event


@transaction.atomic
def cancel_event(*, by: Officer, event: Event, now: datetime) -> Event:
    """ยกเลิกการเปลี่ยนแปลงที่บันทึกไว้ล่วงหน้า, before its day."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    permits.check_may_cancel_event(by, event)
    event.cancelled_at = now
    event.save(update_fields=["cancelled_at"])
    ledger.record(by, "event.cancel", event, kind=event.kind)
    return event


def _held(change: Change) -> Change:
    """The change with its organisations as they stand now, held until it is done: those it befalls, who follows them,
    who supervises; and their province, so that of two changes there the second sees the names and codes of the first.
    """
    held = Organisation.objects.select_for_update(of=("self",)).select_related("parent", "area", "realm").order_by("pk")
    named = [one.pk for one in (*change.organisations, change.successor, change.supervisor) if one]
    provinces = [one.province.pk for one in change.organisations]
    now = {one.pk: one for one in held.filter(pk__in=[*named, *provinces])}
    return replace(
        change,
        organisations=tuple(now[one.pk] for one in change.organisations),
        successor=change.successor and now[change.successor.pk],
        supervisor=change.supervisor and now[change.supervisor.pk],
    )


def _apply(by: Officer | None, event: Event, change: Change, now: datetime) -> None:
    heir = succession.apply(change)
    event.applied_at, event.successor = now, heir or event.successor
    event.save(update_fields=["applied_at", "successor"])
    for organisation in change.organisations:
        ledger.record(by, f"organisation.{change.kind}", organisation, on=change.on, to=heir and heir.code)
