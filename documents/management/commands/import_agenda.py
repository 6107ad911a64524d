"""manage.py import_agenda FILE --language zh: reads an issued agenda and imports it.

Exit status: 0 imported (or, with --dry-run, can be imported), 1 refused, 2 wrong use.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cosp.kernel.errors import RuleViolation
from cosp.kernel.languages import EN, OFFICIAL, language
from documents.importing.agenda import AgendaReading, read_agenda
from documents.importing.reading import UnreadableFile, read_file
from documents.importing.report import as_json, refusal_as_json
from documents.services.import_result import ImportResult
from documents.services.importing import import_agenda

REFUSED, WRONG_USE = 1, 2
_SHOWN = 160  # characters of a text that are shown


class Command(BaseCommand):
    help = (
        "Imports the annotated agenda of a session from a .txt, .md or .docx file. The first"
        " language makes the session, the others are merged into it. Nothing is imported when"
        " anything could not be read for certain. Exit status: 0 done, 1 refused, 2 wrong use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        codes = sorted({one.short for one in OFFICIAL} | {one.code for one in OFFICIAL})
        parser.add_argument("file", type=Path, metavar="FILE", help="the agenda as issued")
        parser.add_argument(
            "--language", required=True, choices=codes, help="the language of the file"
        )
        parser.add_argument(
            "--session", type=int, metavar="N", help="number of the session it must be"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and do nothing"
        )
        parser.add_argument(
            "--format",
            choices=("text", "json"),
            default="text",
            help="json: the reading on standard output, everything else on standard error",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        is_json = options["format"] == "json"
        reading = self._read(options, is_json=is_json)
        if is_json:
            self.stdout.write(json.dumps(as_json(reading), ensure_ascii=False, indent=2))
        self._tell_problems(reading)
        try:
            result = import_agenda(
                reading, number=options["session"], by=None, dry_run=options["dry_run"]
            )
        except RuleViolation as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from None
        self._tell_result(result, is_json=is_json)

    def _read(self, options: dict[str, Any], *, is_json: bool) -> AgendaReading:
        code = language(options["language"]).code
        try:
            text = read_file(options["file"])
        except UnreadableFile as refusal:
            if is_json:
                report = refusal_as_json(refusal.code, str(refusal))
                self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
            status = WRONG_USE if refusal.code == "missing" else REFUSED
            raise CommandError(str(refusal), returncode=status) from None
        return read_agenda(text, code, options["session"])

    def _tell_problems(self, reading: AgendaReading) -> None:
        for one in reading.problems:
            self.stderr.write(f"{one.severity} in line {one.line}: {one.message} [{one.code}]")

    def _tell_result(self, result: ImportResult, *, is_json: bool) -> None:
        out = self.stderr if is_json else self.stdout
        for line in _lines(result):
            out.write(line)


def _lines(result: ImportResult) -> list[str]:
    """What was done, what differs, and what was overwritten."""
    verb = "would be" if result.is_dry_run else "were"
    name = result.language.english_name
    lines = [
        f"{result.session_name}, {name}: {len(result.changes)} changes {verb} made,"
        f" {len(result.overwritten)} of them over an earlier text."
    ]
    for change in result.overwritten:
        lines.append(f"  {change.place}, {change.field}:")
        lines += [f"    - {_short(change.before)}", f"    + {_short(change.after)}"]
    lines += [f"  {one.message}" for one in result.remarks]
    for found in result.discordances:
        one = found.difference
        having, lacking = ", ".join(one.having), ", ".join(one.lacking)
        where = f"{found.place(EN)}, {found.field}"
        lines.append(f"  {where}: {one.kind} {one.value} in {having}, not in {lacking}")
    return lines


def _short(text: str) -> str:
    """The beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
