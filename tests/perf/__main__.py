"""All benches in one run: `python -m tests.perf [CORPUS_DIR]`. Figures are medians; each has its baseline beside it."""

import sys
from pathlib import Path

from tests.perf import (
    bench_citations,
    bench_cli,
    bench_deadlines,
    bench_imports,
    bench_likeness,
    bench_pages,
    bench_read,
    bench_scale,
    bench_search,
)

BENCHES = (
    bench_citations,
    bench_deadlines,
    bench_read,
    bench_cli,
    bench_imports,
    bench_pages,
    bench_likeness,
    bench_search,
    bench_scale,
)


def main(arguments: list[str]) -> None:
    corpus = [argument for argument in arguments if Path(argument).is_dir()]
    for bench in BENCHES:
        bench.main(corpus)


if __name__ == "__main__":
    main(sys.argv[1:])
