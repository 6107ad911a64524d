"""How the commands speak: one line a step, and one line when they cannot go on."""

from __future__ import annotations

import sys
from collections.abc import Callable


class CannotGoOn(Exception):
    """Ends a command with exit status 1 and one line that names the remedy."""


def say(line: str) -> None:
    print(line, flush=True)


def run_as_command(main: Callable[[], int]) -> None:
    """Runs a command's main function and ends the process with its exit status."""
    try:
        status = main()
    except CannotGoOn as reason:
        print(f"cosp: {reason}", file=sys.stderr, flush=True)
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
