"""Who of the secretariat may do what with documents and papers; legality is a rule's."""

from __future__ import annotations

from sessions.permissions import Visitor, may_edit_agenda


def may_see_documents(user: Visitor) -> bool:
    """Documents, texts to be done, concordance."""
    return user.is_staff and user.has_perm("documents.view_officialdocument")


def may_edit_documents(user: Visitor) -> bool:
    """Documents added and edited, their versions and their links to items."""
    return user.is_staff and user.has_perm("documents.change_officialdocument")


def may_import(user: Visitor) -> bool:
    """An issued agenda taken in: it changes items, meetings and documents."""
    return may_edit_agenda(user) and may_edit_documents(user)


def may_see_papers(user: Visitor) -> bool:
    """The papers desk, and papers that are not issued."""
    return user.is_staff and user.has_perm("documents.view_rendition")


def may_make_papers(user: Visitor) -> bool:
    return user.is_staff and user.has_perm("documents.change_rendition")


def may_issue_papers(user: Visitor) -> bool:
    return user.is_staff and user.has_perm("documents.add_issuance")
