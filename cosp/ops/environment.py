"""The virtual environment: makes it and installs the locked packages, once for each lock."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import machine
from .places import ROOT, VENV, venv_python
from .speech import CannotGoOn, say

RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # holds all of the other and the tools


def fingerprint(lock: Path, python_version: str) -> str:
    """What a stamp holds: the lock's content and the Python it was installed for."""
    return f"{python_version} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def stamp_of(lock: Path, venv: Path = VENV) -> Path:
    return venv / f".installed-{lock.name}"


def is_installed(lock: Path, python_version: str, venv: Path = VENV) -> bool:
    stamp = stamp_of(lock, venv)
    return stamp.exists() and stamp.read_text() == fingerprint(lock, python_version)


def needed_install(for_tests: bool, python_version: str, venv: Path = VENV) -> Path | None:
    """The lock that has to be installed, or None; the tests' lock serves a run as well."""
    if is_installed(TEST_LOCK, python_version, venv):
        return None
    if for_tests:
        return TEST_LOCK
    return None if is_installed(RUN_LOCK, python_version, venv) else RUN_LOCK


def version_of(python: Path) -> str:
    """“3.11.7” of a Python that works and fits, otherwise an empty text."""
    code = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
    try:
        answer = subprocess.run(
            [str(python), "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        machine.check_python([int(part) for part in answer.split(".")])
    except (OSError, subprocess.CalledProcessError, ValueError, CannotGoOn):
        return ""
    return answer


@contextmanager
def alone() -> Iterator[None]:
    """Only one set-up at a time works on the environment of this folder."""
    with RUN_LOCK.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_ready(for_tests: bool = False) -> None:
    """Makes the environment and installs what is locked; does nothing when all is there."""
    with alone():
        version = version_of(venv_python())
        if not version or not _is_of_this_python():
            _make_venv()
            version = version_of(venv_python())
        lock = needed_install(for_tests, version)
        if lock:
            _install(lock)
            stamp_of(lock).write_text(fingerprint(lock, version))


def _is_of_this_python() -> bool:
    """Whether the environment was made for the Python that runs this."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    return (VENV / "lib" / f"python{version}").is_dir()


def _make_venv() -> None:
    say(f"Making .venv for Python {sys.version.split()[0]}")
    # Inside a virtual environment sys.executable is that one's link, which --clear removes.
    python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        raise CannotGoOn("The virtual environment could not be made: see the lines above.")


def _install(lock: Path) -> None:
    say(f"Installing {lock.name}")
    asked = ["--require-hashes", "-r", str(lock)]
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", *asked]
    uv = shutil.which("uv")
    commands = [pip]
    if uv:
        # pip compiles by itself; uncompiled, each start would take seconds more. Where uv, which
        # has its own configuration, does not reach the packages, pip may.
        options = ["--quiet", "--compile-bytecode", "--python", str(venv_python())]
        commands.insert(0, [uv, "pip", "install", *options, *asked])
    if not any(subprocess.run(one, check=False).returncode == 0 for one in commands):
        raise CannotGoOn(f"{lock.name} could not be installed: see the lines above.")
