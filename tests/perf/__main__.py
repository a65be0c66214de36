"""All benches in one run, or those named: `python -m tests.perf [BENCH …] [CORPUS_DIR]`. Figures are medians; each has
its baseline beside it.

- citations, deadlines: what is read, against labelled sentences (CORPUS_DIR holds citations.jsonl, deadlines.jsonl)
- read: a whole letter in process; cli: the command line as a process
- imports: 10,000 organisations from one workbook
- pages: pages over the whole province
- likeness: "asked before" and the burden at the nation's size
- search: letters and organisations; SCALE=20000 in the environment makes fewer letters than 200,000
- scale: circulating to 15,000 organisations, on both databases
"""

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

BENCHES = {
    "citations": bench_citations,
    "deadlines": bench_deadlines,
    "read": bench_read,
    "cli": bench_cli,
    "imports": bench_imports,
    "pages": bench_pages,
    "likeness": bench_likeness,
    "search": bench_search,
    "scale": bench_scale,
}


def main(arguments: list[str]) -> None:
    named = [argument for argument in arguments if argument in BENCHES]
    corpus = [argument for argument in arguments if argument not in BENCHES]
    for folder in corpus:
        if not Path(folder).is_dir():
            sys.exit(f"{folder} is neither a folder nor one of: {', '.join(BENCHES)}")
    for name in named or BENCHES:
        BENCHES[name].main(corpus)


if __name__ == "__main__":
    main(sys.argv[1:])
