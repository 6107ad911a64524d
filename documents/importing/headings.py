"""Finds in the annotations the heading of each item: by label and title, in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.importing.folding import fold, is_spaceless, key, likeness
from documents.importing.labels import Mark, leading_mark
from documents.importing.lines import Line
from documents.importing.outline import Node, without_end
from documents.importing.problems import Problem, problem
from documents.importing.run_together import HEADING_LENGTH, broken_at_headings
from documents.importing.sections import is_heading
from documents.importing.vocabulary import Vocabulary

_TERMINATED = re.compile(r"[.;:?!][)\"'”»“]*$")
_TITLE_LINES = 60  # a long title broken at every third word
_FULL, _PARTIAL, _MARKED, _SHORT, _TITLE_ONLY = 10, 8, 6, 3, 7


@dataclass(frozen=True)
class Heading:
    """The heading of an item and the lines under it."""

    node: Node
    title: str  # as it stands in the annotations
    line: int
    body: tuple[Line, ...]


@dataclass
class Headings:
    """The headings found, in order, and what was wrong with them."""

    found: list[Heading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Candidate:
    row: int
    node: int
    score: int
    title: str
    rows: int  # how many lines the heading takes


def read_headings(lines: Sequence[Line], nodes: Sequence[Node], words: Vocabulary) -> Headings:
    """Each node's heading with the lines below it, up to the next heading."""
    result = Headings()
    rows = broken_at_headings(list(lines), nodes, result.problems)
    chosen = _best_chain(_candidates(rows, nodes), len(nodes))
    starts = [*(candidate.row for candidate in chosen), len(rows)]
    for candidate, end in zip(chosen, starts[1:], strict=True):
        node = nodes[candidate.node]
        body = rows[candidate.row + candidate.rows : end]
        heading = Heading(node, candidate.title, rows[candidate.row].number, tuple(body))
        result.found.append(heading)
        _note_heading(heading, candidate, result.problems)
    _note_missing(nodes, chosen, rows, result.problems)
    _note_unplaced(rows, chosen, nodes, words, result.problems)
    _note_levels(rows, chosen, nodes, result.problems)
    return result


# --- which line is whose heading --------------------------------------------------------------


def _candidates(rows: Sequence[Line], nodes: Sequence[Node]) -> list[_Candidate]:
    candidates = []
    for row, line in enumerate(rows):
        if not _may_be_heading(line, nodes):
            continue
        mark, text, taken = _marked_text(rows, row)
        for place, node in enumerate(nodes):
            candidate = _candidate(rows, row, mark, text, taken, place, node)
            if candidate:
                candidates.append(candidate)
    return candidates


def _may_be_heading(line: Line, nodes: Sequence[Node]) -> bool:
    longest = max((len(node.title) for node in nodes), default=0)
    is_short = len(line.text) <= max(3 * HEADING_LENGTH, 2 * longest)
    return bool(line.text) and (is_short or line.is_heading)


def _marked_text(rows: Sequence[Line], row: int) -> tuple[Mark | None, str, int]:
    """The mark of a line, its text, and how many lines both take."""
    text = rows[row].flat
    mark = leading_mark(text)
    if mark is None:
        return None, text, 1
    if mark.end < len(text):
        return mark, text[mark.end :], 1
    for ahead in range(row + 1, min(row + 3, len(rows))):
        if rows[ahead].text:
            return mark, rows[ahead].flat, ahead - row + 1
    return mark, "", 1


def _candidate(
    rows: Sequence[Line],
    row: int,
    mark: Mark | None,
    text: str,
    taken: int,
    place: int,
    node: Node,
) -> _Candidate | None:
    is_labelled = mark is not None and mark.fits(node.item, node.sub)
    if mark is not None and not is_labelled:
        return None
    whole, more = _whole_title(rows, row, text, taken, node)
    if whole:
        score = _FULL if is_labelled else _TITLE_ONLY
        return _Candidate(row, place, score, without_end(whole), more)
    if not is_labelled:
        return None
    score = _likely(rows[row], text, node, is_firm=bool(mark and mark.is_firm))
    return _Candidate(row, place, score, without_end(text), taken) if score else None


def _whole_title(
    rows: Sequence[Line], row: int, text: str, taken: int, node: Node
) -> tuple[str, int]:
    """The title where the lines from ``row`` on hold all of it; else an empty text."""
    wanted, found = key(node.title), key(text)
    while found != wanted:
        ahead = row + taken
        if not found or not wanted.startswith(found) or ahead >= len(rows) or taken > _TITLE_LINES:
            return "", 0
        if not rows[ahead].text:
            taken += 1
            continue
        text = f"{text}{'' if is_spaceless(text) else ' '}{rows[ahead].flat}"
        found, taken = key(text), taken + 1
    return text, taken


def _likely(line: Line, text: str, node: Node, *, is_firm: bool) -> int:
    """How likely a labelled line is the heading though its title is another; 0 is not."""
    is_short = len(text) <= max(HEADING_LENGTH, len(node.title) * 3 // 2)
    is_open = not _TERMINATED.search(fold(text))
    is_like = likeness(text, node.title) >= 0.5
    if line.is_heading:
        return _PARTIAL if is_like else _MARKED
    if not (is_short and is_open and is_firm):
        return 0
    return _PARTIAL if is_like else _SHORT


def _best_chain(candidates: list[_Candidate], count: int) -> list[_Candidate]:
    """The candidates of highest sum that keep the order of lines and of items."""
    best: list[tuple[int, tuple[_Candidate, ...]]] = [(0, ())] * (count + 1)
    by_row: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        by_row.setdefault(candidate.row, []).append(candidate)
    for row in sorted(by_row):
        for candidate in sorted(by_row[row], key=lambda one: -one.node):
            total, chain = best[candidate.node]
            if chain and chain[-1].row + chain[-1].rows > candidate.row:
                continue
            sum_here = total + candidate.score
            for node in range(candidate.node + 1, count + 1):
                if best[node][0] < sum_here:
                    best[node] = (sum_here, (*chain, candidate))
    return list(best[count][1])


# --- what was wrong ---------------------------------------------------------------------------


def _note_heading(heading: Heading, candidate: _Candidate, problems: list[Problem]) -> None:
    node = heading.node
    if candidate.score == _TITLE_ONLY:
        problems.append(problem("heading-restored", heading.line, label=node.label))
    if key(heading.title) != key(node.title):
        problems.append(
            problem(
                "annotation-title-differs",
                heading.line,
                label=node.label,
                title=node.title,
                annotation_title=heading.title,
            )
        )


def _note_missing(
    nodes: Sequence[Node],
    chosen: list[_Candidate],
    rows: Sequence[Line],
    problems: list[Problem],
) -> None:
    found = {candidate.node: candidate.row for candidate in chosen}
    line = rows[0].number if rows else 1
    for place, node in enumerate(nodes):
        if place in found:
            line = rows[found[place]].number
        else:
            problems.append(problem("heading-missing", line, label=node.label, title=node.title))


def _note_unplaced(
    rows: Sequence[Line],
    chosen: list[_Candidate],
    nodes: Sequence[Node],
    words: Vocabulary,
    problems: list[Problem],
) -> None:
    """Lines that look like headings but are nobody's: an item whose entry in the list is lost."""
    taken = {row for one in chosen for row in range(one.row, one.row + one.rows)}
    titles = {key(node.title): node for node in nodes}
    current: Node | None = None
    by_row = {candidate.row: nodes[candidate.node] for candidate in chosen}
    for row, line in enumerate(rows):
        current = by_row.get(row, current)
        if row in taken or not line.text:
            continue
        mark, text, _ = _marked_text(rows, row)
        repeated = titles.get(key(text)) if mark or line.is_heading else None
        if repeated:
            found = problem("heading-repeated", line.number, label=repeated.label, text=text)
            problems.append(found)
        elif _is_unplaced(line, mark, text, current, words):
            problems.append(problem("heading-unplaced", line.number, text=line.flat))


def _is_unplaced(
    line: Line, mark: Mark | None, text: str, current: Node | None, words: Vocabulary
) -> bool:
    if line.is_heading:
        return not is_heading(line, (*words.documents, *words.annotations, *words.annex))
    if mark is None or not mark.is_firm or current is None or not text:
        return False
    if len(text) > HEADING_LENGTH or _TERMINATED.search(fold(text)):
        return False
    if mark.item is not None:
        return mark.item == current.item + 1
    return (current.sub or 0) + 1 in mark.subs and current.sub is not None


def _note_levels(
    rows: Sequence[Line],
    chosen: list[_Candidate],
    nodes: Sequence[Node],
    problems: list[Problem],
) -> None:
    first: dict[bool, int] = {}
    for candidate in chosen:
        is_sub = nodes[candidate.node].sub is not None
        level = rows[candidate.row].level
        if first.setdefault(is_sub, level) != level:
            problems.append(problem("heading-levels", rows[candidate.row].number))
            return
