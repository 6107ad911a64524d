"""Makers of the six papers, each a process that waits to be told: ``python -m … KIND FOLDER``.

A maker says "ready", then makes the six for every line it reads and answers with JSON: seconds by
language, or of all together. ``sample`` only prepares the folder that the others are given.
"""

# ruff: noqa: PLC0415 - each maker loads only what it measures, after Django is set up
from __future__ import annotations

import gc
import json
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import django

ORDERS = "orders.pickle"
ROOT = Path(__file__).resolve().parent.parent.parent
Six = Callable[[], dict[str, float]]


def serve(six: Six) -> None:
    print("ready", flush=True)
    for _line in sys.stdin:
        print(json.dumps(six()), flush=True)


def timed(make: Callable[[], object]) -> float:
    begun = time.perf_counter()
    make()
    return time.perf_counter() - begun


def orders(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = pickle.loads((folder / ORDERS).read_bytes())
    return found


def pages(folder: Path) -> dict[str, str]:
    """The same HTML for everybody, with its style inside."""
    from cosp.kernel import languages, pdf

    style = f"<style>{pdf.stylesheet()}</style></head>"
    return {
        code: pdf.markup_of(one.template, one.context, languages.BY_CODE[code]).replace(
            "</head>", style, 1
        )
        for code, one in orders(folder).items()
    }


# --- kinds --------------------------------------------------------------------------------------


def sample(folder: Path) -> None:
    """The tenth session in a database of its own, and the orders for its papers."""
    from django.core.management import call_command

    from cosp.kernel import languages
    from documents.rendering.papers import agenda_order
    from documents.selectors.papers import agenda_facts
    from documents.services.loading import load_session

    call_command("migrate", verbosity=0)
    facts = agenda_facts(load_session("cosp10"))
    found = {one.code: agenda_order(facts, one) for one in languages.OFFICIAL}
    (folder / ORDERS).write_bytes(pickle.dumps(found))


def plain(folder: Path) -> None:
    """WeasyPrint as it comes, the same fonts."""
    from cosp.kernel.pdf import fonts

    htmls = pages(folder)
    os.environ["FONTCONFIG_FILE"] = str(fonts.prepare(folder))
    import weasyprint

    def six() -> dict[str, float]:
        return {code: timed(weasyprint.HTML(string=html).write_pdf) for code, html in htmls.items()}

    six()
    serve(six)


def ours(folder: Path) -> None:
    """Our engine, one warm process."""
    from cosp.kernel import pdf

    found = orders(folder)
    pdf.warm()
    gc.collect()
    gc.freeze()  # as the worker does
    serve(lambda: {code: timed(partial(pdf.render_order, one)) for code, one in found.items()})


def cold(folder: Path, code: str) -> None:
    """One paper in a new process; says the highest memory in MB as well."""
    from cosp.kernel import pdf

    pdf.render_order(orders(folder)[code])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def chromium(folder: Path) -> None:
    """Chromium's print to PDF with tags and outline, one warm page, the same fonts."""
    from playwright.sync_api import sync_playwright

    from cosp.kernel.pdf import fonts
    from tests.conftest import CHROMIUM

    os.environ["FONTCONFIG_FILE"] = str(fonts.prepare(folder))

    flags = ["--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        htmls = pages(folder)

        def make(html: str) -> None:
            page.set_content(html)
            page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True)

        def six() -> dict[str, float]:
            return {code: timed(partial(make, html)) for code, html in htmls.items()}

        six()
        serve(six)


def celery(folder: Path) -> None:
    """Through the services: ordered, made by a worker of two processes, kept in the database."""
    from tests.servers import embedded_broker

    with embedded_broker(folder) as url:
        os.environ["REDIS_URL"] = url
        django.setup()
        with _worker() as worker:
            first = _papers_by_worker("en")
            warm = sorted(_papers_by_worker("en") for _round in range(3))[1]
            print(json.dumps({"first": first, "warm": warm}), flush=True)
            codes = list(orders(folder))
            serve(lambda: {"six": _papers_by_worker(*codes), "memory": _highest_memory(worker)})


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    from cosp.celery import app
    from tests.servers import wait_until

    command = [sys.executable, "-m", "celery", "-A", "cosp", "worker", "-c", "2", "-l", "ERROR"]
    with subprocess.Popen(
        [*command, "--without-mingle", "--without-gossip"], cwd=ROOT, stdout=subprocess.DEVNULL
    ) as worker:
        try:
            wait_until(lambda: bool(app.control.ping(timeout=0.5)), 120)
            yield worker
        finally:
            worker.terminate()


def _papers_by_worker(*codes: str) -> float:
    from documents.models import Rendition
    from documents.services.papers import request_papers
    from documents.states import RenditionState
    from sessions.models import ConferenceSession

    Rendition.objects.all().delete()
    session = ConferenceSession.objects.select_related("body").get(number=10)
    begun = time.perf_counter()
    request_papers(session, codes, None)
    while Rendition.objects.filter(state=RenditionState.DONE).count() < len(codes):
        assert not Rendition.objects.filter(state=RenditionState.FAILED).exists()
        time.sleep(0.01)
    return time.perf_counter() - begun


def _highest_memory(worker: subprocess.Popen[bytes]) -> float:
    """The highest memory that any of the worker's processes has had, in MB; 0 where unknown."""
    task = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
    if not task.exists():
        return 0.0
    found = [_peak(pid) for pid in (str(worker.pid), *task.read_text().split())]
    return max(found)


def _peak(pid: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    (line,) = [one for one in status if one.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


KINDS: dict[str, Callable[..., None]] = {
    one.__name__: one for one in (sample, plain, ours, cold, chromium, celery)
}

if __name__ == "__main__":
    kind, given, *rest = sys.argv[1:]
    if kind != "celery":  # which must know its broker first
        django.setup()
    KINDS[kind](Path(given), *rest)
