"""Forms of the documents app: shape and form only; what is legal the rules decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.editing import OneLanguageForm, replace_typed
from cosp.kernel.models import LANGUAGE_CHOICES
from cosp.kernel.texts import fingerprint
from documents.rules.symbols import SymbolError, parse_symbol
from documents.selectors.desk import symbol_taken
from documents.states import Distribution, DocumentKind, MandateKind, Role, VersionState
from sessions.forms.fields import DayInput
from sessions.models import ConferenceSession


class SymbolField(forms.CharField):
    """A symbol, kept in its one canonical form."""

    def __init__(self, **options: Any):
        super().__init__(max_length=80, **options)
        self.widget.attrs |= {"dir": "ltr", "list": "symbols", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        try:
            return str(parse_symbol(text))
        except SymbolError:
            raise forms.ValidationError(
                _(
                    "“%(text)s” is not a symbol. After CAC/COSP/ and the year comes a number, if"
                    " need be with a series before it (L., CRP., INF/, NGO/, R.) and /Add., /Corr.,"
                    " /Rev. or /Amend. behind it: CAC/COSP/2023/10, CAC/COSP/IRG/2022/6/Add.2."
                )
                % {"text": text}
            ) from None


class DocumentForm(OneLanguageForm):
    """A document's facts and its title in one language; its symbol never changes."""

    text_fields = ("title",)

    conference_session: forms.ModelChoiceField[ConferenceSession] = forms.ModelChoiceField(
        ConferenceSession.objects.order_by("-opens_on"), label=_("Session")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices)
    distribution = forms.ChoiceField(label=_("Distribution"), choices=Distribution.choices)
    original_language = forms.ChoiceField(label=_("Original language"), choices=LANGUAGE_CHOICES)
    dated_on = forms.DateField(
        label=_("Dated"),
        help_text=_("Day of submission, as the masthead prints it."),
        required=False,
        widget=DayInput(),
    )
    slotted_on = forms.DateField(
        label=_("Slot: to be submitted"), required=False, widget=DayInput()
    )
    issue_due_on = forms.DateField(label=_("Slot: to be issued"), required=False, widget=DayInput())


class NewDocumentForm(DocumentForm):
    symbol = SymbolField(label=_("Symbol"))
    field_order = ("symbol",)

    def clean_symbol(self) -> str:
        symbol = str(self.cleaned_data["symbol"])
        if symbol_taken(symbol):
            raise forms.ValidationError(
                _("%(symbol)s exists already. Open it, or take another number.")
                % {"symbol": symbol}
            )
        return symbol


class RowForm(forms.Form):
    """A row of a table that knows what it showed, so that only what was touched is written."""

    kept: tuple[str, ...] = ()  # names of the fields that are written
    loaded = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["loaded"] = self._mark(self.initial)

    def _mark(self, values: Any) -> str:
        return fingerprint("\n".join(str(values.get(name) or "") for name in self.kept))

    @property
    def is_touched(self) -> bool:
        return self._mark(self.cleaned_data) != self.cleaned_data["loaded"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        now, typed = self._mark(self.initial), self._mark(data)
        if typed != data.get("loaded") and now not in (data.get("loaded"), typed):
            self.add_error(
                None,
                _(
                    "While you were writing, somebody else changed this line; the record says who."
                    " What you chose is kept here. Save again to replace the other change."
                ),
            )
            replace_typed(self, "loaded", now)
        return data


class VersionForm(RowForm):
    """A document in one language."""

    kept = ("state", "issued_on", "job_number")
    state = forms.ChoiceField(label=_("State"), choices=VersionState.choices)
    issued_on = forms.DateField(label=_("Issued on"), required=False, widget=DayInput())
    job_number = forms.CharField(
        label=_("Job number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "V.23-12345"}),
    )

    @property
    def language(self) -> languages.Language:
        return languages.language(self.initial["language"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("issued_on") and data.get("state") != VersionState.ISSUED:
            self.add_error("issued_on", _("Only an issued version has this day."))
        return data


class PartForm(forms.Form):
    """A line of a list that may grow and shrink; ``was`` tells what the line showed."""

    kept: tuple[str, ...] = ()  # names of the fields that are written
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["was"] = self._plain(self.initial)

    def _plain(self, values: Any) -> str:
        return "|".join(str(values.get(name) or "") for name in self.kept)

    @property
    def is_touched(self) -> bool:
        return self._plain(self.cleaned_data) != self.cleaned_data["was"]

    @property
    def is_dropped(self) -> bool:
        """Taken off the list by its box, or by emptying its first field."""
        return bool(self.cleaned_data.get("DELETE") or not self.cleaned_data.get(self.kept[0]))


class MandateForm(PartForm):
    """What asked for the document."""

    kept = ("kind", "number")
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", "—"), *MandateKind.choices], required=False
    )
    number = forms.CharField(label=_("Number"), required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if bool(data.get("kind")) != bool(data.get("number")):
            self.add_error(None, _("A mandate has a kind and a number, such as Resolution 8/2."))
        return data


class LinkForm(PartForm):
    """An agenda item in whose list the document stands, or whose annotation mentions it."""

    kept = ("item", "role", "position")
    link = forms.IntegerField(widget=forms.HiddenInput, required=False)
    item = forms.TypedChoiceField(
        label=_("Agenda item"), coerce=int, empty_value=None, required=False
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, required=False)
    position = forms.IntegerField(
        label=_("Place in the list"), required=False, min_value=1, max_value=500
    )

    def __init__(self, *args: Any, items: Sequence[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", "—"), *items]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A file with an issued agenda: its language, and whose agenda it must be."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A .docx, .txt or .md file of at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md,.markdown"}),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGE_CHOICES)
    which = forms.ChoiceField(label=_("Into"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, conference_session: ConferenceSession, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            ("this", str(conference_session)),
            ("named", _("The session that the text names; it is made where there is none")),
        ]


class IssueForm(forms.Form):
    """The check before papers are issued; incomplete ones need a reason."""

    override_reason = forms.CharField(
        label=_("Reason for issuing it although it is incomplete"),
        help_text=_("It enters the record."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "class": "text-short"}),
    )

    def __init__(self, *args: Any, is_complete: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if is_complete:
            del self.fields["override_reason"]


VersionFormSet = forms.formset_factory(VersionForm, extra=0)
MandateFormSet = forms.formset_factory(MandateForm, extra=2, can_delete=True)
LinkFormSet = forms.formset_factory(LinkForm, extra=2, can_delete=True)
