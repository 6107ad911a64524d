"""A file written at once is seen whole or not at all."""

import os

import pytest

from cosp.kernel.files import write_atomically


def test_file_and_its_folders_are_made(tmp_path):
    path = tmp_path / "papers" / "10" / "agenda-fr.pdf"
    write_atomically(path, b"%PDF")
    assert path.read_bytes() == b"%PDF"
    assert [one.name for one in path.parent.iterdir()] == ["agenda-fr.pdf"]


def test_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "agenda-fr.pdf"
    path.write_bytes(b"old")

    def disk_full(_handle):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(OSError, match="no space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["agenda-fr.pdf"]


def test_others_may_read_it(tmp_path):
    write_atomically(tmp_path / "agenda-fr.pdf", b"%PDF")
    assert (tmp_path / "agenda-fr.pdf").stat().st_mode & 0o777 == 0o644
