"""Four writers at once, each a process with its own connection, on a SQLite file or PostgreSQL: no gap, none twice."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.letters.registers.conftest import NOW, opened
from tidtam.directory.models import Officer
from tidtam.letters.registers import actions
from tidtam.letters.registers.models import Register

ROOT = Path(__file__).parents[3]
WRITERS = 4
EACH = 50


@pytest.fixture
def environment(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """How a writer finds the database of this test. SQLite's is in memory: `snapshot` puts it into a file."""
    outside = {"DJANGO_SETTINGS_MODULE": "tidtam.front.settings", "TIDTAM_DATA": str(tmp_path)}
    if connection.vendor == "postgresql":
        base, _, query = os.environ["TIDTAM_DATABASE_URL"].partition("?")
        address = f"{base.rpartition('/')[0]}/{connection.settings_dict['NAME']}?{query}"
        outside["TIDTAM_DATABASE_URL"] = address
    return {**os.environ, **outside}


def snapshot(folder: Path) -> None:
    """The database as it stands, as the file that a process with this data folder opens."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "tidtam.sqlite3") as file:
            connection.connection.backup(file)
        file.close()


def given(folder: Path, book: int) -> tuple[list[int], int]:
    """The numbers of the book in order, and the last that its counter has, as the writers left them."""
    asked = (
        f"SELECT number FROM registers_entry WHERE register_id = {book} ORDER BY number",  # noqa: S608 - our own pk
        f"SELECT last FROM registers_registeryear WHERE register_id = {book}",  # noqa: S608
    )
    if connection.vendor == "sqlite":
        file = sqlite3.connect(folder / "tidtam.sqlite3")
        rows = [file.execute(sql).fetchall() for sql in asked]
        file.close()
    else:
        with connection.cursor() as cursor:
            rows = []
            for sql in asked:
                cursor.execute(sql)
                rows.append(cursor.fetchall())
    return [number for (number,) in rows[0]], rows[1][0][0]


def wrote(environment: dict[str, str], book: Register, by: Officer, count: int, ways: list[str]) -> list[int]:
    """The exit status of each writer, all at work at once."""
    command = [sys.executable, "-m", "tests.letters.registers.writer", str(book.pk), str(by.pk), str(count)]
    started = [subprocess.Popen([*command, how], cwd=ROOT, env=environment) for how in ways]
    return [writer.wait(timeout=240) for writer in started]


def test_four_writers_at_once_leave_no_gap_and_give_no_number_twice(
    environment: dict[str, str], tmp_path: Path, officer: Officer
) -> None:
    book = opened(officer)
    snapshot(tmp_path)
    assert wrote(environment, book, officer, EACH, ["steady", "rolls-back", "rolls-back", "dies"]) == [0, 0, 0, 9]
    numbers, last = given(tmp_path, book.pk)
    assert numbers == list(range(1, WRITERS * EACH + 1))
    assert last == WRITERS * EACH


def test_a_reserved_number_that_four_want_goes_to_one(
    environment: dict[str, str], tmp_path: Path, officer: Officer
) -> None:
    book = opened(officer)
    actions.reserve(by=officer, register=book, now=NOW, reason="ประชุม", count=20)
    snapshot(tmp_path)
    assert sum(wrote(environment, book, officer, 20, ["types", "uses", "types", "uses"])) == 20
    assert given(tmp_path, book.pk) == (list(range(1, 21)), 20)
