"""Public pages: the same for everybody, made once for each change, answered with an ETag.

A page made is kept until something is written in the record, or its minute is over, because
pages tell what is late and what sits now. The record is written in the transaction of every
change, so that nothing changes unseen.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

FRESH_SECONDS = 60
SMALL = 1024  # bytes; below it compression gains nothing
Stamp = tuple[object, ...]
View = Callable[..., HttpResponse]

# Two hundred entries are looked at and not the last alone: with PostgreSQL an entry may be
# committed after one with a higher number. Plain SQL because it is all that an unchanged page
# costs: a seventh of the same through the ORM.
_LAST_CHANGE = """
    SELECT MAX(id), COUNT(*), MAX(at) FROM kernel_recordentry
    WHERE id > (SELECT MAX(id) - 200 FROM kernel_recordentry)
"""


@dataclass(frozen=True)
class MadePage:
    """A page as it is sent, plain and compressed."""

    stamp: Stamp
    etag: str
    content_type: str
    disposition: str
    body: bytes
    compressed: bytes


def last_change() -> Stamp:
    """What the record ends with; differs after every change. One query, whatever its length."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_CHANGE)
        row: Stamp = cursor.fetchone()
    return row


def public_page(view: View) -> View:
    """Makes a view a public page. The view must show nothing personal and use no CSRF token.

    A page with a query string is made anew each time: there would be no end of them.
    """

    @functools.wraps(view)
    def page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        change = last_change()
        stamp = (time.time() // FRESH_SECONDS, *change)
        key = _key(request)
        made: MadePage | None = None if request.GET else cache.get(key)
        if made is None or made.stamp != stamp:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            made = _made(response, stamp)
            if any(change) and not request.GET:
                cache.set(key, made, FRESH_SECONDS)
        return _answer(request, made)

    return require_safe(page)


def _key(request: HttpRequest) -> str:
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    return f"page:{hashlib.sha256(address.encode()).hexdigest()}"


def _made(response: HttpResponse, stamp: Stamp) -> MadePage:
    body = response.content
    return MadePage(
        stamp=stamp,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        content_type=response.headers["Content-Type"],
        disposition=response.headers.get("Content-Disposition", ""),
        body=body,
        compressed=gzip.compress(body, 6, mtime=0) if len(body) > SMALL else b"",
    )


def _answer(request: HttpRequest, made: MadePage) -> HttpResponse:
    """The page, or 304 to one who has it already."""
    conditional = get_conditional_response(request, etag=made.etag)
    if conditional is not None:
        response = conditional
    elif made.compressed and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(made.compressed, content_type=made.content_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(made.body, content_type=made.content_type)
    if made.disposition and conditional is None:
        response.headers["Content-Disposition"] = made.disposition
    response.headers["ETag"] = made.etag
    response.headers["Cache-Control"] = "no-cache"  # kept, but asked about each time
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
