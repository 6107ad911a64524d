"""Runs a piece of code in several real processes at once, against the test's own database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from django.conf import settings
from django.db import connection

_HEAD = """
import sys, django
django.setup()
print("ready", flush=True)
sys.stdin.readline()
"""


def database_url() -> str:
    """The address of the database that the running test uses, for another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    access = f"{found['USER']}:{found['PASSWORD']}@" if found["USER"] else ""
    host = (found["HOST"] or "localhost").replace("/", "%2F")
    return f"postgres://{access}{host}:{found['PORT'] or 5432}/{found['NAME']}"


def at_once(code: str, arguments: Sequence[str]) -> list[str]:
    """Runs ``code`` once for each argument (its ``sys.argv[1]``), all starting together.

    Returns what each printed after the start; AssertionError with its errors when one fails.
    """
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "cosp.settings.embedded",
    }
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _HEAD + code, argument],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for argument in arguments
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    answers = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        out, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        answers.append(out.strip())
    return answers
