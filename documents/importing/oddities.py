"""What is odd about a text as a whole: cut off, run together, written in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.importing.folding import fold
from documents.importing.lines import Line
from documents.importing.paragraphs import Joiner, Paragraph, is_ended
from documents.importing.problems import Problem, problem
from documents.importing.vocabulary import Vocabulary

_RUN_TOGETHER = 1500  # a paragraph longer than this holds several


def note_label_forms(lines: Sequence[Line], problems: list[Problem]) -> None:
    """Says where “1 (a)” and “1(e)” stand in one table."""
    first: dict[bool, str] = {}
    for line in lines:
        for match in re.finditer(r"(?<!\d)\d{1,2}(\s?)\(\w\)", fold(line.text)):
            first.setdefault(bool(match[1]), match.group())
            if len(first) == 2:
                shown = {"first": first[True], "second": first[False]}
                problems.append(problem("label-forms-vary", line.number, **shown))
                return


def note_joints(joiner: Joiner, problems: list[Problem]) -> None:
    """Says which sentences and words were put together."""
    if joiner.joined_words:
        count, line = joiner.joined_words, joiner.first_joined
        problems.append(problem("hyphens-joined", line, count=count))
    problems += joiner.problems


def note_cut(
    prose: Sequence[Paragraph], annotations: Sequence[Line], problems: list[Problem]
) -> None:
    """Says where a paragraph breaks off, and where paragraphs have run into one another."""
    for paragraph in prose:
        if not is_ended(paragraph.text):
            line = paragraph.spans[-1][1]
            problems.append(problem("text-cut", line, text=paragraph.text[-60:]))
    long = [one for one in prose if len(one.text) > _RUN_TOGETHER and len(one.spans) == 1]
    full = sum(1 for line in annotations if line.text)
    if long and full < len(prose):
        problems.append(problem("paragraphs-lost", long[0].line))


def note_words(lines: Sequence[Line], words: Vocabulary, problems: list[Problem]) -> None:
    """Says where names vary and where words of another language were left in the text."""
    for line in lines:
        for found, usual in words.name_variants:
            count = line.text.count(found)
            if count:
                shown = {"found": found, "usual": usual, "count": count}
                problems.append(problem("name-varies", line.number, **shown))
        for word in words.foreign_words:
            if re.search(rf"[\u3400-\u9fff]\s?\b{word}\b\s?[\u3400-\u9fff]", line.text):
                shown_word = {"language": "English", "word": word}
                problems.append(problem("foreign-word", line.number, **shown_word))


def note_brackets(lines: Sequence[Line], problems: list[Problem]) -> None:
    """Says where half-width and full-width brackets stand around symbols in one text."""
    forms: dict[str, int] = {}
    for line in lines:
        for match in re.finditer("[(（]\\s?CAC/", line.text):
            forms.setdefault(match.group()[0], line.number)
    if len(forms) > 1:
        second = max(forms.values())
        problems.append(problem("brackets-vary", second, half="(", full="（"))
