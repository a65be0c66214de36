"""Deadlines against labelled sentences: `python -m tests.perf.bench_deadlines [CORPUS_DIR] [--misses]`.

CORPUS_DIR holds deadlines.jsonl (text, deadline, kind, deadline_text, reference_date) and
deadlines_hard_negatives.jsonl (text, trigger, reference_date); without it, our own sample is used. Each row labels one
phrase and other deadlines may stand in its text, so an answer counts where it touches the labelled phrase.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.perf.scores import Score, median_ms, rows
from tidtam.core.phrases.deadlines import find_deadlines
from tidtam.core.phrases.found import Deadline
from tidtam.core.thai.dates import find_dates

SAMPLE = Path(__file__).parent / "data"

type Row = dict[str, object]
type Finder = Callable[[str, date | None], list[Deadline]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One finder on one corpus. `taken` of `look_alikes` were taken for deadlines; `misses` say label and answer."""

    name: str
    score: Score
    look_alikes: int
    taken: int
    ms: float
    misses: list[str]


def ours(text: str, reference: date | None) -> list[Deadline]:
    """`find_deadlines`."""
    return find_deadlines(text, reference=reference)


def baseline(text: str, reference: date | None) -> list[Deadline]:
    """The first date after each "ภายในวันที่"."""
    cues = [cue.span() for cue in re.finditer("ภายในวันที่", text)]
    dates = find_dates(text, reference=reference)
    pairs = ((start, next((found for found in dates if found.start >= end), None)) for start, end in cues)
    return [Deadline(d.date, "absolute", "plain", d.text, (start, d.end)) for start, d in pairs if d]


def measure(corpus: Path, finder: Finder = ours, name: str = "tidtam") -> Measure:
    """Run `finder` over the corpus folder (our own sample where it has no deadlines.jsonl)."""
    folder = corpus if (corpus / "deadlines.jsonl").exists() else SAMPLE
    labelled, negatives = rows(folder / "deadlines.jsonl"), rows(folder / "deadlines_hard_negatives.jsonl")
    answers = [(row, _at(finder, row, "deadline_text")) for row in labelled]
    right = sum(_wanted(row) in map(_said, found) for row, found in answers)
    given = sum(bool(found) for _, found in answers)
    taken = [(row, found) for row in negatives if (found := _at(finder, row, "trigger"))]
    return Measure(
        name=name,
        score=Score(right, given - right + len(taken), len(labelled) - right),
        look_alikes=len(negatives),
        taken=len(taken),
        ms=median_ms(lambda row: finder(str(row["text"]), _reference(row)), labelled),
        misses=[_miss("missed", *answer) for answer in answers if _wanted(answer[0]) not in map(_said, answer[1])]
        + [_miss("taken", *answer) for answer in taken],
    )


def _at(finder: Finder, row: Row, label: str) -> list[Deadline]:
    """The answers that touch the labelled phrase."""
    text, phrase = str(row["text"]), str(row[label])
    start = text.index(phrase)
    found = finder(text, _reference(row))
    return [one for one in found if one.span[0] < start + len(phrase) and start < one.span[1]]


def _reference(row: Row) -> date | None:
    return date.fromisoformat(str(row["reference_date"])) if row.get("reference_date") else None


def _wanted(row: Row) -> tuple[object, object]:
    return row["deadline"], row["kind"]


def _said(found: Deadline) -> tuple[object, object]:
    return found.date and found.date.isoformat(), found.kind


def _miss(word: str, row: Row, found: list[Deadline]) -> str:
    return f"{word}: {row.get('deadline')} {row.get('kind')} read as {[*map(_said, found)]} | {row['text']}"


def report(measured: Measure) -> str:
    """The measure in one line."""
    score = measured.score
    return (
        f"{measured.name:<9} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  "
        f"look-alikes taken {measured.taken}/{measured.look_alikes}  median {measured.ms:.3f} ms"
    )


def main(arguments: list[str]) -> None:
    """Print ours beside the baseline; with --misses, what was missed or taken."""
    corpus = next((Path(one) for one in arguments if not one.startswith("--")), SAMPLE)
    mine = measure(corpus)
    lines = [f"deadlines: {corpus.name}", report(mine), report(measure(corpus, baseline, "baseline"))]
    sys.stdout.write("\n".join([*lines, *(mine.misses if "--misses" in arguments else [])]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
