"""The agenda as a tree with computed numbers, in six languages; its versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.texts import TextState, paragraphs, states
from cosp.kernel.translated import columns, texts_of
from sessions.models import AgendaItem, AgendaVersion, ConferenceSession
from sessions.rules.agenda import Place, labels

TEXT_FIELDS = ("title", "annotation_title", "annotation")


@dataclass(frozen=True)
class ItemNode:
    """An item with its computed number and its texts by field and language code."""

    pk: int
    key: str
    number: int
    sub: int | None  # 1 is (a); None for an item
    texts: Mapping[str, Mapping[str, str]]  # field → code → text; a missing text is empty
    marks: Mapping[str, Mapping[str, str]]  # field → code → fingerprint, see kernel.texts
    children: tuple[ItemNode, ...] = ()

    def label(self, lang: Language) -> str:
        """``1 (a)`` as the language prints it."""
        return languages.label(lang, self.number, self.sub)

    def mark(self, lang: Language) -> str:
        """``1.`` or ``(a)`` at the head of a line."""
        if self.sub is None:
            return languages.item_mark(lang, self.number)
        return languages.sub_mark(lang, self.sub)

    def title(self, lang: Language) -> str:
        return self.texts["title"][lang.code]

    def annotation_title(self, lang: Language) -> str:
        """The heading in the annotations: its own where it has one, else the title."""
        return self.texts["annotation_title"][lang.code] or self.title(lang)

    def annotation(self, lang: Language) -> list[str]:
        """The annotation's paragraphs."""
        return paragraphs(self.texts["annotation"][lang.code])

    def states(self, field: str, original_language: str) -> dict[str, TextState]:
        """State of one field in each language."""
        return states(self.texts[field], original_language, self.marks.get(field, {}))


def agenda_tree(conference_session: ConferenceSession) -> tuple[ItemNode, ...]:
    """The agenda of a session, two levels, in one query; numbers are computed from the places."""
    rows = list(
        AgendaItem.objects.filter(conference_session=conference_session)
        .order_by("position", "pk")
        .rewrite(False)
        .values("pk", "key", "parent_id", "position", "text_marks", *columns(TEXT_FIELDS))
    )
    numbers = labels(Place(row["pk"], row["parent_id"], row["position"]) for row in rows)
    return tuple(_node(row, rows, numbers) for row in rows if row["parent_id"] is None)


def _node(
    row: dict[str, Any], rows: list[dict[str, Any]], numbers: dict[int, tuple[int, int | None]]
) -> ItemNode:
    number, sub = numbers[row["pk"]]
    return ItemNode(
        pk=row["pk"],
        key=row["key"],
        number=number,
        sub=sub,
        texts={
            field: {
                one.code: row[f"{field}_{one.field_suffix}"] or "" for one in languages.OFFICIAL
            }
            for field in TEXT_FIELDS
        },
        marks=row["text_marks"],
        children=tuple(
            _node(child, rows, numbers) for child in rows if child["parent_id"] == row["pk"]
        ),
    )


def flat(tree: tuple[ItemNode, ...]) -> Iterator[ItemNode]:
    """Every item followed by its sub-items."""
    for node in tree:
        yield node
        yield from node.children


def leaves(tree: tuple[ItemNode, ...]) -> list[ItemNode]:
    """The items that are dealt with in meetings: sub-items, and items without any."""
    return [node for node in flat(tree) if not node.children]


def items_of(conference_session: ConferenceSession) -> QuerySet[AgendaItem]:
    """The rows of the agenda, for forms and services."""
    return AgendaItem.objects.filter(conference_session=conference_session)


def versions_of(conference_session: ConferenceSession) -> QuerySet[AgendaVersion]:
    """The kept versions of the agenda, newest first."""
    return conference_session.agenda_versions.select_related("by").order_by("-number")


def agenda_content(conference_session: ConferenceSession) -> dict[str, Any]:
    """The agenda as a version keeps it: plain JSON, numbers and six languages included.

    Shape: ``{"place": {code: text}, "opens_on": day, "closes_on": day, "items": [{"key",
    "number", "sub", "title", "annotation_title", "annotation", "children"}]}``; texts by code.
    """
    return {
        "place": texts_of(conference_session, "place"),
        "opens_on": conference_session.opens_on.isoformat(),
        "closes_on": conference_session.closes_on.isoformat(),
        "items": [_plain(node) for node in agenda_tree(conference_session)],
    }


def _plain(node: ItemNode) -> dict[str, Any]:
    return {
        "key": node.key,
        "number": node.number,
        "sub": node.sub,
        **{field: dict(node.texts[field]) for field in TEXT_FIELDS},
        "children": [_plain(child) for child in node.children],
    }
