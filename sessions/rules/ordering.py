"""Where an item goes when it is moved one step: up, down, below the one before it, or out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .agenda import Place

UP, DOWN, BELOW, OUT = "up", "down", "below", "out"
WAYS = (UP, DOWN, BELOW, OUT)


@dataclass(frozen=True)
class Destination:
    """A place in the tree: under ``parent`` or, with None, among the items; 1 is the first."""

    parent: int | None
    position: int


def destination(places: Sequence[Place], item: int, way: str) -> Destination | None:
    """Where one step takes an item; None where there is no such step.

    ``below`` makes it the last sub-item of the item before it, ``out`` an item right after the
    one above it. Whether the tree may have it there is asked when it is moved.

    Source: practice of the United Nations Secretariat (numbering of annotated agendas).
    """
    here = next(place for place in places if place.item == item)
    siblings = _below(places, here.parent)
    index = siblings.index(item)
    if way == OUT:
        return _out(places, here.parent)
    if way == BELOW:
        return _into(places, siblings[index - 1]) if index and here.parent is None else None
    step = -1 if way == UP else 1
    if not 0 <= index + step < len(siblings):
        return None
    return Destination(here.parent, index + step + 1)


def _out(places: Sequence[Place], parent: int | None) -> Destination | None:
    if parent is None:
        return None
    return Destination(None, _below(places, None).index(parent) + 2)


def _into(places: Sequence[Place], parent: int) -> Destination:
    return Destination(parent, len(_below(places, parent)) + 1)


def _below(places: Sequence[Place], parent: int | None) -> list[int]:
    rows = [place for place in places if place.parent == parent]
    return [place.item for place in sorted(rows, key=lambda place: (place.position, place.item))]
