"""Fixtures of every test: each test has its own files, and the ledger's guard lets its database be emptied."""

import os
from collections.abc import Generator, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tidtam.accounts.models import User
from tidtam.directory import actions, rayong
from tidtam.directory.models import Officer, Organisation, Role

GUARD = import_module("tidtam.accounts.migrations.0002_ledger_guard")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where TIDTAM_NO_SKIP is set (CI), a test that would be skipped for want of a program fails instead."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("TIDTAM_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: Any) -> None:
    """Files that a test stores stay in its own folder; no training day, no office's own holidays."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.TODAY = None
    settings.HOLIDAYS = tmp_path / "holidays.csv"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests with a live server empty the tables by DELETE, which the ledger refuses: lift its guard for that moment."""
    flush = connection.ops.execute_sql_flush

    def unguarded(statements: list[str]) -> None:
        GUARD.run(connection, GUARD.UNGUARD)
        flush(statements)
        GUARD.run(connection, GUARD.GUARD)

    patch = pytest.MonkeyPatch()
    patch.setattr(connection.ops, "execute_sql_flush", unguarded)
    yield
    patch.undo()


@pytest.fixture
def province(db: None) -> Organisation:
    """จังหวัดระยอง, with its whole directory loaded."""
    actions.load_organisations(by=None, rows=rayong.read())
    return Organisation.objects.get(code="21")


@pytest.fixture
def officer(province: Organisation) -> Officer:
    """A province officer of Rayong."""
    return seated(province, Role.PROVINCE_OFFICER)


def seated(organisation: Organisation, role: Role) -> Officer:
    """An officer with that role, with a seat in that organisation."""
    user = User.objects.create(email=f"{role}@demo.example", name="วรรณา ตัวอย่าง")
    return actions.seat(by=None, user=user, organisation=organisation, role=role, position="นักวิเคราะห์นโยบายและแผน")
