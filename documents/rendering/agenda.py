"""The plain context of the annotated agenda in one language, and its data for machines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.translated import texts_of
from documents.selectors.documents import ListedDocument
from documents.selectors.papers import AgendaFacts, job_number
from documents.states import Role
from sessions.selectors.agenda import ItemNode
from sessions.selectors.meetings import MeetingRow, ProgrammeEntry
from sessions.states import AgendaState, Stream

DRAFT = ("annotated_draft_agenda", "draft_agenda", "proposed_organization_of_work")
PROVISIONAL = (
    "annotated_provisional_agenda",
    "provisional_agenda",
    "proposed_organization_of_work",
)
ADOPTED = ("annotated_agenda", "agenda", "organization_of_work")
WORDS_BY_STATE = {
    AgendaState.DRAFT: DRAFT,
    AgendaState.APPROVED: DRAFT,
    AgendaState.PROVISIONAL: PROVISIONAL,
    AgendaState.ADOPTED: ADOPTED,
}
UNDATED = dt.date(1970, 1, 1)


def agenda_context(facts: AgendaFacts, lang: Language) -> dict[str, Any]:
    """What the annotated agenda prints in one language, as plain data in the order of the page."""
    return {
        **_masthead(facts, lang),
        "headings": _headings(facts, lang),
        "items": [_item(node, facts, lang) for node in facts.tree],
        "days": _days(facts, lang),
        "note": texts_of(facts.conference_session, "work_note")[lang.code],
    }


def _masthead(facts: AgendaFacts, lang: Language) -> dict[str, Any]:
    session, document = facts.conference_session, facts.document
    symbol = document.symbol if document else ""
    dated_on = (document.dated_on if document else None) or UNDATED
    dates = languages.date_range(lang, session.opens_on, session.closes_on)
    place = texts_of(session, "place")[lang.code]
    return {
        "symbol": symbol,
        "symbol_root": symbol.partition("/")[0],
        "symbol_rest": "".join(symbol.partition("/")[1:]),
        "job_number": job_number(facts, lang),
        "dated_on": dated_on.isoformat(),
        "united_nations": lang.words["united_nations"],
        "conference": texts_of(session.body, "name")[lang.code],
        "distribution": _distribution(facts, lang, dated_on),
        "session": session.name_in(lang),
        "place_and_dates": lang.words["place_and_dates"].format(place=place, dates=dates),
    }


def _distribution(facts: AgendaFacts, lang: Language, dated_on: dt.date) -> list[str]:
    document = facts.document
    if document is None:
        return []
    original = languages.BY_CODE[document.original_language]
    return list(languages.distribution_block(lang, document.distribution, dated_on, original))


def _headings(facts: AgendaFacts, lang: Language) -> dict[str, str]:
    title, agenda, work = WORDS_BY_STATE[AgendaState(facts.conference_session.agenda_state)]
    names = ("annotations", "documents", "annex", "date", "time", "item", "note")
    return {
        "title": lang.words[title],
        "agenda": lang.words[agenda],
        "work": lang.words[work],
        "item_title": lang.words["title_or_description"],
        **{name: lang.words[name] for name in names},
    }


# --- items ------------------------------------------------------------------------------------


def _item(node: ItemNode, facts: AgendaFacts, lang: Language) -> dict[str, Any]:
    last = len(node.children)
    own_end = "parent_end" if node.children else "final_end"
    return {
        **_texts(node, facts, lang),
        "end": lang.words[own_end],
        "children": [
            {
                **_texts(child, facts, lang),
                "end": lang.words["final_end" if number == last else "list_end"],
            }
            for number, child in enumerate(node.children, start=1)
        ],
    }


def _texts(node: ItemNode, facts: AgendaFacts, lang: Language) -> dict[str, Any]:
    return {
        "mark": node.mark(lang),
        "title": node.title(lang),
        "heading": node.annotation_title(lang),
        "annotation": node.annotation(lang),
        "documents": [
            {"title": texts_of(one.document, "title")[lang.code], "symbol": one.document.symbol}
            for one in _listed(facts.documents.get(node.pk, ()))
        ],
    }


def _listed(links: Sequence[ListedDocument]) -> list[ListedDocument]:
    return [link for link in links if link.role == Role.LISTED]


# --- organization of work ---------------------------------------------------------------------


def _days(facts: AgendaFacts, lang: Language) -> list[dict[str, Any]]:
    streams = {meeting.stream for day in facts.days for meeting in day.meetings}
    days = []
    for day in facts.days:
        meetings = [_meeting(row, lang, names_stream=len(streams) > 1) for row in day.meetings]
        line_count = sum(len(meeting["lines"]) for meeting in meetings)
        days.append(
            {
                "date": languages.day_heading(lang, day.date),
                "line_count": line_count,
                "meetings": meetings,
            }
        )
    return days


def _meeting(row: MeetingRow, lang: Language, *, names_stream: bool) -> dict[str, Any]:
    stream = "parallel" if row.stream == Stream.PARALLEL else "plenary"
    return {
        "time": row.hours(lang),
        "stream": lang.words[stream] if names_stream else "",
        "lines": meeting_lines(row.entries, lang),
    }


def meeting_lines(entries: Sequence[ProgrammeEntry], lang: Language) -> list[dict[str, str]]:
    """Lines of a meeting in the table: one for each sub-item, items that follow each other joined.

    Source: practice of the secretariat (annex of the annotated agenda of the tenth session).
    """
    groups: list[list[ProgrammeEntry]] = []
    for entry in entries:
        joins = groups and entry.node.sub is None and groups[-1][-1].node.sub is None
        if joins:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [_line(group, lang) for group in groups] or [{"label": "", "title": ""}]


def _line(group: Sequence[ProgrammeEntry], lang: Language) -> dict[str, str]:
    *before, last = [entry.node.label(lang) for entry in group]
    label = last
    if before:
        first = lang.words["item_comma"].join(before)
        label = lang.words["item_and"].format(first=first, last=last)
    titles = [_programme_title(entry, lang) for entry in group]
    return {"label": label, "title": lang.words["title_joint"].join(titles)}


def _programme_title(entry: ProgrammeEntry, lang: Language) -> str:
    title = entry.node.title(lang)
    if not entry.is_continued:
        return title
    gap = "" if lang.code == "zh-hans" else " "
    return f"{title}{gap}{lang.words['continued']}"


# --- the same for machines --------------------------------------------------------------------


def agenda_data(facts: AgendaFacts, lang: Language) -> bytes:
    """The agenda in one language as JSON; labels in the English form, as importers expect."""
    session = facts.conference_session
    content = {
        "language": lang.code,
        "session": {
            "number": session.number,
            "name": session.name_in(lang),
            "place": texts_of(session, "place")[lang.code],
            "opens_on": session.opens_on.isoformat(),
            "closes_on": session.closes_on.isoformat(),
            "symbol": facts.document.symbol if facts.document else "",
        },
        "items": [_item_data(node, facts, lang) for node in facts.tree],
        "meetings": [
            _meeting_data(meeting, lang) for day in facts.days for meeting in day.meetings
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _item_data(node: ItemNode, facts: AgendaFacts, lang: Language) -> dict[str, Any]:
    return {
        "label": node.label(languages.EN),
        "title": node.title(lang),
        "annotation_title": node.annotation_title(lang),
        "annotation": node.annotation(lang),
        "documents": [
            {"symbol": one.document.symbol, "role": one.role}
            for one in facts.documents.get(node.pk, ())
        ],
        "children": [_item_data(child, facts, lang) for child in node.children],
    }


def _meeting_data(row: MeetingRow, lang: Language) -> dict[str, Any]:
    return {
        "date": row.date.isoformat(),
        "period": row.period,
        "stream": row.stream,
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat(),
        "items": [entry.node.label(languages.EN) for entry in row.entries],
        "title": lang.words["title_joint"].join(entry.node.title(lang) for entry in row.entries),
    }
