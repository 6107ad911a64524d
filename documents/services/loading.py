"""Loads a session from its readable data files; the same files again change nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from cosp.kernel import languages
from cosp.kernel.models import User
from documents.models import OfficialDocument
from documents.services.documents import link_document, save_document, set_version
from documents.states import Role, VersionState
from sessions.models import AgendaItem, Body, ConferenceSession
from sessions.rules.deadlines import parse_offset
from sessions.services.agenda import add_item, change_state, move_item, update_item
from sessions.services.meetings import set_meeting
from sessions.services.sessions import (
    move_session,
    save_body,
    save_deadline,
    save_session,
)
from sessions.states import AgendaAct, AgendaState, SessionKind

DATA = Path(__file__).resolve().parent.parent / "data"
SESSION_TEXTS = ("place", "host", "work_note")
SESSION_FACTS = (
    "opens_on",
    "closes_on",
    "opening_time",
    "time_zone",
    "decision",
    "original_language",
    "interpreted_meeting_limit",
)
DEADLINE_FACTS = ("who", "anchor", "offset", "zone", "roll", "force", "source")
_PLACEHOLDER = re.compile(r"\{(?P<name>[a-z-]+)(?P<weekday>:weekday)?\}")

Fill = Callable[[str, languages.Language], str]


class DataFileError(Exception):
    """A data file says something that cannot be loaded; names the file and the place."""


@dataclass(frozen=True)
class Data:
    """The data files of one session, as read."""

    session: Mapping[str, Any]
    agenda: Mapping[str, Any]
    annotations: Mapping[str, Mapping[str, list[str]]]  # language code → item key → paragraphs
    meetings: Mapping[str, Any]
    documents: Mapping[str, Any]


def available() -> list[str]:
    """Names of the sessions that can be loaded."""
    return sorted(path.name for path in DATA.iterdir() if (path / "session.yaml").exists())


def read(folder: Path) -> Data:
    """Reads the data files of a session; DataFileError when one is missing or not YAML."""
    return Data(
        session=_yaml(folder / "session.yaml"),
        agenda=_yaml(folder / "agenda.yaml"),
        annotations={
            one.code: _yaml(folder / "annotations" / f"{one.short}.yaml")
            for one in languages.OFFICIAL
        },
        meetings=_yaml(folder / "meetings.yaml"),
        documents=_yaml(folder / "documents.yaml"),
    )


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataFileError(f"{path.name} is missing in {path.parent.name}.") from None
    except yaml.YAMLError as error:
        raise DataFileError(f"{path.name} is not readable: {error}") from error


@transaction.atomic
def load_session(
    name: str, *, opens_on: dt.date | None = None, by: User | None = None
) -> ConferenceSession:
    """Loads the session of that name, all of it or nothing, opening on another day if given."""
    data = read(DATA / name)
    texts = _body_texts(data.session["body"])
    body = save_body(data.session["body"]["key"], data.session["body"]["symbol_root"], texts, by=by)
    for row in data.session["history"]:
        _save_session(body, row, by)
    conference_session = _load_dates(body, data, opens_on, by)
    fill = _filler(conference_session)
    items = _load_agenda(conference_session, data, fill, by)
    _load_meetings(conference_session, data, items, by)
    _load_documents(conference_session, data, items, fill, by)
    _load_state(conference_session, data.session["session"], by)
    return conference_session


def _load_dates(
    body: Body, data: Data, opens_on: dt.date | None, by: User | None
) -> ConferenceSession:
    """The session and its deadlines, on the day asked for."""
    facts = dict(data.session["session"])
    if opens_on is not None:
        facts["closes_on"] += opens_on - facts["opens_on"]
        facts["opens_on"] = opens_on
    existing = ConferenceSession.objects.filter(body=body, number=facts["number"]).first()
    if existing is not None:
        move_session(existing, facts["opens_on"], by=by, source="load_session")
    conference_session = _save_session(body, facts, by)
    for row in data.session["deadlines"]:
        _save_deadline(conference_session, row, by)
    return conference_session


def _save_session(body: Body, row: Mapping[str, Any], by: User | None) -> ConferenceSession:
    facts = {name: row[name] for name in SESSION_FACTS if name in row}
    if "opening_time" in facts:
        facts["opening_time"] = dt.time.fromisoformat(facts["opening_time"])
    facts["kind"] = row.get("kind", SessionKind.REGULAR)
    texts = {name: _by_code(row[name]) for name in (*SESSION_TEXTS, "name") if name in row}
    return save_session(
        body, facts=facts, texts=texts, by=by, number=row.get("number"), source="load_session"
    )


def _save_deadline(
    conference_session: ConferenceSession, row: Mapping[str, Any], by: User | None
) -> None:
    facts = {name: row.get(name, "") for name in DEADLINE_FACTS}
    facts["time"] = dt.time.fromisoformat(row["time"]) if row.get("time") else None
    facts["is_public"] = row["public"]
    save_deadline(conference_session, row["key"], facts=facts, names=_by_code(row["name"]), by=by)


def _filler(conference_session: ConferenceSession) -> Fill:
    """Puts the session's own dates into a text: ``{draft-resolutions}`` → 13 November 2023."""
    days = {
        deadline.key: deadline.local_at.date() for deadline in conference_session.deadlines.all()
    }

    def fill(text: str, lang: languages.Language) -> str:
        def put(match: re.Match[str]) -> str:
            if match["name"] == "session-dates":
                first, last = conference_session.opens_on, conference_session.closes_on
                return languages.date_range(lang, first, last)
            if match["name"] not in days:
                raise DataFileError(f"No deadline has the key of {match[0]} ({lang.short}).")
            form = languages.weekday_date if match["weekday"] else languages.full_date
            return form(lang, days[match["name"]])

        return _PLACEHOLDER.sub(put, text)

    return fill


def _load_agenda(
    conference_session: ConferenceSession, data: Data, fill: Fill, by: User | None
) -> dict[str, AgendaItem]:
    existing = {item.key: item for item in conference_session.agenda_items.all()}
    found: dict[str, AgendaItem] = {}

    def load(row: Mapping[str, Any], parent: AgendaItem | None, position: int) -> None:
        texts = _item_texts(row, data, fill)
        item = existing.get(row["key"])
        if item is None:
            item = add_item(
                conference_session,
                texts,
                by=by,
                parent=parent,
                key=row["key"],
                position=position,
                source="load_session",
            )
        else:
            update_item(item, texts, by=by, source="load_session")
            if (item.parent_id, item.position) != (parent.pk if parent else None, position):
                move_item(item, position=position, parent=parent, by=by, source="load_session")
        found[row["key"]] = item
        for place, child in enumerate(row.get("children", ()), start=1):
            load(child, item, place)

    for place, row in enumerate(data.agenda["items"], start=1):
        load(row, None, place)
    return found


def _item_texts(row: Mapping[str, Any], data: Data, fill: Fill) -> dict[str, dict[str, str]]:
    annotation = {
        one.code: fill("\n\n".join(data.annotations[one.code].get(row["key"], ())), one)
        for one in languages.OFFICIAL
    }
    return {
        "title": _by_code(row["title"]),
        "annotation_title": _by_code(row.get("annotation_title", {})),
        "annotation": annotation,
    }


def _load_meetings(
    conference_session: ConferenceSession,
    data: Data,
    items: Mapping[str, AgendaItem],
    by: User | None,
) -> None:
    for row in data.meetings["meetings"]:
        set_meeting(
            conference_session,
            date=conference_session.opens_on + dt.timedelta(days=row["day"] - 1),
            period=row["period"],
            stream=row["stream"],
            is_interpreted=row["interpreted"],
            items=[items[key] for key in row["items"]],
            by=by,
            source="load_session",
        )


def _load_documents(
    conference_session: ConferenceSession,
    data: Data,
    items: Mapping[str, AgendaItem],
    fill: Fill,
    by: User | None,
) -> None:
    due = {row.key: row.at.date() for row in conference_session.deadlines.all()}
    for row in data.documents["documents"]:
        document = _save_document(conference_session, row, fill, due, by)
        for key, position in row.get("listed", {}).items():
            link_document(items[key], document, Role.LISTED, position=position, by=by)
        for place, key in enumerate(row.get("mentioned", ()), start=1):
            link_document(items[key], document, Role.MENTIONED, position=place, by=by)


def _save_document(
    conference_session: ConferenceSession,
    row: Mapping[str, Any],
    fill: Fill,
    due: Mapping[str, dt.date],
    by: User | None,
) -> OfficialDocument:
    owner = conference_session
    if row.get("session", owner.number) != owner.number:
        owner = ConferenceSession.objects.get(body=owner.body_id, number=row["session"])
    facts = {name: row[name] for name in ("kind", "distribution", "original_language")}
    if "dated" in row:
        facts["dated_on"] = owner.opens_on + dt.timedelta(days=parse_offset(row["dated"]).days)
    is_pre_session = owner == conference_session and "languages" not in row
    if is_pre_session:
        facts |= {
            "slotted_on": due.get("documents-slotted"),
            "issue_due_on": due.get("documents-issued"),
        }
    titles = {
        code: fill(text, languages.language(code)) for code, text in _by_code(row["title"]).items()
    }
    mandates = [tuple(text.split(" ", 1)) for text in row.get("mandates", ())]
    document = save_document(
        owner, row["symbol"], facts=facts, titles=titles, mandates=mandates, by=by
    )
    _load_versions(document, row, by)
    return document


def _load_versions(document: OfficialDocument, row: Mapping[str, Any], by: User | None) -> None:
    planned = {languages.language(code).code for code in row.get("languages", languages.CODES)}
    issued = VersionState.ISSUED if row.get("issued", True) else VersionState.AWAITED
    now = {version.language: version.state for version in document.versions.all()}
    for code in languages.CODES:
        state = issued if code in planned else VersionState.NOT_PLANNED
        if now.get(code) == VersionState.AWAITED and state != VersionState.AWAITED:
            set_version(document, code, state=state, by=by, source="load_session")


def _load_state(
    conference_session: ConferenceSession, row: Mapping[str, Any], by: User | None
) -> None:
    """A new agenda passes through the states that its documents show."""
    if conference_session.agenda_state != AgendaState.DRAFT:
        return
    change_state(conference_session, AgendaAct.APPROVE, by=by, source=row["agenda_approved_as"])
    change_state(conference_session, AgendaAct.ISSUE, by=by, source=row["agenda_symbol"])


def _body_texts(row: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return {name: _by_code(row[name]) for name in ("name", "short_name", "treaty", "secretariat")}


def _by_code(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts keyed ``zh`` in the file and ``zh-hans`` in the database."""
    return {languages.language(code).code: text for code, text in texts.items()}
