"""Concordance: what one language version names and another does not, with the way to each text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from cosp.kernel import languages
from documents.permissions import may_see_documents
from documents.selectors.concordance import Discordance, concordance
from sessions.admin.agenda_desk import page_language
from sessions.admin.desk import desk_path, page
from sessions.models import ConferenceSession


def urls() -> list[URLPattern]:
    desk = concordance_desk
    return [desk_path("concordance/", desk, "concordance_desk", may=may_see_documents)]


def concordance_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """All differences between the language versions of a session, place by place."""
    found = concordance(conference_session)
    return page(
        request,
        "admin/concordance_desk.html",
        conference_session,
        gettext("Concordance of the six languages"),
        rows=[row_of(one, request.path) for one in found],
        official=languages.OFFICIAL,
    )


def row_of(one: Discordance, back: str) -> dict[str, Any]:
    """A difference as the page shows it: for each language whether it has it, and its text."""
    model = "cosp_sessions_agendaitem" if one.node else "documents_officialdocument"
    address = reverse(f"admin:{model}_change", args=[one.pk])
    difference = one.difference
    return {
        "place": one.place(page_language()),
        "field": one.field_name,
        "kind": one.kind_name,
        "value": difference.value,
        "cells": [
            {
                "language": language,
                "state": _state(language.code, difference.having, difference.lacking),
                "address": f"{address}?{urlencode({'edit': language.code, 'back': back})}",
            }
            for language in languages.OFFICIAL
        ],
    }


def _state(code: str, having: tuple[str, ...], lacking: tuple[str, ...]) -> str:
    if code in having:
        return "has"
    return "lacks" if code in lacking else "none"
