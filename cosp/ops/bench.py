"""``make bench``: runs the benchmarks on an environment of their own."""

from __future__ import annotations

import os
import subprocess

from . import setup
from .places import ROOT, venv_python
from .speech import run_as_command


def main() -> int:
    setup.set_up(for_tests=True)
    only = os.environ.get("ONLY", "").split()
    command = [str(venv_python()), "-m", "tests.bench", *only]
    return subprocess.run(
        command, cwd=ROOT, env=setup.embedded_environment(), check=False
    ).returncode


if __name__ == "__main__":
    run_as_command(main)
