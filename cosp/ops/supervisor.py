"""Keeps a few programs running together: restarts one that dies, ends them all and their children.

One thread and one loop, so that a fork never meets a lock held by another thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from .speech import say

QUICK_DEATH_SECONDS = 10.0  # shorter lives are counted, a longer one clears the count
MOST_QUICK_DEATHS = 5
PATIENCE_SECONDS = 10.0  # a worker ends the paper in its hands
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def end_with_parent() -> None:
    """Makes the kernel send SIGTERM to this process when its parent dies (Linux only)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


@dataclass(frozen=True)
class Program:
    """One program: its name in the output and its command line."""

    name: str
    command: Sequence[str]
    is_ground: bool = False  # the others stand on it: started first, ended last


class Child:
    """A program that runs, its output, and how often it died soon after its start."""

    def __init__(self, program: Program, environment: Mapping[str, str], folder: Path):
        self.program = program
        self.quick_deaths = 0
        self.may_start_at = 0.0
        self.last_line = ""
        self._environment, self._folder = environment, folder
        self._partial = b""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> IO[bytes]:
        """Starts it as the leader of its own group; returns its output to be read."""
        self._process = subprocess.Popen(
            list(self.program.command),
            cwd=self._folder,
            env=dict(self._environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=end_with_parent,  # safe: there is one thread only
        )
        self.started_at = time.monotonic()
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        return self._process.stdout

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    @property
    def has_process(self) -> bool:
        return self._process is not None

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ask_to_end(self) -> None:
        if self.is_alive():
            os.kill(self.pid, signal.SIGTERM)

    def bury(self) -> int:
        """Kills what is left of its group and returns the exit status."""
        process = self._process
        assert process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        status = process.wait()
        self._process = None
        return status

    def note_death(self, now: float) -> None:
        """Counts a quick death and sets when the next start may be tried."""
        is_quick = now - self.started_at < QUICK_DEATH_SECONDS
        self.quick_deaths = self.quick_deaths + 1 if is_quick else 0
        self.may_start_at = now + 2**self.quick_deaths / 8  # seconds: 0.25, 0.5, 1, 2

    def take(self, data: bytes) -> list[str]:
        """The whole lines in what was read, the rest kept for the next time."""
        *lines, self._partial = (self._partial + data).split(b"\n")
        texts = [line.decode(errors="replace").rstrip() for line in lines]
        self.last_line = next(filter(None, reversed(texts)), self.last_line)
        return texts


class Supervisor:
    """Starts the programs, watches them, ends them."""

    def __init__(
        self, programs: Sequence[Program], environment: Mapping[str, str], folder: Path
    ) -> None:
        self.children = [Child(program, environment, folder) for program in programs]
        self.reason = ""  # why it ends, once it does
        self._signals = 0
        self._selector = selectors.DefaultSelector()

    def run(
        self,
        ground_is_well: Callable[[], bool],
        is_well: Callable[[], bool],
        greet: Callable[[], None],
        is_unwanted: Callable[[], bool] = lambda: False,
    ) -> int:
        """Runs until a signal comes or nobody wants it (0), or a program keeps dying (1)."""
        self._is_unwanted = is_unwanted
        for sign in ENDING_SIGNALS:
            # nohup has SIGHUP ignored, and that stands.
            if sign != signal.SIGHUP or signal.getsignal(sign) != signal.SIG_IGN:
                signal.signal(sign, self._on_signal)
        try:
            self._wait_for(ground_is_well, [one for one in self.children if one.program.is_ground])
            self._wait_for(is_well, self.children)
            if not self._is_ending():
                greet()
            while not self._is_ending():
                self._step(self.children)
        except OSError:
            if not is_unwanted():
                raise
        finally:
            if is_unwanted():
                # Nobody reads any more: end in silence.
                sys.stdout = open(os.devnull, "w")  # noqa: SIM115
            self._end_all()
        if self.reason:
            say(f"cosp: stopped: {self.reason}")
        return 1 if self.reason else 0

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signals += 1

    def _is_ending(self) -> bool:
        return bool(self._signals or self.reason or self._is_unwanted())

    def _wait_for(self, condition: Callable[[], bool], children: list[Child]) -> None:
        """Steps until the condition holds; asks ever more rarely, as a sick web logs each time."""
        pause, next_at = 0.2, 0.0
        while not self._is_ending():
            self._step(children)
            if time.monotonic() >= next_at:
                if condition():
                    return
                next_at, pause = time.monotonic() + pause, min(pause * 1.5, 10)

    def _step(self, children: list[Child]) -> None:
        """Starts what may start, passes on output, notes deaths."""
        for child in children:
            if not child.has_process and time.monotonic() >= child.may_start_at:
                output = child.start()
                self._selector.register(output, selectors.EVENT_READ, (child, output))
        self._pass_on_output(0.2)
        for child in children:
            if child.has_process and not child.is_alive():
                self._on_death(child)

    def _pass_on_output(self, timeout: float) -> None:
        for key, _events in self._selector.select(timeout):
            child, output = key.data
            data = os.read(output.fileno(), 65536)
            for line in filter(None, child.take(data)):
                say(f"{child.program.name:>6} | {line}")
            if not data:
                self._selector.unregister(output)
                output.close()

    def _on_death(self, child: Child) -> None:
        self._pass_on_output(0)
        status = child.bury()
        child.note_death(time.monotonic())
        if child.quick_deaths >= MOST_QUICK_DEATHS:
            last = child.last_line or "its log may be in the data folder"
            self.reason = f"{child.program.name} died {MOST_QUICK_DEATHS} times at once: {last}"
        else:
            say(f"cosp: {child.program.name} ended ({describe(status)}); starting it again")

    def _end_all(self) -> None:
        """Asks first those that stand on others; a second signal kills at once."""
        self._end([child for child in self.children if not child.program.is_ground])
        self._end([child for child in self.children if child.program.is_ground])

    def _end(self, children: list[Child]) -> None:
        signals = self._signals
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while any(child.is_alive() for child in children):
            if time.monotonic() > deadline or self._signals > max(signals, 1):
                break
            self._pass_on_output(0.05)
        for child in children:
            if child.has_process:
                child.bury()


def describe(status: int) -> str:
    """An exit status in words."""
    return f"exit status {status}" if status >= 0 else f"killed by {signal.Signals(-status).name}"
