"""The record as people read it: which field of which language was what before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext

from . import languages
from .differences import Piece, pieces
from .models import RecordEntry
from .record import chain_of, entries_of
from .texts import fingerprint


@dataclass(frozen=True)
class Change:
    """One field of an entry; ``language`` is set for a text that is kept in six languages."""

    label: str
    language: languages.Language | None
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.before, self.after)


def changes_of(entry: RecordEntry) -> list[Change]:
    """What an entry says field by field, in the order in which it was written."""
    model = model_of(entry)
    keys = [*entry.before, *(key for key in entry.after if key not in entry.before)]
    return [_change(model, key, entry.before.get(key), entry.after.get(key)) for key in keys]


def _change(model: type[models.Model] | None, key: str, before: Any, after: Any) -> Change:
    field = _field(model, key)
    if field is None:
        label = gettext(capfirst(key.replace("_", " ")))
        return Change(label, None, _shown(before), _shown(after))
    code = getattr(field, "language", None)
    name = getattr(getattr(field, "translated_field", field), "verbose_name", key)
    words = dict(getattr(field, "flatchoices", None) or ())
    return Change(
        label=capfirst(str(name)),
        language=languages.BY_CODE.get(code) if code else None,
        before=_shown(words.get(before, before) if isinstance(before, str) else before),
        after=_shown(words.get(after, after) if isinstance(after, str) else after),
    )


def _field(model: type[models.Model] | None, key: str) -> Any:
    try:
        return model._meta.get_field(key) if model else None
    except FieldDoesNotExist:
        return None


def model_of(entry: RecordEntry) -> type[models.Model] | None:
    """The model whose object the entry is about; None when there is no such model any more."""
    try:
        return apps.get_model(entry.chain.split(":", 1)[0])
    except LookupError:
        return None


def object_key(entry: RecordEntry) -> str:
    """The object's primary key, as text."""
    return entry.chain.rpartition(":")[2]


def _shown(value: Any) -> str:
    """A value of the record as text; yes and no in the language in force."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    return str(value)


def last_change_of(row: models.Model, key: str) -> RecordEntry | None:
    """The newest entry of an object that changed this key."""
    return next((entry for entry in entries_of(row) if key in entry.after), None)


def earlier_text(row: models.Model, key: str, mark: str) -> str | None:
    """The text under ``key`` that had this fingerprint once, found in the object's record."""
    return next((text for text in _texts_once(row, key) if fingerprint(text) == mark), None)


def _texts_once(row: models.Model, key: str) -> Iterator[str]:
    for entry in entries_of(row):
        for side in (entry.after, entry.before):
            if isinstance(side.get(key), str):
                yield side[key]


def entries_in(
    *, chain: str = "", actor: int | None = None, words: str = ""
) -> QuerySet[RecordEntry]:
    """Entries of the record, newest first, narrowed where asked."""
    found = RecordEntry.objects.order_by("-at", "-pk")
    if chain:
        found = found.filter(chain=chain)
    if actor:
        found = found.filter(actor=actor)
    return found.filter(subject__icontains=words) if words else found


def last_entry_among(rows: list[models.Model]) -> RecordEntry | None:
    """The newest entry about any of the objects."""
    chains = [chain_of(row) for row in rows]
    return RecordEntry.objects.filter(chain__in=chains).order_by("-at", "-pk").first()
