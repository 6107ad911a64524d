"""``python -m tests.bench [name …]``: runs each ``bench_*.py`` beside it and prints one table.

A benchmark is a module with ``run() -> list[Row]``. A goal that is missed is printed, not an error;
only a benchmark that breaks makes the exit status 1.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from pathlib import Path

from .table import Row, table

PREFIX = "bench_"


def names() -> list[str]:
    """Names of the benchmarks that exist."""
    return sorted(
        path.stem.removeprefix(PREFIX) for path in Path(__file__).parent.glob("bench_*.py")
    )


def run(name: str) -> list[Row]:
    print(f"--- {name} ---", flush=True)
    return list(importlib.import_module(f"{__package__}.{PREFIX}{name}").run())


def main(asked: list[str]) -> int:
    known = names()
    if unknown := [name for name in asked if name not in known]:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known) or 'none'}")
        return 2
    rows: list[Row] = []
    status = 0
    for name in asked or known:
        try:
            rows += run(name)
        except Exception:
            # The others still run: one broken benchmark must not hide their figures.
            traceback.print_exc()
            status = 1
    print(table(rows))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
