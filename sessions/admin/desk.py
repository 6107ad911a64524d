"""What the desks of a session share: their door, their address, their page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from cosp.kernel.errors import RuleViolation
from cosp.kernel.models import User
from sessions.models import ConferenceSession
from sessions.permissions import Visitor
from sessions.selectors.desk import IN_HAND, session_by_pk

DeskView = Callable[..., HttpResponseBase]


def desk_path(
    route: str, view: DeskView, name: str, *, may: Callable[[Visitor], bool]
) -> URLPattern:
    """A desk's address: the view gets the session of the key, and only who may comes in."""

    @wraps(view)
    def entered(request: HttpRequest, session_pk: int, **kwargs: Any) -> HttpResponseBase:
        if not may(request.user):
            raise PermissionDenied
        conference_session = session_by_pk(session_pk)
        take_in_hand(request, conference_session.pk)
        return view(request, conference_session, **kwargs)

    return path(f"<int:session_pk>/{route}", admin.site.admin_view(entered), name=name)


def take_in_hand(request: HttpRequest, pk: int) -> None:
    """Remembers the session that the person works on."""
    if request.session.get(IN_HAND) != pk:
        request.session[IN_HAND] = pk


def page(
    request: HttpRequest,
    template: str,
    conference_session: ConferenceSession,
    title: object,
    **context: Any,
) -> TemplateResponse:
    """A desk's page in the admin's frame."""
    frame = admin.site.each_context(request)
    own = {"title": title, "conference_session": conference_session, **context}
    return TemplateResponse(request, template, {**frame, **own})


def desk_url(name: str, conference_session: ConferenceSession, *args: object) -> str:
    return reverse(f"admin:{name}", args=[conference_session.pk, *args])


def to_desk(
    name: str, conference_session: ConferenceSession, *args: object, anchor: str = ""
) -> HttpResponseRedirect:
    address = desk_url(name, conference_session, *args)
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)


def officer(request: HttpRequest) -> User:
    """The person who acts, for the record."""
    assert isinstance(request.user, User)
    return request.user


def tried(request: HttpRequest, act: Callable[[], Any], done: object) -> bool:
    """Does an act and says so, or says why the rules refuse it; true when it was done."""
    try:
        act()
    except RuleViolation as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, str(done))
    return True
