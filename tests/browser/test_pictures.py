"""Pictures of every public page; kept in the folder that COSP_PICTURES names, to be looked at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.utils.text import slugify
from playwright.sync_api import Page

from .conftest import PUBLIC_PAGES, overflow

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
TALLEST = 3000  # pixels; an agenda goes on for long


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("code", ["en", "ar", "zh-hans"])
def test_every_page_fits_its_picture(
    page: Page, live_server: Any, tmp_path: Path, code: str, width: int
) -> None:
    folder = Path(os.environ.get("COSP_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PUBLIC_PAGES:
        page.goto(f"{live_server.url}/{code}/{path}")
        assert overflow(page) <= 0, path
        height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        clip = {"x": 0.0, "y": 0.0, "width": float(width), "height": float(height)}
        name = f"{slugify(path.replace('/', '-')) or 'now'}-{code}-{width}.png"
        page.screenshot(path=folder / name, full_page=True, clip=clip)  # type: ignore[arg-type]
