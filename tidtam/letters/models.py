"""Letters with their files, what the machine read, and what officers answered to its warnings."""

import hashlib
import secrets
from datetime import date
from typing import Any, Final, Self

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Value
from django.db.models.functions import Replace
from django.utils import timezone

from tidtam.accounts import trigrams
from tidtam.core.duties import states
from tidtam.core.phrases.query import Query, understand
from tidtam.core.refusal import Refused
from tidtam.core.thai.dates import format_date
from tidtam.core.thai.text import squeeze
from tidtam.directory.models import Officer, Organisation
from tidtam.letters import contents, keys, sought

TO_CONFIRM = ("waiting", "read", "unreadable")
STATES = tuple(dict.fromkeys([states.FIRST["letter"], *states.LETTER.values()]))
MOST_LISTED: Final = 500
"""Letters that a search lists; who seeks further adds a word."""

COMPARED: Final = 60
"""Letters that are compared sign by sign for each half of a word that no letter holds."""

LIKE: Final = 75
"""The least likeness, of 100, at which such a letter is offered."""

EXPECTED: Final = ("number", "date", "subject", "addressees", "duties")
"""What nearly every letter has: where it is missing, a person should look."""


class LetterQuerySet(models.QuerySet["Letter"]):
    def seen_by(self, officer: Officer) -> Self:
        """The correspondence of the officer's own organisation."""
        return self.filter(organisation=officer.organisation_id)

    def to_confirm(self) -> Self:
        """Those that wait for an officer, the longest waiting first."""
        return self.filter(state__in=TO_CONFIRM).order_by("received_at", "pk")

    def waiting(self) -> Self:
        """Those not read yet."""
        return self.filter(state="waiting").order_by("received_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-received_at", "-pk")

    def twins(self, letter: "Letter") -> Self:
        """Other letters of the same organisation with its number and date, spaces aside: very likely the same."""
        others = self.filter(organisation=letter.organisation_id, dated=letter.dated).exclude(pk=letter.pk)
        bare = Replace("number", Value(" "), Value(""))
        number = squeeze(letter.number).replace(" ", "")
        return others.alias(bare=bare).filter(bare=number).newest_first() if number else self.none()

    def found_by(self, query: Query, most: int) -> list["Letter"]:
        """At most `most` letters that hold all that is asked, the nearest first and then the newest."""
        return self._in_order(self._keys_of(query, most))

    def near_to(self, query: Query, most: int) -> list["Letter"]:
        """Letters that hold the most telling part of what is asked, or something like it, where none holds all."""
        keys = trigrams.in_turn(self, "sought", sought.near_tiers(query), most)
        return self._in_order(keys or self._keys_like(query)[:most])

    def about(self, words: str) -> Self:
        """Those (the nearest MOST_LISTED) that the words find: by number, date, subject and all else in `sought`."""
        return self.filter(pk__in=self._keys_of(understand(words), MOST_LISTED))

    def _keys_of(self, query: Query, most: int) -> list[int]:
        # numbers and days are rare enough for the index at once
        own = trigrams.in_turn(self, "sought", sought.own_tiers(query), most, read_first=False)
        rest = trigrams.in_turn(self, "sought", sought.naming_tiers(query), most) if len(own) < most else []
        return list(dict.fromkeys([*own, *rest]))[:most]

    def _keys_like(self, query: Query) -> list[int]:
        """Those in whose text every word stands with a letter or two wrong, the most like first."""
        keys = {key for half in sought.halves(query) for key in trigrams.newest(self, "sought", half, COMPARED)}
        told = self.filter(pk__in=keys).values_list("pk", "sought")
        scored = sorted(((sought.likeness(query, text), key) for key, text in told), reverse=True)
        return [key for score, key in scored if score >= LIKE]

    def _in_order(self, keys: list[int]) -> list["Letter"]:
        letters = self.defer("text", "reading").in_bulk(keys)
        return [letters[key] for key in keys]

    def holding(self, data: bytes) -> "Letter | None":
        """The letter that came in with exactly these bytes."""
        return self.filter(sha256=fingerprint(data)).first()


class Letter(models.Model):
    """หนังสือ of one organisation's correspondence.

    `reading` is what the machine read (the reading contract without its text, which is `text`) and is never edited;
    `fields` are its fields as they stand now (`letters.contents`). Number, date, subject and urgency stand in columns
    for lists; `key` and `stem` tell it from all others (`letters.keys`), by `sought` it is found (`letters.sought`).
    `refusal` says why it could not be read. `version` grows with every change of fields or state.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="letters")
    state = models.CharField(max_length=16, default=states.FIRST["letter"], db_index=True)
    version = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    reading = models.JSONField(default=dict)
    fields = models.JSONField(default=dict)
    refusal = models.CharField(max_length=64, blank=True)
    refusal_facts = models.JSONField(default=dict)
    number = models.CharField(max_length=100, blank=True)
    dated = models.DateField(null=True)
    subject = models.TextField(blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=keys.LONGEST, blank=True)
    stem = models.CharField(max_length=keys.LONGEST, blank=True)
    sought = models.TextField(editable=False, default="")

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["organisation", "key"], name="letter_by_key"),
            models.Index(fields=["organisation", "stem"], name="letter_by_stem"),
            models.Index(fields=["organisation", "dated"], name="letter_by_date"),
        )
        constraints = (
            models.UniqueConstraint(fields=["organisation", "sha256"], name="letter_received_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="letter_state_known"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="letter_confirmed_has_time",
            ),
        )

    def __str__(self) -> str:
        return self.subject or self.number or self._by_receipt()

    def _by_receipt(self) -> str:
        day = format_date(timezone.localdate(self.received_at), "short")
        return " ".join([f"หนังสือรับเมื่อ {day}", *(file.name for file in self.files.all())])

    @property
    def word(self) -> str:
        """Its state in Thai."""
        return states.WORDS[self.state]

    @property
    def open(self) -> bool:
        """Whether its fields may be worked on."""
        return self.state in ("read", "unreadable")

    @property
    def to_read(self) -> bool:
        """Whether the machine may read it: nothing was read yet, and nobody has typed anything."""
        return self.state in ("waiting", "unreadable") and not self.changed_by_id

    @property
    def resembles_a_letter(self) -> bool:
        """Whether anything of a letter was found in it."""
        return any(self.reading.get(key) for key in ("number", "date", "subject", "addressees", "signatory"))

    @property
    def warnings(self) -> list[dict[str, str]]:
        """What to look at, mended faults of the letter included, in the order of the contract: code, field, message."""
        return list(self.fields.get("warnings", self.reading.get("warnings", [])))

    @property
    def open_warnings(self) -> list[dict[str, str]]:
        """The warnings that nobody has answered yet."""
        answered = {(answer.code, answer.field) for answer in self.answers.all()}
        return [warning for warning in self.warnings if (warning["code"], warning["field"]) not in answered]

    @property
    def twins(self) -> LetterQuerySet:
        """Other letters with its number and date (`LetterQuerySet.twins`)."""
        return Letter.objects.twins(self)

    @property
    def missing(self) -> list[str]:
        """The fields of EXPECTED in which nothing stands."""
        return [name for name in EXPECTED if not self.fields[name]]

    @property
    def refused(self) -> Refused | None:
        """Why it could not be read."""
        return Refused(self.refusal, **self.refusal_facts) if self.refusal else None

    def set_fields(self, fields: contents.Fields) -> None:
        """Take new fields, and the columns that lists are made of."""
        self.fields = fields
        self.number, self.subject = (fields["number"] or "")[:100], fields["subject"] or ""
        self.dated = date.fromisoformat(fields["date"]) if fields["date"] else None
        self.urgency = (fields["urgency"] or "")[:20]
        self.stem, self.key = keys.identity(fields["number"], self.dated)
        self.sought = sought.text_of(fields)

    def write_citations(self) -> None:
        """Keep the letters that its fields name as rows to be joined, in place of those kept before."""
        self.citations.all().delete()
        Citation.objects.bulk_create(Citation(letter=self, **row) for row in keys.cited(self.fields, self.key))


def fingerprint(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def place(_file: "LetterFile", _name: str) -> str:
    """Where the bytes of a file are kept: a random name that tells nothing and cannot be guessed."""
    return f"letters/{secrets.token_hex(16)}"


class LetterFile(models.Model):
    """A file of a letter as it came in: `name` as the sender gave it, `kind` as its bytes say (pdf, docx, text …)."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=place, max_length=100)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    def read(self) -> bytes:
        with self.content.open("rb") as stored:
            data: bytes = stored.read()
        return data


class Relation(models.TextChoices):
    """How a letter names another, the strongest first."""

    REFERENCE = keys.REFERENCE, "อ้างถึง"
    ATTACHMENT = keys.ATTACHMENT, "สิ่งที่ส่งมาด้วย"
    MENTION = keys.MENTION, "กล่าวถึงในเนื้อความ"


class CitationQuerySet(models.QuerySet["Citation"]):
    def seen_by(self, officer: Officer) -> Self:
        """What the letters of the officer's own organisation cite."""
        return self.filter(letter__organisation=officer.organisation_id)

    def unmet(self) -> Self:
        """Those that name a letter by its number which the organisation of the citing letter does not have.

        A number without a year is met by a letter of any year; a short one ("ว 10") is never surely met.
        """
        here = Letter.objects.filter(organisation=OuterRef("letter__organisation"))
        dated = ~Q(key="") & ~Exists(here.filter(key=OuterRef("key")))
        undated = Q(key="") & ~Exists(here.filter(stem=OuterRef("stem")))
        return self.exclude(stem="").filter(dated | undated)

    def by_letter_named(self) -> models.QuerySet["Citation", Any]:
        """One row for each letter named, in the writing of one of its citations; the latest cited first."""
        return (
            self.values("stem", "key")
            .annotate(
                one=Max("pk"),
                citing=Count("letter", distinct=True),
                latest=Max("letter__received_at"),
            )
            .order_by("-latest", "stem", "key")
        )


class Citation(models.Model):
    """A letter that another names: `text` as written, the rest as read. `key` and `stem` join it to the letter meant.

    Rows follow the fields of the citing letter (`Letter.write_citations`) and are never edited: which letter is meant
    is found when asked (`letters.chain.links`), so a letter that arrives later needs no mending here.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="citations")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    place = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    issuer = models.TextField(blank=True)
    number = models.CharField(max_length=100, blank=True)
    dated = models.DateField(null=True)
    stem = models.CharField(max_length=keys.LONGEST, blank=True, db_index=True)
    key = models.CharField(max_length=keys.LONGEST, blank=True, db_index=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["letter", "relation", "place"], name="citation_one_a_place"),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="citation_relation_known"),
        )

    def __str__(self) -> str:
        """As a register would name it: "กระทรวงมหาดไทย ที่ มท 0211.4/ว 7160 ลงวันที่ 26 พฤศจิกายน 2562"."""
        if not self.number:
            return self.text
        number = f"ที่ {self.number}"
        dated = f"ลงวันที่ {format_date(self.dated, 'medium')}" if self.dated else ""
        return " ".join(filter(None, (self.issuer, number, dated)))


class Answer(models.TextChoices):
    ACKNOWLEDGED = "acknowledged", "รับทราบแล้ว"
    MENDED = "mended", "แก้ไขแล้ว"


class WarningAnswer(models.Model):
    """What became of one warning: an officer acknowledged it, or mended the field it stands at."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=40)
    field = models.CharField(max_length=80)
    answer = models.CharField(max_length=12, choices=Answer.choices)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["letter", "code", "field"], name="warning_answered_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="warning_answer_known"),
        )

    def __str__(self) -> str:
        return f"{self.code} ({self.field}): {self.get_answer_display()}"
