"""An automatic check of accessibility on every page of the desks, in English and Arabic."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, FilePayload

from documents.models import OfficialDocument
from documents.services.loading import load_session
from sessions.models import AgendaItem, ConferenceSession, Deadline
from sessions.services.agenda import update_item
from tests.documents.importing.issued import issued_agenda

from .conftest import overflow
from .test_admin_walks import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paths_of(owner: ConferenceSession) -> list[str]:
    """Every page of the desks that has something to show."""
    item = AgendaItem.objects.filter(conference_session=owner, parent=None).first()
    document = OfficialDocument.objects.filter(conference_session=owner).first()
    deadline = Deadline.objects.filter(conference_session=owner).first()
    assert item
    assert document
    assert deadline
    update_item(item, {"title": {"en": "Changed", "ru": ""}}, by=None)
    day = owner.opens_on.isoformat()
    session = f"cosp_sessions/conferencesession/{owner.pk}"
    desks = f"documents/officialdocument/{owner.pk}"
    return [
        "",
        f"{session}/change/",
        f"{session}/move/",
        f"{session}/next/",
        f"{session}/agenda/",
        f"{session}/agenda/{item.pk}/remove/",
        f"{session}/agenda/state/adopt/",
        f"{session}/agenda/versions/",
        f"{session}/agenda/versions/1/",
        f"{session}/work/",
        f"{session}/work/{day}/morning/plenary/",
        f"{session}/work/{day}/morning/plenary/remove/",
        "cosp_sessions/conferencesession/",
        "cosp_sessions/conferencesession/add/",
        f"cosp_sessions/agendaitem/{item.pk}/change/?edit=fr",
        f"cosp_sessions/agendaitem/{item.pk}/history/",
        f"cosp_sessions/agendaitem/add/?session={owner.pk}",
        f"cosp_sessions/deadline/{owner.pk}/of-session/",
        f"cosp_sessions/deadline/{deadline.pk}/change/",
        f"cosp_sessions/body/{owner.body_id}/change/",
        "documents/officialdocument/",
        f"documents/officialdocument/{document.pk}/change/",
        "documents/officialdocument/add/",
        f"{desks}/texts/?edit=fr",
        f"{desks}/papers/",
        f"{desks}/papers/issue/",
        f"{desks}/import/",
        f"{desks}/concordance/",
        "kernel/recordentry/",
        "kernel/user/",
        "kernel/user/add/",
        "password_change/",
    ]


@pytest.mark.parametrize(
    ("code", "scheme", "width"),
    [("en", "light", 1280), ("ar", "light", 390), ("en", "dark", 390), ("ar", "dark", 1280)],
)
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(
    browser: Browser, live_server: Any, code: str, scheme: str, width: int
) -> None:
    owner = load_session("cosp10", opens_on=timezone.localdate() + dt.timedelta(weeks=3))
    context = browser.new_context(
        bypass_csp=True,  # the check puts its own script into the page
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/{code}/admin/login/")
    found = {}
    door = Axe().run(page)
    if door.violations_count:
        found["login"] = door.generate_report()
    desks = sign_in(page, live_server, code)
    for path in paths_of(owner):
        answer = page.goto(f"{desks}{path}")
        assert answer
        assert answer.status == 200, path
        results = Axe().run(page)
        if results.violations_count:
            found[path] = results.generate_report()
        assert overflow(page) <= 0, path
    for path, text in (("refused", "nothing"), ("preview", issued_agenda("ru")[0])):
        page.goto(f"{desks}documents/officialdocument/{owner.pk}/import/")
        file = FilePayload(name="agenda.txt", mimeType="text/plain", buffer=text.encode())
        page.locator("[name=file]").set_input_files(file)
        page.locator("[name=language]").select_option("ru")
        page.locator("form.panel [type=submit]").click()
        results = Axe().run(page)
        if results.violations_count:
            found[path] = results.generate_report()
        assert overflow(page) <= 0, path
    assert found == {}
