"""Walks through the public pages with a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from cosp.kernel.languages import CODES, OFFICIAL

from .conftest import PUBLIC_PAGES, overflow

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
MOST_BYTES_AT_FIRST = 150_000
MOST_BYTES_AFTER = 30_000


def test_agenda_is_reached_and_read_in_each_language(
    page: Page, live_server: Any, asked: list[str]
) -> None:
    page.goto(f"{live_server.url}/")
    for lang in OFFICIAL:
        page.locator(".switch").get_by_role("link", name=lang.native_name).click()
        page.locator(".sections").get_by_role("link", name=lang.words["agenda"], exact=True).click()
        html = page.locator("html")
        expect(html).to_have_attribute("lang", lang.code)
        expect(html).to_have_attribute("dir", lang.direction)
        expect(page.locator("h1")).to_have_text(lang.words["annotated_provisional_agenda"])
        expect(page.locator(".item")).to_have_count(19)
        page.locator(".agenda > li > a").nth(3).click()
        expect(page.locator("#prevention h3")).to_be_in_viewport()
        page.locator("#prevention .doc a.symbol").first.click()
        expect(page.locator("tr:target")).to_be_in_viewport()
    assert [address for address in asked if not address.startswith(live_server.url)] == []
    assert len(asked) > 2 * len(OFFICIAL)


def test_all_works_without_javascript(browser: Browser, live_server: Any) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/")
    page.get_by_role("link", name="Documents").first.click()
    page.get_by_label("Kind").select_option(label="Thematic report")
    page.get_by_label("Issued in").select_option("fr")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text("3 of 37 documents")
    page.get_by_role("link", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("37 documents, in the order of symbols")
    page.get_by_role("link", name="Agenda", exact=True).first.click()
    page.get_by_text("Earlier versions").click()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("This is version 1")).to_be_visible()
    page.get_by_role("link", name="Papers").click()
    expect(page.get_by_role("link", name="agenda-ar.pdf")).to_be_visible()


def test_no_page_is_wider_than_a_small_phone(page: Page, live_server: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for code in CODES:
        for path in PUBLIC_PAGES:
            page.goto(f"{live_server.url}/{code}/{path}")
            assert overflow(page) <= 0, f"/{code}/{path}"


def test_first_key_leads_past_the_head_of_the_page(page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/en/sessions/10/agenda/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".crumbs a").first).to_be_focused()


def test_reader_elsewhere_is_told_the_own_hour(browser: Browser, live_server: Any) -> None:
    for zone, notes in (("Africa/Nairobi", 1), ("America/New_York", 0)):
        page = browser.new_context(timezone_id=zone).new_page()
        page.goto(f"{live_server.url}/en/")
        expect(page.locator(".lead .own-zone")).to_have_count(notes)


def test_pages_are_light(page: Page, live_server: Any) -> None:
    weights: list[tuple[str, int]] = []

    def weigh(one: Request) -> None:
        weights.append((one.url, one.sizes()["responseBodySize"]))

    page.on("requestfinished", weigh)
    left = ""
    for code in CODES:
        for path in PUBLIC_PAGES:
            weights.clear()
            page.goto(f"{live_server.url}/{code}/{path}")
            # The page that was left may be weighed late; it does not belong to this one.
            sizes = [weight for url, weight in weights if url != left]
            left = page.url
            most = MOST_BYTES_AFTER if (code, path) != (CODES[0], PUBLIC_PAGES[0]) else None
            assert sum(sizes) < (most or MOST_BYTES_AT_FIRST), f"/{code}/{path}: {sizes}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_its_look_from_the_host_alone(
    browser: Browser, live_server: Any, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    foreign: list[str] = []

    def judge(route: Route) -> None:
        if route.request.url.startswith(live_server.url):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    context.route("**/*", judge)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    for path in PUBLIC_PAGES[:-1]:
        page.goto(f"{live_server.url}/ar/{path}")
        expect(page.locator(".masthead")).to_have_css("border-bottom-width", "3px")
    assert (foreign, problems) == ([], [])
