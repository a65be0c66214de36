"""S4 as a page: every field with how sure it is, its place in the text, and the warnings that stand at it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from django import forms

from tidtam.core.duties.deadline import Standing, standing
from tidtam.core.reading.parts import CHANNELS
from tidtam.core.thai.calendar import Calendar
from tidtam.core.thai.dates import WEEKDAYS
from tidtam.letters import contents
from tidtam.letters.addressees import Meaning, meanings
from tidtam.letters.forms import ReviewForm
from tidtam.letters.letter_forms import UNSAID
from tidtam.letters.models import Letter, WarningAnswer
from tidtam.letters.recheck import Key
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

TOP: Final = "#checks-heading"
"""The head of the list of what to look at."""


@dataclass(frozen=True, slots=True)
class Note:
    """A warning as it is shown: where it stands, and the answer it has got."""

    id: str
    code: str
    field: str
    message: str
    answer: WarningAnswer | None

    @property
    def section(self) -> str | None:
        """The field it stands at; None for the letter as a whole."""
        root = _root(self.field)
        return root if root in SECTIONS else STANDS_WITH.get(root)


@dataclass(frozen=True, slots=True)
class Check:
    """How a field, or a row of a table, stands. `sure` is None where the machine found nothing, or could not read."""

    label: str
    sure: bool | None
    edited: bool
    source: str
    notes: tuple[Note, ...]
    unread: bool
    emptied: bool

    @property
    def word(self) -> str:
        missing = "ยังไม่ได้กรอก" if self.unread else "ไม่พบในหนังสือ"
        if self.emptied:
            return "ยังไม่ได้ระบุ"
        return "แก้ไขแล้ว" if self.edited else {True: "ชัดเจน", False: "โปรดตรวจ", None: missing}[self.sure]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its form; `check` is None for the empty row. `meaning`: what an addressee means."""

    values: contents.Fields
    form: forms.Form
    check: Check | None = None
    meaning: Meaning = field(default_factory=Meaning)
    standing: Standing | None = None
    closed: str | None = None

    @property
    def weekday(self) -> str:
        """The weekday of the deadline: "วันเสาร์"."""
        return f"วัน{WEEKDAYS[date.fromisoformat(self.values['deadline']).weekday()]}"

    @property
    def decided(self) -> bool:
        """Whether an officer said what an addressee means."""
        return bool(self.values and self.values["match"]["decided_by"] == "officer")

    @property
    def by(self) -> str:
        """Who said what an addressee means, where an officer did."""
        return " (เลือกโดยเจ้าหน้าที่)" if self.decided else ""

    @property
    def holiday(self) -> str:
        """Why offices are closed on the deadline, short: "วันหยุด", "วันหยุด (วันชาติ)"."""
        names = (self.closed or "").split("; ")
        return "วันหยุด" if self.closed == self.weekday else f"วันหยุด ({min(names, key=len)})"

    @property
    def channel(self) -> str:
        """The way a report goes, in a word."""
        return CHANNELS.get(self.values["channel"]["type"] or "", UNSAID)

    @property
    def address(self) -> list[str]:
        """Where a report goes; an e-mail in its two halves, so that a line breaks after the "@"."""
        return (self.values["channel"]["value"] or "").split("@")


@dataclass(frozen=True, slots=True)
class ToSee:
    """One line of the list of what a person should look at: the field, why, and where it stands; its warning."""

    label: str
    why: str
    href: str
    note: Note | None = None


class ReviewPage:
    """What the template of S4 shows of a letter and its form."""

    def __init__(self, letter: Letter, form: ReviewForm, *, today: date, calendar: Calendar) -> None:
        self.letter, self.form, self.today, self.calendar = letter, form, today, calendar
        self.read = contents.first(letter.reading)
        self.meanings = meanings(letter.fields["addressees"], letter.organisation)
        answers = {(answer.code, answer.field): answer for answer in letter.answers.select_related("by__user")}
        self.notes = [
            Note(f"warning-{place}", **warning, answer=answers.get((warning["code"], warning["field"])))
            for place, warning in enumerate(letter.warnings)
        ]
        self.rows = {name: [*self._rows(name)] for name in form.tables}
        self.checks = {name: self._section(name) for name in SECTIONS}
        self._tie_notes()

    @property
    def general(self) -> list[Note]:
        """Warnings of the letter as a whole."""
        return [note for note in self.notes if note.section is None]

    @cached_property
    def to_see(self) -> list[ToSee]:
        """What a person should look at, in the order of the page."""
        waiting = [note for note in self.notes if not note.answer]
        seen = [ToSee("ทั้งฉบับ", note.message, f"#{note.id}", note) for note in waiting if note.section is None]
        for name, check in self.checks.items():
            notes = [note for note in waiting if note.section == name]
            seen += [ToSee(check.label, note.message, f"#{note.id}", note) for note in notes]
            unsure = check.sure is False and not notes and not check.edited
            if unsure or name in self.letter.missing:
                seen.append(ToSee(check.label, check.word, f"#field-{name}"))
        return seen

    @property
    def waiting(self) -> int:
        """How many lines of the list are warnings, to be acknowledged."""
        return sum(one.note is not None for one in self.to_see)

    def place_of(self, key: Key) -> str:
        """The link to a warning at its field; to the list where there is none such."""
        return next((f"#{note.id}" for note in self.notes if (note.code, note.field) == key), TOP)

    def place_after(self, key: Key) -> str:
        """The link to the warning that follows one in the list; to the list's head where it was the last."""
        notes = [one.note for one in self.to_see if one.note]
        keys = [(note.code, note.field) for note in notes]
        following = notes[keys.index(key) + 1 :] if key in keys else []
        return f"#see-{following[0].id}" if following else TOP

    @property
    def checked(self) -> int:
        """Fields with nothing left to look at, and warnings that were answered."""
        waiting = {one.label for one in self.to_see}
        done = [check for check in self.checks.values() if (check.sure or check.edited) and check.label not in waiting]
        return len(done) + sum(bool(note.answer) for note in self.notes)

    @property
    def late(self) -> list[Row]:
        """Duties laid on others whose day has passed."""
        asked = [row for row in self.rows["duties"] if row.standing and not row.values["own"]]
        return [row for row in asked if row.standing and row.standing.kind == "late"]

    def why_closed(self, day: str | None) -> str | None:
        """Why offices are closed on a day (ISO): a Sunday, a holiday."""
        return self.calendar.why_not(date.fromisoformat(day)) if day else None

    @property
    def closed(self) -> str | None:
        return self.why_closed(self.letter.fields["date"])

    def _section(self, name: str) -> Check:
        in_rows = {note for row in self.rows.get(name, []) if row.check for note in row.check.notes}
        notes = [note for note in self.notes if note.section == name and note not in in_rows]
        return self._check(SECTIONS[name], name, notes)

    def _rows(self, name: str) -> Iterable[Row]:
        known = self.letter.fields[name]
        for place, form in enumerate(self.form.tables[name].forms):
            yield self._row(name, place, form) if place < len(known) else Row({}, form)

    def _row(self, name: str, place: int, form: forms.Form) -> Row:
        values = self.letter.fields[name][place]
        path = f"{name}[{values.get('origin')}]"
        check = self._check("", path, [note for note in self.notes if _within(note.field, path)])
        if name == "addressees":
            return Row(values, form, check, self.meanings[place])
        deadline = values.get("deadline")
        left = standing(date.fromisoformat(deadline), self.today, self.calendar) if deadline else None
        return Row(values, form, check, standing=left, closed=self.why_closed(deadline))

    def _check(self, label: str, path: str, notes: Iterable[Note]) -> Check:
        found = self.letter.reading
        sure = [value for key, value in found.get("confidence", {}).items() if _within(key, path)]
        here = [key for key in found.get("spans", {}) if _within(key, path)]
        edited = contents.value_at(self.letter.fields, path) != contents.value_at(self.read, path)
        return Check(
            label,
            all(value >= SURE for value in sure) if sure else None,
            edited,
            f"#{anchor(here[0])}" if here else "",
            tuple(notes),
            unread=bool(self.letter.refusal),
            emptied=edited and not contents.value_at(self.letter.fields, path),
        )

    def _tie_notes(self) -> None:
        """Tie each warning to its input, for those who hear the page."""
        for name in set(self.checks) & set(self.form.head.fields):
            _tie(self.form.head, name, self.checks[name].notes)
        for row in (row for rows in self.rows.values() for row in rows if row.check):
            for note in row.check.notes if row.check else ():
                last = note.field.rpartition(".")[2]
                name = "channel_value" if last == "channel" else last
                _tie(row.form, name if name in row.form.fields else next(iter(row.form.fields)), [note])


def way_of(duty: contents.Fields) -> str:
    """The way a report goes and where to, in words: "อีเมล nhr.plan@rlpd.go.th"."""
    kind, value = duty["channel"]["type"], duty["channel"]["value"]
    return " ".join(word for word in (CHANNELS.get(kind or ""), value) if word) or UNSAID


def _root(path: str) -> str:
    return re.split(r"\W", path, maxsplit=1)[0]


def _within(key: str, path: str) -> bool:
    """Whether a path is that one or stands in it: "duties[0].deadline" in "duties[0]" and in "duties"."""
    return key.startswith(path) and not re.match(r"\w", key[len(path) :])


def _tie(form: forms.Form, name: str, notes: Iterable[Note]) -> None:
    bound, attrs = form[name], form.fields[name].widget.attrs
    before = attrs.get("aria-describedby", f"{bound.auto_id}_error" if bound.errors else "")
    ids = " ".join([before, *(note.id for note in notes)]).strip()
    if ids:
        attrs["aria-describedby"] = ids
