"""Walks of the secretariat: a title edited and its paper downloaded, items ordered by keyboard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from cosp.celery import app
from cosp.ops import places
from documents.services.loading import load_session
from sessions.models import AgendaItem, ConferenceSession
from tests.desks import officer
from tests.factories import make_item, make_session
from tests.processes import database_url
from tests.servers import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long pass phrase"


def sign_in(page: Page, live_server: Any, code: str = "en") -> str:
    """An officer signs in by the door; gives the address of the desks."""
    officer("ana@secretariat.example", name="Ana")
    desks = f"{live_server.url}/{code}/admin/"
    page.goto(desks)
    page.locator("[name=username]").fill("ana@secretariat.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("#login-form [type=submit]").click()
    return desks


def desk(desks: str, conference_session: ConferenceSession, name: str) -> str:
    return f"{desks}cosp_sessions/conferencesession/{conference_session.pk}/{name}/"


def titles(page: Page) -> list[str]:
    """Marks and titles of the tree as it stands on the page."""
    marks = page.locator("#tree .line__mark").all_inner_texts()
    return [
        f"{mark} {title}"
        for mark, title in zip(
            marks, page.locator("#tree .line__title > a").all_inner_texts(), strict=True
        )
    ]


@pytest.fixture
def three_items() -> ConferenceSession:
    conference_session = make_session()
    for title in ("One", "Two", "Three"):
        make_item(conference_session, title)
    return conference_session


def test_items_are_ordered_by_keyboard_alone(
    page: Page, live_server: Any, three_items: ConferenceSession
) -> None:
    desks = sign_in(page, live_server)
    page.goto(desk(desks, three_items, "agenda"))
    page.get_by_role("button", name="Move item 3").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#tree-status")).to_contain_text("“Three [en]” is now item 2.")
    assert titles(page) == ["1. One [en]", "2. Three [en]", "3. Two [en]"]
    expect(page.get_by_role("button", name="Move item 2")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tree-status")).to_contain_text("is now item 1 (a)")
    assert titles(page) == ["1. One [en]", "(a) Three [en]", "2. Two [en]"]
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tree-status")).to_contain_text("is now item 2")
    page.get_by_role("button", name="Move it back").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("is now item 1 (a)")


def test_arrows_follow_the_direction_of_writing(
    page: Page, live_server: Any, three_items: ConferenceSession
) -> None:
    desks = sign_in(page, live_server, "ar")
    page.goto(desk(desks, three_items, "agenda"))
    page.locator(".handle").nth(1).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".tree .tree .line")).to_have_count(1)


def test_items_are_ordered_by_dragging(
    page: Page, live_server: Any, three_items: ConferenceSession
) -> None:
    desks = sign_in(page, live_server)
    page.goto(desk(desks, three_items, "agenda"))
    rows = page.locator("#tree .line__row")
    rows.nth(2).locator(".handle").drag_to(rows.nth(0), target_position={"x": 200, "y": 3})
    expect(page.locator("#tree-status")).to_contain_text("is now item 1.")
    assert titles(page) == ["1. Three [en]", "2. One [en]", "3. Two [en]"]
    box = rows.nth(1).bounding_box()
    assert box
    middle = {"x": 200.0, "y": box["height"] / 2}
    rows.nth(2).locator(".handle").drag_to(rows.nth(1), target_position=middle)  # type: ignore[arg-type]
    expect(page.locator("#tree-status")).to_contain_text("is now item 2 (a)")


def test_items_are_ordered_without_a_script(
    browser: Any, live_server: Any, three_items: ConferenceSession
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    desks = sign_in(page, live_server)
    page.goto(desk(desks, three_items, "agenda"))
    page.locator("#tree .line__row").nth(2).get_by_role("button", name="Up").click()
    assert titles(page) == ["1. One [en]", "2. Three [en]", "3. Two [en]"]
    page.locator("#tree .line__row").nth(1).get_by_role("button", name="Make sub-item").click()
    assert titles(page) == ["1. One [en]", "(a) Three [en]", "2. Two [en]"]


def test_typed_text_survives_leaving_the_page(
    page: Page, live_server: Any, three_items: ConferenceSession
) -> None:
    desks = sign_in(page, live_server)
    item = AgendaItem.objects.get(title_en="Two [en]")
    address = f"{desks}cosp_sessions/agendaitem/{item.pk}/change/?edit=fr"
    page.goto(address)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[name=title]").fill("Deux, à moitié")
    page.goto(desks)
    page.goto(address)
    expect(page.locator("[name=title]")).to_have_value("Two [fr]")
    page.get_by_role("button", name="Put it back into the form").click()
    expect(page.locator("[name=title]")).to_have_value("Deux, à moitié")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(address)
    expect(page.locator(".kept")).to_be_hidden()
    expect(page.locator("[name=title]")).to_have_value("Deux, à moitié")


@pytest.fixture
def worker(broker_url: str, tmp_path: Path) -> Iterator[None]:
    """A real worker on the test's own database, files and broker, and orders sent to it."""
    environ = {
        **os.environ,
        "REDIS_URL": broker_url,
        "COSP_DATA_DIR": str(tmp_path),
        "DATABASE_URL": database_url(),
    }
    app.conf.update(broker_url=broker_url)
    command = [sys.executable, "-m", "celery", "-A", "cosp", "worker", "-c", "2", "-l", "INFO"]
    with (
        open(tmp_path / "worker.log", "w") as log,
        subprocess.Popen(command, cwd=places.ROOT, env=environ, stdout=log, stderr=log) as process,
    ):
        try:
            wait_until(lambda: "ready." in (tmp_path / "worker.log").read_text(), seconds=240)
            yield
        finally:
            process.terminate()
            app.conf.update(broker_url="memory://")


@pytest.mark.papers
def test_a_title_is_edited_the_papers_made_and_the_arabic_one_downloaded(
    page: Page, live_server: Any, worker: None, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    conference_session = load_session("cosp10")
    desks = sign_in(page, live_server)
    page.goto(desk(desks, conference_session, "agenda"))
    page.get_by_role("link", name="Prevention").click()
    page.get_by_role("navigation", name="Language being edited").get_by_text("العربية").click()
    page.locator("[name=title]").fill("منع الفساد")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("is saved")
    page.get_by_role("navigation", name="Desks").get_by_role("link", name="Papers").click()
    page.get_by_role("button", name="Make all six").click()
    expect(page.locator("#papers")).to_contain_text("6 papers of six are ready.", timeout=90_000)
    expect(page.locator("#papers-said")).to_have_text("6 papers of six are ready.")
    with page.expect_download() as download:
        page.locator("#paper-ar").get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "agenda-ar.pdf"
    with pikepdf.open(download.value.path()) as paper:
        data = paper.attachments["agenda.json"].get_file().read_bytes().decode()
    assert "منع الفساد" in data


def test_nothing_is_asked_of_another_host_and_the_policy_is_kept(
    page: Page, live_server: Any, three_items: ConferenceSession
) -> None:
    hosts, broken = set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    desks = sign_in(page, live_server)
    item = AgendaItem.objects.first()
    assert item
    for path in (
        "",
        f"cosp_sessions/conferencesession/{three_items.pk}/agenda/",
        f"cosp_sessions/conferencesession/{three_items.pk}/work/",
        f"cosp_sessions/agendaitem/{item.pk}/change/",
        "documents/officialdocument/",
        "kernel/recordentry/",
        "kernel/user/",
        "kernel/user/add/",
    ):
        page.goto(f"{desks}{path}")
    assert hosts == {live_server.url.removeprefix("http://")}
    assert broken == []
