"""A table against the directory: for each row whether it adds, changes, leaves as it is, or is wrong, and why.

No row is forced: what is wrong is told by column, what was found and what was expected; the others stand without it.
Empty cells say nothing, so they change nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tidtam.core.thai.digits import arabic
from tidtam.directory import naming
from tidtam.directory.imports import people
from tidtam.directory.imports.draft import Change, Draft, Entry
from tidtam.directory.imports.identity import IN_DISTRICTS, LONGEST, Identifier
from tidtam.directory.imports.kinds import short_name
from tidtam.directory.imports.register import Known, Register, name_key
from tidtam.directory.models import TREE_DEPTH, Kind
from tidtam.directory.rows import Row
from tidtam.directory.staff import Staff

_FIRST: Final = (Kind.MINISTRY, Kind.PROVINCE, Kind.DISTRICT)
"""What others are placed in is understood before them, wherever it stands in the table."""
_COMPARED: Final = ("kind", "name", "short_name", "parent", "area", "head", "saraban_mailbox", "phone")
_LONGEST: Final = {"short_name": LONGEST, "head": LONGEST, "phone": 100, "saraban_mailbox": 254}


def judge(entries: Sequence[Entry], directory: Register, staff: Staff, *, realm: str = "") -> list[Draft]:
    """The rows of a table, understood and compared; in their order. `realm` is the code of the organisation that all
    must stay under, "" for anywhere."""
    return _Judge(directory, staff, realm).judge(entries)


def in_writing_order(drafts: Iterable[Draft], directory: Register) -> list[Draft]:
    """The good rows, each after its supervisor and its district."""
    register = Register(directory.by_code.values())
    good = [(draft, draft.row) for draft in drafts if draft.row is not None and not draft.faults]
    for _, row in good:
        register.add(Known(row))
    rank = {kind.value: place for place, kind in enumerate(_FIRST)}
    turns = {draft.entry.number: (rank.get(row.kind, len(rank)), len(register.chain(row.code))) for draft, row in good}
    return sorted((draft for draft, _ in good), key=lambda one: (*turns[one.entry.number], one.entry.number))


class _Judge:
    def __init__(self, directory: Register, staff: Staff, realm: str) -> None:
        self.directory, self.staff, self.realm = directory, staff, realm
        over = directory.row(realm)
        self.top = realm if over and over.kind == Kind.MINISTRY else ""
        self.register = Register(directory.by_code.values())
        self.identifier = Identifier(directory, self.register)

    def judge(self, entries: Sequence[Entry]) -> list[Draft]:
        drafts = [Draft(entry) for entry in entries]
        for draft in drafts:
            self.register.reserve(draft.said("code").upper())
        seen: dict[str, Draft] = {}
        for draft in sorted(drafts, key=self._rank):
            self.identifier.identify(draft)
            self._once(draft, seen)
        for draft in drafts:
            if not draft.faults:
                self._fill(draft)
                people.judge(draft, self.staff)
        self._check_ties(drafts)
        for draft in drafts:
            if draft.row is not None and not draft.faults:
                draft.changes = [*self._changes(draft.row, draft.known), *draft.changes]
        return drafts

    def _rank(self, draft: Draft) -> int:
        """Provinces and districts first, told by the kind or the name that is written."""
        kind = self.identifier.hint(draft)
        return _FIRST.index(Kind(kind)) if kind in _FIRST else len(_FIRST)

    def _once(self, draft: Draft, seen: dict[str, Draft]) -> None:
        """An organisation stands in a table once; then others of the table may name it."""
        if draft.faults:
            return
        if draft.code in seen:
            draft.fault("code", f"หน่วยงานละหนึ่งแถว (มีแล้วในแถวที่ {seen[draft.code].entry.number})", draft.code)
            return
        twins = [code for code in self.register.named.get(name_key(draft.kind, draft.name), []) if code != draft.code]
        if draft.known is None and (twin := self._twin(draft, twins)):
            draft.fault("name", f"หน่วยงานที่ยังไม่มี (ชื่อนี้มีแล้วในรหัส {twin})", draft.name)
            return
        seen[draft.code] = draft
        parent = draft.province if draft.province != draft.code else ""
        above = draft.known or Row(draft.code, draft.kind, draft.name, parent=parent, area=draft.place)
        self.register.add(Known(replace(above, kind=draft.kind, name=draft.name)))

    def _twin(self, draft: Draft, codes: list[str]) -> str | None:
        rows = (self.register.by_code[code].row for code in codes)
        same = (row for row in rows if draft.province in self.register.chain(row.code) or not draft.province)
        return next((row.code for row in same if row.area == draft.place), None)

    def _fill(self, draft: Draft) -> None:
        known = draft.known or Row(draft.code, draft.kind, draft.name)
        parent = self._parent(draft)
        draft.row = replace(
            known,
            kind=draft.kind,
            name=draft.name,
            parent=parent,
            area=draft.place if draft.kind in IN_DISTRICTS else known.area,
            short_name=_short_name(draft, known),
            head=_head(draft, known),
            saraban_mailbox=draft.said("saraban_mailbox") or known.saraban_mailbox,
            phone=arabic(draft.said("phone")) or known.phone,  # what is dialled has digits that a telephone knows
        )
        self._check_cells(draft)

    def _check_cells(self, draft: Draft) -> None:
        for column, most in _LONGEST.items():
            if len(draft.said(column)) > most:
                draft.fault(column, f"ไม่เกิน {most} ตัวอักษร")
        if mailbox := draft.said("saraban_mailbox"):
            try:
                validate_email(mailbox)
            except ValidationError:
                draft.fault("saraban_mailbox", "อีเมลหนึ่งที่อยู่ เช่น saraban@example.go.th")

    def _parent(self, draft: Draft) -> str:
        """The supervisor said; else the one there was; else the district of ทต. and อบต. (พ.ร.บ. เทศบาล 2496 ม.71,
        พ.ร.บ. สภาตำบลและ อบต. 2537 ม.90), and the province of all others."""
        if said := draft.said("parent"):
            found = self.identifier.find(said, "", draft.province)
            if found is None:
                draft.fault("parent", "รหัสหรือชื่อของหน่วยงานในทะเบียนหรือในตารางนี้ (ถ้าเป็นกระทรวง กรม โปรดไม่นำเข้าคอลัมน์นี้)")
            return found or ""
        if draft.known and (draft.known.kind == draft.kind or draft.kind not in {"subdistrict_municipality", "sao"}):
            return draft.known.parent
        if draft.kind in {Kind.PROVINCE, Kind.MINISTRY}:
            return self.top if self.top != draft.code else ""
        parent = draft.place if draft.kind in {"subdistrict_municipality", "sao"} else draft.province
        if not parent:
            draft.fault("parent", "จังหวัดหรืออำเภอที่กำกับดูแล เพราะระบบระบุเองไม่ได้")
        return parent

    def _check_ties(self, drafts: list[Draft]) -> None:
        """Supervisors and districts must be there: in the directory, or in a row that is not wrong itself."""
        after = Register(self.directory.by_code.values())
        for draft in drafts:
            if draft.row is not None and not draft.faults:
                after.add(Known(draft.row))
        wrong = True
        while wrong:
            wrong = False
            for draft in drafts:
                if draft.row is None or draft.faults:
                    continue
                self._check_tie(draft, draft.row, after)
                if draft.faults:
                    wrong = True
                    self._take_back(draft, after)

    def _take_back(self, draft: Draft, after: Register) -> None:
        before = self.directory.by_code.get(draft.code)
        if before is not None:
            after.add(before)
        else:
            del after.by_code[draft.code]

    def _is_of_others(self, draft: Draft) -> bool:
        """Whether the directory has it elsewhere: whoever names a supervisor here would take it over."""
        return bool(self.realm and draft.known) and self.realm not in self.directory.chain(draft.code)

    def _check_tie(self, draft: Draft, row: Row, after: Register) -> None:
        if self._is_of_others(draft):
            draft.fault("code", "หน่วยงานในความดูแลของสำนักงานนี้", draft.said("code") or row.name)
            return
        for column, code in (("parent", row.parent), ("area", row.area)):
            if code and code not in after.by_code:
                draft.fault(column, "หน่วยงานที่นำเข้าได้ (แถวของหน่วยงานนั้นผิดหรือไม่มี)", draft.said(column) or code)
                return
        chain = after.chain(row.code)
        top = after.row(chain[-1])
        if top is not None and top.parent:
            draft.fault("parent", "ผู้กำกับดูแลที่ไม่วนกลับมาที่หน่วยงานเดิม", draft.said("parent") or row.parent)
        elif len(chain) > TREE_DEPTH + 1:
            draft.fault("parent", f"การกำกับดูแลไม่เกิน {TREE_DEPTH} ขั้น", draft.said("parent") or row.parent)
        elif self.realm and self.realm not in chain:
            draft.fault("parent", "หน่วยงานในความดูแลของสำนักงานนี้", draft.said("parent") or row.parent or row.name)

    def _changes(self, after: Row, known: Row | None) -> list[Change]:
        pairs = [(column, getattr(known, column) if known else "", getattr(after, column)) for column in _COMPARED]
        return [
            Change(column, self._shown(column, old), self._shown(column, new))
            for column, old, new in pairs
            if old != new
        ]

    def _shown(self, column: str, value: str) -> str:
        if column == "kind" and value:
            return str(Kind(value).label)
        named = self.register.row(value) if column in {"parent", "area"} else None
        return named.name if named else value


def _short_name(draft: Draft, known: Row) -> str:
    """What is said; a short name that follows from the name goes on following it."""
    said = draft.said("short_name") or (known.short_name if draft.known else "")
    follows = short_name(known.kind, known.name)
    return short_name(draft.kind, draft.name) if said in {"", follows} else said


def _head(draft: Draft, known: Row) -> str:
    """Kept only where it does not follow from kind and name."""
    said = draft.said("head")
    if not said or said == naming.head_title(known.kind, known.name, known.head):
        return known.head
    return "" if said == naming.head_title(draft.kind, draft.name) else said
