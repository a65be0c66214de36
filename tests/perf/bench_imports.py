"""10,000 organisations from one workbook into an empty directory: read, preview, commit; medians of whole processes.

Beside them csv.reader over the same rows: what merely walking through the table costs.
"""

import csv
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib import import_module

import django
from django.core.management import call_command

ROWS = 10_000
RUNS = 3
BASELINE = "csv.reader (baseline)"


def main(_corpus: list[str]) -> None:
    """Each run is a process of its own, with a database of its own: SQLite, unless TIDTAM_DATABASE_URL says other."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"TIDTAM_DATA": folder, "DJANGO_SETTINGS_MODULE": "tidtam.front.settings"}
            command = [sys.executable, "-m", "tests.perf.bench_imports", "--once"]
            runs.append(json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout))
    sys.stdout.write(f"\nimport of {ROWS:,} organisations from XLSX, {RUNS} runs\n")
    for name in runs[0]:
        figure = statistics.median(run[name] for run in runs)
        unit = "MB" if name.startswith("memory") else "s "
        sys.stdout.write(f"  {name:<28}{figure:8.2f} {unit}\n")


def once() -> dict[str, float]:
    """Seconds of each step, and the most memory (MB) that the process ever had."""
    django.setup()
    call_command("migrate", verbosity=0)
    actions = import_module("tidtam.directory.imports.actions")
    officer, data, text = _ready()
    before = _peak()
    figures = {BASELINE: _timed(lambda: sum(1 for _ in csv.reader(io.StringIO(text))))}
    kept: dict[str, object] = {}

    def read() -> None:
        now = datetime(2026, 11, 24, tzinfo=UTC)
        taken = actions.take_in(by=officer, data=data, name="ทั้งประเทศ.xlsx", now=now)
        kept["taken"] = actions.map_columns(
            by=officer, taken=taken, sheet=taken.sheet, header=taken.header, places=taken.places
        )

    tasks = import_module("tidtam.directory.imports.tasks")
    figures["read and map"] = _timed(read)
    figures["preview"] = _timed(lambda: tasks.work(kept["taken"]))
    figures["commit"] = _timed(lambda: tasks.work(actions.commit(by=officer, taken=kept["taken"])))
    counts = import_module("tidtam.directory.models").Organisation.objects.count()
    assert counts == ROWS + 1, counts
    return figures | {"memory before": before, "memory at most": _peak()}


def _ready() -> tuple[object, bytes, str]:
    """An officer of the ministry, the nation's rows as a workbook, and as CSV."""
    nation, write = import_module("tests.nation"), import_module("tidtam.paper.sheets.write")
    directory, models = import_module("tidtam.directory.actions"), import_module("tidtam.directory.models")
    exports, users = import_module("tidtam.directory.imports.exports"), import_module("tidtam.accounts.models")
    top, *rows = nation.rows(ROWS)
    directory.load_organisations(by=None, rows=[top])
    user = users.User.objects.create(email="bench@demo.example", name="ผู้ทดสอบ")
    ministry = models.Organisation.objects.get()
    officer = directory.seat(by=None, user=user, organisation=ministry, role=models.Role.ADMINISTRATOR, position="")
    cells = [[row.code, row.kind, row.name, row.short_name, row.parent, row.area, row.head, "", ""] for row in rows]
    page = write.Page("หน่วยงาน", cells, exports.columns())
    return officer, write.workbook([page]), write.delimited(page).decode("utf-8-sig")


def _timed(step: object) -> float:
    start = time.perf_counter()
    step()  # type: ignore[operator]
    return time.perf_counter() - start


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if "--once" in sys.argv:
        sys.stdout.write(json.dumps(once()))
    else:
        main(sys.argv[1:])
