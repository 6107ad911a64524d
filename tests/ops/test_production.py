"""Production settings: nothing runs without its secrets, and Django's own check finds no fault."""

import os
import subprocess
import sys

import pytest

from cosp.ops.places import ROOT

GIVEN = {
    "SECRET_KEY": "a-long-random-value-" * 3,
    "ALLOWED_HOSTS": "cosp.example.org, www.cosp.example.org",
    "DATABASE_URL": "postgres://cosp:secret@localhost/cosp",
    "REDIS_URL": "redis://localhost:6379/0",
}


def manage(*arguments, **environment):
    """Runs a command of Django under the production settings and only these variables."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "cosp.settings.production"}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:cosp", "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **settings, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_check_finds_nothing():
    done = manage("check", "--deploy", "--fail-level", "DEBUG", **GIVEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_each_required_variable_is_named_when_it_is_missing(name):
    done = manage("check", **{key: value for key, value in GIVEN.items() if key != name})
    assert done.returncode == 1
    assert f"Set {name} in the environment" in done.stderr.splitlines()[-1]


def test_an_empty_secret_key_is_no_secret_key():
    done = manage("check", **{**GIVEN, "SECRET_KEY": " "})
    assert "Set SECRET_KEY in the environment" in done.stderr


def test_demo_accounts_are_refused():
    done = manage("create_demo_accounts", **GIVEN)
    assert done.returncode == 1
    assert "only in the embedded default" in done.stderr


def test_hosts_are_listed_with_commas():
    code = "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.DEBUG)"
    done = manage("shell", "--verbosity", "0", "-c", code, **GIVEN)
    assert done.stdout.strip() == "['cosp.example.org', 'www.cosp.example.org'] False"
