"""The broker's memory of a killed worker: gives back at once what nobody is doing any more."""

from __future__ import annotations

import logging

from celery import Celery

log = logging.getLogger(__name__)
ANSWER_SECONDS = 1.0  # a living worker answers a ping in a few milliseconds


def restore_when_alone(app: Celery) -> int:
    """Puts unacknowledged messages back into their queues when no other worker answers.

    With another worker alive they may be in its hands: then the visibility timeout decides. Says
    how many were put back; 0 for a broker that does not keep them (tests use one in memory).
    """
    options = {**app.conf.broker_transport_options, "visibility_timeout": 0}
    with app.connection_for_write(transport_options=options) as connection:
        channel = connection.default_channel
        index = getattr(channel, "unacked_index_key", None)
        count = channel.client.zcard(index) if index else 0
        if count and not app.control.ping(timeout=ANSWER_SECONDS, connection=connection):
            # No message is younger than a timeout of zero, so this restores every one.
            channel.qos.restore_visible(interval=1)
            log.warning("Put back %d messages of a worker that is gone", count)
            return int(count)
    return 0
