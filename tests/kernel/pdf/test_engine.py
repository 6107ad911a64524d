"""The door to papers: the same arguments, the same bytes; nothing from outside."""

import gc
import subprocess
import sys

import pytest

from cosp.kernel import pdf
from cosp.kernel.languages import EN, FR
from cosp.kernel.pdf import engine, fonts

CONTEXT = {"title": "Ordre du jour"}
PAGE = (
    '<!doctype html><html lang="{{ language.code }}"><head><meta charset="utf-8">'
    '<title>{{ title }}</title><meta name="dcterms.created" content="2023-10-16"></head>'
    "<body><p>{{ title|text:language.code }}</p>%s</body></html>"
)


@pytest.fixture
def templates(tmp_path, settings):
    """Templates of a test instead of the project's, with the project's style."""
    (tmp_path / "templates" / "papers").mkdir(parents=True)
    style = tmp_path / "templates" / "papers" / "paper.css"
    style.write_text(pdf.stylesheet())
    (tmp_path / "templates" / "plain.html").write_text(PAGE % "")
    (tmp_path / "templates" / "greedy.html").write_text(
        PAGE % '<img alt="" src="file:///etc/hostname"><img alt="" src="http://127.0.0.1:9/x.png">'
    )
    settings.BASE_DIR = tmp_path
    engine._templates.cache_clear()
    yield tmp_path / "templates"
    engine._templates.cache_clear()


def order(code="fr", attachments=(), **changes):
    return pdf.Order("plain.html", {**CONTEXT, **changes}, code, attachments)


@pytest.mark.papers
def test_the_same_order_gives_the_same_bytes(templates):
    paper = pdf.render("plain.html", CONTEXT, FR)
    assert paper == pdf.render("plain.html", CONTEXT, FR)
    assert paper.content.startswith(b"%PDF-1.7")
    assert paper.page_count == 1


@pytest.mark.papers
def test_papers_of_several_orders_come_in_the_order_asked_for(templates):
    orders = [order(code) for code in ("zh-hans", "ar", "en")]
    assert pdf.render_all(orders) == [pdf.render_order(one) for one in orders]


@pytest.mark.papers
def test_nothing_is_loaded_from_outside(templates, monkeypatch):
    pdf.render("plain.html", CONTEXT, EN)  # loads the engine, with the fonts prepared before
    fetcher = sys.modules["weasyprint.urls"].URLFetcher
    asked = []

    def open_address(_self, address, *_rest):
        asked.append(address)
        raise OSError(address)

    monkeypatch.setattr(fetcher, "open", open_address)
    pdf.render("greedy.html", CONTEXT, EN)
    assert asked == []


@pytest.mark.papers
def test_the_collector_of_garbage_is_left_as_it_was(templates):
    pdf.render("plain.html", CONTEXT, EN)
    assert gc.isenabled()


@pytest.mark.papers
def test_warming_up_works_in_every_language():
    pdf.warm()


def test_fingerprint_changes_with_all_that_is_printed(templates):
    attachment = pdf.Attachment("a.json", "Data", b"{}")
    several = [
        order(),
        order("en"),
        order(title="Ordre du jour,"),
        order(attachments=(attachment,)),
        order(attachments=(pdf.Attachment("a.json", "Data", b"[]"),)),
    ]
    assert len({pdf.fingerprint(one) for one in several}) == len(several)
    assert pdf.fingerprint(order()) == pdf.fingerprint(order())


def test_fingerprint_changes_with_style_fonts_and_libraries(templates, monkeypatch):
    seen = [pdf.fingerprint(order())]
    (templates / "papers" / "paper.css").write_text(pdf.stylesheet() + "p { margin: 1mm }")
    seen.append(pdf.fingerprint(order()))
    monkeypatch.setattr(fonts, "RECIPE", "another")
    engine._identity_of.cache_clear()
    seen.append(pdf.fingerprint(order()))
    monkeypatch.setattr(engine.metadata, "version", lambda _name: "71.0")
    engine._identity_of.cache_clear()
    seen.append(pdf.fingerprint(order()))
    engine._identity_of.cache_clear()
    assert len(set(seen)) == 4


def test_longest_begins_first_and_arabic_counts_twice():
    short = {code: order(code, title="x" * 100) for code in ("ar", "en")}
    long = order("fr", title="x" * 1000)
    assert pdf.longest_first([short["en"], short["ar"], long]) == [long, short["ar"], short["en"]]


WITHOUT_PANGO = """
import cffi, django
django.setup()
def nowhere(_ffi, name, *_rest):
    raise OSError(f"cannot load library {name}")
cffi.FFI.dlopen = nowhere
from cosp.kernel import pdf
from cosp.kernel.languages import EN
try:
    pdf.render("papers/warm.html", {}, EN)
except pdf.PangoMissing as error:
    print(error)
"""


def test_missing_pango_is_told_in_one_line_with_its_remedy():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == (
        "Papers need Pango, which is not on this machine. Run: "
        "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )
