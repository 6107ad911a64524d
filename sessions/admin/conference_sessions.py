"""The sessions: their list, their facts and texts, and the addresses of their desks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.admin.base import OneLanguageAdmin
from cosp.kernel.editing import OneLanguageForm
from cosp.kernel.languages import Language
from sessions.forms.conference_sessions import NewSessionForm, SessionForm, SpecialSessionForm
from sessions.forms.fields import ZONES
from sessions.models import ConferenceSession
from sessions.services.agenda import lock_session
from sessions.services.review import confirm_row
from sessions.services.sessions import save_session

from . import agenda_desk, session_acts, work_desk
from .desk import officer, take_in_hand


@admin.register(ConferenceSession)
class ConferenceSessionAdmin(OneLanguageAdmin):
    form_class = SessionForm
    edit_template = "admin/conference_session.html"
    list_display = ("__str__", "opens_on", "closes_on", "place", "agenda_state", "needs_review")
    ordering = ("-opens_on",)

    def get_urls(self) -> list[Any]:
        own = [*agenda_desk.urls(), *work_desk.urls(), *session_acts.urls()]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConferenceSession]:
        return super().get_queryset(request).select_related("body")

    def edit(self, request: HttpRequest, row: ConferenceSession) -> HttpResponse:
        if row.pk:
            take_in_hand(request, row.pk)
        return super().edit(request, row)

    def form_for(self, row: ConferenceSession) -> type[OneLanguageForm]:
        if not row.pk:
            return NewSessionForm
        return SessionForm if row.number else SpecialSessionForm

    def original_of(self, row: ConferenceSession) -> Language:
        return languages.language(row.original_language)

    def locked(self, row: ConferenceSession) -> ConferenceSession:
        return lock_session(row.pk)

    def save_by_service(self, request: HttpRequest, form: Any) -> ConferenceSession:
        row, facts = form.row, form.touched_facts()
        body = facts.pop("body", None) or row.body
        number = facts.pop("number", row.number)
        facts.setdefault("opens_on", row.opens_on)
        return save_session(
            body,
            facts=facts,
            texts=form.touched_texts(),
            by=officer(request),
            number=number,
            source="admin",
        )

    def confirm_by_service(self, request: HttpRequest, form: Any, row: ConferenceSession) -> None:
        original, codes = form.original.code, [form.language.code]
        confirm_row(row, form.confirmed(), codes, original, by=officer(request))

    def after_address(self, request: HttpRequest, row: ConferenceSession) -> str:
        return reverse("admin:index")

    def more(self, request: HttpRequest, row: ConferenceSession) -> dict[str, Any]:
        if not row.pk:
            return {"time_zones": ZONES}
        return {"conference_session": row, "time_zones": ZONES, "kind_word": _("Session")}
