"""What officers fill in about people of organisations."""

from typing import Any

from django import forms

from tidtam.accounts.form_fields import day_field, words
from tidtam.directory.models import Contact


class PostForm(forms.Form):
    """Who heads the organisation, or acts for the head, from which day."""

    name = words("ชื่อ–นามสกุล", most=200, required=True)
    acting = forms.BooleanField(label="รักษาราชการแทน", required=False)
    position = words("ตำแหน่งของผู้รักษาราชการแทน", most=200, help_text="เช่น ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ)")
    phone = words("โทรศัพท์", most=100)
    since = day_field("วันที่เริ่มดำรงตำแหน่ง", required=True, help_text="เช่น 1/10/2562")
    until = day_field("วันที่พ้นจากตำแหน่ง", help_text="วันแรกที่ไม่ได้ดำรงตำแหน่งแล้ว เว้นว่างหากยังดำรงตำแหน่ง")


class EndForm(forms.Form):
    """The first day on which somebody holds a post no more."""

    on = day_field("วันที่พ้นจากตำแหน่ง", help_text="เว้นว่างหากเป็นวันนี้")


class ContactForm(forms.Form):
    """Whom to call about what. At least one way to reach the person must be told."""

    name = words("ชื่อ–นามสกุล", most=200, required=True)
    position = words("ตำแหน่ง", most=200)
    matter = words("เรื่องที่รับผิดชอบ", most=200, help_text="เว้นว่างหากประสานงานได้ทุกเรื่อง")
    phone = words("โทรศัพท์", most=100)
    email = forms.EmailField(label="อีเมล", required=False, error_messages={
        "invalid": "อีเมลไม่ถูกต้อง โปรดตรวจสอบ เช่น saraban@klaeng.go.th"})  # fmt: skip
    since = day_field("วันที่เริ่มทำหน้าที่")
    until = day_field("วันที่เลิกทำหน้าที่", help_text="เว้นว่างหากยังทำหน้าที่")

    @classmethod
    def about(cls, contact: Contact, data: Any) -> "ContactForm":
        """The form filled with what is known of a contact."""
        return cls(data, initial={field: getattr(contact, field) for field in cls.base_fields})

    def clean(self) -> dict[str, Any]:
        if not self.errors and not (self.cleaned_data["phone"] or self.cleaned_data["email"]):
            raise forms.ValidationError("โปรดระบุโทรศัพท์หรืออีเมลอย่างน้อยหนึ่งอย่าง")
        return self.cleaned_data
