"""What independent readers make of a paper's text, and how it is compared with what was written."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pymupdf
import pypdfium2

from cosp.kernel import pdf

# Signs without a width: joiners, marks of direction, pdfium's sign for a hyphen at a line's end.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u0002"))
TATWEEL = "\u0640"


def by_pdfium(content: bytes) -> list[str]:
    """Each page's text as PDFium (Chromium) reads it."""
    document = pypdfium2.PdfDocument(content)
    return [document[page].get_textpage().get_text_range() for page in range(len(document))]


def by_mupdf(content: bytes) -> list[str]:
    """Each page's text as MuPDF reads it."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        return [page.get_text() for page in document]


def by_poppler(content: bytes) -> list[str]:
    """Each page's text as Poppler's pdftotext reads it."""
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return done.stdout.decode().split("\f")


READERS = {"pdfium": by_pdfium, "mupdf": by_mupdf}
if shutil.which("pdftotext"):
    READERS["poppler"] = by_poppler


def body(pages: list[str], order: pdf.Order) -> str:
    """The text without running heads and feet, so that what goes over a page end is whole."""
    count = len(pages)
    kept = []
    for number, text in enumerate(pages, start=1):
        furniture = {f"{number}/{count}", order.context["job_number"]}
        furniture |= {order.context["symbol"]} if number > 1 else set()
        lines = text.translate(INVISIBLE).splitlines()
        kept += [line for line in lines if line.strip() not in furniture]
    return "\n".join(kept)


def squeezed(text: str, code: str) -> str:
    """A text without spaces and in one case, for finding one in another.

    Of Arabic the letters only: readers put vowel signs before or behind their letter, take numbers
    and punctuation to the other end of a phrase and turn brackets round.
    """
    text = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold()
    if code == "ar":
        return "".join(_arabic_letters(text))
    return re.sub(r"-\n|\s", "", text)


def _arabic_letters(text: str) -> Iterator[str]:
    for letter in unicodedata.normalize("NFD", text):
        if unicodedata.category(letter) == "Lo" and letter != TATWEEL:
            yield letter


def word_share(text: str, written: str) -> float:
    """Share of the written words that are found in a text, each as often as it was written.

    Vowel signs and tatweel are left out on both sides.
    """
    have, want = Counter(_words(text)), Counter(_words(written))
    return sum(min(count, have[word]) for word, count in want.items()) / want.total()


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).replace(TATWEEL, "")
    letters = unicodedata.normalize("NFD", plain)
    return re.findall(r"[^\W_]+", "".join(one for one in letters if not unicodedata.combining(one)))


def parts(order: pdf.Order) -> list[dict[str, Any]]:
    """The items and sub-items of an order in the order of the page."""
    return [one for item in order.context["items"] for one in (item, *item["children"])]


def written(order: pdf.Order) -> str:
    """The titles, annotations and documents that a paper must hold, each as often as printed."""
    texts = []
    for part in parts(order):
        texts += [part["title"], part["heading"], *part["annotation"]]
        texts += [f"{one['title']} {one['symbol']}" for one in part["documents"]]
    return "\n".join(texts)


def symbols(order: pdf.Order) -> list[str]:
    """The symbols of the lists of documents, in order."""
    return [one["symbol"] for part in parts(order) for one in part["documents"]]


def stands_in_order(pieces: list[str], text: str) -> list[str]:
    """The pieces that are not found in the text behind the one before; empty when all are."""
    lost, place = [], 0
    for piece in pieces:
        found = text.find(piece, place)
        if found < 0:
            lost.append(piece)
        else:
            place = found + len(piece)
    return lost
