"""The list of documents for spreadsheets."""

import csv
import datetime as dt
import io

import pytest

from cosp.kernel.languages import EN
from documents.rendering.lists import documents_table
from documents.selectors.listing import session_documents
from sessions.selectors.agenda_in_language import agenda_in
from tests.documents.rows import make_document
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


def table(conference_session):
    agenda = agenda_in(conference_session, EN)
    found = session_documents(conference_session, agenda, EN, dt.date(2023, 11, 1))
    text = documents_table(found.lines)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_one_line_a_document_and_one_column_a_language():
    conference_session = make_session()
    make_document(conference_session, item=make_item(conference_session), issued_in=("en",))
    head, line = table(conference_session)
    assert head == [
        "Symbol",
        "Title",
        "Kind",
        "Distribution",
        "Agenda items",
        "العربية",
        "中文",
        "English",
        "Français",
        "Русский",
        "Español",
    ]
    assert line == [
        "CAC/COSP/2023/2",
        "Title of CAC/COSP/2023/2 [en]",
        "Note by the Secretariat",
        "General",
        "1",
        "Awaited",
        "Awaited",
        "Issued",
        "Awaited",
        "Awaited",
        "Awaited",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_spreadsheet_takes_a_title_for_a_formula(start):
    conference_session = make_session()
    document = make_document(conference_session)
    document.title_en = f"{start}1+1"
    document.save()
    assert table(conference_session)[1][1] == f"'{start}1+1"
