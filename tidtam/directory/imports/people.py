"""Contacts and heads that a table names, against those the directory has: what becomes of each cell, what is wrong.

An empty cell, or a dash in it, says nothing. What stands in the directory as it is written is not judged again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import format_date, parse_date
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze
from tidtam.directory.imports.columns import Places
from tidtam.directory.imports.draft import Change, Draft
from tidtam.directory.models import Post
from tidtam.directory.rows import People
from tidtam.directory.staff import Staff, day_of, same

COLUMNS: Final = tuple(People.__slots__[1:])
CONTACT: Final = tuple(column for column in COLUMNS if column.startswith("contact_"))
HEAD: Final = ("head_name", "head_since")
_LONGEST: Final = dict.fromkeys(COLUMNS, 200) | {"contact_phone": 100, "contact_email": 254}
_FEWEST_DIGITS: Final = 3
"""Of a telephone number: 191, 1567."""


def named_in(places: Places) -> bool:
    """Whether the columns of a table that are taken name people."""
    return not places.keys().isdisjoint(COLUMNS)


def judge(draft: Draft, staff: Staff) -> None:
    """Set whom the row names as they are known (`met`) and as they are to be (`people`), with faults and changes.

    `staff` is changed as the row will change the directory: each organisation is judged once.
    """
    said = {column: _said(draft, column) for column in COLUMNS}
    said["head_since"] = _day(draft, said["head_since"])
    said["contact_phone"] = arabic(said["contact_phone"])
    if not any(said.values()) or draft.faults:
        return
    draft.met = staff.now(People(draft.code, **said))
    draft.people = _after(draft.met, People(draft.code, **said), staff)
    pairs = [(column, getattr(draft.met, column), getattr(draft.people, column)) for column in COLUMNS]
    changed = {column: new for column, old, new in pairs if old != new}
    _check_contact(draft, draft.people, changed)
    _check_head(draft, draft.people, staff, changed)
    draft.changes += [
        Change(column, _shown(column, old), _shown(column, new)) for column, old, new in pairs if column in changed
    ]


def kept(people: People | None) -> dict[str, str]:
    """What is kept of people beside the organisation of an imported row."""
    return {column: value for column, value in asdict(people).items() if column in COLUMNS} if people else {}


def kept_in(row: Mapping[str, Any]) -> People:
    """The people of what was kept; nobody where the row was checked before people could be imported."""
    return People(row["code"], **{column: row.get(column, "") for column in COLUMNS})


def only(people: People, changed: Iterable[str]) -> People:
    """Whom a row changes, with what it changes alone: what others write meanwhile beside it stays."""
    changed = set(changed)
    keys = {"contact_name", "contact_matter"} if changed.intersection(CONTACT) else set()
    keys |= set(HEAD) if changed.intersection(HEAD) else set()
    return replace(people, **dict.fromkeys(set(COLUMNS) - changed - keys, ""))


def _said(draft: Draft, column: str) -> str:
    text = squeeze(draft.said(column))
    return "" if not text.strip("-–—") else text


def _day(draft: Draft, written: str) -> str:
    """A day as `People` has it; a cell that Excel holds for a date comes with the hour of midnight."""
    try:
        return parse_date(written.removesuffix(" 00:00:00")).isoformat() if written else ""
    except Refused:
        draft.fault("head_since", "วันที่ เช่น 1 ต.ค. 2569")
        return ""


def _after(met: People, said: People, staff: Staff) -> People:
    """What is said over what is known; who is known keeps the name as it is written, another head begins anew."""
    given = {column: value for column, value in asdict(said).items() if value and not same(value, getattr(met, column))}
    if met.contact_name:
        given |= {"contact_name": met.contact_name, "contact_matter": met.contact_matter}
    if staff.post(said.code, said.head_name, day_of(said.head_since)):
        given["head_name"] = met.head_name
    elif said.head_name:
        given["head_since"] = said.head_since
    return replace(met, **given)


def _check_contact(draft: Draft, people: People, changed: Mapping[str, str]) -> None:
    for column in changed:
        if len(getattr(people, column)) > _LONGEST[column]:
            draft.fault(column, f"ไม่เกิน {_LONGEST[column]} ตัวอักษร")
    if not people.contact_name and any(getattr(people, column) for column in CONTACT):
        draft.fault("contact_name", "ชื่อผู้ประสานงาน เพราะมีตำแหน่ง เรื่อง โทรศัพท์ หรืออีเมลของผู้ประสานงาน")
    if "contact_name" in changed and not (people.contact_phone or people.contact_email):
        draft.fault("contact_phone", "โทรศัพท์หรืออีเมลของผู้ประสานงานอย่างน้อยหนึ่งอย่าง")
    phone, email = changed.get("contact_phone", ""), changed.get("contact_email", "")
    if phone and sum(one.isdigit() for one in arabic(phone)) < _FEWEST_DIGITS:
        draft.fault("contact_phone", "หมายเลขโทรศัพท์ เช่น 0 3861 1234 ต่อ 12")
    if email:
        try:
            validate_email(email)
        except ValidationError:
            draft.fault("contact_email", "อีเมลหนึ่งที่อยู่ เช่น somying@example.go.th")


def _check_head(draft: Draft, people: People, staff: Staff, changed: Mapping[str, str]) -> None:
    since = day_of(people.head_since)
    if since and not people.head_name:
        draft.fault("head_name", "ชื่อหัวหน้าหน่วยงาน เพราะระบุวันที่ดำรงตำแหน่ง")
    elif changed.keys() & set(HEAD):
        post = staff.post(people.code, people.head_name, since) or Post(name=people.head_name)
        post.since = since
        try:
            staff.appoint(people.code, post)
        except Refused as refused:
            draft.fault("head_since", f"วันที่ไม่ซ้อนกับผู้ดำรงตำแหน่งรายอื่น ({refused.sentence})")


def _shown(column: str, value: str) -> str:
    day = day_of(value) if column == "head_since" else None
    return format_date(day, "short") if day else value
