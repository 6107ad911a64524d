"""The change page of an agenda item; items are put in order on the agenda desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext

from cosp.kernel import languages
from cosp.kernel.admin.base import OneLanguageAdmin
from cosp.kernel.editing import OneLanguageForm
from cosp.kernel.languages import EN, Language
from sessions.forms.agenda import AgendaItemForm, NewAgendaItemForm
from sessions.models import AgendaItem
from sessions.selectors.agenda import agenda_tree, flat
from sessions.selectors.desk import item_by_pk, session_by_pk, top_items
from sessions.services.agenda import add_item, confirm_item, lock_session, update_item

from .desk import officer, take_in_hand


@admin.register(AgendaItem)
class AgendaItemAdmin(OneLanguageAdmin):
    form_class = AgendaItemForm
    edit_template = "admin/agenda_item.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The agenda desk is the list of the items."""
        return HttpResponseRedirect(reverse("admin:index"))

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("conference_session__body", "parent")

    def new_row(self, request: HttpRequest) -> AgendaItem:
        pk = request.GET.get("session", "")
        return AgendaItem(conference_session=session_by_pk(int(pk) if pk.isdigit() else 0))

    def edit(self, request: HttpRequest, row: AgendaItem) -> HttpResponse:
        take_in_hand(request, row.conference_session_id)
        return super().edit(request, row)

    def form_for(self, row: AgendaItem) -> type[OneLanguageForm]:
        return AgendaItemForm if row.pk else NewAgendaItemForm

    def form_options(self, request: HttpRequest, row: AgendaItem) -> dict[str, Any]:
        if row.pk:
            return {}
        numbered = enumerate(top_items(row.conference_session), start=1)
        parents = [(item, f"{number}. {item}") for number, item in numbered]
        return {"parents": parents, "initial": {"parent": request.GET.get("parent")}}

    def original_of(self, row: AgendaItem) -> Language:
        return languages.language(row.conference_session.original_language)

    def locked(self, row: AgendaItem) -> AgendaItem:
        conference_session = lock_session(row.conference_session_id)
        return item_by_pk(conference_session, row.pk)

    def save_by_service(self, request: HttpRequest, form: Any) -> AgendaItem:
        by, row = officer(request), form.row
        texts = form.touched_texts()
        if row.pk:
            update_item(row, texts, by=by, source="admin")
            return row
        parent = form.cleaned_data["parent"]
        return add_item(row.conference_session, texts, by=by, parent=parent, source="admin")

    def confirm_by_service(self, request: HttpRequest, form: Any, row: AgendaItem) -> None:
        by, codes = officer(request), [form.language.code]
        confirm_item(row, codes, by=by, fields=form.confirmed(), source="admin")

    def heading(self, row: AgendaItem) -> str:
        nodes = flat(agenda_tree(row.conference_session))
        node = next(one for one in nodes if one.pk == row.pk)
        lang = languages.BY_CODE.get(get_language() or "en", EN)
        reference = lang.words["item_reference"].format(label=node.label(lang))
        return reference[:1].upper() + reference[1:]

    def after_address(self, request: HttpRequest, row: AgendaItem) -> str:
        desk = reverse("admin:agenda_desk", args=[row.conference_session_id])
        return f"{desk}#item-{row.pk}"

    def more(self, request: HttpRequest, row: AgendaItem) -> dict[str, Any]:
        desk = reverse("admin:agenda_desk", args=[row.conference_session_id])
        return {
            "conference_session": row.conference_session,
            "trail": [(desk, gettext("Agenda"))],
        }
