"""What has to be known of a language to read an agenda in it; each language fills this in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """Words by which a dated sentence is known for a deadline; all are regular expressions.

    ``lead`` looks at what stands right before the date, ``tail`` at what stands right behind it.
    """

    kind: str  # key of the deadline
    sentence: tuple[str, ...]  # each must be found in the sentence
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Headings, names and forms of one language, in all spellings met in issued texts."""

    code: str  # Django's code, as in cosp.kernel.languages
    titles: tuple[str, ...]  # of the document
    agenda: tuple[str, ...]  # heading of the list of items
    annotations: tuple[str, ...]
    documents: tuple[str, ...]
    annex: tuple[str, ...]
    work: tuple[str, ...]  # organization of work
    table_heads: tuple[str, ...]
    notes: tuple[str, ...]
    continued: tuple[str, ...]
    parallel: tuple[str, ...]  # head of a column of parallel meetings
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]  # Monday first
    ordinals: tuple[tuple[str, ...], ...]  # first to twentieth
    session: str  # regular expression with {ordinal}
    number_suffix: str  # behind an ordinal in figures: th, -я; regular expression
    conjunctions: tuple[str, ...]  # between labels
    item_words: tuple[str, ...]
    until: tuple[str, ...]  # between the days of a range
    hours: tuple[str, ...]  # regular expressions with h1 m1 x1 h2 m2 x2
    morning: tuple[str, ...]
    afternoon: tuple[str, ...]
    noon: str
    evening: str
    again: str  # requests made too early must be sent again
    cues: tuple[Cue, ...]
    kinds: tuple[tuple[str, str], ...]  # regular expression in a document's title → kind
    bodies: tuple[tuple[str, str], ...]  # name in the masthead → body of the symbol
    example_session: str
    example_dates: str
    name_variants: tuple[tuple[str, str], ...] = ()  # found → usual
    foreign_words: tuple[str, ...] = ()  # words of another language left inside the text
    year_first: bool = False  # 2023年12月11日
    halves: tuple[tuple[str, str], ...] = ()  # 上午 → am


CLOCK = (
    r"(?<![\d:.])(?P<h1>\d{1,2})\s?[:.]\s?(?P<m1>[0-5]\d)\s*(?:-|a|à|to|до|至|إلى|الى)?\s*"
    r"(?:الساعة\s*)?(?P<h2>\d{1,2})\s?[:.]\s?(?P<m2>[0-5]\d)(?!\d)(?:\s*(?:horas?|hrs?|h)\b\.?)?"
)
