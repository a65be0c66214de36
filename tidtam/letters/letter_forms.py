"""The parts of S4: the fields of a letter that stand once, and a row of each of its tables."""

from typing import Any, ClassVar, Final

from django import forms
from django.forms import BaseFormSet, formset_factory

from tidtam.accounts.form_fields import NOT_OFFERED, ChoiceField, FiscalYearsField, ThaiDateField, choice, words
from tidtam.core.phrases import number as numbers
from tidtam.core.reading.parts import CHANNELS
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import squeeze
from tidtam.letters import contents
from tidtam.letters.addressees import Decision

UNSAID: Final = "ไม่ได้ระบุ"
ALONE: Final = ("urgency", "secrecy", "number", "date", "subject", "fiscal_years", "unit", "unit_parent")
SIGNATORY: Final = ("name", "position", "acting_for", "acting_kind")


def normal_number(typed: str) -> str:
    """A number as the grammar writes it; one of no known form as it was typed, in Arabic digits."""
    try:
        return numbers.format(numbers.parse(typed))
    except numbers.NumberError:
        return squeeze(arabic(typed))


class HeadForm(forms.Form):
    """The fields of a letter that stand once. Dates are ISO; what is left empty is None."""

    urgency = choice("ชั้นความเร็ว", "ด่วน", "ด่วนมาก", "ด่วนที่สุด", "ด่วนภายใน", none="ไม่มี")
    secrecy = choice("ชั้นความลับ", "ลับ", "ลับมาก", "ลับที่สุด", none="ไม่มี")
    number = words("ที่", most=100)
    date = ThaiDateField(label="ลงวันที่", required=False)
    subject = words("เรื่อง", rows=3)
    fiscal_years = FiscalYearsField(label="ปีงบประมาณ พ.ศ.", required=False)
    signatory_name = words("ชื่อผู้ลงนาม", most=200)
    signatory_position = words("ตำแหน่ง", most=300)
    signatory_acting_kind = choice(
        "ฐานะที่ลงนาม", "รักษาราชการแทน", "รักษาการในตำแหน่ง", "ปฏิบัติราชการแทน", "ทำการแทน", none="ลงนามเอง"
    )
    signatory_acting_for = words("ลงนามแทนตำแหน่ง", most=300)
    unit = words("หน่วยงานเจ้าของเรื่อง", most=300)
    unit_parent = words("สังกัด", most=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, ChoiceField):
                field.keep(self.initial.get(name))

    @staticmethod
    def initial_of(fields: contents.Fields) -> dict[str, Any]:
        signatory = fields["signatory"] or {}
        return {key: fields[key] for key in ALONE} | {f"signatory_{key}": signatory.get(key) for key in SIGNATORY}

    def clean_number(self) -> str:
        return normal_number(self.cleaned_data["number"])

    def changes(self) -> dict[str, Any]:
        """Field of the letter → its new value, of those that an officer changed."""
        changed = {name: self.cleaned_data[name] or None for name in self.changed_data if name in ALONE}
        if "fiscal_years" in changed:
            changed["fiscal_years"] = changed["fiscal_years"] or []
        if any(name not in ALONE for name in self.changed_data):
            signatory = {key: self.cleaned_data[f"signatory_{key}"] or None for key in SIGNATORY}
            changed["signatory"] = {**signatory, "name": signatory["name"] or ""} if any(signatory.values()) else None
        return changed


class RowForm(forms.Form):
    """One row of a table of the letter. `origin` says which row of the reading it came from."""

    table: ClassVar[str]
    needed: ClassVar[str] = ""
    """The field that a row cannot be without."""
    origin = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, row: contents.Fields) -> dict[str, Any]:
        return dict(row)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if self.needed in cleaned and not cleaned[self.needed] and not cleaned.get("DELETE"):
            self.add_error(self.needed, f"โปรดระบุ “{self.fields[self.needed].label}” หรือเลือกลบรายการนี้")
        return cleaned

    def row(self, before: contents.Fields) -> contents.Fields:
        """The row as it stands now, over what it was `before`."""
        empty = contents.ROWS[self.table]
        typed = {key: self.cleaned_data[key] or empty[key] for key in empty if key in self.cleaned_data}
        return {**empty, **before, **typed}


class AddresseeForm(RowForm):
    table = "addressees"
    needed = "text"
    text = words("ผู้รับตามหนังสือ", most=300)
    match = forms.ChoiceField(
        label="หน่วยงานตามทะเบียน",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NOT_OFFERED},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["match"].choices = self.initial.get("offers", [])  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, row: contents.Fields) -> dict[str, Any]:
        match = row["match"]
        offers = [(offer["code"], f"ใช่ หมายถึง {offer['name']}") for offer in match["suggestions"]]
        decided = match["decided_by"] == "officer"
        return {
            **row,
            "offers": [*offers, ("none", "ไม่ใช่")] if offers else [],
            "match": (match["organisation"] or "none") if decided else None,
        }

    @property
    def decided(self) -> Decision | None:
        """What the officer says now, where it is not what was said before."""
        said = self.cleaned_data["match"] if "match" in self.changed_data else ""
        return Decision(organisation=None if said == "none" else said) if said else None

    def row(self, before: contents.Fields) -> contents.Fields:
        changed = {"class": None, "kind": "office", "rule": None} if "text" in self.changed_data else {}
        return super().row(before) | changed


class PaperForm(RowForm):
    """A letter named by this one."""

    issuer = words("เจ้าของหนังสือ", most=200)
    number = words("ที่", most=100)
    date = ThaiDateField(label="ลงวันที่", required=False)
    text = words("ข้อความตามหนังสือ", rows=2)

    def clean_number(self) -> str:
        return normal_number(self.cleaned_data["number"])


class ReferenceForm(PaperForm):
    table = "references"


class AttachmentForm(PaperForm):
    table = "attachments"
    copies = forms.IntegerField(
        label="จำนวน (ฉบับ)",
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "จำนวนต้องเป็นตัวเลข เช่น 1 หรือ ๑",
            "min_value": "จำนวนต้องไม่น้อยกว่า 1",
        },
    )


class DutyForm(RowForm):
    table = "duties"
    needed = "action"
    who = words("ใคร", most=300)
    action = words("ทำอะไร", rows=4)
    recipient = words("ส่งถึง", most=300)
    deadline = ThaiDateField(label="ภายใน", required=False)
    channel_type = forms.ChoiceField(
        label="ทาง",
        choices=[("", UNSAID), *CHANNELS.items()],
        required=False,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    channel_value = words("ที่อยู่ปลายทาง", most=300)
    own = forms.BooleanField(label="ภาระของจังหวัดเอง ไม่ใช่ของผู้รับหนังสือ", required=False)

    @classmethod
    def initial_of(cls, row: contents.Fields) -> dict[str, Any]:
        return {**row, "channel_type": row["channel"]["type"], "channel_value": row["channel"]["value"]}

    def row(self, before: contents.Fields) -> contents.Fields:
        row = super().row(before)
        row["channel"] = {key: self.cleaned_data[f"channel_{key}"] or None for key in ("type", "value")}
        if "deadline" in self.changed_data:
            row["deadline_kind"] = "absolute" if row["deadline"] else None
        return row


class ContactForm(RowForm):
    table = "contacts"
    name = words("ชื่อ", most=200)
    phones = words("โทรศัพท์", most=300)
    emails = words("อีเมล", most=300)

    @classmethod
    def initial_of(cls, row: contents.Fields) -> dict[str, Any]:
        return {**row, "phones": ", ".join(row["phones"]), "emails": ", ".join(row["emails"])}

    def row(self, before: contents.Fields) -> contents.Fields:
        lists = {key: _listed(self.cleaned_data[key]) for key in ("phones", "emails")}
        return {**super().row(before), **lists}


def _listed(typed: str) -> list[str]:
    return [squeeze(arabic(one)) for one in typed.split(",") if one.strip()]


TABLES: Final[dict[str, type[BaseFormSet[Any]]]] = {
    form.table: formset_factory(form, extra=1, can_delete=True)
    for form in (AddresseeForm, ReferenceForm, AttachmentForm, DutyForm, ContactForm)
}
"""The tables of a letter, each with an empty row at its end."""
