"""The embedded default: SQLite, an embedded Valkey on a socket, nothing to install or start.

``DATABASE_URL`` and ``REDIS_URL`` move it to PostgreSQL and Redis, ``COSP_DATA_DIR`` its files.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import dj_database_url

from cosp.ops import places

from .base import *  # noqa: F403


def kept_secret(path: Path) -> str:
    """The secret in a file; made on first use, so that each machine has one of its own."""
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(secrets.token_urlsafe(60))
            file.flush()
            # A link appears whole and never replaces: of processes that start at once, one wins.
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()


DATA_DIR = places.data_dir()
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is not there

DEBUG = os.environ.get("COSP_DEBUG") == "1"
DEMO = True  # demo sign-ins; production settings refuse it
SECRET_KEY = kept_secret(DATA_DIR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'cosp.sqlite3'}",
        conn_max_age=600,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Deferred transactions lose concurrent registrations with “database is locked”.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

REDIS_URL = os.environ.get("REDIS_URL") or f"redis+socket://{places.socket_path(DATA_DIR)}"
CELERY_BROKER_URL = REDIS_URL

MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
