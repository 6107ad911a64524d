"""Every text of the interface is there in all six languages, with the same placeholders."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
APPS = ("cosp", "sessions", "speakers", "credentials", "observers", "documents")
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)\}")

Key = tuple[str | None, str]  # context and text


def catalogue(code: str) -> Catalog:
    path = ROOT / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=to_locale(code))


def sources() -> Iterator[tuple[Path, str]]:
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            yield path, path.read_text(encoding="utf-8")
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            python = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What is no text of the interface comes as lines of B and X, indented at random.
            yield path, "\n".join(line.strip() for line in python.splitlines())


def texts_in_the_code() -> dict[Key, Path]:
    found: dict[Key, Path] = {}
    for path, text in sources():
        file = io.BytesIO(text.encode())
        for _line, message, _comments, context in extract("python", file, KEYWORDS):
            single = message[0] if isinstance(message, tuple) else message
            if single:
                found.setdefault((context, single), path)
    return found


def first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_of_the_code_is_in_the_catalogue(code):
    known = {(message.context, first(message.id)) for message in catalogue(code)}
    absent = {key: path.name for key, path in texts_in_the_code().items() if key not in known}
    assert absent == {}, "Run make messages and translate what is new."


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated_and_none_is_a_guess(code):
    unfit = [
        first(message.id)
        for message in catalogue(code)
        if message.id
        and (message.fuzzy or not all([message.string] if message.string == "" else message.string))
    ]
    assert unfit == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_placeholders(code):
    def placeholders(text: str) -> set[tuple[str, str]]:
        return set(_PLACEHOLDER.findall(text))

    lost = []
    for message in catalogue(code):
        english = message.id if isinstance(message.id, str) else message.id[-1]
        other = message.string if isinstance(message.string, str) else message.string[-1]
        if other and placeholders(english) != placeholders(other):
            lost.append(english)
    assert lost == []
