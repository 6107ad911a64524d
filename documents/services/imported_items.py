"""Writes the items of a read agenda into one language of a session's tree, by their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cosp.kernel.languages import BY_CODE, EN, Language
from cosp.kernel.models import User
from documents.importing.agenda import AgendaReading, Item, same_titles
from documents.services.import_result import Change, Remark, remark
from sessions.models import AgendaItem, ConferenceSession
from sessions.selectors.agenda import TEXT_FIELDS, ItemNode, agenda_tree, flat, items_of
from sessions.services.agenda import add_item, update_item

SOURCE = "import_agenda"


@dataclass(frozen=True)
class Tree:
    """The session's items by their labels in the English form."""

    nodes: Mapping[str, ItemNode]
    rows: Mapping[str, AgendaItem]


def tree_of(conference_session: ConferenceSession) -> Tree:
    """The items as they stand now."""
    nodes = {node.label(EN): node for node in flat(agenda_tree(conference_session))}
    rows = {row.pk: row for row in items_of(conference_session)}
    return Tree(nodes, {label: rows[node.pk] for label, node in nodes.items()})


def is_first_language(tree: Tree, code: str) -> bool:
    """Whether no other language has any title yet: then the text decides the tree."""
    others = (
        text
        for node in tree.nodes.values()
        for other, text in node.texts["title"].items()
        if other != code
    )
    return not any(others)


def write_items(
    conference_session: ConferenceSession,
    reading: AgendaReading,
    *,
    may_add: bool,
    by: User | None,
) -> tuple[list[Change], list[Remark]]:
    """Writes titles and annotations of the reading's language; adds items if ``may_add``."""
    changes: list[Change] = []
    remarks: list[Remark] = []
    tree = tree_of(conference_session)
    for item in reading.all_items:
        row = tree.rows.get(item.label)
        if row is None and not may_add:
            remarks.append(remark("item-only-here", label=item.label, title=item.title))
            continue
        texts = _texts(item, reading.language)
        if row is None:
            parent = tree.rows.get(str(item.number)) if item.sub else None
            add_item(conference_session, texts, by=by, parent=parent, source=SOURCE)
            tree = tree_of(conference_session)
            changes += _added(item.label, texts, reading.language)
        else:
            node = tree.nodes[item.label]
            after = update_item(row, texts, by=by, source=SOURCE)
            changes += _changed(item.label, node, after, reading.language)
    read = {item.label for item in reading.all_items}
    remarks += [remark("item-not-here", label=label) for label in tree.nodes if label not in read]
    return changes, remarks


def _texts(item: Item, code: str) -> dict[str, dict[str, str]]:
    """The item's texts; an empty annotation writes nothing over one that stands there."""
    texts = {"title": {code: item.title}}
    is_own = bool(item.annotation_title) and not same_titles(item.annotation_title, item.title)
    texts["annotation_title"] = {code: item.annotation_title if is_own else ""}
    if item.annotation:
        texts["annotation"] = {code: "\n\n".join(item.annotation)}
    return texts


def _added(label: str, texts: Mapping[str, Mapping[str, str]], code: str) -> list[Change]:
    return [Change(label, field, "", texts[field][code]) for field in texts if texts[field][code]]


def _changed(label: str, node: ItemNode, after: Mapping[str, str], code: str) -> Iterator[Change]:
    suffix = BY_CODE[code].field_suffix
    for field in TEXT_FIELDS:
        text = after.get(f"{field}_{suffix}")
        if text is not None:
            yield Change(label, field, node.texts[field][code], text)


def paragraph_remarks(
    conference_session: ConferenceSession, reading: AgendaReading
) -> list[Remark]:
    """Where an annotation has another number of paragraphs than in the original language."""
    original = BY_CODE[conference_session.original_language]
    nodes = tree_of(conference_session).nodes
    if original.code == reading.language:
        return []
    return list(_paragraph_remarks(reading.all_items, nodes, original))


def _paragraph_remarks(
    items: Sequence[Item], nodes: Mapping[str, ItemNode], original: Language
) -> Iterator[Remark]:
    for item in items:
        node = nodes.get(item.label)
        there = len(node.annotation(original)) if node else 0
        if there and item.annotation and there != len(item.annotation):
            yield remark(
                "paragraphs-differ",
                label=item.label,
                here=len(item.annotation),
                there=there,
                language=original.english_name,
            )
