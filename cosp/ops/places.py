"""Where things are: the project's folder, its virtual environment, its runtime files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
LONGEST_SOCKET_PATH_BYTES = 100  # the kernel's limit is 108 with the closing zero, 104 on macOS


def venv_python() -> Path:
    return VENV / "bin" / "python"


def data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Folder of the runtime files: COSP_DATA_DIR, or ``var`` beside the code."""
    return Path(environ.get("COSP_DATA_DIR") or ROOT / "var").resolve()


def socket_path(data: Path) -> Path:
    """The embedded broker's socket: in the data folder, or in a short one keyed by its path."""
    plain = data / "valkey.sock"
    if len(os.fsencode(plain)) <= LONGEST_SOCKET_PATH_BYTES:
        return plain
    key = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"cosp-{os.getuid()}-{key}" / "valkey.sock"
