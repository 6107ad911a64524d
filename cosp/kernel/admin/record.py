"""The record as an admin page: read, search, export; never change."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cosp.kernel.history import changes_of
from cosp.kernel.models import RecordEntry
from cosp.kernel.templatetags.cosp_admin import here_moment

from .base import RecordedAdmin

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # heads of a cell that a spreadsheet would compute


@admin.register(RecordEntry)
class RecordEntryAdmin(RecordedAdmin):
    list_display = ("moment", "who", "deed", "subject", "source")
    list_display_links = ("deed",)
    list_filter = (("at", admin.DateFieldListFilter),)
    search_fields = ("subject", "actor_name", "act", "source", "chain")
    list_select_related = False
    list_per_page = 50
    show_full_result_count = False
    actions = None
    change_list_template = "admin/record_list.html"
    ordering = ("-at", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("at"), ordering="at")
    def moment(self, entry: RecordEntry) -> str:
        return here_moment(entry.at)

    @admin.display(description=_("by"), ordering="actor_name")
    def who(self, entry: RecordEntry) -> str | SafeString:
        return entry.actor_name or "—"

    @admin.display(description=_("act"), ordering="act")
    def deed(self, entry: RecordEntry) -> str:
        return gettext(entry.act)

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="record_export"), *super().get_urls()]

    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        """The entries that the list shows, every page of it, as a table."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        line = csv.writer(Echo()).writerow
        answer = StreamingHttpResponse(
            (line(row) for row in chain([[BOM + HEAD[0], *HEAD[1:]]], table_of(entries))),
            content_type="text/csv; charset=utf-8",
        )
        answer["Content-Disposition"] = 'attachment; filename="record.csv"'
        return answer

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            raise Http404
        if not self.has_view_permission(request, entry):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext(entry.act),
            "opts": self.opts,
            "entry": entry,
        }
        return TemplateResponse(request, "admin/record_entry.html", context)


BOM = "\N{BYTE ORDER MARK}"  # tells spreadsheets that the file is UTF-8
HEAD = ("at", "by", "act", "object", "subject", "field", "language", "before", "after", "source")


class Echo:
    """A file that gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def table_of(entries: QuerySet[RecordEntry]) -> Iterator[list[str]]:
    """One line for each changed field, or one for an entry without any."""
    for entry in entries.iterator():
        at = timezone.localtime(entry.at).isoformat()
        head = [at, entry.actor_name, entry.act, entry.chain, entry.subject]
        changes = [
            [one.label, one.language.short if one.language else "", one.before, one.after]
            for one in changes_of(entry)
        ]
        for change in changes or [["", "", "", ""]]:
            yield [_harmless(cell) for cell in (*head, *change, entry.source)]


def _harmless(cell: str) -> str:
    """The cell so that a spreadsheet reads it as text and computes nothing."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
