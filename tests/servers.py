"""Servers that tests start for themselves."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cosp.ops import places, sockets


@contextmanager
def embedded_broker(folder: Path) -> Iterator[str]:
    """An embedded Valkey on a socket; gives its URL for Celery."""
    with short_folder() as short:
        path = short / "valkey.sock"
        command = [sys.executable, "-m", "cosp.ops.broker", str(path), str(folder)]
        with subprocess.Popen(command, cwd=places.ROOT) as process:
            try:
                wait_until(lambda: sockets.broker_answers(path))
                yield f"redis+socket://{path}"
            finally:
                process.terminate()


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder for a socket: those that pytest makes are too deep for a socket's path."""
    with tempfile.TemporaryDirectory(prefix="cosp-") as folder:
        yield Path(folder)


def wait_until(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    """Waits for a condition; AssertionError when it does not come about."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "It did not come about in time."
        time.sleep(0.05)
