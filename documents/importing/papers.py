"""The documents of an item: those of its list, and those its annotation only mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.importing.folding import fold
from documents.importing.lines import Line, Link
from documents.importing.outline import Node
from documents.importing.paragraphs import Joiner, Paragraph
from documents.importing.patterns import any_of
from documents.importing.problems import Problem, problem
from documents.importing.sections import is_heading
from documents.importing.vocabulary import Vocabulary
from documents.rules.symbols import FoundSymbol, Symbol, find_symbols, find_unreadable, parse_symbol

_CLOSED = re.compile(r"\s?[)\]](?:\s?[;.,])?\s*")
_MORE_SUFFIX = re.compile(
    r"\s?(?:,|and|et|y|и|و|和|及|、)\s?(?P<kind>Add|Corr|Rev)\.\s?(?P<number>[1-9]\d?)(?!\d)"
)
_JOINT = re.compile(r"(?:and|et|y|e|и|و|和|及|、|,)?", re.IGNORECASE)
_AT_END = re.compile(r"[)\]]\s?[;,]?$")


@dataclass(frozen=True)
class ListedPaper:
    """One line of a documents list."""

    symbol: Symbol
    title: str
    line: int


@dataclass(frozen=True)
class Body:
    """What stands under a heading: paragraphs and the documents list."""

    paragraphs: tuple[Paragraph, ...]
    papers: tuple[ListedPaper, ...]


def read_body(
    node: Node,
    lines: Sequence[Line],
    words: Vocabulary,
    joiner: Joiner,
    problems: list[Problem],
) -> Body:
    """Paragraphs and documents of one item."""
    prose, listed = _parts(node, list(lines), words, problems)
    papers = _listed(node, listed, joiner, problems)
    return Body(tuple(joiner.paragraphs(prose)), tuple(papers))


def mentioned(paragraphs: Sequence[Paragraph], own: str) -> list[Symbol]:
    """Each symbol that the paragraphs name, once, in order; the agenda's own left out."""
    found = {
        str(symbol): symbol
        for paragraph in paragraphs
        for one in find_symbols(paragraph.text)
        for symbol in with_suffixes(paragraph.text, one)
    }
    found.pop(own, None)
    return list(found.values())


def with_suffixes(text: str, found: FoundSymbol) -> list[Symbol]:
    """A symbol and those that follow it in short: “CAC/COSP/2023/2 and Add.1”."""
    symbols, end = [found.symbol], found.end
    while more := _MORE_SUFFIX.match(text, end):
        suffix = (more["kind"], int(more["number"]))
        symbols.append(replace(found.symbol.base, suffixes=(suffix,)))
        end = more.end()
    return symbols


def note_symbols(paragraphs: Sequence[Paragraph], problems: list[Problem]) -> None:
    """Says which symbols were broken or cannot be read."""
    for paragraph in paragraphs:
        for found in find_symbols(paragraph.text):
            if found.end - found.start != len(str(found.symbol)):
                line = paragraph.line_at(found.start)
                problems.append(problem("symbol-broken", line, symbol=str(found.symbol)))
        for offset, text in find_unreadable(paragraph.text):
            problems.append(problem("symbol-unreadable", paragraph.line_at(offset), text=text))


def note_unlisted(
    listed: Sequence[Symbol], named: Sequence[tuple[str, int, Symbol]], problems: list[Problem]
) -> None:
    """Says which plain documents are mentioned (label, line, symbol) but stand in no list.

    Drafts and conference room papers never stand in one.
    """
    known = {_plainly(symbol) for symbol in listed}
    years = {symbol.year for symbol in listed}
    for label, line, symbol in named:
        if symbol.series or symbol.year not in years or _plainly(symbol) in known:
            continue
        known.add(_plainly(symbol))
        problems.append(problem("document-only-mentioned", line, symbol=str(symbol), label=label))


def _plainly(symbol: Symbol) -> str:
    return str(symbol).rstrip("*")


def note_links(links: Sequence[Link], problems: list[Problem]) -> None:
    """Says which links lead to another document than their text names."""
    for link in links:
        address = link.address.upper()
        start = address.find("CAC/COSP")
        try:
            target = parse_symbol(re.split(r"[?#&%]", link.address[start:])[0].rstrip("/.,;"))
        except ValueError:
            continue
        if target.base != parse_symbol(link.symbol).base:
            found = problem(
                "link-contradicts-text", link.line, symbol=link.symbol, link=str(target)
            )
            problems.append(found)


# --- the list ---------------------------------------------------------------------------------


def _parts(
    node: Node, lines: list[Line], words: Vocabulary, problems: list[Problem]
) -> tuple[list[Line], list[Line]]:
    """The lines of the annotation and those of the documents list."""
    for index, line in enumerate(lines):
        if is_heading(line, words.documents):
            return lines[:index], lines[index + 1 :]
    inside = _heading_inside(lines, words)
    if inside:
        return inside
    start = _unmarked_list(lines)
    if start < len(lines):
        found = problem("documents-heading-missing", lines[start].number, label=node.label)
        problems.append(found)
    return lines[:start], lines[start:]


def _heading_inside(lines: list[Line], words: Vocabulary) -> tuple[list[Line], list[Line]] | None:
    """Splits a line in which paragraph, heading and list have run together."""
    heading = re.compile(
        rf"(?:(?<=^)|(?<=[.)\]”»\"] )|(?<=\. )){any_of(words.documents)}(?=\s|$)\s*"
    )
    for index in range(len(lines) - 1, -1, -1):
        for match in reversed(list(heading.finditer(fold(lines[index].flat)))):
            text = lines[index].flat
            tail = [lines[index].with_text(text[match.end() :].strip()), *lines[index + 1 :]]
            if _is_list(" ".join(line.flat for line in tail)):
                head = lines[index].with_text(text[: match.start()].strip())
                return [*lines[:index], *([head] if head.text else [])], tail
    return None


def _is_list(text: str) -> bool:
    """Whether a text is nothing but entries that end in a symbol within brackets."""
    found = find_symbols(text)
    return bool(found) and _CLOSED.fullmatch(fold(text[_end(text, found[-1]) :])) is not None


def _end(text: str, found: FoundSymbol) -> int:
    end = found.end
    while more := _MORE_SUFFIX.match(text, end):
        end = more.end()
    return end


def _unmarked_list(lines: list[Line]) -> int:
    """Where a list without its heading begins: the last lines that end in a symbol."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].flat
        if not text:
            continue
        if not (_is_list(text) and _AT_END.search(fold(text))):
            break
        start = index
    return start


def _listed(
    node: Node, lines: list[Line], joiner: Joiner, problems: list[Problem]
) -> list[ListedPaper]:
    papers: list[ListedPaper] = []
    pending: list[Line] = []
    for line in lines:
        if not line.text:
            continue
        if pending and not joiner.column:
            if line.flat[:1].isupper() and _is_list(line.flat):  # a line of its own
                papers += _entries(node, pending, joiner, problems)
                pending = []
            else:
                text = f"{pending[-1].flat[-40:]} / {line.flat[:40]}"
                problems.append(problem("document-joined", line.number, text=text))
        pending.append(line)
        if _is_list(line.flat) or _is_list(" ".join(one.flat for one in pending[-3:])):
            papers += _entries(node, pending, joiner, problems)
            pending = []
    if pending:
        papers += _entries(node, pending, joiner, problems)
    _note_list(node, papers, lines, problems)
    return papers


def _entries(
    node: Node, lines: list[Line], joiner: Joiner, problems: list[Problem]
) -> list[ListedPaper]:
    """The entries of lines that were put together because a title was broken over them."""
    paragraph = joiner.one_paragraph(lines)
    text = paragraph.text
    note_symbols([paragraph], problems)
    papers: list[ListedPaper] = []
    start = 0
    for found in find_symbols(text):
        if found.start < start:
            continue
        end = _end(text, found)
        closed = _CLOSED.match(fold(text), end)
        title = text[start : found.start].rstrip().rstrip("([（").strip(" \u00a0,，;；")
        if papers and _JOINT.fullmatch(title):
            title = papers[-1].title
        line = paragraph.line_at(start)
        papers += [ListedPaper(one, title, line) for one in with_suffixes(text, found)]
        if not title:
            shown = str(found.symbol)
            problems.append(problem("document-without-title", line, symbol=shown, label=node.label))
        start = closed.end() if closed else end
    rest = text[start:].strip()
    if rest:
        line = paragraph.line_at(start)
        problems.append(problem("document-without-symbol", line, label=node.label, text=rest))
    return papers


def _note_list(
    node: Node, papers: list[ListedPaper], lines: list[Line], problems: list[Problem]
) -> None:
    seen: set[str] = set()
    for paper in papers:
        symbol = str(paper.symbol)
        if symbol in seen:
            found = problem("document-listed-twice", paper.line, symbol=symbol, label=node.label)
            problems.append(found)
        seen.add(symbol)
    if lines and not papers:
        problems.append(problem("documents-empty", lines[0].number, label=node.label))
