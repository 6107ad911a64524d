"""The text of the papers, as independent readers find it."""

import re

import pytest

from cosp.kernel.languages import CODES
from tests.documents.papers.readers import (
    READERS,
    body,
    parts,
    squeezed,
    stands_in_order,
    symbols,
    word_share,
    written,
)

pytestmark = pytest.mark.papers
LEFT_TO_RIGHT = tuple(code for code in CODES if code != "ar")


@pytest.fixture(scope="module")
def texts(orders, papers):
    """For each language and reader the running text."""
    return {
        (code, name): body(reader(papers[code].content), orders[code])
        for code in CODES
        for name, reader in READERS.items()
    }


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", LEFT_TO_RIGHT)
def test_labels_and_titles_of_the_list_are_read_in_order(code, reader, orders, texts):
    lines = [squeezed(f"{part['mark']}{part['title']}", code) for part in parts(orders[code])]
    assert stands_in_order(lines, squeezed(texts[code, reader], code)) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", LEFT_TO_RIGHT)
def test_annotations_are_read_in_order(code, reader, orders, texts):
    pieces = []
    for part in parts(orders[code]):
        pieces.append(f"{part['mark']}{part['heading']}")
        pieces += [paragraph[:40] for paragraph in part["annotation"]]
        pieces += [one["symbol"] for one in part["documents"]]
    text = squeezed(texts[code, reader], code)
    assert stands_in_order([squeezed(piece, code) for piece in pieces], text) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", LEFT_TO_RIGHT)
def test_every_symbol_is_read_whole(code, reader, orders, texts):
    text = squeezed(texts[code, reader], code)
    assert [one for one in symbols(orders[code]) if squeezed(one, code) not in text] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", [code for code in LEFT_TO_RIGHT if code != "zh-hans"])
def test_words_are_read(code, reader, orders, texts):
    assert word_share(texts[code, reader].replace("-\n", ""), written(orders[code])) > 0.97


@pytest.mark.parametrize("reader", READERS)
def test_arabic_titles_are_read_in_order(reader, orders, texts):
    """Of the one with numbers only the words: readers change the order of phrases at a number."""
    text, titles = (
        squeezed(texts["ar", reader], "ar"),
        [part["title"] for part in parts(orders["ar"])],
    )
    (numbered,) = [title for title in titles if re.search(r"\d", title)]
    plain = [squeezed(title, "ar") for title in titles if title != numbered]
    assert stands_in_order(plain, text) == []
    assert word_share(texts["ar", reader], numbered) > 0.95


@pytest.mark.parametrize("reader", [name for name in READERS if name != "pdfium"])
def test_every_arabic_symbol_is_read_whole(reader, orders, texts):
    """PDFium is left out: it takes apart whatever runs left to right in an Arabic line."""
    assert [one for one in symbols(orders["ar"]) if one not in texts["ar", reader]] == []


def test_arabic_words_are_read(orders, texts):
    shares = sorted(word_share(texts["ar", name], written(orders["ar"])) for name in READERS)
    assert shares[-1] >= 0.95
    assert shares[0] >= 0.85
