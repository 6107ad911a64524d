"""Parts a text into masthead, list of items, annotations and organization of work.

A heading on its own line is known by its words. Where lines have run together, the headings are
looked for inside the lines, which are then broken there; the rest reads lines only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from documents.importing.folding import fold, key
from documents.importing.labels import leading_mark
from documents.importing.lines import Line
from documents.importing.patterns import any_of
from documents.importing.problems import Problem, problem
from documents.importing.vocabulary import VOCABULARIES, Vocabulary

_ONE = r"(?=\s{0,3}-?\.?\s?1\s?[.\-)])"  # the number of the first item comes next
_BEFORE = r"(?:(?<=^)|(?<=[\s.;:)\]]))"
_HEADING = 150  # no heading is longer
_AFTER = r"(?=\s|$)"


@dataclass
class Sections:
    """The lines of each part, in order; empty where the part is missing."""

    masthead: list[Line] = field(default_factory=list)
    agenda: list[Line] = field(default_factory=list)
    annotations: list[Line] = field(default_factory=list)
    work: list[Line] = field(default_factory=list)
    has_agenda_heading: bool = True
    is_agenda: bool = True
    problems: list[Problem] = field(default_factory=list)


@lru_cache(maxsize=256)
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, words))


def is_heading(line: Line, words: tuple[str, ...]) -> bool:
    """Whether the line is one of the headings and nothing else."""
    return bool(line.text) and len(line.text) < _HEADING and key(line.flat) in _keys(words)


def split_sections(lines: Sequence[Line], words: Vocabulary) -> Sections:
    """The parts of the text; ``is_agenda`` is false when neither title nor heading is there."""
    rows = list(lines)
    title = _title(rows, words)
    rows, start = title
    rows, agenda = _agenda(rows, words, start)
    if start == 0 and agenda is None:
        return Sections(masthead=rows, is_agenda=False)
    sections = Sections(has_agenda_heading=agenda is not None)
    first = agenda if agenda is not None else _first_item(rows, start)
    rows, annotations = _annotations(rows, words, first)
    rows, work, rest = _work(rows, words, annotations or first)
    sections.masthead = rows[:first]
    sections.agenda = rows[first + (agenda is not None) : annotations or work]
    if annotations is not None:
        sections.annotations = rows[annotations + 1 : work]
    sections.work = rows[rest:] if work is not None else []
    _note_missing(sections, rows, first)
    return sections


def _note_missing(sections: Sections, rows: list[Line], first: int) -> None:
    if not sections.has_agenda_heading:
        line = rows[first].number if first < len(rows) else 1
        sections.problems.append(problem("agenda-heading-missing", line))


def other_language(lines: Sequence[Line], words: Vocabulary) -> str | None:
    """The language whose headings the text has instead, if it has none of this one's."""
    if _score(lines, words):
        return None
    scores = {code: _score(lines, other) for code, other in VOCABULARIES.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else None


def _score(lines: Sequence[Line], words: Vocabulary) -> int:
    """How many of the telling headings a text has; “Annotations” is French and English alike."""
    telling = (words.titles, words.agenda, words.work)
    count = sum(any(is_heading(line, group) for line in lines) for group in telling)
    if count:
        return count
    inside = re.compile(f"{_BEFORE}{any_of((*words.titles, *words.agenda))}{_AFTER}")
    return int(any(inside.search(fold(line.text)) for line in lines if len(line.text) > 150))


def _title(rows: list[Line], words: Vocabulary) -> tuple[list[Line], int]:
    """Rows, and the index behind the document's title; 0 when there is none."""
    for index, row in enumerate(rows):
        if is_heading(row, words.titles):
            return rows, index + 1
    pattern = re.compile(f"{_BEFORE}{any_of(words.titles)}{_AFTER}")
    rows, found = _broken_at(rows, pattern, 0)
    return rows, (found + 1 if found is not None else 0)


def _agenda(rows: list[Line], words: Vocabulary, start: int) -> tuple[list[Line], int | None]:
    own_lines = [i for i in range(start, len(rows)) if is_heading(rows[i], words.agenda)]
    if own_lines:
        return rows, own_lines[0]
    group = any_of(words.agenda)
    rows, found = _broken_at(rows, re.compile(f"{_BEFORE}{group}{_ONE}"), start)
    if found is None and start:
        rows, found = _broken_at(rows, re.compile(rf"^\s?{group}{_AFTER}"), start)
    return rows, found


def _first_item(rows: list[Line], start: int) -> int:
    for index in range(start, len(rows)):
        mark = leading_mark(rows[index].text)
        if mark and mark.item == 1 and mark.is_firm:
            return index
    return min(start, len(rows))


def _annotations(rows: list[Line], words: Vocabulary, start: int) -> tuple[list[Line], int | None]:
    for index in range(start + 1, len(rows)):
        if is_heading(rows[index], words.annotations):
            return rows, index
    group = any_of(words.annotations)
    for pattern in (f"{_BEFORE}{group}{_ONE}", f"(?<=[.;:] ){group}{_AFTER}"):
        broken, found = _broken_at(rows, re.compile(pattern), start)
        if found is not None:
            return broken, found
    return rows, None


def _work(rows: list[Line], words: Vocabulary, start: int) -> tuple[list[Line], int | None, int]:
    """Rows, the index where the annex begins and the index where its table begins."""
    heads = [i for i in range(start + 1, len(rows)) if is_heading(rows[i], words.work)]
    if heads:
        rows, head = _annex_broken_off(rows, words, heads[-1])
        return rows, _with_annex(rows, words, head, start), head + 1
    annex, work, table = (any_of(group) for group in (words.annex, words.work, words.table_heads))
    for pattern in (
        rf"{_BEFORE}{annex}\s{{1,3}}{work}{_AFTER}",
        rf"{_BEFORE}{work}(?=\s{{1,3}}{table})",
    ):
        broken, found = _broken_at(rows, re.compile(pattern), start, last=True)
        if found is not None:
            return broken, found, found + 1
    table_row = next(
        (i for i in range(start + 1, len(rows)) if is_table_head(rows[i], words)), None
    )
    if table_row is not None:
        return rows, _with_annex(rows, words, table_row, start), table_row
    return rows, None, len(rows)


def _annex_broken_off(rows: list[Line], words: Vocabulary, index: int) -> tuple[list[Line], int]:
    """Breaks the heading “Annex” off a paragraph it has run into; the index moves on."""
    ending = re.compile(rf"(?<=[.)] ){any_of(words.annex)}$")
    above = next((i for i in range(index - 1, -1, -1) if rows[i].text), None)
    match = ending.search(fold(rows[above].text)) if above is not None else None
    if match is None or above is None:
        return rows, index
    row = rows[above]
    pieces = [row.with_text(row.text[: match.start()].strip()), row.with_text(match.group())]
    return [*rows[:above], *pieces, *rows[above + 1 :]], index + 1


def _with_annex(rows: list[Line], words: Vocabulary, index: int, start: int) -> int:
    """The index of the heading “Annex” a few lines above, if it is there."""
    for above in range(index - 1, max(start, index - 8), -1):
        if is_heading(rows[above], words.annex):
            return above
    return index


def is_table_head(line: Line, words: Vocabulary) -> bool:
    """Whether the line is the head of the table: at least three of its words, nothing else."""
    heads = {key(head) for head in words.table_heads}
    cells = [key(cell) for cell in line.cells if cell]
    return len(cells) >= 3 and sum(cell in heads for cell in cells) >= 3


def _broken_at(
    rows: list[Line], pattern: re.Pattern[str], start: int, *, last: bool = False
) -> tuple[list[Line], int | None]:
    """Rows with one of them broken before and behind the match; the match's own index."""
    indexes = range(start, len(rows))
    for index in reversed(indexes) if last else indexes:
        matches = list(pattern.finditer(fold(rows[index].text)))
        if matches:
            match = matches[-1 if last else 0]
            row = rows[index]
            texts = (row.text[: match.start()], match.group(), row.text[match.end() :])
            before, heading, after = (row.with_text(text.strip(), level=0) for text in texts)
            return [*rows[:index], before, heading, after, *rows[index + 1 :]], index + 1
    return rows, None
