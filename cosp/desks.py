"""The secretariat's site: its frame with the desks, and the index with what is to be done.

It is made of all apps, so it stands with the addresses in the composition root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.history import entries_in
from documents.selectors.papers import renditions_of
from documents.selectors.texts import GROUP_NAMES, GROUPS, text_counts_by_group, text_lines
from sessions.models import ConferenceSession
from sessions.selectors.agenda import agenda_tree
from sessions.selectors.deadlines import deadlines_of
from sessions.selectors.desk import IN_HAND, session_in_hand
from sessions.selectors.meetings import plan_findings


@dataclass(frozen=True)
class Desk:
    """One line of the desks' list."""

    name: str | Promise
    address: str
    note: str | Promise = ""
    is_here: bool = False


def session_desks(conference_session: ConferenceSession) -> Iterator[tuple[Any, str, Any]]:
    """Name, address and purpose of the desks of one session."""

    def at(name: str) -> str:
        return reverse(f"admin:{name}", args=[conference_session.pk])

    documents = reverse("admin:documents_officialdocument_changelist")
    yield (
        _("Session"),
        at("cosp_sessions_conferencesession_change"),
        _("Dates, place, host; move it, or make the next one from it."),
    )
    yield _("Agenda"), at("agenda_desk"), _("Items in order, their annotations, the state.")
    yield (
        _("Organization of work"),
        at("work_desk"),
        _("Meetings day by day, and what the plan breaks."),
    )
    yield _("Deadlines"), at("deadline_desk"), _("The rule of each, and the moment it gives.")
    yield (
        _("Documents"),
        f"{documents}?conference_session__id__exact={conference_session.pk}",
        _("Symbols, titles, mandates, and the six language versions."),
    )
    yield _("Texts to be done"), at("texts_desk"), _("What is missing, stale or to be reviewed.")
    yield (
        pgettext_lazy("desk", "Papers"),
        at("papers_desk"),
        _("Make the annotated agenda in six languages, and issue it."),
    )
    yield _("Import"), at("import_desk"), _("Read an issued agenda, look it over, take it in.")
    yield _("Concordance"), at("concordance_desk"), _("Where the six languages differ.")


class SecretariatSite(AdminSite):
    """Django's admin under the name of the secretariat, with desks instead of a list of tables."""

    site_header = _("Secretariat")
    site_title = _("Secretariat")
    index_title = _("Desks")
    index_template = "admin/desks.html"
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        if not self.has_permission(request):
            return context
        in_hand = self.session_of(request)
        return {
            **context,
            "conference_session": in_hand,
            "desks": list(_desks(request, in_hand)),
            "cupboard": list(_cupboard(request)),
        }

    def session_of(self, request: HttpRequest) -> ConferenceSession | None:
        """The session that the person works on, looked up once a request."""
        if not hasattr(request, "_conference_session"):
            today = timezone.localdate()
            found = session_in_hand(request.session.get(IN_HAND), today)
            request._conference_session = found  # type: ignore[attr-defined]
        return request._conference_session  # type: ignore[attr-defined]

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        conference_session = self.session_of(request)
        context = {
            **self.each_context(request),
            "title": conference_session or self.index_title,
            "is_index": True,
            "recent": entries_in()[:8],
            **(glance(conference_session) if conference_session else {}),
        }
        return TemplateResponse(request, "admin/desks.html", context)


def _desks(request: HttpRequest, conference_session: ConferenceSession | None) -> Iterator[Desk]:
    index = reverse("admin:index")
    yield Desk(_("All desks"), index, is_here=request.path == index)
    rows = list(session_desks(conference_session)) if conference_session else []
    here = _here(request.path, [address for _name, address, _note in rows])
    for name, address, note in rows:
        yield Desk(name, address, note, is_here=address == here)


def _here(path: str, addresses: list[str]) -> str:
    """The desk to which the page belongs: the one whose address is the longest head of its own."""
    heads = {address.partition("?")[0].removesuffix("/change/"): address for address in addresses}
    # A session's own page is the head of its desks' addresses, and no desk of theirs.
    fitting = [head for head in heads if _leads_to(head, path)]
    return heads[max(fitting, key=len)] if fitting else ""


def _leads_to(head: str, path: str) -> bool:
    if head.endswith("/"):
        return path.startswith(head)
    return path in (f"{head}/change/", f"{head}/move/", f"{head}/next/", f"{head}/history/")


def _cupboard(request: HttpRequest) -> Iterator[Desk]:
    """What belongs to no session."""
    names = (
        (_("Record"), "kernel_recordentry", _("Who did what, and when.")),
        (_("Sessions"), "cosp_sessions_conferencesession", _("All sessions, earlier ones too.")),
        (_("Bodies"), "cosp_sessions_body", _("The treaty body and its names.")),
        (_("Accounts"), "kernel_user", _("Who may sign in.")),
    )
    for name, model, note in names:
        address = reverse(f"admin:{model}_changelist")
        yield Desk(name, address, note, is_here=request.path == address)


def glance(conference_session: ConferenceSession) -> dict[str, Any]:
    """What the index tells of a session: texts per language, papers, plan, next deadlines."""
    lang = languages.BY_CODE.get(get_language() or "en", languages.EN)
    tree = agenda_tree(conference_session)
    counts = text_counts_by_group(text_lines(conference_session, lang, tree))
    renditions = renditions_of(conference_session)
    now = timezone.now()
    return {
        "official": languages.OFFICIAL,
        "groups": [
            (GROUP_NAMES[group], [(one, counts[group][one.code]) for one in languages.OFFICIAL])
            for group in GROUPS
        ],
        "renditions": [(one, renditions.get(one.code)) for one in languages.OFFICIAL],
        "finding_count": len(plan_findings(conference_session, tree)),
        "coming": deadlines_of(conference_session)
        .filter(at__gte=now)
        .select_related("conference_session")[:3],
        "has_agenda": bool(tree),
        "no_session": gettext("There is no session yet."),
    }
