"""The six papers: each language cold and warm, all together through Celery, plain, by Chromium."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from cosp.kernel.languages import CODES
from tests.conftest import CHROMIUM

from .table import Row

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 5
HALF, MEMORY, FIRST = 0.5, 350, 1.5


def run() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="cosp-bench-") as name:
        folder = Path(name)
        subprocess.run(command("sample", folder), check=True, cwd=ROOT, env=environment(folder))
        return [*cold_rows(folder), *warm_rows(folder)]


def environment(folder: Path) -> dict[str, str]:
    """A database, files and fonts of the benchmark's own."""
    kept = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    return {
        **kept,
        "COSP_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "cosp.settings.embedded",
    }


def command(kind: str, folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "tests.bench.paper_makers", kind, str(folder), *more]


def cold_rows(folder: Path) -> Iterator[Row]:
    """Each language in a new process, from its start to its end."""
    cold(folder, "en")  # prepares the fonts, once for each machine
    for code in CODES:
        seconds, memory = cold(folder, code)
        yield Row(f"paper {code}, new process", seconds, "s")
        yield Row(f"paper {code}, highest memory", memory, "MB", goal=MEMORY)


def cold(folder: Path, code: str) -> tuple[float, float]:
    begun = time.perf_counter()
    done = subprocess.run(
        command("cold", folder, code),
        check=True,
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
    )
    return time.perf_counter() - begun, float(done.stdout.split()[-1])


def warm_rows(folder: Path) -> Iterator[Row]:
    """The makers take turns, so that whatever else the machine does meets them all alike."""
    kinds = ["plain", "ours", "celery", *(["chromium"] if CHROMIUM else [])]
    with ExitStack() as stack:
        makers = {kind: stack.enter_context(maker(kind, folder)) for kind in kinds}
        start = json.loads(makers["celery"].stdout.readline())
        for one in makers.values():
            one.stdout.readline()  # ready
        rounds = [{kind: ask(one) for kind, one in makers.items()} for _round in range(ROUNDS)]
    total = {
        kind: statistics.median(sum(one[kind].values()) for one in rounds)
        for kind in kinds
        if kind != "celery"
    }
    celery = statistics.median(one["celery"]["six"] for one in rounds)
    for code in CODES:
        seconds = {kind: statistics.median(one[kind][code] for one in rounds) for kind in total}
        yield Row(f"paper {code}, warm process", seconds["ours"], "s", seconds["plain"], "plain")
    yield Row("six papers, one warm process", total["ours"], "s", total["plain"], "plain")
    yield Row("six papers, Celery, 2 processes", celery, "s", total["plain"], "plain", HALF)
    if "chromium" in total:
        chromium = total["chromium"]
        yield Row("six papers, Celery, 2 processes", celery, "s", chromium, "Chromium", 1.0)
    memory = max(one["celery"]["memory"] for one in rounds)
    yield Row("worker process, highest memory", memory, "MB", goal=MEMORY)
    first, warm = start["first"], start["warm"]
    yield Row("first paper after a start", first, "s", warm, "warm", FIRST)


@contextmanager
def maker(kind: str, folder: Path) -> Iterator[Any]:
    with subprocess.Popen(
        command(kind, folder),
        cwd=ROOT,
        env=environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def ask(process: Any) -> dict[str, float]:
    process.stdin.write("go\n")
    process.stdin.flush()
    answer: dict[str, float] = json.loads(process.stdout.readline())
    return answer
