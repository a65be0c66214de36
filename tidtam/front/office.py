"""The first steps of an office, by the operator at the machine: its directory, its officers, a password forgotten."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from tidtam.accounts import actions as accounts
from tidtam.accounts import clock
from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.directory import actions as directory
from tidtam.directory import rayong
from tidtam.directory.imports import actions as imports
from tidtam.directory.imports import provinces
from tidtam.directory.imports.actions import Told
from tidtam.directory.imports.draft import ADD, CHANGE, SAME, WRONG
from tidtam.directory.models import Kind, Officer, Organisation, Role
from tidtam.front import files
from tidtam.paper.sheets.write import workbook

LINK_LASTS: Final = timedelta(hours=12)
WEAK: Final = {
    "password_too_short": "สั้นกว่า 12 ตัวอักษร",
    "password_too_common": "เป็นรหัสที่มีผู้ใช้ทั่วไป",
    "password_too_similar": "คล้ายชื่อหรืออีเมล",
}
"""Django's own words for these faults are English."""


def load(table: Path | None) -> Told:
    """Load organisations from a table (XLSX, ODS, XLS, CSV); Rayong itself where none is given. What was refused is
    written beside the table."""
    if table is None:
        loaded = directory.load_organisations(by=None, rows=rayong.read())
        return Told({WRONG: 0, CHANGE: loaded.changed, ADD: loaded.created, SAME: loaded.unchanged}, None)
    told = imports.load_table(by=None, data=files.read(table), name=table.name, day=clock.today())
    if told.refused is not None:
        files.write(refused_beside(table), workbook([told.refused]))
    return told


def refused_beside(table: Path) -> Path:
    """Where the rows of a table that were refused are written: chonburi-ผิด.xlsx beside chonburi.xlsx."""
    return table.with_name(f"{table.stem}-ผิด.xlsx")


def template(province: str, path: Path) -> str:
    """Write the workbook that a province fills in; the province's name. Refuses to write over a file."""
    found = provinces.find(province)
    files.write(path, provinces.template(found), new=True)
    return found.name


def seat(*, email: str, name: str, ask: Callable[[], str], role: str, code: str | None, position: str) -> Officer:
    """Open an account (or take the one there) and give it a seat in an organisation: the province unless named.

    `ask` gives the password, and is called only where the account is new.
    """
    organisation = the_province() if code is None else organisation_of(code)
    check_email(email)
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        password = ask()
        check_password(password, User(email=email, name=name))
        user = accounts.open_account(by=None, email=email, name=name, password=password)
    return directory.seat(by=None, user=user, organisation=organisation, role=Role(role), position=position)


def organisation_of(code: str) -> Organisation:
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise Refused("no_such_organisation", unit=code)
    return found


def the_province() -> Organisation:
    """The one province of the directory; where there are several, the operator must say which."""
    provinces = list(Organisation.objects.current().of_kind(Kind.PROVINCE))
    if not provinces and not Organisation.objects.exists():
        raise Refused("no_such_organisation", unit="")
    if len(provinces) != 1:
        raise Refused("which_organisation", provinces=len(provinces))
    return provinces[0]


def check_email(email: str) -> None:
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise Refused("bad_email", email=email) from error


def change_password(*, email: str, password: str) -> User:
    """Set the password of an account whose owner has forgotten it, and lift the lock of wrong tries."""
    user = account(email)
    check_password(password, user)
    reset(username=user.email)
    return accounts.set_password(by=None, user=user, password=password)


def sign_in_path(*, email: str) -> str:
    """The path of a link that signs the account's owner in once; it lapses by the true time, even on a training day."""
    token = accounts.issue_sign_in_link(by=None, user=account(email), now=timezone.now(), lasts=LINK_LASTS)
    return reverse("accounts:link", args=[token])


def account(email: str) -> User:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Refused("no_such_account", email=email)
    return user


def check_password(password: str, user: User) -> None:
    """Refuses a password that is short, common, or like the person's name."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        faults = [WEAK.get(fault.code or "", fault.messages[0]) for fault in weak.error_list]
        raise Refused("weak_password", why=" และ".join(faults)) from weak
