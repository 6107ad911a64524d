"""The agenda's tree: two levels, numbered by place; which sub-items and moves are possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_SUB_ITEMS = 18  # letters of the abjad order that Arabic labels use


@dataclass(frozen=True)
class Place:
    """Where an item stands: ``parent`` is an item's id or None, ``position`` counts from 1."""

    item: int
    parent: int | None
    position: int


def labels(places: Iterable[Place]) -> dict[int, tuple[int, int | None]]:
    """Item number and sub-item number of every item, by its id: ``(1, None)``, ``(1, 6)``.

    Gaps and doubles in ``position`` do not matter: the order counts, ties go by id.

    Source: practice of the United Nations Secretariat (numbering of annotated agendas).
    """
    ordered = sorted(places, key=lambda place: (place.position, place.item))
    tops = [place.item for place in ordered if place.parent is None]
    numbers: dict[int, tuple[int, int | None]] = {}
    for number, top in enumerate(tops, start=1):
        numbers[top] = (number, None)
        children = [place.item for place in ordered if place.parent == top]
        for letter, child in enumerate(children, start=1):
            numbers[child] = (number, letter)
    return numbers


def reordered(siblings: Sequence[int], item: int, position: int) -> list[int]:
    """The siblings with ``item`` put at ``position`` (1 is the first, beyond the end is last).

    Source: practice of the United Nations Secretariat (numbering of annotated agendas).
    """
    others = [sibling for sibling in siblings if sibling != item]
    at = min(max(position, 1), len(others) + 1) - 1
    return [*others[:at], item, *others[at:]]


def why_not_below(*, has_children: bool, parent_is_sub_item: bool, sub_items: int) -> str | None:
    """Code of the reason why an item may not stand under a parent, or None.

    ``sub_items`` counts those already there.

    Source: practice of the United Nations Secretariat (an agenda has two levels).
    """
    if parent_is_sub_item:
        return "sub-item-of-sub-item"
    if has_children:
        return "item-with-sub-items"
    if sub_items >= MOST_SUB_ITEMS:
        return "too-many-sub-items"
    return None
