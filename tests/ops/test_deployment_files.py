"""Dockerfile and docker-compose.yml hold together, and every command in them exists."""

import importlib.util
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from cosp.ops.machine import PAPER_LIBRARIES
from cosp.ops.places import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
LASTING = ("web", "worker", "beat", "postgres", "redis")


def words_of_check(service):
    """The words of a health check, without the way it is started."""
    kind, *rest = service["healthcheck"]["test"]
    return shlex.split(rest[0]) if kind == "CMD-SHELL" else rest


def commands():
    """Each command of our own services, health checks and image."""
    for name in OURS:
        yield SERVICES[name]["command"]
        if "healthcheck" in SERVICES[name]:
            yield words_of_check(SERVICES[name])
    yield re.findall(r'"([^"]+)"', re.search(r"^CMD (.*)$", DOCKERFILE, re.M)[1])
    for line in re.findall(r"^RUN .*?[^\\]$", DOCKERFILE, re.M | re.S):
        if found := re.search(r"python .*", line):
            yield found[0].split()


def test_the_five_services_and_the_migration_are_there():
    assert set(SERVICES) == {*LASTING, "migrate"}


@pytest.mark.parametrize("name", LASTING)
def test_each_lasting_service_has_a_health_check(name):
    check = SERVICES[name]["healthcheck"]
    assert {"test", "interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", LASTING)
def test_each_lasting_service_comes_back(name):
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_what_must_last_is_in_volumes():
    used = {line.split(":")[0] for one in SERVICES.values() for line in one.get("volumes", [])}
    assert used == set(COMPOSE["volumes"]) == {"files", "database", "queue"}


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_compose_refuses_to_start_without(name):
    for service in OURS:
        assert SERVICES[service]["environment"][name].startswith(f"${{{name}:?")


def test_no_secret_stands_in_the_file():
    assert "${POSTGRES_PASSWORD:?" in SERVICES["web"]["environment"]["DATABASE_URL"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD"].startswith("${")


def test_services_wait_for_the_migration_and_the_broker():
    for name in ("web", "worker", "beat"):
        waits = SERVICES[name]["depends_on"]
        assert waits["migrate"]["condition"] == "service_completed_successfully"
        assert waits["redis"]["condition"] == "service_healthy"
    assert SERVICES["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"


def test_every_variable_given_is_one_that_the_settings_read():
    read = (ROOT / "cosp" / "settings" / "production.py").read_text()
    for name in SERVICES["web"]["environment"]:
        assert f'"{name}"' in read, name


def test_the_web_is_reached_only_from_this_machine_unless_asked():
    assert SERVICES["web"]["ports"] == ["${BIND:-127.0.0.1}:${PORT:-8000}:8000"]


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_exists(command):
    program, *rest = command
    if program == "python" and rest[0] == "-m":
        assert importlib.util.find_spec(rest[1]), rest[1]
    elif program == "python":
        assert (ROOT / rest[0]).exists()
        assert rest[1] in get_commands()
    else:
        assert (
            (Path(sys.executable).parent / program).exists()
            or shutil.which(program)
            or (
                program == "kill"  # the shell's own
            )
        )


def test_the_image_has_the_libraries_that_papers_need():
    for package in PAPER_LIBRARIES.values():
        assert package in DOCKERFILE


def test_the_image_installs_by_hash_and_does_not_run_as_root():
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    users = re.findall(r"^USER (\w+)$", DOCKERFILE, re.M)
    assert users == ["cosp"]


def test_the_image_takes_no_runtime_file_and_no_secret_in():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {".git", ".venv", "var", ".env"} <= set(ignored)
