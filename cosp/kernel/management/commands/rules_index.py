"""manage.py rules_index: prints rule → function → test as a Markdown table."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cosp.kernel.rules_index import rules


class Command(BaseCommand):
    help = "Prints every rule of procedure with its source, function and test."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write("| source | function | test |")
        self.stdout.write("|---|---|---|")
        for rule in rules(settings.BASE_DIR):
            self.stdout.write(f"| {rule.source} | `{rule.function}` | `{rule.test}` |")
