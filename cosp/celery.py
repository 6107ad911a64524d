"""The Celery application: workers make papers and send reminders, beat is their clock."""

import gc
import logging
import os

from celery import Celery
from celery.signals import worker_init

from cosp.kernel import broker, pdf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosp.settings.embedded")

app = Celery("cosp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="periodic")


@worker_init.connect
def take_over_from_dead_workers(**_kwargs: object) -> None:
    """Gives back what a killed worker held, so that this one does it now."""
    broker.restore_when_alone(app)


@worker_init.connect
def load_what_papers_need(**_kwargs: object) -> None:
    """Loads fonts, style and engine before the worker parts into processes, which then share them.

    So the first paper after a start is as quick as any. Frozen, what was loaded is neither looked
    through by the collector of garbage nor copied into each process.
    """
    try:
        pdf.warm()
    except pdf.PangoMissing as error:
        logging.getLogger(__name__).warning("%s", error)
    gc.collect()
    gc.freeze()
