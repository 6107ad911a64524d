"""What every template knows: the six languages and the one in force."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, translate_url
from django.utils import translation

from . import languages as official


def language_in_force() -> official.Language:
    """The official language in which this request is answered."""
    return official.BY_CODE.get(translation.get_language() or "en", official.EN)


def languages(request: HttpRequest) -> dict[str, Any]:
    """The language in force, and for each language the address of this page in it."""
    current = language_in_force()
    path = request.get_full_path()
    return {
        "language": current,
        "language_switch": [
            {"language": one, "url": _address_in(path, one, current), "is_current": one is current}
            for one in official.OFFICIAL
        ],
    }


def _address_in(path: str, lang: official.Language, current: official.Language) -> str:
    """The same page in another language; that language's first page where there is none."""
    address = translate_url(path, lang.code)
    if address == path and lang is not current:
        return f"{get_script_prefix()}{lang.code}/"
    return address
