"""What every test stands on: files in a temporary folder, no broker, the system's Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from cosp.celery import app
from tests.servers import embedded_broker

# Playwright keeps an event loop in the thread in which the tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
IS_STRICT = os.environ.get("COSP_TEST_STRICT") == "1"


SERVED = {"db", "transactional_db", "live_server", "broker_url"}  # fixtures that use a server


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--servers-only",
        action="store_true",
        help="only tests that touch the database or the broker: for a second run on others",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped; a strict run lets them fail instead."""
    if config.getoption("--servers-only"):
        config.hook.pytest_deselected(items=[one for one in items if not is_served(one)])
        items[:] = [one for one in items if is_served(one)]
    if CHROMIUM or IS_STRICT:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium: apt-get install chromium"))


def is_served(item: pytest.Item) -> bool:
    """Whether a test uses the database or the broker."""
    used = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(SERVED & used)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite keeps the test database in a file, so that other processes meet the same rows."""
    if connection.vendor == "sqlite":
        name = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """Files and mails of a test go to its own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


@pytest.fixture(autouse=True)
def kept_pages_are_forgotten() -> None:
    """A test that is taken back leaves the record as it was: pages kept from it must go too."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Passwords of tests need not withstand anybody."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Every test begins in English, whatever language the page before it was in."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def orders_stay_in_memory() -> None:
    """An order to a worker needs no broker: a test that runs one starts it itself."""
    app.conf.update(broker_url="memory://")


@pytest.fixture(scope="session")
def broker_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real broker: the one in REDIS_URL, or an embedded one for this process of tests."""
    if given := os.environ.get("REDIS_URL"):
        # Each process of tests has a database of its own: workers of one must not serve another.
        number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        yield f"{given.rsplit('/', 1)[0]}/{8 + int(number) % 8}"
        return
    with embedded_broker(tmp_path_factory.mktemp("broker")) as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, quiet on the network, able to run as root."""
    quiet = ["background-networking", "component-update", "sync", "gpu", "quic"]
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM or "/usr/bin/chromium",
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{one}" for one in quiet)],
    }
