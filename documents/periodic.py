"""What workers do for the documents app: on an order, and by the clock."""

from __future__ import annotations

import logging

from celery import shared_task
from django.utils import timezone

from documents.services import papers
from documents.tasks import MAKE_RENDITION

log = logging.getLogger(__name__)


@shared_task(name=MAKE_RENDITION)
def make_rendition(rendition_pk: int) -> None:
    """Makes one paper in one language."""
    log.info("Paper %s: %s", rendition_pk, papers.render_rendition(rendition_pk))


@shared_task(name="documents.order_lost_renditions")
def order_lost_renditions() -> None:
    """Orders again the papers that nobody seems to be making."""
    count = papers.order_lost_renditions(timezone.now())
    if count:
        log.warning("Ordered %d papers again that nobody was making", count)
