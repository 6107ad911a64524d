"""Papers asked for, made and issued; the only hand that writes their rows."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from cosp.kernel import languages, pdf, record
from cosp.kernel.files import write_atomically
from cosp.kernel.models import User
from documents.errors import PaperRefusal
from documents.models import Issuance, IssuedFile, Rendition
from documents.rendering.desk import obstacle_sentence, standings
from documents.rendering.papers import agenda_order, lacks
from documents.rules.issuing import may_be_issued, obstacles
from documents.selectors.papers import (
    AgendaFacts,
    agenda_facts,
    renditions_of,
    unfinished_renditions,
)
from documents.services.documents import set_version
from documents.states import PaperKind, RenditionState, VersionState
from documents.tasks import order_rendition_on_commit
from sessions.models import ConferenceSession

log = logging.getLogger(__name__)
LOST_AFTER = dt.timedelta(minutes=3)  # longer than any worker may take over a paper


@transaction.atomic
def request_papers(
    conference_session: ConferenceSession, codes: Collection[str], by: User | None
) -> list[Rendition]:
    """Has the annotated agenda made in these languages; says which papers are being made.

    A paper whose content has not changed since it was made is not made again.
    """
    ConferenceSession.objects.select_for_update().get(pk=conference_session.pk)
    facts, known = agenda_facts(conference_session), renditions_of(conference_session)
    orders = [agenda_order(facts, languages.BY_CODE[code]) for code in codes]
    wanted = [
        order.language_code
        for order in pdf.longest_first(orders)
        if not _is_made(known.get(order.language_code), pdf.fingerprint(order))
    ]
    rows = [_queue(conference_session, known.get(code), code, by) for code in wanted]
    if rows:
        record.append(
            conference_session, gettext_noop("papers ordered"), by=by, after={"languages": wanted}
        )
    return rows


def _is_made(rendition: Rendition | None, content_hash: str) -> bool:
    return (
        rendition is not None
        and rendition.state == RenditionState.DONE
        and _has_file_of(rendition, content_hash)
    )


def _queue(
    conference_session: ConferenceSession, row: Rendition | None, code: str, by: User | None
) -> Rendition:
    row = row or Rendition(
        conference_session=conference_session, paper=PaperKind.AGENDA, language=code
    )
    row.state, row.error = RenditionState.QUEUED, ""
    row.requested_by, row.requested_at = by, timezone.now()
    row.started_at = row.finished_at = None
    row.save()
    order_rendition_on_commit(row.pk)
    return row


@transaction.atomic
def order_lost_renditions(at: dt.datetime) -> int:
    """Orders again the papers that were asked for, or begun, long before ``at``; says how many.

    Harmless when a worker is making one after all: the paper comes out the same.
    """
    lost = [
        row
        for row in unfinished_renditions().select_for_update()
        if max(filter(None, (row.requested_at, row.started_at)), default=at) < at - LOST_AFTER
    ]
    for row in lost:
        order_rendition_on_commit(row.pk)
    return len(lost)


# --- making -----------------------------------------------------------------------------------


def render_rendition(rendition_pk: int) -> str:
    """Makes a paper that was asked for and says how it ended: done, unchanged, failed or gone.

    Done again it finds the paper made. A worker that dies in between leaves the row as it is, and
    the next one begins anew: whoever began last writes the result.
    """
    begun = _begin(rendition_pk)
    if begun is None:
        return "gone"
    row, facts = begun
    lang = languages.BY_CODE[row.language]
    try:
        missing = lacks(facts, [row.language])
        if missing:
            return _fail(row, "\n".join(missing))
        order = agenda_order(facts, lang)
        content_hash = pdf.fingerprint(order)
        if _has_file_of(row, content_hash):
            return _finish(row, content_hash, None)
        return _finish(row, content_hash, pdf.render_order(order))
    except Exception as error:
        # Whatever went wrong, the officer who waits is told; the log has the rest.
        log.exception("Paper %s in %s could not be made", row.pk, row.language)
        return _fail(row, str(error) or type(error).__name__)


@transaction.atomic
def _begin(rendition_pk: int) -> tuple[Rendition, AgendaFacts] | None:
    row = Rendition.objects.select_for_update().filter(pk=rendition_pk).first()
    if row is None:
        return None
    row.state, row.started_at, row.error = RenditionState.RENDERING, timezone.now(), ""
    row.save(update_fields=["state", "started_at", "error"])
    session = ConferenceSession.objects.select_related("body").get(pk=row.conference_session_id)
    return row, agenda_facts(session)


def _has_file_of(row: Rendition, content_hash: str) -> bool:
    return (
        row.content_hash == content_hash
        and bool(row.file.name)
        and row.file.storage.exists(row.file.name or "")
    )


@transaction.atomic
def _finish(begun: Rendition, content_hash: str, paper: pdf.Paper | None) -> str:
    """Keeps the paper, unless somebody began after us; without a paper the file stays."""
    row = Rendition.objects.select_for_update().filter(pk=begun.pk).first()
    if row is None or row.started_at != begun.started_at:
        return "gone"
    if paper is not None:
        old, row.file.name = row.file.name, _file_name(row, content_hash)
        write_atomically(Path(row.file.path), paper.content)
        row.size, row.page_count = len(paper.content), paper.page_count
        row.content_hash = content_hash
        _delete_on_commit(row, old)
    row.state, row.finished_at = RenditionState.DONE, timezone.now()
    row.save()
    return "unchanged" if paper is None else "done"


def _file_name(row: Rendition, content_hash: str) -> str:
    """Named by content, so that a file that is being read is never another one underneath."""
    folder = f"papers/{row.conference_session_id}"
    return f"{folder}/{row.paper}-{row.language}-{content_hash[:16]}.pdf"


def _delete_on_commit(row: Rendition, old: str | None) -> None:
    if old and old != row.file.name:
        storage = row.file.storage
        transaction.on_commit(lambda: storage.delete(old), robust=True)


@transaction.atomic
def _fail(begun: Rendition, reason: str) -> str:
    row = Rendition.objects.select_for_update().filter(pk=begun.pk).first()
    if row is None or row.started_at != begun.started_at:
        return "gone"
    row.state, row.error, row.finished_at = RenditionState.FAILED, reason, timezone.now()
    row.save(update_fields=["state", "error", "finished_at"])
    return "failed"


# --- issuing ----------------------------------------------------------------------------------


@transaction.atomic
def issue_paper(
    conference_session: ConferenceSession,
    paper: str = PaperKind.AGENDA,
    *,
    by: User | None,
    override_reason: str = "",
) -> Issuance:
    """Issues the paper: keeps its files as they are and marks its versions as issued today.

    Raises PaperRefusal when a language is missing, stale or not made, unless a reason for issuing
    it nevertheless is given, which is recorded with what was incomplete.
    """
    ConferenceSession.objects.select_for_update().get(pk=conference_session.pk)
    facts = agenda_facts(conference_session)
    renditions = renditions_of(conference_session)
    found = obstacles(standings(facts, renditions))
    problems = [obstacle_sentence(one) for one in found]
    if not may_be_issued(found, override_reason):
        raise PaperRefusal("incomplete", problems)
    made = {code: row for code, row in renditions.items() if row.state == RenditionState.DONE}
    if not made:
        raise PaperRefusal("nothing-made", problems)
    issuance = Issuance.objects.create(
        conference_session=conference_session,
        paper=paper,
        at=timezone.now(),
        by=by,
        override_reason=override_reason.strip() if found else "",
        problems=[vars(one) for one in found],
    )
    for code in (code for code in languages.CODES if code in made):
        _keep_file(issuance, made[code])
        _mark_issued(facts, code, issuance, by)
    record.append(
        conference_session,
        gettext_noop("paper issued"),
        by=by,
        after={
            "paper": paper,
            "languages": [code for code in languages.CODES if code in made],
            "override_reason": issuance.override_reason,
            "problems": issuance.problems,
        },
        source="practice of documents management",
    )
    return issuance


def _keep_file(issuance: Issuance, row: Rendition) -> None:
    with row.file.open("rb") as file:
        content = file.read()
    kept = IssuedFile(
        issuance=issuance,
        language=row.language,
        size=len(content),
        page_count=row.page_count,
        content_hash=row.content_hash,
    )
    folder = f"{issuance.conference_session_id}/{issuance.pk}"
    kept.file.save(f"{folder}/{row.paper}-{row.language}.pdf", ContentFile(content), save=False)
    kept.save()


def _mark_issued(facts: AgendaFacts, code: str, issuance: Issuance, by: User | None) -> None:
    if facts.document is not None:
        set_version(
            facts.document,
            code,
            state=VersionState.ISSUED,
            issued_on=timezone.localdate(issuance.at),
            by=by,
            source=gettext_noop("paper issued"),
        )
