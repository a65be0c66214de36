"""Directives, the duties they lay, whom they bind, and the obligations of each organisation."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property

from tidtam.core.duties import states
from tidtam.core.duties.schedule import RELAY_DAYS, Rule, years
from tidtam.core.reading.parts import CHANNELS
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.models import Letter

SENT = ("submitted", "accepted")
OWED = ("not_started", "in_progress", "returned")
BEGUN = ("in_progress", "submitted", "returned", "accepted")
UNCOUNTED = ("exempt", "carried", "withdrawn")
"""States that leave the denominator: excused, borne by a successor, no longer asked for."""

STANDING = ("circulated", "closed")
"""States of a directive whose obligations count: neither taken back nor withdrawn."""


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def seen_by(self, officer: Officer) -> Self:
        """The directives of letters that the officer may see."""
        return self.filter(letter__in=Letter.objects.seen_by(officer))

    def circulated(self) -> Self:
        return self.filter(state="circulated")


class Directive(models.Model):
    """ข้อสั่งการ: what one confirmed letter asks. `chain` is its authority, oldest first and the letter itself last.

    `relay_days`: working days that a district is given to pass on what its bodies send.
    """

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="directive")
    state = models.CharField(max_length=16, default="draft")
    fiscal_years = models.JSONField(default=list)
    chain = models.JSONField(default=list)
    relay_days = models.PositiveSmallIntegerField(default=RELAY_DAYS)
    circulated_at = models.DateTimeField(null=True)
    circulated_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(circulated_at__isnull=False), name="directive_circulated_has_time"
            ),
        ]

    def __str__(self) -> str:
        return self.letter.subject

    @property
    def period(self) -> str:
        """The fiscal years asked for, B.E.: "2561–2562"; empty where the letter names none."""
        return years(self.fiscal_years)

    @cached_property
    def untouched(self) -> bool:
        """Whether no organisation had begun when this was first asked: a circulation may still be taken back."""
        return not Obligation.objects.filter(duty__directive=self, state__in=BEGUN).exists()

    @property
    def opened(self) -> int:
        """How many organisations have opened the letter."""
        return self.bindings.filter(opened_at__isnull=False).count()


class DutyQuerySet(models.QuerySet["Duty"]):
    def seen_by(self, officer: Officer) -> Self:
        return self.filter(directive__in=Directive.objects.seen_by(officer))

    def laid(self) -> Self:
        """Duties of circulated directives."""
        return self.filter(directive__state="circulated")

    def asked(self) -> Self:
        """Duties laid on others; the sender's own are left out."""
        return self.filter(own=False)

    def owed_by_any(self) -> Self:
        """Those that somebody still owes."""
        return self.filter(Exists(Obligation.objects.owed().filter(duty=OuterRef("pk"))))

    def to_lay(self, today: date) -> Self:
        """Recurring duties of which a period has begun that is not laid yet."""
        return self.laid().filter(next_from__lte=today)

    def due_first(self) -> Self:
        """Nearest day first; duties without a day last."""
        return self.order_by(F("deadline").asc(nulls_last=True), "directive_id", "position")


class Duty(models.Model):
    """ภารกิจตามหนังสือ: one thing asked, for one recipient, by one day (ISO date; none where the letter sets none).

    `first_deadline` is the letter's own day, once the deadline was moved away from it. `periods` are the names of those
    laid, in order. `rule` is that of a recurring duty (`core.duties.schedule`), and `next_from` the first day of its
    next period to be laid; none where none follows.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField()
    who = models.TextField(blank=True)
    action = models.TextField()
    recipient = models.TextField(blank=True)
    channel_type = models.CharField(max_length=16, blank=True)
    channel_value = models.TextField(blank=True)
    deadline = models.DateField(null=True)
    deadline_kind = models.CharField(max_length=16, blank=True)
    deadline_text = models.TextField(blank=True)
    first_deadline = models.DateField(null=True)
    own = models.BooleanField(default=False)
    periods = models.JSONField(default=list)
    rule = models.JSONField(null=True)
    next_from = models.DateField(null=True, db_index=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["directive", "position"]
        constraints = [models.UniqueConstraint(fields=["directive", "position"], name="duty_position_once")]

    def __str__(self) -> str:
        return self.action

    @property
    def channel(self) -> str:
        """The way the report goes, in a few words."""
        words = CHANNELS.get(self.channel_type, "")
        return f"{words} {self.channel_value}".strip()

    @property
    def laid(self) -> list[str]:
        """The names of the periods laid; of a duty laid before periods were kept, the years of its letter."""
        return self.periods or [self.directive.period]

    @property
    def schedule(self) -> Rule | None:
        """The rule of a recurring duty."""
        return Rule.of(self.rule) if self.rule else None


class DutyKey(models.Model):
    """A key of what a duty asks (`core.duties.likeness.keys`): duties alike share some, and are found by them."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "duty"], name="duty_key_once")]

    def __str__(self) -> str:
        return f"{self.key:x}"


class Route(models.TextChoices):
    DIRECT = "direct", "โดยตรง"
    DISTRICT = "district", "ผ่านอำเภอ"


class Binding(models.Model):
    """One organisation bound by a directive, frozen when it was circulated, with the reason it is among them.

    `opened_at` is when it first opened the letter; from then on the circulation stands.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="bindings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bindings")
    route = models.CharField(max_length=8, choices=Route.choices)
    via = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["directive"], condition=Q(opened_at__isnull=False), name="binding_opened"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["directive", "organisation"], name="binding_once"),
            models.CheckConstraint(
                condition=Q(route="district", via__isnull=False) | Q(route="direct", via__isnull=True),
                name="binding_via_fits_route",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_route_display()})"


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def seen_by(self, officer: Officer) -> Self:
        return self.filter(duty__in=Duty.objects.seen_by(officer))

    def laid(self) -> Self:
        return self.filter(duty__directive__state="circulated")

    def asked(self) -> Self:
        return self.filter(duty__own=False)

    def counting(self) -> Self:
        """Those that count for their organisation: laid on it by a letter that stands, not excused, carried, withdrawn.

        What a letter asks of its owner alone
        """
        duties = Duty.objects.asked().filter(directive__state__in=STANDING)
        return self.filter(duty__in=duties).exclude(state__in=UNCOUNTED)

    def due_between(self, first: date, last: date) -> Self:
        """Those that fall due from one day to another, both included."""
        return self.filter(due_on__range=(first, last))

    def owed(self) -> Self:
        """Not yet sent, or sent back."""
        return self.filter(state__in=OWED)

    def tallied(self, today: date, *by: str) -> "models.QuerySet[Obligation, dict[str, Any]]":
        """Counts by some columns: bound, exempt, sent, waiting (for review), late (owed past its day); and `due`.

        `due` is the first day on which any is still owed, `first_due` of all: each None where there is none.
        """
        counted = {
            "bound": ~Q(state__in=UNCOUNTED),
            "exempt": Q(state="exempt"),
            "sent": Q(state__in=SENT),
            "waiting": Q(state="submitted"),
            "late": Q(state__in=OWED, due_on__lt=today),
        }
        counts = {name: Count("duty", filter=condition) for name, condition in counted.items()}
        due = {"due": Min("due_on", filter=Q(state__in=OWED)), "first_due": Min("due_on")}
        counted_by: models.QuerySet[Obligation, dict[str, Any]] = self.order_by().values(*by).annotate(**counts, **due)
        return counted_by

    def counted_by_day(self) -> dict[date, int]:
        """How many fall due on each day."""
        return dict(self.order_by("due_on").values_list("due_on").annotate(Count("pk")))


class Obligation(models.Model):
    """ภาระรายงาน = duty × organisation × period. First class; never merged with form, file or project.

    `first_due_on` is the first day it had, once it was moved away from it. `relay_due_on` is the day on which one
    reached through a district must have sent, so that the district can pass it on by `due_on`. `first_received_at` is
    when its first report came in, and stays so when the report is returned and sent again (ux §6.2); `due_at_receipt`
    is the day that held for it then, by which its punctuality is judged whatever is extended later. `carried_to` is the
    obligation of the successor that bears it since its organisation ended, if any.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="obligations", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="obligations")
    period = models.CharField(max_length=64, blank=True)
    due_on = models.DateField(null=True, db_index=True)
    first_due_on = models.DateField(null=True)
    relay_due_on = models.DateField(null=True)
    state = models.CharField(max_length=16, default="not_started")
    first_received_at = models.DateTimeField(null=True)
    due_at_receipt = models.DateField(null=True)
    carried_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_from")

    objects = ObligationQuerySet.as_manager()

    class Meta:
        indexes = [
            # what boards and status tables count is answered from this index alone
            models.Index(fields=["duty", "period", "state", "due_on", "organisation"], name="obligation_counts"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["duty", "organisation", "period"], name="obligation_once"),
            models.CheckConstraint(
                condition=Q(state__in=states.states_of(states.OBLIGATION)), name="obligation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="carried") ^ Q(carried_to__isnull=True), name="obligation_carried_has_bearer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.duty}"

    @property
    def owed(self) -> bool:
        return self.state in OWED

    @property
    def first_received_on(self) -> date | None:
        """The day (Bangkok) on which its first report came in."""
        return timezone.localdate(self.first_received_at) if self.first_received_at else None

    @property
    def first_day(self) -> date | None:
        """The day it was laid with, where another holds now."""
        return self.first_due_on if self.first_due_on != self.due_on else None
