"""Circulating to 150, 1,500 and 15,000 organisations, and the pages over what was laid, on both databases.

Every size runs in a process of its own, so that its peak of memory is its own. A baseline stands beside each figure:
the same rows by one bare executemany, and a page that shows nothing.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

import django

SIZES = (150, 1_500, 15_000)
RUNS = 25
SHORT = 150
"""Organisations of the short letter beside the long one: its table shows 150 rows × 10 columns at once."""

NOW = datetime(2019, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
BASELINE = "sign-in (baseline)"


def main(_corpus: list[str]) -> None:
    postgresql = import_module("tests.postgresql")
    for size in SIZES:
        _run(size, [])
    for size in SIZES if postgresql.programs() else ():
        _run(size, [sys.executable, "-m", "tests.postgresql"])


def _run(size: int, within: list[str]) -> None:
    """One size in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = {
            "TIDTAM_DATA": folder,
            "TIDTAM_TODAY": "2019-11-25",
            "DJANGO_SETTINGS_MODULE": "tidtam.front.settings",
        }
        command = [*within, sys.executable, "-m", "tests.perf.bench_scale", str(size)]
        subprocess.run(command, env={**os.environ, **told}, check=True)


def measure(size: int) -> None:
    """Lay 2 duties × 2 periods on `size` organisations, and a short letter's 10; then ask for the pages."""
    django.setup()
    import_module("django.core.management").call_command("migrate", verbosity=0)
    world = _World(size)
    vendor = import_module("django.db").connection.vendor
    sys.stdout.write(f"\ncirculating to {size:,} organisations × 2 duties × 2 periods, {vendor}\n")
    before = _peak()
    seconds, directive = _timed(lambda: world.circulate(world.long_letter()))
    after = _peak()
    laid = world.laid(directive)
    bare, _ = _timed(lambda: world.insert_bare(laid))
    _line("circulate", seconds, f"×{seconds / bare:.1f} of executemany of the same {laid:,} rows ({bare:.2f} s)")
    sys.stdout.write(f"  peak of memory before {before:.0f} MB, after {after:.0f} MB\n")
    short = world.circulate(world.short_letter())
    # the pages are those of the next day, when somebody has opened the letter
    opened = list(directive.bindings.values_list("pk", flat=True)[:1])
    directive.bindings.filter(pk__in=opened).update(opened_at=NOW)
    if vendor == "postgresql":
        with import_module("django.db").connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does within a minute
    _pages(world, directive, short)
    seconds, _ = _timed(lambda: world.undo(directive))
    _line("undo", seconds, "")


def _pages(world: "_World", long: Any, short: Any) -> None:
    table = f"/letters/{long.letter_id}/matrix"
    pages = {
        BASELINE: "/login",
        "table, as it opens": table,
        "one district": f"{table}?area={world.district}",
        "one province": f"{table}?area={world.province}",
        "150 rows, sought": f"{table}?q=สำนักงาน",
        "150 rows × 10": f"/letters/{short.letter_id}/matrix",
        "150 rows, late": f"{table}?state=not_started&sort=status",
        "all letters": "/matrix",
        "board": "/obligations",
        "desk": "/",
    }
    nobody = world.client()
    baseline = 0.0
    for name, address in pages.items():
        client = nobody if name == BASELINE else world.browser
        times, size = _asked(lambda client=client, address=address: client.get(address))
        median = statistics.median(times)
        baseline = baseline or median
        p95 = sorted(times)[int(0.95 * len(times))]
        sys.stdout.write(
            f"  {name:<20}{median:8.1f} ms  p95 {p95:8.1f} ms  ×{median / baseline:5.1f}  {size / 1024:6.0f} KiB\n"
        )
    seconds, size = _timed(lambda: sum(map(len, world.browser.get(f"{table}.csv").streaming_content)))
    _line("whole table as CSV", seconds, f"{size / 1024:.0f} KiB, peak of memory {_peak():.0f} MB")


def _asked(ask: Callable[[], Any]) -> tuple[list[float], int]:
    """Milliseconds of some requests after one that is not counted, and the size of the page."""
    size = len(ask().content)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        response = ask()
        times.append(1000 * (time.perf_counter() - start))
        if response.status_code != 200:
            raise AssertionError(response.status_code)
    return times, size


def _timed[T](do: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = do()
    return time.perf_counter() - start, result


def _line(name: str, seconds: float, beside: str) -> None:
    sys.stdout.write(f"  {name:<20}{seconds:8.2f} s   {beside}\n")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _World:
    """A nation of some size with an officer of the ministry, whose letters go to all of it."""

    def __init__(self, size: int) -> None:
        nation = import_module("tests.nation")
        directory = import_module("tidtam.directory.actions")
        self.made = import_module("tests.directives.conftest")
        models = import_module("tidtam.directory.models")
        rows = nation.rows(size)
        directory.load_organisations(by=None, rows=rows)
        self.organisations = models.Organisation
        user = import_module("tidtam.accounts.models").User.objects.create(email="bench@demo.example", name="ตัวอย่าง")
        ministry = models.Organisation.objects.get(code=nation.MINISTRY)
        role = models.Role.PROVINCE_OFFICER
        self.officer = directory.seat(by=None, user=user, organisation=ministry, role=role, position="")
        district = models.Organisation.objects.of_kind(models.Kind.DISTRICT).order_by("code").first()
        self.district = district.code if district else "regional_agency"
        self.province = district.parent.code if district and district.parent else ""
        self.browser = self.client()
        self.browser.force_login(user)

    def client(self) -> Any:
        return import_module("django.test").Client(SERVER_NAME="127.0.0.1")

    def long_letter(self) -> Any:
        return self._letter("1", 2, [2561, 2562], ["all_units"])

    def short_letter(self) -> Any:
        few = self.organisations.objects.exclude(kind="ministry").order_by("pk")[:SHORT]
        return self._letter("2", 1, list(range(2553, 2563)), [], [one.code for one in few])

    def _letter(self, digit: str, duties: int, years: list[int], classes: list[str], codes: list[str] = []) -> Any:  # noqa: B006
        fields = import_module("tidtam.letters.contents").first({})
        named = [self.made.addressee(one, class_code=one) for one in classes]
        named += [self.made.addressee(one, organisation=one) for one in codes]
        asked = [self.made.duty(f"กรมที่ {number}", f"2019-12-{number:02}") for number in range(1, duties + 1)]
        fields |= {
            "number": f"มท 0001/ว {digit}", "date": "2019-11-22", "subject": "ติดตามผล",
            "addressees": named, "duties": asked, "fiscal_years": years,
        }  # fmt: skip
        return self.made.letter(self.officer, fields, sha256=digit * 64)

    def circulate(self, letter: Any) -> Any:
        actions = import_module("tidtam.directives.actions")
        laying = import_module("tidtam.directives.laying").Laying(by_year=True)
        return actions.circulate(by=self.officer, letter=letter, choices={}, laying=laying, now=NOW)

    def undo(self, directive: Any) -> Any:
        return import_module("tidtam.directives.actions").undo(by=self.officer, directive=directive, now=NOW)

    def laid(self, directive: Any) -> int:
        obligations = import_module("tidtam.directives.models").Obligation
        return int(obligations.objects.filter(duty__directive=directive).count())

    def insert_bare(self, count: int) -> None:
        """As many rows into a table of the same columns and indexes, one transaction, nothing of ours around it."""
        db = import_module("django.db")
        with db.transaction.atomic(), db.connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE bare (duty integer, organisation integer, period varchar(64), due_on date,"
                " state varchar(16), UNIQUE (duty, organisation, period))"
            )
            cursor.execute("CREATE INDEX bare_counts ON bare (duty, period, state, due_on)")
            cursor.execute("CREATE INDEX bare_organisation ON bare (organisation)")
            rows = [(number % 4, number // 4, "2562", date(2019, 12, 1), "not_started") for number in range(count)]
            cursor.executemany("INSERT INTO bare VALUES (%s, %s, %s, %s, %s)", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main([])
