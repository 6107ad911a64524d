"""Bases of the admin's pages: history out of the record, one language edited at a time."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.editing import OneLanguageForm, language_of
from cosp.kernel.errors import RuleViolation
from cosp.kernel.languages import EN, Language
from cosp.kernel.record import entries_of
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of

EDITED = "edited_language"  # where the login session remembers the language being edited
WORST = (TextState.MISSING, TextState.STALE, TextState.REVIEW, TextState.CURRENT)


def edited_language(request: HttpRequest) -> Language:
    """The language being edited: asked for now, remembered, or that of the pages."""
    own = language_of(get_language(), EN)
    kept = language_of(request.session.get(EDITED), own)
    asked = language_of(request.POST.get("edited") or request.GET.get("edit"), kept)
    if asked != kept or EDITED not in request.session:
        request.session[EDITED] = asked.code
    return asked


def back_address(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that the person came from, if it was said."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if is_ours else otherwise


class RecordedAdmin(admin.ModelAdmin):
    """Pages whose history is the record; nothing is deleted where no service removes it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        name = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**name, **(extra_context or {})})

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log is not kept: the record has more."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log is not kept: the record has more."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Record of “%(subject)s”") % {"subject": row},
            "opts": self.opts,
            "row": row,
            "entries": entries_of(row),
        }
        return TemplateResponse(request, "admin/record_of_object.html", context)


class OneLanguageAdmin(RecordedAdmin):
    """A change page that shows one language, the original beside it, and saves by a service."""

    form_class: ClassVar[type[OneLanguageForm]]
    edit_template = "admin/edit.html"

    # --- what each page says for itself ---------------------------------------------------------

    def form_for(self, row: Any) -> type[OneLanguageForm]:
        """The form of a row; a new one may ask for more."""
        return self.form_class

    def original_of(self, row: Any) -> Language:
        """The language in which the row is written first."""
        return EN

    def locked(self, row: Any) -> Any:
        """The row as it is now, under the lock that orders its changes."""
        return self.model._default_manager.select_for_update().get(pk=row.pk)

    def save_by_service(self, request: HttpRequest, form: Any) -> Any:
        """Writes what was touched through a service and returns the row."""
        raise NotImplementedError

    def confirm_by_service(self, request: HttpRequest, form: Any, row: Any) -> None:
        """Says that the confirmed texts are still right."""

    def heading(self, row: Any) -> str:
        return str(row)

    def after_address(self, request: HttpRequest, row: Any) -> str:
        """Where a saved form leads."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def more(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Further context of the page."""
        return {}

    def form_options(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Further arguments of the form."""
        return {}

    def companions(self, request: HttpRequest, row: Any) -> dict[str, BaseFormSet[Any]]:
        """Forms of the rows that belong to this one, by the name they have in the template."""
        return {}

    def save_companions(
        self, request: HttpRequest, row: Any, companions: dict[str, BaseFormSet[Any]]
    ) -> None:
        """Writes what was touched in them, through services."""

    # --- the page -------------------------------------------------------------------------------

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return self.edit(request, row)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.edit(request, self.new_row(request))

    def new_row(self, request: HttpRequest) -> Any:
        return self.model()

    def edit(self, request: HttpRequest, row: Any) -> HttpResponse:
        form = self.form_for(row)(
            request.POST or None,
            row=row,
            language=edited_language(request),
            original=self.original_of(row),
            **self.form_options(request, row),
        )
        companions = self.companions(request, row)
        if request.method == "POST":
            saved = self.saved(request, form, companions)
            if saved is not None:
                return self.after_saving(request, saved)
        context = {**self.page_context(request, row, form), **companions}
        return TemplateResponse(request, self.edit_template, context)

    def saved(
        self, request: HttpRequest, form: OneLanguageForm, companions: dict[str, BaseFormSet[Any]]
    ) -> Any:
        """The row after saving; None when the forms now say why nothing was saved."""
        if not all([form.is_valid(), *(one.is_valid() for one in companions.values())]):
            return None
        try:
            with transaction.atomic():
                if form.row.pk and form.tell_conflicts(self.locked(form.row)):
                    return None
                row = self.save_by_service(request, form)
                if form.confirmed():
                    self.confirm_by_service(request, form, row)
                self.save_companions(request, row, companions)
                return row
        except RuleViolation as refusal:
            form.add_error(None, str(refusal))
            return None

    def after_saving(self, request: HttpRequest, row: Any) -> HttpResponse:
        name = {"name": self.heading(row)}
        messages.success(request, gettext("“%(name)s” is saved.") % name)
        if self.stays(request):
            opts = self.opts
            address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])
            return HttpResponseRedirect(address)
        return HttpResponseRedirect(back_address(request, self.after_address(request, row)))

    def stays(self, request: HttpRequest) -> bool:
        """Whether a saved form leads back to its own page."""
        return "_stay" in request.POST

    def page_context(self, request: HttpRequest, row: Any, form: OneLanguageForm) -> dict[str, Any]:
        opts = self.opts
        history = row.pk and reverse(
            f"admin:{opts.app_label}_{opts.model_name}_history", args=[row.pk]
        )
        return {
            **self.admin_site.each_context(request),
            "title": self.heading(row)
            if row.pk
            else _("Add %(kind)s") % {"kind": opts.verbose_name},
            "opts": opts,
            "row": row,
            "form": form,
            "edited": form.language,
            "original": form.original,
            "switch": language_switch(row, form),
            "back": back_address(request, ""),
            "history_address": history,
            "media": self.media,
            **self.more(request, row),
        }


def language_switch(row: Any, form: OneLanguageForm) -> list[dict[str, Any]]:
    """For each language its worst text state, and whether it is the one being edited."""
    states = [states_of(row, name, form.original.code) for name in state_fields(row, form)]
    return [
        {
            "language": one,
            "is_current": one == form.language,
            "is_original": one == form.original,
            "state": worst(found[one.code] for found in states),
        }
        for one in languages.OFFICIAL
    ]


def state_fields(row: models.Model, form: OneLanguageForm) -> list[str]:
    """The texts whose absence counts: those the form does not call optional."""
    optional = getattr(form, "optional_texts", ())
    return [name for name in form.text_fields if row.pk and name not in optional]


def worst(states: Any) -> TextState:
    """The state that asks most for work; current when there is none."""
    return min(states, key=WORST.index, default=TextState.CURRENT)
