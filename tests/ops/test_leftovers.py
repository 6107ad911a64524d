"""What a crashed run left behind is found by its mark, with its children, and never a stranger."""

import os
import subprocess
import sys

import pytest

from cosp.ops import leftovers
from tests.servers import wait_until

SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEPER!r}])"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read in /proc")


@pytest.fixture
def started():
    """Starts Python programs and ends them after the test."""
    processes = []

    def start(code, mark=None):
        command = [sys.executable, "-c", code]
        processes.append(subprocess.Popen(command, env={**os.environ, **(mark or {})}))
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.wait()


def test_a_marked_process_is_found_and_a_stranger_is_not(started, tmp_path):
    ours = started(SLEEPER, leftovers.mark(tmp_path))
    started(SLEEPER)
    started(SLEEPER, leftovers.mark(tmp_path / "another"))
    wait_until(lambda: leftovers.marked(tmp_path) == [ours.pid])


def test_this_process_is_never_its_own_leftover(tmp_path):
    folder = tmp_path / "proc" / str(os.getpid())
    folder.mkdir(parents=True)
    line = f"{leftovers.MARK}={tmp_path}\0".encode()
    (folder / "environ").write_bytes(line)
    assert leftovers.marked(tmp_path, tmp_path / "proc") == []


def test_children_are_ended_with_their_parent(started, tmp_path):
    started(PARENT, leftovers.mark(tmp_path))
    wait_until(lambda: len(leftovers.marked(tmp_path)) == 2)
    assert leftovers.end(tmp_path) == 2
    assert leftovers.marked(tmp_path) == []


def test_what_does_not_end_when_asked_is_killed(started, tmp_path):
    process = started(STUBBORN, leftovers.mark(tmp_path))
    wait_until(lambda: leftovers.marked(tmp_path) == [process.pid])
    leftovers.end(tmp_path, patience=0.2)
    assert leftovers.marked(tmp_path) == []


def test_nothing_left_behind_is_nothing_to_end(tmp_path):
    assert leftovers.end(tmp_path) == 0
