"""Admin pages of the sessions app: the session, its agenda, its organization of work, deadlines."""

from .agenda_items import AgendaItemAdmin
from .bodies import BodyAdmin
from .conference_sessions import ConferenceSessionAdmin
from .deadlines import DeadlineAdmin

__all__ = ["AgendaItemAdmin", "BodyAdmin", "ConferenceSessionAdmin", "DeadlineAdmin"]
