"""The change page of a treaty body."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from cosp.kernel.admin.base import OneLanguageAdmin
from sessions.forms.conference_sessions import BodyForm
from sessions.models import Body
from sessions.services.review import confirm_row
from sessions.services.sessions import save_body

from .desk import officer


@admin.register(Body)
class BodyAdmin(OneLanguageAdmin):
    form_class = BodyForm
    list_display = ("__str__", "symbol_root")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a body comes with its symbol root, by a data file

    def save_by_service(self, request: HttpRequest, form: Any) -> Body:
        row = form.row
        return save_body(row.key, row.symbol_root, form.touched_texts(), by=officer(request))

    def confirm_by_service(self, request: HttpRequest, form: Any, row: Body) -> None:
        confirm_row(row, form.confirmed(), [form.language.code], "en", by=officer(request))
