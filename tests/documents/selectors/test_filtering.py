"""Which documents a reader asked for."""

import datetime as dt

import pytest

from cosp.kernel.languages import EN
from documents.selectors.filtering import (
    Wanted,
    item_choices,
    kind_choices,
    matching,
    wanted,
)
from documents.selectors.listing import session_documents
from sessions.selectors.agenda_in_language import agenda_in
from tests.documents.rows import make_document
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def before_us():
    """An agenda of two items, one with a sub-item, and three documents."""
    conference_session = make_session()
    top = make_item(conference_session, "Organizational matters")
    sub = make_item(conference_session, "Credentials", parent=top)
    other = make_item(conference_session, "Prevention")
    make_document(conference_session, "CAC/COSP/2023/2", item=sub)
    make_document(conference_session, "CAC/COSP/2023/3", item=other, issued_in=("en",))
    make_document(conference_session, "CAC/COSP/2023/4", kind="report")
    agenda = agenda_in(conference_session, EN)
    found = session_documents(conference_session, agenda, EN, dt.date(2023, 11, 1))
    return agenda, found.lines


def numbers(lines):
    return [line.symbol.rpartition("/")[2] for line in lines]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (Wanted(), ["2", "3", "4"]),
        (Wanted(item="prevention-en"), ["3"]),
        (Wanted(item="credentials-en"), ["2"]),
        (Wanted(item="organizational-matters-en"), ["2"]),
        (Wanted(kind="report"), ["4"]),
        (Wanted(language="fr"), ["2", "4"]),
        (Wanted(item="prevention-en", language="fr"), []),
    ],
)
def test_all_that_was_asked_for_must_fit_and_sub_items_are_meant_with_their_item(
    before_us, what, expected
):
    agenda, lines = before_us
    assert numbers(matching(lines, agenda, what)) == expected


def test_unknown_values_are_left_out_and_named(before_us):
    agenda, _lines = before_us
    query = {"item": "prevention-en", "kind": "poem", "language": " fr ", "other": "x"}
    found = wanted(query, agenda)
    assert found == Wanted(item="prevention-en", language="fr", unknown=("poem",))


def test_only_kinds_that_are_there_are_offered(before_us):
    _agenda, lines = before_us
    choices = kind_choices(lines, Wanted(kind="report"))
    assert [(choice.value, choice.is_chosen) for choice in choices] == [
        ("note", False),
        ("report", True),
    ]


def test_items_are_offered_by_label_and_title(before_us):
    agenda, _lines = before_us
    assert [choice.name for choice in item_choices(agenda, Wanted())] == [
        "1 Organizational matters [en]",
        "1 (a) Credentials [en]",
        "2 Prevention [en]",
    ]
