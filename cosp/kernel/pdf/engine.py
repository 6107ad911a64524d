"""The door to papers: a template and a plain context go in, the bytes of a PDF come out.

WeasyPrint is loaded only when a paper is made, after fontconfig has been told which fonts there
are, so that all else runs on a machine without Pango.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from importlib import metadata
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template import Context, Engine

from cosp.kernel import languages
from cosp.kernel.languages import Language

from . import fonts
from .errors import PangoMissing
from .values import Attachment, Order, Paper

if TYPE_CHECKING:
    from .typesetting import Typesetter

STYLESHEET = "papers/paper.css"
LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "fonttools", "pyphen")


def render(
    template: str,
    context: Mapping[str, Any],
    language: Language,
    attachments: Sequence[Attachment] = (),
) -> Paper:
    """Makes a paper. The same arguments give the same bytes, in every process.

    Raises PangoMissing, with the remedy, where the text engine is not installed.
    """
    typesetter = _typesetter()
    with _collector_at_rest():
        return typesetter.set(markup_of(template, context, language), attachments)


def render_order(order: Order) -> Paper:
    """Makes the paper of an order."""
    lang = languages.BY_CODE[order.language_code]
    return render(order.template, order.context, lang, order.attachments)


def render_all(orders: Sequence[Order]) -> list[Paper]:
    """Makes several papers on all cores; the answers are in the order of the questions."""
    workers = min(len(orders), os.cpu_count() or 1)
    if workers < 2 or "fork" not in get_all_start_methods():
        return [render_order(order) for order in orders]
    _typesetter()  # once, before the processes part
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        waiting = {id(order): pool.submit(render_order, order) for order in longest_first(orders)}
        return [waiting[id(order)].result() for order in orders]


def longest_first(orders: Iterable[Order]) -> list[Order]:
    """The orders in which all cores finish soonest: what takes longest begins first.

    A letter of Arabic takes twice as long to set as any other.
    """

    def weight(order: Order) -> int:
        letters = len(json.dumps(order.context, ensure_ascii=False))
        return letters * (2 if order.language_code == "ar" else 1)

    return sorted(orders, key=weight, reverse=True)


def warm() -> None:
    """Loads all that papers need: the engine, fonts, style and hyphenation of each language."""
    for language in languages.OFFICIAL:
        render("papers/warm.html", {}, language)


def markup_of(template: str, context: Mapping[str, Any], language: Language) -> str:
    """The HTML of a paper, without its style."""
    values = {**context, "language": language}
    return _templates().get_template(template).render(Context(values))


def stylesheet() -> str:
    """The style that all papers share."""
    return (_template_folder() / STYLESHEET).read_text(encoding="utf-8")


def fingerprint(order: Order) -> str:
    """SHA-256 of all that decides the bytes of a paper, without making it, in hexadecimal.

    Two papers with the same fingerprint are the same file: content, language, templates, style,
    code of the engine, versions of its libraries, and fonts.
    """
    content = [order.template, order.language_code, order.context, _typesetting_identity()]
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
    for one in order.attachments:
        digest.update(json.dumps([one.name, one.description]).encode() + one.content)
    return digest.hexdigest()


# --- what lies behind the door ----------------------------------------------------------------


@lru_cache(maxsize=1)
def _typesetter() -> Typesetter:
    """The typesetter of this process, made at the first paper."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.prepare(Path(settings.DATA_DIR)))
    try:
        # Loading needs Pango and FONTCONFIG_FILE, so it cannot stand at the head of the module.
        from .typesetting import Typesetter  # noqa: PLC0415
    except OSError as error:
        raise PangoMissing(str(error)) from error
    return Typesetter(stylesheet())


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Collects cyclic garbage once, behind a paper, instead of a hundred times while it is made.

    A paper makes half a million objects that live to its end; looking through them again and
    again takes a tenth of its time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)  # what the paper left is all in the youngest generation
        if was_enabled:
            gc.enable()


@lru_cache(maxsize=1)
def _templates() -> Engine:
    """Templates of papers know no request: only the context and the filters of papers."""
    finder = "django.template.loaders.filesystem.Loader"
    return Engine(
        dirs=[str(_template_folder())],
        builtins=["cosp.kernel.pdf.filters"],
        loaders=[("django.template.loaders.cached.Loader", [finder])],
    )


def _template_folder() -> Path:
    return Path(settings.BASE_DIR) / "templates"


def _typesetting_identity() -> str:
    folders = (_template_folder() / "papers", Path(__file__).parent)
    kinds = (".py", ".html", ".css")
    files = [one for folder in folders for one in sorted(folder.rglob("*")) if one.suffix in kinds]
    return _identity_of(tuple((str(path), path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=4)
def _identity_of(stamps: tuple[tuple[str, int], ...]) -> str:
    """Digest of the files' content; the stamps only tell when to read them again."""
    digest = hashlib.sha256(fonts.identity().encode())
    for name, _changed_at in stamps:
        digest.update(Path(name).name.encode() + Path(name).read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library}={metadata.version(library)}".encode())
    return digest.hexdigest()
