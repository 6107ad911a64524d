"""The sessions of the Conference as a list: number or name, dates, place, host."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.translated import column
from sessions.models import ConferenceSession
from sessions.selectors.sessions import all_sessions
from sessions.states import SessionKind


@dataclass(frozen=True)
class SessionLine:
    """A session in one language; a text is empty where the language lacks it."""

    number: int | None
    name: str
    opens_on: dt.date
    dates: str
    place: str
    host: str
    is_current: bool
    is_special: bool


def session_lines(current: ConferenceSession | None, lang: Language) -> list[SessionLine]:
    """All sessions of the current one's body, newest first."""
    if current is None:
        return []
    rows = all_sessions().filter(body=current.body_id)
    return [_line(row, lang, is_current=row.pk == current.pk) for row in rows]


def _line(row: ConferenceSession, lang: Language, *, is_current: bool) -> SessionLine:
    return SessionLine(
        number=row.number,
        name=row.name_in(lang),
        opens_on=row.opens_on,
        dates=languages.date_range(lang, row.opens_on, row.closes_on),
        place=getattr(row, column("place", lang.code)) or "",
        host=getattr(row, column("host", lang.code)) or "",
        is_current=is_current,
        is_special=row.kind == SessionKind.SPECIAL,
    )
