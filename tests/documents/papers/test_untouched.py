"""The papers beside those that the untouched engine makes of the same HTML."""

import pickle
import subprocess
import sys
from collections import Counter

import pymupdf
import pytest

pytestmark = pytest.mark.papers
RIGHT_EDGE = 170 / 25.4 * 72  # of the text, in points

UNTOUCHED = """
import pickle, sys, django
django.setup()
from cosp.kernel import pdf
from cosp.kernel.pdf import engine
engine._typesetter()
from cosp.kernel.pdf import speed
speed.remove()
orders = pickle.load(sys.stdin.buffer)
papers = {code: pdf.render_order(order).content for code, order in orders.items()}
sys.stdout.buffer.write(pickle.dumps(papers))
"""


@pytest.fixture(scope="module")
def untouched(orders):
    """The papers with every line set by WeasyPrint's own functions."""
    done = subprocess.run(
        [sys.executable, "-c", UNTOUCHED],
        input=pickle.dumps(orders),
        capture_output=True,
        check=True,
    )
    return pickle.loads(done.stdout)


def letters(content):
    """Page, line and sign of every letter, and how far right it ends."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        for number, sheet in enumerate(document):
            for block in sheet.get_text("rawdict")["blocks"]:
                for line in block.get("lines", []):
                    for span in line["spans"]:
                        for char in span["chars"]:
                            if not char["c"].isspace():
                                place = number, round(char["origin"][1], 1), char["c"]
                                yield place, char["bbox"][2]


@pytest.mark.parametrize("code", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_every_letter_stands_on_the_same_line_of_the_same_page(code, papers, untouched):
    ours = Counter(place for place, _right in letters(papers[code].content))
    theirs = Counter(place for place, _right in letters(untouched[code]))
    assert ours == theirs
    assert ours.total() > 15_000


def test_more_lines_end_at_the_edge_than_theirs(papers, untouched):
    def count_at_the_edge(content):
        ends: dict[tuple[int, float], float] = {}
        for (page, y, _sign), right in letters(content):
            ends[page, y] = max(ends.get((page, y), 0), right)
        return sum(abs(end - RIGHT_EDGE) < 0.7 for end in ends.values())  # points

    ours, theirs = count_at_the_edge(papers["en"].content), count_at_the_edge(untouched["en"])
    assert ours > theirs > 200
