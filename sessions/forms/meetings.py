"""The form of a meeting: its hours, its interpretation, its programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosp.kernel.editing import replace_typed
from cosp.kernel.languages import Language
from sessions.forms.fields import HourInput
from sessions.rules.meetings import HOURS
from sessions.selectors.agenda import ItemNode
from sessions.states import Period, Stream


class MeetingForm(forms.Form):
    """A meeting of one slot: its hours, its interpretation, its programme in order."""

    loaded = forms.CharField(widget=forms.HiddenInput, required=False)
    is_interpreted = forms.BooleanField(label=_("With interpretation"), required=False)
    starts = forms.TimeField(label=_("Begins"), widget=HourInput())
    ends = forms.TimeField(label=_("Ends"), widget=HourInput())
    is_outside_hours = forms.BooleanField(
        label=_("Outside the usual hours"),
        help_text=_("Allows other hours than usual."),
        required=False,
    )

    def __init__(self, *args: Any, nodes: Sequence[ItemNode], language: Language, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.nodes, self.language = list(nodes), language
        for node in self.nodes:
            label = f"{node.label(language)} {node.title(language)}"
            self.fields[f"on_{node.pk}"] = forms.BooleanField(label=label, required=False)
            self.fields[f"place_{node.pk}"] = forms.IntegerField(
                label=_("Place of item %(label)s in the programme")
                % {"label": node.label(language)},
                required=False,
                min_value=1,
                max_value=99,
                widget=forms.NumberInput(attrs={"class": "place"}),
            )

    def rows(self) -> list[dict[str, Any]]:
        """For each item its two fields."""
        return [
            {"node": node, "on": self[f"on_{node.pk}"], "place": self[f"place_{node.pk}"]}
            for node in self.nodes
        ]

    def programme(self) -> list[int]:
        """The chosen items: those with a place first by it, the others as the agenda has them."""
        chosen = [
            (self.cleaned_data.get(f"place_{node.pk}") or 1000, index, node.pk)
            for index, node in enumerate(self.nodes)
            if self.cleaned_data.get(f"on_{node.pk}")
        ]
        return [pk for _place, _index, pk in sorted(chosen)]

    def tell_changed(self, loaded: str) -> None:
        """Says that somebody else changed the meeting; what was chosen is kept."""
        text = _(
            "While you were writing, somebody else changed this meeting; the record says who."
            " What you chose is kept here. Save again to replace the other plan."
        )
        self.add_error(None, text)
        replace_typed(self, "loaded", loaded)

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The meeting ends before it begins. Change one of the hours."))
        return self.cleaned_data


def usual_hours(period: str) -> tuple[dt.time, dt.time]:
    """The hours that a meeting of the period usually has."""
    return HOURS[period]


def is_slot(period: str, stream: str) -> bool:
    """Whether a period and a stream of that name exist."""
    return period in Period.values and stream in Stream.values
