"""Imports of organisations with the judgement of each row, and the mappings of columns that were used before."""

import secrets
from datetime import date
from typing import Final, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tidtam.core.duties import states
from tidtam.directory import naming
from tidtam.directory.imports.columns import BY_KEY
from tidtam.directory.imports.draft import ADD, CHANGE, SAME, WRONG, reason, where
from tidtam.directory.models import Officer, Organisation

STATES: Final = tuple(dict.fromkeys([states.FIRST["import"], *states.IMPORT.values()]))
VERDICTS: Final = {WRONG: "ผิด", CHANGE: "แก้ไข", ADD: "เพิ่ม", SAME: "ไม่เปลี่ยน"}
WAITS: Final = ("checking", "writing")
AT_ONCE: Final = 500
"""Rows that are checked and written while the officer waits for the page; more are left to the worker."""


class ImportQuerySet(models.QuerySet["Import"]):
    def seen_by(self, officer: Officer) -> Self:
        """The imports of the officer's own organisation."""
        return self.filter(organisation=officer.organisation_id)

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def waiting(self) -> Self:
        """Those that the worker has to check or to write, the oldest first."""
        return self.filter(state__in=WAITS).order_by("pk")


def place(_import: "Import", _name: str) -> str:
    """Where the bytes of a table are kept: a random name that cannot be guessed."""
    return f"imports/{secrets.token_hex(16)}"


class Import(models.Model):
    """การนำเข้า: a table of organisations on its way into the directory.

    What it changes is so from the day `on`; without a day it was written wrong before and is put right.
    `sheet`, `header` (the row of headings, from 0) and `places` ({column: place}) say how it is read; `total` rows are
    to be checked or written, `done` of them are.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="imports")
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=255)
    content = models.FileField(upload_to=place, max_length=100)
    state = models.CharField(max_length=16, default=states.FIRST["import"], db_index=True)
    sheet = models.CharField(max_length=255)
    header = models.PositiveIntegerField()
    headings = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    on = models.DateField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(state__in=STATES), name="import_state_known"),)

    def __str__(self) -> str:
        return self.name

    @property
    def word(self) -> str:
        """Its state in Thai."""
        return states.WORDS[self.state]

    @property
    def day(self) -> date:
        """The day it came in: contacts and heads are compared with those of that day."""
        return timezone.localtime(self.at).date()

    @property
    def waits(self) -> bool:
        """Whether the worker has still to do with it."""
        return self.state in WAITS

    @property
    def counts(self) -> dict[str, int]:
        """Rows by verdict, in the order of VERDICTS."""
        found = dict(self.rows.order_by().values_list("verdict").annotate(models.Count("pk")))
        return {verdict: found.get(verdict, 0) for verdict in VERDICTS}

    def read(self) -> bytes:
        """The table as it came in."""
        with self.content.open("rb") as stored:
            data: bytes = stored.read()
        return data


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def to_write(self) -> Self:
        """Good rows that change something and are not written yet, supervisors first."""
        return self.filter(verdict__in=(ADD, CHANGE), outcome="").order_by("position")

    def refused(self) -> Self:
        """Rows that were wrong, or no longer fitted when they were to be written; in the order of the sheet."""
        return self.filter(Q(verdict=WRONG) | Q(outcome=Outcome.REFUSED)).order_by("number")


class Outcome(models.TextChoices):
    WRITTEN = "written", "บันทึกแล้ว"
    KEPT = "kept", "มีผู้บันทึกไว้เหมือนกันแล้ว"
    REFUSED = "refused", "ไม่ได้บันทึก"


class ImportRow(models.Model):
    """One row: `number` as the sheet has it, `cells` as they stand; `before` and `after` the organisation's columns,
    with those of the people whom it names.

    `changes` are [column, old, new], `faults` [column, found, expected]; `position` is its turn to be written.
    """

    taken = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8)
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=255, blank=True)
    cells = models.JSONField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["taken", "number"], name="import_row_once"),
            models.CheckConstraint(condition=Q(verdict__in=list(VERDICTS)), name="import_row_verdict_known"),
            models.CheckConstraint(condition=Q(outcome__in=["", *Outcome.values]), name="import_row_outcome_known"),
        )
        indexes = (models.Index(fields=["taken", "verdict", "number"], name="import_row_by_verdict"),)

    def __str__(self) -> str:
        return f"แถวที่ {self.number} {self.name}"

    @property
    def word(self) -> str:
        """Its verdict in Thai."""
        return VERDICTS[self.verdict]

    @property
    def name_parts(self) -> tuple[str, str]:
        """Its name as prefix and place, to be set apart."""
        kind = (self.after or self.before).get("kind") or naming.place_in(self.name)[0] or ""
        return naming.split(kind, self.name)

    @property
    def named_changes(self) -> list[tuple[str, str, str]]:
        """Title of the column, old, new."""
        return [(BY_KEY[column].title, old, new) for column, old, new in self.changes]

    @property
    def placed_faults(self) -> list[tuple[str, str, str]]:
        """Where it is wrong, what was found, what was expected."""
        return [(where(self.taken.places, column), found, expected) for column, found, expected in self.faults]

    @property
    def reason(self) -> str:
        """All that is wrong, in one line: for the table of refused rows."""
        return reason(self.taken.places, self.faults)


class KeptMapping(models.Model):
    """How the columns of a table with these headings (`columns.fingerprint`) were taken last time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    headings = models.CharField(max_length=64)
    places = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "headings"], name="mapping_kept_once"),)

    def __str__(self) -> str:
        return self.headings
