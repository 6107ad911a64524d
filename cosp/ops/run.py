"""``make run``: sets up what is needed, then runs web, worker, beat and the embedded broker."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from . import health, leftovers, machine, setup, sockets
from .caller import Caller
from .places import ROOT, data_dir, socket_path, venv_python
from .speech import CannotGoOn, run_as_command, say
from .supervisor import Program, Supervisor, end_with_parent


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Only one run works on a data folder; CannotGoOn tells where the other one is."""
    with (data / "run.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CannotGoOn(
                f"It is running already as process {file.read().strip() or '?'} on this data "
                "folder: end that one first, or set COSP_DATA_DIR to another folder."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def programs(port: int, data: Path, environ: Mapping[str, str]) -> list[Program]:
    """The programs to run; with REDIS_URL given there is no broker of our own."""
    python = str(venv_python())
    celery = [python, "-m", "celery", "--quiet", "-A", "cosp"]
    web = [python, "-m", "gunicorn", "cosp.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    worker = ["--pool", "prefork", "--concurrency", "2", "--loglevel", "WARNING"]
    beat = ["--schedule", str(data / "beat-schedule"), "--pidfile", "", "--loglevel", "WARNING"]
    found = [
        Program("web", [*web, "--preload", "--log-level", "warning", "--no-control-socket"]),
        Program("worker", [*celery, "worker", *worker, "--without-mingle", "--without-gossip"]),
        Program("beat", [*celery, "beat", *beat]),
    ]
    path = socket_path(data)
    if environ.get("REDIS_URL"):
        return found
    if sockets.broker_answers(path):
        say("A broker answers already on the data folder's socket: using it.")
        return found
    sockets.make_room(path)
    command = [python, "-m", "cosp.ops.broker", str(path), str(data / "valkey")]
    return [Program("broker", command, is_ground=True), *found]


def greet(port: int, data: Path) -> None:
    """Says where it runs and with what one signs in."""
    address = f"http://127.0.0.1:{port}/"
    say(f"\nCOSP runs at {address}")
    accounts = data / "demo-accounts.json"
    for account in json.loads(accounts.read_text()) if accounts.exists() else []:
        say(f"  {account['role']}: {address}en/admin/  {account['email']}  {account['password']}")
    say("Ctrl-C ends it.\n")


def main() -> int:
    caller = Caller(sys.stdout, os.environ)
    if os.environ.get("MAKELEVEL"):
        end_with_parent()  # a killed make sends nothing
    machine.check_python()
    data = data_dir()
    data.mkdir(parents=True, exist_ok=True)
    with alone(data):
        ended = leftovers.end(data)
        if ended:
            say(f"Ended {ended} processes that an earlier run had left behind.")
        port = sockets.asked_port(os.environ.get("PORT", ""))
        setup.set_up()
        return supervise(port, data, caller)


def supervise(port: int, data: Path, caller: Caller) -> int:
    """Runs the programs until a signal ends them, and leaves no process behind."""
    environment = {
        **setup.embedded_environment(),
        **leftovers.mark(data),
        # The warning about root tells nothing that the person who runs this does not know.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }
    everything = programs(port, data, environment)
    try:
        return Supervisor(everything, environment, ROOT).run(
            partial(broker_is_well, everything, data),
            partial(health.is_well, port),
            partial(greet, port, data),
            caller.is_gone,
        )
    finally:
        leftovers.end(data, patience=0)


def broker_is_well(everything: list[Program], data: Path) -> bool:
    """Whether the broker of our own answers, if there is one."""
    own = any(program.is_ground for program in everything)
    return not own or sockets.broker_answers(socket_path(data))


if __name__ == "__main__":
    run_as_command(main)
