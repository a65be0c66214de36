"""Serving an office: make ready, then the server and the worker as two child processes that live and end together."""

import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tidtam.core.refusal import Refused
from tidtam.front import fonts

GRACE: Final = 15
"""Seconds that a child has to finish its request or task before it is killed."""

LAST_PORT: Final = 65_535

type Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: "subprocess.Popen[bytes]"


def prepare(say: Say) -> None:
    """Bring database, fonts and static files up to date, saying what is done; nothing where nothing is due."""
    executor = MigrationExecutor(connection)
    due = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if due:
        say(f"ปรับปรุงฐานข้อมูล {len(due)} รายการ")
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    for weight in fonts.missing():
        fonts.make(weight)
    if static_files_stale():
        call_command("collectstatic", interactive=False, verbosity=0)


def static_files_stale() -> bool:
    """Whether a static file is newer than the collected ones, or none are collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    sources = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    return any(source.stat().st_mtime > collected for source in sources)


def check_free(host: str, port: int) -> None:
    """Refuses an address on which something else listens, or that is not this machine's, and a port that is none."""
    if not 1 <= port <= LAST_PORT:
        raise Refused("no_such_port", port=port)
    try:
        with contextlib.closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as error:
        raise Refused("port_taken", host=host, port=port, next=port + 1) from error


def serve(*, host: str, port: int, workers: int, say: Say, opened: Callable[[], None] = lambda: None) -> int:
    """Run server and worker until Ctrl-C or SIGTERM (0), or until one of them ends by itself (1).

    `opened` is called once, when the server answers. Refuses a port that is taken.
    """
    check_free(host, port)
    stop = Stop()
    with contextlib.ExitStack() as ends, stop.listening():
        children = [ends.enter_context(child(*command)) for command in commands(host, port, workers)]
        while not answers(host, port) and not ended(children) and not stop.asked:
            time.sleep(0.1)
        if not ended(children) and not stop.asked:
            opened()
        while not ended(children) and not stop.asked:
            time.sleep(0.2)
        for one in [] if stop.asked else ended(children):
            say(f"{one.name}หยุดทำงานเอง (รหัส {one.process.returncode}) ระบบจึงปิดทั้งหมด ดูสาเหตุในข้อความข้างต้น แล้วเริ่มใหม่")
        say("กำลังปิดระบบ")
    return 0 if stop.asked else 1


class Stop:
    """Remembers that someone asked to stop."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.ask) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def commands(host: str, port: int, workers: int) -> list[tuple[str, list[str]]]:
    server = ["granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers),
              "--blocking-threads", "4", "--no-ws", "--log-level", "warning", "--workers-kill-timeout", "10",
              "tidtam.front.wsgi:application"]  # fmt: skip
    return [("เครื่องบริการเว็บ", server), ("ตัวทำงานเบื้องหลัง", ["tidtam.front.main", "work"])]


@contextlib.contextmanager
def child(name: str, module: list[str]) -> Iterator[Child]:
    """A child in a session of its own, so that Ctrl-C reaches it through us alone, once; stopped at the end."""
    process = subprocess.Popen([sys.executable, "-m", *module], start_new_session=True)  # noqa: S603 - our own words
    try:
        yield Child(name, process)
    finally:
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def ended(children: list[Child]) -> list[Child]:
    return [one for one in children if one.process.poll() is not None]


def answers(host: str, port: int) -> bool:
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    try:
        socket.create_connection((reach, port), timeout=1).close()
    except OSError:
        return False
    return True
