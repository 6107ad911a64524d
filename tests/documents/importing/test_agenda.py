"""An issued agenda read whole: the first real input, and the sample in six languages."""

from __future__ import annotations

import pytest

from cosp.kernel.languages import CODES
from documents.importing.agenda import AgendaReading, lines_of, read_agenda
from documents.importing.problems import Severity
from documents.importing.reading import read_bytes

from .issued import CLOSES_ON, DEADLINES, OPENS_ON, as_docx, issued_agenda


def tree(reading: AgendaReading) -> list[tuple[str, str]]:
    return [(item.label, item.title) for item in reading.all_items]


def listed(reading: AgendaReading) -> dict[str, list[tuple[str, str]]]:
    return {
        item.label: [(str(paper.symbol), paper.title) for paper in item.listed]
        for item in reading.all_items
    }


def meetings(reading: AgendaReading) -> list[tuple[str, str, list[str]]]:
    return [(one.date.isoformat(), one.period, list(one.items)) for one in reading.meetings]


def dates(reading: AgendaReading) -> dict[str, str]:
    return {one.kind: one.at for one in reading.dates}


@pytest.mark.parametrize("code", CODES)
def test_sample_printed_and_read_again_is_the_same(code: str) -> None:
    text, expected = issued_agenda(code)
    reading = read_agenda(text, code)
    assert [one for one in reading.problems if one.severity == "error"] == []
    assert tree(reading) == expected.tree
    assert listed(reading) == expected.listed
    assert meetings(reading) == expected.meetings
    assert dates(reading) == DEADLINES
    annotations = {item.label: list(item.annotation) for item in reading.all_items}
    assert annotations == expected.annotations
    assert (reading.session.number, reading.session.opens_on, reading.session.closes_on) == (
        10,
        OPENS_ON,
        CLOSES_ON,
    )
    odd = {"annotation-title-differs"} if code == "zh-hans" else set()  # 8 (c), as issued
    assert {one.code for one in reading.problems} == odd


@pytest.mark.parametrize("code", CODES)
def test_the_same_as_a_word_document(code: str) -> None:
    text, expected = issued_agenda(code)
    reading = read_agenda(read_bytes("agenda.docx", as_docx(text)), code)
    assert not reading.has_errors
    assert tree(reading) == expected.tree
    assert listed(reading) == expected.listed
    assert meetings(reading) == expected.meetings
    assert dates(reading) == DEADLINES


def test_masthead_facts() -> None:
    facts = read_agenda(issued_agenda("es")[0], "es").session
    assert (str(facts.symbol), facts.body, facts.distribution) == ("CAC/COSP/2023/1", "", "general")
    assert (facts.language, facts.original_language) == ("es", "en")
    assert str(facts.document_date) == "2023-10-16"
    assert facts.place == "Atlanta (Estados Unidos de América)"
    assert facts.work_note.startswith("Durante el período de sesiones")


def test_a_subsidiary_body_is_told_by_name_and_symbol() -> None:
    text = issued_agenda("en")[0]
    text = text.replace("\tCAC/COSP/2023/1", "\tCAC/COSP/IRG/2023/1")
    text = text.replace("\nTenth session\n", "\nImplementation Review Group\nTenth session\n")
    facts = read_agenda(text, "en").session
    assert (facts.body, facts.body_name) == ("IRG", "Implementation Review Group")


def test_the_number_given_stands_in_for_a_lost_one() -> None:
    text = issued_agenda("en")[0].replace("\nTenth session\n", "\n")
    assert "session-number-missing" in {one.code for one in read_agenda(text, "en").problems}
    reading = read_agenda(text, "en", 10)
    assert reading.session.number == 10
    assert not reading.has_errors


def test_lost_dates_of_the_session_are_taken_from_its_prose() -> None:
    text = issued_agenda("en")[0]
    lost = text.replace(
        "Atlanta, United States of America, 11–15 December 2023", "Atlanta, December"
    )
    reading = read_agenda(lost, "en")
    assert (reading.session.opens_on, reading.session.closes_on) == (OPENS_ON, CLOSES_ON)
    assert "dates-from-timetable" in {one.code for one in reading.problems}


def test_problems_stand_beside_their_lines() -> None:
    text = issued_agenda("en")[0].replace("(CAC/COSP/2023/2)\n", "(CAC/COSP/2023/)\n")
    beside = [(line, found) for _, line, found in lines_of(read_agenda(text, "en")) if found]
    told = {one.code for line, found in beside for one in found if "CAC/COSP/2023/)" in line}
    assert "symbol-unreadable" in told
    assert all(one.severity in Severity for _, found in beside for one in found)
