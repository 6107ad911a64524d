"""Concordance of a session: where its six language versions name different facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosp.kernel.languages import EN, Language
from cosp.kernel.translated import texts_of
from documents.importing.facts import facts_of
from documents.rules.concordance import Difference, differences, missing_text
from documents.selectors.documents import documents_of, in_symbol_order
from sessions.models import ConferenceSession
from sessions.selectors.agenda import TEXT_FIELDS, ItemNode, agenda_tree, flat

FIELD_NAMES: Mapping[str, Promise | str] = {
    "title": _("title"),
    "annotation_title": _("title in the annotations"),
    "annotation": _("annotation"),
}
KIND_NAMES: Mapping[str, Promise | str] = {
    "text": pgettext_lazy("kind of difference", "the text"),
    "symbol": pgettext_lazy("kind of difference", "the symbol"),
    "date": pgettext_lazy("kind of difference", "the date"),
    "resolution": pgettext_lazy("kind of difference", "resolution or decision"),
    "provision": pgettext_lazy("kind of difference", "article or rule"),
}


@dataclass(frozen=True)
class Discordance:
    """A difference and where it stands: an agenda item, or a document by its symbol."""

    node: ItemNode | None
    symbol: str
    pk: int  # of the item or the document
    field: str
    difference: Difference

    def place(self, lang: Language) -> str:
        """``1 (f)`` as the language prints it, or the symbol."""
        return self.node.label(lang) if self.node else self.symbol

    @property
    def field_name(self) -> str:
        return str(FIELD_NAMES[self.field])

    @property
    def kind_name(self) -> str:
        return str(KIND_NAMES[self.difference.kind])


def concordance(conference_session: ConferenceSession) -> list[Discordance]:
    """All differences of a session: its agenda item by item, then the titles of its documents.

    A language in which nothing is written yet is left out: a missing translation is no difference
    of facts. Where a session has texts in one language only there is nothing to compare.
    """
    tree = agenda_tree(conference_session)
    present = _written_languages(tree)
    return [*_in_agenda(tree, present), *_in_documents(conference_session, present)]


def _written_languages(tree: tuple[ItemNode, ...]) -> list[str]:
    nodes = list(flat(tree))
    if not nodes:
        return []
    return [code for code in nodes[0].texts["title"] if any(n.texts["title"][code] for n in nodes)]


def _in_agenda(tree: tuple[ItemNode, ...], present: list[str]) -> Iterator[Discordance]:
    for node in flat(tree):
        for field in TEXT_FIELDS:
            for one in _of_texts(node.texts[field], present, may_lack=field == "annotation_title"):
                yield Discordance(node, "", node.pk, field, one)


def _in_documents(
    conference_session: ConferenceSession, present: list[str]
) -> Iterator[Discordance]:
    for document in in_symbol_order(documents_of(conference_session)):
        for one in _of_texts(texts_of(document, "title"), present):
            yield Discordance(None, document.symbol, document.pk, "title", one)


def _of_texts(
    texts: Mapping[str, str], present: list[str], *, may_lack: bool = False
) -> list[Difference]:
    has_text = {code: bool(texts[code].strip()) for code in present}
    facts = {code: facts_of(texts[code], code) for code in present if has_text[code]}
    return [*([] if may_lack else missing_text(has_text)), *differences(facts)]


def as_json(found: list[Discordance]) -> list[dict[str, object]]:
    """Plain rows: place in the English form, field, kind, value, languages having and lacking."""
    return [
        {
            "place": one.place(EN),
            "field": one.field,
            "kind": one.difference.kind,
            "value": one.difference.value,
            "having": list(one.difference.having),
            "lacking": list(one.difference.lacking),
        }
        for one in found
    ]
