"""The public pages under load, beside a bare Django view and “hello” in the same run.

gunicorn with two workers each, sixteen connections. ``kept`` is a page as visitors get it;
``made anew`` is the same page made for every request.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cosp.ops.places import ROOT
from tests.servers import wait_until

from .load import HOST, Target, fetch, rate
from .table import Row

WORKERS = 2
ROUNDS = 7
SLICE = 1.0  # seconds
PAGES = ("agenda", "work", "documents")


@dataclass(frozen=True)
class Comparison:
    """A target, what it is measured against, and the goal on their ratio."""

    target: Target
    baseline: Target
    goal: float | None


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        place = Path(folder)
        ours = stack.enter_context(_our_site(place))
        bare = stack.enter_context(_bare_site(place))
        comparisons = _comparisons(ours, bare)
        for comparison in comparisons:
            rate(comparison.baseline, seconds=0.5)  # every worker has met it
            rate(comparison.target, seconds=0.5)
        return [_row(comparison) for comparison in comparisons]


def _comparisons(ours: int, bare: int) -> list[Comparison]:
    hello, rows = Target("hello", bare, "/hello"), Target("bare", bare, "/")
    pages = {page: f"/en/sessions/10/{page}/" for page in PAGES}
    kept = [Target(f"{page}, kept", ours, path) for page, path in pages.items()]
    anew = [Target(f"{page}, made anew", ours, f"{path}?anew=1") for page, path in pages.items()]
    known = (("If-None-Match", _etag(fetch(kept[0]))),)
    unchanged = Target("agenda, 304", ours, kept[0].path, 304, known)
    return [
        *(Comparison(target, rows, 1.0) for target in kept),
        *(Comparison(target, rows, None) for target in anew),
        Comparison(unchanged, hello, 0.3),
    ]


def _row(comparison: Comparison) -> Row:
    """The round whose ratio is the median: both sides of it were measured one after the other, so
    that a busy moment of the machine meets both."""
    rounds = [
        (rate(comparison.target, seconds=SLICE), rate(comparison.baseline, seconds=SLICE))
        for _ in range(ROUNDS)
    ]
    value, baseline = sorted(rounds, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Row(
        what=comparison.target.name,
        value=value,
        unit="req/s",
        baseline=baseline,
        baseline_name=comparison.baseline.name,
        goal=comparison.goal,
        is_more_better=True,
    )


def _etag(answer: bytes) -> str:
    head = answer.partition(b"\r\n\r\n")[0].decode().splitlines()
    return next(line.partition(": ")[2] for line in head if line.lower().startswith("etag: "))


@contextmanager
def _our_site(place: Path) -> Iterator[int]:
    """This project with its sample, on a database of its own; gives its port."""
    environment = {**os.environ, "COSP_DATA_DIR": str(place / "cosp")}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "cosp.settings.embedded")
    for command in (["migrate", "-v0"], ["load_session", "cosp10"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    with _gunicorn("cosp.wsgi:application", environment, "/health/") as port:
        yield port


@contextmanager
def _bare_site(place: Path) -> Iterator[int]:
    environment = {**os.environ, "BARE_DATABASE": str(place / "bare.sqlite3")}
    fill = [sys.executable, "-c", "from tests.bench import bare; bare.fill()"]
    subprocess.run(fill, cwd=ROOT, env=environment, check=True)
    with _gunicorn("tests.bench.bare:application", environment, "/hello") as port:
        yield port


@contextmanager
def _gunicorn(application: str, environment: Mapping[str, str], probe: str) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"{HOST}:{port}"]
    command += ["--workers", str(WORKERS), "--log-level", "warning", "--no-control-socket"]
    with subprocess.Popen([*command, application], cwd=ROOT, env=dict(environment)) as process:
        try:
            wait_until(lambda: _answers(Target("probe", port, probe)))
            yield port
        finally:
            process.terminate()


def _answers(target: Target) -> bool:
    try:
        fetch(target)
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
