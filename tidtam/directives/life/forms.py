"""The forms of each change: which rounds and organisations, the new values, and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.db.models import Q

from tidtam.accounts.form_fields import NOT_OFFERED, day_field, words
from tidtam.core.reading.parts import CHANNELS
from tidtam.core.thai.text import fold
from tidtam.directives.life import deeds
from tidtam.directives.life.models import Extension, Succession, Way
from tidtam.directives.life.plan import Scope
from tidtam.directives.life.rounds import Offered, rounds_of
from tidtam.directives.models import OWED, Directive, Duty, Obligation

SHOWN: Final = 150
"""Organisations listed at once; more are found by name."""


def reason_field(label: str = "เหตุผล", *, needed: bool = True) -> forms.Field:
    return words(label, most=1_000, required=needed)


def way_field(*without: Way) -> forms.ChoiceField:
    choices = [(one.value, one.label) for one in Way if one not in without]
    return forms.ChoiceField(label="ช่องทาง", choices=choices, error_messages={"invalid_choice": NOT_OFFERED})


class AskForm(forms.Form):
    """The part that all changes share. `ask()` is what is asked, of a valid form."""

    title: ClassVar[str] = ""
    button: ClassVar[str] = ""
    hint: ClassVar[str] = ""

    def __init__(self, directive: Directive, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.directive = directive
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the directive."""

    def ask(self) -> deeds.Ask:
        raise NotImplementedError

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that the page sets one below the other."""
        return [field for field in self if field.name not in ("round", "whom", "organisation", "q")]


class RoundsField(forms.MultipleChoiceField):
    """Rounds of a directive; its value is a frozen set of them."""

    widget = forms.CheckboxSelectMultiple
    offered: Sequence[Offered] = ()

    def __init__(self, **more: Any) -> None:
        told = {"required": "โปรดเลือกภาระอย่างน้อยหนึ่งรายการ", "invalid_choice": NOT_OFFERED}
        super().__init__(label="ภาระ", error_messages=told, **more)

    def offer(self, offered: Sequence[Offered]) -> None:
        self.offered = offered
        self.choices = [(one.key, one.label) for one in offered]

    def clean(self, value: Any) -> Any:
        chosen = set(super().clean(value))
        return frozenset(one.round for one in self.offered if one.key in chosen)

    def usual(self, *, dated: bool) -> list[str]:
        """Those chosen beforehand: what is asked of others; where days matter, only what has one."""
        return [one.key for one in self.offered if one.asked and (one.day or not dated)]


class ScopedForm(AskForm):
    """A change for some rounds and organisations; `states` are those of the obligations it may change."""

    states: ClassVar[tuple[str, ...]] = OWED
    for_all: ClassVar[bool] = False

    round = RoundsField()
    whom = forms.ChoiceField(
        label="หน่วยงาน",
        choices=[("all", "ทุกหน่วยงาน"), ("some", "เฉพาะหน่วยงานที่เลือก")],
        widget=forms.RadioSelect,
        error_messages={"required": "โปรดเลือกว่าทุกหน่วยงานหรือบางหน่วยงาน", "invalid_choice": NOT_OFFERED},
    )
    organisation = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": NOT_OFFERED})
    q = forms.CharField(required=False, max_length=100)

    def prepare(self) -> None:
        rounds: RoundsField = self.fields["round"]  # type: ignore[assignment]
        rounds.offer(rounds_of(self.directive))
        if not self.initial.get("round"):
            self.initial["round"] = self.usual_rounds(rounds)
        self.initial.setdefault("whom", "some" if self.initial.get("organisation") or not self.for_all else "all")
        self.fields["whom"].required = self.for_all
        self.candidates = self._organisations(self.concerned())
        # who has sent since the page was made may still be named: the plan says what becomes of them
        everybody = self._organisations(Q()) if self.is_bound else self.candidates
        self.fields["organisation"].choices = everybody  # type: ignore[attr-defined]

    def usual_rounds(self, rounds: RoundsField) -> list[str]:
        return rounds.usual(dated=False)

    def _organisations(self, of: Q) -> list[tuple[str, str]]:
        """The organisations of some of the directive's obligations, in the order of their names."""
        concerned = Obligation.objects.filter(of, duty__directive=self.directive)
        found = concerned.order_by("organisation__sort_key").values_list("organisation_id", "organisation__name")
        return [(str(pk), name) for pk, name in dict.fromkeys(found)]

    def concerned(self) -> Q:
        """The obligations that this change is about."""
        return Q(state__in=self.states)

    @property
    def chosen(self) -> list[str]:
        if self.is_bound:
            return list(self.data.getlist("organisation"))  # type: ignore[attr-defined]
        return [str(one) for one in self.initial.get("organisation", [])]

    @property
    def sought(self) -> str:
        return str(self.data.get("q", "")).strip() if self.is_bound else ""

    @property
    def opened(self) -> bool:
        """Whether the list of organisations stands open: where some must be chosen, or are."""
        return not self.for_all or bool(self.chosen or self.sought) or self["whom"].value() == "some"

    @property
    def listed(self) -> list[tuple[str, str, bool]]:
        """Organisations on the page: value, name, chosen; those chosen first, then those found, SHOWN at most."""
        chosen, sought = set(self.chosen), fold(self.sought)
        first = [(value, name, True) for value, name in self.candidates if value in chosen]
        found = [
            (value, name, False)
            for value, name in self.candidates
            if value not in chosen and (not sought or sought in fold(name))
        ]
        return first + found[: max(0, SHOWN - len(first))]

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("organisation")
        if self.everyone and chosen:
            self.add_error("whom", "เลือกหน่วยงานไว้บางแห่ง แต่ยังเลือก “ทุกหน่วยงาน” โปรดเลือกอย่างใดอย่างหนึ่ง")
        if not self.everyone and not self.errors and not chosen:
            self.add_error("organisation", "โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง")
        return self.cleaned_data

    @property
    def everyone(self) -> bool:
        return self.for_all and self.cleaned_data.get("whom") == "all"

    @property
    def scope(self) -> Scope:
        chosen = None if self.everyone else frozenset(map(int, self.cleaned_data["organisation"]))
        return Scope(self.cleaned_data["round"], chosen)


class ExtendForm(ScopedForm):
    title, button = "ขยายเวลา", "ขยายเวลา"
    for_all = True
    until = day_field("กำหนดส่งใหม่", required=True)
    basis = forms.ChoiceField(
        label="ที่มา",
        choices=[("given", "จังหวัดขยายให้"), ("asked", "หน่วยงานขอ")],
        widget=forms.RadioSelect,
        initial="given",
        error_messages={"required": "โปรดเลือกที่มา", "invalid_choice": NOT_OFFERED},
    )
    reason = reason_field()

    def usual_rounds(self, rounds: RoundsField) -> list[str]:
        return rounds.usual(dated=True)

    def ask(self) -> deeds.Ask:
        told = self.cleaned_data
        asked = told["basis"] == "asked"
        return deeds.Extend(scope=self.scope, reason=told["reason"], until=told["until"], asked=asked)


class ExemptForm(ScopedForm):
    title, button = "ยกเว้นหน่วยงาน", "ยกเว้น"
    hint = "หน่วยงานที่ยกเว้นไม่นับในยอดที่ต้องส่ง และมีหมายเหตุในหน้านี้"
    reason = reason_field()

    def ask(self) -> deeds.Ask:
        return deeds.Exempt(scope=self.scope, reason=self.cleaned_data["reason"])


class RestoreForm(ScopedForm):
    title, button = "เลิกยกเว้น", "เลิกยกเว้น"
    states = ("exempt",)
    reason = reason_field()

    def ask(self) -> deeds.Ask:
        return deeds.Restore(scope=self.scope, reason=self.cleaned_data["reason"])


class ReceiveForm(ScopedForm):
    title, button = "บันทึกรับรายงาน", "บันทึกรับ"
    hint = "สำหรับรายงานที่ส่งมาทางหนังสือ อีเมล หรือไลน์ ความตรงเวลานับจากวันที่ได้รับครั้งแรก"
    day = day_field("วันที่ได้รับ", required=True)
    way = way_field(Way.PHONE)
    reason = reason_field("หมายเหตุ", needed=False)

    def usual_rounds(self, rounds: RoundsField) -> list[str]:
        """None where there are several: to whom a report was sent must be said."""
        return rounds.usual(dated=False) if len(rounds.offered) == 1 else []

    def ask(self) -> deeds.Ask:
        told = self.cleaned_data
        return deeds.Receive(scope=self.scope, reason=told["reason"], day=told["day"], way=told["way"])


class TakeBackForm(ScopedForm):
    title, button = "ถอนบันทึกรับรายงาน", "ถอนบันทึกรับ"
    hint = "สำหรับบันทึกที่เจ้าหน้าที่ลงไว้ผิด ภาระกลับไปอยู่ในสถานะก่อนบันทึก"
    states = ("submitted",)
    reason = reason_field()

    def concerned(self) -> Q:
        return super().concerned() & Q(changes__state_after="submitted")

    def ask(self) -> deeds.Ask:
        return deeds.TakeBack(scope=self.scope, reason=self.cleaned_data["reason"])


class AmendForm(AskForm):
    title, button = "แก้ไขภาระ", "แก้ไขภาระ"
    hint = "ตัวหนังสือต้นฉบับไม่เปลี่ยน เปลี่ยนเฉพาะภาระที่ระบบติดตาม"
    duty = forms.ModelChoiceField(Duty.objects.none(), widget=forms.HiddenInput)
    action = words(deeds.FIELDS["action"], rows=3)
    recipient = words(deeds.FIELDS["recipient"], most=500)
    channel_type = forms.ChoiceField(
        label=deeds.FIELDS["channel_type"],
        choices=[("", "ไม่ได้ระบุ"), *CHANNELS.items()],
        required=False,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    channel_value = words(deeds.FIELDS["channel_value"], most=500)
    deadline = day_field(deeds.FIELDS["deadline"])
    reason = reason_field()

    def prepare(self) -> None:
        duties = self.directive.duties.all()
        self.fields["duty"].queryset = duties  # type: ignore[attr-defined]
        self.fields["action"].required = True
        self.fields["action"].error_messages["required"] = "โปรดระบุสิ่งที่ต้องทำ"
        wanted = str((self.data if self.is_bound else self.initial).get("duty", ""))
        duty = next((one for one in duties if str(one.pk) == wanted), None) or duties.first()
        if duty is not None:
            self.initial.update({"duty": duty.pk} | {name: getattr(duty, name) for name in deeds.FIELDS})
            if duty.rule or duty.obligations.values("period").distinct().count() > 1:
                del self.fields["deadline"]  # each period has its own day: they are extended

    def ask(self) -> deeds.Ask:
        told = self.cleaned_data
        values = {name: told[name] for name in deeds.FIELDS if name in told}
        return deeds.Amend(duty=told["duty"].pk, values=values, reason=told["reason"])


class WithdrawForm(AskForm):
    title, button = "ยกเลิกทั้งเรื่อง", "ยกเลิกเรื่องนี้"
    hint = "ภาระที่ยังค้างทั้งหมดถูกยกเลิก รายงานที่ส่งแล้วคงอยู่ การยกเลิกย้อนกลับไม่ได้"
    reason = reason_field()

    def ask(self) -> deeds.Ask:
        return deeds.Withdraw(reason=self.cleaned_data["reason"])


class CloseForm(AskForm):
    title, button = "ปิดเรื่อง", "ปิดเรื่อง"
    hint = "หลังปิดเรื่อง ระบบไม่รับรายงานที่ส่งช้าอีก เปิดใหม่ได้"
    reason = reason_field("หมายเหตุ", needed=False)

    def ask(self) -> deeds.Ask:
        return deeds.Close(reason=self.cleaned_data["reason"])


class ReopenForm(AskForm):
    title, button = "เปิดเรื่องอีกครั้ง", "เปิดเรื่องอีกครั้ง"
    reason = reason_field()

    def ask(self) -> deeds.Ask:
        return deeds.Reopen(reason=self.cleaned_data["reason"])


class CountForm(AskForm):
    title, button = "นับรายงานที่ส่งตามหนังสือฉบับเดิม", "นับรายงานเดิม"
    hint = "หน่วยงานที่ส่งตามหนังสือฉบับเดิมแล้วไม่ต้องส่งซ้ำ รายงานรอตรวจ และคงวันที่ได้รับครั้งแรก"
    earlier = forms.ModelChoiceField(
        Directive.objects.none(),
        label="เรื่องเดิม",
        empty_label=None,
        error_messages={"required": "โปรดเลือกเรื่องเดิม", "invalid_choice": NOT_OFFERED},
    )

    def prepare(self) -> None:
        told = Succession.objects.told().filter(letter=self.directive.letter_id)
        replaced = Directive.objects.filter(pk__in=told.values("directive")).select_related("letter")
        self.fields["earlier"].queryset = replaced  # type: ignore[attr-defined]

    def ask(self) -> deeds.Ask:
        return deeds.Count(earlier=self.cleaned_data["earlier"].pk)


FORMS: Final[dict[str, type[AskForm]]] = {
    "receive": ReceiveForm,
    "extend": ExtendForm,
    "amend": AmendForm,
    "exempt": ExemptForm,
    "restore": RestoreForm,
    "take_back": TakeBackForm,
    "count": CountForm,
    "close": CloseForm,
    "reopen": ReopenForm,
    "withdraw": WithdrawForm,
}
"""The form of each verb, in the order in which a page offers them."""


class ExtensionForm(forms.Form):
    """A request for more time that came by phone or letter."""

    until = day_field("ขอขยายถึงวันที่", required=True)
    asked_on = day_field("วันที่ขอ", required=True)
    way = way_field()
    reason = reason_field("เหตุผลของหน่วยงาน")


class GrantForm(forms.Form):
    """To which day a request is granted."""

    until = day_field("ให้ถึงวันที่", required=True)
    answer = reason_field("หมายเหตุถึงหน่วยงาน", needed=False)

    def __init__(self, extension: Extension, data: Any = None) -> None:
        super().__init__(data, initial={"until": extension.until})


class DenyForm(forms.Form):
    answer = reason_field("เหตุผลที่ไม่อนุญาต")


class FollowForm(forms.Form):
    """The new day and the rounds, where a later letter extends."""

    round = RoundsField()
    until = day_field("กำหนดส่งใหม่", required=True)

    def __init__(self, directive: Directive, until: date | None, data: Any = None) -> None:
        super().__init__(data, initial={"until": until})
        rounds: RoundsField = self.fields["round"]  # type: ignore[assignment]
        rounds.offer(rounds_of(directive))
        self.initial["round"] = rounds.usual(dated=True)

    def ask(self, reason: str) -> deeds.Extend | None:
        """What is asked; before anything was sent what is usual, None where the day is not known."""
        rounds: RoundsField = self.fields["round"]  # type: ignore[assignment]
        if self.is_bound:
            told = self.cleaned_data if self.is_valid() else {}
        else:
            told = {"until": self.initial["until"], "round": rounds.clean(self.initial["round"])}
        if not told.get("until"):
            return None
        return deeds.Extend(scope=Scope(told["round"]), until=told["until"], reason=reason)
