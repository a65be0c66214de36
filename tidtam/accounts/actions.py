"""Verbs of accounts, as the day book would write them. `by` is a user, or None for the operator of the machine."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from tidtam.accounts import ledger
from tidtam.accounts.models import SignInLink, User, digest
from tidtam.core.refusal import Refused

TOKEN_BYTES = 32
"""256 bits, twice what ux §6.1 asks of a link that is a key."""


@transaction.atomic
def open_account(*, by: User | None, email: str, name: str, password: str | None = None) -> User:
    """เปิดบัญชี: someone may sign in; without a password, by links only. Refuses an e-mail that has an account."""
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Refused("email_taken", email=email)
    user = User(email=email, name=name.strip())
    user.set_password(password)
    user.save()
    ledger.record(by, "user.open", user)
    return user


@transaction.atomic
def set_password(*, by: User | None, user: User, password: str) -> User:
    """ตั้งรหัสผ่านใหม่. Who is signed in elsewhere must sign in again."""
    user.set_password(password)
    user.save(update_fields=["password"])
    ledger.record(by, "user.set_password", user)
    return user


@transaction.atomic
def issue_sign_in_link(*, by: User | None, user: User, now: datetime, lasts: timedelta) -> str:
    """ออกลิงก์เข้าสู่ระบบ: the token of a link that signs `user` in once. It is told here only; the hash alone is kept."""
    if not user.is_active:
        raise Refused("account_closed", name=user.name)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = SignInLink.objects.create(user=user, digest=digest(token), expires_at=now + lasts)
    ledger.record(by, "user.issue_link", user, link=link.pk)
    return token


@transaction.atomic
def spend_sign_in_link(*, token: str, now: datetime) -> User:
    """ใช้ลิงก์เข้าสู่ระบบ: the user it signs in. Refuses a link that is unknown, spent or expired, all in one sentence."""
    link = SignInLink.objects.select_for_update(of=("self",)).of_token(token).open(now).first()
    if link is None:
        raise Refused("link_not_open")
    link.spent_at = now
    link.save(update_fields=["spent_at"])
    ledger.record(link.user, "user.sign_in", link.user, way="link")
    return link.user


@transaction.atomic
def sign_in(*, by: User) -> User:
    """เข้าสู่ระบบ with a password that was right; refuses a closed account."""
    if not by.is_active:
        raise Refused("account_closed", name=by.name)
    ledger.record(by, "user.sign_in", by, way="password")
    return by


@transaction.atomic
def sign_out(*, by: User) -> User:
    """ออกจากระบบ."""
    ledger.record(by, "user.sign_out", by)
    return by
