"""The rows that belong to a document: what the forms show of them, and what is written."""

from __future__ import annotations

from typing import Any

from django.forms import BaseFormSet
from django.http import HttpRequest

from cosp.kernel import languages
from documents.models import ItemDocument, OfficialDocument
from documents.selectors.desk import (
    item_choices,
    item_of_any_session,
    links_of,
    mandates_of,
    versions_of,
)
from documents.services.documents import link_document, save_document, set_version, unlink_document
from documents.states import VersionState
from sessions.admin.agenda_desk import page_language
from sessions.admin.desk import officer

from .document_list import in_hand


def version_rows(row: OfficialDocument) -> list[dict[str, Any]]:
    versions = versions_of(row)
    return [
        {
            "language": one.code,
            "state": version.state if (version := versions.get(one.code)) else VersionState.AWAITED,
            "issued_on": version.issued_on if version else None,
            "job_number": version.job_number if version else "",
        }
        for one in languages.OFFICIAL
    ]


def link_row(link: ItemDocument) -> dict[str, Any]:
    return {"link": link.pk, "item": link.item_id, "role": link.role, "position": link.position}


def items_for(
    request: HttpRequest, row: OfficialDocument, links: list[ItemDocument]
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Items that may be chosen: of the document's session, of the one in hand, and those linked."""
    owners = [row.conference_session, in_hand(request)]
    owners += [link.item.conference_session for link in links]
    unique = {one.pk: one for one in owners if one is not None}
    return item_choices(unique.values(), page_language())


def save_versions(request: HttpRequest, row: OfficialDocument, formset: BaseFormSet[Any]) -> None:
    for form in formset:
        if not form.is_touched:
            continue
        data = form.cleaned_data
        set_version(
            row,
            form.language.code,
            state=data["state"],
            issued_on=data["issued_on"],
            job_number=data["job_number"],
            by=officer(request),
            source="admin",
        )


def save_mandates(request: HttpRequest, row: OfficialDocument, formset: BaseFormSet[Any]) -> None:
    """Applies only the lines that were touched, to the mandates as they are now."""
    pairs = mandates_of(row)
    for form in formset:
        data = form.cleaned_data
        if not data or not (form.is_touched or form.is_dropped):
            continue
        was = tuple(data["was"].split("|", 1)) if "|" in data["was"] else None
        new = None if form.is_dropped else (data["kind"], data["number"])
        if was in pairs:
            pairs = [new if pair == was else pair for pair in pairs]  # type: ignore[misc]
        elif new:
            pairs.append(new)
    wanted = list(dict.fromkeys(pair for pair in pairs if pair))
    if wanted != mandates_of(row):
        save_document(
            row.conference_session,
            row.symbol,
            facts={},
            titles={},
            mandates=wanted,
            by=officer(request),
            source="admin",
        )


def save_links(request: HttpRequest, row: OfficialDocument, formset: BaseFormSet[Any]) -> None:
    now = {link.pk: link for link in links_of(row)}
    by = officer(request)
    for form in formset:
        data = form.cleaned_data
        if not data or not (form.is_touched or form.is_dropped):
            continue
        link = now.get(data.get("link"))
        moved = link and (link.item_id, link.role) != (data["item"], data["role"])
        if link and (form.is_dropped or moved):
            unlink_document(link, by=by, source="admin")
        if not form.is_dropped:
            item = item_of_any_session(data["item"])
            position = data["position"]
            link_document(item, row, data["role"], position=position, by=by, source="admin")
