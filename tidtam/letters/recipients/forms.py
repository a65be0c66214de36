"""The forms of one addressee: whom it means, and its attached list as pasted, uploaded, and gone through by lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from tidtam.accounts.form_fields import NOT_OFFERED, PlainField, words
from tidtam.core.phrases import addressees
from tidtam.core.phrases.addressees import Area, Excepted, Rule
from tidtam.core.refusal import Refused
from tidtam.core.thai.text import squeeze
from tidtam.directory import matching
from tidtam.directory.classes import CLASSES, realm_of
from tidtam.directory.models import Kind, Organisation
from tidtam.letters.addressees import Decision, Listed, Match, listed_in, rule_in
from tidtam.letters.recipients import attached_list
from tidtam.letters.recipients.attached_list import Line
from tidtam.paper.extract import LARGEST
from tidtam.paper.sheets.sheet import Cells

MOST_TICKS: Final = 40
"""Districts to tick; with more of them (a ministry's) areas are typed."""

MEANS: Final = (("class", "กลุ่มหน่วยงาน"), ("organisation", "หน่วยงานเดียว"), ("none", "ไม่ใช่หน่วยงานในทะเบียน"))


class RecipientForm(forms.Form):
    """Whom an addressee means: a class with areas and exceptions, one organisation, or nobody of the register."""

    means = forms.ChoiceField(label="ผู้รับนี้คือ", choices=MEANS, widget=forms.RadioSelect)
    classes = forms.MultipleChoiceField(
        label="กลุ่ม (เลือกได้หลายกลุ่ม)",
        choices=[(code, one.label) for code, one in CLASSES.items() if code != "attached_list"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    listed = forms.BooleanField(label="เฉพาะหน่วยงานตามบัญชีแนบท้าย", required=False)
    areas = forms.MultipleChoiceField(
        label="เฉพาะในเขตอำเภอ (ไม่เลือกคือทั้งหมด)", required=False, widget=forms.CheckboxSelectMultiple
    )
    other_areas = words("เฉพาะในพื้นที่อื่น", most=500)
    without = words("ยกเว้น", rows=3, most=5_000)
    organisation = words("ชื่อหน่วยงาน", most=300)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, text: str, match: Match, within: Organisation, data: Any = None, *, version: int) -> None:
        self.within, self.match = within, match
        rule = rule_in(match)
        districts = Organisation.objects.current().under(realm_of(within)).of_kind(Kind.DISTRICT)
        names = list(districts.order_by("code").values_list("name", flat=True)[: MOST_TICKS + 1])
        self.ticks = names if len(names) <= MOST_TICKS else []
        super().__init__(data, initial={**_initial(text, match, rule, self.ticks), "version": version})
        self.fields["areas"].choices = [(name, name) for name in self.ticks]  # type: ignore[attr-defined]

    def clean_other_areas(self) -> tuple[Area, ...]:
        found = []
        for one in self.cleaned_data["other_areas"].split(","):
            area = addressees.area(one)
            if area is not None:
                found.append(area)
            elif one.strip():
                raise forms.ValidationError(f"“{one.strip()}” ไม่ใช่พื้นที่ โปรดระบุ เช่น อำเภอแกลง หรือ จังหวัดระยอง")
        return tuple(found)

    def clean_without(self) -> tuple[Excepted, ...]:
        lines = self.cleaned_data["without"].split("\n")
        return tuple(found for line in lines for found in addressees.exceptions(line.removeprefix("ยกเว้น")))

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("means") == "class" and not cleaned.get("classes") and not cleaned.get("listed"):
            self.add_error("classes", "โปรดเลือกกลุ่มอย่างน้อยหนึ่งกลุ่ม หรือเลือกบัญชีแนบท้าย")
        if cleaned.get("means") == "organisation" and "organisation" in cleaned:
            self._find_organisation(cleaned["organisation"])
        return cleaned

    def _find_organisation(self, typed: str) -> None:
        found = matching.match(typed, self.within)
        if found.organisation is None:
            near = [one.organisation.name for one in found.suggestions]
            offer = f"ใกล้เคียง: {', '.join(near)}" if near else "โปรดใช้ชื่อตามทะเบียนหน่วยงาน"
            self.add_error("organisation", f"ไม่พบ “{typed}” ในทะเบียนหน่วยงาน {offer}")
        self.cleaned_data["found"] = found.organisation

    def decision(self) -> Decision:
        """What the officer says now; an attached list that was kept stays with a rule that asks for it."""
        said = self.cleaned_data
        if said["means"] == "organisation":
            return Decision(organisation=said["found"].code)
        if said["means"] == "none":
            return Decision()
        rule = Rule(
            classes=tuple(code for code in CLASSES if code in said["classes"]),
            areas=(*filter(None, map(addressees.area, said["areas"])), *said["other_areas"]),
            without=said["without"],
            listed=said["listed"],
        )
        return Decision(rule=rule, listed=listed_in(self.match) if rule.listed and "list" in self.match else None)


def _initial(text: str, match: Match, rule: Rule | None, ticks: Sequence[str]) -> dict[str, Any]:
    kept = rule or Rule()
    areas = list(map(str, kept.areas))
    decided = match["decided_by"] == "officer"
    return {
        "means": "class" if rule else "none" if decided and not match["organisation"] else "organisation",
        "classes": kept.classes,
        "listed": kept.listed,
        "areas": [one for one in areas if one in ticks],
        "other_areas": ", ".join(one for one in areas if one not in ticks),
        "without": "\n".join(map(str, kept.without)),
        "organisation": _name(match["organisation"]) if match["organisation"] else squeeze(text) if not rule else "",
    }


def _name(code: str) -> str:
    return Organisation.objects.filter(code=code).values_list("name", flat=True).first() or code


class ListForm(forms.Form):
    """The attached list: pasted, or a file."""

    text = PlainField(
        label="วางรายชื่อ",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="บรรทัดละหนึ่งหน่วยงาน คัดลอกจาก Word หรือ Excel ได้ ลำดับที่และเบอร์โทรศัพท์ไม่ต้องลบ",
    )
    file = forms.FileField(label="ไฟล์บัญชีรายชื่อ", required=False, help_text="XLSX, ODS, XLS หรือ CSV ขนาดไม่เกิน 20 MB")

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        try:
            cleaned["lines"] = self._lines(cleaned)
        except Refused as refused:
            self.add_error("file" if cleaned.get("file") else "text", f"{refused.sentence} {refused.way_out}")
        else:
            if not cleaned["lines"] and not self.errors:
                raise forms.ValidationError("โปรดวางรายชื่อหรือเลือกไฟล์ก่อน")
        return cleaned

    def _lines(self, cleaned: dict[str, Any]) -> list[Cells]:
        file = cleaned.get("file")
        pasted = attached_list.read_text(cleaned.get("text", ""))
        data = file.read(LARGEST + 1) if file else b""
        return [*pasted, *(attached_list.read_file(data, file.name) if file else [])]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list with its field; `field` is None where the line is an organisation without doubt."""

    line: Line
    field: forms.BoundField | None


class LinesForm(forms.Form):
    """The list line by line: what is near is chosen, what is nobody is left over by name or set aside."""

    lines = forms.CharField(widget=forms.HiddenInput, strip=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, lines: Sequence[Line], data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.found = lines
        for place, line in enumerate(lines):
            if line.organisation is None:
                self.fields[f"line-{place}"] = _field(place, line)

    @property
    def rows(self) -> list[Choice]:
        """Every line, in the order of the list."""
        fields = ((line, f"line-{place}") for place, line in enumerate(self.found))
        return [Choice(line, self[name] if name in self.fields else None) for line, name in fields]

    @property
    def in_doubt(self) -> list[Choice]:
        return [row for row in self.rows if row.field is not None]

    @property
    def certain(self) -> int:
        """How many lines are an organisation without doubt."""
        return sum(line.organisation is not None for line in self.found)

    def listed(self) -> Listed:
        """The list as the officer leaves it: every line is an organisation, left over, or set aside."""
        said = [(line, self.cleaned_data.get(f"line-{place}", "")) for place, line in enumerate(self.found)]
        codes = [line.organisation.code if line.organisation else choice for line, choice in said]
        return Listed(
            codes=tuple(dict.fromkeys(code for code in codes if code not in ("", ASIDE))),
            leftover=tuple(line.text for (line, _), code in zip(said, codes, strict=True) if code == ""),
            set_aside=tuple(line.text for (line, _), code in zip(said, codes, strict=True) if code == ASIDE),
        )


ASIDE: Final = "aside"


def _apart(one: Organisation, names: Sequence[str]) -> str:
    """A name that another bears too, with its supervisor."""
    return f"{one.name} ({one.parent})" if names.count(one.name) > 1 and one.parent else one.name


def _field(place: int, line: Line) -> forms.ChoiceField:
    names = [one.name for one in line.suggestions]
    offers = [(one.code, f"หมายถึง {_apart(one, names)}") for one in line.suggestions]
    unsaid = f"โปรดเลือก (ใกล้เคียง {len(offers)} แห่ง)" if offers else "ยังไม่พบในทะเบียน"
    others = [("", unsaid), (ASIDE, "ไม่ใช่ผู้รับ")]
    return forms.ChoiceField(label=line.text, choices=[others[0], *offers, others[1]], required=False)
