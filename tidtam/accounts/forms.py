"""The form of S1."""

from django import forms


class SignInForm(forms.Form):
    """E-mail and password; pasting and password managers are welcome (WCAG 3.3.8)."""

    email = forms.EmailField(
        label="อีเมล",
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": "โปรดระบุอีเมล", "invalid": "โปรดระบุอีเมลให้ครบ เช่น somying@rayong.go.th"},
    )
    password = forms.CharField(
        label="รหัสผ่าน",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "โปรดระบุรหัสผ่าน"},
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.strip().lower()
