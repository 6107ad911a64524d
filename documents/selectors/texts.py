"""Every text of a session, of whatever app, and its state in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.texts import TextState, states
from cosp.kernel.translated import columns, states_of, texts_of
from documents.models import OfficialDocument
from documents.rules.symbols import sort_key
from sessions.models import ConferenceSession, Deadline
from sessions.selectors.agenda import ItemNode, agenda_tree, flat

GROUP_NAMES = {
    "session": _("The session and its body"),
    "titles": _("Titles of agenda items"),
    "annotations": _("Annotations"),
    "documents": _("Titles of documents"),
    "deadlines": _("Names of deadlines"),
}
FIELD_NAMES = {
    "name": _("Name"),
    "short_name": _("Short name"),
    "treaty": _("Treaty"),
    "secretariat": _("Secretariat"),
    "place": _("Place"),
    "host": _("Host"),
    "work_note": _("Note under the organization of work"),
    "title": _("Title"),
    "annotation_title": _("Title in the annotations"),
    "annotation": _("Annotation"),
}
GROUPS = ("session", "titles", "annotations", "documents", "deadlines")
_GROUP_OF = {"title": "titles", "annotation_title": "titles", "annotation": "annotations"}


@dataclass(frozen=True)
class TextLine:
    """One text of the session: what it belongs to, and its state in each language."""

    group: str  # one of GROUPS
    model: str  # admin's name of the change page: cosp_sessions_agendaitem
    pk: int
    label: str  # 1 (a), CAC/COSP/2023/2, a deadline's key
    field: str
    text: str  # in the original language
    states: Mapping[str, TextState]


def text_lines(
    conference_session: ConferenceSession,
    language: languages.Language,
    tree: tuple[ItemNode, ...] | None = None,
) -> list[TextLine]:
    """Every text of a session, in the order of the groups; labels in the given language."""
    nodes = flat(tree or agenda_tree(conference_session))
    return [
        *_of_session(conference_session),
        *_of_items(conference_session, list(nodes), language),
        *_of_documents(conference_session),
        *_of_deadlines(conference_session),
    ]


def text_counts_by_group(lines: Iterable[TextLine]) -> dict[str, dict[str, dict[TextState, int]]]:
    """group → language code → state → how many texts."""
    counts = {
        group: {code: dict.fromkeys(TextState, 0) for code in languages.CODES} for group in GROUPS
    }
    for line in lines:
        for code, state in line.states.items():
            counts[line.group][code][state] += 1
    return counts


def texts_to_do(lines: Iterable[TextLine], code: str) -> list[tuple[TextLine, TextState]]:
    """The texts that are missing, stale or to be reviewed in one language."""
    return [(line, line.states[code]) for line in lines if line.states[code] != TextState.CURRENT]


def _of_session(row: ConferenceSession) -> Iterator[TextLine]:
    original = row.original_language
    for field in ("name", "short_name", "treaty", "secretariat"):
        found = states_of(row.body, field, original)
        text = texts_of(row.body, field)[original]
        body = str(row.body)
        yield TextLine("session", "cosp_sessions_body", row.body_id, body, field, text, found)
    for field in ("place", "host", "work_note") if row.number else ("name", "place", "work_note"):
        found = states_of(row, field, original)
        text = texts_of(row, field)[original]
        model = "cosp_sessions_conferencesession"
        yield TextLine("session", model, row.pk, str(row), field, text, found)


def _of_items(
    owner: ConferenceSession, nodes: list[ItemNode], language: languages.Language
) -> Iterator[TextLine]:
    """The heading of an annotation counts only where it is there."""
    for field in ("title", "annotation_title", "annotation"):
        for node in nodes:
            found = node.states(field, owner.original_language)
            if field == "annotation_title":
                found = {code: _present(state) for code, state in found.items()}
            text = node.texts[field][owner.original_language]
            label = node.label(language)
            model = "cosp_sessions_agendaitem"
            yield TextLine(_GROUP_OF[field], model, node.pk, label, field, text, found)


def _present(state: TextState) -> TextState:
    return TextState.CURRENT if state == TextState.MISSING else state


def _of_documents(owner: ConferenceSession) -> Iterator[TextLine]:
    names = ("pk", "symbol", "original_language", "text_marks", *columns(["title"]))
    rows = OfficialDocument.objects.filter(conference_session=owner).rewrite(False).values(*names)
    for row in sorted(rows, key=lambda one: sort_key(one["symbol"])):
        texts = _texts(row, "title")
        marks = row["text_marks"].get("title", {})
        found = states(texts, row["original_language"], marks)
        text = texts[row["original_language"]]
        model = "documents_officialdocument"
        yield TextLine("documents", model, row["pk"], row["symbol"], "title", text, found)


def _of_deadlines(owner: ConferenceSession) -> Iterator[TextLine]:
    names = ("pk", "key", "text_marks", *columns(["name"]))
    rows = Deadline.objects.filter(conference_session=owner).order_by("at", "pk")
    for row in rows.rewrite(False).values(*names):
        texts = _texts(row, "name")
        found = states(texts, owner.original_language, row["text_marks"].get("name", {}))
        text = texts[owner.original_language]
        model = "cosp_sessions_deadline"
        yield TextLine("deadlines", model, row["pk"], row["key"], "name", text, found)


def _texts(row: Mapping[str, Any], field: str) -> dict[str, str]:
    return {one.code: row[f"{field}_{one.field_suffix}"] or "" for one in languages.OFFICIAL}
