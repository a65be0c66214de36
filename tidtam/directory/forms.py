"""What officers fill in about people of organisations; a line of text and a day, as all forms here take them."""

from datetime import date
from typing import Any

from django import forms

from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import format_date, parse_date
from tidtam.directory.models import Contact


class DayField(forms.Field):
    """A day in one text field, in any written form; its value is a date or None."""

    widget = forms.TextInput(attrs={"class": "date", "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").strip()
        try:
            return parse_date(text) if text else None
        except Refused as refused:
            raise forms.ValidationError(f"{refused.sentence} {refused.way_out}", code=refused.code) from refused

    def prepare_value(self, value: Any) -> str:
        return format_date(value, "medium") if isinstance(value, date) else value or ""


def text(label: str, *, most: int = 200, required: bool = True, **more: Any) -> forms.CharField:
    """A line of text without NUL."""
    told = {"required": f"โปรดระบุ{label}", "max_length": f"{label}ยาวเกิน {most} ตัวอักษร โปรดย่อ"}
    return forms.CharField(label=label, max_length=most, required=required, error_messages=told,
                           widget=forms.TextInput(attrs={"autocomplete": "off"}), **more)  # fmt: skip


def day(label: str, *, required: bool = False, **more: Any) -> DayField:
    """A day; where it must be given, its want is told by its label."""
    return DayField(label=label, required=required, error_messages={"required": f"โปรดระบุ{label}"}, **more)


class PostForm(forms.Form):
    """Who heads the organisation, or acts for the head, from which day."""

    name = text("ชื่อ–นามสกุล")
    acting = forms.BooleanField(label="รักษาราชการแทน", required=False)
    position = text("ตำแหน่งของผู้รักษาราชการแทน", required=False, help_text="เช่น ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ)")
    phone = text("โทรศัพท์", most=100, required=False)
    since = day("วันที่เริ่มดำรงตำแหน่ง", required=True, help_text="เช่น 1/10/2562")
    until = day("วันที่พ้นจากตำแหน่ง", help_text="วันแรกที่ไม่ได้ดำรงตำแหน่งแล้ว เว้นว่างหากยังดำรงตำแหน่ง")


class EndForm(forms.Form):
    """The first day on which somebody holds a post no more."""

    on = day("วันที่พ้นจากตำแหน่ง", help_text="เว้นว่างหากเป็นวันนี้")


class ContactForm(forms.Form):
    """Whom to call about what. At least one way to reach the person must be told."""

    name = text("ชื่อ–นามสกุล")
    position = text("ตำแหน่ง", required=False)
    matter = text("เรื่องที่รับผิดชอบ", required=False, help_text="เว้นว่างหากประสานงานได้ทุกเรื่อง")
    phone = text("โทรศัพท์", most=100, required=False)
    email = forms.EmailField(label="อีเมล", required=False, error_messages={
        "invalid": "อีเมลไม่ถูกต้อง โปรดตรวจสอบ เช่น saraban@klaeng.go.th"})  # fmt: skip
    since = day("วันที่เริ่มทำหน้าที่")
    until = day("วันที่เลิกทำหน้าที่", help_text="เว้นว่างหากยังทำหน้าที่")

    @classmethod
    def about(cls, contact: Contact, data: Any) -> "ContactForm":
        """The form filled with what is known of a contact."""
        return cls(data, initial={field: getattr(contact, field) for field in cls.base_fields})

    def clean(self) -> dict[str, Any]:
        if not self.errors and not (self.cleaned_data["phone"] or self.cleaned_data["email"]):
            raise forms.ValidationError("โปรดระบุโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง")
        return self.cleaned_data
