"""``make setup``: checks the machine, makes the environment, prepares the data."""

from __future__ import annotations

import os
import subprocess

from . import environment, machine
from .places import ROOT, data_dir, venv_python
from .speech import CannotGoOn, run_as_command, say


def embedded_environment() -> dict[str, str]:
    """The environment in which the embedded default's processes run.

    They keep what they compile, whatever is set: without it each start takes twice as long.
    """
    kept = {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cosp.settings.embedded",
        "COSP_DATA_DIR": str(data_dir()),
        "PYTHONUNBUFFERED": "1",
    }


def prepare_data() -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    command = [str(venv_python()), "-m", "cosp.ops.prepare"]
    if subprocess.run(command, cwd=ROOT, env=embedded_environment(), check=False).returncode:
        raise CannotGoOn("The data could not be prepared: see the lines above.")


def set_up(for_tests: bool = False) -> None:
    """Machine, environment and, unless it is for tests, data; says only what it does."""
    machine.check_machine()
    environment.make_ready(for_tests)
    if not for_tests:
        prepare_data()


def main() -> int:
    set_up()
    say("Ready: make run starts it.")
    return 0


if __name__ == "__main__":
    run_as_command(main)
