"""Fields as officers fill them: days and years in any written form, short and long texts, several files at once."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import buddhist, common_era, format_date, parse_date
from tidtam.core.thai.digits import arabic

_YEARS: Final = re.compile(r"(\d{4})(?:-(\d{4}))?")
_MOST_YEARS: Final = 20
NOT_OFFERED: Final = "โปรดเลือกจากรายการ"


class ThaiDateField(forms.Field):
    """A date in one text field; its value is an ISO date (common era) or None. `reference` lends a year not typed."""

    widget = forms.TextInput(attrs={"class": "date", "autocomplete": "off"})
    reference: date | None = None

    def to_python(self, value: Any) -> str | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_date(text, reference=self.reference).isoformat()
        except Refused as refused:
            raise forms.ValidationError(f"{refused.sentence} {refused.way_out}", code=refused.code) from refused

    def prepare_value(self, value: Any) -> str:
        """An ISO date as people read it ("22 พฤศจิกายน 2562"); what was typed stays as it was typed."""
        try:
            return format_date(date.fromisoformat(value or ""), "medium")
        except ValueError:
            return value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or None)
        except forms.ValidationError:
            return True


class DayField(ThaiDateField):
    """The same field; its value is a `date`, or None."""

    def to_python(self, value: Any) -> Any:
        iso = super().to_python(value)
        return date.fromisoformat(iso) if iso else None

    def prepare_value(self, value: Any) -> str:
        return super().prepare_value(value.isoformat() if isinstance(value, date) else value)


def day_field(label: str, *, required: bool = False, **more: Any) -> DayField:
    """A day that may be left out, or must be told."""
    told = {"required": "โปรดระบุวันที่ เช่น 20 ธ.ค. 2562"}
    return DayField(label=label, required=required, error_messages=told, **more)


class FiscalYearsField(forms.Field):
    """Years in one text field ("2561-2562", "๒๕๖๑, ๒๕๖๒"); its value is a list of years, B.E."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def to_python(self, value: Any) -> list[int]:
        text = re.sub(r"\s*(?:[-–]|ถึง)\s*", "-", arabic(str(value or "")).replace("พ.ศ.", " "))
        return [year for piece in re.split(r"[,\s]+|และ", text) if piece for year in _years(piece)]

    def prepare_value(self, value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list) else value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or [])
        except forms.ValidationError:
            return True


def _years(piece: str) -> range:
    found = _YEARS.fullmatch(piece)
    try:
        ends = [buddhist(common_era(int(year))) for year in found.groups() if year] if found else []
    except Refused:
        ends = []
    if not ends or not 0 <= ends[-1] - ends[0] < _MOST_YEARS:
        sentence = f"“{piece}” ไม่ใช่ปีงบประมาณ โปรดระบุปี พ.ศ. เช่น 2562 หรือ 2561-2562"
        raise forms.ValidationError(sentence, code="not_a_year")
    return range(ends[0], ends[-1] + 1)


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once: a list, empty where none was chosen. Each is judged by itself when it is received."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [file for file in data or [] if file is not None]


class PlainField(forms.CharField):
    """A text without NUL, which programs leave behind in copied text and no database keeps."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\0", "")


class WordsField(PlainField):
    """A text whose lines end as ours do: browsers send CRLF, and that is no change."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class ChoiceField(forms.ChoiceField):
    """A choice of words that also takes the word already there, however a letter writes it."""

    def keep(self, word: str | None) -> None:
        if word and not self.valid_value(word):
            self.choices = [*self.choices, (word, word)]  # type: ignore[misc]


def choice(label: str, *words_: str, none: str) -> ChoiceField:
    """An optional choice; `none` is what choosing nothing is called."""
    choices = [("", none), *((word, word) for word in words_)]
    return ChoiceField(label=label, choices=choices, required=False, error_messages={"invalid_choice": NOT_OFFERED})


def words(label: str, *, rows: int = 0, most: int = 10_000, required: bool = False, **more: Any) -> WordsField:
    """A text, of one line or of `rows`, no longer than `most` characters, that may be left out, or must be told."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    told = {"required": f"โปรดระบุ{label}", "max_length": f"{label} ยาวเกิน {most:,} ตัวอักษร โปรดย่อ"}
    return WordsField(label=label, required=required, max_length=most, widget=widget, error_messages=told, **more)
