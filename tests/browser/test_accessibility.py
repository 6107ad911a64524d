"""An automatic check of accessibility on every public page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from .conftest import PUBLIC_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]


@pytest.mark.parametrize(
    ("code", "scheme", "width"),
    [("en", "light", 1280), ("ar", "light", 390), ("en", "dark", 390), ("ar", "dark", 1280)],
)
def test_axe_finds_nothing(
    browser: Browser, live_server: Any, code: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        bypass_csp=True,  # the check puts its own script into the page
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    found = {}
    for path in PUBLIC_PAGES:
        page.goto(f"{live_server.url}/{code}/{path}")
        results = Axe().run(page)
        if results.violations_count:
            found[path] = results.generate_report()
    assert found == {}
