"""Official documents: those of a session, those under an item, the matrix of languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from cosp.kernel import languages
from documents.models import ItemDocument, LanguageVersion, OfficialDocument
from documents.rules.symbols import sort_key
from documents.rules.versions import version_standing
from documents.states import DocumentKind, Role
from sessions.models import ConferenceSession


@dataclass(frozen=True)
class ListedDocument:
    """A document in the list under an item, or mentioned in its annotation."""

    document: OfficialDocument
    role: str
    position: int


def documents_of(conference_session: ConferenceSession) -> QuerySet[OfficialDocument]:
    """The documents before a session, those of other sessions that its items cite included."""
    cited = ItemDocument.objects.filter(item__conference_session=conference_session)
    return (
        OfficialDocument.objects.filter(
            Q(conference_session=conference_session) | Q(pk__in=cited.values("document"))
        )
        .select_related("conference_session")
        .prefetch_related("versions", "mandates", _links(conference_session))
    )


def _links(conference_session: ConferenceSession) -> Prefetch[str]:
    links = ItemDocument.objects.filter(item__conference_session=conference_session)
    return Prefetch("item_links", queryset=links, to_attr="session_links")


def in_symbol_order(documents: Iterable[OfficialDocument]) -> list[OfficialDocument]:
    """By symbol as a reader counts: …/2 before …/10, CRP. and IRG after the plain ones."""
    return sorted(documents, key=lambda document: sort_key(document.symbol))


def documents_by_item(
    conference_session: ConferenceSession,
) -> dict[int, list[ListedDocument]]:
    """For each item's id its documents, listed ones first, in the order of the list."""
    links = (
        ItemDocument.objects.filter(item__conference_session=conference_session)
        .select_related("document")
        .order_by("item_id", "role", "position", "pk")
    )
    found: dict[int, list[ListedDocument]] = {}
    for link in links:
        row = ListedDocument(link.document, link.role, link.position)
        found.setdefault(link.item_id, []).append(row)
    return found


def listed_documents(conference_session: ConferenceSession) -> dict[int, list[OfficialDocument]]:
    """For each item's id the documents of its list, in order."""
    return {
        item: [row.document for row in rows if row.role == Role.LISTED]
        for item, rows in documents_by_item(conference_session).items()
    }


def agenda_document(conference_session: ConferenceSession) -> OfficialDocument | None:
    """The document under whose symbol the annotated agenda is issued."""
    return (
        OfficialDocument.objects.filter(
            conference_session=conference_session, kind=DocumentKind.AGENDA
        )
        .prefetch_related("versions")
        .first()
    )


def document_by_symbol(symbol: str) -> OfficialDocument:
    """The document under a symbol; Http404 when there is none."""
    found = OfficialDocument.objects.filter(symbol=symbol).first()
    if found is None:
        raise Http404
    return found


def version_marks(
    document: OfficialDocument, today: dt.date
) -> list[tuple[languages.Language, LanguageVersion | None, str]]:
    """For each language its version and one word: issued, late, awaited or not-planned.

    Late is what is neither issued nor out of plan after its slot for issue.
    """
    versions = {version.language: version for version in document.versions.all()}
    return [
        (one, versions.get(one.code), _word(document, versions.get(one.code), today))
        for one in languages.OFFICIAL
    ]


def _word(document: OfficialDocument, version: LanguageVersion | None, today: dt.date) -> str:
    state = version.state if version else None
    return version_standing(state, document.issue_due_on, today)
