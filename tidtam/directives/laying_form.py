"""What S5 asks beside the groups: years apart or together, the periods of recurring duties, days for the district."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms

from tidtam.core.duties import schedule
from tidtam.core.duties.schedule import RELAY_DAYS, Period, Rule
from tidtam.core.phrases.recurring import rule_of
from tidtam.core.thai.calendar import Calendar
from tidtam.directives.laying import Laying, Rounds
from tidtam.letters.models import Letter

WHOLE: Final = "whole"
"""The duty is not laid by periods: one obligation, as if it did not recur."""

OFFERED: Final = {
    "month-5": Rule("month", day=5, following=True),
    "month": Rule("month"),
    "month-working": Rule("month", working=True),
    "quarter": Rule("quarter", fiscal=True),
    "quarter-15": Rule("quarter", fiscal=True, day=15, following=True),
    "half-year": Rule("half_year", fiscal=True),
    "year": Rule("year", fiscal=True),
    "season": Rule("year", fiscal=True, month=12, following=True),
    "week": Rule("week", day=5),
}
"""Rules to choose from where the letter's words give none, or others."""

READ: Final = "read"
"""The rule that the letter's own words give."""

LISTED: Final = 6
"""Days whose internal day is shown; the others follow the same rule."""

MOST: Final = 60
"""Periods laid at once: five years of months."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A recurring duty of the letter: its words, the rule they give, its fields on the form, and its periods."""

    action: str
    text: str
    read: Rule | None
    rule: forms.BoundField
    first: forms.BoundField
    last: forms.BoundField
    goes_on: forms.BoundField
    periods: tuple[Period, ...]


class LayingForm(forms.Form):
    """All is chosen beforehand: years together, the rule as read, the period that runs now, and those to come."""

    by_year = forms.BooleanField(label="แยกภาระเป็นรายปีงบประมาณ", required=False)
    relay_days = forms.IntegerField(
        label="เผื่อให้อำเภอรวบรวม (วันทำการ)", required=False, min_value=0, max_value=60,
        error_messages={
            "invalid": "โปรดระบุจำนวนวันทำการเป็นตัวเลข",
            "min_value": "โปรดระบุจำนวนวันทำการตั้งแต่ 0 ถึง 60",
            "max_value": "โปรดระบุจำนวนวันทำการตั้งแต่ 0 ถึง 60",
        },
    )  # fmt: skip

    def __init__(self, letter: Letter, data: Any = None, *, today: date, calendar: Calendar) -> None:
        super().__init__(data, initial={"relay_days": RELAY_DAYS})
        self.today, self.calendar = today, calendar
        self.years = sorted(letter.fields.get("fiscal_years", []))
        duties = enumerate(letter.fields.get("duties", []), start=1)
        self.recurring = {place: duty for place, duty in duties if duty.get("deadline_kind") == "recurring"}
        self.read = {place: rule_of(duty.get("deadline_text") or "") for place, duty in self.recurring.items()}
        for place in self.recurring:
            self._add(place)

    def _add(self, place: int) -> None:
        read = self.read[place]
        rules = [(READ, f"ตามหนังสือ: {read.words}")] if read else []
        rules += [(key, rule.words) for key, rule in OFFERED.items() if rule != read]
        rule = self._rule(place)
        spans = (
            [(one.begins.isoformat(), one.name) for one in schedule.periods(rule, *self.span, self.calendar)]
            if rule
            else []
        )
        now = self._usual(rule).isoformat() if rule else None
        wrong = {"invalid_choice": "โปรดเลือกจากรายการ"}
        self.fields[f"rule-{place}"] = forms.ChoiceField(
            label="รอบเวลา", choices=[*rules, (WHOLE, "ไม่แบ่งเป็นงวด")], required=False, error_messages=wrong,
            initial=READ if read else WHOLE,
        )  # fmt: skip
        self.fields[f"first-{place}"] = _PeriodField("งวดแรก", spans, now)
        self.fields[f"last-{place}"] = _PeriodField("งวดสุดท้าย", spans, now)
        self.fields[f"goes_on-{place}"] = forms.BooleanField(
            label="วางงวดต่อไปให้เองเมื่อเริ่มงวด", required=False, initial=True
        )

    def _rule(self, place: int) -> Rule | None:
        """The rule chosen, or as read where nothing is sent yet."""
        read = self.read[place]
        chosen = self.data.get(f"rule-{place}") if self.is_bound else READ
        return read if chosen == READ else OFFERED.get(chosen or "")

    @property
    def span(self) -> tuple[date, date]:
        """The days of the periods to choose from: three fiscal years, the first of which began last calendar year."""
        return date(self.today.year - 1, 10, 1), date(self.today.year + 2, 9, 30)

    def _usual(self, rule: Rule) -> date:
        """The first day of the first period, from the one that runs now, whose report is not past its day already."""
        ahead = schedule.periods(rule, self.today, self.span[1], self.calendar)
        return next((one.begins for one in ahead if one.due >= self.today), self.today)

    @property
    def duties(self) -> Iterator[Asked]:
        for place, duty in self.recurring.items():
            rounds = self.rounds.get(place)
            yield Asked(
                action=duty.get("action") or "",
                text=duty.get("deadline_text") or "",
                read=self.read[place],
                rule=self[f"rule-{place}"],
                first=self[f"first-{place}"],
                last=self[f"last-{place}"],
                goes_on=self[f"goes_on-{place}"],
                periods=tuple(self._periods(rounds)) if rounds else (),
            )

    @property
    def rounds(self) -> Mapping[int, Rounds]:
        """The rounds of the recurring duties that are laid by periods, as chosen or as they stand beforehand."""
        made = {place: self._rounds(place) for place in self.recurring}
        return {place: rounds for place, rounds in made.items() if rounds}

    def _rounds(self, place: int) -> Rounds | None:
        rule = self._rule(place)
        if rule is None:
            return None
        first, last = (self._day(f"{name}-{place}", rule) for name in ("first", "last"))
        goes_on = not self.is_bound or bool(self.data.get(f"goes_on-{place}"))
        return Rounds(rule, first, last, goes_on)

    def _day(self, name: str, rule: Rule) -> date:
        """A day of the period chosen; where the rule was changed since, it falls into a period of the new one."""
        first, last = self.span
        try:
            return min(max(first, date.fromisoformat(self.data[name])), last)
        except (KeyError, ValueError):
            return self._usual(rule)

    def _periods(self, rounds: Rounds) -> list[Period]:
        return schedule.periods(rounds.rule, rounds.first, rounds.last, self.calendar)

    @property
    def laying(self) -> Laying:
        """What is laid under these choices."""
        told = self.cleaned_data if self.is_bound and not self.errors else {}
        days = told.get("relay_days")
        return Laying(
            calendar=self.calendar,
            by_year=bool(told.get("by_year")),
            relay_days=RELAY_DAYS if days is None else days,
            rounds=self.rounds,
        )

    def relays(self, duties: Sequence[Mapping[str, Any]]) -> list[tuple[date, date | None]]:
        """Each day on which duties laid on others fall due, with the internal day of those reached through a district.

        None where there is no room for one.
        """
        written = {
            date.fromisoformat(duty["deadline"]) for duty in duties if duty.get("deadline") and not duty.get("own")
        }
        recurring = {one.due for rounds in self.rounds.values() for one in self._periods(rounds)}
        laying = self.laying
        return [(due, laying.relay(due, self.today)) for due in sorted(written | recurring)[:LISTED]]

    def clean(self) -> dict[str, Any]:
        for place, rounds in self.rounds.items():
            count = len(self._periods(rounds))
            if count == 0:
                self.add_error(f"last-{place}", "งวดสุดท้ายมาก่อนงวดแรก โปรดเลือกงวดสุดท้ายให้ไม่อยู่ก่อนงวดแรก")
            elif count > MOST:
                self.add_error(f"last-{place}", f"เลือกไว้ {count} งวด โปรดเลือกไม่เกิน {MOST} งวดในครั้งเดียว")
        return self.cleaned_data


class _PeriodField(forms.CharField):
    """The first day of a period, chosen from the rule's periods; a day of another rule's period is taken too."""

    def __init__(self, label: str, spans: list[tuple[str, str]], now: str | None) -> None:
        super().__init__(label=label, required=False, initial=now, widget=forms.Select(choices=spans))
