"""The organization of work: any way of writing the table, and what contradicts itself."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.importing.lines import clean_text
from documents.importing.meetings import Meeting
from documents.importing.outline import Node
from documents.importing.problems import Problem
from documents.importing.programme import read_table
from documents.importing.timetable import read_meetings
from documents.importing.vocabulary import VOCABULARIES

DAYS = (dt.date(2023, 12, 11), dt.date(2023, 12, 12))
NODES = [
    Node(1, None, "Organizational matters", 1),
    Node(1, 1, "Opening of the tenth session", 2),
    Node(1, 2, "General discussion", 3),
    Node(2, None, "Asset recovery", 4),
    Node(3, None, "Adoption of the report", 5),
]
TABLE = """Date\tTime\tItem\tTitle or description
Monday, 11 December\t10 a.m.–1 p.m.\t1 (a)\tOpening of the session
\t\t1 (b)\tGeneral discussion
\t3–6 p.m.\t1 (b)\tGeneral discussion (continued)
Tuesday, 12 December\t10 a.m.–1 p.m.\t2\tAsset recovery
\t3–6 p.m.\t3\tAdoption of the report
"""
READ = [
    (11, "morning", ("1 (a)", "1 (b)")),
    (11, "afternoon", ("1 (b)",)),
    (12, "morning", ("2",)),
    (12, "afternoon", ("3",)),
]


def read(text: str) -> tuple[list[Meeting], list[Problem], str]:
    table = read_table(clean_text(text).lines, NODES, VOCABULARIES["en"], DAYS[0])
    problems: list[Problem] = []
    return read_meetings(table, NODES, DAYS, problems), problems, table.note


def brief(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(one.date.day, one.period, one.items) for one in read(text)[0]]


def told(text: str) -> set[str]:
    return {one.code for one in read(text)[1]}


def test_a_table_of_rows_and_cells() -> None:
    assert brief(TABLE) == READ
    assert told(TABLE) == {"meeting-title-differs"}  # 1 (a) is shortened in the table
    assert [one.starts.hour for one in read(TABLE)[0]] == [10, 15, 10, 15]


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("\t", "\n"),
        " ".join(TABLE.split()),
        TABLE.replace("\t", " | "),
        TABLE.replace("–", "-").replace("Monday, ", "Monday,\t"),
        TABLE.replace("3–6 p.m.", "3 6 p.m.").replace("10 a.m.–1 p.m.", "10 a.m. 1 p.m."),
        TABLE.replace("3–6 p.m.", "Afternoon").replace("10 a.m.–1 p.m.", "Morning"),
        TABLE.replace("3–6 p.m.", "15:00–18:00").replace("10 a.m.–1 p.m.", "10:00–13:00"),
        TABLE.replace("1 (a)", "1(a)").replace("1 (b)", "Item 1 (b)"),
        TABLE + "\nDate\tTime\tItem\tTitle or description\n",
    ],
)
def test_any_way_of_writing_it(text: str) -> None:
    assert brief(text) == READ


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("1 (a) and (b)", ("1 (a)", "1 (b)")),
        ("1 (a)–(b)", ("1 (a)", "1 (b)")),
        ("2 and 3", ("2", "3")),
        ("1, 2 and 3", ("1", "2", "3")),
        ("1-3", ("1", "2", "3")),
    ],
)
def test_several_items_in_one_cell(cell: str, labels: tuple[str, ...]) -> None:
    text = f"Monday, 11 December\t10 a.m.–1 p.m.\t{cell}\tItems\n"
    assert brief(text)[0][2] == labels


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TABLE.replace("\t2\tAsset", "\t4\tAsset"), "meeting-item-unknown"),
        (
            TABLE.replace("\t2\tAsset recovery", "\t2\tGeneral discussion"),
            "meeting-title-other-item",
        ),
        (TABLE.replace("\t2\tAsset recovery", "\t\tSomething else"), "meeting-item-unreadable"),
        (TABLE.replace("\t2\tAsset recovery", ""), "meeting-without-items"),
        (TABLE.replace("\t3\tAdoption of the report", "\t2\tAsset recovery"), "item-not-placed"),
        (TABLE.replace("\t\t1 (b)\tGen", "\t\t1 (a)\tGen"), "meeting-item-repeated"),
        (TABLE.replace("\t\t1 (b)\tGeneral discussion\n", ""), "meeting-not-continued"),
        (TABLE.replace("Tuesday, 12", "Tuesday, 19"), "timetable-outside-session"),
        (TABLE.replace("Tuesday, 12", "Friday, 12"), "weekday-differs"),
        (TABLE[: TABLE.index("Tuesday")], "timetable-day-missing"),
        (TABLE[: TABLE.rindex("\t3–6")], "timetable-half-day"),
        (TABLE.replace("Monday, 11", "Wednesday, 13"), "timetable-unreadable"),
        (TABLE.replace("Time", "Time\tParallel meeting"), "parallel-unread"),
        (TABLE.replace("\t2\tAsset", "\t\tAsset"), "meeting-item-restored"),
    ],
)
def test_what_is_wrong_is_told(text: str, code: str) -> None:
    assert code in told(text)


def test_lost_dates_are_counted_from_the_others() -> None:
    text = TABLE.replace("Tuesday, 12 December", "")
    assert brief(text) == READ
    assert "timetable-dates-restored" in told(text)


def test_shifted_dates_are_moved_up() -> None:
    text = TABLE.replace("\t3–6 p.m.\t1", "Tuesday, 12 December\t3–6 p.m.\t1").replace(
        "Tuesday, 12 December\t10", "\t10"
    )
    assert brief(text) == READ
    assert "timetable-shifted" in told(text)


def test_the_note_under_the_table_is_kept_apart() -> None:
    assert read(TABLE + "\nNote: The hours may change.\n")[2] == "The hours may change."
