"""People of an organisation: who headed it from day to day, and whom to call about what."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from tidtam.directory.spans import Span, SpanQuerySet, lasting


class PostQuerySet(SpanQuerySet["Post"]):
    def of_same_sort(self, *, acting: bool) -> Self:
        """Those who act for a head, or the heads themselves."""
        return self.filter(acting=acting)

    def overlapping(self, since: date | None, until: date | None) -> Self:
        """Those that share a day with the span; what never held a day shares none."""
        held = self.exclude(since__isnull=False, until=F("since"))
        begun = held.filter(Q(since=None) | Q(since__lt=until)) if until else held
        return begun.filter(Q(until=None) | Q(until__gt=since)) if since else begun


class Post(Span):
    """ผู้ดำรงตำแหน่ง: who headed an organisation in a span of days.

    `acting`: รักษาราชการแทน while the post is vacant or its holder unable (พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน 2534 ม.56, 64);
    `position` is then the acting person's own.
    """

    organisation = models.ForeignKey("directory.Organisation", on_delete=models.CASCADE, related_name="posts")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    acting = models.BooleanField(default=False)

    objects = PostQuerySet.as_manager()

    class Meta(Span.Meta):
        ordering = ("organisation", F("since").desc(nulls_last=True), "acting", "pk")

    def __str__(self) -> str:
        return self.name


class Trust(models.TextChoices):
    """Whether a contact can be relied on."""

    UNCONFIRMED = "unconfirmed", "ยังไม่ยืนยัน"
    CONFIRMED = "confirmed", "ยืนยันแล้ว"
    BOUNCED = "bounced", "อีเมลตีกลับ"
    SILENT = "silent", "ไม่ตอบ"


class ContactQuerySet(SpanQuerySet["Contact"]):
    def in_service(self, day: date | None = None) -> Self:
        """Those of a day; without one, those whose end is not known."""
        return self.open() if day is None else self.filter(lasting(day))

    def reachable(self) -> Self:
        """Those with a telephone, or an address that has not bounced."""
        return self.filter(~Q(phone="") | (~Q(email="") & ~Q(trust=Trust.BOUNCED)))


class Contact(Span):
    """ผู้ประสานงาน of an organisation, for one matter or (empty) for all; `trust` as of the day `trust_on`."""

    organisation = models.ForeignKey("directory.Organisation", on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    matter = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    trust = models.CharField(max_length=12, choices=Trust.choices, default=Trust.UNCONFIRMED)
    trust_on = models.DateField(null=True)

    objects = ContactQuerySet.as_manager()

    class Meta(Span.Meta):
        ordering = ("organisation", "matter", "name")
        constraints = [
            *Span.Meta.constraints,
            models.CheckConstraint(condition=Q(trust__in=Trust.values), name="contact_trust_known"),
        ]

    def __str__(self) -> str:
        return self.name
