"""Reads the table of the organization of work into tokens: days, hours, labels, titles.

Cells may be parted by tabs, by line ends or by nothing, so the table is read as a stream: a day,
hours, then labels with their titles. What a column a cell stood in is not asked.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from documents.importing.dates import find_days
from documents.importing.folding import common_start, fold, is_spaceless, key
from documents.importing.hours import Hours, as_hours
from documents.importing.labels import LETTER, places
from documents.importing.lines import Line
from documents.importing.outline import Node
from documents.importing.patterns import any_of, patterns
from documents.importing.titles import Labels, fold_brackets, labels_by_title
from documents.importing.vocabulary import Vocabulary

_LABEL = rf"\d{{1,2}}(?!\d)(?:\s?[(]?\s?(?:{LETTER})\s?[)])?"
_ONE_LABEL = re.compile(
    rf"(?P<item>\d{{1,2}})(?!\d)(?:\s?[(]?\s?(?P<letter>{LETTER})\s?[)])?|[(]\s?(?P<alone>{LETTER})\s?[)]",
    re.IGNORECASE,
)
_BEFORE_HOURS = frozenset({"من", "de", "from", "du", "с"})
_HALF_YEAR = dt.timedelta(days=180)


@dataclass(frozen=True)
class Day:
    """A date cell."""

    date: dt.date
    line: int
    weekday: int | None = None


@dataclass(frozen=True)
class Entry:
    """One or several items with their title; without labels where those are lost."""

    labels: Labels
    title: str
    line: int
    is_continued: bool = False


Token = Day | Hours | Entry


@dataclass
class _Piece:
    """Labels and the cells of their title, while they are collected."""

    labels: Labels
    line: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        joint = "" if self.parts and is_spaceless(self.parts[0]) else " "
        return joint.join(self.parts)


@dataclass(frozen=True)
class Table:
    """The tokens of the table and the note under it."""

    tokens: tuple[Token, ...]
    note: str
    has_parallel: bool = False


def read_table(
    lines: Sequence[Line], nodes: Sequence[Node], words: Vocabulary, opens_on: dt.date
) -> Table:
    """The table's tokens in reading order, and the note."""
    rows, note = _without_note([line for line in lines if line.text], words)
    cells = [(cell, row.number) for row in rows for cell in row.cells if cell]
    parallel = {key(head) for head in words.parallel}
    has_parallel = any(key(cell) in parallel for cell, _ in cells)
    body = list(_without_heads(cells, words))
    return Table(tuple(_Reader(body, nodes, words, opens_on).tokens()), note, has_parallel)


def _without_note(lines: list[Line], words: Vocabulary) -> tuple[list[Line], str]:
    opening = re.compile(rf"^{any_of(words.notes)}\s?[.:]", re.IGNORECASE)
    inside = re.compile(rf"\s{any_of(words.notes)}\s?:\s")
    for index, line in enumerate(lines):
        folded = fold(line.flat)
        match = opening.match(folded) or inside.search(folded)
        if match and "\t" not in line.text:
            rest = [line.flat[match.end() :], *(later.flat for later in lines[index + 1 :])]
            before = line.with_text(line.flat[: match.start()].strip())
            kept = [*lines[:index], *([before] if before.text else [])]
            return kept, " ".join(" ".join(rest).split())
    return lines, ""


def _without_heads(
    cells: Sequence[tuple[str, int]], words: Vocabulary
) -> Iterator[tuple[str, int]]:
    heads = {key(head) for head in words.table_heads}
    head = any_of(words.table_heads)
    run = re.compile(rf"^(?:{head}\s{{1,3}}){{2,}}(?:{head}(?=\s|$))?\s?")
    for cell, line in cells:
        if key(cell) in heads:
            continue
        match = run.match(fold(cell))
        yield (cell[match.end() :] if match else cell), line


class _Reader:
    """Turns the table, its cells parted by line ends, into tokens."""

    def __init__(
        self,
        cells: Sequence[tuple[str, int]],
        nodes: Sequence[Node],
        words: Vocabulary,
        opens_on: dt.date,
    ) -> None:
        self.nodes = {(node.item, node.sub): node for node in nodes}
        self.words = words
        self.opens_on = opens_on
        self.forms = patterns(words.code)
        self.text = "\n".join(cell for cell, _ in cells)
        self.folded = fold(self.text)
        self.starts, self.lines = _line_map(cells)
        one = rf"(?:{any_of(words.item_words)}\s?)?{_LABEL}"
        more = rf"(?:{_LABEL}|[(]\s?{LETTER}\s?[)])"
        self.label_list = re.compile(
            rf"{one}(?:\s?(?:{self.forms.conjunction}|-)\s?{more})*", re.IGNORECASE
        )

    def _line_at(self, offset: int) -> int:
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)] if self.lines else 1

    def tokens(self) -> Iterator[Token]:
        """Days, hours and entries in the order in which they stand."""
        marks = sorted(self._marks(), key=lambda mark: mark[0])
        done = self._end_of_heads(marks[0][0] if marks else 0)
        for start, end, token in marks:
            if start < done:
                continue
            yield from self._entries(done, start)
            yield token
            done = end
        yield from self._entries(done, len(self.text))

    def _end_of_heads(self, first: int) -> int:
        """Where the words of the table's head end, if nothing else stands before the first day."""
        head = any_of(self.words.table_heads)
        rest = re.sub(rf"{head}(?=\s|$)", "", self.folded[:first], flags=re.IGNORECASE)
        return 0 if key(rest) else first

    # --- days and hours

    def _marks(self) -> list[tuple[int, int, Day | Hours]]:
        marks: list[tuple[int, int, Day | Hours]] = []
        for day in find_days(self.text, self.words, self.opens_on.year):
            date = self._near(day.date, has_year=day.has_year)
            if date:
                token = Day(date, self._line_at(day.start), day.weekday)
                marks.append((day.start, day.end, token))
        return marks + [
            (start, end, hours)
            for start, end, hours in self._hours()
            if not any(a < end and start < b for a, b, _ in marks)
        ]

    def _near(self, date: dt.date, *, has_year: bool) -> dt.date | None:
        """The date in the year that brings it to the session; none for a date in a title."""
        if not has_year and date < self.opens_on - _HALF_YEAR:
            return date.replace(year=date.year + 1)
        return date if abs(date - self.opens_on) < _HALF_YEAR else None

    def _hours(self) -> Iterator[tuple[int, int, Hours]]:
        for pattern in self.forms.hours:
            for match in pattern.finditer(self.folded):
                hours = as_hours(match, self.words, self._line_at(match.start()))
                if hours:
                    yield match.start(), match.end(), hours
        for names, hour in ((self.words.morning, 10), (self.words.afternoon, 15)):
            alone = re.compile(rf"^{any_of(names)}$", re.IGNORECASE | re.MULTILINE)
            for match in alone.finditer(self.folded):
                line = self._line_at(match.start())
                yield match.start(), match.end(), Hours(dt.time(hour), dt.time(hour + 3), line)

    # --- labels and titles

    def _entries(self, start: int, end: int) -> Iterator[Entry]:
        """The labels with their titles between two days or hours."""
        pieces: list[_Piece] = []
        for first, last, labels in self._label_places(start, end):
            self._put(pieces, start, first)
            pieces.append(_Piece(labels, self._line_at(first)))
            start = last
        self._put(pieces, start, end)
        for piece in pieces:
            is_continued = bool(self.forms.continued.search(fold_brackets(piece.text)))
            title = self._bare(piece.text) if is_continued else piece.text.strip(" ;；")
            yield Entry(piece.labels, title, piece.line, is_continued)

    def _put(self, pieces: list[_Piece], start: int, end: int) -> None:
        """Adds cells to the title of the labels before them, or begins titles without labels."""
        for cell in self.text[start:end].split("\n"):
            bare = cell.strip(" .,،，;")
            if self._says_something(bare):
                if not pieces or (pieces[-1].parts and self._is_new_title(pieces[-1], bare)):
                    pieces.append(_Piece((), self._line_at(start)))
                pieces[-1].parts.append(cell.strip(" ."))
            start += len(cell) + 1

    def _says_something(self, bare: str) -> bool:
        is_weekday = self.forms.weekday.fullmatch(fold(bare)) is not None
        return bool(key(bare)) and not is_weekday and key(bare) not in _BEFORE_HOURS

    def _is_new_title(self, piece: _Piece, text: str) -> bool:
        """Whether a cell begins a title of its own, or goes on with the one before."""
        nodes = list(self.nodes.values())
        if self._goes_on(piece, text):
            return False
        if labels_by_title(self._bare(text), nodes):
            return True
        return not piece.labels and bool(labels_by_title(piece.text, nodes))

    def _goes_on(self, piece: _Piece, text: str) -> bool:
        """Whether a cell is the next part of a title that was broken."""
        both = key(self._bare(f"{piece.text} {text}"))
        own = "".join(key(self.nodes[one].title) for one in piece.labels if one in self.nodes)
        wholes = [own] if piece.labels else [key(node.title) for node in self.nodes.values()]
        return any(whole.startswith(both) for whole in wholes)

    def _bare(self, text: str) -> str:
        return self.forms.continued.sub(" ", fold_brackets(text)).strip(" ;；")

    def _label_places(self, start: int, end: int) -> Iterator[tuple[int, int, Labels]]:
        """Where labels stand: at the head of a cell, or before the title they belong to."""
        before: Labels = ()
        for match in self.label_list.finditer(self.folded, start, end):
            edge = self.folded[match.start() - 1] if match.start() > start else "\n"
            labels = self._labels(match.group()) if edge in "\n ;." else ()
            if not labels:
                continue
            following = self.folded[match.end() : end]
            is_head = edge == "\n" or not self.folded[start : match.start()].strip()
            if is_head or self._is_titled(following, labels) or _follows(before, labels):
                yield match.start(), match.end(), labels
                before = labels

    def _is_titled(self, following: str, labels: Labels) -> bool:
        node = self.nodes.get(labels[0])
        if node is None:
            return False
        text = following[:200].lstrip(" .-)\n")
        words = text.split()
        opening = " ".join(words[:2]) if len(words) > 1 else text[:4]
        return common_start(text, node.title)[0] >= min(len(opening), len(node.title))

    def _labels(self, text: str) -> Labels:
        """The labels of a list: “1 (a) and (b)”, “2 and 3”, “2-4”."""
        found: list[tuple[int, int | None]] = []
        end = 0
        for match in _ONE_LABEL.finditer(text):
            is_span = bool(found) and text[end : match.start()].strip() == "-"
            label = self._label(match, found)
            if label is None:
                return ()
            if is_span:
                found += _between(found[-1], label)
            found.append(label)
            end = match.end()
        return tuple(dict.fromkeys(found))

    def _label(
        self, match: re.Match[str], found: list[tuple[int, int | None]]
    ) -> tuple[int, int | None] | None:
        letter = match["letter"] or match["alone"]
        if not match["item"] and not found:
            return None
        item = int(match["item"]) if match["item"] else found[-1][0]
        if not letter:
            return item, None
        subs = sorted(places(letter))
        known = [sub for sub in subs if (item, sub) in self.nodes]
        return item, (known or subs or [0])[0]


def _line_map(cells: Sequence[tuple[str, int]]) -> tuple[list[int], list[int]]:
    """Where each cell begins in the joined text, and its line in the file."""
    starts, lines, offset = [], [], 0
    for cell, line in cells:
        starts.append(offset)
        lines.append(line)
        offset += len(cell) + 1
    return starts, lines


def _between(
    first: tuple[int, int | None], last: tuple[int, int | None]
) -> list[tuple[int, int | None]]:
    if first[1] and last[1] and first[0] == last[0]:
        return [(first[0], sub) for sub in range(first[1] + 1, last[1])]
    if not first[1] and not last[1]:
        return [(item, None) for item in range(first[0] + 1, last[0])]
    return []


def _follows(before: Labels, labels: Labels) -> bool:
    """Whether a label is the next sub-item after the one read before."""
    if not before or len(labels) != 1:
        return False
    (item, sub), (next_item, next_sub) = before[-1], labels[0]
    return sub is not None and next_sub == sub + 1 and item == next_item
