"""What is done with a table of organisations: taken in, its columns told apart, checked, written.

The officer's deeds have `by`; the rest is the worker's, safe to be done twice and to be broken off anywhere: each call
is one transaction, and what it has done is kept with it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from tidtam.accounts import ledger
from tidtam.core.duties import states
from tidtam.core.refusal import Refused
from tidtam.directory import permits
from tidtam.directory.actions import load_organisations, load_people
from tidtam.directory.imports import columns, judging, people
from tidtam.directory.imports.draft import SAME, WRONG, Draft, entries, reason
from tidtam.directory.imports.exports import refused
from tidtam.directory.imports.models import VERDICTS, Import, ImportRow, KeptMapping, Outcome
from tidtam.directory.imports.register import FIELDS, Known, Register, name_key
from tidtam.directory.models import Officer, Organisation, OrganisationQuerySet
from tidtam.directory.rows import People, Row
from tidtam.directory.staff import Staff
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.sheet import Sheet
from tidtam.paper.sheets.write import Page

BATCH: Final = 1_000
"""Rows checked or written in one transaction."""


@transaction.atomic
def take_in(*, by: Officer, data: bytes, name: str, now: datetime) -> Import:
    """รับตาราง: keep a file that can be read as a table, with the likeliest sheet, headings and columns.

    Refuses what `paper.sheets.read` refuses.
    """
    permits.check_may_manage_directory(by)
    found = columns.guess(read(data, name=name))
    headings = found.sheet.rows[found.header]
    kept = KeptMapping.objects.filter(organisation=by.organisation, headings=columns.fingerprint(headings)).first()
    taken = Import(
        organisation=by.organisation,
        by=by,
        at=now,
        name=name.replace("\0", "")[-255:],
        sheet=found.sheet.name,
        header=found.header,
        headings=headings,
        places=kept.places if kept else dict(found.places),
    )
    taken.content.save(name, ContentFile(data), save=False)
    taken.save()
    ledger.record(by, "import.take_in", taken, name=taken.name)
    return taken


@transaction.atomic
def map_columns(*, by: Officer, taken: Import, sheet: str, header: int, places: Mapping[str, int]) -> Import:
    """จับคู่คอลัมน์: say in which sheet, below which row and in which columns the organisations stand, and have them
    checked. Refuses a sheet or row that is not there, and columns of which none says which organisation is meant."""
    permits.check_may_manage_directory(by)
    taken = _locked(taken)
    after = states.move(states.IMPORT, taken.state, "map")
    table = sheet_of(taken, sheet)
    if header >= len(table.rows):
        raise Refused("no_such_row", sheet=sheet, row=header + 1)
    if not {"code", "name"} & places.keys():
        raise Refused("no_name_column")
    taken.state, taken.sheet, taken.header = after, sheet, header
    taken.headings, taken.places = table.rows[header], dict(places)
    taken.done, taken.total = 0, len(entries(table, header, places))
    taken.save()
    taken.rows.all().delete()
    KeptMapping.objects.update_or_create(
        organisation=taken.organisation,
        headings=columns.fingerprint(table.rows[header]),
        defaults={"places": taken.places},
    )
    ledger.record(by, "import.map", taken, sheet=sheet, rows=taken.total)
    return taken


@transaction.atomic
def commit(*, by: Officer, taken: Import, on: date | None = None) -> Import:
    """ยืนยันการนำเข้า: have the good rows written; what they change is so from the day `on`, or was wrong before."""
    permits.check_may_manage_directory(by)
    taken = _locked(taken)
    taken.state = states.move(states.IMPORT, taken.state, "commit")
    taken.by, taken.on, taken.done, taken.total = by, on, 0, taken.rows.to_write().count()
    taken.save(update_fields=["state", "by", "on", "done", "total"])
    ledger.record(by, "import.commit", taken, rows=taken.total, on=on)
    return taken


@transaction.atomic
def discard(*, by: Officer, taken: Import) -> Import:
    """เลิกการนำเข้า before anything was written."""
    permits.check_may_manage_directory(by)
    taken = _locked(taken)
    taken.state = states.move(states.IMPORT, taken.state, "discard")
    taken.save(update_fields=["state"])
    ledger.record(by, "import.discard", taken)
    return taken


@dataclass(frozen=True, slots=True)
class Told:
    """What a table did to the directory: rows by verdict, and those refused (None where there is none)."""

    counts: dict[str, int]
    refused: Page | None


@transaction.atomic
def load_table(*, by: Officer | None, data: bytes, name: str, day: date) -> Told:
    """บันทึกทะเบียนจากตาราง, whole and at once: what the preview would show as good is written, the rest told.

    Contacts and heads are compared with those of `day`.
    For the operator at the machine; `by` is None there. Refuses a file that is no table, and one without headings.
    """
    if by is not None:
        permits.check_may_manage_directory(by)
    found = columns.guess(read(data, name=name))
    if not {"code", "name"} & found.places.keys():
        raise Refused("no_headings", name=name)
    directory = Register.now(locked=True)
    said = entries(found.sheet, found.header, found.places)
    staff = _staff(found.places, Organisation.objects.current(), day)
    drafts = judging.judge(said, directory, staff, realm=by.organisation.province.code if by else "")
    good = [draft for draft in judging.in_writing_order(drafts, directory) if draft.verdict != SAME]
    load_organisations(by=by, rows=[draft.row for draft in good if draft.row])
    named = [(draft.people, [change.column for change in draft.changes]) for draft in good if draft.people]
    load_people(by=by, people=[people.only(those, changed) for those, changed in named], day=day)
    wrong = [(draft.entry.cells, reason(found.places, draft.faults)) for draft in drafts if draft.verdict == WRONG]
    counts = Counter(draft.verdict for draft in drafts)
    headings = found.sheet.rows[found.header]
    return Told({verdict: counts[verdict] for verdict in VERDICTS}, refused(headings, wrong) if wrong else None)


def _staff(places: columns.Places, organisations: OrganisationQuerySet, day: date) -> Staff:
    """Contacts and heads of some organisations, where a table names any."""
    return Staff.of(organisations, day) if people.named_in(places) else Staff(day)


def sheet_of(taken: Import, name: str) -> Sheet:
    """A sheet of the table by its name. Refuses one that is not there."""
    for sheet in read(taken.read(), name=taken.name):
        if sheet.name == name:
            return sheet
    raise Refused("no_such_sheet", sheet=name)


def check(*, taken: Import) -> None:
    """ตรวจ: judge every row against the directory as it stands now, and keep the judgements. The worker's."""
    found = entries(sheet_of(taken, taken.sheet), taken.header, taken.places)
    directory = Register.now()
    staff = _staff(taken.places, Organisation.objects.current(), taken.day)
    drafts = judging.judge(found, directory, staff, realm=taken.organisation.province.code)
    turns = {draft.entry.number: turn for turn, draft in enumerate(judging.in_writing_order(drafts, directory))}
    for start in range(0, max(len(drafts), 1), BATCH):
        _keep(taken, drafts[start : start + BATCH], turns, last=start + BATCH >= len(drafts))


@transaction.atomic
def _keep(taken: Import, drafts: Sequence[Draft], turns: Mapping[int, int], *, last: bool) -> None:
    """Keep some judgements; those kept before a crash are made anew, for the directory may have changed since."""
    read_so, taken = (taken.sheet, taken.header, taken.places), _locked(taken)
    if taken.state != "checking" or read_so != (taken.sheet, taken.header, taken.places):
        return
    numbers = [draft.entry.number for draft in drafts]
    if numbers:
        taken.rows.filter(number__range=(numbers[0], numbers[-1])).delete()
    ImportRow.objects.bulk_create([_row_of(taken, draft, turns) for draft in drafts], batch_size=500)
    taken.done = taken.rows.count()
    taken.state = states.move(states.IMPORT, taken.state, "check") if last else taken.state
    taken.save(update_fields=["done", "state"])


def _row_of(taken: Import, draft: Draft, turns: Mapping[int, int]) -> ImportRow:
    return ImportRow(
        taken=taken,
        number=draft.entry.number,
        position=turns.get(draft.entry.number, 0),
        verdict=draft.verdict,
        code=draft.code[:20],
        name=(draft.name or draft.said("name"))[:255],
        cells=draft.entry.cells,
        before=asdict(draft.known) | people.kept(draft.met) if draft.known else {},
        after=asdict(draft.row) | people.kept(draft.people) if draft.row and not draft.faults else {},
        changes=draft.changes,
        faults=draft.faults,
    )


@transaction.atomic
def write_some(*, taken: Import, most: int = BATCH) -> bool:
    """บันทึก some of the rows that wait, in their turn; whether any may be left. The worker's.

    Each is looked at again beside the directory as it is now: where somebody else has changed what the preview
    showed, the row is refused with what was found, not forced.
    """
    taken = _locked(taken)
    if taken.state != "writing":
        return False
    rows = list(taken.rows.to_write()[:most])
    if not rows:
        taken.state = states.move(states.IMPORT, taken.state, "finish")
        taken.save(update_fields=["state"])
        ledger.record(taken.by, "import.finish", taken, refused=taken.rows.refused().count())
        return False
    register = Register.now(locked=True)
    there = Organisation.objects.filter(code__in=[row.code for row in rows])
    staff = _staff(taken.places, there, taken.day)
    good = _load(taken, [(row, *found) for row in rows if (found := _still_fits(row, register, staff))])
    for row in good:
        row.outcome = Outcome.WRITTEN
    ImportRow.objects.bulk_update([row for row in rows if row.faults], ["faults"], batch_size=500)
    for outcome in Outcome:
        taken.rows.filter(pk__in=[row.pk for row in rows if row.outcome == outcome]).update(outcome=outcome)
    taken.done += len(rows)
    taken.save(update_fields=["done"])
    return True


def _still_fits(row: ImportRow, register: Register, staff: Staff) -> tuple[Row, People] | None:
    """What is to be written now: the changes of the row over the organisation and the people as they stand. None where
    it no longer fits, or is there already; then the row is told so."""
    after, named, known = _row_in(row.after), people.kept_in(row.after), register.row(row.code)
    now = asdict(known) | people.kept(staff.now(named)) if known else {}
    changed = [column for column, *_ in row.changes]
    if now and all(now[column] == row.after[column] for column in changed):
        row.outcome = Outcome.KEPT
        return None
    row.faults = [*_overtaken(row, changed, now), *_untied(after, register), *_named_twice(after, register)]
    if row.faults:
        row.outcome = Outcome.REFUSED
        return None
    own = {column: row.after[column] for column in changed if column not in people.COLUMNS}
    found = after if known is None else replace(known, **own)
    register.add(Known(found))
    return found, people.only(named, changed)


def _row_in(kept: Mapping[str, str]) -> Row:
    return Row(**{column: kept[column] for column in FIELDS})


def _overtaken(row: ImportRow, changed: Sequence[str], now: Mapping[str, str]) -> list[list[str]]:
    """What somebody else has written since the preview; a contact who is gone is not added again."""
    if not row.before:
        return [["code", row.code, "รหัสที่ยังไม่มี (มีผู้เพิ่มหน่วยงานรหัสนี้หลังจากตรวจ)"]] if now else []
    if not now:
        return [["code", row.code, "รหัสที่ยังมีอยู่ (มีผู้นำออกหลังจากตรวจ)"]]
    looked_at = [*changed, *(["contact_name"] if set(changed) & set(people.CONTACT) - {"contact_name"} else [])]
    return [
        [column, now[column], f"ค่าเดียวกับเมื่อตรวจ คือ “{row.before[column]}” (มีผู้แก้ไขหลังจากตรวจ)"]
        for column in dict.fromkeys(looked_at)
        if now[column] != row.before[column]
    ]


def _untied(after: Row, register: Register) -> list[list[str]]:
    """Supervisor or district that was not written after all."""
    ties = (("parent", after.parent), ("area", after.area))
    return [[key, code, "หน่วยงานที่มีในทะเบียน"] for key, code in ties if code and code not in register.by_code]


def _named_twice(after: Row, register: Register) -> list[list[str]]:
    """The same body under another code, written since the preview."""
    same = (register.row(code) for code in register.named.get(name_key(after.kind, after.name), []))
    twins = [
        one.code
        for one in same
        if one and one.code != after.code and (one.parent, one.area) == (after.parent, after.area)
    ]
    return [["name", after.name, f"หน่วยงานที่ยังไม่มี (มีแล้วในรหัส {code})"] for code in twins]


def _load(taken: Import, good: Sequence[tuple[ImportRow, Row, People]]) -> list[ImportRow]:
    """Write rows into the directory, all at once; in halves where that is refused, so that none blocks the others."""
    if not good:
        return []
    try:
        with transaction.atomic():
            load_organisations(by=taken.by, rows=[found for _, found, _ in good], on=taken.on)
            named = [those for *_, those in good if those.contact_name or those.head_name]
            load_people(by=taken.by, people=named, day=taken.day)
    except Refused as refused:
        if len(good) > 1 and refused.kind != "permit":
            half = len(good) // 2
            return _load(taken, good[:half]) + _load(taken, good[half:])
        for row, *_ in good:
            row.faults, row.outcome = [["code", row.code, f"แถวที่บันทึกได้ ({refused.sentence})"]], Outcome.REFUSED
        return []
    return [row for row, *_ in good]


def _locked(taken: Import) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("by__user", "organisation").get(pk=taken.pk)
