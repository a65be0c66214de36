"""Directives, the duties they lay, whom they bind, and the obligations of each organisation."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, F, Min, Q
from django.utils import timezone

from tidtam.core.duties import states
from tidtam.core.reading.parts import CHANNELS
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.models import Letter

SENT = ("submitted", "accepted")
OWED = ("not_started", "in_progress", "returned")
UNCOUNTED = ("exempt", "carried", "withdrawn")
"""States that leave the denominator: excused, borne by a successor, no longer asked for."""


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def seen_by(self, officer: Officer) -> Self:
        """The directives of letters that the officer may see."""
        return self.filter(letter__in=Letter.objects.seen_by(officer))

    def circulated(self) -> Self:
        return self.filter(state="circulated")


class Directive(models.Model):
    """ข้อสั่งการ: what one confirmed letter asks. `chain` is its authority, oldest first and the letter itself last."""

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="directive")
    state = models.CharField(max_length=16, default="draft")
    fiscal_years = models.JSONField(default=list)
    chain = models.JSONField(default=list)
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
        years = sorted(self.fiscal_years)
        if not years:
            return ""
        return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"

    @property
    def untouched(self) -> bool:
        """Whether no organisation has begun: a circulation may still be taken back."""
        return not Obligation.objects.filter(duty__directive=self).exclude(state="not_started").exists()


class DutyQuerySet(models.QuerySet["Duty"]):
    def seen_by(self, officer: Officer) -> Self:
        return self.filter(directive__in=Directive.objects.seen_by(officer))

    def laid(self) -> Self:
        """Duties of circulated directives."""
        return self.filter(directive__state="circulated")

    def asked(self) -> Self:
        """Duties laid on others; the sender's own are left out."""
        return self.filter(own=False)

    def with_progress(self, today: date) -> Self:
        """Each duty with its counts: bound, exempt, sent, waiting (for review), late (owed past its day)."""
        late = Q(obligations__state__in=OWED, obligations__due_on__lt=today)
        return self.annotate(
            bound=Count("obligations", filter=~Q(obligations__state__in=UNCOUNTED)),
            exempt=Count("obligations", filter=Q(obligations__state="exempt")),
            sent=Count("obligations", filter=Q(obligations__state__in=SENT)),
            waiting=Count("obligations", filter=Q(obligations__state="submitted")),
            late=Count("obligations", filter=late),
        )

    def owed_by_any(self) -> Self:
        """Those that somebody still owes."""
        return self.filter(pk__in=Obligation.objects.owed().values("duty"))

    def due_first(self) -> Self:
        """Nearest day first; duties without a day last."""
        return self.order_by(F("deadline").asc(nulls_last=True), "directive_id", "position")


class Duty(models.Model):
    """ภารกิจตามหนังสือ: one thing asked, for one recipient, by one day (ISO date; none where the letter sets none).

    `first_deadline` is the letter's own day, once the deadline was moved away from it.
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

    bound: int
    exempt: int
    sent: int
    waiting: int
    late: int
    # the five counts are there on duties asked for `with_progress`

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


class Route(models.TextChoices):
    DIRECT = "direct", "โดยตรง"
    DISTRICT = "district", "ผ่านอำเภอ"


class Binding(models.Model):
    """One organisation bound by a directive, frozen when it was circulated, with the reason it is among them."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="bindings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bindings")
    route = models.CharField(max_length=8, choices=Route.choices)
    via = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()

    class Meta:
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

    def owed(self) -> Self:
        """Not yet sent, or sent back."""
        return self.filter(state__in=OWED)

    def sent_in_time(self) -> Self:
        """First received by the day that held for them then, or with no day set."""
        judged = Q(due_at_receipt=None) | Q(first_received_at__date__lte=F("due_at_receipt"))
        return self.filter(judged, first_received_at__isnull=False)

    def counted_by_day(self) -> dict[date, int]:
        """How many fall due on each day."""
        return dict(self.order_by("due_on").values_list("due_on").annotate(Count("pk")))

    def first_due(self) -> date | None:
        day: date | None = self.aggregate(first=Min("due_on"))["first"]
        return day


class Obligation(models.Model):
    """ภาระรายงาน = duty × organisation × period. First class; never merged with form, file or project.

    `first_due_on` is the first day it had, once it was moved away from it. `first_received_at` is when its first
    report came in, and stays so when the report is returned and sent again (ux §6.2); `due_at_receipt` is the day that
    held for it then, by which its punctuality is judged whatever is extended later. `carried_to` is the obligation of
    the successor that bears it since its organisation ended, if any.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="obligations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="obligations")
    period = models.CharField(max_length=32, blank=True)
    due_on = models.DateField(null=True, db_index=True)
    state = models.CharField(max_length=16, default="not_started", db_index=True)
    first_due_on = models.DateField(null=True)
    first_received_at = models.DateTimeField(null=True)
    due_at_receipt = models.DateField(null=True)
    carried_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_from")

    objects = ObligationQuerySet.as_manager()

    class Meta:
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
