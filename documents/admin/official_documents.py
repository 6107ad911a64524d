"""Official documents: their list with the six languages, and the page on which one is edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.forms import BaseFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.admin.base import OneLanguageAdmin, back_address
from cosp.kernel.editing import OneLanguageForm
from cosp.kernel.languages import Language
from cosp.kernel.translated import texts_of
from documents.forms import (
    DocumentForm,
    LinkFormSet,
    MandateFormSet,
    NewDocumentForm,
    VersionFormSet,
)
from documents.models import OfficialDocument
from documents.rules.symbols import SymbolError, guess_distribution, guess_kind, parse_symbol
from documents.selectors.desk import (
    links_of,
    mandates_of,
    proposed_symbols,
)
from documents.selectors.documents import version_marks
from documents.services.documents import (
    confirm_title,
    save_document,
)
from sessions.admin.agenda_desk import page_language
from sessions.admin.desk import officer
from sessions.selectors.desk import session_by_pk

from . import concordance_desk, import_desk, papers_desk, texts_desk
from .document_list import (
    MARK_LOOKS,
    InSymbolOrder,
    NotIssuedIn,
    UnderItem,
    in_hand,
    standing_words,
)
from .document_parts import (
    items_for,
    link_row,
    save_links,
    save_mandates,
    save_versions,
    version_rows,
)


@admin.register(OfficialDocument)
class OfficialDocumentAdmin(OneLanguageAdmin):
    form_class = DocumentForm
    edit_template = "admin/official_document.html"
    change_list_template = "admin/document_list.html"
    list_display = ("symbol", "shown_title", "kind", "marks")
    list_filter = (
        ("conference_session", admin.RelatedOnlyFieldListFilter),
        UnderItem,
        "kind",
        NotIssuedIn,
    )
    search_fields = ("symbol", *(f"title_{one.field_suffix}" for one in languages.OFFICIAL))
    list_per_page = 100
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def get_urls(self) -> list[Any]:
        desks = (texts_desk, papers_desk, import_desk, concordance_desk)
        return [*(one for desk in desks for one in desk.urls()), *super().get_urls()]

    # --- the list -------------------------------------------------------------------------------

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return InSymbolOrder

    def get_queryset(self, request: HttpRequest) -> QuerySet[OfficialDocument]:
        rows = super().get_queryset(request).select_related("conference_session__body")
        return rows.prefetch_related("versions")

    @admin.display(description=_("Title"))
    def shown_title(self, row: OfficialDocument) -> str:
        texts = texts_of(row, "title")
        return texts[page_language().code] or texts[row.original_language] or "—"

    @admin.display(description=_("Languages"))
    def marks(self, row: OfficialDocument) -> SafeString:
        """Six marks, each with its word for those who do not see it."""
        words = standing_words()
        cells = (
            (MARK_LOOKS[word], f"{one.native_name}: {words[word]}", one.short)
            for one, _version, word in version_marks(row, timezone.localdate())
        )
        items = format_html_join(
            "", '<li><span class="mark mark--{}" title="{}">{}</span></li>', cells
        )
        return format_html('<ul class="marks">{}</ul>', items)

    # --- the page -------------------------------------------------------------------------------

    def new_row(self, request: HttpRequest) -> OfficialDocument:
        pk = request.GET.get("session") or ""
        owner = session_by_pk(int(pk)) if pk.isdigit() else in_hand(request)
        row = OfficialDocument(conference_session=owner)
        row.symbol = request.GET.get("symbol") or (proposed_symbols(owner)[0] if owner else "")
        row.kind, row.distribution = _guesses(row.symbol)
        if owner:
            row.original_language = owner.original_language
        return row

    def form_for(self, row: OfficialDocument) -> type[OneLanguageForm]:
        return DocumentForm if row.pk else NewDocumentForm

    def original_of(self, row: OfficialDocument) -> Language:
        return languages.language(row.original_language)

    def save_by_service(self, request: HttpRequest, form: Any) -> OfficialDocument:
        row, facts = form.row, form.touched_facts()
        symbol = facts.pop("symbol", row.symbol)
        owner = facts.pop("conference_session", None) or row.conference_session
        titles = form.touched_texts().get("title", {})
        by = officer(request)
        return save_document(owner, symbol, facts=facts, titles=titles, by=by, source="admin")

    def confirm_by_service(self, request: HttpRequest, form: Any, row: OfficialDocument) -> None:
        confirm_title(row, [form.language.code], by=officer(request), source="admin")

    def stays(self, request: HttpRequest) -> bool:
        """A new document is opened next: its versions and items are still to be told."""
        add = reverse("admin:documents_officialdocument_add")
        return request.path == add or super().stays(request)

    def after_address(self, request: HttpRequest, row: OfficialDocument) -> str:
        changelist = reverse("admin:documents_officialdocument_changelist")
        return f"{changelist}?conference_session__id__exact={row.conference_session_id}"

    def more(self, request: HttpRequest, row: OfficialDocument) -> dict[str, Any]:
        """The proposed symbols, and the way back to the list."""
        owner = row.conference_session if row.conference_session_id else in_hand(request)
        trail = [(reverse("admin:documents_officialdocument_changelist"), gettext("Documents"))]
        if row.pk or owner is None:
            return {"trail": trail, "back": back_address(request, "")}
        return {"trail": trail, "symbols": proposed_symbols(owner), "owner": owner}

    # --- versions, mandates, items --------------------------------------------------------------

    def companions(
        self, request: HttpRequest, row: OfficialDocument
    ) -> dict[str, BaseFormSet[Any]]:
        if not row.pk:
            return {}
        data = request.POST or None
        links = links_of(row)
        return {
            "versions": VersionFormSet(data, prefix="versions", initial=version_rows(row)),
            "mandates": MandateFormSet(
                data,
                prefix="mandates",
                initial=[{"kind": kind, "number": number} for kind, number in mandates_of(row)],
            ),
            "links": LinkFormSet(
                data,
                prefix="links",
                initial=[link_row(link) for link in links],
                form_kwargs={"items": items_for(request, row, links)},
            ),
        }

    def save_companions(
        self, request: HttpRequest, row: OfficialDocument, companions: dict[str, BaseFormSet[Any]]
    ) -> None:
        if not companions:
            return
        save_versions(request, row, companions["versions"])
        save_mandates(request, row, companions["mandates"])
        save_links(request, row, companions["links"])


def _guesses(symbol: str) -> tuple[str, str]:
    """Kind and distribution that a symbol suggests."""
    try:
        parsed = parse_symbol(symbol)
    except SymbolError:
        return "note", "general"
    return guess_kind(parsed), guess_distribution(parsed)
