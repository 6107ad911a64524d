"""``make_paper agenda``: writes the annotated agenda of a session as PDF files."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import Http404

from cosp.kernel import languages, pdf
from cosp.kernel.files import write_atomically
from documents.rendering.papers import agenda_order, lacks
from documents.selectors.issued import paper_file_name
from documents.selectors.papers import agenda_facts
from documents.states import PaperKind
from sessions.selectors.sessions import session_by_number


class Command(BaseCommand):
    help = (
        "Writes a paper of a session, one PDF file for each language: agenda-ar.pdf … "
        "agenda-es.pdf. Fails, naming what is missing, when a language is incomplete."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paper", choices=PaperKind.values)
        parser.add_argument("--session", type=int, required=True, metavar="N")
        parser.add_argument(
            "--language",
            type=_language_code,
            action="append",
            metavar="LANG",
            help="ar, zh, en, fr, ru or es; may be given several times; all six by default",
        )
        parser.add_argument("--output", type=Path, default=Path(), metavar="DIR")

    def handle(self, **options: Any) -> None:
        try:
            facts = agenda_facts(session_by_number(options["session"]))
        except Http404:
            raise CommandError(f"There is no session {options['session']}.") from None
        codes = list(dict.fromkeys(options["language"] or languages.CODES))
        missing = lacks(facts, codes)
        if missing:
            raise CommandError("\n".join(["The paper cannot be made:", *missing]))
        chosen = [languages.BY_CODE[code] for code in codes]
        try:
            papers = pdf.render_all([agenda_order(facts, one) for one in chosen])
        except pdf.PangoMissing as error:
            raise CommandError(str(error)) from error
        for one, paper in zip(chosen, papers, strict=True):
            path = options["output"] / paper_file_name(one)
            write_atomically(path, paper.content)
            self.stdout.write(f"{path}: {paper.page_count} pages, {len(paper.content)} bytes")


def _language_code(text: str) -> str:
    try:
        return languages.language(text).code
    except LookupError as error:
        raise ArgumentTypeError(str(error)) from error
