"""What papers are made of, and the papers already made or issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of
from documents.models import Issuance, OfficialDocument, Rendition
from documents.selectors.documents import ListedDocument, agenda_document, documents_by_item
from documents.states import PaperKind, RenditionState, Role
from sessions.models import ConferenceSession
from sessions.selectors.agenda import ItemNode, agenda_tree, flat
from sessions.selectors.meetings import Day, timetable


@dataclass(frozen=True)
class AgendaFacts:
    """Everything the annotated agenda prints, in all languages."""

    conference_session: ConferenceSession
    document: OfficialDocument | None
    tree: tuple[ItemNode, ...]
    days: tuple[Day, ...]
    documents: Mapping[int, Sequence[ListedDocument]]  # by item


@dataclass(frozen=True)
class TextFinding:
    """A text that stands in the way of a paper in one language."""

    language: str
    place: str  # item 1 (f), CAC/COSP/2023/2, the session
    field: str  # title, annotation, place, …
    state: TextState


def agenda_facts(conference_session: ConferenceSession) -> AgendaFacts:
    """Gathers the facts of the annotated agenda, in a handful of queries."""
    tree = agenda_tree(conference_session)
    return AgendaFacts(
        conference_session=conference_session,
        document=agenda_document(conference_session),
        tree=tree,
        days=tuple(timetable(conference_session, tree)),
        documents=documents_by_item(conference_session),
    )


def text_findings(facts: AgendaFacts) -> list[TextFinding]:
    """Texts of the agenda that are missing, stale or to be reviewed, in the order of the paper."""
    return [
        TextFinding(code, place, field, state)
        for place, field, found in _text_states(facts)
        for code, state in found.items()
        if state != TextState.CURRENT
    ]


def text_counts(facts: AgendaFacts) -> dict[str, dict[TextState, int]]:
    """For each language how many texts there are in each state."""
    counts = {code: dict.fromkeys(TextState, 0) for code in languages.CODES}
    for _place, _field, found in _text_states(facts):
        for code, state in found.items():
            counts[code][state] += 1
    return counts


def job_number(facts: AgendaFacts, lang: Language) -> str:
    """The version's job number as the paper's foot prints it, or nothing."""
    if facts.document is None:
        return ""
    for version in facts.document.versions.all():
        if version.language == lang.code and version.job_number:
            return f"{version.job_number} ({lang.job_suffix})"
    return ""


def renditions_of(conference_session: ConferenceSession) -> dict[str, Rendition]:
    """The papers made or being made, by language."""
    rows = Rendition.objects.filter(conference_session=conference_session, paper=PaperKind.AGENDA)
    return {row.language: row for row in rows}


def unfinished_renditions() -> QuerySet[Rendition]:
    """Papers that were asked for and are neither made nor failed, oldest first."""
    states_before_the_end = (RenditionState.QUEUED, RenditionState.RENDERING)
    return Rendition.objects.filter(state__in=states_before_the_end).order_by("requested_at", "pk")


def issuances_of(conference_session: ConferenceSession) -> QuerySet[Issuance]:
    """The papers issued, newest first, with their files."""
    return (
        Issuance.objects.filter(conference_session=conference_session)
        .select_related("by")
        .prefetch_related("files")
    )


def _text_states(facts: AgendaFacts) -> Iterator[tuple[str, str, dict[str, TextState]]]:
    """Place, field and state in each language of every text that the paper prints."""
    session, original = facts.conference_session, facts.conference_session.original_language
    yield str(session.body), "name", states_of(session.body, "name", original)
    for field in ("place", "work_note") if session.number else ("name", "place", "work_note"):
        yield str(session), field, states_of(session, field, original)
    for node in flat(facts.tree):
        for field in ("title", "annotation_title", "annotation"):
            found = node.states(field, original)
            yield _item_name(node), field, _present(found) if field == "annotation_title" else found
    for document in _listed_once(facts):
        yield document.symbol, "title", states_of(document, "title", document.original_language)


def _item_name(node: ItemNode) -> str:
    lang = languages.BY_CODE.get(get_language() or "en", languages.EN)
    return lang.words["item_reference"].format(label=node.label(lang))


def _present(found: dict[str, TextState]) -> dict[str, TextState]:
    """The heading of an annotation is there only where it differs from the title."""
    return {
        code: TextState.CURRENT if state == TextState.MISSING else state
        for code, state in found.items()
    }


def _listed_once(facts: AgendaFacts) -> Iterator[OfficialDocument]:
    seen: set[int] = set()
    for node in flat(facts.tree):
        for listed in facts.documents.get(node.pk, ()):
            if listed.role == Role.LISTED and listed.document.pk not in seen:
                seen.add(listed.document.pk)
                yield listed.document
