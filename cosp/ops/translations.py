"""Compiles the translations that changed, with Babel: no GNU gettext is needed."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .places import ROOT
from .speech import say


def is_stale(source: Path) -> bool:
    """Whether a catalogue has no compiled form, or one older than itself."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(source: Path) -> None:
    """Writes the compiled form beside a ``.po`` file, whole or not at all."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    half_made = source.with_suffix(f".mo.{os.getpid()}")
    with half_made.open("wb") as file:
        write_mo(file, catalogue)
    half_made.replace(source.with_suffix(".mo"))


def compile_all(folder: Path = ROOT / "locale") -> list[Path]:
    """Compiles the stale catalogues below a folder and returns them."""
    stale = [path for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if is_stale(path)]
    for source in stale:
        compile_catalogue(source)
    return stale


if __name__ == "__main__":
    say(f"Compiled {len(compile_all())} catalogues")
