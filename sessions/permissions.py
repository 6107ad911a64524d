"""Who of the secretariat may do what with sessions; legality is a rule's, not asked here."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from cosp.kernel.models import User

Visitor = User | AnonymousUser


def may_see_sessions(user: Visitor) -> bool:
    """The secretariat's desks of a session."""
    return user.is_staff and user.has_perm("cosp_sessions.view_conferencesession")


def may_edit_agenda(user: Visitor) -> bool:
    """Items added, edited, moved and removed; the state of the agenda changed."""
    return user.is_staff and user.has_perm("cosp_sessions.change_agendaitem")


def may_edit_meetings(user: Visitor) -> bool:
    """Meetings placed, changed and removed."""
    return user.is_staff and user.has_perm("cosp_sessions.change_meeting")


def may_edit_sessions(user: Visitor) -> bool:
    """A session moved to other dates, or looked over."""
    return user.is_staff and user.has_perm("cosp_sessions.change_conferencesession")


def may_add_sessions(user: Visitor) -> bool:
    """The next session made from this one."""
    return user.is_staff and user.has_perm("cosp_sessions.add_conferencesession")
