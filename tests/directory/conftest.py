"""Changes and people as the tests of the directory make them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tidtam.directory.changes import actions
from tidtam.directory.changes.succession import Change
from tidtam.directory.models import Event, EventKind, Officer, Organisation

NOW = datetime(2019, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
DAY = date(2019, 11, 25)
BEFORE = date(2019, 11, 24)
BASIS = "ประกาศกระทรวงมหาดไทย ลงวันที่ 20 พฤศจิกายน 2562"


def unit(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def change(kind: EventKind, /, *codes: str, on: date = DAY, basis: str = BASIS, **more: Any) -> Change:
    return Change(kind=kind, organisations=tuple(unit(code) for code in codes), on=on, basis=basis, **more)


def raised(befalls: str = "2101-S01", /, **more: Any) -> Change:
    """อบต. raised to ทต. with the code T99."""
    told = {"new_kind": "subdistrict_municipality", "name": "เทศบาลตำบลตัวอย่าง", "code": "2101-T99"}
    return change(EventKind.RAISE, befalls, **{**told, **more})


def renamed(code: str = "2101-T02", name: str = "เทศบาลตำบลทับมาใหม่", **more: Any) -> Change:
    return change(EventKind.RENAME, code, name=name, **more)


def done(by: Officer, made: Change, now: datetime = NOW) -> Event:
    return actions.record_event(by=by, change=made, now=now)
