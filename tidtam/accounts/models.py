"""Users, the links that sign them in once, and the ledger's rows."""

import hashlib
import json
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in. What the person may do hangs on the seat (`officer`), not on the account."""

    email = models.EmailField("อีเมล", unique=True)
    name = models.CharField("ชื่อ", max_length=200)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower_case"),)

    def __str__(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def open(self, now: datetime) -> Self:
        """Links that still sign in: unspent, unexpired, of people who may sign in."""
        return self.filter(spent_at=None, expires_at__gt=now, user__is_active=True)

    def of_token(self, token: str) -> Self:
        return self.filter(digest=digest(token))


class SignInLink(models.Model):
    """Signs one person in once. Only the hash of its token is kept: who reads the database opens nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    objects = SignInLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"ลิงก์เข้าสู่ระบบของ {self.user}"


def digest(text: str) -> str:
    """SHA-256 of a text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class LedgerEntry(models.Model):
    """One deed: who did what to which row, and when. Never changed, never deleted; chained by hash to the one before.

    `row` is "letters.letter:12" (empty where the deed touches no row), `facts_json` the canonical JSON that was hashed.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=64, db_index=True)
    row = models.CharField(max_length=100, blank=True, db_index=True)
    facts_json = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(self.facts_json)
        return facts

    @property
    def right_hash(self) -> str:
        """The hash that follows from what the row says and from the hash before it."""
        said = {
            "number": self.number,
            "at": int(self.at.timestamp() * 1_000_000),
            "by": self.by_id,
            "verb": self.verb,
            "row": self.row,
            "facts": self.facts_json,
            "previous": self.previous,
        }
        return digest(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


class LedgerHead(models.Model):
    """The end of the chain, one row: locked while an entry is added, so that two deeds never take one number."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return str(self.number)
