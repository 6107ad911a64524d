"""The reading of an agenda as plain JSON: the form other programs get."""

from __future__ import annotations

from typing import Any

from documents.importing.agenda import AgendaReading, Item
from documents.importing.masthead import SessionFacts


def as_json(reading: AgendaReading) -> dict[str, Any]:
    """The whole reading; labels are in the English form ``1 (a)``, dates in ISO 8601."""
    return {
        "session": _session(reading.session, reading.language),
        "items": [_item(item) for item in reading.items],
        "meetings": [
            {
                "date": meeting.date.isoformat(),
                "period": meeting.period,
                "items": list(meeting.items),
                "title": meeting.title,
            }
            for meeting in reading.meetings
        ],
        "dates": [{"kind": one.kind, "at": one.at, "line": one.line} for one in reading.dates],
        "problems": [
            {"code": one.code, "line": one.line, "message": one.message} for one in reading.problems
        ],
    }


def refusal_as_json(code: str, message: str) -> dict[str, Any]:
    """The same form for a file that is not even opened."""
    return {
        "session": {},
        "items": [],
        "meetings": [],
        "dates": [],
        "problems": [{"code": code, "line": 1, "message": message}],
    }


def _session(facts: SessionFacts, language: str) -> dict[str, Any]:
    return {
        "number": facts.number,
        "opens_on": _day(facts.opens_on),
        "closes_on": _day(facts.closes_on),
        "place": facts.place,
        "body": facts.body_name,
        "symbol": str(facts.symbol) if facts.symbol else None,
        "distribution": facts.distribution or None,
        "date": _day(facts.document_date),
        "language": language,
        "original_language": facts.original_language or None,
        "work_note": facts.work_note,
        "mailboxes": list(facts.mailboxes),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _item(item: Item) -> dict[str, Any]:
    listed = [{"symbol": str(paper.symbol), "role": "listed"} for paper in item.listed]
    named = [{"symbol": str(symbol), "role": "mentioned"} for symbol in item.mentioned]
    return {
        "label": item.label,
        "title": item.title,
        "annotation_title": item.annotation_title,
        "annotation": list(item.annotation),
        "documents": [*listed, *named],
        "children": [_item(child) for child in item.children],
    }
