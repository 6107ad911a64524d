"""Sets pages with WeasyPrint; imported only by the engine, after the fonts have been prepared."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from . import accessibility, finisher, speed
from .values import Attachment, Paper

logging.getLogger("weasyprint").setLevel(logging.ERROR)
accessibility.install()
finisher.install()
speed.install()


class NothingFromOutside(URLFetcher):
    """Refuses every address: a paper is made of its template, its style and the fonts alone."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"A paper must not load {url}.")


class Typesetter:
    """Holds what all papers share: fonts, counters and the parsed style."""

    def __init__(self, stylesheet: str) -> None:
        self.fonts = FontConfiguration()
        self.counters = CounterStyle()
        self.style = weasyprint.CSS(
            string=stylesheet, font_config=self.fonts, counter_style=self.counters
        )

    def set(self, markup: str, attachments: Sequence[Attachment]) -> Paper:
        """The paper of one HTML page.

        WeasyPrint makes a link of every box inside a link as well; those are dropped, since only
        the outer one is tagged as a link.
        """
        html = weasyprint.HTML(string=markup, url_fetcher=NothingFromOutside())
        document = html.render(
            font_config=self.fonts,
            counter_style=self.counters,
            stylesheets=[self.style],
            pdf_variant="pdf/a-3a",
        )
        for page in document.pages:
            page.links[:] = [link for link in page.links if link[3].link]
        dated = _moment(document.metadata.created)
        content = document.write_pdf(
            pdf_variant="pdf/a-3a",
            finisher=finisher.finish,
            attachments=[_embedded(one, dated) for one in attachments],
        )
        return Paper(content, len(document.pages))


def _moment(created: str | None) -> dt.datetime:
    """The document's own date; never the clock, so that the bytes stay the same."""
    return dt.datetime.fromisoformat(created or "1970-01-01").replace(tzinfo=dt.UTC)


def _embedded(one: Attachment, dated: dt.datetime) -> Any:
    return weasyprint.Attachment(
        string=one.content.decode(),
        name=one.name,
        description=one.description,
        created=dated,
        modified=dated,
        relationship="Data",
    )
