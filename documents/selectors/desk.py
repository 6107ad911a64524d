"""What the documents desk reads: free symbols, a document's parts, the items it may stand under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from cosp.kernel import languages
from documents.models import ItemDocument, LanguageVersion, OfficialDocument
from documents.rules.symbols import SERIES, next_symbol, parse_symbol, sort_key
from sessions.models import AgendaItem, ConferenceSession
from sessions.selectors.agenda import agenda_tree, flat


def symbol_taken(symbol: str) -> bool:
    """Whether there is a document under that symbol."""
    return OfficialDocument.objects.filter(symbol=symbol).exists()


def proposed_symbols(conference_session: ConferenceSession) -> list[str]:
    """The next free symbol of each series, in the year in which the session's documents are."""
    taken = list(OfficialDocument.objects.values_list("symbol", flat=True))
    own = conference_session.documents.values_list("symbol", flat=True)
    years = Counter(parse_symbol(symbol).year for symbol in own)
    year = years.most_common(1)[0][0] if years else conference_session.opens_on.year
    return [next_symbol(taken, year, series) for series in SERIES]


def links_of(document: OfficialDocument) -> list[ItemDocument]:
    """Under which items a document stands, in the order of their sessions and lists."""
    rows = document.item_links.select_related("item__conference_session")
    return list(rows.order_by("-item__conference_session__opens_on", "role", "position", "pk"))


def mandates_of(document: OfficialDocument) -> list[tuple[str, str]]:
    """Kind and number of each mandate, in order."""
    return list(document.mandates.order_by("pk").values_list("kind", "number"))


def versions_of(document: OfficialDocument) -> dict[str, LanguageVersion]:
    """The language versions of a document, by code."""
    return {row.language: row for row in document.versions.all()}


def item_choices(
    sessions: Iterable[ConferenceSession], language: languages.Language
) -> list[tuple[str, list[tuple[int, str]]]]:
    """The items of each session as a form offers them: label and title."""
    return [
        (
            str(one),
            [
                (node.pk, f"{node.label(language)} {node.title(language) or node.key}")
                for node in flat(agenda_tree(one))
            ],
        )
        for one in sessions
    ]


def item_of_any_session(pk: int) -> AgendaItem:
    """An agenda item by its key; documents stand under items of several sessions."""
    return AgendaItem.objects.get(pk=pk)


def item_labels(owner: ConferenceSession, language: languages.Language) -> dict[int, str]:
    """For each item's key its label."""
    return {node.pk: node.label(language) for node in flat(agenda_tree(owner))}


def in_symbol_order(rows: QuerySet[OfficialDocument]) -> list[int]:
    """The keys of the documents as a reader orders symbols: …/2 before …/10."""
    pairs = rows.order_by().values_list("pk", "symbol")
    return [pk for pk, symbol in sorted(pairs, key=lambda pair: sort_key(pair[1]))]
