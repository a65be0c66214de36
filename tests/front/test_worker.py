from typing import Any

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.letters.conftest import CIRCULAR, NOW
from tidtam.directory.models import Officer
from tidtam.front import sweeps, worker
from tidtam.letters import actions
from tidtam.letters.tasks import read_waiting


class Shift:
    """A worker that stops after some rounds."""

    interval = 0.0

    def __init__(self, rounds: int) -> None:
        self.rounds, self.running, self.heard = rounds, True, False

    def configure_signals(self) -> None:
        self.heard = True

    def run(self) -> None:
        self.rounds -= 1
        self.running = self.rounds > 0


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ticks: list[str] = []
    monkeypatch.setattr(sweeps, "enqueue", lambda: ticks.append("sweep"))
    monkeypatch.setattr(worker, "call_command", lambda name, **_: ticks.append(name))
    return ticks


def test_a_tick_each_minute_not_each_round(ticks: list[str]) -> None:
    shift = Shift(rounds=3)
    worker.work(shift)  # type: ignore[arg-type]
    assert ticks == ["sweep", "prune_db_task_results"]
    assert shift.heard


def test_the_next_tick_comes_when_its_time_has(ticks: list[str]) -> None:
    worker.work(Shift(rounds=3), every=0)  # type: ignore[arg-type]
    assert ticks == ["sweep", "prune_db_task_results", "sweep", "sweep"]


@pytest.mark.django_db
def test_a_sweep_that_waits_is_not_queued_twice() -> None:
    assert sweeps.enqueue() == len(sweeps.SWEEPS)
    assert sweeps.enqueue() == 0
    assert DBTaskResult.objects.ready().count() == len(sweeps.SWEEPS)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    assert sweeps.enqueue((read_waiting,)) == 1


@pytest.mark.usefixtures("transactional_db")
def test_a_letter_that_waits_is_read_by_the_worker(officer: Officer, settings: Any) -> None:
    letter = actions.receive(by=officer, data=CIRCULAR, name="ว5512.txt", now=NOW)
    assert letter.state == "waiting"
    sweeps.enqueue()
    worker.make().run()
    letter.refresh_from_db()
    assert letter.state == "read"
    assert {one.status for one in DBTaskResult.objects.all()} == {TaskResultStatus.SUCCESSFUL}
