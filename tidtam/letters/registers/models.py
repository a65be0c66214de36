"""Registers with their numbers by calendar year, and how long each letter is kept (saraban §1.5)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from tidtam.core.duties import states
from tidtam.core.duties.retention import CLASSES, Retention
from tidtam.core.phrases import number as numbers
from tidtam.core.phrases.number import DocumentNumber
from tidtam.core.phrases.query import LONGEST
from tidtam.core.thai.dates import buddhist
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import fold
from tidtam.directory.models import Officer, Organisation
from tidtam.letters.models import Letter

BANGKOK: Final = ZoneInfo("Asia/Bangkok")
LARGEST: Final = 999_999
"""The grammar of numbers has six digits for the running number."""

STATES: Final = ("used", "reserved", "cancelled")


def year_of(moment: datetime) -> int:
    """The B.E. calendar year of a moment in Bangkok, whatever its zone: registers begin anew at midnight there."""
    return buddhist(moment.astimezone(BANGKOK).year)


class Direction(models.TextChoices):
    RECEIVED = "received", "ทะเบียนหนังสือรับ"
    SENT = "sent", "ทะเบียนหนังสือส่ง"


class Series(models.TextChoices):
    ORDINARY = "ordinary", "หนังสือทั่วไป"
    CIRCULAR = "circular", "หนังสือเวียน (ว)"


class RegisterQuerySet(models.QuerySet["Register"]):
    def seen_by(self, officer: Officer) -> Self:
        """The books of the officer's own organisation."""
        return self.filter(organisation=officer.organisation_id)

    def in_order(self) -> Self:
        """Received before sent, ordinary before circulars."""
        return self.order_by("direction", "-series", "name", "pk")

    def with_year(self, year: int) -> Self:
        """Each with its numbers of a year as `this_year`, a list of one or none."""
        return self.prefetch_related(
            models.Prefetch("years", RegisterYear.objects.filter(year=year), to_attr="this_year")
        )


class Register(models.Model):
    """ทะเบียน of one organisation: one series of numbers, from 1 in each calendar year.

    `owner` is the code of the unit whose letters it numbers ("รย 0017.2", in normal form); a sending book without it
    gives bare numbers. `elsewhere`: another system gives the numbers and they are only noted here, gaps and all.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="registers")
    direction = models.CharField(max_length=8, choices=Direction.choices)
    series = models.CharField(max_length=8, choices=Series.choices, default=Series.ORDINARY)
    owner = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    elsewhere = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    objects = RegisterQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "direction", "name"], name="register_named_once"),
            models.UniqueConstraint(
                fields=["organisation", "owner", "series"],
                condition=Q(direction="sent") & ~Q(owner=""),
                name="register_one_a_series",
            ),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="register_direction_known"),
            models.CheckConstraint(condition=Q(series__in=Series.values), name="register_series_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def sends(self) -> bool:
        return self.direction == Direction.SENT

    @property
    def circular(self) -> bool:
        return self.series == Series.CIRCULAR

    def document_number(self, run: int) -> str:
        """The whole number of the letter that gets `run`: "รย 0017.2/ว 5513"; the bare number without an owner."""
        written = f"{'ว ' if self.circular else ''}{run}"
        return numbers.format(numbers.parse(f"{self.owner}/{written}")) if self.owner else written

    def run_in(self, number: str) -> int | None:
        """The running number in the number of a letter, where the letter is of this book's owner and series."""
        parsed = parsed_number(number)
        if parsed is None or not self.sends or not self.owner or parsed.circular != self.circular:
            return None
        return int(parsed.run) if owner_of(parsed) == self.owner else None

    def borne_by(self, letter: Letter) -> str:
        """The number that a letter bears; none where that number of its was cancelled in this book."""
        cancelled = self.entries.filter(letter=letter, state="cancelled", document_number=letter.number)
        return "" if letter.number and cancelled.exists() else letter.number

    def year(self, year: int) -> "RegisterYear":
        """Its numbers of a B.E. year; an unsaved one where there are none yet."""
        return self.years.filter(year=year).first() or RegisterYear(register=self, year=year)


def parsed_number(text: str) -> DocumentNumber | None:
    """The number in its parts; None where it follows no known form."""
    try:
        return numbers.parse(text)
    except numbers.NumberError:
        return None


def owner_of(number: DocumentNumber) -> str:
    """Code, board and unit, as they stand before the stroke: "รย 0017.2"; empty where there is no unit."""
    board = f"({number.board})" if number.board else ""
    return " ".join(filter(None, (number.code, board, number.unit))) if number.unit else ""


class RegisterYear(models.Model):
    """The numbers of a book in one B.E. year: the row that is locked while one is given.

    `start` is the last number used before the office came here ("เลขล่าสุดที่ใช้แล้ว"), `last` the last one given.
    """

    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["register", "year"], name="register_year_once"),
            models.CheckConstraint(condition=Q(last__gte=F("start")), name="register_year_last_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.year}"

    @property
    def next(self) -> int:
        return self.last + 1


class EntryQuerySet(models.QuerySet["Entry"]):
    def seen_by(self, officer: Officer) -> Self:
        """What stands in the books of the officer's own organisation."""
        return self.filter(register__organisation=officer.organisation_id)

    def of_year(self, year: int) -> Self:
        return self.filter(year=year).order_by("number")

    def holding(self) -> Self:
        """Those whose number counts: not cancelled."""
        return self.exclude(state="cancelled")

    def numbered(self, asked: Collection[tuple[int, int | None]], officer: Officer) -> Self:
        """Lines of the officer's books with one of the numbers, of that B.E. year or of any; the newest first."""
        books = RegisterYear.objects.filter(register__organisation=officer.organisation_id)
        found = Q(pk__in=())
        # by book, year and number, as the index has them: a book of 200,000 lines is not read
        for book, year in books.values_list("register", "year"):
            numbers = [number for number, told in asked if told in (None, year)]
            found |= Q(register=book, year=year, number__in=numbers) if numbers else Q()
        return self.filter(found).order_by("-year", "-pk")

    def about(self, words: str) -> Self:
        """Those with that number, or with the words in ที่, จาก, ถึง or เรื่อง, however they are written."""
        plain = arabic(words).strip()
        found = Q(sought__contains=fold(words[:LONGEST]))
        return (
            self.filter(found | Q(number=int(plain))) if plain.isdecimal() and len(plain) <= 6 else self.filter(found)
        )


class Entry(models.Model):
    """A line of a register: a number given once, and what it was given to (แบบที่ 13, 14).

    It keeps its words when the letter changes or goes: a register is not rewritten. `reason` and `reserved_for` tell of
    a number reserved or cancelled. `registered_at` is when it was used; while it is reserved, when it was reserved.
    """

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="entries")
    document_number = models.CharField(max_length=100, blank=True)
    dated = models.DateField(null=True)
    sender = models.TextField(blank=True)
    recipient = models.TextField(blank=True)
    subject = models.TextField(blank=True)
    action = models.TextField(blank=True)
    remark = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    reserved_for = models.CharField(max_length=200, blank=True)
    sought = models.TextField(editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("register", "year", "number")
        constraints = (
            models.UniqueConstraint(fields=["register", "year", "number"], name="entry_number_given_once"),
            models.UniqueConstraint(
                fields=["register", "letter"],
                condition=Q(letter__isnull=False) & ~Q(state="cancelled"),
                name="entry_one_a_letter",
            ),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=LARGEST), name="entry_number_in_range"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="entry_state_known"),
            models.CheckConstraint(condition=Q(state="used") | ~Q(reason=""), name="entry_unused_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def word(self) -> str:
        """Its state in Thai."""
        return states.WORDS[self.state]

    @property
    def day(self) -> date:
        """The day in Bangkok under which it stands in the book."""
        return self.registered_at.astimezone(BANGKOK).date()

    @property
    def remarks(self) -> str:
        """หมายเหตุ as the book shows it: why a number is reserved or cancelled first."""
        why = f"{self.word}: {self.reason}" if self.state != "used" else ""
        whose = f"สำหรับ{self.reserved_for}" if self.state == "reserved" and self.reserved_for else ""
        return " ".join(filter(None, (why, whose, self.remark)))

    def index_words(self) -> None:
        """Set the column that words are looked for in."""
        told = (self.document_number, self.sender, self.recipient, self.subject, self.reserved_for)
        self.sought = "|".join(map(fold, told))


class KeepingQuerySet(models.QuerySet["Keeping"]):
    def seen_by(self, officer: Officer) -> Self:
        return self.filter(letter__organisation=officer.organisation_id)

    def expired(self, year: int) -> Self:
        """What may be listed after 31 December of a B.E. year, the oldest first."""
        return self.filter(last_year__lte=year).order_by("last_year", "letter__dated", "letter")


class Keeping(models.Model):
    """อายุการเก็บ of a letter, as an officer decided it: its class (`core.duties.retention`), counted from a B.E. year.

    `last_year` is the B.E. year on whose 31 December it ends; none for what is kept until superseded, or for ever.
    """

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="keeping")
    kind = models.CharField(max_length=20)
    from_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True, db_index=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")

    objects = KeepingQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(kind__in=tuple(CLASSES)), name="keeping_kind_known"),)

    def __str__(self) -> str:
        return self.retention.word

    @property
    def retention(self) -> Retention:
        return CLASSES[self.kind]

    @property
    def ends(self) -> str:
        """Until when: "31 ธันวาคม 2572", "ตลอดไป"."""
        return f"31 ธันวาคม {self.last_year}" if self.last_year else self.retention.until
