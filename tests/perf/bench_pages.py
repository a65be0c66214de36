"""Pages over the whole province: median time of a request in process, beside a page that shows nothing."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command
from django.test import Client

RUNS = 15
PAGES = {"sign-in (baseline)": "/login", "desk": "/", "board": "/obligations", "matrix": "/letters/1/matrix"}


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
        os.environ |= {
            "TIDTAM_DATA": folder,
            "TIDTAM_TODAY": "2019-11-25",
            "DJANGO_SETTINGS_MODULE": "tidtam.front.settings",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        _measure(_played())


def _played() -> Client:
    """A signed-in browser on the demo, circulated."""
    story = __import__("tidtam.front.demo.story", fromlist=["story"])
    officer = story.load()
    story.play(officer, story.receive(officer))
    client = Client()
    client.force_login(officer.user)
    return client


def _measure(client: Client) -> None:
    figures = {name: median_ms(lambda address=address: client.get(address)) for name, address in PAGES.items()}
    baseline = figures["sign-in (baseline)"]
    sys.stdout.write(f"\npages, {RUNS} runs each, in process\n")
    for name, ms in figures.items():
        size = len(client.get(PAGES[name]).content) / 1024
        sys.stdout.write(f"  {name:<20}{ms:8.1f} ms  ×{ms / baseline:4.1f}  {size:6.0f} KiB\n")


if __name__ == "__main__":
    main([str(Path())])
