"""Events in the life of organisations: what changed or will change, on which day, on what authority."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


class EventKind(models.TextChoices):
    RENAME = "rename", "เปลี่ยนชื่อ"
    RAISE = "raise", "ยกฐานะ"
    MERGE = "merge", "รวม"
    MOVE = "move", "ย้ายผู้กำกับดูแล"
    ABOLISH = "abolish", "ยุบเลิก"


ENDING = (EventKind.RAISE, EventKind.MERGE, EventKind.ABOLISH)
"""Events by which the organisations they befall are no more."""


class EventQuerySet(models.QuerySet["Event"]):
    def waiting(self) -> Self:
        """Recorded, neither applied nor cancelled; the day may have come."""
        return self.filter(applied_at=None, cancelled_at=None)

    def due(self, today: date) -> Self:
        """Those waiting whose day has come, in the order in which they happen."""
        return self.waiting().filter(on__lte=today).order_by("on", "pk")


class Event(models.Model):
    """เหตุการณ์ that befalls `organisations` on the day `on`, by `basis` ("ประกาศกระทรวงมหาดไทย ลงวันที่ …").

    What it brings stands in `name` … `area`: of the same organisation where it is renamed or moved, of a new one where
    `code` is set. `successor` is who follows the organisations that end; a new one is set when the event is applied.
    """

    kind = models.CharField(max_length=8, choices=EventKind.choices)
    organisations = models.ManyToManyField("directory.Organisation", related_name="events")
    on = models.DateField()
    basis = models.TextField()
    name = models.CharField(max_length=200, blank=True)
    short_name = models.CharField(max_length=200, blank=True)
    head = models.CharField(max_length=200, blank=True)
    new_kind = models.CharField(max_length=24, blank=True)
    code = models.CharField(max_length=20, blank=True)
    supervisor = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, related_name="events_followed"
    )
    recorded_by = models.ForeignKey("directory.Officer", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(cancelled_at=None), name="event_not_applied_and_cancelled"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on.isoformat()}"

    @property
    def waiting(self) -> bool:
        return self.applied_at is None and self.cancelled_at is None


class KeptApart(models.Model):
    """ไม่ใช่รายการซ้ำ: two organisations with like names that an officer found to be two. `first` has the lower key."""

    first = models.ForeignKey("directory.Organisation", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("directory.Organisation", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="kept_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="kept_apart_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"
