"""What the machine must have before anything is set up, and the line that brings it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .speech import CannotGoOn, say

OLDEST, TOO_NEW = (3, 11), (3, 14)
PAPER_LIBRARIES = {  # library as the loader calls it: Debian's package
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
MACOS_LIBRARIES = {
    "libpango-1.0.0.dylib": "pango",
    "libpangoft2-1.0.0.dylib": "pango",
    "libharfbuzz-subset.0.dylib": "harfbuzz",
}
HOMEBREW_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib")


@dataclass(frozen=True)
class Lack:
    """Something missing: what it stops, and the packages that bring it."""

    what: str
    packages: tuple[str, ...]
    is_fatal: bool

    def remedy(self) -> str:
        return install_line(self.packages)


def install_line(packages: Sequence[str]) -> str:
    """The line to type on this kind of machine."""
    if sys.platform == "darwin":
        return "brew install " + " ".join(packages)
    if shutil.which("apt-get"):
        return "sudo apt-get install -y --no-install-recommends " + " ".join(packages)
    return "install (by their Debian names) " + " ".join(packages)


def check_python(version: Sequence[int] = tuple(sys.version_info[:2])) -> None:
    """CannotGoOn when this Python is too old or too new."""
    if not OLDEST <= tuple(version[:2]) < TOO_NEW:
        raise CannotGoOn(
            f"Python {version[0]}.{version[1]} does not fit: COSP needs 3.11, 3.12 or 3.13. "
            "Name one that does: make run PYTHON=python3.12"
        )


def can_load(library: str) -> bool:
    """Whether the loader finds the library (on macOS also in Homebrew's folders)."""
    folders = HOMEBREW_FOLDERS if sys.platform == "darwin" else ()
    for name in (library, *(f"{folder}/{library}" for folder in folders)):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def has_venv() -> bool:
    """Whether ``python -m venv`` would work; Debian ships ensurepip in a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


def lacks(
    can_load: Callable[[str], bool] = can_load, has_venv: Callable[[], bool] = has_venv
) -> list[Lack]:
    """What this machine lacks."""
    found = []
    if not has_venv():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        found.append(Lack("This Python cannot make a venv", (f"python{version}-venv",), True))
    libraries = MACOS_LIBRARIES if sys.platform == "darwin" else PAPER_LIBRARIES
    missing = [package for name, package in libraries.items() if not can_load(name)]
    if missing:
        packages = tuple(dict.fromkeys(missing))
        found.append(Lack("No papers can be made: Pango or HarfBuzz is missing", packages, False))
    return found


def may_install() -> bool:
    """Whether the set-up installs system packages itself: as root on Debian or Ubuntu."""
    return (
        os.geteuid() == 0
        and shutil.which("apt-get") is not None
        and Path("/etc/debian_version").exists()
    )


def install(packages: Sequence[str]) -> bool:
    """Installs Debian packages; whether it worked."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
    return done.returncode == 0


def check_machine() -> None:
    """Says what is missing, installs it where that may be done, stops where it must.

    Without the libraries all but the papers works, so their absence is told and not fatal.
    """
    check_python()
    missing = lacks()
    if missing and may_install():
        packages = [package for lack in missing for package in lack.packages]
        say(f"Installing as root what this machine lacks: apt-get install {' '.join(packages)}")
        install(packages)
        missing = lacks()
    for lack in sorted(missing, key=lambda lack: lack.is_fatal):  # the last one stops
        line = f"{lack.what}. Remedy: {lack.remedy()}"
        if lack.is_fatal:
            raise CannotGoOn(line)
        say(f"!! {line}")
