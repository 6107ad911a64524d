"""The papers' fonts: found in the installed packages and told to fontconfig, and no others.

Pure files and paths: imports neither WeasyPrint nor Pango. The output of a paper is the same on
every machine because fontconfig is shown only these fonts.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import suppress
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from cosp.kernel.files import write_atomically

PACKAGES = ("fontpkg-pt-serif", "fontpkg-amiri", "pylopdf-fonts-zh-cn")
CHINESE = ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf")
RECIPE = "1"  # raise it when the preparation below changes what it writes

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def identity() -> str:
    """Name of the set of fonts: its packages, their versions and how they are prepared."""
    versions = [f"{name}={metadata.version(name)}" for name in PACKAGES]
    return hashlib.sha256(" ".join([RECIPE, *versions]).encode()).hexdigest()[:16]


def prepare(data_dir: Path) -> Path:
    """The fontconfig file to be used, made once for each set of fonts; costs a second then.

    Safe with several processes at once: each works in a folder of its own, and the first to
    finish gives it its final name.
    """
    folder = data_dir / "fonts" / identity()
    if not folder.is_dir():
        _make_folder(folder)
    configuration = folder / "fonts.conf"
    text = _configuration_text(folder)
    if not configuration.is_file() or configuration.read_text() != text:
        write_atomically(configuration, text.encode())
    return configuration


def _configuration_text(folder: Path) -> str:
    places = [_package_folder("fontpkg_pt_serif") / "files"]
    places += [_package_folder("fontpkg_amiri") / "files", folder / "chinese"]
    lines = "\n".join(f"  <dir>{escape(str(place))}</dir>" for place in places)
    return CONFIGURATION.format(folders=lines, cache=escape(str(folder / "cache")))


def _package_folder(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The fonts of the package {module} are not installed.")
    return Path(spec.origin).parent


def _make_folder(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        draft.chmod(0o755)
        (draft / "chinese").mkdir()
        (draft / "cache").mkdir()
        for name in CHINESE:
            source = _package_folder("pylopdf_fonts_zh_cn") / name
            _renumber_characters(source, draft / "chinese" / name)
        with suppress(OSError):  # another process was first: its folder holds the same
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _renumber_characters(source: Path, target: Path) -> None:
    """Copies a CFF font so that each character's number is the number of its glyph.

    The packaged Noto SC fonts keep the numbers of a larger set; MuPDF looks glyphs up by them and
    shows blanks in a subset. No validator sees it.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, and needed once for each machine

    font = TTFont(source, lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    top = font["CFF "].cff[0]
    strings = top.CharStrings
    old = list(top.charset)
    new = [".notdef"] + [f"cid{number:05d}" for number in range(1, len(old))]
    renamed = dict(zip(old, new, strict=True))
    strings.charStrings = {renamed[glyph]: value for glyph, value in strings.charStrings.items()}
    top.charset = new
    for tag in list(font.keys()):
        if tag not in ("GlyphOrder", "CFF "):
            font.tables.pop(tag, None)  # so that it is copied as it stands
    font.setGlyphOrder(new)
    font.save(target, reorderTables=None)
