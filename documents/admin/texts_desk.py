"""The texts that are missing, stale or to be reviewed in one language, each with its way there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from cosp.kernel import languages
from cosp.kernel.admin.base import edited_language
from documents.permissions import may_see_documents
from documents.selectors.texts import (
    FIELD_NAMES,
    GROUP_NAMES,
    GROUPS,
    TextLine,
    text_lines,
    texts_to_do,
)
from sessions.admin.agenda_desk import page_language
from sessions.admin.desk import desk_path, desk_url, page
from sessions.models import ConferenceSession


def urls() -> list[URLPattern]:
    return [desk_path("texts/", texts_desk, "texts_desk", may=may_see_documents)]


def texts_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """All that is to be done in the language being edited, group by group."""
    edited = edited_language(request)
    lines = text_lines(conference_session, page_language())
    back = desk_url("texts_desk", conference_session)
    to_do = [
        {
            "group": line.group,
            "label": line.label,
            "field": FIELD_NAMES[line.field],
            "text": line.text,
            "state": state,
            "address": address_of(line, edited.code, back),
        }
        for line, state in texts_to_do(lines, edited.code)
    ]
    return page(
        request,
        "admin/texts_desk.html",
        conference_session,
        gettext("Texts to be done: %(language)s") % {"language": edited.native_name},
        groups=[
            (GROUP_NAMES[group], rows)
            for group in GROUPS
            if (rows := [row for row in to_do if row["group"] == group])
        ],
        counts=[(one, len(texts_to_do(lines, one.code))) for one in languages.OFFICIAL],
        edited=edited,
        original=languages.language(conference_session.original_language),
    )


def address_of(line: TextLine, code: str, back: str) -> str:
    """The change page of the text, in that language, with the way back."""
    query: dict[str, Any] = {"edit": code, "back": back}
    return f"{reverse(f'admin:{line.model}_change', args=[line.pk])}?{urlencode(query)}"
