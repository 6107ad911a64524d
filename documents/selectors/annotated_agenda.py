"""The annotated agenda as readers of one language see it: texts, symbols as links, documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cosp.kernel.languages import Language
from documents.rules.symbols import find_symbols
from documents.selectors.listing import (
    DocumentLine,
    SessionDocuments,
    archive_url,
    session_documents,
)
from sessions.models import ConferenceSession
from sessions.selectors.agenda_in_language import ReadItem, agenda_in, version_in


@dataclass(frozen=True)
class Run:
    """A stretch of a paragraph: plain text, or a symbol and where it leads."""

    text: str
    is_symbol: bool = False
    anchor: str = ""  # on the documents page, for a document before this session
    url: str = ""  # elsewhere, for any other


@dataclass(frozen=True)
class AnnotatedItem:
    """An item with its annotation's paragraphs in runs, and its list of documents."""

    item: ReadItem
    paragraphs: tuple[tuple[Run, ...], ...]
    documents: tuple[DocumentLine, ...]
    children: tuple[AnnotatedItem, ...]


@dataclass(frozen=True)
class AnnotatedAgenda:
    """The items of an agenda in one language."""

    items: tuple[AnnotatedItem, ...]
    plain: tuple[ReadItem, ...]

    def is_same_as(self, content: Mapping[str, Any], lang: Language) -> bool:
        """Whether a kept version says the same in this language."""
        return self.plain == version_in(content, lang)


def annotated_agenda(
    conference_session: ConferenceSession, lang: Language, today: dt.date
) -> AnnotatedAgenda:
    """The agenda as it stands, in four queries."""
    agenda = agenda_in(conference_session, lang)
    return _annotated(agenda, session_documents(conference_session, agenda, lang, today), lang)


def annotated_version(
    conference_session: ConferenceSession,
    content: Mapping[str, Any],
    lang: Language,
    today: dt.date,
) -> AnnotatedAgenda:
    """An agenda as a version kept it. Versions keep no lists of documents."""
    documents = session_documents(
        conference_session, agenda_in(conference_session, lang), lang, today
    )
    return _annotated(version_in(content, lang), documents, lang)


def _annotated(
    agenda: tuple[ReadItem, ...], documents: SessionDocuments, lang: Language
) -> AnnotatedAgenda:
    known = {line.symbol: line.anchor for line in documents.lines}

    def annotate(item: ReadItem) -> AnnotatedItem:
        return AnnotatedItem(
            item=item,
            paragraphs=tuple(runs(text, known, lang) for text in item.annotation),
            documents=tuple(documents.listed.get(item.pk, ())),
            children=tuple(annotate(child) for child in item.children),
        )

    return AnnotatedAgenda(tuple(annotate(item) for item in agenda), agenda)


def runs(text: str, known: Mapping[str, str], lang: Language) -> tuple[Run, ...]:
    """A paragraph cut at its symbols; ``known`` are those before the session, with anchors."""
    found, end = [], 0
    for place in find_symbols(text):
        symbol = str(place.symbol)
        if text[end : place.start]:
            found.append(Run(text[end : place.start]))
        anchor = known.get(symbol, "")
        url = "" if anchor else archive_url(symbol, lang)
        found.append(Run(symbol, is_symbol=True, anchor=anchor, url=url))
        end = place.end
    if text[end:]:
        found.append(Run(text[end:]))
    return tuple(found)
