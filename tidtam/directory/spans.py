"""Spans of days: from `since`, the first day (none: not known), until `until`, the first day after (none: it lasts)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q


def lasting(day: date, *, since: str = "since", until: str = "until") -> Q:
    """The condition that a span of those two columns holds `day`."""
    return (Q((since, None)) | Q((f"{since}__lte", day))) & (Q((until, None)) | Q((f"{until}__gt", day)))


class SpanQuerySet[M: models.Model](models.QuerySet[M]):
    """What is asked of every table of spans."""

    def on(self, day: date) -> Self:
        """Those that hold the day."""
        return self.filter(lasting(day))

    def open(self) -> Self:
        """Those whose end is not known."""
        return self.filter(until=None)

    def past(self) -> Self:
        """Those that have an end."""
        return self.exclude(until=None)

    def end(self, day: date) -> None:
        """End those that are open on that day; one that would begin no sooner never held a day."""
        self.open().filter(since__gte=day).update(until=F("since"))
        self.open().update(until=day)


class Span(models.Model):
    """A row that held from a day until a day."""

    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, db_index=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="%(class)s_span_runs_forward"
            ),
        ]

    def holds(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)
