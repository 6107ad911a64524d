"""manage.py check_concordance 10: what one language version names and another does not."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from cosp.kernel.languages import EN, language
from documents.selectors.concordance import Discordance, as_json, concordance
from sessions.selectors.sessions import session_by_number


def _short(codes: tuple[str, ...]) -> str:
    return ", ".join(language(code).short for code in codes)


def _line(one: Discordance) -> str:
    found = one.difference
    what = f"{one.kind_name} {found.value}".strip()
    return f"{one.place(EN)}, {one.field_name}: {what} in {_short(found.having)}, not in " + _short(
        found.lacking
    )


class Command(BaseCommand):
    help = "Compares the six language versions of a session; exit status 1 when they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("session", type=int, help="number of the session")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            conference_session = session_by_number(options["session"])
        except Http404:
            raise CommandError(f"There is no session {options['session']}.") from None
        found = concordance(conference_session)
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        else:
            for one in found:
                self.stdout.write(_line(one))
            self.stdout.write(f"{len(found)} differences." if found else "No differences.")
        if found:
            sys.exit(1)
