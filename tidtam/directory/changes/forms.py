"""What officers fill in about a change, with its day and basis."""

from hashlib import sha256
from typing import Any, ClassVar, Final

from django import forms

from tidtam.accounts.form_fields import NOT_OFFERED, day_field, words
from tidtam.core.refusal import allows
from tidtam.directory import naming
from tidtam.directory.changes import succession
from tidtam.directory.changes.succession import LADDER, SUPERVISED_BY, Change
from tidtam.directory.models import AGENCIES, EventKind, Kind, Organisation, OrganisationQuerySet


class ChangeForm(forms.Form):
    """A change of an organisation; `change` is what it says, checked by the rules of succession."""

    kind: ClassVar[EventKind]
    on = day_field("วันที่มีผล", required=True, help_text="วันแรกของสภาพใหม่ จะเป็นวันที่ผ่านมา วันนี้ หรือวันข้างหน้าก็ได้")
    basis = words(
        "ประกาศหรือคำสั่งที่เป็นเหตุ", most=500, required=True, help_text="เช่น ประกาศกระทรวงมหาดไทย ลงวันที่ 1 พฤศจิกายน 2562"
    )

    def __init__(self, organisation: Organisation, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.organisation = organisation
        self.neighbours = Organisation.objects.in_province_of(organisation).current().for_listing()
        self.prepare()

    def prepare(self) -> None:
        """Set what may be chosen and what stands in the fields beforehand."""

    def brought(self) -> dict[str, Any]:
        """What the change brings, by the fields of `Change`."""
        return {}

    def befalls(self) -> tuple[Organisation, ...]:
        """The organisations that the change befalls."""
        return (self.organisation,)

    @property
    def change(self) -> Change:
        told = {"on": self.cleaned_data["on"], "basis": self.cleaned_data["basis"]}
        return Change(kind=self.kind, organisations=self.befalls(), **told, **self.brought())

    @property
    def digest(self) -> str:
        """What tells one change from another, so that only what was shown is done."""
        return sha256(repr(self.change).encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        verdict = None if self.errors else allows(succession.check, self.change)
        if verdict is not None and not verdict:
            raise forms.ValidationError(verdict.why)
        return self.cleaned_data


class RenameForm(ChangeForm):
    kind = EventKind.RENAME
    name = words("ชื่อใหม่", most=200, required=True)
    short_name = words("ชื่อย่อใหม่", most=200, help_text="เว้นว่างให้ระบบย่อตามแบบที่ใช้ทั่วไป")
    head = words("ชื่อตำแหน่งหัวหน้า", most=200, help_text="เว้นว่างหากเป็นไปตามชื่อหน่วยงาน")
    field_order = ("name", "short_name", "head", "on", "basis")

    def prepare(self) -> None:
        self.initial = {"name": self.organisation.name, "head": self.organisation.head, **self.initial}

    def brought(self) -> dict[str, Any]:
        told = {field: self.cleaned_data[field] for field in ("name", "short_name", "head")}
        return told | {"short_name": told["short_name"] or naming.short(self.organisation.kind, told["name"])}


class NewBodyForm(ChangeForm):
    """A change from which a new organisation may come; what is left empty follows from its kind and the old name."""

    new_kind = forms.ChoiceField(
        label="ฐานะใหม่", error_messages={"invalid_choice": NOT_OFFERED, "required": NOT_OFFERED}
    )
    name = words("ชื่อใหม่", most=200, help_text="เว้นว่างให้ใช้ชื่อพื้นที่เดิมกับฐานะใหม่")
    short_name = words("ชื่อย่อใหม่", most=200, help_text="เว้นว่างให้ระบบย่อตามแบบที่ใช้ทั่วไป")
    code = words("รหัสใหม่", most=20, help_text="เว้นว่างให้ระบบออกรหัสถัดไปที่ว่าง")

    def offer(self, kinds: tuple[Kind, ...]) -> None:
        """Let one of the kinds be chosen."""
        self.fields["new_kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]

    def new_body(self) -> dict[str, Any]:
        told = self.cleaned_data
        style = naming.STYLES.get(told["new_kind"])
        name = told["name"] or (style.prefix + self.organisation.bare_name if style else self.organisation.name)
        return {
            "new_kind": told["new_kind"],
            "name": name,
            "short_name": told["short_name"] or naming.short(told["new_kind"], name),
            "code": told["code"].upper() or succession.next_code(told["new_kind"], self.organisation),
        }


class RaiseForm(NewBodyForm):
    kind = EventKind.RAISE
    field_order = ("new_kind", "name", "short_name", "code", "on", "basis")

    def prepare(self) -> None:
        self.offer(succession.higher(self.organisation.kind))

    def brought(self) -> dict[str, Any]:
        return self.new_body()


class MergeForm(NewBodyForm):
    kind = EventKind.MERGE
    others: Any = forms.ModelMultipleChoiceField(
        label="หน่วยงานที่มารวม", queryset=None, to_field_name="code", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง", "invalid_choice": NOT_OFFERED},
    )  # fmt: skip
    into: Any = forms.ModelChoiceField(
        label="รวมเป็น", queryset=None, to_field_name="code", required=False, empty_label="หน่วยงานใหม่",
        error_messages={"invalid_choice": NOT_OFFERED}, help_text="เลือกหน่วยงานที่คงอยู่ หรือตั้งหน่วยงานใหม่ตามช่องถัดไป",
    )  # fmt: skip
    field_order = ("others", "into", "new_kind", "name", "short_name", "code", "on", "basis")

    def prepare(self) -> None:
        kind = Kind(self.organisation.kind)
        family = next((family for family in (LADDER, AGENCIES) if kind in family), (kind,))
        alike: OrganisationQuerySet = self.neighbours.of_kind(*family)
        self.fields["others"].queryset = alike.exclude(pk=self.organisation.pk)  # type: ignore[attr-defined]
        self.fields["into"].queryset = alike  # type: ignore[attr-defined]
        self.offer(tuple(Kind(one) for one in family))
        self.initial = {"new_kind": kind.value, **self.initial}

    def befalls(self) -> tuple[Organisation, ...]:
        into = self.cleaned_data["into"]
        return tuple(one for one in (self.organisation, *self.cleaned_data["others"]) if one != into)

    def brought(self) -> dict[str, Any]:
        into = self.cleaned_data["into"]
        return {"successor": into} if into else self.new_body()


class MoveForm(ChangeForm):
    kind = EventKind.MOVE
    supervisor: Any = forms.ModelChoiceField(
        label="ผู้กำกับดูแลใหม่", queryset=None, to_field_name="code",
        error_messages={"required": "โปรดเลือกผู้กำกับดูแลใหม่", "invalid_choice": NOT_OFFERED},
    )  # fmt: skip
    field_order = ("supervisor", "on", "basis")

    def prepare(self) -> None:
        above = self.neighbours.of_kind(*SUPERVISED_BY[Kind(self.organisation.kind)])
        self.fields["supervisor"].queryset = above.exclude(pk=self.organisation.pk)  # type: ignore[attr-defined]

    def brought(self) -> dict[str, Any]:
        return {"supervisor": self.cleaned_data["supervisor"]}


class AbolishForm(ChangeForm):
    kind = EventKind.ABOLISH
    field_order = ("on", "basis")


FORMS: Final[dict[str, type[ChangeForm]]] = {
    form.kind.value: form for form in (RenameForm, RaiseForm, MergeForm, MoveForm, AbolishForm)
}
"""The form of each kind of change."""
