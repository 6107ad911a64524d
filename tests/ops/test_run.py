"""``make run``: what it starts, what it refuses, and that it leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from cosp.ops import health, leftovers, places, run, sockets
from cosp.ops.speech import CannotGoOn
from tests.servers import short_folder, wait_until


def names(environ, data):
    return [program.name for program in run.programs(8000, data, environ)]


def test_the_broker_of_our_own_is_the_ground(tmp_path):
    assert names({}, tmp_path) == ["broker", "web", "worker", "beat"]


def test_a_given_broker_is_used(tmp_path):
    assert names({"REDIS_URL": "redis://localhost"}, tmp_path) == ["web", "worker", "beat"]


def test_a_broker_that_answers_on_our_socket_is_used(tmp_path, monkeypatch):
    monkeypatch.setattr(sockets, "broker_answers", lambda _path: True)
    assert names({}, tmp_path) == ["web", "worker", "beat"]


def test_two_runs_on_one_data_folder_are_refused(tmp_path):
    with (
        run.alone(tmp_path),
        pytest.raises(CannotGoOn, match=f"process {os.getpid()} on this data folder"),
        run.alone(tmp_path),
    ):
        pass


def test_the_greeting_names_address_and_sign_in(tmp_path, capsys):
    accounts = '[{"role": "Secretariat", "email": "s@cosp.example", "password": "p"}]'
    (tmp_path / "demo-accounts.json").write_text(accounts)
    run.greet(8123, tmp_path)
    told = capsys.readouterr().out
    assert "http://127.0.0.1:8123/\n" in told
    assert "Secretariat: http://127.0.0.1:8123/en/admin/  s@cosp.example  p" in told


class Running:
    """A run of the whole application on a data folder and a port of its own."""

    def __init__(self, data: Path):
        self.data, self.port = data, sockets.free_port()
        given = {"COSP_DATA_DIR": str(data), "PORT": str(self.port)}
        unwanted = ("DATABASE_URL", "REDIS_URL", "MAKELEVEL", "DJANGO_SETTINGS_MODULE")
        kept = {key: value for key, value in os.environ.items() if key not in unwanted}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cosp.ops.run"],
            cwd=places.ROOT,
            env={**kept, **given},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_to(self, text: str) -> str:
        """What it says up to and with the line that holds the text."""
        said = []
        for line in self.process.stdout:
            said.append(line)
            if text in line:
                break
        else:
            raise AssertionError(f"never said {text!r}: {''.join(said)}")
        return "".join(said)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()
        leftovers.end(self.data, patience=0)


@pytest.fixture(scope="module")
def data():
    with short_folder() as folder:
        yield folder.resolve()


@pytest.fixture
def start(data):
    """Starts the application, as often as a test asks, on the module's data folder."""
    runs = []

    def start():
        runs.append(Running(data))
        return runs[-1]

    yield start
    for one in runs:
        one.end()


def workers_that_answer(data):
    code = "from cosp.celery import app; print(len(app.control.ping(timeout=1)))"
    environment = {**os.environ, "COSP_DATA_DIR": str(data)}
    command = [sys.executable, "-c", code]
    return int(subprocess.check_output(command, cwd=places.ROOT, env=environment, text=True))


@pytest.mark.embedded
def test_it_runs_whole_and_ends_whole(start, data):
    application = start()
    said = application.read_to("Ctrl-C")
    assert "Loading the sample session" in said
    assert "secretariat@cosp.example" in said
    assert health.is_well(application.port)
    assert redis.Redis(unix_socket_path=str(data / "valkey.sock")).ping()
    wait_until(lambda: workers_that_answer(data) == 1, seconds=60)
    application.process.send_signal(signal.SIGTERM)
    assert application.process.wait(60) == 0
    assert leftovers.marked(data) == []


@pytest.mark.embedded
def test_leftovers_of_a_killed_run_are_ended_by_the_next(start, data):
    first = start()
    first.read_to("Ctrl-C")
    wait_until(lambda: workers_that_answer(data) == 1, seconds=60)  # all its processes are there
    # Stopped processes cannot follow the kernel's signal that their parent is gone.
    stopped = leftovers.marked(data)
    leftovers.send(stopped, signal.SIGSTOP)
    first.process.kill()
    first.process.wait()
    assert set(leftovers.marked(data)) == set(stopped)

    second = start()
    said = second.read_to("Ctrl-C")
    assert "that an earlier run had left behind" in said
    assert "Loading the sample session" not in said
    assert health.is_well(second.port)
    assert not set(leftovers.marked(data)) & set(stopped)
