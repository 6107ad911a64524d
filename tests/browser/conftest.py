"""A site with the sample session, and what every walk through it needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from cosp.kernel.languages import CODES
from documents.models import Issuance, IssuedFile
from documents.services.loading import load_session
from sessions.models import ConferenceSession

IN_THREE_WEEKS = dt.timedelta(weeks=3)
PUBLIC_PAGES = (
    "",
    "sessions/",
    "sessions/10/",
    "sessions/10/agenda/",
    "sessions/10/agenda/versions/1/",
    "sessions/10/work/",
    "sessions/10/documents/",
    "sessions/10/documents/?kind=report&language=fr",
    "sessions/10/documents/?kind=agenda&item=prevention",
    "sessions/10/papers/",
    "sessions/9/agenda/",
    "no/such/page/",
)


@pytest.fixture
def sample(live_server: Any) -> ConferenceSession:
    """The tenth session, opening in three weeks, its agenda issued as a paper."""
    conference_session = load_session("cosp10", opens_on=timezone.localdate() + IN_THREE_WEEKS)
    issuance = Issuance.objects.create(conference_session=conference_session, at=timezone.now())
    for code in CODES:
        row = IssuedFile(
            issuance=issuance, language=code, size=204_800, page_count=12, content_hash=code
        )
        row.file.save(f"agenda-{code}.pdf", ContentFile(b"%PDF-1.7 " + code.encode()))
    return conference_session


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The address of everything that the browser asks for."""
    addresses: list[str] = []
    context.on("request", lambda request: addresses.append(request.url))
    return addresses


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
