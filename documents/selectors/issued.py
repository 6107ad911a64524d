"""The papers that were issued: what is there to be downloaded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404

from cosp.kernel import languages
from cosp.kernel.languages import Language
from documents.models import Issuance, IssuedFile
from documents.states import PaperKind
from sessions.models import ConferenceSession


@dataclass(frozen=True)
class PaperLine:
    """A paper in one language; ``pk`` is None where it was issued without that language."""

    language: Language
    pk: int | None
    size: int  # bytes
    page_count: int

    @property
    def file_name(self) -> str:
        return paper_file_name(self.language)


@dataclass(frozen=True)
class IssuedPaper:
    """The latest issue of a paper in six languages."""

    at: dt.datetime
    lines: tuple[PaperLine, ...]
    earlier_count: int  # issues that this one replaced

    @property
    def is_complete(self) -> bool:
        return all(line.pk is not None for line in self.lines)


def paper_file_name(lang: Language) -> str:
    """The name under which a paper is downloaded: ``agenda-zh-hans.pdf``."""
    return f"agenda-{lang.code}.pdf"


def issued_paper(conference_session: ConferenceSession) -> IssuedPaper | None:
    """The latest issue of the annotated agenda, or None before the first; two queries."""
    issues = list(
        Issuance.objects.filter(conference_session=conference_session, paper=PaperKind.AGENDA)
        .order_by("-at", "-pk")
        .values_list("pk", "at")
    )
    if not issues:
        return None
    newest, at = issues[0]
    rows = IssuedFile.objects.filter(issuance=newest)
    files = {row["language"]: row for row in rows.values("pk", "language", "size", "page_count")}
    lines = tuple(
        PaperLine(
            language=one,
            pk=files[one.code]["pk"] if one.code in files else None,
            size=files[one.code]["size"] if one.code in files else 0,
            page_count=files[one.code]["page_count"] if one.code in files else 0,
        )
        for one in languages.OFFICIAL
    )
    return IssuedPaper(at, lines, len(issues) - 1)


def issued_file(number: int, lang: Language) -> IssuedFile:
    """The file of the latest issue in a language; Http404 when that has none."""
    issues = Issuance.objects.filter(conference_session__number=number, paper=PaperKind.AGENDA)
    newest = issues.order_by("-at", "-pk").values("pk")[:1]
    found = IssuedFile.objects.filter(issuance__in=newest, language=lang.code).first()
    if found is None:
        raise Http404
    return found
