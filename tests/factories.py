"""Rows for tests, made by plain functions through the services."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cosp.kernel.languages import CODES
from cosp.kernel.models import User
from sessions.models import AgendaItem, Body, ConferenceSession
from sessions.services.agenda import add_item
from sessions.services.sessions import save_body, save_session


def six(text: str) -> dict[str, str]:
    """A text in six languages, told apart by the code behind it."""
    return {code: f"{text} [{code}]" for code in CODES}


def make_user(email: str = "officer@secretariat.example", **fields: Any) -> User:
    return User.objects.create_user(email, "a long pass phrase", **fields)


def make_body(key: str = "uncac-cosp") -> Body:
    texts = {name: six(name) for name in ("name", "short_name", "treaty", "secretariat")}
    return save_body(key, "CAC/COSP", texts, by=None)


def make_session(
    number: int = 10, opens_on: dt.date = dt.date(2023, 12, 11), **facts: Any
) -> ConferenceSession:
    values = {
        "opens_on": opens_on,
        "closes_on": opens_on + dt.timedelta(days=4),
        "time_zone": "America/New_York",
        **facts,
    }
    texts = {"place": six("Atlanta"), "host": six("Host")}
    return save_session(make_body(), facts=values, texts=texts, by=None, number=number)


def make_item(
    conference_session: ConferenceSession,
    title: str = "Prevention",
    *,
    parent: AgendaItem | None = None,
    annotation: str = "",
    **kwargs: Any,
) -> AgendaItem:
    texts = {"title": six(title)}
    if annotation:
        texts["annotation"] = six(annotation)
    return add_item(conference_session, texts, by=None, parent=parent, **kwargs)
