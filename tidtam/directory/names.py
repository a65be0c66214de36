"""What each organisation was called and who supervised it, through time; the open row says what Organisation says."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from tidtam.core.thai.text import fold
from tidtam.directory import naming
from tidtam.directory.spans import Span, SpanQuerySet

LONGEST = 1_000
"""Characters of a name that is asked for; SQLite takes no pattern of 50,000 bytes."""

RECORDED = ("name", "short_name", "head", "parent_id", "area_id", "realm_id", "written_forms")
"""The columns of an organisation whose history is kept."""


def asked(text: str) -> str:
    """A name as it is looked for: folded, no longer than any name is."""
    return fold(text[:LONGEST])


class NameQuerySet(SpanQuerySet["Name"]):
    def in_province(self, province: models.Model) -> Self:
        """Those of the province itself and of all in it, as it was."""
        return self.filter(Q(realm=province) | Q(organisation=province))

    def written_as(self, text: str) -> Self:
        """Those of which `text` is exactly a written form."""
        return self.filter(written_forms__contains=f"|{asked(text)}|")

    def like(self, text: str) -> Self:
        """Those with `text` in a written form."""
        return self.filter(written_forms__contains=asked(text))


class Titled:
    """What a name tells beside itself."""

    kind: Any
    name: Any
    head: Any

    @property
    def prefix(self) -> str:
        """What stands before the place in the name, so that a line never breaks inside the place."""
        return naming.split(self.kind, self.name)[0]

    @property
    def bare_name(self) -> str:
        """The place in the name: "ทับมา" of เทศบาลตำบลทับมา; empty where the name holds none."""
        return naming.split(self.kind, self.name)[1]

    @property
    def head_title(self) -> str:
        """The title of its head, as a letter addresses it: "นายกเทศมนตรีตำบลทับมา"."""
        return naming.head_title(self.kind, self.name, self.head)


class Name(Titled, Span):
    """ชื่อและผู้กำกับดูแล of an organisation in one span of days. `realm` as in Organisation."""

    organisation = models.ForeignKey("directory.Organisation", on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=200)
    head = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    realm = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    written_forms = models.TextField(editable=False)

    objects = NameQuerySet.as_manager()

    class Meta(Span.Meta):
        ordering = ("organisation", models.F("since").asc(nulls_first=True), "pk")
        constraints = [
            *Span.Meta.constraints,
            models.UniqueConstraint(fields=["organisation"], condition=Q(until=None), name="name_one_open"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return self.organisation.code

    @property
    def kind(self) -> str:
        return self.organisation.kind
