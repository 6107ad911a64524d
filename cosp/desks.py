"""The secretariat's site: its frame with the desks, and the index with what is to be done.

It is made of all apps, so it stands with the addresses in the composition root.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
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
    """One line of the desks' list: its page, and the names of the pages that belong to it."""

    name: str | Promise
    page: str  # the name of its address
    note: str | Promise
    pages: tuple[str, ...]  # heads of the names of addresses; with a stop behind, whole names


SESSION_DESKS = (
    Desk(
        _("Session"),
        "cosp_sessions_conferencesession_change",
        _("Dates, place, host; move it, or make the next one from it."),
        (
            "cosp_sessions_conferencesession_change.",
            "cosp_sessions_conferencesession_history.",
            "session_",
        ),
    ),
    Desk(
        _("Agenda"),
        "agenda_desk",
        _("Items in order, their annotations, the state."),
        ("agenda_", "cosp_sessions_agendaitem_"),
    ),
    Desk(
        _("Organization of work"),
        "work_desk",
        _("Meetings day by day, and what the plan breaks."),
        ("work_",),
    ),
    Desk(
        _("Deadlines"),
        "deadline_desk",
        _("The rule of each, and the moment it gives."),
        ("deadline_", "cosp_sessions_deadline_"),
    ),
    Desk(
        _("Documents"),
        "documents_officialdocument_changelist",
        _("Symbols, titles, mandates, and the six language versions."),
        ("documents_officialdocument_",),
    ),
    Desk(
        _("Texts to be done"),
        "texts_desk",
        _("What is missing, stale or to be reviewed."),
        ("texts_",),
    ),
    Desk(
        pgettext_lazy("desk", "Papers"),
        "papers_desk",
        _("Make the annotated agenda in six languages, and issue it."),
        ("papers_",),
    ),
    Desk(
        _("Import"),
        "import_desk",
        _("Read an issued agenda, look it over, take it in."),
        ("import_",),
    ),
    Desk(
        _("Concordance"),
        "concordance_desk",
        _("Where the six languages differ."),
        ("concordance_",),
    ),
)
OTHER_DESKS = (
    Desk(
        _("Record"),
        "kernel_recordentry_changelist",
        _("Who did what, and when."),
        ("kernel_recordentry_", "record_"),
    ),
    Desk(
        _("Sessions"),
        "cosp_sessions_conferencesession_changelist",
        _("All sessions, earlier ones too."),
        ("cosp_sessions_conferencesession_changelist", "cosp_sessions_conferencesession_add"),
    ),
    Desk(
        _("Bodies"),
        "cosp_sessions_body_changelist",
        _("The treaty body and its names."),
        ("cosp_sessions_body_",),
    ),
    Desk(
        _("Accounts"),
        "kernel_user_changelist",
        _("Who may sign in."),
        ("kernel_user_", "auth_"),
    ),
)
ALL_DESKS = Desk(_("All desks"), "index", "", ("index.",))


@dataclass(frozen=True)
class Line:
    """A desk as the frame shows it."""

    name: str | Promise
    note: str | Promise
    address: str
    is_here: bool


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
            "desks": _lines(request, in_hand),
            "cupboard": [_line(request, desk) for desk in OTHER_DESKS],
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


def _lines(request: HttpRequest, conference_session: ConferenceSession | None) -> list[Line]:
    of_session = SESSION_DESKS if conference_session else ()
    return [_line(request, desk, conference_session) for desk in (ALL_DESKS, *of_session)]


def _line(
    request: HttpRequest, desk: Desk, conference_session: ConferenceSession | None = None
) -> Line:
    here = request.resolver_match.url_name if request.resolver_match else ""
    is_here = f"{here}.".startswith(desk.pages)
    return Line(desk.name, desk.note, _address(desk.page, conference_session), is_here)


def _address(page: str, conference_session: ConferenceSession | None) -> str:
    if conference_session is None or page == "index":
        return reverse(f"admin:{page}")
    if page.endswith("_changelist"):
        return f"{reverse(f'admin:{page}')}?conference_session__id__exact={conference_session.pk}"
    return reverse(f"admin:{page}", args=[conference_session.pk])


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
    }
