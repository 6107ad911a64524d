"""The public pages of a session's documents: annotated agenda, documents, papers."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import translate_url
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cosp.kernel import languages
from cosp.kernel.context import language_in_force
from cosp.kernel.public_pages import public_page
from documents.rendering.agenda import WORDS_BY_STATE
from documents.rendering.lists import documents_table
from documents.selectors.annotated_agenda import annotated_agenda, annotated_version
from documents.selectors.filtering import (
    item_choices,
    kind_choices,
    language_choices,
    matching,
    wanted,
)
from documents.selectors.issued import issued_file, issued_paper, paper_file_name
from documents.selectors.listing import SessionDocuments, session_documents
from sessions.models import ConferenceSession
from sessions.selectors.agenda_in_language import (
    ReadItem,
    agenda_in,
    version_content,
    version_lines,
)
from sessions.selectors.masthead import masthead
from sessions.selectors.sessions import session_by_number
from sessions.states import AgendaState


@public_page
def agenda(request: HttpRequest, number: int) -> HttpResponse:
    """The agenda with its annotations and documents, as it stands."""
    conference_session, lang = session_by_number(number), language_in_force()
    shown = annotated_agenda(conference_session, lang, timezone.localdate())
    versions = version_lines(conference_session, lang)
    is_edited = bool(versions) and not shown.is_same_as(
        version_content(conference_session, versions[0].number), lang
    )
    return render(
        request,
        "documents/agenda.html",
        {
            **_agenda_words(conference_session.agenda_state),
            "masthead": masthead(conference_session, lang),
            "items": shown.items,
            "state": conference_session.agenda_state,
            "state_name": conference_session.get_agenda_state_display(),
            "version": versions[0] if versions else None,
            "earlier": versions[1:],
            "is_edited": is_edited,
            **_original(request, conference_session),
        },
    )


@public_page
def agenda_version(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The agenda as one of its versions kept it."""
    conference_session, lang = session_by_number(number), language_in_force()
    content = version_content(conference_session, version)
    shown = annotated_version(conference_session, content, lang, timezone.localdate())
    versions = version_lines(conference_session, lang)
    line = next(one for one in versions if one.number == version)
    return render(
        request,
        "documents/agenda_version.html",
        {
            **_agenda_words(line.state),
            "masthead": masthead(conference_session, lang),
            "items": shown.items,
            "version": line,
            "others": [one for one in versions if one.number != version],
            **_original(request, conference_session),
        },
    )


def _original(request: HttpRequest, conference_session: ConferenceSession) -> dict[str, Any]:
    """The language of the original, and this page in it: the way on where a text is missing."""
    original = languages.BY_CODE[conference_session.original_language]
    return {"original": original, "original_url": translate_url(request.path, original.code)}


def _agenda_words(state: str) -> dict[str, str]:
    lang = language_in_force()
    title, plain, _work = WORDS_BY_STATE[AgendaState(state)]
    return {
        "title": lang.words[title],
        "agenda_title": lang.words[plain],
        "annotations_title": lang.words["annotations"],
        "documents_title": lang.words["documents"],
    }


@public_page
def documents(request: HttpRequest, number: int) -> HttpResponse:
    """The documents before the session, by item, kind and language."""
    conference_session, lang = session_by_number(number), language_in_force()
    plain, found = _documents(conference_session)
    what = wanted(request.GET.dict(), plain)
    lines = matching(found.lines, plain, what)
    return render(
        request,
        "documents/documents.html",
        {
            "masthead": masthead(conference_session, lang),
            "lines": lines,
            "all_count": len(found.lines),
            "wanted": what,
            "items": item_choices(plain, what),
            "kinds": kind_choices(found.lines, what),
            "languages": language_choices(what),
            "query": request.GET.urlencode(),
        },
    )


def _documents(
    conference_session: ConferenceSession,
) -> tuple[tuple[ReadItem, ...], SessionDocuments]:
    lang = language_in_force()
    plain = agenda_in(conference_session, lang)
    return plain, session_documents(conference_session, plain, lang, timezone.localdate())


@public_page
def documents_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The same documents as a table for spreadsheets."""
    plain, found = _documents(session_by_number(number))
    lines = matching(found.lines, plain, wanted(request.GET.dict(), plain))
    name = f"documents-{number}-{language_in_force().code}.csv"
    return HttpResponse(
        documents_table(lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@public_page
def papers(request: HttpRequest, number: int) -> HttpResponse:
    """The papers issued, to be downloaded in six languages."""
    conference_session, lang = session_by_number(number), language_in_force()
    paper = issued_paper(conference_session)
    issued_on = languages.weekday_date(lang, timezone.localtime(paper.at).date()) if paper else ""
    return render(
        request,
        "documents/papers.html",
        {
            "masthead": masthead(conference_session, lang),
            "paper": paper,
            "issued_on": issued_on,
            **_agenda_words(conference_session.agenda_state),
        },
    )


@require_safe
def paper(request: HttpRequest, number: int, code: str) -> HttpResponseBase:
    """The file of an issued paper, or 304 to one who has it already."""
    try:
        lang = languages.language(code)
    except LookupError:
        raise Http404 from None
    found = issued_file(number, lang)
    etag = f'"{found.content_hash}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse(
            found.file.open(), content_type="application/pdf", filename=paper_file_name(lang)
        )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response
