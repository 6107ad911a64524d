"""What the machine lacks is told in one line with its remedy."""

import pytest

from cosp.ops import machine
from cosp.ops.machine import Lack, lacks
from cosp.ops.speech import CannotGoOn


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_python_that_does_not_fit_is_refused_with_the_remedy(version):
    with pytest.raises(CannotGoOn, match=r"does not fit: COSP needs 3\.11.*PYTHON="):
        machine.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12, 4), (3, 13)])
def test_python_that_fits_passes(version):
    machine.check_python(version)


def test_nothing_is_missing_when_all_is_there():
    assert lacks(can_load=lambda _: True, has_venv=lambda: True) == []


def test_missing_libraries_are_named_by_their_packages(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    (lack,) = lacks(can_load=lambda name: "harfbuzz" not in name, has_venv=lambda: True)
    assert lack.packages == ("libharfbuzz-subset0",)
    assert not lack.is_fatal


def test_libraries_of_macos_come_from_homebrew_once_each(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    (lack,) = lacks(can_load=lambda _: False, has_venv=lambda: True)
    assert lack.remedy() == "brew install pango harfbuzz"


def test_missing_venv_is_fatal():
    (lack,) = lacks(can_load=lambda _: True, has_venv=lambda: False)
    assert lack.is_fatal
    assert lack.packages[0].endswith("-venv")


def test_no_such_library_cannot_be_loaded():
    assert not machine.can_load("libno-such-thing.so.0")


def simulate(monkeypatch, *found, may_install):
    """Makes the checks find these lacks, one list each time they look."""
    looks = iter(found)
    monkeypatch.setattr(machine, "lacks", lambda: next(looks))
    monkeypatch.setattr(machine, "may_install", lambda: may_install)


PANGO = Lack("No papers can be made", ("libpango-1.0-0",), is_fatal=False)
VENV = Lack("This Python cannot make a venv", ("python3.11-venv",), is_fatal=True)


def test_root_on_debian_installs_and_says_so(monkeypatch, capsys):
    simulate(monkeypatch, [PANGO], [], may_install=True)
    installed = []
    monkeypatch.setattr(machine, "install", installed.extend)
    machine.check_machine()
    assert installed == ["libpango-1.0-0"]
    assert "apt-get install libpango-1.0-0" in capsys.readouterr().out


def test_others_are_told_the_line_and_everything_but_papers_goes_on(monkeypatch, capsys):
    simulate(monkeypatch, [PANGO], may_install=False)
    machine.check_machine()
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert "Remedy: " in told
    assert told.rstrip().endswith("libpango-1.0-0")


def test_a_fatal_lack_stops(monkeypatch):
    simulate(monkeypatch, [VENV], may_install=False)
    with pytest.raises(CannotGoOn, match=r"python3\.11-venv"):
        machine.check_machine()
