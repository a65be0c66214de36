"""The command line: median time of the whole process over 10 runs, beside a Python that does nothing."""

import statistics
import subprocess
import sys
import time
from importlib import resources

RUNS = 10
AIM_MS = 400
READ = "import sys; from tidtam.front.main import main; sys.exit(main())"


def median_ms(*command: str) -> float:
    """Median milliseconds of some runs of a program, after one that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def main(_corpus: list[str]) -> None:
    letter = str(resources.files("tidtam.front.demo").joinpath("rayong-circular-5512.txt"))
    figures = {
        "python -c pass (baseline)": median_ms("-c", "pass"),
        "tidtam --version": median_ms("-c", READ, "--version"),
        "tidtam read --json": median_ms("-c", READ, "read", letter, "--json"),
        "tidtam read": median_ms("-c", READ, "read", letter),
    }
    sys.stdout.write(f"\ncommand line, {RUNS} runs each, whole process (aim: read in {AIM_MS} ms)\n")
    for name, ms in figures.items():
        sys.stdout.write(f"  {name:<28}{ms:8.0f} ms\n")


if __name__ == "__main__":
    main(sys.argv[1:])
