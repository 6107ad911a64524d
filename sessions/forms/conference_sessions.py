"""Forms of a body and of its sessions."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cosp.kernel.editing import OneLanguageForm
from cosp.kernel.models import LANGUAGE_CHOICES
from sessions.forms.fields import DayInput, HourInput, ZoneField
from sessions.models import Body
from sessions.selectors.desk import number_taken, special_session_on
from sessions.states import SessionKind


class BodyForm(OneLanguageForm):
    text_fields = ("name", "short_name", "treaty", "secretariat")


class SessionForm(OneLanguageForm):
    """What may be edited of a session in place; its opening day moves by an act of its own."""

    text_fields: ClassVar[tuple[str, ...]] = ("place", "host", "work_note")

    closes_on = forms.DateField(label=_("Closes on"), widget=DayInput())
    opening_time = forms.TimeField(label=_("Opening hour"), widget=HourInput())
    time_zone = ZoneField(label=_("Time zone"))
    decision = forms.CharField(
        label=_("Convened by"),
        help_text=_("Number of the decision, such as 9/2."),
        max_length=60,
        required=False,
    )
    interpreted_meeting_limit = forms.IntegerField(
        label=_("Meetings with interpretation"),
        help_text=_("At most so many in the session."),
        min_value=0,
        max_value=200,
    )
    original_language = forms.ChoiceField(label=_("Original language"), choices=LANGUAGE_CHOICES)


class SpecialSessionForm(SessionForm):
    """A special session has a name instead of a number."""

    text_fields = ("name", *SessionForm.text_fields)


class NewSessionForm(SpecialSessionForm):
    """A session that follows no other; the usual way is to make it from the one before."""

    body: forms.ModelChoiceField[Body] = forms.ModelChoiceField(Body.objects.all(), label=_("Body"))
    kind = forms.ChoiceField(label=_("Kind"), choices=SessionKind.choices)
    number = forms.IntegerField(
        label=_("Number"),
        help_text=_("Empty only for a special session."),
        min_value=1,
        max_value=99,
        required=False,
    )
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput())
    optional_texts = ("name",)
    field_order = ("body", "kind", "number", "opens_on")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        number, body, opens_on = data.get("number"), data.get("body"), data.get("opens_on")
        if number is None and data.get("kind") == SessionKind.REGULAR:
            self.add_error("number", _("A regular session has a number. Give it."))
        if number is not None and body and number_taken(body.pk, number):
            self.add_error("number", _("This session exists already. Open it instead."))
        if number is None and body and opens_on and special_session_on(body.pk, opens_on):
            self.add_error("opens_on", _("A special session opens on that day already."))
        return data


class OpeningDayForm(forms.Form):
    """The day on which a session is to open."""

    opens_on = forms.DateField(label=_("Opening day"), widget=DayInput())
