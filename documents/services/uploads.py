"""Files that wait for a confirmation: kept privately under a name nobody guesses, for two hours."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 2 * 60 * 60
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\.(?:txt|md|docx)")


def keep_upload(chunks: Iterable[bytes], suffix: str) -> str:
    """Keeps a file until it is confirmed and says its token; drops those that waited too long."""
    drop_old_uploads()
    token = f"{secrets.token_urlsafe(32)}{suffix}"
    with _folder().joinpath(token).open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
    return token


def kept_upload(token: str) -> Path | None:
    """The file of a token, or None when there is none or it has waited too long."""
    if not _TOKEN.fullmatch(token):
        return None
    path = _folder() / token
    return path if path.is_file() and not _is_old(path) else None


def drop_upload(token: str) -> None:
    """Deletes a file that is no longer needed. Twice does no harm."""
    if _TOKEN.fullmatch(token):
        _folder().joinpath(token).unlink(missing_ok=True)


def drop_old_uploads() -> None:
    """Deletes the files that nobody confirmed in time."""
    for path in _folder().iterdir():
        if _is_old(path):
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > KEPT_SECONDS


def _folder() -> Path:
    """Readable by the application alone, and served to nobody."""
    folder = Path(settings.DATA_DIR) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
