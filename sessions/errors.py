"""Refusals and findings of the sessions app, as sentences that say what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from cosp.kernel.errors import RuleViolation


class AgendaRefusal(RuleViolation):
    """The agenda cannot be changed in this way."""


class SessionRefusal(RuleViolation):
    """The session cannot be made or moved in this way."""


AGENDA_MESSAGES = {
    "sub-item-of-sub-item": _(
        "An agenda has two levels: a sub-item cannot have sub-items. Choose an item."
    ),
    "item-with-sub-items": _(
        "This item has sub-items and cannot itself become one. Move its sub-items first."
    ),
    "too-many-sub-items": _("An item has at most 18 sub-items. Put this one under another item."),
    "other-session": _("Both items must belong to the same session."),
    "adopted": _("The agenda is adopted and can no longer be changed."),
    "illegal-move": _("An agenda that is “%(state)s” does not allow “%(act)s”."),
    "has-children": _("This item has %(count)s sub-items. Remove or move them first."),
    "key-taken": _("The key “%(key)s” is already used in this session. Choose another."),
}

SESSION_MESSAGES = {
    "number-taken": _("Session %(number)s exists already: open it instead of making it again."),
    "closes-before-opening": _("The closing day lies before the opening day."),
}

MEETING_MESSAGES = {
    "outside-session": _(
        "The meeting of %(date)s lies outside the session (%(first)s to %(last)s). Move it."
    ),
    "too-many-streams": _(
        "%(date)s, %(period)s: more than %(most)s meetings at the same time. Move one of them."
    ),
    "too-many-interpreted": _(
        "%(count)s meetings have interpretation, but the session has resources for %(most)s."
        " Hold some without interpretation or remove them."
    ),
    "outside-hours": _(
        "%(date)s, %(period)s: the meeting lies outside the hours from %(first)s to %(last)s."
        " Change its hours or mark it as outside the usual hours."
    ),
    "overlap": _(
        "%(date)s, %(period)s: the meeting begins before the one before it in the same stream ends."
    ),
    "empty-meeting": _("%(date)s, %(period)s: the meeting has no item. Give it one or remove it."),
    "item-not-placed": _("Item %(item)s is in no meeting. Put it on the programme of one."),
    "last-items-not-last": _(
        "Item %(item)s comes after the closing items %(last)s, which must be the last."
    ),
}


def agenda_refusal(code: str, rule: str = "", **values: object) -> AgendaRefusal:
    """The refusal of that code, with its sentence."""
    return AgendaRefusal(AGENDA_MESSAGES[code] % values, code=code, rule=rule)


def session_refusal(code: str, **values: object) -> SessionRefusal:
    """The refusal of that code, with its sentence."""
    return SessionRefusal(SESSION_MESSAGES[code] % values, code=code)


def meeting_sentence(code: str, values: Mapping[str, object]) -> str:
    """What a plan breaks, as a sentence in the language in force."""
    return str(MEETING_MESSAGES[code] % values)
