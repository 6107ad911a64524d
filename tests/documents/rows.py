"""Documents for tests, made through the services."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cosp.kernel.languages import CODES
from documents.models import OfficialDocument
from documents.services.documents import link_document, save_document, set_version
from documents.states import Role, VersionState
from sessions.models import AgendaItem, ConferenceSession
from tests.factories import six


def make_document(
    conference_session: ConferenceSession,
    symbol: str = "CAC/COSP/2023/2",
    *,
    item: AgendaItem | None = None,
    role: str = Role.LISTED,
    issued_in: tuple[str, ...] = CODES,
    **facts: Any,
) -> OfficialDocument:
    """A document, by default a note issued in six languages, listed under an item if given."""
    values = {"kind": "note", **facts}
    document = save_document(
        conference_session, symbol, facts=values, titles=six(f"Title of {symbol}"), by=None
    )
    for code in issued_in:
        day = dt.date(2023, 10, 30)
        set_version(document, code, state=VersionState.ISSUED, issued_on=day, by=None)
    if item is not None:
        link_document(item, document, role, by=None)
    return document
