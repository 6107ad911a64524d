"""manage.py load_session cosp10: loads a session from its data files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cosp.kernel.errors import RuleViolation
from documents.services.loading import DataFileError, available, load_session


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class Command(BaseCommand):
    help = "Loads a session from its data files; loading it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", choices=available(), help="the session's folder of data files")
        parser.add_argument(
            "--opens-on",
            type=_day,
            metavar="YYYY-MM-DD",
            help="opening day; meetings, deadlines and dates in the texts move with it",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = load_session(options["name"], opens_on=options["opens_on"])
        except (DataFileError, RuleViolation) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{found} is loaded: {found.opens_on} to {found.closes_on}.")
