"""``make test``: every check and every test, on SQLite and again on PostgreSQL with Redis.

A step that fails does not stop the later ones, so that all failures are seen at once.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import FrameType

from . import machine, setup, throwaway
from .places import ROOT, VENV, venv_python
from .speech import CannotGoOn, run_as_command, say

CLOSING_LINE = re.compile(r"^=+ .*\bin \d+(\.\d+)?s.* =+$")
# On both databases runs what reads and writes. The embedded default is SQLite by definition; what a
# browser does with a page and the bytes of a paper do not depend on the database.
ON_POSTGRES = "not browser and not papers and not embedded"


@dataclass(frozen=True)
class Step:
    """One check: its name in the table and its command."""

    name: str
    command: Sequence[str]


@dataclass(frozen=True)
class Result:
    """How a step went; ``closing`` is pytest's own last line."""

    name: str
    is_passed: bool
    seconds: float
    closing: str = ""


def checks() -> list[Step]:
    """The checks before the tests, each by the tool of the virtual environment."""
    tools, python = VENV / "bin", str(venv_python())
    makemigrations = [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    return [
        Step("format", [f"{tools}/ruff", "format", "--check", "."]),
        Step("lint", [f"{tools}/ruff", "check", "."]),
        Step("types", [f"{tools}/mypy"]),
        Step("import contracts", [f"{tools}/lint-imports"]),
        Step("templates", [f"{tools}/djlint", "templates", "--lint", "--quiet"]),
        Step("migrations", makemigrations),
    ]


def pytest(name: str, *arguments: str) -> Step:
    """All tests, on as many processes as there are cores, four at most."""
    processes = str(min(os.cpu_count() or 1, 4))
    command = [str(venv_python()), "-m", "pytest", "-n", processes, "--dist", "worksteal"]
    return Step(name, [*command, *arguments])


def perform(step: Step, environment: Mapping[str, str]) -> Result:
    """Runs a step, passing its output on as it comes."""
    say(f"\n--- {step.name} ---")
    started, closing = time.monotonic(), ""
    with subprocess.Popen(
        list(step.command),
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                say(line.rstrip("\n"))
                if CLOSING_LINE.match(line):
                    closing = line.rstrip("\n")
        except BaseException:
            process.terminate()  # we are told to end, and leaving the block waits for it
            raise
    return Result(step.name, process.returncode == 0, time.monotonic() - started, closing)


@contextmanager
def second_database(environ: Mapping[str, str], folder: str) -> Iterator[dict[str, str]]:
    """PostgreSQL and Redis, given or started here: their variables; nothing without PostgreSQL."""
    with ExitStack() as servers:
        database, broker = environ.get("DATABASE_URL"), environ.get("REDIS_URL")
        if not database:
            programs = throwaway.postgres_folder()
            if programs is None:
                yield {}
                return
            database = servers.enter_context(throwaway.postgres(programs))
        broker = broker or servers.enter_context(throwaway.redis(folder))
        yield {"DATABASE_URL": database, "REDIS_URL": broker}


def has_browser() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser"))


def perform_all(folder: str) -> tuple[list[Result], list[str]]:
    """Runs everything; returns the results and the Debian packages of what could not run."""
    plain = {**setup.embedded_environment(), "COSP_DATA_DIR": f"{folder}/data"}
    on_sqlite = {k: v for k, v in plain.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    results = [perform(step, on_sqlite) for step in checks()]
    missing = [] if has_browser() else ["chromium"]
    try:
        with second_database(os.environ, folder) as variables:
            if variables:
                selection = ("--servers-only", "-m", ON_POSTGRES)
                step = pytest("tests on PostgreSQL and Redis", *selection)
                results.append(perform(step, {**plain, **variables}))
            else:
                missing.append("postgresql")
    except (CannotGoOn, subprocess.CalledProcessError) as reason:
        say(f"cosp: {reason}")
        results.append(Result("tests on PostgreSQL and Redis", False, 0.0))
    results.append(perform(pytest("tests on SQLite"), on_sqlite))
    return results, missing


def report(results: Sequence[Result], missing: Sequence[str]) -> None:
    """The table, the loud line about what did not run, and pytest's own closing lines."""
    say("")
    for one in results:
        say(f"{'passed' if one.is_passed else 'FAILED'}  {one.seconds:6.1f} s  {one.name}")
    if missing:
        names = {"chromium": "the browser tests", "postgresql": "the tests on PostgreSQL"}
        parts = " and ".join(names[package] for package in missing)
        say(f"!!!! NOT RUN: {parts}. Remedy: {machine.install_line(missing)}")
    for one in results:
        if one.closing:
            say(f"{one.name}:\n{one.closing}")


def on_end(number: int, _frame: FrameType | None) -> None:
    """Ends by an exception, so that the servers end as well."""
    sys.exit(128 + number)


def main() -> int:
    signal.signal(signal.SIGTERM, on_end)
    signal.signal(signal.SIGHUP, on_end)
    setup.set_up(for_tests=True)
    with tempfile.TemporaryDirectory(prefix="cosp-test-") as folder:
        results, missing = perform_all(folder)
    report(results, missing)
    is_strict = os.environ.get("COSP_TEST_STRICT") == "1"
    return 0 if all(one.is_passed for one in results) and not (missing and is_strict) else 1


if __name__ == "__main__":
    run_as_command(main)
