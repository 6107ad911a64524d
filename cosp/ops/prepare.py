"""Prepares the embedded default's data: migrations, the sample session, demo accounts.

One process for all of it, because each start of Django costs a second.
"""

from __future__ import annotations

import datetime as dt
import os

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from . import translations
from .speech import say

DAYS_AHEAD = 21  # the sample opens about then, so that every window of a live session can be tried


def opening_day(today: dt.date) -> dt.date:
    """The Monday nearest to three weeks from today."""
    aim = today + dt.timedelta(days=DAYS_AHEAD)
    return aim + dt.timedelta(days=(3 - aim.weekday()) % 7 - 3)


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Migrating the database")
        call_command("migrate", interactive=False, verbosity=0)


def load_sample() -> None:
    """Loads the tenth session once; a session that is there is never moved again."""
    if apps.get_model("cosp_sessions", "ConferenceSession").objects.exists():
        return
    opens_on = opening_day(dt.datetime.now(dt.UTC).date()).isoformat()
    say(f"Loading the sample session, opening on {opens_on}")
    call_command("load_session", "cosp10", "--opens-on", opens_on)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosp.settings.embedded")
    if translations.compile_all():
        say("Compiled the translations")
    django.setup()
    migrate()
    load_sample()
    call_command("create_demo_accounts", verbosity=0)


if __name__ == "__main__":
    main()
