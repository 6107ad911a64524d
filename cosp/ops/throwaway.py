"""Servers for the tests, in a temporary folder and gone afterwards: PostgreSQL and Redis."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .places import ROOT, venv_python
from .sockets import free_port, is_free
from .speech import CannotGoOn

USER = "cosp"


def postgres_folder() -> Path | None:
    """Folder of PostgreSQL's programs: on the PATH, or the newest where Debian puts them."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).parent
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name.split(".")[0]), default=None)


def another_user() -> dict[str, Any]:
    """As root, the arguments that start a program as somebody else: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise CannotGoOn("PostgreSQL refuses to run as root and there is no user nobody.")


@contextmanager
def postgres(programs: Path) -> Iterator[str]:
    """A PostgreSQL on a free port of this machine alone; gives its DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="cosp-postgres-") as folder:
        who = another_user()
        if who:
            os.chown(folder, who["user"], who["group"])
        data, port = f"{folder}/data", free_port()
        initdb = [f"{programs}/initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*initdb, "--no-sync", "--locale", "C.UTF-8"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
            **who,
        )
        options = {
            "port": str(port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
        }
        flags = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        command = [f"{programs}/postgres", "-D", data, *flags]
        with running(command, lambda: not is_free(port), cwd=folder, **who):
            yield f"postgres://{USER}@127.0.0.1:{port}/postgres"


@contextmanager
def redis(folder: str) -> Iterator[str]:
    """Debian's redis-server, or the Valkey that comes with the packages; gives its REDIS_URL."""
    port, program = free_port(), shutil.which("redis-server")
    command = (
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        if program
        else [str(venv_python()), "-m", "cosp.ops.broker", str(port), folder]
    )
    with running(command, lambda: not is_free(port), cwd=str(ROOT)):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def running(command: list[str], is_up: Callable[[], bool], **how: Any) -> Iterator[None]:
    """Runs a server in silence until the block ends; CannotGoOn when it does not come up."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is for the tests; the server ends after them
            **how,
        )
        try:
            deadline = time.monotonic() + 30
            while not is_up():
                if process.poll() is not None or time.monotonic() > deadline:
                    output.seek(0)
                    said = output.read().decode(errors="replace").strip()[-300:]
                    raise CannotGoOn(f"{command[0]} did not start: {said}")
                time.sleep(0.1)
            yield
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a server fast but in order; kills it when it does not."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
