"""What a reader is worth: precision, recall and F1 over labelled rows, and the time that a sentence takes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: `right` answers, `wrong` answers (false positives), labels `missed` (false negatives)."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of the answers that are right; 1 where none was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of the labels that were answered rightly; 1 where there were none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rows(file: Path) -> list[dict[str, object]]:
    """The rows of a JSON-lines file; none where it is not there."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()] if file.exists() else []


def median_ms[T](work: Callable[[T], object], inputs: Iterable[T], *, rounds: int = 3) -> float:
    """The median, over `inputs`, of the best time of some rounds, in milliseconds."""
    return median([min(_timed(work, one) for _ in range(rounds)) for one in inputs]) * 1000


def _timed[T](work: Callable[[T], object], one: T) -> float:
    start = perf_counter()
    work(one)
    return perf_counter() - start
