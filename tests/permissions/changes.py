"""The actions of changes of organisations."""

from tests.permissions.case import NOW, WORKERS, Case
from tests.permissions.directory import DAY, district
from tidtam.directory.changes import actions
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Event, EventKind


def event() -> Event:
    made = Event.objects.create(kind="rename", name="อำเภอใหม่", on=DAY, basis="ประกาศ", recorded_at=NOW)
    made.organisations.add(district())
    return made


def renamed() -> Change:
    return Change(EventKind.RENAME, (district(),), DAY, "ประกาศ", name="อำเภอใหม่")


CASES = {
    "record_event": Case(WORKERS, lambda _, by: actions.record_event(by=by, change=renamed(), now=NOW)),
    "apply_event": Case(WORKERS, lambda _, by: actions.apply_event(by=by, event=event(), now=NOW)),
    "cancel_event": Case(WORKERS, lambda _, by: actions.cancel_event(by=by, event=event(), now=NOW)),
}
