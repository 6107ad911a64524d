"""A load generator that is no heavier than it must be: so many connections, for so many seconds.

It asks this machine alone. One thread watches all sockets, because the servers under test share
the cores with it.
"""

from __future__ import annotations

import selectors
import socket
import time
from dataclasses import dataclass, field

HOST = "127.0.0.1"
LARGEST_ANSWER = 1_000_000  # bytes


@dataclass(frozen=True)
class Target:
    """What is asked for, and the status that must come back."""

    name: str
    port: int
    path: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def request(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {HOST}:{self.port}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode()


@dataclass
class _Exchange:
    """One request on its connection, and what has come back so far."""

    socket: socket.socket
    answer: bytearray = field(default_factory=bytearray)


def fetch(target: Target) -> bytes:
    """One answer, head and body."""
    with socket.create_connection((HOST, target.port), timeout=30) as connection:
        connection.sendall(target.request)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    _check(target, answer)
    return answer


def rate(target: Target, *, connections: int = 16, seconds: float = 3.0) -> float:
    """Requests answered a second with so many connections always under way.

    Those under way at the end are waited for and not counted: abandoned, they would keep the
    servers busy while the next target is measured.
    """
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            _begin(selector, target)
        start = time.perf_counter()
        count, elapsed = 0, 0.0
        while elapsed < seconds:
            ready = _answered(selector, target)
            elapsed = time.perf_counter() - start
            count += ready
            for _ in range(ready):
                _begin(selector, target)
        while selector.get_map():
            _answered(selector, target)
    return count / elapsed


def _answered(selector: selectors.BaseSelector, target: Target) -> int:
    """Waits for something to come; how many exchanges are over with it."""
    count = 0
    for key, _events in selector.select(timeout=30):
        if _is_over(selector, key.data):
            _check(target, bytes(key.data.answer))
            count += 1
    return count


def _begin(selector: selectors.BaseSelector, target: Target) -> None:
    connection = socket.create_connection((HOST, target.port), timeout=30)
    connection.sendall(target.request)
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, _Exchange(connection))


def _is_over(selector: selectors.BaseSelector, exchange: _Exchange) -> bool:
    part = exchange.socket.recv(262_144)
    exchange.answer += part
    if part and len(exchange.answer) < LARGEST_ANSWER:
        return False
    selector.unregister(exchange.socket)
    exchange.socket.close()
    return True


def _check(target: Target, answer: bytes) -> None:
    if not answer.startswith(f"HTTP/1.1 {target.status} ".encode()):
        raise RuntimeError(f"{target.name}: expected {target.status}, got {answer[:80]!r}")
