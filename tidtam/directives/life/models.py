"""What each deed did to each obligation, requests for more time, and later letters that change earlier directives."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from tidtam.accounts.models import LedgerEntry
from tidtam.core.duties import states
from tidtam.directives.models import OWED, Directive, Obligation
from tidtam.directory.models import Officer
from tidtam.letters.models import Letter


class Way(models.TextChoices):
    """How a report or a request came in beside the system."""

    PAPER = "paper", "หนังสือหรือเอกสาร"
    EMAIL = "email", "อีเมล"
    LINE = "line", "ไลน์"
    PHONE = "phone", "โทรศัพท์"
    IN_PERSON = "in_person", "มาส่งด้วยตนเอง"


class Change(models.Model):
    """What one deed of the ledger did to one obligation, on a day of the house.

    `received_at` is set where the deed gave the obligation its first receipt.
    """

    deed = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="changes")
    state_before = models.CharField(max_length=16)
    state_after = models.CharField(max_length=16)
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("deed", "pk")
        constraints = (models.UniqueConstraint(fields=["deed", "obligation"], name="change_once_a_deed"),)

    def __str__(self) -> str:
        return f"{self.deed_id}: {self.state_before} → {self.state_after}"


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def seen_by(self, officer: Officer) -> Self:
        """Asked letter by letter: an office has millions of obligations and few requests."""
        letter = OuterRef("obligation__duty__directive__letter")
        return self.filter(Exists(Letter.objects.seen_by(officer).filter(pk=letter)))

    def waiting(self) -> Self:
        """Those to be granted or denied, nearest due day first; what was sent or withdrawn meanwhile waits no more.

        What was carried since waits as long as its bearer owes it.
        """
        borne = Q(obligation__state="carried", obligation__carried_to__state__in=OWED)
        asked = self.filter(state="asked", obligation__duty__directive__state="circulated")
        owed = asked.filter(Q(obligation__state__in=OWED) | borne)
        return owed.order_by(F("obligation__due_on").asc(nulls_last=True), "pk")

    def decided(self) -> Self:
        return self.exclude(state="asked").order_by("-decided_at", "-pk")


class Extension(models.Model):
    """คำขอขยายเวลา of one organisation for one obligation, `until` a day; it came in by `way` on `asked_on`."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateField()
    reason = models.TextField()
    way = models.CharField(max_length=12, choices=Way.choices)
    asked_on = models.DateField()
    recorded_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default=states.FIRST["extension"], db_index=True)
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted_until = models.DateField(null=True)
    answer = models.TextField(blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(state="asked"), name="extension_asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.states_of(states.EXTENSION)), name="extension_state_known"
            ),
            models.CheckConstraint(condition=Q(state="asked") ^ Q(decided_at__isnull=False), name="extension_decided"),
        )

    def __str__(self) -> str:
        return f"{self.obligation} ({self.until})"

    @property
    def bearer(self) -> Obligation:
        """The obligation that a grant moves: the one asked for, or that of the successor that bears it since."""
        one = self.obligation
        while one.carried_to is not None:
            one = one.carried_to
        return one


class Effect(models.TextChoices):
    """What a later letter does to an earlier directive."""

    EXTEND = "extend", "ขยายเวลา"
    WITHDRAW = "withdraw", "ยกเลิก"
    REPLACE = "replace", "ใช้แทน"
    AMEND = "amend", "แก้ไข"


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def standing(self) -> Self:
        """Those given since the earlier directive was circulated: what was taken back and sent anew is asked again."""
        return self.filter(at__gte=F("directive__circulated_at"))

    def told(self) -> Self:
        """Those that an officer confirmed, with their letters."""
        return self.standing().filter(confirmed=True).select_related("letter", "directive__letter").order_by("pk")


class Succession(models.Model):
    """An officer's answer to "does this later letter do this to that earlier directive?": `confirmed`, or not so."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="successions")
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="successions")
    effect = models.CharField(max_length=8, choices=Effect.choices)
    confirmed = models.BooleanField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["letter", "directive", "effect"], name="succession_answered_once"),
        )

    def __str__(self) -> str:
        return f"{self.letter} → {self.directive}: {self.get_effect_display()}"
