"""The forms of an import: the file, and the columns told apart."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from django import forms

from tidtam.accounts.form_fields import day_field
from tidtam.directory.imports.columns import COLUMNS, Guess
from tidtam.paper.sheets.sheet import Sheet, column_letter

EXAMPLES: Final = 3
ACCEPTED: Final = ".xlsx,.ods,.xls,.csv"
CHOICES: Final = [("", "ไม่นำเข้า"), *((column.key, column.title) for column in COLUMNS)]


class UploadForm(forms.Form):
    """A table of organisations."""

    file = forms.FileField(
        label="ไฟล์ตาราง",
        help_text="XLSX, ODS, XLS หรือ CSV ไม่เกิน 20 MB หัวคอลัมน์ชื่อใดก็ได้ ระบบจับคู่ให้แล้วให้ตรวจก่อน",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED, "aria-describedby": "id_file_helptext"}),
        error_messages={"required": "โปรดเลือกไฟล์", "empty": "ไฟล์ว่างเปล่า โปรดเลือกไฟล์ใหม่"},
    )


class CommitForm(forms.Form):
    """The day from which what is changed is so; none where the register was wrong before."""

    on = day_field(
        "ชื่อและผู้กำกับดูแลที่แก้ไข มีผลตั้งแต่วันที่",
        help_text="เช่น 1 ต.ค. 2569 เว้นว่างถ้าเป็นการแก้ข้อมูลที่บันทึกไว้ผิด",
    )


class Shown(NamedTuple):
    """A column of the table on the page: its letter, heading and first cells, with the choice of what it is."""

    letter: str
    heading: str
    examples: list[str]
    field: forms.BoundField


class MapForm(forms.Form):
    """Sheet, row of headings (as Excel counts, from 1), and for each column which of ours it is."""

    header = forms.IntegerField(label="แถวหัวคอลัมน์", min_value=1, widget=forms.NumberInput(attrs={"size": 5}))

    def __init__(self, sheets: Sequence[Sheet], guess: Guess, data: Mapping[str, Any] | None = None) -> None:
        initial = {"sheet": guess.sheet.name, "header": guess.header + 1}
        super().__init__(data, initial=initial | {f"column-{place}": key for key, place in guess.places.items()})
        self.guess = guess
        names = [(sheet.name, sheet.name) for sheet in sheets]
        self.fields["sheet"] = forms.ChoiceField(label="แผ่นงาน", choices=names)
        for place in range(self._width()):
            label = f"คอลัมน์ {column_letter(place)}"
            self.fields[f"column-{place}"] = forms.ChoiceField(label=label, choices=CHOICES, required=False)

    def _width(self) -> int:
        """Columns up to the last that says anything near the headings."""
        near = self.guess.sheet.rows[self.guess.header : self.guess.header + 50]
        return max((place + 1 for row in near for place, cell in enumerate(row) if cell), default=0)

    def columns(self) -> list[Shown]:
        """The columns for the page, those without heading and cells left out."""
        rows = self.guess.sheet.rows[self.guess.header :]
        heads, below = rows[0], rows[1:]
        shown = []
        for place in range(self._width()):
            cells = [row[place] for row in below[:200] if place < len(row) and row[place]][:EXAMPLES]
            heading = heads[place] if place < len(heads) else ""
            if heading or cells:
                shown.append(Shown(column_letter(place), heading, cells, self[f"column-{place}"]))
        return shown

    def clean(self) -> dict[str, Any]:
        """Each of our columns is one of theirs at most."""
        said: dict[str, Any] = super().clean() or {}
        seen: dict[str, str] = {}
        for name, key in list(said.items()):
            if not name.startswith("column-") or not key:
                continue
            if key in seen:
                self.add_error(name, f"เลือกไว้แล้วที่{self.fields[seen[key]].label}")
            seen.setdefault(key, name)
        return said

    def places(self) -> dict[str, int]:
        """Key of each column taken: its place."""
        chosen = {name: key for name, key in self.cleaned_data.items() if name.startswith("column-") and key}
        return {key: int(name.removeprefix("column-")) for name, key in chosen.items()}
