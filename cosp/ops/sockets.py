"""Sockets: is a port free, does a broker answer, may a broker's socket be made here."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from .speech import CannotGoOn


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server may listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        one.bind((host, 0))
        return int(one.getsockname()[1])


def asked_port(text: str) -> int:
    """The number in PORT, or 8000; CannotGoOn for anything but a port that is free."""
    if not text:
        text = "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise CannotGoOn(f"PORT={text} is no port: give a number from 1 to 65535.")
    port = int(text)
    if not is_free(port):
        raise CannotGoOn(
            f"Port {port} is taken by another program or not allowed: "
            f"choose another one, for example PORT={min(port + 1, 65535)} make run"
        )
    return port


def broker_answers(path: Path, timeout: float = 2.0) -> bool:
    """Whether a Redis or Valkey behind the socket answers PING."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as one:
            one.settimeout(timeout)
            one.connect(str(path))
            one.sendall(b"PING\r\n")
            return one.recv(5) == b"+PONG"
    except OSError:
        return False


def make_room(path: Path) -> None:
    """Removes a dead socket and makes its folder, which must belong to us alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.parent.stat().st_uid != os.getuid():
        raise CannotGoOn(f"{path.parent} belongs to another user: set COSP_DATA_DIR elsewhere.")
    path.unlink(missing_ok=True)
