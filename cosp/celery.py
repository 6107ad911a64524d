"""The Celery application: workers make papers and send reminders, beat is their clock."""

import os

from celery import Celery
from celery.signals import worker_init

from cosp.kernel import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosp.settings.embedded")

app = Celery("cosp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="periodic")


@worker_init.connect
def take_over_from_dead_workers(**_kwargs: object) -> None:
    """Gives back what a killed worker held, so that this one does it now."""
    broker.restore_when_alone(app)
