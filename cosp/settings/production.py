"""To serve: everything comes from the environment, and what is missing is said at the start.

Variables: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL, REDIS_URL (required); COSP_DATA_DIR,
CSRF_TRUSTED_ORIGINS, EMAIL_URL parts, HSTS_SECONDS (optional). The README has the table.
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import BASE_DIR


def required(name: str) -> str:
    """The variable's value; ImproperlyConfigured, naming it, when it is absent or empty."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment: production needs it.")
    return value


def listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


DEBUG = False
DEMO = False
SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = listed(required("ALLOWED_HOSTS"))
CSRF_TRUSTED_ORIGINS = listed(os.environ.get("CSRF_TRUSTED_ORIGINS", ""))

DATA_DIR = Path(os.environ.get("COSP_DATA_DIR") or BASE_DIR / "var").resolve()
DATABASES = {"default": dj_database_url.parse(required("DATABASE_URL"), conn_max_age=600)}
REDIS_URL = required("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL

MEDIA_ROOT = DATA_DIR / "files"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS", "31536000"))
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "secretariat@cosp.example")
