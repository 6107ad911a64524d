"""Locked packages are installed once for each lock and each Python."""

import pytest

from cosp.ops import environment
from cosp.ops.environment import fingerprint, needed_install, stamp_of


@pytest.fixture
def locks(monkeypatch, tmp_path):
    """A run lock, a test lock and an empty virtual environment."""
    run, tests = tmp_path / "requirements.lock", tmp_path / "requirements-dev.lock"
    run.write_text("django==5.2\n")
    tests.write_text("django==5.2\npytest==9\n")
    monkeypatch.setattr(environment, "RUN_LOCK", run)
    monkeypatch.setattr(environment, "TEST_LOCK", tests)
    venv = tmp_path / ".venv"
    venv.mkdir()
    return run, tests, venv


def install(lock, venv, version="3.11.7"):
    stamp_of(lock, venv).write_text(fingerprint(lock, version))


def test_new_environment_needs_the_lock_of_its_purpose(locks):
    run, tests, venv = locks
    assert needed_install(False, "3.11.7", venv) == run
    assert needed_install(True, "3.11.7", venv) == tests


def test_installed_lock_is_not_installed_again(locks):
    run, tests, venv = locks
    install(run, venv)
    assert needed_install(False, "3.11.7", venv) is None
    assert needed_install(True, "3.11.7", venv) == tests


def test_tests_lock_serves_a_run(locks):
    _run, tests, venv = locks
    install(tests, venv)
    assert needed_install(False, "3.11.7", venv) is None


def test_changed_lock_is_installed_again(locks):
    run, _tests, venv = locks
    install(run, venv)
    run.write_text("django==5.2.1\n")
    assert needed_install(False, "3.11.7", venv) == run


def test_another_python_is_installed_again(locks):
    run, _tests, venv = locks
    install(run, venv)
    assert needed_install(False, "3.12.1", venv) == run


def test_no_python_has_no_version(tmp_path):
    assert environment.version_of(tmp_path / "python") == ""
