"""Knows items by their titles where a row of the table has lost its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.importing.folding import fold, key, likeness
from documents.importing.outline import Node
from documents.importing.patterns import loose

Labels = tuple[tuple[int, int | None], ...]


def fold_brackets(text: str) -> str:
    """Full-width brackets made half-width, so that “（续）” is known."""
    return text.replace("（", "(").replace("）", ")")


def labels_by_title(title: str, nodes: Sequence[Node]) -> Labels:
    """The items whose titles a text consists of, in order; none unless it is all titles."""
    parts = [part.strip() for part in re.split(r"\s?[;；؛]\s?", title) if part.strip()]
    named = [_node_of(part, nodes) for part in parts]
    if parts and all(named):
        return tuple(dict.fromkeys((node.item, node.sub) for node in named if node))
    return _cover(title, nodes)


def _node_of(part: str, nodes: Sequence[Node]) -> Node | None:
    """The one item that a title names; None where several might be meant."""
    same = [node for node in nodes if key(node.title) == key(part)]
    if len(same) == 1:
        return same[0]
    if same:
        return None
    like = [node for node in nodes if likeness(part, node.title) >= 0.75]
    return like[0] if len(like) == 1 and len(key(part)) > 5 else None


def _cover(title: str, nodes: Sequence[Node]) -> Labels:
    """Titles that follow one another without any mark between them."""
    folded, found, done, covered = fold(title), [], 0, 0
    for node in nodes:
        match = re.compile(loose(node.title), re.IGNORECASE).search(folded, done)
        if match and not folded[done : match.start()].strip(" ;,."):
            found.append((node.item, node.sub))
            covered += len(key(match.group()))
            done = match.end()
    return tuple(found) if found and covered == len(key(title)) else ()
