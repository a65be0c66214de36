"""Citations against labelled sentences: `python -m tests.perf.bench_citations [CORPUS_DIR] [--misses]`.

CORPUS_DIR holds citations.jsonl (text, citation, issuer, urgency, number, date: each row labels one citation of its
text) and citations_hard_negatives.jsonl (text, citation: looks like one, is none). Without it, our own sample is used.
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.perf.scores import Score, median_ms, rows
from tidtam.core.phrases.citation import find_citations
from tidtam.core.thai.dates import find_dates
from tidtam.core.thai.digits import arabic
from tidtam.core.thai.text import normalise

SAMPLE = Path(__file__).parent / "data"
FIELDS = ("issuer", "urgency", "number", "date")

type Answer = tuple[int, int, dict[str, str | None]]
"""Start and end in the text, and the fields."""
type Finder = Callable[[str], list[Answer]]


def ours(text: str) -> list[Answer]:
    """`find_citations`, in the corpus' terms."""
    return [(*found.span, {field: _word(getattr(found, field)) for field in FIELDS}) for found in find_citations(text)]


_D = "[0-9๐-๙]"
_PLAIN = re.compile(
    rf"""(?:(?P<urg>ด่วนที่สุด|ด่วนมาก|ด่วน)\s*)?(?:ที่\s*)?(?<![ก-ฮะ-์])(?P<code>[ก-ฮ]{{2,3}})\s*
    (?:\((?P<board>[ก-ฮ.]{{1,8}})\))?\s*(?P<unit>{_D}{{4,5}}(?:\.{_D}{{1,3}})*)\s*/\s*
    (?P<circ>ว(?!\w)|ว(?={_D}))?\s*\.?\s*(?P<run>{_D}{{1,6}})(?:\s*/\s*(?P<year>(?:25|๒๕){_D}{{2}}))?""",
    re.VERBOSE,
)
_ISSUER = re.compile(r"หนังสือ\s*([^\s]+)")


def baseline(text: str) -> list[Answer]:
    """One pattern for the number, the word after the last หนังสือ, and the nearest date after ลงวันที่."""
    return [_plain(text, match) for match in _PLAIN.finditer(text)]


def _plain(text: str, match: re.Match[str]) -> Answer:
    issuers = _ISSUER.findall(text, 0, match.start())
    signed = re.compile("ลงวันที่|ลว").search(text, match.end())
    dates = find_dates(text[signed.end() :]) if signed else []
    number = arabic(match["code"] + (f" ({match['board']})" if match["board"] else "") + f" {match['unit']}/")
    return (
        match.start(),
        match.end(),
        {
            "issuer": issuers[-1] if issuers else None,
            "urgency": match["urg"],
            "number": number + ("ว " if match["circ"] else "") + arabic(match["run"]),
            "date": _word(dates[0].date) if dates else None,
        },
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """One finder on one corpus. `taken` of `look_alikes` were taken for letters; `misses` say label and answer."""

    name: str
    rows: int
    score: Score
    fields: dict[str, float]
    look_alikes: int
    taken: int
    ms: float
    misses: list[str]


def measure(corpus: Path, finder: Finder = ours, name: str = "tidtam") -> Measure:
    """Run `finder` over the corpus folder (our own sample where it has no citations.jsonl)."""
    folder = corpus if (corpus / "citations.jsonl").exists() else SAMPLE
    labelled = [(normalise(str(row["text"])), row) for row in rows(folder / "citations.jsonl")]
    answers = [(row, _at(finder(text), text, row)) for text, row in labelled]
    negatives = [(normalise(str(row["text"])), row) for row in rows(folder / "citations_hard_negatives.jsonl")]
    taken = [row for text, row in negatives if _at(finder(text), text, row)]
    right = sum(answer is not None and _wrong(row, answer) == [] for row, answer in answers)
    given = sum(answer is not None for _, answer in answers)
    return Measure(
        name=name,
        rows=len(answers),
        score=Score(right, given - right + len(taken), len(answers) - right),
        fields={
            field: sum(a is not None and row[field] == a[field] for row, a in answers) / len(answers)
            for field in FIELDS
        },
        look_alikes=len(negatives),
        taken=len(taken),
        ms=median_ms(finder, [text for text, _ in labelled]),
        misses=[_miss(row, answer) for row, answer in answers if answer is None or _wrong(row, answer)]
        + [f"taken: {row['citation']}" for row in taken],
    )


def _at(answers: list[Answer], text: str, row: dict[str, object]) -> dict[str, str | None] | None:
    """The answer that lies over the labelled place."""
    label = normalise(str(row["citation"]))
    start = text.index(label)
    return next((fields for first, last, fields in answers if first < start + len(label) and start < last), None)


def _wrong(row: dict[str, object], answer: dict[str, str | None]) -> list[str]:
    return [field for field in FIELDS if row[field] != answer[field]]


def _miss(row: dict[str, object], answer: dict[str, str | None] | None) -> str:
    if answer is None:
        return f"missed: {row['text']}"
    return (
        "; ".join(f"{field}: {row[field]!r} read as {answer[field]!r}" for field in _wrong(row, answer))
        + f" | {row['text']}"
    )


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def report(measured: Measure) -> str:
    """The measure in one line."""
    score, fields = measured.score, " ".join(f"{field} {part:.3f}" for field, part in measured.fields.items())
    return (
        f"{measured.name:<9} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  "
        f"look-alikes taken {measured.taken}/{measured.look_alikes}  median {measured.ms:.3f} ms  ({fields})"
    )


def main(arguments: list[str] | None = None) -> None:
    """Print ours beside the baseline; `arguments` as on the command line."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args(arguments)
    mine, plain = measure(chosen.corpus), measure(chosen.corpus, baseline, "baseline")
    lines = [f"citations, {mine.rows} sentences", report(mine), report(plain), *(mine.misses if chosen.misses else [])]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
