"""Programs are kept running together and end together."""

import signal
import subprocess
import sys

import pytest

from cosp.ops.places import ROOT
from cosp.ops.supervisor import Child, Program, describe
from tests.servers import wait_until

# Programs are pairs of a name and a code; the one named ground is the ground of the others.
SCRIPT = """
import os, sys
from pathlib import Path
from cosp.ops.supervisor import Program, Supervisor
programs = [
    Program(name, [sys.executable, "-uc", code], is_ground=name == "ground")
    for name, code in zip(sys.argv[1::2], sys.argv[2::2])
]
supervisor = Supervisor(programs, os.environ, Path.cwd())
sign = Path(os.environ.get("GROUND_SIGN", "/"))
sys.exit(supervisor.run(sign.exists, lambda: True, lambda: print("ready", flush=True)))
"""
WAIT = "import time; time.sleep(60)"
SPEAK_AND_WAIT = "import os, time; print('pid', os.getpid(), flush=True); time.sleep(60)"


@pytest.fixture
def supervised():
    """Starts a supervisor over programs; gives the process, whose output can be read."""
    processes = []

    def start(*programs):
        arguments = [text for pair in programs for text in pair]
        command = [sys.executable, "-c", SCRIPT, *arguments]
        processes.append(
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1)
        )
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def line_with(process, text):
    """The next line of the output that holds the text."""
    return next(line for line in process.stdout if text in line)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_without_complaint(supervised, sign):
    process = supervised(("web", SPEAK_AND_WAIT))
    pid = int(line_with(process, "web | pid").split()[-1])
    process.send_signal(sign)
    assert process.wait(20) == 0
    assert not is_alive(pid)


def test_a_program_that_dies_is_started_again_and_told(supervised):
    process = supervised(("web", SPEAK_AND_WAIT))
    pid = line_with(process, "web | pid").split()[-1]
    signal_to(int(pid), signal.SIGKILL)
    assert "web ended (killed by SIGKILL); starting it again" in line_with(process, "ended")
    assert line_with(process, "web | pid").split()[-1] != pid


def test_a_program_that_keeps_dying_stops_all_with_the_reason(supervised):
    process = supervised(("web", "raise SystemExit('no such host')"), ("beat", SPEAK_AND_WAIT))
    pid = int(line_with(process, "beat | pid").split()[-1])
    reason = line_with(process, "stopped")
    assert "web died 5 times at once: " in reason
    assert reason.rstrip().endswith("no such host")
    assert process.wait(20) == 1
    assert not is_alive(pid)


def test_grandchildren_die_with_a_killed_program(supervised):
    start_another = f"subprocess.run([sys.executable, '-c', {SPEAK_AND_WAIT!r}])"
    code = f"import os, subprocess, sys; print('parent', os.getpid()); {start_another}"
    process = supervised(("web", code))
    parent = int(line_with(process, "parent").split()[-1])
    grandchild = int(line_with(process, "web | pid").split()[-1])
    signal_to(parent, signal.SIGKILL)
    line_with(process, "starting it again")
    wait_until(lambda: not is_alive(grandchild))


def test_the_ground_starts_first_and_ends_last(supervised, monkeypatch, tmp_path):
    monkeypatch.setenv("GROUND_SIGN", str(tmp_path / "ground"))
    says = (
        "import os, signal, sys, time; from pathlib import Path\n"
        "def on_end(*_): print('{0} ends'); sys.exit()\n"
        "signal.signal(signal.SIGTERM, on_end)\n"
        "print('{0} starts'); Path(os.environ['GROUND_SIGN']).with_name('{0}').touch()\n"
        "time.sleep(60)"
    )
    process = supervised(("web", says.format("web")), ("ground", says.format("ground")))
    seen = [line_with(process, "starts"), line_with(process, "starts")]
    process.send_signal(signal.SIGTERM)
    seen += [line for line in process.stdout if "ends" in line]
    assert [line.split()[-2] for line in seen] == ["ground", "web", "web", "ground"]


def test_short_lives_are_counted_and_a_long_one_clears_the_count():
    child = Child(Program("web", []), {}, ROOT)
    child.started_at = 0.0
    child.note_death(1.0)
    child.note_death(2.0)
    assert child.quick_deaths == 2
    assert child.may_start_at > 2.0
    child.note_death(100.0)
    assert child.quick_deaths == 0


def test_lines_are_passed_on_whole():
    child = Child(Program("web", []), {}, ROOT)
    assert child.take(b"one\ntw") == ["one"]
    assert child.take(b"o\n") == ["two"]


def test_exit_status_in_words():
    assert describe(3) == "exit status 3"
    assert describe(-9) == "killed by SIGKILL"


def is_alive(pid):
    """Whether a process runs; one that ended and waits to be buried does not."""
    answer = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(answer.stdout.strip()) and not answer.stdout.startswith("Z")


def signal_to(pid, sign):
    subprocess.run(["kill", f"-{sign.value}", str(pid)], check=True)
