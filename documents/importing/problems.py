"""What the reader of an agenda could not read, or had to repair: codes, severities, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: only an error forbids the import."""

    ERROR = "error"  # something could not be read for certain
    WARNING = "warning"  # read, but a person should look
    NOTICE = "notice"  # an oddity that was repaired or is worth knowing


def gettext_noop(message: str) -> str:
    """Marks a sentence for the translators; whoever shows it translates it."""
    return message


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

# Placeholders are filled with str.format; a translation keeps them as they are.
MESSAGES: dict[str, tuple[Severity, str]] = {
    # the text as a whole
    "empty": (_E, gettext_noop("The text is empty.")),
    "not-an-agenda": (
        _E,
        gettext_noop(
            "This is not the agenda of a session in {language}: neither its heading nor its "
            "numbered items are there. Check the file and the language."
        ),
    ),
    "language-differs": (
        _E,
        gettext_noop("The text is in {found}, not in {language}. Choose that language."),
    ),
    "too-many-lines": (
        _E,
        gettext_noop("The text has {count} lines; an agenda has at most {limit}."),
    ),
    "marks-removed": (_N, gettext_noop("Invisible marks were removed in {count} lines.")),
    "eastern-digits": (
        _N,
        gettext_noop("Eastern Arabic digits were read as digits in {count} lines."),
    ),
    "letter-forms": (
        _N,
        gettext_noop("Presentation forms of letters were replaced in {count} lines."),
    ),
    "furniture-removed": (
        _N,
        gettext_noop("Page numbers, running heads and job numbers were left out ({count})."),
    ),
    "damaged-characters": (
        _E,
        gettext_noop("Characters are lost here: “{text}”. Get an undamaged copy."),
    ),
    # masthead
    "session-number-missing": (
        _E,
        gettext_noop(
            "The number of the session is not there; expected a line such as “{example}”."
        ),
    ),
    "session-numbers-differ": (
        _W,
        gettext_noop("The masthead says session {number}, but “{text}” speaks of session {other}."),
    ),
    "dates-missing": (
        _E,
        gettext_noop("The dates of the session could not be read; expected “{example}”."),
    ),
    "dates-restored": (
        _W,
        gettext_noop("The dates of the session were read without their dash: {first} to {last}."),
    ),
    "dates-reversed": (
        _W,
        gettext_noop("The days of the session stood in reverse order: {first} to {last}."),
    ),
    "dates-from-timetable": (
        _W,
        gettext_noop(
            "The masthead has no full dates; {first} to {last} were taken from elsewhere in the "
            "text."
        ),
    ),
    "dates-unlikely": (
        _E,
        gettext_noop("The session would last from {first} to {last}: check the dates."),
    ),
    "place-missing": (_W, gettext_noop("The place of the session could not be read.")),
    "symbol-missing": (
        _N,
        gettext_noop("The masthead has no symbol; {symbol} follows from the series."),
    ),
    "document-date-missing": (_N, gettext_noop("The masthead has no date.")),
    # the list of items
    "agenda-heading-missing": (
        _W,
        gettext_noop("The heading of the agenda is not there; it was taken to begin here."),
    ),
    "annotations-heading-missing": (
        _W,
        gettext_noop("The heading of the annotations is not there; they were taken to begin here."),
    ),
    "annotations-missing": (
        _E,
        gettext_noop("There are no annotations: the text seems to be cut off."),
    ),
    "items-missing": (_E, gettext_noop("No numbered item was found in the agenda.")),
    "too-many-items": (
        _E,
        gettext_noop("The list has more than {count} titles; no agenda has so many."),
    ),
    "label-missing": (
        _E,
        gettext_noop("Item {label} is missing between the items before and after it."),
    ),
    "label-repeated": (_E, gettext_noop("Label {label} stands here a second time.")),
    "label-lost": (
        _E,
        gettext_noop("“{text}” has no number, and its place in the agenda is not certain."),
    ),
    "label-restored": (_W, gettext_noop("“{text}” has lost its number; it was read as {label}.")),
    "label-without-text": (_E, gettext_noop("Label {label} has no title.")),
    "label-apart": (_N, gettext_noop("Label {label} stood on another line than its title.")),
    "labels-apart": (
        _W,
        gettext_noop(
            "{count} labels stood apart from their titles and were put together in order."
        ),
    ),
    "label-forms-vary": (
        _N,
        gettext_noop("Labels are written in different ways, such as {first} and {second}."),
    ),
    "item-detached": (_N, gettext_noop("{label} was detached from its list by empty lines.")),
    "final-mark-missing": (_N, gettext_noop("The list of items ends without a full stop.")),
    # annotations
    "heading-missing": (
        _E,
        gettext_noop("The annotation of {label} ({title}) was not found."),
    ),
    "heading-unplaced": (
        _E,
        gettext_noop("The heading “{text}” belongs to no item of the agenda."),
    ),
    "heading-repeated": (
        _E,
        gettext_noop("The heading “{text}” of {label} stands here again."),
    ),
    "heading-ambiguous": (
        _E,
        gettext_noop("It is not certain where the heading of {label} ends: “{text}”."),
    ),
    "heading-restored": (
        _W,
        gettext_noop("The heading of {label} has lost its number and was known by its title."),
    ),
    "heading-levels": (
        _N,
        gettext_noop(
            "Headings of the same rank are marked in different ways; ranks follow labels."
        ),
    ),
    "annotation-title-differs": (
        _N,
        gettext_noop("{label} is called “{title}” in the agenda and “{annotation_title}” here."),
    ),
    "annotation-empty": (_E, gettext_noop("{label} has a heading but no annotation.")),
    "paragraph-joined": (_N, gettext_noop("A sentence broken by the end of a page was joined.")),
    "paragraphs-lost": (
        _W,
        gettext_noop("The paragraphs ran into one another and cannot be told apart any more."),
    ),
    "hyphens-joined": (
        _N,
        gettext_noop("Words divided at the end of a line were joined ({count})."),
    ),
    "text-cut": (_E, gettext_noop("The text breaks off here: “{text}”.")),
    "foreign-word": (
        _W,
        gettext_noop("The {language} word “{word}” stands inside the text; correct it by hand."),
    ),
    "name-varies": (
        _W,
        gettext_noop("“{found}” stands for “{usual}” {count} times; correct it by hand."),
    ),
    "brackets-vary": (
        _N,
        gettext_noop("Half-width and full-width brackets are mixed ({half} and {full})."),
    ),
    # documents
    "symbol-unreadable": (_E, gettext_noop("“{text}” begins like a symbol but is none.")),
    "symbol-broken": (_N, gettext_noop("{symbol} was broken in two and put together.")),
    "link-contradicts-text": (
        _W,
        gettext_noop("The text says {symbol}, its link leads to {link}; the text was followed."),
    ),
    "document-listed-twice": (_W, gettext_noop("{symbol} stands twice in the list of {label}.")),
    "document-without-symbol": (
        _E,
        gettext_noop("A line of the documents list of {label} has no symbol: “{text}”."),
    ),
    "document-joined": (
        _W,
        gettext_noop("A document's title broken over two lines was joined: “{text}”."),
    ),
    "document-without-title": (_E, gettext_noop("{symbol} has no title in the list of {label}.")),
    "documents-heading-missing": (
        _W,
        gettext_noop(
            "The documents list of {label} has lost its heading; it was taken to begin here."
        ),
    ),
    "document-only-mentioned": (
        _W,
        gettext_noop("{symbol} is mentioned under {label} but stands in no documents list."),
    ),
    "documents-empty": (_E, gettext_noop("The documents list of {label} is empty.")),
    # organization of work
    "timetable-missing": (
        _E,
        gettext_noop("There is no organization of work: the text seems to be cut off."),
    ),
    "timetable-shifted": (
        _W,
        gettext_noop(
            "The dates stand one row too low: read as they are, {date} would have the {period} "
            "before the morning. They were moved up."
        ),
    ),
    "timetable-dates-restored": (
        _W,
        gettext_noop(
            "Dates of the organization of work are lost and were counted from the others."
        ),
    ),
    "timetable-unreadable": (
        _E,
        gettext_noop("Dates and hours of the organization of work contradict each other."),
    ),
    "timetable-outside-session": (
        _E,
        gettext_noop("{date} in the organization of work is not a day of the session."),
    ),
    "timetable-day-missing": (
        _E,
        gettext_noop("{date} has no meeting in the organization of work."),
    ),
    "timetable-half-day": (_W, gettext_noop("{date} has only one meeting.")),
    "weekday-differs": (_W, gettext_noop("{date} is not a {weekday}.")),
    "meeting-without-items": (_E, gettext_noop("The meeting of {date}, {period}, has no item.")),
    "meeting-item-unknown": (_E, gettext_noop("Item {label} of the meeting is not in the agenda.")),
    "meeting-item-restored": (
        _W,
        gettext_noop("“{text}” has lost its number; it was read as {label}."),
    ),
    "meeting-item-unreadable": (_E, gettext_noop("“{text}” names no item of the agenda.")),
    "meeting-item-repeated": (
        _E,
        gettext_noop("Item {label} stands twice in the meeting of {date}, {period}."),
    ),
    "meeting-title-other-item": (
        _E,
        gettext_noop("Item {label} has here the title of {other}: “{text}”."),
    ),
    "meeting-title-differs": (
        _N,
        gettext_noop("Item {label} is called “{text}” in the organization of work."),
    ),
    "meeting-not-continued": (
        _W,
        gettext_noop("Item {label} is marked as continued but was not taken up before."),
    ),
    "item-not-placed": (_E, gettext_noop("Item {label} is in no meeting.")),
    "parallel-unread": (
        _E,
        gettext_noop("A table with parallel meetings cannot be read; enter it by hand."),
    ),
    # dates
    "date-impossible": (_E, gettext_noop("“{text}” is not a day of the calendar.")),
    "date-conflict": (_W, gettext_noop("{kind} is given as {first} and as {second}.")),
}


@dataclass(frozen=True)
class Problem:
    """One thing that could not be read or was repaired, and the line where it stands."""

    code: str
    line: int  # 1 is the first line of the file
    parameters: tuple[tuple[str, object], ...] = ()

    @property
    def severity(self) -> Severity:
        return MESSAGES[self.code][0]

    @property
    def template(self) -> str:
        """The English sentence with its placeholders, for translation."""
        return MESSAGES[self.code][1]

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.template.format(**dict(self.parameters))


def problem(code: str, line: int, **parameters: object) -> Problem:
    """A problem of the table above, with what its sentence names."""
    shown = {name: _short(value) for name, value in parameters.items()}
    found = Problem(code, max(line, 1), tuple(shown.items()))
    assert found.message  # every placeholder has its parameter
    return found


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything forbids the import."""
    return any(one.severity is Severity.ERROR for one in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.line, one.code)))


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > 120:
        return value[:117] + "…"
    return value
