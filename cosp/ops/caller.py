"""Who called, and whether he is gone: a closed terminal or pipe, a ``make`` told to end.

A signal that reaches us says the same at once; these are the ways in which none does.
"""

from __future__ import annotations

import os
import re
import select
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ENDING_BITS = 1 << (signal.SIGHUP - 1) | 1 << (signal.SIGINT - 1)


class Caller:
    """The terminal or pipe that we write to, and the make that started us if one did."""

    def __init__(
        self, output: IO[str], environ: Mapping[str, str], proc: Path = Path("/proc")
    ) -> None:
        self._hangup = select.poll()
        self._hangup.register(output.fileno(), 0)  # asks for nothing but hang-ups and errors
        self._make = proc / str(os.getppid()) / "status" if environ.get("MAKELEVEL") else None

    def is_gone(self) -> bool:
        # macOS answers POLLNVAL for every terminal, which says nothing.
        events = [event for _fd, event in self._hangup.poll(0)]
        is_hung_up = any(event & (select.POLLHUP | select.POLLERR) for event in events)
        return is_hung_up or self._is_make_ending()

    def _is_make_ending(self) -> bool:
        """Whether make got a SIGINT or SIGHUP of its own.

        It then waits for us and tells us nothing; while it waits in its handler, the signal shows
        as blocked.
        """
        if self._make is None:
            return False
        try:
            found = re.search(r"^SigBlk:\s*(\w+)$", self._make.read_text(), re.M)
        except OSError:
            return False
        return bool(found and int(found[1], 16) & ENDING_BITS)
