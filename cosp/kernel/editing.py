"""A form that edits one language of a row at a time and never loses what was typed.

The form carries the fingerprints of what it showed. On saving only what was touched is written;
where somebody else touched the same meanwhile, the second is told and keeps the own text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .differences import marked, pieces
from .history import earlier_text, last_change_of
from .languages import BY_CODE, Language
from .texts import REVIEW, TextState, fingerprint
from .translated import column, states_of, texts_of

ORIGINAL = "@original"  # behind a field's name: its text in the original language


@dataclass(frozen=True)
class EditedText:
    """What the page shows about one text: the original beside it and how far the text stands."""

    field: forms.BoundField
    state: TextState
    original: str
    old_original: str | None  # the original from which a stale translation was made, if known
    confirm: forms.BoundField | None

    @property
    def difference(self) -> SafeString:
        """What changed in the original since, word by word."""
        return marked(pieces(self.old_original or "", self.original))


class OneLanguageForm(forms.Form):
    """Facts declared by the subclass, and the ``text_fields`` of the row in one language."""

    text_fields: ClassVar[tuple[str, ...]] = ()

    edited = forms.CharField(widget=forms.HiddenInput)
    loaded = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        row: models.Model,
        language: Language,
        original: Language,
        initial: Mapping[str, Any] | None = None,
    ):
        self.row, self.language, self.original = row, language, original
        facts = {name: getattr(row, name) for name in self.fact_names() if hasattr(row, name)}
        texts = {name: texts_of(row, name)[language.code] for name in self.text_fields}
        super().__init__(data, initial={**facts, **texts, **(initial or {})})
        for name in self.text_fields:
            self._add_text(name)
        self.initial["edited"] = language.code
        self.initial["loaded"] = json.dumps(self.shown_now(row))

    @classmethod
    def fact_names(cls) -> list[str]:
        """The declared fields that are written; those of the form itself are not."""
        return [name for name in cls.base_fields if name not in ("edited", "loaded")]

    def _add_text(self, name: str) -> None:
        field = self.row._meta.get_field(name)
        is_long = isinstance(field, models.TextField)
        attrs = {
            "lang": self.language.code,
            "dir": self.language.direction,
            "rows": 10 if is_long else 2,
            "class": "text-long" if is_long else "text-short",
        }
        self.fields[name] = forms.CharField(
            label=capfirst(str(getattr(field, "verbose_name", name))),
            help_text=str(getattr(field, "help_text", "")),
            required=False,
            max_length=getattr(field, "max_length", None),
            widget=forms.Textarea(attrs=attrs),
        )
        if self.row.pk and self._state(name) in (TextState.STALE, TextState.REVIEW):
            self.fields[f"confirm_{name}"] = forms.BooleanField(
                label=_("Still right: this text agrees with the original as it stands."),
                required=False,
            )

    def _state(self, name: str) -> TextState:
        return states_of(self.row, name, self.original.code)[self.language.code]

    @property
    def is_original(self) -> bool:
        return self.language == self.original

    # --- what the page shows ------------------------------------------------------------------

    def facts(self) -> list[forms.BoundField]:
        names = self.fact_names()
        return [self[name] for name in self.fields if name in names]

    def texts(self) -> list[EditedText]:
        return [self._edited(name) for name in self.text_fields]

    def _edited(self, name: str) -> EditedText:
        state = self._state(name)
        original = texts_of(self.row, name)[self.original.code]
        confirm = f"confirm_{name}"
        return EditedText(
            field=self[name],
            state=state,
            original=original,
            old_original=self._old_original(name) if state == TextState.STALE else None,
            confirm=self[confirm] if confirm in self.fields else None,
        )

    def _old_original(self, name: str) -> str | None:
        marks = getattr(self.row, "text_marks", {}).get(name, {})
        mark = marks.get(self.language.code)
        if not mark or mark == REVIEW:
            return None
        return earlier_text(self.row, column(name, self.original.code), mark)

    # --- what was touched, by whom ------------------------------------------------------------

    def shown_now(self, row: models.Model) -> dict[str, str]:
        """Fingerprints of all that the form shows of a row as it is now."""
        shown = {name: _mark(getattr(row, name, "")) for name in self.fact_names()}
        for name in self.text_fields:
            texts = texts_of(row, name)
            shown[name] = _mark(texts[self.language.code])
            shown[name + ORIGINAL] = _mark(texts[self.original.code])
        return shown

    def _loaded(self) -> dict[str, str]:
        try:
            found = json.loads(self.cleaned_data.get("loaded") or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def touched(self) -> list[str]:
        """Names of facts and texts that the person changed."""
        loaded = self._loaded()
        return [
            name
            for name in (*self.fact_names(), *self.text_fields)
            if name in self.cleaned_data and _mark(self.cleaned_data[name]) != loaded.get(name)
        ]

    def confirmed(self) -> list[str]:
        """Texts that the person says are still right, without having touched them."""
        touched = self.touched()
        return [
            name
            for name in self.text_fields
            if name not in touched and self.cleaned_data.get(f"confirm_{name}")
        ]

    def touched_facts(self) -> dict[str, Any]:
        """The touched facts; of a new row all of them."""
        wanted = self.touched() if self.row.pk else self.cleaned_data
        return {name: self.cleaned_data[name] for name in self.fact_names() if name in wanted}

    def touched_texts(self) -> dict[str, dict[str, str]]:
        """The touched texts as services take them: field → language code → text."""
        return {
            name: {self.language.code: self.cleaned_data[name]}
            for name in self.touched()
            if name in self.text_fields
        }

    def tell_conflicts(self, row: models.Model) -> bool:
        """Compares with the row as it is now, under its lock; says what somebody else changed.

        The form then carries the new fingerprints: saved again, it replaces knowingly.
        """
        loaded, now = self._loaded(), self.shown_now(row)
        for name in self.touched():
            typed = _mark(self.cleaned_data[name])
            if now[name] not in (loaded.get(name), typed):
                self._tell_changed(row, name)
            elif self._original_moved(name, loaded, now):
                self._tell_original(name)
        for name in self.confirmed():
            if now[name] != loaded.get(name) or self._original_moved(name, loaded, now):
                self._tell_original(name)
        if not self.errors:
            return False
        replace_typed(self, "loaded", json.dumps(now))
        return True

    def _original_moved(self, name: str, loaded: Mapping[str, str], now: Mapping[str, str]) -> bool:
        key = name + ORIGINAL
        return not self.is_original and key in now and now[key] != loaded.get(key)

    def _tell_changed(self, row: models.Model, name: str) -> None:
        key = column(name, self.language.code) if name in self.text_fields else name
        entry = last_change_of(row, key)
        who, when = ("", "")
        if entry:
            who = entry.actor_name
            when = date_format(timezone.localtime(entry.at), "DATETIME_FORMAT")
        value = getattr(row, key, "")
        self.add_error(
            name,
            _(
                "While you were writing, this was changed (%(who)s, %(when)s). It now reads:"
                " “%(value)s” What you typed is kept here. Save again to replace the other text,"
                " or copy from it what is missing."
            )
            % {"who": who or "—", "when": when or "—", "value": value},
        )

    def _tell_original(self, name: str) -> None:
        self.add_error(
            name,
            _(
                "While you were writing, the original changed. Compare your text with the"
                " original as it stands now, then save again."
            ),
        )


def _mark(value: Any) -> str:
    """Fingerprint of a fact or a text; a row counts by its key."""
    if value is None:
        value = ""
    return fingerprint(str(getattr(value, "pk", value)))


def language_of(code: str | None, otherwise: Language) -> Language:
    """The official language of a code, or the other one."""
    return BY_CODE.get(code or "", otherwise)


def replace_typed(form: forms.Form, name: str, value: str) -> None:
    """Puts another value in the place of a hidden field that was sent, all else as typed."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data[form.add_prefix(name)] = value
    form.data = data
