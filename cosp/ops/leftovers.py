"""Finds and ends what an earlier run of the same data folder left behind.

Each process that a run starts carries a mark in its environment, and its own children inherit
it. So grandchildren are found as well, and a stranger with a reused process number never is.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

MARK = "COSP_STARTED_FOR"
PATIENCE_SECONDS = 5.0


def mark(data: Path) -> dict[str, str]:
    """The mark to put into the environment of what is started for this data folder."""
    return {MARK: str(data)}


def marked(data: Path, proc: Path = Path("/proc")) -> list[int]:
    """Numbers of the living processes that carry this data folder's mark.

    Where there is no /proc (macOS) none is found; the check of the port then tells.
    """
    line = f"{MARK}={data}".encode()
    return [
        int(folder.name)
        for folder in proc.glob("[0-9]*")
        if int(folder.name) != os.getpid() and line in _environment(folder)
    ]


def _environment(folder: Path) -> list[bytes]:
    """A process's environment; empty for another user's, an ended one, a zombie."""
    try:
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def end(data: Path, patience: float = PATIENCE_SECONDS) -> int:
    """Asks the marked processes to end, kills those that do not; how many there were."""
    found = marked(data)
    send(found, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while (alive := marked(data)) and time.monotonic() < deadline:
        time.sleep(0.05)
    send(alive, signal.SIGKILL)
    while marked(data) and time.monotonic() < deadline + patience:
        time.sleep(0.02)
    return len(found)


def send(pids: list[int], sign: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            continue
