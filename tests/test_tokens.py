"""The look's colours: every pair of text and ground can be read, in the light and in the dark."""

from __future__ import annotations

import re

import pytest

from cosp.ops.places import ROOT

SHEET = (ROOT / "cosp" / "static" / "cosp" / "tokens.css").read_text()
GROUNDS = ("paper", "ground", "accent-weak", "good-weak", "warn-weak", "bad-weak")
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "accent") for ground in GROUNDS[:2]),
    *(("ink", ground) for ground in GROUNDS[2:]),
    *((name, f"{name}-weak") for name in ("good", "warn", "bad")),
    *((name, ground) for name in ("good", "warn", "bad") for ground in GROUNDS[:2]),
    ("accent-strong", "accent-weak"),
    ("accent-strong", "paper"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
]


def colours(opening: str) -> dict[str, str]:
    """The colours of the block that begins with these words."""
    start = SHEET.index(opening)
    block = SHEET[start : SHEET.index("}", start)]
    return dict(re.findall(r"--colour-([\w-]+): (#[0-9a-f]{6})", block))


THEMES = {"light": colours("  :root {"), "dark": colours(':root:not([data-theme="light"])')}


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["focus", "edge"])
@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_focus_and_edges_can_be_seen(theme: str, name: str, ground: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 3


def test_dark_is_the_same_by_choice_and_by_the_reader_s_system() -> None:
    assert colours(':root[data-theme="dark"]') == THEMES["dark"]
    assert THEMES["dark"].keys() == THEMES["light"].keys()
