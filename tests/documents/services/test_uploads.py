"""Files that wait for a confirmation: private, unguessable, not for ever."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from documents.services.uploads import (
    KEPT_SECONDS,
    drop_old_uploads,
    drop_upload,
    keep_upload,
    kept_upload,
)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def test_a_file_is_found_again_by_its_token_only() -> None:
    token = keep_upload([b"one ", b"two"], ".txt")
    path = kept_upload(token)
    assert path is not None
    assert path.read_bytes() == b"one two"
    assert kept_upload(token[:-5] + "A.txt") is None


def test_two_uploads_have_two_names() -> None:
    assert keep_upload([b"x"], ".md") != keep_upload([b"x"], ".md")


@pytest.mark.parametrize("token", ["", "../secret-key", "a/b.txt", "x" * 43 + ".exe", "x" * 43])
def test_no_other_file_can_be_reached(token: str, tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("secret")
    assert kept_upload(token) is None
    drop_upload(token)
    assert (tmp_path / "secret-key").exists()


def test_the_folder_is_the_applications_own(tmp_path: Path) -> None:
    keep_upload([b"x"], ".txt")
    assert stat.S_IMODE((tmp_path / "uploads").stat().st_mode) == 0o700


def test_a_file_that_waited_too_long_is_gone() -> None:
    token = keep_upload([b"x"], ".txt")
    path = kept_upload(token)
    assert path is not None
    old = time.time() - KEPT_SECONDS - 1
    os.utime(path, (old, old))
    assert kept_upload(token) is None
    drop_old_uploads()
    assert not path.exists()


def test_dropping_twice_does_no_harm() -> None:
    token = keep_upload([b"x"], ".docx")
    drop_upload(token)
    drop_upload(token)
    assert kept_upload(token) is None
