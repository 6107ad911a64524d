"""The head of every page about a session: the body, the session, its place and dates."""

from __future__ import annotations

from dataclasses import dataclass

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.translated import column
from sessions.models import ConferenceSession


@dataclass(frozen=True)
class Masthead:
    """What the masthead says, in one language; what is missing in it is empty."""

    number: int | None
    body: str
    treaty: str
    session: str
    place: str
    dates: str
    place_and_dates: str


def masthead(conference_session: ConferenceSession, lang: Language) -> Masthead:
    """The masthead of a session, without a query if its body is at hand."""
    body = conference_session.body
    place = getattr(conference_session, column("place", lang.code)) or ""
    dates = languages.date_range(lang, conference_session.opens_on, conference_session.closes_on)
    both = lang.words["place_and_dates"].format(place=place, dates=dates)
    return Masthead(
        number=conference_session.number,
        body=getattr(body, column("name", lang.code)) or "",
        treaty=getattr(body, column("treaty", lang.code)) or "",
        session=conference_session.name_in(lang),
        place=place,
        dates=dates,
        place_and_dates=both if place else dates,
    )
