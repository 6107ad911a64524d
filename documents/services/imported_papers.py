"""Writes the documents of a read agenda: their titles in one language, and their links to items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cosp.kernel.languages import BY_CODE
from cosp.kernel.models import User
from cosp.kernel.translated import texts_of
from documents.importing.agenda import AgendaReading, Item
from documents.importing.vocabulary import VOCABULARIES
from documents.models import OfficialDocument
from documents.rules.symbols import Symbol, guess_distribution, guess_kind
from documents.selectors.documents import documents_by_item
from documents.services.documents import link_document, save_document
from documents.services.import_result import Change, Remark, remark
from documents.services.imported_items import SOURCE, Tree, tree_of
from documents.states import DocumentKind, Role
from sessions.models import ConferenceSession
from sessions.selectors.sessions import all_sessions

_REMARKS = {Role.LISTED: "listed", Role.MENTIONED: "mentioned"}


def write_papers(
    conference_session: ConferenceSession,
    reading: AgendaReading,
    *,
    may_add: bool,
    by: User | None,
) -> tuple[list[Change], list[Remark]]:
    """Writes titles in the reading's language; documents and links are made if ``may_add``."""
    changes: list[Change] = []
    remarks: list[Remark] = []
    tree = tree_of(conference_session)
    there = _links(conference_session, tree)
    for item in reading.all_items:
        if item.label not in tree.rows:
            continue
        for role, symbols in _named(item).items():
            remarks += _differences(item.label, role, symbols, there) if not may_add else []
    for symbol, title in _titles(reading).items():
        change = _write(conference_session, symbol, title, reading, may_add=may_add, by=by)
        changes += change
    if may_add:
        changes += _write_links(reading.all_items, tree, there, by)
    return changes, remarks


def _named(item: Item) -> dict[str, list[str]]:
    return {
        Role.LISTED: [str(paper.symbol) for paper in item.listed],
        Role.MENTIONED: [str(symbol) for symbol in item.mentioned],
    }


def _links(
    conference_session: ConferenceSession, tree: Tree
) -> Mapping[tuple[str, str], list[str]]:
    """Symbols by label and role."""
    labels = {row.pk: label for label, row in tree.rows.items()}
    found: dict[tuple[str, str], list[str]] = {}
    for item, rows in documents_by_item(conference_session).items():
        for row in rows:
            found.setdefault((labels[item], row.role), []).append(row.document.symbol)
    return found


def _differences(
    label: str, role: str, here: Sequence[str], links: Mapping[tuple[str, str], list[str]]
) -> Iterator[Remark]:
    there = links.get((label, role), [])
    name = _REMARKS[Role(role)]
    for symbol in here:
        if symbol not in there:
            yield remark(f"{name}-only-here", symbol=symbol, label=label)
    for symbol in there:
        if symbol not in here:
            yield remark(f"{name}-not-here", symbol=symbol, label=label)


def _titles(reading: AgendaReading) -> dict[Symbol, str]:
    """Every document the text names, with its title where a list gives one."""
    titles: dict[Symbol, str] = {}
    for item in reading.all_items:
        for paper in item.listed:
            titles[paper.symbol] = titles.get(paper.symbol) or paper.title
        for symbol in item.mentioned:
            titles.setdefault(symbol, "")
    return titles


def _write(
    conference_session: ConferenceSession,
    symbol: Symbol,
    title: str,
    reading: AgendaReading,
    *,
    may_add: bool,
    by: User | None,
) -> list[Change]:
    row = OfficialDocument.objects.filter(symbol=str(symbol)).first()
    if row is None and not may_add:
        return []
    before = texts_of(row, "title")[reading.language] if row else ""
    if row is not None and title in ("", before):
        return []
    facts = {} if row else new_facts(symbol, title, reading)
    owner = row.conference_session if row else _owner(conference_session, symbol)
    titles = {reading.language: title} if title else {}
    save_document(owner, str(symbol), facts=facts, titles=titles, by=by, source=SOURCE)
    return [Change(str(symbol), "title", before, title)]


def new_facts(symbol: Symbol, title: str, reading: AgendaReading) -> dict[str, Any]:
    """What a document's title and symbol tell of it."""
    return {
        "kind": _kind(symbol, title, reading.language),
        "distribution": guess_distribution(symbol),
        "original_language": reading.session.original_language or reading.language,
    }


def _kind(symbol: Symbol, title: str, code: str) -> str:
    by_symbol = guess_kind(symbol)
    if by_symbol in (DocumentKind.CONFERENCE_ROOM_PAPER, DocumentKind.INFORMATION):
        return by_symbol
    for pattern, kind in VOCABULARIES[code].kinds:
        if re.search(pattern, title, re.IGNORECASE):
            return kind
    return by_symbol


def _owner(conference_session: ConferenceSession, symbol: Symbol) -> ConferenceSession:
    """The session of the symbol's year where it is a paper of the Conference; else this one."""
    if symbol.body or symbol.year == conference_session.opens_on.year:
        return conference_session
    same_body = all_sessions().filter(body=conference_session.body_id)
    return same_body.filter(opens_on__year=symbol.year).first() or conference_session


def _write_links(
    items: Sequence[Item],
    tree: Tree,
    there: Mapping[tuple[str, str], list[str]],
    by: User | None,
) -> list[Change]:
    changes = []
    documents = {row.symbol: row for row in OfficialDocument.objects.all()}
    for item in items:
        for role, symbols in _named(item).items():
            for position, symbol in enumerate(symbols, start=1):
                link_document(
                    tree.rows[item.label],
                    documents[symbol],
                    role,
                    position=position,
                    by=by,
                    source=SOURCE,
                )
                if symbol not in there.get((item.label, role), []):
                    changes.append(Change(item.label, str(role), "", symbol))
    return changes


def write_agenda_document(
    conference_session: ConferenceSession,
    reading: AgendaReading,
    *,
    may_add: bool,
    by: User | None,
) -> list[Change]:
    """The agenda itself, under its symbol, with the date of its masthead."""
    facts = reading.session
    row = OfficialDocument.objects.filter(symbol=str(facts.symbol)).first()
    if facts.symbol is None or (row is None and not may_add):
        return []
    title = BY_CODE[reading.language].words["annotated_provisional_agenda"]
    if row is not None and texts_of(row, "title")[reading.language]:
        return []
    values: dict[str, Any] = {}
    if row is None:
        values = {
            "kind": DocumentKind.AGENDA,
            "distribution": facts.distribution or guess_distribution(facts.symbol),
            "original_language": facts.original_language or reading.language,
            "dated_on": facts.document_date,
        }
    owner = row.conference_session if row else conference_session
    titles = {reading.language: title}
    save_document(owner, str(facts.symbol), facts=values, titles=titles, by=by, source=SOURCE)
    return [Change(str(facts.symbol), "title", "", title)]
