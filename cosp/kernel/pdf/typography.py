"""Text as a paper prints it: symbols isolated and linked, spaces and dashes as each language has.

Pure functions from plain text to markup; they repair spacing, never words.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from cosp.kernel.languages import BY_CODE, NBSP, WORD_JOINER, Language

UNITED_NATIONS_DOCUMENTS = "https://undocs.org/"

# A symbol of a United Nations document: CAC/COSP/2023/1, A/RES/58/4, CAC/COSP/WG.4/2023/5/Add.1.
_PART = r"(?:[A-Z][A-Za-z]*|\d+)(?:\.\d+)?"
SYMBOL = re.compile(rf"(?<![\w/.])(?=[A-Z/]*[A-Z0-9./a-z]*\d)[A-Z]{{1,6}}(?:/{_PART}){{2,}}(?!\w)")
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ISOLATED = re.compile(rf"(?P<symbol>{SYMBOL.pattern})|{_ADDRESS}")

_DOTTED = re.compile(r"([A-Za-z]+)\.(\d+)")
_FIRST = re.compile(r"\b1er\b")
_STRAIGHT_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_BEFORE_HIGH_PUNCTUATION = re.compile(rf"[ {NBSP}](?=[:;!?»])")
_AFTER_OPENING_QUOTES = re.compile(rf"«[ {NBSP}]?")
_BEFORE_DASH = re.compile(r" (?=[–—] )")
_MEASURE = re.compile(r"(?<=\d) (?=(?:a|p)\.m\.)")
_REFERENCE = re.compile(
    r"\b(article|articles|rule|rules|resolution|decision|paragraph|paragraphs|item|items|"
    r"résolution|décision|paragraphe|paragraphes|point|points|alinéa|"
    r"artículo|resolución|decisión|párrafo|párrafos|tema|temas|"
    r"стать[яиею]|правил[оаеу]|резолюци[яией]|решени[еяию]|пункт[аеу]?) (?=\d)"
)
_DAY = {
    code: re.compile(rf"(?<=\d) (?=(?:de )?(?:{'|'.join(BY_CODE[code].months)}))")
    for code in ("en", "fr", "ru", "es")
}
_SUB_ITEM = re.compile(r"(?<=\d) (?=\(?[a-z]\))")


def spaced(text: str, language: Language) -> str:
    """The text with no-break spaces where a line must not end, and French as it is set.

    A number stays with the word it belongs to (article 63, 1 (f), 11 December); in French a
    no-break space stands before high punctuation and inside guillemets.
    """
    if language.code == "fr":
        text = _STRAIGHT_APOSTROPHE.sub("’", text)
        text = _BEFORE_HIGH_PUNCTUATION.sub(NBSP, text)
        text = _AFTER_OPENING_QUOTES.sub(f"«{NBSP}", text)
    if language.code in _DAY:
        text = _DAY[language.code].sub(NBSP, text)
    text = _BEFORE_DASH.sub(NBSP, text)
    text = _REFERENCE.sub(lambda match: f"{match[1]}{NBSP}", text)
    text = _SUB_ITEM.sub(NBSP, text)
    return _MEASURE.sub(NBSP, text)


def markup(text: str, language: Language, *, links: bool = True) -> str:
    """The text as HTML of a paper; symbols become links to the document."""
    pieces, end = [], 0
    for match in _ISOLATED.finditer(text):
        pieces.append(_words(text[end : match.start()], language))
        if match["symbol"]:
            pieces.append(symbol_markup(match[0], link=links))
        else:
            pieces.append(f'<bdi dir="ltr" class="address">{escape(match[0])}</bdi>')
        end = match.end()
    pieces.append(_words(text[end:], language))
    return "".join(pieces)


def symbol_markup(symbol: str, *, link: bool = True) -> str:
    """A symbol, isolated from right-to-left text, never parted behind the dot of ``WG.4``.

    The link stands inside the isolation: only so does WeasyPrint tag it as a link.
    """
    shown = _DOTTED.sub(_unparted, escape(symbol))
    if link:
        address = UNITED_NATIONS_DOCUMENTS + quote(symbol.rstrip("*"))
        shown = f'<a href="{address}">{shown}</a>'
    return f'<bdi dir="ltr" class="symbol">{shown}</bdi>'


def _unparted(match: re.Match[str]) -> str:
    """The joiner says it to every reader of the text, the class to a line breaker that errs."""
    return f'<span class="unit">{match[1]}.{WORD_JOINER}{match[2]}</span>'


def capitalized(text: str) -> str:
    """The text with a capital at its head: Russian sub-items begin small in a list only."""
    return text[:1].upper() + text[1:]


def _words(text: str, language: Language) -> str:
    shown = escape(spaced(text, language), quote=False)
    if language.code == "fr":
        shown = _FIRST.sub("1<sup>er</sup>", shown)
    return shown
