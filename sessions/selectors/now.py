"""What a session's first page says at a moment: where it stands, what meets, what closes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.moments import days_between, from_now, utc_offset, zone_name
from cosp.kernel.translated import column
from sessions.models import ConferenceSession, Deadline
from sessions.rules.standing import deadline_standing, session_standing
from sessions.selectors.agenda_in_language import VersionLine, version_lines
from sessions.selectors.deadlines import deadlines_of
from sessions.selectors.programme import MeetingLine, meeting_lines, sitting_and_next
from sessions.states import Force

NEXT_COUNT = 3
CONCERNED = {
    "parties": pgettext_lazy("whom a deadline concerns", "States parties"),
    "delegations": pgettext_lazy("whom a deadline concerns", "all delegations"),
    "conference": pgettext_lazy("whom a deadline concerns", "the Conference"),
    "secretariat": pgettext_lazy("whom a deadline concerns", "the secretariat"),
    "documents-unit": pgettext_lazy("whom a deadline concerns", "documents management"),
    "author-units": pgettext_lazy("whom a deadline concerns", "authors of documents"),
    "rapporteur": pgettext_lazy("whom a deadline concerns", "the Rapporteur"),
    "ngo": pgettext_lazy("whom a deadline concerns", "non-governmental organizations"),
    "observers": pgettext_lazy("whom a deadline concerns", "observers"),
}


@dataclass(frozen=True)
class MomentLine:
    """A moment in one language, with its zone and how far off it is."""

    at: dt.datetime  # in its own zone
    day: str  # Monday, 11 December 2023
    clock: str
    zone: str
    offset: str
    distance: str  # in 20 days


@dataclass(frozen=True)
class DeadlineLine:
    """A public deadline in one language."""

    key: str
    name: str
    who: str  # code, see CONCERNED
    moment: MomentLine
    standing: str  # past, today, tomorrow, soon or later
    is_binding: bool

    @property
    def who_name(self) -> str:
        return str(CONCERNED.get(self.who, self.who))


@dataclass(frozen=True)
class SessionNow:
    """A session at a moment, in one language."""

    standing: str  # coming, open or closed
    opening: MomentLine
    sitting: tuple[MeetingLine, ...]
    next: tuple[MeetingLine, ...]
    today: tuple[MeetingLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    version: VersionLine | None
    has_meetings: bool

    @property
    def next_deadlines(self) -> tuple[DeadlineLine, ...]:
        """The next three; those past are told by the full list."""
        coming = [line for line in self.deadlines if line.standing != "past"]
        return tuple(coming[:NEXT_COUNT])

    @property
    def deadlines_by_use(self) -> list[DeadlineLine]:
        """What is still to come in order of time, then what is past."""
        return sorted(self.deadlines, key=lambda line: line.standing == "past")


def session_now(
    conference_session: ConferenceSession, lang: Language, at: dt.datetime
) -> SessionNow:
    """The session as it stands at a moment, in five queries."""
    today = at.astimezone(conference_session.zone).date()
    lines = meeting_lines(conference_session, lang, at)
    sitting, coming = sitting_and_next(lines)
    versions = version_lines(conference_session, lang)
    return SessionNow(
        standing=session_standing(conference_session.opens_on, conference_session.closes_on, today),
        opening=moment_line(conference_session.opens_at, lang, at),
        sitting=tuple(sitting),
        next=tuple(coming),
        today=tuple(line for line in lines if line.date == today),
        deadlines=tuple(deadline_lines(conference_session, lang, at)),
        version=versions[0] if versions else None,
        has_meetings=bool(lines),
    )


def moment_line(moment: dt.datetime, lang: Language, at: dt.datetime) -> MomentLine:
    """An aware moment in words; days and hours are those of its own zone."""
    return MomentLine(
        at=moment,
        day=languages.weekday_date(lang, moment.date()),
        clock=languages.clock(lang, moment.time()),
        zone=zone_name(lang, moment),
        offset=utc_offset(moment),
        distance=from_now(lang, at, moment),
    )


def deadline_lines(
    conference_session: ConferenceSession, lang: Language, at: dt.datetime
) -> list[DeadlineLine]:
    """The public deadlines in order of time, past ones included."""
    rows = deadlines_of(conference_session, public_only=True)
    return [_deadline_line(row, conference_session, lang, at) for row in rows]


def _deadline_line(
    row: Deadline, conference_session: ConferenceSession, lang: Language, at: dt.datetime
) -> DeadlineLine:
    row.conference_session = conference_session  # its zone may be the session's: no query each
    moment = row.local_at
    return DeadlineLine(
        key=row.key,
        name=getattr(row, column("name", lang.code)) or "",
        who=row.who,
        moment=moment_line(moment, lang, at),
        standing=deadline_standing(days_between(at, moment), is_past=moment < at),
        is_binding=row.force == Force.HARD,
    )
