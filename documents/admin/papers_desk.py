"""The papers desk: how far each language's paper is, made, looked at, issued."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.texts import fingerprint
from documents.errors import PaperRefusal
from documents.forms import IssueForm
from documents.permissions import may_issue_papers, may_make_papers, may_see_papers
from documents.rendering.desk import PaperDesk, paper_desk
from documents.selectors.issued import paper_file_name
from documents.selectors.papers import issuances_of, renditions_of
from documents.services.papers import issue_paper, request_papers
from documents.states import RenditionState
from sessions.admin.desk import desk_path, officer, page, to_desk
from sessions.models import ConferenceSession

UNFINISHED = (RenditionState.QUEUED, RenditionState.RENDERING)


def urls() -> list[URLPattern]:
    see, make, issuing = may_see_papers, may_make_papers, may_issue_papers
    return [
        desk_path("papers/", papers_desk, "papers_desk", may=see),
        desk_path("papers/progress/", progress, "papers_progress", may=see),
        desk_path("papers/make/", make_papers, "papers_make", may=make),
        desk_path("papers/issue/", issue, "papers_issue", may=issuing),
        desk_path("papers/agenda-<slug:code>.pdf", paper_file, "papers_file", may=see),
    ]


@never_cache
def papers_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """The six languages, each with its texts, its paper and what may be done."""
    desk = paper_desk(conference_session)
    return page(
        request,
        "admin/papers_desk.html",
        conference_session,
        gettext("Annotated agenda: papers"),
        desk=desk,
        stamp=stamp_of(conference_session),
        texts_address=reverse("admin:texts_desk", args=[conference_session.pk]),
        back=urlencode({"back": request.path}),
        issuances=issuances_of(conference_session),
        progress=progress_sentence(desk),
    )


def stamp_of(conference_session: ConferenceSession) -> str:
    """Changes when any paper of the session gets further."""
    rows = renditions_of(conference_session).items()
    parts = (f"{code} {row.state} {row.started_at} {row.finished_at}" for code, row in rows)
    return fingerprint("\n".join(sorted(parts)))


def progress_sentence(desk: PaperDesk) -> str:
    """How far the making has come, for the eye and for screen readers."""
    count = sum(line.state == RenditionState.DONE and line.is_current for line in desk.lines)
    text = ngettext(
        "%(count)s paper of six is ready.", "%(count)s papers of six are ready.", count
    ) % {"count": count}
    if not desk.is_unfinished:
        return text
    making = [line.language for line in desk.lines if line.is_unfinished]
    return gettext("%(ready)s In the making: %(languages)s.") % {
        "ready": text,
        "languages": names_of(making),
    }


def names_of(found: Iterable[Language]) -> str:
    """Languages in a row, each in its own script and isolated from the others."""
    return " · ".join(
        f"\N{FIRST STRONG ISOLATE}{one.native_name}\N{POP DIRECTIONAL ISOLATE}" for one in found
    )


@never_cache
@require_safe
def progress(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """One small answer a second while papers are being made: whether anything got further."""
    rows = renditions_of(conference_session).values()
    return JsonResponse(
        {
            "stamp": stamp_of(conference_session),
            "unfinished": any(row.state in UNFINISHED for row in rows),
        }
    )


@require_POST
def make_papers(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Has one paper made, or all six."""
    code = request.POST.get("language", "")
    codes = [code] if code in languages.BY_CODE else list(languages.CODES)
    rows = request_papers(conference_session, codes, officer(request))
    if rows:
        names = names_of(languages.BY_CODE[row.language] for row in rows)
        messages.success(request, gettext("Being made: %(languages)s.") % {"languages": names})
    else:
        text = gettext("Nothing has changed since the papers were made; none is made again.")
        messages.info(request, text)
    return to_desk("papers_desk", conference_session)


def issue(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """The check page before the papers are issued, and the issue."""
    desk = paper_desk(conference_session)
    form = IssueForm(request.POST or None, is_complete=desk.may_be_issued)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("override_reason", "")
        try:
            issue_paper(conference_session, by=officer(request), override_reason=reason)
        except PaperRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            text = gettext("The papers are issued. Everybody can now read them on the public page.")
            messages.success(request, text)
            return to_desk("papers_desk", conference_session)
    return page(
        request,
        "admin/papers_issue.html",
        conference_session,
        gettext("Issue the annotated agenda?"),
        desk=desk,
        form=form,
        obstacles=[one for line in desk.lines for one in line.obstacles],
        ready=[line for line in desk.lines if line.state == RenditionState.DONE],
    )


@never_cache
@require_safe
def paper_file(
    request: HttpRequest, conference_session: ConferenceSession, code: str
) -> HttpResponseBase:
    """A paper as it was last made, whether issued or not; for the secretariat only."""
    try:
        language = languages.language(code)
    except LookupError:
        raise Http404 from None
    row = renditions_of(conference_session).get(language.code)
    if row is None or not row.file or not row.file.storage.exists(row.file.name or ""):
        raise Http404
    return FileResponse(
        row.file.open("rb"),
        as_attachment="download" in request.GET,
        filename=paper_file_name(language),
        content_type="application/pdf",
    )
