"""Fixtures of every test: each test has its own files, and the ledger's guard lets its database be emptied."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

GUARD = import_module("tidtam.accounts.migrations.0002_ledger_guard")


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
