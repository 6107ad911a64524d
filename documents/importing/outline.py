"""Reads the list of items: a tree of two levels, with lost numbers restored where that is certain.

A list prints ``:`` behind an item with sub-items, ``;`` behind each sub-item but the last, and a
full stop behind every other title. So the marks tell the level of a title whose number is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from documents.importing.folding import fold, is_spaceless, key
from documents.importing.labels import Mark, english_label, leading_mark
from documents.importing.lines import Line
from documents.importing.problems import Problem, problem
from documents.importing.sections import is_heading
from documents.importing.vocabulary import Vocabulary

_MARK_INSIDE = re.compile(
    r"(?<=[;:.])\s{0,2}(?:(?<=\s)-?\d{1,2}\s?[.\-](?=\s|\D)|[(]\s?\w\s?[)]|(?<=\s)\w\s?[)])"
)
_NUMBER_INSIDE = re.compile(r"\s(\d{1,2})\s?[.\-]\s(?=[^\W\d_])")
_SPLIT = re.compile(r"(?<=;)\s*(?=\S)|(?<![\s.]\w)(?<![\s.]\w\w)(?<=\.)\s+(?=\S)|(?<=。)(?=\S)")
_MOST_ENTRIES = 800  # titles, some of them broken over several lines
_ENDS = {":": "parent", ";": "inner", ".": "final"}


@dataclass(frozen=True)
class Node:
    """An item or sub-item of the list."""

    item: int
    sub: int | None
    title: str
    line: int
    is_restored: bool = False  # its number was lost

    @property
    def label(self) -> str:
        return english_label(self.item, self.sub)


@dataclass
class Outline:
    """The list as read, and the lines behind it that belong to the annotations."""

    nodes: list[Node] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Entry:
    text: str
    line: int
    mark: Mark | None = None
    is_detached: bool = False
    whole: str = ""  # with its mark

    @property
    def end(self) -> str:
        """parent, inner, final, or nothing where the mark is lost."""
        return _ENDS.get(fold(self.text.rstrip())[-1:], "")


def read_outline(lines: Sequence[Line], words: Vocabulary) -> Outline:
    """The tree of the list's lines."""
    outline = Outline()
    read = list(islice(_entries(lines), _MOST_ENTRIES + 1))
    if len(read) > _MOST_ENTRIES:
        outline.problems.append(problem("too-many-items", read[0].line, count=_MOST_ENTRIES))
        return outline
    entries, stop = _until_restart(read)
    if stop is not None:
        outline.rest = [line for line in lines if line.number >= stop]
        outline.problems.append(problem("annotations-heading-missing", stop))
    entries = _with_titles(_joined(entries), outline.problems)
    _Numbering(outline).number(_without_preamble(entries, words))
    _note_forms(outline, lines)
    if not outline.nodes:
        line = lines[0].number if lines else 1
        outline.problems.append(problem("items-missing", line))
    return outline


def _entries(lines: Sequence[Line]) -> Iterable[_Entry]:
    blank = item = 0
    for line in lines:
        if not line.text:
            blank += 1
            continue
        for place, text in enumerate(_chunks(line.flat, item)):
            mark = leading_mark(text)
            item = mark.item if mark and mark.item and mark.is_firm else item
            if mark and not mark.is_firm and mark.end < len(text) and place:
                mark = None
            rest = text[mark.end :] if mark else text
            yield _Entry(rest.strip(), line.number, mark, blank > 1 and place == 0, text)
        blank = 0


def _chunks(text: str, item: int) -> list[str]:
    """The titles of a line into which several have run together; ``item`` is the last number."""
    folded = fold(text)
    inside = {match.start() for match in _MARK_INSIDE.finditer(folded)}
    cuts = [0, *sorted(inside | _next_numbers(folded, item)), len(text)]
    marked = [text[a:b].strip() for a, b in pairwise(cuts)]
    return [piece for chunk in marked if chunk for piece in _unmarked_chunks(chunk)]


def _next_numbers(folded: str, item: int) -> set[int]:
    """Where the very next number stands although the title before it has no mark at its end."""
    mark = leading_mark(folded)
    item = mark.item if mark and mark.item else item
    cuts = set()
    for match in _NUMBER_INSIDE.finditer(folded):
        number = int(match[1])
        if number == item + 1:
            cuts.add(match.start())
        if item < number <= item + 3:
            item = number
    return cuts


def _unmarked_chunks(text: str) -> list[str]:
    """Parts a run of titles without numbers at the marks between them."""
    folded = fold(text)
    mark = leading_mark(text)
    ends = [match.end() for match in _SPLIT.finditer(folded, mark.end if mark else 0)]
    cuts = [0, *ends, len(text)]
    pieces = [text[a:b].strip() for a, b in pairwise(cuts)]
    pieces = [piece for piece in pieces if piece]
    head, colon, tail = pieces[0].partition(":") if len(pieces) > 1 else ("", "", "")
    if not colon and len(pieces) > 1:
        head, colon, tail = pieces[0].partition("：")
    if colon and tail.strip() and fold(pieces[0])[-1] == ";":
        pieces[:1] = [head + colon, tail.strip()]
    return pieces


def _until_restart(entries: list[_Entry]) -> tuple[list[_Entry], int | None]:
    """The entries before the numbers begin anew, and the line where they do."""
    seen = 0
    for place, entry in enumerate(entries):
        mark = entry.mark
        if mark is None or mark.item is None or not mark.is_firm:
            continue
        first = next((one for one in entries if one.mark and one.mark.item == 1), None)
        if mark.item == 1 and seen > 1 and first and key(entry.text) == key(first.text):
            return entries[:place], entry.line
        seen = max(seen, mark.item)
    return entries, None


def _joined(entries: Iterable[_Entry]) -> list[_Entry]:
    """Titles broken over several lines put together."""
    joined: list[_Entry] = []
    item = sub = 0
    for entry in entries:
        last = joined[-1] if joined else None
        is_open = bool(last and last.text and not last.end)
        if last and is_open and (entry.mark is None or _is_cited(entry.mark, item, sub)):
            joint = "" if is_spaceless(last.text) else " "
            joined[-1] = replace(last, text=f"{last.text}{joint}{entry.whole}")
            continue
        joined.append(entry)
        if entry.mark and entry.mark.item and not entry.mark.subs:
            item, sub = entry.mark.item, 0
        elif entry.mark:
            sub = max(sub + 1, min(entry.mark.subs, default=1))
    return joined


def _is_cited(mark: Mark, item: int, sub: int) -> bool:
    """Whether a mark at the head of a line belongs to a title: “paragraph / 4 (c) and (d)”."""
    if mark.item is None:
        return bool(sub) and max(mark.subs, default=0) <= sub
    if mark.subs:
        return mark.item != item
    return mark.item <= item or not mark.is_firm


def _with_titles(entries: list[_Entry], problems: list[Problem]) -> list[_Entry]:
    """Labels that stand apart from their titles joined with them, in order."""
    found: list[_Entry] = []
    place = 0
    while place < len(entries):
        run = place
        while run < len(entries) and entries[run].mark and not entries[run].text:
            run += 1
        count = run - place
        titles = entries[run : run + count]
        if not count:
            found.append(entries[place])
            place += 1
            continue
        if len(titles) < count or any(one.mark for one in titles):
            found += entries[place:run]
            place = run
            continue
        found += [
            replace(title, mark=label.mark)
            for label, title in zip(entries[place:run], titles, strict=True)
        ]
        problems.append(_apart(entries[place], count))
        place = run + count
    return found


def _apart(entry: _Entry, count: int) -> Problem:
    mark = entry.mark
    if count > 1 or mark is None:
        return problem("labels-apart", entry.line, count=count)
    label = str(mark.item) if mark.item else english_label(0, min(mark.subs, default=1))[2:]
    return problem("label-apart", entry.line, label=label)


def _without_preamble(entries: list[_Entry], words: Vocabulary) -> list[_Entry]:
    """Drops what repeats the heading above the first number."""
    first = next((i for i, one in enumerate(entries) if one.mark and one.mark.item == 1), None)
    for place in range(first or 0):
        line = Line(entries[place].line, entries[place].text)
        if not is_heading(line, (*words.titles, *words.agenda)):
            return entries[place:]
    return entries[first or 0 :]


class _Numbering:
    """Gives each entry its place; remembers where it is in the list."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.item = 0
        self.sub = 0
        self.end = "final"  # the mark behind the entry before

    def number(self, entries: list[_Entry]) -> None:
        for entry in entries:
            if entry.mark is None:
                self._restore(entry)
            elif entry.mark.item is not None and not entry.mark.subs:
                self._take_item(entry, entry.mark.item)
            else:
                self._take_sub(entry, entry.mark)
            self.end = entry.end
        if entries and entries[-1].end != "final":
            self._report("final-mark-missing", entries[-1])

    def _restore(self, entry: _Entry) -> None:
        is_inner = self.end == "parent" or (self.end == "inner" and self.sub > 0)
        if not self.end or (is_inner and not self.item):
            self._report("label-lost", entry, text=entry.text)
            return
        if is_inner:
            self.sub += 1
        else:
            self.item, self.sub = self.item + 1, 0
        node = self._add(entry, is_restored=True)
        self._report("label-restored", entry, text=node.title, label=node.label)

    def _take_item(self, entry: _Entry, number: int) -> None:
        if number <= self.item:
            self._report("label-repeated", entry, label=number)
            return
        for missing in range(self.item + 1, number):
            self._report("label-missing", entry, label=missing)
        self.item, self.sub = number, 0
        self._add(entry)

    def _take_sub(self, entry: _Entry, mark: Mark) -> None:
        later = sorted(place for place in mark.subs if place > self.sub)
        wrong_item = mark.item is not None and mark.item != self.item
        if not later or wrong_item or not self.item:
            label = english_label(mark.item or self.item, min(mark.subs, default=1))
            self._report("label-repeated", entry, label=label)
            return
        for missing in range(self.sub + 1, later[0]):
            self._report("label-missing", entry, label=english_label(self.item, missing))
        self.sub = later[0]
        self._add(entry)

    def _add(self, entry: _Entry, *, is_restored: bool = False) -> Node:
        title = without_end(entry.text)
        node = Node(self.item, self.sub or None, title, entry.line, is_restored)
        self.outline.nodes.append(node)
        if not title:
            self._report("label-without-text", entry, label=node.label)
        if entry.is_detached and len(self.outline.nodes) > 1 and node.sub:
            self._report("item-detached", entry, label=node.label)
        return node

    def _report(self, code: str, entry: _Entry, **parameters: object) -> None:
        self.outline.problems.append(problem(code, entry.line, **parameters))


def without_end(title: str) -> str:
    """A title without the mark that the list puts behind it."""
    return title.rstrip().rstrip(";；؛:：.。").rstrip(" \u00a0")


def _note_forms(outline: Outline, lines: Sequence[Line]) -> None:
    marked = [line for line in lines if leading_mark(line.text)]
    bullets = [line for line in marked if line.is_bullet]
    plain_subs = [
        line
        for line in marked
        if not line.is_bullet and (mark := leading_mark(line.text)) and mark.subs
    ]
    if bullets and plain_subs:
        first, second = bullets[0].text[:3], plain_subs[0].text[:3]
        found = problem("label-forms-vary", plain_subs[0].number, first=f"- {first}", second=second)
        outline.problems.append(found)
