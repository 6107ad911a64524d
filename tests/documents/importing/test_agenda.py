"""An issued agenda read whole: the first real input, and the sample in six languages."""

from __future__ import annotations

import pytest

from cosp.kernel.languages import CODES
from documents.importing.agenda import AgendaReading, read_agenda

from .issued import CLOSES_ON, DEADLINES, OPENS_ON, issued_agenda


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
