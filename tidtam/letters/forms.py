"""The forms of S3 and S4: what comes in, and a whole letter under one button."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet, BoundField

from tidtam.accounts.form_fields import FilesField, PlainField, ThaiDateField
from tidtam.core.forms.values import era_note
from tidtam.letters import contents
from tidtam.letters.addressees import Decision
from tidtam.letters.letter_forms import TABLES, AddresseeForm, HeadForm, RowForm
from tidtam.letters.models import Letter


class IntakeForm(forms.Form):
    """S3: files, or text, or both."""

    files = FilesField(  # type: ignore[assignment]
        label="ไฟล์หนังสือ",
        required=False,
        help_text="PDF, DOCX หรือไฟล์ข้อความ ไฟล์ละไม่เกิน 20 MB เลือกได้หลายไฟล์",
    )
    text = PlainField(
        label="ข้อความของหนังสือ",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="คัดลอกหนังสือทั้งฉบับ ตั้งแต่เลขที่หนังสือถึงผู้ลงนาม แล้ววางที่นี่",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if not cleaned.get("files") and not cleaned.get("text", "").strip() and not self.errors:
            raise forms.ValidationError("โปรดเลือกไฟล์หรือวางข้อความของหนังสือก่อน", code="nothing_given")
        return cleaned


@dataclass(frozen=True, slots=True)
class Line:
    """One field in a list above the form: where it is, and what is said of it (`theirs`: what somebody else saved)."""

    id: str
    label: str
    said: str
    theirs: str = ""


class ReviewForm:
    """S4: the head and the tables of a letter. `confirming` asks for what a confirmed letter needs."""

    def __init__(self, letter: Letter, data: Mapping[str, Any] | None = None, *, confirming: bool = False) -> None:
        self.letter, self.data = letter, data
        self.head = HeadForm(data, initial=HeadForm.initial_of(letter.fields))
        self.tables = {name: _table(name, letter.fields[name], data) for name in TABLES}
        subject = self.head.fields["subject"]
        subject.required, subject.error_messages["required"] = confirming, "โปรดระบุเรื่องของหนังสือ"
        written = date.fromisoformat(letter.fields["date"]) if letter.fields["date"] else None
        dates = (field for form in self.forms for field in form.fields.values() if isinstance(field, ThaiDateField))
        for field in dates:
            field.reference = written

    @property
    def forms(self) -> list[forms.Form]:
        """Head first, then every row, in the order of the page."""
        return [self.head, *(form for table in self.tables.values() for form in table.forms)]

    @property
    def conflict(self) -> bool:
        """Whether the letter has changed since the page that was sent was shown."""
        return self.data is not None and self.data.get("version") != str(self.letter.version)

    def is_valid(self) -> bool:
        valid = [self.head.is_valid(), *(table.is_valid() for table in self.tables.values())]
        return all(valid) and not self.conflict

    def changes(self) -> dict[str, Any]:
        """Field of the letter → its new value, of those that an officer changed."""
        changed = [name for name, table in self.tables.items() if table.has_changed()]
        return {**self.head.changes(), **{name: [row for row, _ in self._rows(name)] for name in changed}}

    def decisions(self) -> dict[int, Decision]:
        """What addressees mean, by their place after the changes."""
        rows = [form for _, form in self._rows("addressees")]
        said = [form.decided if isinstance(form, AddresseeForm) else None for form in rows]
        return {place: decision for place, decision in enumerate(said) if decision}

    def notes(self) -> list[str]:
        """What was understood otherwise than typed: years of the common era."""
        typed = (bound.data or "" for bound in self._changed() if isinstance(bound.field, ThaiDateField))
        return [note for day in typed if (note := era_note(day))]

    def faults(self) -> list[Line]:
        """Every fault, in the order of the page, with the sentence that also stands at its field."""
        bounds = [form[name] for form in self.forms if form.is_bound for name in form.errors]
        whole = [str(error) for table in self.tables.values() if table.is_bound for error in table.non_form_errors()]
        lines = [Line(_input(bound), str(bound.label), " ".join(map(str, bound.errors))) for bound in bounds]
        return [*lines, *(Line("main", "แบบฟอร์ม", error) for error in whole)]

    def disagreements(self) -> list[Line]:
        """Where the letter as it stands now and what was typed differ."""
        return [
            Line(_input(bound), str(bound.label), _said(bound, bound.data), theirs=_said(bound, bound.initial))
            for bound in self._changed()
        ]

    def _changed(self) -> Iterator[BoundField]:
        for form in self.forms:
            yield from (form[name] for name in form.changed_data if name != "origin")

    def _rows(self, name: str) -> Iterator[tuple[contents.Fields, RowForm]]:
        """The rows that are kept, each over what stood there before, with its form."""
        table = self.tables[name]
        for place, form in enumerate(table.forms):
            added = place >= table.initial_form_count()
            if form in table.deleted_forms or (added and not form.has_changed()):
                continue
            before = self._before(name, form.cleaned_data.get("origin"))
            yield {**form.row(before), "origin": before.get("origin")}, form

    def _before(self, name: str, origin: int | None) -> contents.Fields:
        """The row of the letter that a form is about; nothing for one added now."""
        rows = [row for row in self.letter.fields[name] if origin is not None and row.get("origin") == origin]
        return rows[0] if rows else {}


def _table(name: str, rows: list[contents.Fields], data: Mapping[str, Any] | None) -> BaseFormSet[Any]:
    form = TABLES[name].form
    return TABLES[name](data, prefix=name, initial=[form.initial_of(row) for row in rows])


def _input(bound: BoundField) -> str:
    """The id that a link to the field leads to: its input, or the first of its radios."""
    return bound.id_for_label or f"{bound.auto_id}_0"


def _said(bound: BoundField, value: Any) -> str:
    shown = bound.field.prepare_value(value)
    if isinstance(bound.field, forms.BooleanField):
        return "ใช่" if shown else "ไม่ใช่"
    return str(shown or "ว่าง")
