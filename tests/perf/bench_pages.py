"""Pages over the whole province: median time of a request in process, beside a page that shows nothing."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command
from django.test import Client

RUNS = 15
BASELINE = "sign-in (baseline)"
PAGES = {BASELINE: "/login", "desk": "/", "board": "/obligations", "matrix": "/letters/1/matrix"}


def median_ms(action: Callable[[], object], runs: int = RUNS) -> float:
    """Median milliseconds of some runs, after one that is not counted."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main(_corpus: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        new_office(folder)
        _measure(_played())


def new_office(folder: str) -> None:
    """An empty database of the demo's day, its data in `folder`; settings are read here."""
    os.environ |= {
        "TIDTAM_DATA": folder,
        "TIDTAM_TODAY": "2019-11-25",
        "DJANGO_SETTINGS_MODULE": "tidtam.front.settings",
    }
    django.setup()
    call_command("migrate", verbosity=0)


def _played() -> Client:
    """A signed-in browser on the demo, circulated."""
    story = import_module("tidtam.front.demo.story")
    officer = story.load()
    story.play(officer, story.receive(officer))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(officer.user)
    return client


def _measure(signed_in: Client) -> None:
    clients = {BASELINE: Client(SERVER_NAME="127.0.0.1")}
    figures = {
        name: median_ms(lambda name=name, address=address: clients.get(name, signed_in).get(address))
        for name, address in PAGES.items()
    }
    baseline = figures[BASELINE]
    sys.stdout.write(f"\npages, {RUNS} runs each, in process\n")
    for name, ms in figures.items():
        response = clients.get(name, signed_in).get(PAGES[name])
        size = len(response.content) / 1024
        sys.stdout.write(f"  {name:<20}{ms:8.1f} ms  ×{ms / baseline:4.1f}  {size:6.0f} KiB  {response.status_code}\n")


if __name__ == "__main__":
    main([str(Path())])
