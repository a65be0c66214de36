"""Forms of the registers: a book, a line, a number typed, reasons, the class of keeping."""

from typing import Any

from django import forms

from tidtam.accounts.form_fields import NOT_OFFERED, day_field, words
from tidtam.core.duties import retention
from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import buddhist, common_era
from tidtam.core.thai.digits import arabic
from tidtam.letters.letter_forms import normal_number
from tidtam.letters.registers.actions import MOST_AT_ONCE
from tidtam.letters.registers.lines import Line
from tidtam.letters.registers.models import Direction, Register, Series, parsed_number


class RunField(forms.Field):
    """A running number in Thai or Arabic digits, or as the end of a whole one ("รย 0017.2/ว 5513"); None if empty."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        text = arabic(str(value or "")).strip()
        if not text:
            return None
        parsed = parsed_number(text)
        run = parsed.run if parsed else text
        if not run.isdecimal() or len(run) > 6:
            raise forms.ValidationError("โปรดระบุเป็นเลขทะเบียน เช่น 5513 หรือเลขที่เต็ม เช่น รย 0017.2/ว 5513")
        return int(run)


class YearField(forms.Field):
    """A B.E. year in any digits; one of the common era is converted."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        text = arabic(str(value or "")).strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) != 4:
            raise forms.ValidationError("โปรดระบุปี พ.ศ. สี่หลัก เช่น 2562")
        try:
            return buddhist(common_era(int(text)))
        except Refused as refused:
            raise forms.ValidationError(f"{refused.sentence} {refused.way_out}") from refused


class SayForm(forms.Form):
    """A form that can say why an action refused what it holds, so that nothing typed is lost."""

    def say(self, refused: Refused) -> None:
        self.add_error(None, f"{refused.sentence} {refused.way_out}")

    def check_whole(self, register: Register) -> None:
        """Say so where a whole number was typed, and its code or series is not that of the book."""
        typed = str(self.data.get("number") or "")
        parsed = parsed_number(typed)
        if parsed and parsed.code and register.owner and register.sends and register.run_in(typed) is None:
            self.add_error("number", f"เลขที่นี้ไม่ใช่ของ{register.name} ({register.owner}) โปรดตรวจสอบเลขหรือเลือกทะเบียนอื่น")


def run_field(label: str, help_text: str = "", *, initial: int | None = None) -> RunField:
    return RunField(label=label, required=False, help_text=help_text, initial=initial)


class RegisterForm(SayForm):
    """A book to be opened."""

    KINDS = (
        (f"{Direction.RECEIVED} {Series.ORDINARY}", "ทะเบียนหนังสือรับ"),
        (f"{Direction.SENT} {Series.ORDINARY}", "ทะเบียนหนังสือส่ง"),
        (f"{Direction.SENT} {Series.CIRCULAR}", "ทะเบียนหนังสือส่ง สำหรับหนังสือเวียน (ว)"),
    )
    kind = forms.ChoiceField(label="ชนิด", choices=KINDS, error_messages={"invalid_choice": NOT_OFFERED})
    name = forms.CharField(
        label="ชื่อทะเบียน", max_length=200, error_messages={"required": "โปรดตั้งชื่อทะเบียน เช่น ทะเบียนรับกลาง"}
    )
    owner = words("รหัสเจ้าของเรื่อง", most=60, help_text="ทะเบียนส่งต้องมี จึงจะออกเลขเต็มได้ เช่น รย 0017.2")
    last_used = run_field("เลขล่าสุดที่ใช้แล้วในปีนี้", "สำหรับสำนักงานที่เปลี่ยนมาใช้ระบบกลางปี เล่มใหม่ให้เว้นไว้")
    elsewhere = forms.BooleanField(
        label="ออกเลขจากระบบสารบรรณอื่น",
        required=False,
        help_text="ระบบนี้จะไม่ออกเลขให้ แต่บันทึกเลขที่ได้จากระบบนั้น และเตือนเมื่อเลขซ้ำ",
    )

    def values(self) -> dict[str, Any]:
        """What `actions.open_register` asks for."""
        direction, series = self.cleaned_data["kind"].split(" ")
        kept = {name: self.cleaned_data[name] for name in ("name", "owner", "elsewhere")}
        return {**kept, "direction": direction, "series": series, "last_used": self.cleaned_data["last_used"] or 0}


class StartForm(SayForm):
    last_used = run_field("เลขล่าสุดที่ใช้แล้วในปีนี้")


class LineForm(SayForm):
    """The line of a paper in the hand."""

    document_number = words("ที่", most=100)
    dated = day_field("ลงวันที่")
    sender = words("จาก", most=300)
    recipient = words("ถึง", most=300)
    subject = words("เรื่อง", most=1000, required=True)
    action = words("การปฏิบัติ", most=1000)
    remark = words("หมายเหตุ", most=1000)
    number = run_field("เลขทะเบียน", "เว้นไว้เพื่อใช้เลขถัดไป หรือระบุเลขที่ได้จากระบบสารบรรณอื่น")

    def __init__(self, register: Register, *args: Any, reserved: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        if register.sends:
            del self.fields["document_number"]
        if reserved:
            del self.fields["number"]

    def clean(self) -> dict[str, Any]:
        self.check_whole(self.register)
        return self.cleaned_data

    def line(self) -> Line:
        values: dict[str, Any] = {name: self.cleaned_data.get(name) or "" for name in Line.__slots__}
        values["document_number"] = normal_number(values["document_number"])
        values["dated"] = self.cleaned_data["dated"]
        return Line(**values)


class LetterForm(SayForm):
    """Into which book a letter goes, and the number that it got elsewhere."""

    register = forms.ModelChoiceField(
        Register.objects.none(),
        label="ทะเบียน",
        error_messages={"required": "โปรดเลือกทะเบียน", "invalid_choice": NOT_OFFERED},
        empty_label=None,
    )
    number = run_field("เลขทะเบียน", "เว้นไว้เพื่อใช้เลขถัดไป")

    def __init__(self, books: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["register"].queryset = books  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if chosen := self.cleaned_data.get("register"):
            self.check_whole(chosen)
        return self.cleaned_data


class ReserveForm(SayForm):
    count = run_field("จำนวนเลข", f"ไม่เกิน {MOST_AT_ONCE} เลข", initial=1)
    reserved_for = words("จองให้", most=200, help_text="ชื่อกลุ่มงานหรือเจ้าหน้าที่")
    reason = words("เหตุผล", most=500, required=True)


class CancelForm(SayForm):
    reason = words("เหตุผลที่ยกเลิก", most=500, required=True)


class AnnotateForm(SayForm):
    action = words("การปฏิบัติ", most=1000)
    remark = words("หมายเหตุ", most=1000)


class KeepingForm(SayForm):
    kind = forms.ChoiceField(
        label="ชั้นการเก็บ",
        choices=[(code, one.word) for code, one in retention.CLASSES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกชั้นการเก็บ", "invalid_choice": NOT_OFFERED},
    )
    from_year = YearField(label="นับจากปี พ.ศ.", error_messages={"required": "โปรดระบุปี พ.ศ."})
