"""Breaks lines in which headings and paragraphs of the annotations have run together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.importing.folding import common_start, fold, is_spaceless, likeness
from documents.importing.labels import leading_mark
from documents.importing.lines import Line
from documents.importing.outline import Node
from documents.importing.patterns import loose
from documents.importing.problems import Problem, problem

HEADING_LENGTH = 160
_PARAGRAPH = 60  # what follows a heading on its own line is a paragraph from this length on


def broken_at_headings(
    rows: list[Line], nodes: Sequence[Node], problems: list[Problem]
) -> list[Line]:
    """Lines broken before and behind each heading that stands inside a line."""
    broken: list[Line] = []
    for row in rows:
        if len(row.text) < _PARAGRAPH:
            broken.append(row)
        else:
            broken += _broken_line(row, nodes, problems)
    return broken


def _broken_line(row: Line, nodes: Sequence[Node], problems: list[Problem]) -> list[Line]:
    spans = _spans(row.flat, nodes, row.number, problems)
    if not spans:
        return [row]
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(row.with_text(row.flat[done:start].strip(), level=0))
        pieces.append(row.with_text(row.flat[start:end].strip()))
        done = end
    pieces.append(row.with_text(row.flat[done:].strip(), level=0))
    return [piece for piece in pieces if piece.text]


def _spans(
    text: str, nodes: Sequence[Node], line: int, problems: list[Problem]
) -> list[tuple[int, int]]:
    """Where headings stand inside a line, in the order of the nodes."""
    folded, spans, done = fold(text), [], 0
    is_flat = len(text) > 4 * HEADING_LENGTH
    for node in nodes:
        span = _labelled_span(text, folded, node, done)
        if span is None and is_flat:
            span = _unlabelled_span(text, folded, node, done, line, problems)
        if span is None:
            continue
        if span[0] == 0 and len(text) - span[1] < _PARAGRAPH:
            continue  # a heading on its own line
        spans.append(span)
        done = span[1]
    return spans


def _labelled_span(text: str, folded: str, node: Node, start: int) -> tuple[int, int] | None:
    for match in _labelled_opening(node).finditer(folded, start):
        length, is_full = common_start(text[match.end() :], node.title)
        end = match.end() + length
        if is_full or (length >= len(_opening_text(node)) and _begins_sentence(folded, end)):
            return match.start(), end
        if length and is_spaceless(node.title):
            return match.start(), _to_space(folded, end)
    return _span_to_space(folded, node, start) if is_spaceless(node.title) else None


def _span_to_space(folded: str, node: Node, start: int) -> tuple[int, int] | None:
    """A label and what follows up to the next space, where no spaces part words."""
    pattern = re.compile(rf"(?<=[\s.]){_label_pattern(node)}(?P<title>[^\s.,;:()]{{2,60}})(?=\s)")
    for match in pattern.finditer(folded, start):
        mark = leading_mark(match.group())
        is_own = mark is not None and mark.fits(node.item, node.sub)
        if is_own and likeness(match["title"], node.title) >= 0.5:
            return match.span()
    return None


@lru_cache(maxsize=512)
def _labelled_opening(node: Node) -> re.Pattern[str]:
    edge = r"(?:(?<=^)|(?<=[\s.;:)\]]))"
    return re.compile(rf"{edge}{_label_pattern(node)}(?={_opening(node)})")


def _label_pattern(node: Node) -> str:
    if node.sub is None:
        return rf"-?\.?\s?{node.item}\s?[.\-)]{{1,2}}\s{{0,3}}"
    return r"[(]?\s?\w\s?[)]\s{0,3}"


def _opening_text(node: Node) -> str:
    """The first words of a title: enough to know it by."""
    if is_spaceless(node.title):
        return node.title[:4]
    words = node.title.split()
    return " ".join(words[:3])


def _opening(node: Node) -> str:
    return "(?i:" + loose(_opening_text(node)) + ")"


def _begins_sentence(folded: str, offset: int) -> bool:
    """Whether a new sentence begins behind the offset, as far as capitals tell."""
    following = folded[offset:].lstrip()
    return not following or not following[0].isalpha() or following[0].isupper()


def _to_space(folded: str, offset: int) -> int:
    space = re.compile(r"\s").search(folded, offset)
    return space.start() if space else len(folded)


def _unlabelled_span(
    text: str, folded: str, node: Node, start: int, line: int, problems: list[Problem]
) -> tuple[int, int] | None:
    """The one place where a title stands between two sentences without its label."""
    pattern = re.compile(rf"(?:(?<=^)|(?<=[.;:)\]\"'”»] )){loose(node.title)}(?=\s|$)")
    matches = [
        match
        for match in pattern.finditer(folded, start)
        if _begins_sentence(folded, match.end()) and leading_mark(text[match.start() :]) is None
    ]
    if len(matches) > 1:
        problems.append(problem("heading-ambiguous", line, label=node.label, text=node.title))
    return matches[0].span() if matches else None
