"""States of an agenda and their legal moves; periods, streams and kinds as choices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SessionKind(TextChoices):
    REGULAR = "regular", _("Regular session")
    SPECIAL = "special", _("Special session")


class AgendaState(TextChoices):
    DRAFT = "draft", pgettext_lazy("agenda", "Draft")
    APPROVED = "approved", _("Approved by the previous session")
    PROVISIONAL = "provisional", pgettext_lazy("agenda", "Provisional")
    ADOPTED = "adopted", pgettext_lazy("agenda", "Adopted")


class AgendaAct(TextChoices):
    APPROVE = "approve", _("Approve as draft provisional agenda")
    ISSUE = "issue", _("Make provisional")
    ADOPT = "adopt", _("Adopt")
    REOPEN = "reopen", _("Take back to draft")


@dataclass(frozen=True)
class Move:
    """A legal move: in ``before``, ``act`` leads to ``after``, by the rule named in ``source``."""

    before: str
    act: str
    after: str
    source: str


AGENDA_MOVES = (
    Move(AgendaState.DRAFT, AgendaAct.APPROVE, AgendaState.APPROVED, "rules 8 and 9"),
    Move(AgendaState.APPROVED, AgendaAct.ISSUE, AgendaState.PROVISIONAL, "rule 9"),
    Move(AgendaState.DRAFT, AgendaAct.ISSUE, AgendaState.PROVISIONAL, "rule 9"),
    Move(AgendaState.PROVISIONAL, AgendaAct.ISSUE, AgendaState.PROVISIONAL, "rule 9"),
    Move(AgendaState.PROVISIONAL, AgendaAct.ADOPT, AgendaState.ADOPTED, "rule 11"),
    Move(AgendaState.APPROVED, AgendaAct.REOPEN, AgendaState.DRAFT, "practice of the secretariat"),
    Move(
        AgendaState.PROVISIONAL, AgendaAct.REOPEN, AgendaState.DRAFT, "practice of the secretariat"
    ),
)


class Period(TextChoices):
    MORNING = "morning", pgettext_lazy("period of a day", "Morning")
    AFTERNOON = "afternoon", pgettext_lazy("period of a day", "Afternoon")


class Stream(TextChoices):
    PLENARY = "plenary", _("Plenary meeting")
    PARALLEL = "parallel", _("Parallel meeting")


class Anchor(TextChoices):
    OPENING = "opening", _("Opening of the session")
    CLOSING = "closing", _("Closing day of the session")


class Roll(TextChoices):
    NONE = "none", _("Stays on its day")
    BACK = "back", _("Back to a working day")
    FORWARD = "forward", _("Forward to a working day")


class Force(TextChoices):
    HARD = "hard", pgettext_lazy("deadline", "Binding")
    SOFT = "soft", pgettext_lazy("deadline", "If possible")
