"""The first steps of an office, by the operator at the machine: its directory, its officers, a password forgotten."""

from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tidtam.accounts import actions as accounts
from tidtam.accounts.models import User
from tidtam.core.refusal import Refused
from tidtam.directory import actions as directory
from tidtam.directory import rayong
from tidtam.directory.actions import Loaded
from tidtam.directory.models import Officer, Organisation, Role
from tidtam.directory.rows import read_rows


def load(table: Path | None) -> Loaded:
    """Load organisations from a CSV in the columns of directory/data/rayong.csv; Rayong itself where none is given."""
    try:
        rows = rayong.read() if table is None else read_rows(table)
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise Refused("directory_file_unreadable", file=table) from error
    return directory.load_organisations(by=None, rows=rows)


def seat(*, email: str, name: str, password: str, role: str, code: str | None, position: str) -> Officer:
    """Open an account (or take the one there) and give it a seat in an organisation: the province unless named."""
    top = Organisation.objects.filter(parent=None) if code is None else Organisation.objects.filter(code=code)
    organisation = top.order_by("code").first()
    if organisation is None:
        raise Refused("no_such_organisation", unit=code or "")
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        check_password(password, User(email=email, name=name))
        user = accounts.open_account(by=None, email=email, name=name, password=password)
    return directory.seat(by=None, user=user, organisation=organisation, role=Role(role), position=position)


def change_password(*, email: str, password: str) -> User:
    """Set the password of an account whose owner has forgotten it."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Refused("no_such_account", email=email)
    check_password(password, user)
    return accounts.set_password(by=None, user=user, password=password)


def check_password(password: str, user: User) -> None:
    """Refuses a password that is short, common, or like the person's name."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused("weak_password", why=" ".join(weak.messages)) from weak
