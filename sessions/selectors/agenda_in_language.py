"""The agenda as readers of one language see it: as it stands now, and as a version kept it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils import timezone

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.texts import paragraphs
from cosp.kernel.translated import column
from sessions.models import AgendaItem, AgendaVersion, ConferenceSession
from sessions.rules.agenda import Place, labels
from sessions.selectors.agenda import TEXT_FIELDS
from sessions.states import AgendaState


@dataclass(frozen=True)
class ReadItem:
    """An item or sub-item in one language; a text that is missing in it is empty."""

    pk: int = field(compare=False)  # 0 in a kept version
    key: str
    label: str  # 1 (a)
    mark: str  # 1. or (a)
    title: str
    heading: str  # over the annotation
    annotation: tuple[str, ...]
    children: tuple[ReadItem, ...] = ()


@dataclass(frozen=True)
class VersionLine:
    """A kept version of the agenda, without its content."""

    number: int
    state: str
    on: str  # 16 October 2023
    source: str

    @property
    def state_name(self) -> str:
        return str(AgendaState(self.state).label)


def agenda_in(conference_session: ConferenceSession, lang: Language) -> tuple[ReadItem, ...]:
    """The agenda as it stands, in one query."""
    names = {name: column(name, lang.code) for name in TEXT_FIELDS}
    rows = list(
        AgendaItem.objects.filter(conference_session=conference_session)
        .order_by("position", "pk")
        .rewrite(False)
        .values("pk", "key", "parent_id", "position", *names.values())
    )
    numbers = labels(Place(row["pk"], row["parent_id"], row["position"]) for row in rows)

    def read(row: Mapping[str, Any]) -> ReadItem:
        texts = {name: row[column_name] or "" for name, column_name in names.items()}
        below = tuple(read(child) for child in rows if child["parent_id"] == row["pk"])
        return _item(lang, row["pk"], row["key"], numbers[row["pk"]], texts, below)

    return tuple(read(row) for row in rows if row["parent_id"] is None)


def version_in(content: Mapping[str, Any], lang: Language) -> tuple[ReadItem, ...]:
    """The agenda that a version keeps."""

    def read(plain: Mapping[str, Any]) -> ReadItem:
        texts = {name: plain[name].get(lang.code, "") for name in TEXT_FIELDS}
        below = tuple(read(child) for child in plain["children"])
        return _item(lang, 0, plain["key"], (plain["number"], plain["sub"]), texts, below)

    return tuple(read(plain) for plain in content["items"])


def _item(
    lang: Language,
    pk: int,
    key: str,
    number: tuple[int, int | None],
    texts: Mapping[str, str],
    children: tuple[ReadItem, ...],
) -> ReadItem:
    item, sub = number
    return ReadItem(
        pk=pk,
        key=key,
        label=languages.label(lang, item, sub),
        mark=languages.item_mark(lang, item) if sub is None else languages.sub_mark(lang, sub),
        title=texts["title"],
        heading=texts["annotation_title"] or texts["title"],
        annotation=tuple(paragraphs(texts["annotation"])),
        children=children,
    )


def with_sub_items(items: Iterable[ReadItem]) -> Iterator[ReadItem]:
    """Every item followed by its sub-items."""
    for item in items:
        yield item
        yield from item.children


def version_lines(conference_session: ConferenceSession, lang: Language) -> list[VersionLine]:
    """The kept versions, newest first, dated in the secretariat's zone."""
    rows = AgendaVersion.objects.filter(conference_session=conference_session)
    found = rows.order_by("-number").values_list("number", "state", "at", "source")
    return [
        VersionLine(number, state, _day(lang, at), source) for number, state, at, source in found
    ]


def version_content(conference_session: ConferenceSession, number: int) -> dict[str, Any]:
    """The content of a kept version; Http404 when there is none of that number."""
    rows = AgendaVersion.objects.filter(conference_session=conference_session, number=number)
    content = rows.values_list("content", flat=True).first()
    if content is None:
        raise Http404
    return content


def _day(lang: Language, at: dt.datetime) -> str:
    return languages.full_date(lang, timezone.localtime(at).date())
