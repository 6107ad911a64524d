"""Symbols of official documents: their grammar, their order and the next free number.

``CAC/COSP[/BODY]/YEAR/[SERIES]NUMBER[/Add.n|/Corr.n|/Rev.n|/Amend.n]…[*]``; all six language
versions of a document carry the same symbol.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

ROOT = "CAC/COSP"
SERIES = ("", "L", "CRP", "INF", "NGO", "R")  # general, limited, conference room paper, …
SUFFIXES = ("Add", "Corr", "Rev", "Amend")
DOTTED_SERIES = frozenset({"L", "CRP", "R"})  # printed L.2; the others INF/1

# Between the parts of a symbol an issued text may break its line or carry a word joiner. The run
# is bounded, so that a hostile text cannot make the search slow.
_GAP = "[\\s\u00ad\u200b\u2060\ufeff]{0,4}"
_SLASH = f"{_GAP}/{_GAP}"
_DOT = rf"{_GAP}\.{_GAP}"
_GRAMMAR = (
    rf"(?P<root>CAC{_SLASH}COSP)"
    rf"(?:{_SLASH}(?P<body>IRG|WG{_DOT}[1-9]\d?|EG{_DOT}[1-9]\d?))?"
    rf"{_SLASH}(?P<year>(?:19|20)\d\d)"
    rf"{_SLASH}(?:(?P<series>L|CRP|R){_DOT}|(?P<series_slash>INF|NGO){_SLASH})?"
    r"(?P<number>[1-9]\d{0,3})"
    rf"(?P<suffixes>(?:{_SLASH}(?:Add|Corr|Rev|Amend){_DOT}[1-9]\d?)*)"
    r"(?P<reissued>\*(?!\*))?"
)
# Not inside a longer token: no Latin letter, digit or slash before it, none that would continue it
# after. Letters of other scripts may touch it.
_IN_TEXT = re.compile(rf"(?<![A-Za-z0-9_/.\-]){_GRAMMAR}(?![A-Za-z0-9_])(?!/\w)", re.IGNORECASE)
_WHOLE = re.compile(_GRAMMAR, re.IGNORECASE)
_SUFFIX = re.compile(rf"(Add|Corr|Rev|Amend){_DOT}(\d+)", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"[^\s,;()\[\]（），；。、<>]{0,40}COSP\s?/[^\s,;()\[\]（），；。、<>]{0,40}", re.I
)
_ADDRESS = re.compile(r"://|@|www\.", re.IGNORECASE)
_INVISIBLE = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")

_BODY_ORDER = {"": 0, "IRG": 1, "WG": 2, "EG": 3}


class SymbolError(ValueError):
    """A text that is no symbol; the message says what a symbol looks like."""


@dataclass(frozen=True)
class Symbol:
    """A symbol taken apart; ``str()`` puts it together in its one canonical form."""

    body: str  # "" is the Conference itself; IRG, WG.2, EG.1 its subsidiary bodies
    year: int
    series: str  # one of SERIES
    number: int
    suffixes: tuple[tuple[str, int], ...] = ()  # (("Add", 1), ("Corr", 2))
    is_reissued: bool = False  # the asterisk: reissued for technical reasons
    root: str = ROOT

    def __str__(self) -> str:
        joint = "." if self.series in DOTTED_SERIES else "/"
        series = f"{self.series}{joint}" if self.series else ""
        body = f"/{self.body}" if self.body else ""
        tail = "".join(f"/{kind}.{number}" for kind, number in self.suffixes)
        star = "*" if self.is_reissued else ""
        return f"{self.root}{body}/{self.year}/{series}{self.number}{tail}{star}"

    @property
    def base(self) -> Symbol:
        """The document itself, without addendum, corrigendum, revision or asterisk."""
        return replace(self, suffixes=(), is_reissued=False)


@dataclass(frozen=True)
class FoundSymbol:
    """A symbol in a text and where it stands."""

    symbol: Symbol
    start: int
    end: int


def parse_symbol(text: str) -> Symbol:
    """The parts of a symbol; spaces, line ends and word joiners inside it do not matter.

    Raises SymbolError, saying what to write instead, for anything that is not one symbol.

    Source: practice of documents management (research.un.org/en/docs/symbols).
    """
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        raise SymbolError(_what_is_wrong(text.strip()))
    return _symbol(match)


def find_symbols(text: str) -> list[FoundSymbol]:
    """Every symbol in a text, in order; never cut short and never out of a longer token.

    A symbol broken by a line end is found whole: ``CAC/COSP/`` at the end of one line and
    ``2023/10`` at the head of the next are one symbol.

    Source: practice of documents management (research.un.org/en/docs/symbols).
    """
    return [
        FoundSymbol(_symbol(match), match.start(), match.end()) for match in _IN_TEXT.finditer(text)
    ]


def find_unreadable(text: str) -> list[tuple[int, str]]:
    """Places that begin like a symbol but are none: (offset, the text there).

    Source: practice of documents management (research.un.org/en/docs/symbols).
    """
    read = find_symbols(text)
    ends = [found.end for found in read]
    places = []
    for match in _FRAGMENT.finditer(text):
        following = bisect_right(ends, match.start())  # the first symbol that ends behind it
        is_read = following < len(read) and read[following].start < match.end()
        if not is_read and not _ADDRESS.search(match.group()):
            places.append((match.start(), match.group().rstrip(".:")))
    return places


def sort_key(symbol: Symbol | str) -> tuple[object, ...]:
    """Order of a documents list: Conference first, then its bodies; year, series, number.

    A text that is no symbol comes after all that are.

    Source: practice of the secretariat, lists of documents.
    """
    if isinstance(symbol, str):
        try:
            symbol = parse_symbol(symbol)
        except SymbolError:
            return ("~", symbol)
    body, _, number = symbol.body.partition(".")
    return (
        symbol.root,
        _BODY_ORDER.get(body, len(_BODY_ORDER)),
        int(number or 0),
        symbol.year,
        SERIES.index(symbol.series),
        symbol.number,
        tuple((SUFFIXES.index(kind), count) for kind, count in symbol.suffixes),
        symbol.is_reissued,
    )


def next_symbol(existing: Iterable[str], year: int, series: str = "", body: str = "") -> str:
    """The first number after the highest one used in that year, series and body.

    Symbols that do not parse, and those of other years, series and bodies, are passed over.

    Source: practice of documents management: numbers run on within year and series.
    """
    if series not in SERIES:
        known = ", ".join(one for one in SERIES if one)
        raise SymbolError(f"“{series}” is not a series; use one of {known}, or none.")
    used = [
        symbol.number
        for symbol in _parsed(existing)
        if (symbol.year, symbol.series, symbol.body) == (year, series, body)
    ]
    return str(Symbol(body=body, year=year, series=series, number=max(used, default=0) + 1))


def guess_kind(symbol: Symbol) -> str:
    """The kind that the symbol alone suggests; a title may tell better.

    Source: practice of the secretariat: /1 is the annotated agenda, INF/1 the information for
    participants, L. a draft, CRP. a conference room paper.
    """
    by_series = {
        "L": "draft-resolution",
        "CRP": "conference-room-paper",
        "INF": "information",
        "NGO": "ngo-list",
    }
    if symbol.series in by_series:
        return by_series[symbol.series]
    if symbol.number == 1 and not symbol.suffixes:
        return "agenda"
    return "subsidiary-body-report" if symbol.body else "note"


def guess_distribution(symbol: Symbol) -> str:
    """General, limited (drafts) or restricted, as the series says.

    Source: practice of documents management (series L. and R.).
    """
    return {"L": "limited", "R": "restricted"}.get(symbol.series, "general")


def _symbol(match: re.Match[str]) -> Symbol:
    series = match["series"] or match["series_slash"] or ""
    suffixes = tuple(
        (kind.capitalize(), int(number)) for kind, number in _SUFFIX.findall(match["suffixes"])
    )
    return Symbol(
        body=_INVISIBLE.sub("", match["body"] or "").upper(),
        year=int(match["year"]),
        series=series.upper(),
        number=int(match["number"]),
        suffixes=suffixes,
        is_reissued=bool(match["reissued"]),
    )


def _parsed(texts: Iterable[str]) -> list[Symbol]:
    symbols = []
    for text in texts:
        try:
            symbols.append(parse_symbol(text))
        except SymbolError:
            continue
    return symbols


def _what_is_wrong(text: str) -> str:
    if not text:
        return "Give a symbol, for example CAC/COSP/2023/10."
    bare = _INVISIBLE.sub("", text).upper()
    if not bare.startswith(ROOT + "/"):
        return f"“{text}” does not begin with {ROOT}/; write for example {ROOT}/2023/10."
    if not re.search(r"/(?:19|20)\d\d/", bare):
        return f"“{text}” has no year of four digits; write for example {ROOT}/2023/10."
    return (
        f"“{text}” is not a symbol. After the year comes a number, if need be with a series "
        "before it (L., CRP., INF/, NGO/, R.) and /Add., /Corr., /Rev. or /Amend. behind it: "
        f"{ROOT}/2023/CRP.1, {ROOT}/IRG/2022/6/Add.2."
    )
