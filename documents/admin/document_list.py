"""The list of documents: in the order of symbols, filtered, with the six languages of each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cosp.kernel import languages
from documents.selectors.desk import in_symbol_order, item_labels
from documents.states import VersionState
from sessions.admin.agenda_desk import page_language
from sessions.models import ConferenceSession
from sessions.selectors.desk import IN_HAND, session_in_hand

MARK_LOOKS = {"issued": "current", "late": "missing", "awaited": "stale", "not-planned": "review"}


class InSymbolOrder(ChangeList):
    """A list in the order of symbols as readers count, which a database cannot make."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.params.get("o"):
            return
        keys = in_symbol_order(self.queryset)
        if not self.show_all:
            first = (self.page_num - 1) * self.list_per_page
            keys = keys[first : first + self.list_per_page]
        rows = self.root_queryset.in_bulk(keys)
        self.result_list = [rows[pk] for pk in keys]


class NotIssuedIn(admin.SimpleListFilter):
    """Documents whose version in one language is not issued."""

    title = _("not issued in")
    parameter_name = "awaited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(one.code, one.native_name) for one in languages.OFFICIAL]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        done = (VersionState.ISSUED, VersionState.NOT_PLANNED)
        return queryset.exclude(versions__language=self.value(), versions__state__in=done)


class UnderItem(admin.SimpleListFilter):
    """Documents in the list of an item of the session in hand, or mentioned there."""

    title = _("agenda item")
    parameter_name = "item"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        owner = in_hand(request)
        if owner is None:
            return []
        return [(str(pk), label) for pk, label in item_labels(owner, page_language()).items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        return queryset.filter(item_links__item=value).distinct() if value.isdigit() else queryset


def in_hand(request: HttpRequest) -> ConferenceSession | None:
    """The session that the person works on."""
    return session_in_hand(request.session.get(IN_HAND), timezone.localdate())


def standing_words() -> dict[str, str]:
    """The word for where a version stands."""
    return {
        "issued": pgettext("document", "Issued"),
        "late": pgettext("document", "Late"),
        "awaited": pgettext("document", "Awaited"),
        "not-planned": pgettext("document", "Not planned"),
    }
