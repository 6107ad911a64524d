"""Orders to the workers, given by services once their transaction has committed.

What a worker does with an order stands in ``periodic.py``, above the services it calls.
"""

from __future__ import annotations

from celery import signature
from django.db import transaction

MAKE_RENDITION = "documents.make_rendition"


def order_rendition_on_commit(rendition_pk: int) -> None:
    """Has a worker make the paper. Without a broker the row stays queued, and is ordered again."""
    order = signature(MAKE_RENDITION, args=(rendition_pk,))
    transaction.on_commit(order.delay, robust=True)
