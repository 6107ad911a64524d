"""Which documents a reader asked for: by item, kind and language; what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cosp.kernel import languages
from documents.selectors.listing import DocumentLine
from documents.states import DocumentKind
from sessions.selectors.agenda_in_language import ReadItem, with_sub_items


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; an empty field asks for nothing."""

    item: str = ""  # an item's key; its sub-items are meant with it
    kind: str = ""
    language: str = ""  # documents issued in it
    unknown: tuple[str, ...] = ()  # asked for, but there is no such thing here

    def __bool__(self) -> bool:
        return bool(self.item or self.kind or self.language)


@dataclass(frozen=True)
class Choice:
    """One line of a select."""

    value: str
    name: str
    is_chosen: bool


def wanted(query: Mapping[str, str], agenda: Sequence[ReadItem]) -> Wanted:
    """What an address asks for; values that are not among the choices are named in ``unknown``."""
    known = {
        "item": {item.key for item in with_sub_items(agenda)},
        "kind": set(DocumentKind.values),
        "language": {one.short for one in languages.OFFICIAL},
    }
    asked = {name: query.get(name, "").strip() for name in known}
    unknown = tuple(value for name, value in asked.items() if value and value not in known[name])
    found = {name: value for name, value in asked.items() if value in known[name]}
    return Wanted(**found, unknown=unknown)


def matching(
    lines: Iterable[DocumentLine], agenda: Sequence[ReadItem], what: Wanted
) -> list[DocumentLine]:
    """The documents that fit all that was asked for."""
    keys = _keys(agenda, what.item)
    return [
        line
        for line in lines
        if (not what.item or any(item.key in keys for item in line.items))
        and (not what.kind or line.kind == what.kind)
        and (not what.language or _is_issued_in(line, what.language))
    ]


def _keys(agenda: Sequence[ReadItem], key: str) -> set[str]:
    found = next((item for item in with_sub_items(agenda) if item.key == key), None)
    return {found.key, *(child.key for child in found.children)} if found else set()


def _is_issued_in(line: DocumentLine, short: str) -> bool:
    return any(mark.language.short == short and mark.standing == "issued" for mark in line.marks)


def item_choices(agenda: Sequence[ReadItem], what: Wanted) -> list[Choice]:
    """The items of the agenda, by label and title."""
    return [
        Choice(item.key, f"{item.label} {item.title}".strip(), item.key == what.item)
        for item in with_sub_items(agenda)
    ]


def kind_choices(lines: Iterable[DocumentLine], what: Wanted) -> list[Choice]:
    """The kinds that are there, in the order of their definition."""
    there = {line.kind for line in lines}
    return [
        Choice(kind.value, str(kind.label), kind.value == what.kind)
        for kind in DocumentKind
        if kind.value in there
    ]


def language_choices(what: Wanted) -> list[Choice]:
    """The six languages, each by its own name."""
    return [
        Choice(one.short, one.native_name, one.short == what.language) for one in languages.OFFICIAL
    ]
