"""Forms of the agenda: an item's texts, its place, what decided a change of state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from cosp.kernel.editing import OneLanguageForm
from sessions.models import AgendaItem
from sessions.selectors.agenda import TEXT_FIELDS


class AgendaItemForm(OneLanguageForm):
    text_fields = TEXT_FIELDS
    optional_texts = ("annotation_title",)


class NewAgendaItemForm(AgendaItemForm):
    """A new item: where it stands, and its texts in one language."""

    parent: forms.ModelChoiceField[AgendaItem] = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Under item"),
        required=False,
        empty_label=_("None: it becomes an item of its own"),
    )

    def __init__(self, *args: Any, parents: Sequence[tuple[AgendaItem, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[AgendaItem]", self.fields["parent"])
        field.queryset = AgendaItem.objects.filter(pk__in=[row.pk for row, _label in parents])
        named = [(row.pk, label) for row, label in parents]
        field.choices = [("", field.empty_label), *named]

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("title") or "").strip():
            self.add_error("title", _("Give the item a title in this language."))
        return self.cleaned_data


class SourceForm(forms.Form):
    """What decided an act."""

    source = forms.CharField(
        label=_("Decided by"),
        help_text=_("The document or decision, such as CAC/COSP/2021/L.2; it enters the record."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class PlaceForm(forms.Form):
    """Where an item is put: under a parent or, without one, among the items."""

    item = forms.IntegerField()
    parent = forms.IntegerField(required=False)
    position = forms.IntegerField(min_value=1, max_value=500)
