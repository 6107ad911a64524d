"""Forms of a deadline: the rule that gives its moment."""

from __future__ import annotations

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from cosp.kernel.editing import OneLanguageForm
from sessions.forms.fields import HourInput, ZoneField
from sessions.rules.deadlines import parse_offset
from sessions.selectors.desk import deadline_key_taken
from sessions.states import Anchor, Force, Roll


class DeadlineForm(OneLanguageForm):
    text_fields = ("name",)

    anchor = forms.ChoiceField(label=_("Counted from"), choices=Anchor.choices)
    offset = forms.CharField(
        label=_("Offset"),
        help_text=_(
            "-P1M is one calendar month before, -P30D thirty days before, P2W two weeks after,"
            " -PT24H twenty-four hours before, P0D the day itself."
        ),
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    time = forms.TimeField(
        label=_("Hour"),
        help_text=_("Empty: the opening hour holds."),
        widget=HourInput(),
        required=False,
    )
    zone = ZoneField(
        label=_("Time zone"),
        help_text=_("“host” follows the session's own zone."),
        may_follow_host=True,
    )
    roll = forms.ChoiceField(label=_("Weekends"), choices=Roll.choices)
    force = forms.ChoiceField(label=_("Force"), choices=Force.choices)
    who = forms.CharField(
        label=_("Concerns"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    is_public = forms.BooleanField(label=_("Shown to the public"), required=False)
    source = forms.CharField(
        label=_("Source"),
        help_text=_("Rule or decision."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_offset(self) -> str:
        text = str(self.cleaned_data["offset"]).strip()
        try:
            parse_offset(text)
        except ValueError:
            raise forms.ValidationError(
                _("“%(text)s” is not an offset. Write one such as -P1M, -P30D, P2W or -PT24H.")
                % {"text": text}
            ) from None
        return text


class NewDeadlineForm(DeadlineForm):
    key = forms.CharField(
        label=_("Key"),
        help_text=_(
            "A short name in Latin letters that never changes, such as speakers-list-opens."
        ),
        max_length=60,
        validators=[validate_slug],
    )
    field_order = ("key",)

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if deadline_key_taken(self.row.conference_session, key):  # type: ignore[attr-defined]
            raise forms.ValidationError(_("This key is used already. Choose another."))
        return key
