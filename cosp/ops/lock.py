"""``make lock``: resolves the packages of pyproject.toml anew into the two lock files.

The locks hold names, versions and hashes and no address, for Python 3.11 to 3.13.
"""

from __future__ import annotations

import shutil
import subprocess

from .environment import RUN_LOCK, TEST_LOCK
from .places import ROOT
from .speech import CannotGoOn, run_as_command, say

OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]


def main() -> int:
    uv = shutil.which("uv")
    if not uv:
        raise CannotGoOn("make lock needs uv. Remedy: pipx install uv")
    for lock, extra in ((RUN_LOCK, []), (TEST_LOCK, ["--extra", "dev"])):
        command = [uv, "pip", "compile", *OPTIONS, "--no-annotate", "--quiet", *extra]
        command += ["pyproject.toml", "-o", lock.name]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise CannotGoOn(f"{lock.name} could not be resolved: see the lines above.")
        say(f"Resolved {lock.name}")
    return 0


if __name__ == "__main__":
    run_as_command(main)
