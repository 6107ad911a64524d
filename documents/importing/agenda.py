"""Reads an issued agenda: one pure function from its text to all that stands in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cosp.kernel import languages
from documents.importing.dates import Deadline, find_ranges, read_deadlines
from documents.importing.folding import key
from documents.importing.headings import Heading, read_headings
from documents.importing.lines import CleanText, Line, clean_text
from documents.importing.masthead import SessionFacts, read_masthead, session_number
from documents.importing.oddities import (
    note_brackets,
    note_cut,
    note_joints,
    note_label_forms,
    note_words,
)
from documents.importing.outline import Node, Outline, read_outline
from documents.importing.papers import (
    ListedPaper,
    mentioned,
    note_links,
    note_symbols,
    note_unlisted,
    read_body,
)
from documents.importing.paragraphs import Joiner, Paragraph, is_ended, joiner_for
from documents.importing.problems import Problem, has_errors, in_order, problem
from documents.importing.programme import read_table
from documents.importing.sections import Sections, other_language, split_sections
from documents.importing.timetable import Meeting, read_meetings
from documents.importing.vocabulary import VOCABULARIES, Vocabulary
from documents.rules.symbols import Symbol

_MAILBOX = re.compile(r"(?<![\w.+-])[\w+-][\w.+-]{0,60}@(?:[\w-]{1,60}\.){1,5}[A-Za-z]{2,10}\b")


@dataclass(frozen=True)
class Item:
    """An item or sub-item with its annotation and documents."""

    label: str  # 1 (a), in every language
    number: int
    sub: int | None
    title: str
    annotation_title: str
    annotation: tuple[str, ...]
    listed: tuple[ListedPaper, ...]
    mentioned: tuple[Symbol, ...]
    line: int
    children: tuple[Item, ...] = ()


@dataclass(frozen=True)
class AgendaReading:
    """All that an issued agenda says, and what could not be read."""

    language: str  # Django's code
    session: SessionFacts
    items: tuple[Item, ...]
    meetings: tuple[Meeting, ...]
    dates: tuple[Deadline, ...]
    problems: tuple[Problem, ...]
    lines: tuple[str, ...]  # the text as it was, for showing problems beside their lines

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids the import."""
        return has_errors(self.problems)

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Every item followed by its sub-items."""
        return tuple(one for item in self.items for one in (item, *item.children))


def read_agenda(
    text: str | Sequence[str], language: str, number: int | None = None
) -> AgendaReading:
    """Reads the text, or its lines, of an agenda issued in one of the six languages.

    ``number`` is the session's where the text does not say it. Never raises for a bad text: what
    could not be read is among the problems, and one of severity error forbids the import.
    """
    words = VOCABULARIES[languages.language(language).code]
    raw = tuple(text.splitlines() if isinstance(text, str) else text)
    clean = clean_text(text)
    sections = split_sections(clean.lines, words)
    refusal = _refusal(clean, sections, words)
    if refusal:
        found = in_order((*clean.problems, refusal))
        return AgendaReading(words.code, SessionFacts(), (), (), (), found, raw)
    return _Reading(words, clean, sections, number).result(raw)


def _refusal(clean: CleanText, sections: Sections, words: Vocabulary) -> Problem | None:
    """Why the text is no agenda in the language at all."""
    if not any(line.text for line in clean.lines):
        return None if clean.problems else problem("empty", 1)
    other = other_language(clean.lines, words)
    name = languages.BY_CODE[words.code].english_name
    if other:
        found = languages.BY_CODE[other].english_name
        return problem("language-differs", 1, found=found, language=name)
    if not sections.is_agenda:
        return problem("not-an-agenda", 1, language=name)
    return None


class _Reading:
    """Goes through the parts of the text in order and gathers the problems."""

    def __init__(
        self, words: Vocabulary, clean: CleanText, sections: Sections, number: int | None
    ) -> None:
        self.words = words
        self.clean = clean
        self.sections = sections
        self.number = number
        self.joiner: Joiner = joiner_for(clean.lines)
        self.problems: list[Problem] = [*clean.problems, *sections.problems]

    def result(self, raw: tuple[str, ...]) -> AgendaReading:
        facts = read_masthead(self.sections.masthead, self.words, self.problems)
        outline = self._outline()
        headings = self._headings(outline)
        own = str(facts.symbol or "")
        items, paragraphs = self._items(outline.nodes, headings, own)
        facts = self._facts(facts, outline.nodes, paragraphs)
        meetings, facts = self._meetings(outline.nodes, facts)
        dates = self._dates(paragraphs, facts)
        self._note_text(paragraphs)
        return AgendaReading(
            language=self.words.code,
            session=facts,
            items=items,
            meetings=meetings,
            dates=dates,
            problems=in_order(self.problems),
            lines=raw,
        )

    # --- items

    def _outline(self) -> Outline:
        outline = read_outline(self.sections.agenda, self.words)
        self.problems += outline.problems
        if outline.rest:
            self.sections.annotations = outline.rest
        return outline

    def _headings(self, outline: Outline) -> list[Heading]:
        lines = self.sections.annotations
        if not any(line.text for line in lines):
            last = outline.nodes[-1].line if outline.nodes else 1
            self.problems.append(problem("annotations-missing", last))
            return []
        headings = read_headings(lines, outline.nodes, self.words)
        self.problems += headings.problems
        return headings.found

    def _items(
        self, nodes: Sequence[Node], headings: Sequence[Heading], own: str
    ) -> tuple[tuple[Item, ...], list[Paragraph]]:
        by_node = {heading.node: heading for heading in headings}
        parents = {node.item for node in nodes if node.sub}
        prose: list[Paragraph] = []
        built: list[Item] = []
        for node in nodes:
            heading = by_node.get(node)
            body = read_body(
                node, heading.body if heading else (), self.words, self.joiner, self.problems
            )
            prose += body.paragraphs
            is_parent = node.sub is None and node.item in parents
            if heading and not body.paragraphs and not is_parent:
                self.problems.append(problem("annotation-empty", heading.line, label=node.label))
            built.append(
                Item(
                    label=node.label,
                    number=node.item,
                    sub=node.sub,
                    title=node.title,
                    annotation_title=heading.title if heading else "",
                    annotation=tuple(paragraph.text for paragraph in body.paragraphs),
                    listed=body.papers,
                    mentioned=tuple(mentioned(body.paragraphs, own)),
                    line=node.line,
                )
            )
        note_symbols(prose, self.problems)
        named = [(one.label, one.line, symbol) for one in built for symbol in one.mentioned]
        note_unlisted([paper.symbol for one in built for paper in one.listed], named, self.problems)
        return _tree(built), prose

    # --- session, meetings, dates

    def _facts(
        self, facts: SessionFacts, nodes: Sequence[Node], prose: list[Paragraph]
    ) -> SessionFacts:
        if facts.number is None and self.number is not None:
            facts = replace(facts, number=self.number)
            self.problems = [one for one in self.problems if one.code != "session-number-missing"]
        self._check_language(facts)
        self._check_numbers(facts, nodes)
        if facts.opens_on is None:
            facts = self._dates_elsewhere(facts, prose)
        boxes = dict.fromkeys(match for one in prose for match in _MAILBOX.findall(one.text))
        facts = replace(facts, mailboxes=tuple(boxes))
        if facts.symbol is None and facts.opens_on:
            symbol = Symbol(body=facts.body, year=facts.opens_on.year, series="", number=1)
            self.problems.append(problem("symbol-missing", 1, symbol=str(symbol)))
            facts = replace(facts, symbol=symbol, is_symbol_derived=True)
        return facts

    def _check_language(self, facts: SessionFacts) -> None:
        if facts.language != self.words.code:
            names = languages.BY_CODE
            found = problem(
                "language-differs",
                1,
                found=names[facts.language].english_name,
                language=names[self.words.code].english_name,
            )
            self.problems.append(found)

    def _check_numbers(self, facts: SessionFacts, nodes: Sequence[Node]) -> None:
        """A title speaks of this session or of the next one."""
        if facts.number is None:
            return
        for node in nodes:
            other = session_number(node.title, self.words)
            if other is not None and other not in (facts.number, facts.number + 1):
                found = problem(
                    "session-numbers-differ",
                    node.line,
                    number=facts.number,
                    text=node.title,
                    other=other,
                )
                self.problems.append(found)

    def _dates_elsewhere(self, facts: SessionFacts, prose: list[Paragraph]) -> SessionFacts:
        """The dates of the session from the prose that tells where and when it is held."""
        for paragraph in reversed(prose[:6]):
            spans = find_ranges(paragraph.text, self.words)
            named = [
                session_number(paragraph.text[: one.start][-200:], self.words) for one in spans
            ]
            fitting = [
                one for one, number in zip(spans, named, strict=True) if facts.number == number
            ]
            if fitting:
                span = fitting[-1]
                shown = {"first": span.first.isoformat(), "last": span.last.isoformat()}
                line = paragraph.line_at(span.start)
                self.problems.append(problem("dates-from-timetable", line, **shown))
                return replace(facts, opens_on=span.first, closes_on=span.last)
        self.problems.append(problem("dates-missing", 1, example=self.words.example_dates))
        return facts

    def _meetings(
        self, nodes: Sequence[Node], facts: SessionFacts
    ) -> tuple[tuple[Meeting, ...], SessionFacts]:
        lines = self.sections.work
        if not any(line.text for line in lines):
            last = max((line.number for line in self.clean.lines if line.text), default=1)
            self.problems.append(problem("timetable-missing", last))
            return (), facts
        opens_on = facts.opens_on or dt.date(2000, 1, 1)
        table = read_table(lines, nodes, self.words, opens_on)
        days = (facts.opens_on, facts.closes_on) if facts.opens_on and facts.closes_on else None
        meetings = read_meetings(table, nodes, days, self.problems)
        if not meetings:
            line = next(line.number for line in lines if line.text)
            self.problems.append(problem("timetable-unreadable", line))
        if table.note and not is_ended(table.note):
            last = max(line.number for line in lines if line.text)
            self.problems.append(problem("text-cut", last, text=table.note[-60:]))
        note_label_forms(lines, self.problems)
        return tuple(meetings), replace(facts, work_note=table.note)

    def _note_text(self, prose: list[Paragraph]) -> None:
        """What is odd about the text as a whole."""
        note_links(self.clean.links, self.problems)
        note_joints(self.joiner, self.problems)
        note_cut(prose, self.sections.annotations, self.problems)
        note_words(self.clean.lines, self.words, self.problems)
        note_brackets(self.clean.lines, self.problems)

    def _dates(self, prose: list[Paragraph], facts: SessionFacts) -> tuple[Deadline, ...]:
        if not (facts.opens_on and facts.closes_on):
            return ()
        found = read_deadlines(prose, self.words, facts.opens_on, facts.closes_on, self.problems)
        return tuple(found)


def _tree(items: list[Item]) -> tuple[Item, ...]:
    tops: list[Item] = []
    for item in items:
        if item.sub is None:
            tops.append(item)
        elif tops:
            tops[-1] = replace(tops[-1], children=(*tops[-1].children, item))
    return tuple(tops)


def same_titles(one: str, other: str) -> bool:
    """Whether two titles differ in nothing but marks and spacing."""
    return key(one) == key(other)


def lines_of(reading: AgendaReading) -> list[tuple[int, str, list[Problem]]]:
    """Each line of the text with its problems beside it: for a preview."""
    beside: dict[int, list[Problem]] = {}
    for one in reading.problems:
        beside.setdefault(one.line, []).append(one)
    return [
        (number, text, beside.get(number, []))
        for number, text in enumerate(reading.lines or ("",), start=1)
    ]


__all__ = [
    "AgendaReading",
    "Deadline",
    "Item",
    "Line",
    "Meeting",
    "lines_of",
    "read_agenda",
    "same_titles",
]
