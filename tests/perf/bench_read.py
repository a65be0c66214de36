"""Time to read a whole letter in process: `python -m tests.perf.bench_read [FILE.txt …]`.

Each file is one letter as text; without any, the Rayong circular and six letters of other kinds are read.
The baseline is one pattern search for the number and the dates, which finds neither duties nor faults.
"""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path

from tests.core.reading.country import DATA, reading_of
from tests.perf.scores import median_ms

AIM_MS = 20
_NUMBER = re.compile(r"ที่\s*[ก-ฮ]{2,3}\s*[0-9๐-๙.]+\s*/\s*ว?\s*[0-9๐-๙]+")
_DATE = re.compile(r"[0-9๐-๙]{1,2}\s+[ก-๎]{5,12}\s+(?:พ\.ศ\.\s*)?[0-9๐-๙]{4}")


def baseline(text: str) -> tuple[list[str], list[str]]:
    """Numbers and dates by two plain patterns."""
    return _NUMBER.findall(text), _DATE.findall(text)


def report(letters: dict[str, str]) -> str:
    """One line a letter, then the medians of ours and of the baseline."""
    times = {name: median_ms(reading_of, [text], rounds=5) for name, text in letters.items()}
    lines = [f"  {name:<24} {len(letters[name]):>6} characters  {ms:7.2f} ms" for name, ms in times.items()]
    ours = median_ms(reading_of, letters.values(), rounds=5)
    plain = median_ms(baseline, letters.values(), rounds=5)
    return "\n".join(
        [
            f"reading, {len(letters)} letters",
            *lines,
            f"ours      median {ours:.2f} ms a letter (aim: {AIM_MS} ms)",
            f"baseline  median {plain:.2f} ms (two patterns: number and dates only)",
        ]
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the times; `arguments` as on the command line (folders, which other benches take, are passed over)."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("letters", nargs="*", type=Path)
    given = [path for path in parser.parse_args(arguments).letters if path.is_file()]
    letters = {path.stem: path.read_text(encoding="utf-8") for path in given or sorted(DATA.glob("*.txt"))}
    sys.stdout.write(report(letters) + "\n")


if __name__ == "__main__":
    main()
