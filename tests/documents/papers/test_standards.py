"""The six papers against the standards of accessible and archival files, and against their data."""

import hashlib
import io
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import page
import pikepdf
import pymupdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from cosp.kernel import pdf
from cosp.kernel.languages import BY_CODE, CODES
from cosp.kernel.pdf import fonts
from cosp.kernel.pdf.typography import SYMBOL, capitalized
from tests.documents.papers.readers import parts, squeezed

pytestmark = pytest.mark.papers
each_language = pytest.mark.parametrize("code", CODES)


@pytest.fixture(scope="module")
def files(papers):
    """The six files, opened."""
    return {code: pikepdf.open(io.BytesIO(papers[code].content)) for code in CODES}


@each_language
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_rule_of_the_standard_passes(code, profile, papers):
    report = page.validate_pdf_bytes(papers[code].content, profile=profile)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.rules.passed == report.rules.total > 100
    assert report.is_compliant


@each_language
def test_file_says_its_language_and_title_and_shows_the_title(code, files, orders):
    root, context = files[code].Root, orders[code].context
    title = f"{context['headings']['title']} – {context['symbol']}"
    assert str(root.Lang) == code
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(files[code].docinfo.Title) == title
    with files[code].open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


@each_language
def test_bookmarks_lead_to_every_item(code, files, orders):
    def tree(bookmarks):
        return [(re.sub(r"\s+", " ", one.title), tree(one.children)) for one in bookmarks]

    headings = orders[code].context["headings"]
    with files[code].open_outline() as outline:
        found = tree(outline.root)
    items = [
        (
            f"{item['mark']} {capitalized(item['heading'])}",
            [(f"{one['mark']} {capitalized(one['heading'])}", []) for one in item["children"]],
        )
        for item in orders[code].context["items"]
    ]
    expected = [
        (headings["agenda"], []),
        (headings["annotations"], items),
        (headings["annex"], [(headings["work"], [])]),
    ]
    spaced = json.dumps(found, ensure_ascii=False).replace("\\u00a0", " ").replace("\xa0", " ")
    assert json.loads(spaced) == json.loads(
        json.dumps(expected, ensure_ascii=False).replace("\xa0", " ")
    )


def elements(file):
    """Every structure element of a file."""
    waiting = [file.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            waiting.append(one.get("/K", pikepdf.Array()))


@each_language
def test_header_cells_tell_their_scope(code, files):
    heads = [one for one in elements(files[code]) if one.S == "/TH"]
    scopes = [str(one.A.Scope) for one in heads]
    assert scopes.count("/Column") == 4
    assert scopes.count("/Row") == 5 + 10  # days and meetings
    assert len(scopes) == 19


@each_language
def test_marks_of_list_items_are_their_labels(code, files):
    items = [one for one in elements(files[code]) if one.S == "/LI"]
    labels = [one.K[0] for one in items if one.K[0].S == "/Lbl"]
    assert len(labels) == 19
    assert all(one.P.S == "/LI" for one in labels)


@each_language
def test_symbols_are_links_to_their_documents(code, files, orders):
    texts = [text for part in parts(orders[code]) for text in part["annotation"]]
    texts += [one["symbol"] for part in parts(orders[code]) for one in part["documents"]]
    symbols = {match[0] for text in texts for match in SYMBOL.finditer(text)}
    addresses = {
        str(annotation.A.URI)
        for sheet in files[code].pages
        for annotation in sheet.get("/Annots", [])
    }
    assert addresses == {f"https://undocs.org/{symbol}" for symbol in symbols}
    assert len(symbols) > 30


@each_language
def test_fonts_are_embedded_and_subset(code, files):
    found = [one for one in files[code].objects if isinstance(one, pikepdf.Dictionary)]
    described = [one for one in found if one.get("/Type") == "/FontDescriptor"]
    assert described
    for one in described:
        assert re.match(r"/[A-Z]{6}\+", str(one.FontName))
        assert "/FontFile2" in one or "/FontFile3" in one
    assert len([one for one in found if one.get("/Subtype") == "/Type0"]) == len(described)


def test_every_character_is_in_the_papers_fonts(orders):
    known = set()
    for folder in ("fontpkg_pt_serif/files", "fontpkg_amiri/files", "pylopdf_fonts_zh_cn"):
        package = Path(fonts._package_folder(folder.split("/")[0])).parent / folder
        for path in [*package.glob("*.ttf"), *package.glob("*.otf")]:
            known |= set(TTFont(path, lazy=True).getBestCmap())
    printed = "".join(json.dumps(one.context, ensure_ascii=False) for one in orders.values())
    assert {char for char in printed if ord(char) not in known} == set()


@each_language
def test_data_of_the_agenda_is_attached(code, files, orders):
    attached = files[code].attachments["agenda.json"]
    assert attached.get_file().read_bytes() == orders[code].attachments[0].content
    assert attached.relationship == pikepdf.Name.Data
    data = json.loads(attached.get_file().read_bytes())
    assert [item["label"] for item in data["items"]] == [str(number) for number in range(1, 11)]
    assert data["language"] == code


# --- the page -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheets(papers):
    """For each language the lines of each page as (left, top, text, is bold), by MuPDF."""
    return {code: [lines(one) for one in opened(papers[code])] for code in CODES}


def opened(paper):
    return pymupdf.open(stream=paper.content, filetype="pdf")


def lines(sheet):
    found = []
    for block in sheet.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            text = "".join(span["text"] for span in line["spans"])
            found.append((line["bbox"], text.strip()))
    return sorted(found, key=lambda one: one[0][1])


@each_language
def test_pages_are_a4(code, papers):
    for sheet in opened(papers[code]):
        assert (round(sheet.rect.width), round(sheet.rect.height)) == (595, 842)


@each_language
def test_head_and_foot_mirror_each_other_by_page_parity(code, sheets, orders):
    count, context = len(sheets[code]), orders[code].context
    for number, found in enumerate(sheets[code], start=1):
        outer_is_right = (number % 2 == 1) != (BY_CODE[code].direction == "rtl")
        symbols = [box for box, text in found if text == context["symbol"] and box[1] < 70]
        head = [box for box in symbols if box[3] - box[1] < 15]  # the masthead's is larger
        foot = {text: box for box, text in found if box[1] > 770}
        assert len(head) == (0 if number == 1 else 1)
        assert set(foot) == {f"{number}/{count}", context["job_number"]}
        assert (foot[f"{number}/{count}"][0] > 300) == outer_is_right
        assert (foot[context["job_number"]][0] > 300) != outer_is_right
        assert all((box[0] > 300) == outer_is_right for box in head)


@each_language
def test_no_page_ends_with_a_heading(code, sheets, orders):
    headings = {squeezed(part["heading"], code) for part in parts(orders[code])}
    headings |= {squeezed(text, code) for text in orders[code].context["headings"].values()}
    for found in sheets[code]:
        last = [text for box, text in found if box[1] < 770][-1]
        assert squeezed(last, code) not in headings


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("en", ["Monday,", "11 December", "10 a.m.–1 p.m.", "9 and 10"]),
        ("fr", ["Lundi", "11 décembre", "10 heures-13 heures", "9 et 10"]),
        ("ru", ["Понедельник,", "11 декабря", "10 час. 00 мин. –", "13 час. 00 мин.", "9 и 10"]),
        ("es", ["Lunes", "11 de diciembre", "10.00 a 13.00 horas", "9 y 10"]),
        ("zh-hans", ["12月11日，", "星期一", "上午10时至下午1时", "9和10"]),
    ],
)
def test_cells_of_the_table_are_parted_only_where_they_should(code, cells, sheets):
    found = {text.replace("\xa0", " ") for _box, text in sheets[code][-1]}
    assert [cell for cell in cells if cell not in found] == []


# --- the same bytes ----------------------------------------------------------------------------

MAKE = """
import hashlib, pickle, sys, django
django.setup()
from cosp.kernel import pdf
order = pickle.load(sys.stdin.buffer)
print(hashlib.sha256(pdf.render_order(order).content).hexdigest())
"""


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_another_process_in_another_place_makes_the_same_bytes(code, orders, papers, tmp_path):
    fonts.prepare(settings.DATA_DIR)
    shutil.copytree(settings.DATA_DIR / "fonts", tmp_path / "fonts")
    environment = {
        **os.environ,
        "COSP_DATA_DIR": str(tmp_path),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "DJANGO_SETTINGS_MODULE": "cosp.settings.embedded",
    }
    done = subprocess.run(
        [sys.executable, "-c", MAKE],
        input=pickle.dumps(orders[code]),
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=True,
    )
    made_here = hashlib.sha256(papers[code].content).hexdigest()
    assert done.stdout.decode().strip() == made_here


def test_the_same_again_in_the_same_process_is_the_same(orders, papers):
    assert pdf.render_order(orders["zh-hans"]) == papers["zh-hans"]
