"""The documents before a session as readers of one language see them: titles, items, languages.

Restricted documents are confidential and never among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import pgettext_lazy

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.translated import column
from documents.models import ItemDocument, LanguageVersion, OfficialDocument
from documents.rules.symbols import sort_key
from documents.rules.versions import version_standing
from documents.states import Distribution, DocumentKind, Role
from sessions.models import ConferenceSession
from sessions.selectors.agenda_in_language import ReadItem, with_sub_items

ARCHIVE = "https://undocs.org"  # the Organization's own door to its documents, by symbol
STANDING_NAMES = {
    "issued": pgettext_lazy("document", "Issued"),
    "late": pgettext_lazy("document", "Late"),
    "awaited": pgettext_lazy("document", "Awaited"),
    "not-planned": pgettext_lazy("document", "Not planned"),
}


@dataclass(frozen=True)
class Mark:
    """A document in one language: a word for where it stands."""

    language: Language
    standing: str  # one of STANDING_NAMES
    issued_on: dt.date | None
    url: str  # in the Organization's archive; empty unless issued

    @property
    def standing_name(self) -> str:
        return str(STANDING_NAMES[self.standing])


@dataclass(frozen=True)
class ItemOfDocument:
    """An item under which a document stands."""

    key: str
    label: str
    role: str
    title: str

    @property
    def is_mention(self) -> bool:
        return self.role == Role.MENTIONED


@dataclass(frozen=True)
class DocumentLine:
    """A document in one language; the title is empty where the language lacks it."""

    symbol: str
    title: str
    kind: str
    distribution: str
    items: tuple[ItemOfDocument, ...]
    marks: tuple[Mark, ...]  # in the order of the United Nations

    @property
    def anchor(self) -> str:
        return anchor_of(self.symbol)

    @property
    def kind_name(self) -> str:
        return str(DocumentKind(self.kind).label)

    @property
    def distribution_name(self) -> str:
        return str(Distribution(self.distribution).label)

    @property
    def by_standing(self) -> list[tuple[str, str, list[Mark]]]:
        """The marks grouped by their word, issued ones first; words nobody has are left out."""
        groups = [
            (standing, str(name), [mark for mark in self.marks if mark.standing == standing])
            for standing, name in STANDING_NAMES.items()
        ]
        return [group for group in groups if group[2]]


@dataclass(frozen=True)
class SessionDocuments:
    """The documents before a session."""

    lines: tuple[DocumentLine, ...]  # in symbol order
    listed: Mapping[int, list[DocumentLine]]  # by item's id, in the order of its list


class _Link(NamedTuple):
    document: int
    item: int
    role: str


def anchor_of(symbol: str) -> str:
    """The place of a document on the documents page: ``cac-cosp-2023-10``."""
    return slugify(symbol.replace("/", "-").replace(".", "-"))


def session_documents(
    conference_session: ConferenceSession,
    agenda: Iterable[ReadItem],
    lang: Language,
    today: dt.date,
) -> SessionDocuments:
    """The session's documents and those its items cite, in three queries."""
    links = _links(conference_session)
    rows = _rows(conference_session, lang)
    versions = _versions([row["pk"] for row in rows])
    items = {item.pk: (place, item) for place, item in enumerate(with_sub_items(agenda))}
    title = column("title", lang.code)
    by_document: dict[int, list[_Link]] = {}
    for link in links:
        by_document.setdefault(link.document, []).append(link)
    lines = {
        row["pk"]: DocumentLine(
            symbol=row["symbol"],
            title=row[title] or "",
            kind=row["kind"],
            distribution=row["distribution"],
            items=_items_of(by_document.get(row["pk"], []), items),
            marks=_marks(row, versions.get(row["pk"], {}), today),
        )
        for row in rows
    }
    in_order = sorted(lines.values(), key=lambda line: sort_key(line.symbol))
    return SessionDocuments(tuple(in_order), _listed(links, lines))


def _rows(conference_session: ConferenceSession, lang: Language) -> list[dict[str, Any]]:
    cited = ItemDocument.objects.filter(item__conference_session=conference_session)
    rows = OfficialDocument.objects.filter(
        Q(conference_session=conference_session) | Q(pk__in=cited.values("document"))
    )
    return list(
        rows.exclude(distribution=Distribution.RESTRICTED)
        .rewrite(False)
        .values("pk", "symbol", "kind", "distribution", "issue_due_on", column("title", lang.code))
    )


def _versions(documents: Sequence[int]) -> dict[int, dict[str, tuple[str, dt.date | None]]]:
    found: dict[int, dict[str, tuple[str, dt.date | None]]] = {}
    rows = LanguageVersion.objects.filter(document__in=documents)
    for document, code, state, day in rows.values_list(
        "document_id", "language", "state", "issued_on"
    ):
        found.setdefault(document, {})[code] = (state, day)
    return found


def _links(conference_session: ConferenceSession) -> list[_Link]:
    rows = ItemDocument.objects.filter(item__conference_session=conference_session)
    found = rows.order_by("position", "pk").values_list("document_id", "item_id", "role")
    return [_Link(*row) for row in found]


def _items_of(
    links: Iterable[_Link], items: Mapping[int, tuple[int, ReadItem]]
) -> tuple[ItemOfDocument, ...]:
    """The items in the order of the agenda; one both listed and mentioned is told as listed."""
    roles: dict[int, str] = {}
    for link in links:
        if roles.get(link.item) != Role.LISTED:
            roles[link.item] = link.role
    ordered = sorted(roles, key=lambda pk: items[pk][0])
    return tuple(
        ItemOfDocument(items[pk][1].key, items[pk][1].label, roles[pk], items[pk][1].title)
        for pk in ordered
    )


def _listed(
    links: Iterable[_Link], lines: Mapping[int, DocumentLine]
) -> dict[int, list[DocumentLine]]:
    found: dict[int, list[DocumentLine]] = {}
    for link in links:
        if link.role == Role.LISTED and link.document in lines:
            found.setdefault(link.item, []).append(lines[link.document])
    return found


def _marks(
    row: Mapping[str, Any],
    versions: Mapping[str, tuple[str, dt.date | None]],
    today: dt.date,
) -> tuple[Mark, ...]:
    marks = []
    for one in languages.OFFICIAL:
        state, day = versions.get(one.code, (None, None))
        standing = version_standing(state, row["issue_due_on"], today)
        url = archive_url(row["symbol"], one) if standing == "issued" else ""
        marks.append(Mark(one, standing, day, url))
    return tuple(marks)


def archive_url(symbol: str, lang: Language) -> str:
    """Where the Organization keeps a document: by symbol and language."""
    return f"{ARCHIVE}/{lang.short}/{symbol.rstrip('*')}"
