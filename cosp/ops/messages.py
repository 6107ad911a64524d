"""``make messages``: gathers the texts of code and templates into the catalogues."""

from __future__ import annotations

import shutil
import subprocess

from . import environment, machine, setup
from .places import ROOT, venv_python
from .speech import CannotGoOn, run_as_command

LOCALES = ("ar", "es", "fr", "ru", "zh_Hans")  # English is in the code
NOT_OURS = (".venv", "var", "tests", "staticfiles")


def main() -> int:
    if not shutil.which("xgettext"):
        raise CannotGoOn(
            f"Gathering texts needs GNU gettext. Remedy: {machine.install_line(['gettext'])}"
        )
    environment.make_ready(for_tests=True)
    command = [str(venv_python()), "manage.py", "makemessages", "--no-wrap", "--no-location"]
    for locale in LOCALES:
        command += ["--locale", locale]
    for folder in NOT_OURS:
        command += ["--ignore", folder]
    return subprocess.run(
        command, cwd=ROOT, env=setup.embedded_environment(), check=False
    ).returncode


if __name__ == "__main__":
    run_as_command(main)
