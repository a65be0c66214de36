"""The choices of S5: one route for each group, and single organisations left out."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from tidtam.core.sentences import SENTENCES
from tidtam.directives.circulation import Bound, Group, Plan


class CirculateForm(forms.Form):
    """One radio list a group of the plan; the usual way is chosen beforehand, so that nothing need be typed."""

    left_out = forms.MultipleChoiceField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, data: Any = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version})
        self.plan = plan
        self.fields["left_out"].choices = [  # type: ignore[attr-defined]
            (organisation.code, organisation.name) for group in plan.groups for organisation in group.organisations
        ]
        for group in plan.groups:
            self.fields[group.key] = _field(group)

    @property
    def choices(self) -> dict[str, str]:
        """The officer's choices: group key → route; nothing chosen where the form is not filled."""
        return {group.key: self.cleaned_data[group.key] for group in self.plan.groups} if self._filled else {}

    @property
    def without(self) -> list[str]:
        """The codes of the organisations left out."""
        return list(self.cleaned_data["left_out"]) if self._filled else []

    @property
    def _filled(self) -> bool:
        return self.is_bound and not self.errors.keys() - {NON_FIELD_ERRORS}

    def _bound(self) -> list[Bound]:
        return self.plan.bound(self.cleaned_data, self.cleaned_data["left_out"])

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.plan.to_owner and not self._bound():
            nobody = SENTENCES["nobody_bound"]
            raise forms.ValidationError(f"{nobody.what} {nobody.way_out}")
        return self.cleaned_data


def _field(group: Group) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"{group.label} ({len(group.organisations)} แห่ง)",
        choices=group.routes,
        initial=group.usual,
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกทางที่แจ้ง", "invalid_choice": "โปรดเลือกทางที่แจ้งจากรายการ"},
    )
