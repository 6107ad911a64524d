"""Makes paragraphs of lines: what a page end or a narrow column broke is joined again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents.importing.folding import fold, is_spaceless
from documents.importing.lines import Line
from documents.importing.problems import Problem, problem

_ENDED = re.compile(r"[.;:?!؟…][)\]\"'”»“„]*$|[)\]»”\"]$")
_SENTENCE_ENDED = re.compile(r"[.;:?!؟…][)\]\"'”»“„]*$")
_CJK_EDGE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SYMBOL_OPEN = re.compile(r"CAC/(?:COSP[\w./]{0,30}[./])?$", re.IGNORECASE)
_TOKEN_END, _TOKEN_START = re.compile(r"[A-Za-z\d/.]$"), re.compile(r"[A-Za-z\d/.]")
_SYMBOL_CUT = re.compile(r"[(（\s]CAC/[\w./]{0,40}$", re.IGNORECASE)
_SYMBOL_REST = re.compile(r"[\w./]{1,20}[)）]")
_TAIL = 120
_FULL_LINE = 0.8  # a line of a narrow column that is at least so full goes on in the next
_SHORT_LINE = 25
_COLUMN = 120  # lines longer than this are whole paragraphs, not lines of a column


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and which line of the file each part of it came from."""

    text: str
    spans: tuple[tuple[int, int], ...]  # (offset, line number), ascending

    @property
    def line(self) -> int:
        return self.spans[0][1]

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at ``offset`` stands."""
        place = bisect_right(self.spans, (offset, 10**9)) - 1
        return self.spans[max(place, 0)][1]


@dataclass
class Joiner:
    """Joins lines; knows the words of the whole text, to tell a divided word from a hyphen."""

    words: frozenset[str]
    column: int  # width of a column of text; 0 where each line is a paragraph
    parts_by_blank: bool = False  # in a column, only an empty line ends a paragraph
    joined_words: int = 0
    first_joined: int = 0
    problems: list[Problem] = field(default_factory=list)

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        """The paragraphs of the lines."""
        found: list[_Growing] = []
        blank_before = True
        last_line = ""
        for line in lines:
            if not line.text:
                blank_before = True
                continue
            if found and self._goes_on(
                found[-1].tail, last_line, line.flat, blank_before=blank_before
            ):
                if blank_before:
                    self.problems.append(problem("paragraph-joined", line.number))
                self._add(found[-1], line)
            else:
                found.append(_Growing(line))
            blank_before, last_line = False, line.flat
        return [one.paragraph() for one in found]

    def one_paragraph(self, lines: Sequence[Line]) -> Paragraph:
        """The lines as one paragraph, wherever they end."""
        growing = _Growing(lines[0])
        for line in lines[1:]:
            self._add(growing, line)
        return growing.paragraph()

    def _goes_on(self, text: str, last_line: str, following: str, *, blank_before: bool) -> bool:
        if not _ENDED.search(fold(text)):
            return True
        if not _SENTENCE_ENDED.search(fold(text)):  # only a bracket or a quotation mark
            return not blank_before or following[:1].islower()
        if blank_before or not self.column:
            return False
        return self.parts_by_blank or len(last_line) >= self.column * _FULL_LINE

    def _add(self, growing: _Growing, line: Line) -> None:
        tail, following = growing.tail, line.flat
        divided = _DIVIDED.search(tail)
        if divided and following[:1].islower():
            if not self._keeps_hyphen(divided[1], following, line):
                growing.drop_last()
        elif not self._is_seamless(tail, following):
            growing.add(" ")
        growing.begin_line(line)

    def _keeps_hyphen(self, head: str, following: str, line: Line) -> bool:
        """Whether a hyphen at a line's end belongs to the word, as the rest of the text tells."""
        rest = _WORD.match(following)
        whole = head + (rest.group() if rest else "")
        hyphened = f"{head}-{rest.group() if rest else ''}"
        self.joined_words += 1
        self.first_joined = self.first_joined or line.number
        return hyphened.casefold() in self.words and whole.casefold() not in self.words

    def _is_seamless(self, tail: str, following: str) -> bool:
        """Whether no space is lost: in a symbol, between Chinese characters, in a figure there."""
        if _SYMBOL_OPEN.search(tail) or (
            _SYMBOL_CUT.search(tail) and _SYMBOL_REST.match(following)
        ):
            return True
        if _CJK_EDGE.match(tail[-1]) and _CJK_EDGE.match(following):
            return True
        is_token = bool(_TOKEN_END.search(tail) and _TOKEN_START.match(following))
        return bool(self.column) and is_token and is_spaceless(tail)


class _Growing:
    """A paragraph while lines are added; looks only at its end, so that long ones stay fast."""

    def __init__(self, line: Line) -> None:
        self.parts = [line.flat]
        self.spans = [(0, line.number)]
        self.length = len(line.flat)
        self.tail = line.flat[-_TAIL:]

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.tail = (self.tail + text)[-_TAIL:]

    def begin_line(self, line: Line) -> None:
        self.spans.append((self.length, line.number))
        self.add(line.flat)

    def drop_last(self) -> None:
        """Takes off the hyphen at the end."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self.tail = self.tail[:-1]

    def paragraph(self) -> Paragraph:
        return Paragraph("".join(self.parts), tuple(self.spans))


def joiner_for(lines: Iterable[Line]) -> Joiner:
    """A joiner that knows the words and the width of the whole text."""
    lines = list(lines)
    texts = [line.flat for line in lines if line.text]
    words = frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
    blanks = sum(not line.text for line in lines)
    return Joiner(words, _column(texts), parts_by_blank=blanks * 12 > len(texts))


def _column(texts: list[str]) -> int:
    """The width of the column, when most of the text stands in lines of one width."""
    lengths = sorted(len(text) for text in texts if len(text) >= _SHORT_LINE)
    if not lengths:
        return 0
    widest = lengths[len(lengths) * 19 // 20]  # a table or two may be wider
    full = sum(widest * 0.75 <= length for length in lengths)
    return widest if widest <= _COLUMN and full * 2 > len(lengths) else 0


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDED.search(fold(text)))
