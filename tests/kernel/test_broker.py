"""What a killed worker held is given back when no other worker can have it."""

import pytest
from celery import Celery

from cosp.kernel import broker

QUEUE = "test-broker"


@pytest.fixture
def app(broker_url):
    """An application of its own on a real broker, with an empty queue."""
    app = Celery("test", broker=broker_url, set_as_current=False)
    app.conf.task_default_queue = QUEUE
    app.conf.broker_transport_options = {"visibility_timeout": 3600}
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        channel.client.delete(QUEUE, channel.unacked_key, channel.unacked_index_key)
    return app


def take_and_die(app):
    """Takes a message as a worker does and vanishes before it is done."""
    connection = app.connection_for_read()
    message = connection.SimpleQueue(QUEUE).get(timeout=5)
    # A killed process gives nothing back and closes nothing in order.
    connection.default_channel.qos.restore_at_shutdown = False
    connection.transport.cycle.close()
    return message.payload


def waiting(app):
    with app.connection_for_read() as connection:
        return connection.default_channel.client.llen(QUEUE)


def test_message_of_a_dead_worker_comes_back(app):
    app.send_task("make_paper", args=["ar"])
    take_and_die(app)
    assert waiting(app) == 0
    assert broker.restore_when_alone(app) == 1
    assert waiting(app) == 1


def test_nothing_lost_is_nothing_restored(app):
    app.send_task("make_paper", args=["ar"])
    assert broker.restore_when_alone(app) == 0
    assert waiting(app) == 1


def test_another_worker_keeps_what_may_be_in_its_hands(app, monkeypatch):
    app.send_task("make_paper", args=["ar"])
    take_and_die(app)
    monkeypatch.setattr(app.control, "ping", lambda **_: [{"worker@other": {"ok": "pong"}}])
    assert broker.restore_when_alone(app) == 0
    assert waiting(app) == 0


def test_broker_in_memory_has_nothing_to_give_back():
    assert broker.restore_when_alone(Celery("test", broker="memory://", set_as_current=False)) == 0
