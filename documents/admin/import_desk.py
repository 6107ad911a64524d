"""Import of an issued agenda in two steps: a file is read and looked over, then taken in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from cosp.kernel import languages
from cosp.kernel.context import language_in_force
from cosp.kernel.differences import pieces
from cosp.kernel.errors import RuleViolation
from documents.forms import ImportForm
from documents.importing.agenda import AgendaReading, read_agenda
from documents.importing.problems import Problem, Severity
from documents.importing.reading import (
    MAX_FILE_BYTES,
    REFUSALS,
    UnreadableFile,
    read_bytes,
    read_file,
)
from documents.permissions import may_import
from documents.rendering.sentences import sentence
from documents.selectors.texts import FIELD_NAMES
from documents.services.import_result import Change, ImportResult, Remark
from documents.services.importing import Preview, import_agenda, preview
from documents.services.uploads import drop_upload, keep_upload, kept_upload
from sessions.admin.desk import desk_path, desk_url, officer, page, to_desk
from sessions.models import ConferenceSession

from .concordance_desk import row_of

UPLOADS = "uploads"  # where the login session keeps what was uploaded, by token
LOOKS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTICE: "now"}


def urls() -> list[URLPattern]:
    return [
        desk_path("import/", import_desk, "import_desk", may=may_import),
        desk_path("import/<str:token>/", looked_over, "import_preview", may=may_import),
    ]


def import_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Takes a file; one that cannot be read as a text is refused at once."""
    form = ImportForm(
        request.POST or None,
        request.FILES or None,
        conference_session=conference_session,
        initial={"language": conference_session.original_language, "which": "this"},
    )
    if request.method == "POST" and form.is_valid():
        token = _kept(request, form)
        if token:
            return to_desk("import_preview", conference_session, token)
    title = gettext("Import an issued agenda")
    return page(request, "admin/import_desk.html", conference_session, title, form=form)


def _kept(request: HttpRequest, form: ImportForm) -> str | None:
    """Keeps the file until it is confirmed; without one the form says why it is refused."""
    file: UploadedFile = form.cleaned_data["file"]
    name = Path(file.name or "").name
    try:
        if (file.size or 0) > MAX_FILE_BYTES:
            size = -(-(file.size or 0) // (1024 * 1024))
            limit = MAX_FILE_BYTES // (1024 * 1024)
            raise UnreadableFile("too-large", name=name, size=size, limit=limit)
        content = file.read()
        read_bytes(name, content)
    except UnreadableFile as refusal:
        form.add_error("file", refusal_sentence(refusal))
        return None
    suffix = ".docx" if content.startswith(b"PK\x03\x04") else ".txt"
    token = keep_upload([content], suffix)
    kept = request.session.get(UPLOADS, {})
    facts = {"name": name, **{key: form.cleaned_data[key] for key in ("language", "which")}}
    request.session[UPLOADS] = {**kept, token: facts}
    return token


def refusal_sentence(refusal: UnreadableFile) -> str:
    """Why a file is refused, in the language of the pages."""
    return sentence(REFUSALS[refusal.code], refusal.parameters, language_in_force())


def looked_over(
    request: HttpRequest, conference_session: ConferenceSession, token: str
) -> HttpResponse:
    """Shows what stands in the file and what its import would do; on confirmation does it.

    The kept file is read again each time, and only by the login session that uploaded it.
    """
    facts = request.session.get(UPLOADS, {}).get(token)
    path = kept_upload(token) if facts else None
    if path is None:
        text = gettext("The file waited too long and was deleted. Choose it again.")
        messages.error(request, text)
        return to_desk("import_desk", conference_session)
    reading = _reading(path, facts, conference_session)
    expected = conference_session if facts["which"] == "this" else None
    if request.method == "POST":
        done = _imported(request, reading, expected)
        if done is not None:
            return _result(request, conference_session, token, done)
    seen = preview(reading, conference_session=expected)
    return page(
        request,
        "admin/import_preview.html",
        conference_session,
        gettext("Look over “%(name)s”") % {"name": facts["name"]},
        language=languages.language(facts["language"]),
        **_shown(seen, conference_session),
    )


def _reading(
    path: Path, facts: dict[str, str], conference_session: ConferenceSession
) -> AgendaReading:
    number = conference_session.number if facts["which"] == "this" else None
    return read_agenda(read_file(path), facts["language"], number)


def _imported(
    request: HttpRequest, reading: AgendaReading, expected: ConferenceSession | None
) -> ImportResult | None:
    try:
        return import_agenda(reading, conference_session=expected, by=officer(request))
    except RuleViolation as refusal:
        messages.error(request, str(refusal))
        return None


def _result(
    request: HttpRequest, owner: ConferenceSession, token: str, done: ImportResult
) -> HttpResponse:
    """Drops the file, says what was done, and leads to the agenda that was imported."""
    drop_upload(token)
    kept = request.session.get(UPLOADS, {})
    request.session[UPLOADS] = {key: facts for key, facts in kept.items() if key != token}
    text = gettext(
        "%(session)s, %(language)s: imported. Texts and facts written: %(count)s; over an earlier"
        " text: %(overwritten)s; differences between the languages: %(differences)s."
    )
    messages.success(
        request,
        text
        % {
            "session": done.session_name,
            "language": done.language.native_name,
            "count": len(done.changes),
            "overwritten": len(done.overwritten),
            "differences": len(done.discordances),
        },
    )
    address = reverse("admin:agenda_desk", args=[done.session_pk or owner.pk])
    return HttpResponseRedirect(f"{address}?edit={done.language.code}")


# --- what the page shows ------------------------------------------------------------------------


def _shown(seen: Preview, owner: ConferenceSession) -> dict[str, Any]:
    result = seen.result
    reading = seen.reading
    return {
        "refusal": str(seen.refusal) if seen.refusal else "",
        "lines": [(number, text, _sentences(found)) for number, text, found in seen.lines],
        "troubled": [
            (number, text, _sentences(found)) for number, text, found in seen.lines if found
        ],
        "error_count": sum(one.severity == Severity.ERROR for one in reading.problems),
        "items": reading.all_items,
        "meetings": reading.meetings,
        "result": result,
        "overwritten": [_change(one) for one in result.overwritten] if result else [],
        "added": [_change(one) for one in result.changes if not one.overwrites] if result else [],
        "remarks": _remark_sentences(result.remarks) if result else [],
        "differences": [row_of(one, desk_url("import_desk", owner)) for one in result.discordances]
        if result
        else [],
    }


def _sentences(found: Iterable[Problem]) -> list[tuple[str, str]]:
    """For each problem its look and its sentence in the language of the pages."""
    return [(LOOKS[one.severity], _filled(one)) for one in found]


def _remark_sentences(found: Iterable[Remark]) -> list[str]:
    return [_filled(one) for one in found]


def _filled(one: Problem | Remark) -> str:
    return sentence(one.template, dict(one.parameters), language_in_force())


def _change(one: Change) -> dict[str, Any]:
    name = FIELD_NAMES.get(one.field) or gettext(capfirst(one.field.replace("_", " ")))
    return {
        "place": one.place,
        "field": name,
        "after": one.after,
        "pieces": pieces(one.before, one.after) if one.overwrites else [],
    }
