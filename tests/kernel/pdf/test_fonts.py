"""The papers' fonts: prepared once, whoever comes first."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from cosp.kernel.pdf import fonts
from tests.processes import at_once


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """Where the fonts are prepared once, since that takes a second."""
    folder = tmp_path_factory.mktemp("data")
    fonts.prepare(folder)
    return folder


def test_only_the_papers_fonts_are_told_to_fontconfig(data_dir):
    configuration = fonts.prepare(data_dir)
    folders = [one.text for one in ET.parse(configuration).iter("dir")]
    assert len(folders) == 3
    assert folders[2] == str(configuration.parent / "chinese")
    assert ET.parse(configuration).find("cachedir").text == str(configuration.parent / "cache")


def test_characters_of_the_chinese_fonts_are_numbered_as_their_glyphs(data_dir):
    folder = fonts.prepare(data_dir).parent / "chinese"
    for name in fonts.CHINESE:
        font = TTFont(folder / name, lazy=True)
        assert font.getGlyphID(font.getBestCmap()[ord("议")]) > 0
        charset = font["CFF "].cff[0].charset
        assert charset[:3] == [".notdef", "cid00001", "cid00002"]
        assert charset[-1] == f"cid{len(charset) - 1:05d}"


def test_a_second_call_changes_nothing(data_dir):
    first = fonts.prepare(data_dir)
    before = first.stat().st_mtime_ns, first.parent.stat().st_mtime_ns
    assert fonts.prepare(data_dir) == first
    assert (first.stat().st_mtime_ns, first.parent.stat().st_mtime_ns) == before


def test_a_moved_folder_is_told_its_new_place(data_dir, tmp_path):
    shutil.copytree(data_dir, tmp_path / "there")
    assert str(tmp_path / "there") in fonts.prepare(tmp_path / "there").read_text()


def test_two_processes_at_once_end_with_one_whole_folder(tmp_path, db):
    code = (
        "from pathlib import Path; from cosp.kernel.pdf import fonts;"
        f"print(fonts.prepare(Path({str(tmp_path)!r})))"
    )
    answers = at_once(code, ["one", "two"])
    assert len(set(answers)) == 1
    made = list((tmp_path / "fonts").iterdir())
    assert [one.name for one in made] == [fonts.identity()]
    assert sorted(one.name for one in (made[0] / "chinese").iterdir()) == sorted(fonts.CHINESE)


def test_nothing_but_papers_loads_the_engine():
    code = (
        "import sys, django; django.setup(); from django.urls import get_resolver;"
        "get_resolver().url_patterns; from documents.services import papers;"
        "print([name for name in sys.modules if name.split('.')[0] in ('weasyprint', 'pydyf')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
