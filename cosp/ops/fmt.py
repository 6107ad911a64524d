"""``make fmt``: formats the code and mends what the linter can mend."""

from __future__ import annotations

import subprocess

from . import environment, machine
from .places import ROOT, VENV
from .speech import run_as_command


def main() -> int:
    machine.check_python()
    environment.make_ready(for_tests=True)
    ruff = str(VENV / "bin" / "ruff")
    for arguments in (["check", "--fix", "."], ["format", "."]):
        status = subprocess.run([ruff, *arguments], cwd=ROOT, check=False).returncode
    return status


if __name__ == "__main__":
    run_as_command(main)
