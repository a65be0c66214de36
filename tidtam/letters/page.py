"""S4 as a page: every field with how sure it is, its place in the text, and the warnings that stand at it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms

from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import WEEKDAYS
from tidtam.letters import contents
from tidtam.letters.addressees import meaning
from tidtam.letters.forms import ReviewForm
from tidtam.letters.letter_forms import CHANNELS
from tidtam.letters.models import Answer, Letter, WarningAnswer
from tidtam.letters.source import anchor

SURE: Final = 0.9
"""From this confidence on a field is called ชัดเจน."""

SECTIONS: Final = {
    "urgency": "ชั้นความเร็ว",
    "number": "ที่",
    "date": "ลงวันที่",
    "subject": "เรื่อง",
    "addressees": "เรียน",
    "references": "อ้างถึง",
    "attachments": "สิ่งที่ส่งมาด้วย",
    "duties": "ภาระที่ต้องทำ",
    "fiscal_years": "ปีงบประมาณ",
    "contacts": "ผู้ประสานงาน",
    "signatory": "ผู้ลงนาม",
    "unit": "หน่วยงานเจ้าของเรื่อง",
}
"""The fields in the letter's order, by the roots of their paths in the reading."""

STANDS_WITH: Final = {
    "urgent_by": "urgency",
    "secrecy": "urgency",
    "salutation": "addressees",
    "mentions": "references",
    "resources": "attachments",
    "closing": "duties",
    "unit_parent": "unit",
    "footer": "unit",
}
EXPECTED: Final = ("number", "date", "subject", "addressees", "duties")
"""What nearly every letter has: where it is missing, a person should look."""

_ROOT: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Note:
    """A warning as it is shown: where it stands, and the answer it has got."""

    id: str
    code: str
    field: str
    message: str
    answer: WarningAnswer | None

    @property
    def open(self) -> bool:
        return self.answer is None

    @property
    def mended(self) -> bool:
        return self.answer is not None and self.answer.answer == Answer.MENDED

    @property
    def key(self) -> str:
        """What the button รับทราบ sends."""
        return f"{self.code} {self.field}"


@dataclass(frozen=True, slots=True)
class Check:
    """How one field, or one row of a table, stands. `sure` is None where the machine found nothing there."""

    id: str
    label: str
    sure: bool | None
    edited: bool
    source: str
    notes: tuple[Note, ...]

    @property
    def word(self) -> str:
        if self.edited:
            return "แก้ไขแล้ว"
        return {True: "ชัดเจน", False: "โปรดตรวจ", None: "ไม่พบในหนังสือ"}[self.sure]

    @property
    def open_notes(self) -> list[Note]:
        return [note for note in self.notes if note.open]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its values, its form, its check; `match` in words for an addressee."""

    values: contents.Fields
    form: forms.Form
    check: Check | None
    meant: str = ""
    count: int | None = None
    standing: Standing | None = None
    closed: str | None = None

    @property
    def offers(self) -> bool:
        """Whether the directory offers names that may be meant."""
        return bool(self.form.initial.get("offers"))

    @property
    def weekday(self) -> str:
        """The weekday of the deadline: "วันเสาร์"."""
        return f"วัน{WEEKDAYS[date.fromisoformat(self.values['deadline']).weekday()]}"

    @property
    def channel(self) -> str:
        """The way a report goes, in a word."""
        return dict(CHANNELS)[self.values["channel"]["type"] or ""]

    @property
    def address(self) -> list[str]:
        """Where a report goes; an e-mail in its two halves, so that a line breaks after the "@"."""
        return (self.values["channel"]["value"] or "").split("@")


@dataclass(frozen=True, slots=True)
class ToSee:
    """One line of the list of what a person should look at: the field, why, and where it stands."""

    label: str
    why: str
    href: str


class ReviewPage:
    """What the template of S4 shows of a letter and its form."""

    def __init__(self, letter: Letter, form: ReviewForm, *, today: date, calendar: Calendar) -> None:
        self.letter, self.form, self.today, self.calendar = letter, form, today, calendar
        self.read = contents.first(letter.reading)
        self.confidence: dict[str, float] = letter.reading.get("confidence", {})
        self.spans: dict[str, list[list[int]]] = letter.reading.get("spans", {})
        answers = {(answer.code, answer.field): answer for answer in letter.answers.select_related("by__user")}
        self.notes = [
            Note(
                f"warning-{place}", one["code"], one["field"], one["message"], answers.get((one["code"], one["field"]))
            )
            for place, one in enumerate(letter.warnings)
        ]
        self.rows = {name: self._rows(name) for name in contents.ROWS}
        self.checks = {name: self._section(name) for name in SECTIONS}
        self._describe()

    @property
    def general(self) -> list[Note]:
        """Warnings of the letter as a whole."""
        return [note for note in self.notes if _section_of(note.field) is None]

    @property
    def to_see(self) -> list[ToSee]:
        """What a person should look at, in the order of the page."""
        seen = [ToSee("ทั้งฉบับ", note.message, f"#{note.id}") for note in self.general if note.open]
        for check in self.checks.values():
            notes = [note for note in self.notes if note.open and _section_of(note.field) == _key(check)]
            seen += [ToSee(check.label, note.message, f"#{note.id}") for note in notes]
            if (
                not notes
                and not check.edited
                and (check.sure is False or (check.sure is None and _key(check) in EXPECTED))
            ):
                seen.append(ToSee(check.label, check.word, f"#{check.id}"))
        return seen

    @property
    def checked(self) -> int:
        """Fields with nothing left to look at, and warnings that were answered."""
        waiting = {_section_of(note.field) for note in self.notes if note.open}
        done = [check for key, check in self.checks.items() if key not in waiting and (check.sure or check.edited)]
        return len(done) + sum(not note.open for note in self.notes)

    @property
    def late(self) -> list[Row]:
        """Duties laid on others whose day has passed."""
        return [
            row for row in self.rows["duties"] if row.standing and row.standing.kind == "late" and not row.values["own"]
        ]

    @property
    def closed(self) -> str | None:
        """Why offices are closed on the date of the letter: a Sunday, a holiday."""
        return self._closed(self.letter.fields["date"])

    def _closed(self, day: str | None) -> str | None:
        return self.calendar.why_not(date.fromisoformat(day)) if day else None

    def _section(self, name: str) -> Check:
        sure = [value for path, value in self.confidence.items() if _root(path) == name]
        here = [path for path in self.spans if _root(path) == name]
        rows = {note.id for row in self.rows.get(name, []) if row.check for note in row.check.notes}
        notes = tuple(note for note in self.notes if _section_of(note.field) == name and note.id not in rows)
        source = f"#{anchor(here[0])}" if here else ""
        return Check(f"field-{name}", SECTIONS[name], _all_sure(sure), self._is_edited(name), source, notes)

    def _is_edited(self, *names: str) -> bool:
        return any(contents.value_at(self.letter.fields, name) != contents.value_at(self.read, name) for name in names)

    def _rows(self, name: str) -> list[Row]:
        values = self.letter.fields[name]
        shown = self.form.tables[name].forms if name in self.form.tables else []
        return [
            self._row(name, place, values[place] if place < len(values) else None, form)
            for place, form in enumerate(shown)
        ]

    def _row(self, name: str, place: int, values: contents.Fields | None, form: forms.Form) -> Row:
        if values is None:
            return Row({}, form, None)
        check = self._row_check(name, place, values)
        if name == "addressees":
            meant, count = meaning(values["match"], self.letter.organisation)
            return Row(values, form, check, meant, count)
        deadline = values.get("deadline")
        left = standing(date.fromisoformat(deadline), self.today, self.calendar) if deadline else None
        return Row(values, form, check, standing=left, closed=self._closed(deadline))

    def _row_check(self, name: str, place: int, values: contents.Fields) -> Check:
        origin, id_ = values.get("origin"), f"{name}-{place}"
        if origin is None:
            return Check(id_, "", None, True, "", ())
        path = f"{name}[{origin}]"
        sure = [value for key, value in self.confidence.items() if _within(key, path)]
        here = [key for key in self.spans if _within(key, path)]
        notes = tuple(note for note in self.notes if _within(note.field, path))
        source = f"#{anchor(here[0])}" if here else ""
        return Check(id_, "", _all_sure(sure), self._is_edited(path), source, notes)

    def _describe(self) -> None:
        """Tie each warning to its input for those who hear the page."""
        for name, check in self.checks.items():
            if name in self.form.head.fields:
                _tie(self.form.head, name, check.notes)
        for rows in self.rows.values():
            for row in rows:
                for name in row.form.fields if row.check else ():
                    _tie(row.form, name, [note for note in row.check.notes if _names(note.field, name)])


def _root(path: str) -> str:
    found = _ROOT.match(path)
    return found[0] if found else ""


def _section_of(path: str) -> str | None:
    root = _root(path)
    return root if root in SECTIONS else STANDS_WITH.get(root)


def _all_sure(confidence: list[float]) -> bool | None:
    return all(one >= SURE for one in confidence) if confidence else None


def _key(check: Check) -> str:
    return check.id.removeprefix("field-")


def _within(key: str, path: str) -> bool:
    return key == path or key.startswith(f"{path}.")


def _names(path: str, field: str) -> bool:
    """Whether a warning's path ends at that field of a row's form; channel is two fields, a bare row its first."""
    last = path.rpartition(".")[2] if "." in path else "text"
    return field == last or (last == "channel" and field == "channel_value") or (last == "text" and field == "action")


def _tie(form: forms.Form, name: str, notes: Iterable[Note]) -> None:
    ids = [note.id for note in notes]
    if ids:
        bound = form[name]
        errors = [f"{bound.auto_id}_error"] if bound.errors else []
        form.fields[name].widget.attrs["aria-describedby"] = " ".join([*errors, *ids])
