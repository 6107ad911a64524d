"""The deadlines of the session in hand: the rule of each, and the moment it gives."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from cosp.kernel import languages
from cosp.kernel.admin.base import OneLanguageAdmin
from cosp.kernel.editing import OneLanguageForm
from cosp.kernel.languages import Language
from sessions.forms.deadlines import DeadlineForm, NewDeadlineForm
from sessions.forms.fields import ZONES
from sessions.models import ConferenceSession, Deadline
from sessions.permissions import may_see_sessions
from sessions.selectors.deadlines import deadlines_of
from sessions.selectors.desk import session_by_pk
from sessions.services.agenda import lock_session
from sessions.services.review import confirm_row
from sessions.services.sessions import save_deadline

from .desk import desk_path, officer, page, take_in_hand


@admin.register(Deadline)
class DeadlineAdmin(OneLanguageAdmin):
    form_class = DeadlineForm
    edit_template = "admin/deadline.html"

    def get_urls(self) -> list[Any]:
        desk = desk_path("of-session/", deadline_desk, "deadline_desk", may=may_see_sessions)
        return [desk, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The desk of the session in hand is the list."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Deadline]:
        return super().get_queryset(request).select_related("conference_session__body")

    def new_row(self, request: HttpRequest) -> Deadline:
        pk = request.GET.get("session", "")
        conference_session = session_by_pk(int(pk) if pk.isdigit() else 0)
        return Deadline(conference_session=conference_session, zone="host", offset="P0D")

    def edit(self, request: HttpRequest, row: Deadline) -> HttpResponse:
        take_in_hand(request, row.conference_session_id)
        return super().edit(request, row)

    def form_for(self, row: Deadline) -> type[OneLanguageForm]:
        return DeadlineForm if row.pk else NewDeadlineForm

    def original_of(self, row: Deadline) -> Language:
        return languages.language(row.conference_session.original_language)

    def locked(self, row: Deadline) -> Deadline:
        lock_session(row.conference_session_id)
        return super().locked(row)

    def save_by_service(self, request: HttpRequest, form: Any) -> Deadline:
        row, facts = form.row, form.touched_facts()
        key = facts.pop("key", row.key)
        names = form.touched_texts().get("name", {})
        owner, by = row.conference_session, officer(request)
        return save_deadline(owner, key, facts=facts, names=names, by=by)

    def confirm_by_service(self, request: HttpRequest, form: Any, row: Deadline) -> None:
        original, codes = form.original.code, [form.language.code]
        confirm_row(row, form.confirmed(), codes, original, by=officer(request))

    def after_address(self, request: HttpRequest, row: Deadline) -> str:
        return reverse("admin:deadline_desk", args=[row.conference_session_id])

    def more(self, request: HttpRequest, row: Deadline) -> dict[str, Any]:
        desk = reverse("admin:deadline_desk", args=[row.conference_session_id])
        return {
            "conference_session": row.conference_session,
            "trail": [(desk, gettext("Deadlines"))],
            "time_zones": ZONES,
            "moment": row.local_at if row.pk else None,
        }


def deadline_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """All deadlines in order of time, each with its rule."""
    return page(
        request,
        "admin/deadlines.html",
        conference_session,
        gettext("Deadlines"),
        deadlines=deadlines_of(conference_session).select_related("conference_session"),
    )
