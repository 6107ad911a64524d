"""Damaged texts: the reader is right, or says what it could not read; never silently wrong."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosp.kernel import languages
from cosp.kernel.languages import CODES
from documents.importing.agenda import AgendaReading, read_agenda
from documents.importing.folding import key

from . import damage
from .issued import CLOSES_ON, DEADLINES, OPENS_ON, Expected, issued_agenda

LABELLED = re.compile(r"^(?:\d{1,2}[.-]|\(?\w\)) ")
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def differences(reading: AgendaReading, expected: Expected) -> set[str]:
    """The parts of a reading that are not what was issued; marks and spaces do not count."""
    items = reading.all_items
    session = reading.session
    parts = {
        "tree": (
            [(item.label, key(item.title)) for item in items],
            [(label, key(title)) for label, title in expected.tree],
        ),
        "listed": (
            {item.label: [(str(p.symbol), key(p.title)) for p in item.listed] for item in items},
            {label: [(s, key(t)) for s, t in rows] for label, rows in expected.listed.items()},
        ),
        "meetings": (
            [(one.date.isoformat(), one.period, list(one.items)) for one in reading.meetings],
            expected.meetings,
        ),
        "dates": ({one.kind: one.at for one in reading.dates}, DEADLINES),
        "prose": (
            {item.label: key("".join(item.annotation)) for item in items},
            {label: key("".join(rows)) for label, rows in expected.annotations.items()},
        ),
        "session": (
            (session.number, session.opens_on, session.closes_on, str(session.symbol)),
            (10, OPENS_ON, CLOSES_ON, "CAC/COSP/2023/1"),
        ),
    }
    return {name for name, (found, wanted) in parts.items() if found != wanted}


def codes_of(reading: AgendaReading) -> set[str]:
    return {one.code for one in reading.problems}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("harm", damage.HARMLESS, ids=lambda harm: harm.__name__)
def test_harmless_damage_is_repaired(harm: damage.Damage, code: str) -> None:
    text, expected = issued_agenda(code)
    reading = read_agenda(harm(text, languages.language(code)), code)
    lost = {"prose", "listed"} if harm is damage.lost_dashes else set()  # the damage took words
    assert differences(reading, expected) - lost == set()
    assert not reading.has_errors


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("harm", damage.HARMFUL, ids=lambda harm: harm.__name__)
def test_harmful_damage_is_repaired_or_told(harm: damage.Damage, code: str) -> None:
    text, expected = issued_agenda(code)
    reading = read_agenda(harm(text, languages.language(code)), code)
    assert reading.has_errors or differences(reading, expected) == set()


@pytest.mark.parametrize("code", ["ar", "zh-hans", "fr"])
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (damage.one_line, "paragraphs-lost"),
        (damage.lost_item_numbers, "label-restored"),
        (damage.lost_heading_labels, "heading-restored"),
        (damage.lost_table_labels, "meeting-item-restored"),
        (damage.labels_before_titles, "labels-apart"),
        (damage.labels_on_their_own_lines, "label-apart"),
        (damage.lost_dashes, "dates-restored"),
        (damage.shifted_dates, "timetable-shifted"),
        (damage.page_furniture, "furniture-removed"),
        (damage.invisible_marks, "marks-removed"),
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_what_was_repaired_is_told(harm: damage.Damage, told: str, code: str) -> None:
    text, _ = issued_agenda(code)
    assert told in codes_of(read_agenda(harm(text, languages.language(code)), code))


@few
@given(code=st.sampled_from(CODES), share=st.floats(0.02, 0.999))
def test_a_text_cut_off_anywhere_is_refused(code: str, share: float) -> None:
    text, expected = issued_agenda(code)
    reading = read_agenda(text[: int(len(text.rstrip()) * share)], code)
    note = languages.language(code).words["note"]
    if note in text[: int(len(text) * share)]:  # only the note under the table is shorter
        assert differences(reading, expected) == set()
    else:
        assert reading.has_errors


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_any_line_of_the_list_lost_is_refused(code: str, data: st.DataObject) -> None:
    text, _ = issued_agenda(code)
    lines = text.splitlines()
    end = lines.index(languages.language(code).words["annotations"])
    labelled = [place for place, line in enumerate(lines[:end]) if LABELLED.match(line)]
    del lines[data.draw(st.sampled_from(labelled))]
    assert read_agenda(lines, code).has_errors


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_any_heading_lost_is_refused(code: str, data: st.DataObject) -> None:
    text, _ = issued_agenda(code)
    lines = text.splitlines()
    start = lines.index(languages.language(code).words["annotations"])
    places = range(start, len(lines))
    labelled = [place for place in places if LABELLED.match(lines[place])]
    del lines[data.draw(st.sampled_from(labelled))]
    assert read_agenda(lines, code).has_errors


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_any_labels_lost_are_restored_or_told(code: str, data: st.DataObject) -> None:
    text, expected = issued_agenda(code)
    lines = text.splitlines()
    labelled = [place for place, line in enumerate(lines) if LABELLED.match(line)]
    for place in data.draw(st.sets(st.sampled_from(labelled), min_size=1, max_size=6)):
        lines[place] = LABELLED.sub("", lines[place])
    reading = read_agenda(lines, code)
    assert reading.has_errors or differences(reading, expected) == set()
    assert codes_of(reading) & {"label-restored", "heading-restored", "heading-missing"}


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_lines_run_together_anywhere_are_read_or_told(code: str, data: st.DataObject) -> None:
    text, expected = issued_agenda(code)
    share = data.draw(st.sampled_from([2, 10, 50, 90]))
    random = Random(data.draw(st.integers(0, 10**6)))
    joined = "".join(
        " " if char == "\n" and random.randrange(100) < share else char for char in text
    )
    reading = read_agenda(joined, code)
    assert reading.has_errors or differences(reading, expected) == set()


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_lines_broken_anywhere_are_read_or_told(code: str, data: st.DataObject) -> None:
    text, expected = issued_agenda(code)
    share = data.draw(st.sampled_from([1, 5]))
    random = Random(data.draw(st.integers(0, 10**6)))
    broken = "".join(
        "\n" if char == " " and random.randrange(100) < share else char for char in text
    )
    reading = read_agenda(broken, code)
    # a date in a sentence that was torn apart may lose its kind; it is never lost itself
    assert reading.has_errors or differences(reading, expected) <= {"dates"}


@few
@given(code=st.sampled_from(CODES), data=st.data())
def test_a_row_of_the_table_lost_is_told(code: str, data: st.DataObject) -> None:
    text, _ = issued_agenda(code)
    lines = text.splitlines()
    rows = [place for place, line in enumerate(lines) if line.count("\t") == 3][1:]
    del lines[data.draw(st.sampled_from(rows))]
    told = {"error", "warning"}
    assert told & {one.severity.value for one in read_agenda(lines, code).problems}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("other", CODES)
def test_a_text_in_another_language_is_refused(code: str, other: str) -> None:
    if code == other:
        return
    reading = read_agenda(issued_agenda(code)[0], other)
    assert codes_of(reading) & {"language-differs", "not-an-agenda"}
    assert reading.has_errors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("Dear colleague,\nthe meeting is at noon.\nYours", "not-an-agenda"),
        ("Report of the Conference on its tenth session\nContents\n1. Opening", "not-an-agenda"),
        ("\n" * 30_000, "too-many-lines"),
        ("Provisional agenda\n" + "1. Item.\n" * 2000, "too-many-items"),
    ],
)
def test_another_document_altogether_is_refused(text: str, told: str) -> None:
    reading = read_agenda(text, "en")
    assert told in codes_of(reading)
    assert reading.has_errors
    assert reading.items == ()


NASTY = {
    "spaces": "a" + " " * 100_000 + "b",
    "no-break spaces": "\u00a0" * 100_000,
    "tabs": "\t" * 100_000,
    "marks": "(a) " * 30_000,
    "numbers": "1. " * 30_000,
    "digits": "1" * 100_000,
    "symbols": "CAC/COSP/" * 12_000,
    "suffixes": "CAC/COSP/2023/1" + "/Add.1" * 20_000,
    "brackets": "[" * 100_000 + "(" * 100_000,
    "links": "[a](" * 25_000,
    "stars": "*" * 100_000,
    "mailboxes": "a@" * 50_000,
    "dates": "Provisional agenda\n1. A.\nAnnotations\n1. A\n" + "11 December 2023 " * 5_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_a_hostile_text_comes_to_an_end(name: str) -> None:
    assert read_agenda(NASTY[name], "en").has_errors
