"""The choices of S5: one route for each group."""

from typing import Any

from django import forms

from tidtam.directives.circulation import Group, Plan


class CirculateForm(forms.Form):
    """One radio list a group of the plan; the usual way is chosen beforehand, so that nothing need be typed."""

    def __init__(self, plan: Plan, data: Any = None) -> None:
        super().__init__(data)
        for group in plan.groups:
            self.fields[group.key] = _field(group)

    @property
    def choices(self) -> dict[str, str]:
        """The officer's choices: group key → route."""
        return dict(self.cleaned_data)


def _field(group: Group) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"{group.label} ({len(group.organisations)} แห่ง)",
        choices=group.routes,
        initial=group.usual,
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกทางที่แจ้ง", "invalid_choice": "โปรดเลือกทางที่แจ้งจากรายการ"},
    )
