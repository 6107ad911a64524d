"""What every template knows: the six languages and the one in force."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

from . import languages as official


def languages(request: HttpRequest) -> dict[str, Any]:
    """The language in force, and for each language the address of this page in it."""
    current = official.BY_CODE.get(translation.get_language() or "en", official.EN)
    path = request.get_full_path()
    return {
        "language": current,
        "language_switch": [
            {"language": one, "url": translate_url(path, one.code), "is_current": one is current}
            for one in official.OFFICIAL
        ],
    }
