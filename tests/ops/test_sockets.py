"""A taken port is told with a remedy; only a broker that answers counts as one."""

import socket

import pytest

from cosp.ops import sockets
from cosp.ops.speech import CannotGoOn
from tests.servers import short_folder


def test_taken_port_is_told_with_another_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotGoOn, match=f"Port {port} is taken.*PORT={port + 1} make run"):
            sockets.asked_port(str(port))


def test_free_port_is_taken_as_asked():
    port = sockets.free_port()
    assert sockets.asked_port(str(port)) == port


@pytest.mark.parametrize("text", ["0", "65536", "web", "-1", "80 80"])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(CannotGoOn, match="is no port"):
        sockets.asked_port(text)


def test_nobody_answers_on_a_dead_socket_and_room_is_made():
    with short_folder() as folder:
        path = folder / "valkey.sock"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
        assert path.exists()
        assert not sockets.broker_answers(path)
        sockets.make_room(path)
        assert not path.exists()


def test_somebody_else_on_the_socket_is_no_broker():
    with short_folder() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "valkey.sock"))
        server.listen()
        assert not sockets.broker_answers(folder / "valkey.sock", timeout=0.1)


def test_folder_of_the_socket_must_be_our_own(monkeypatch, tmp_path):
    monkeypatch.setattr("os.getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(CannotGoOn, match="belongs to another user"):
        sockets.make_room(tmp_path / "valkey.sock")
