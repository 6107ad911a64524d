"""The public pages of a session's documents, as anybody gets them."""

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext, override

from cosp.kernel.languages import CODES, OFFICIAL
from documents.models import Issuance, IssuedFile
from documents.services.loading import load_session
from documents.states import Distribution
from sessions.services.agenda import change_state, update_item
from sessions.states import AgendaAct
from tests.documents.rows import make_document
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db
AGENDA = "/en/sessions/10/agenda/"
DOCUMENTS = "/en/sessions/10/documents/"
PAPERS = "/en/sessions/10/papers/"


@pytest.fixture
def tiny():
    """A session of one item with one document."""
    conference_session = make_session()
    item = make_item(conference_session, annotation="See CAC/COSP/2023/2.\n\nAnd CAC/COSP/2019/4.")
    make_document(conference_session, item=item)
    return conference_session


@pytest.fixture
def sample():
    return load_session("cosp10")


def page(client, path):
    with time_machine.travel("2023-11-20T12:00:00Z", tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return response


def issue(conference_session, codes=CODES, at=None):
    """An issue of the annotated agenda whose files hold their language's code."""
    issuance = Issuance.objects.create(
        conference_session=conference_session, at=at or timezone.now()
    )
    for code in codes:
        row = IssuedFile(
            issuance=issuance, language=code, size=2048, page_count=12, content_hash=f"hash-{code}"
        )
        row.file.save(f"agenda-{code}.pdf", ContentFile(f"%PDF {code}".encode()))
    return issuance


# --- the agenda -------------------------------------------------------------------------------


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("lang", OFFICIAL, ids=lambda lang: lang.short)
def test_agenda_of_the_sample_is_whole_in_each_language(client, lang):
    text = page(client, f"/{lang.code}/sessions/10/agenda/").text
    assert f"<h1>{lang.words['annotated_provisional_agenda']}</h1>" in text
    assert text.count('<section class="item"') == 19
    assert text.count('<li class="doc">') == 31
    assert 'class="missing"' not in text


@pytest.mark.usefixtures("tiny")
def test_symbols_in_the_annotation_are_isolated_links(client):
    text = page(client, AGENDA).text
    assert (
        'See <a class="symbol" href="/en/sessions/10/documents/#cac-cosp-2023-2">'
        '<bdi dir="ltr">CAC/COSP/2023/2</bdi></a>.'
    ) in text
    assert 'href="https://undocs.org/en/CAC/COSP/2019/4"' in text


def test_missing_annotation_is_shown_as_missing_with_the_way_to_the_original(client, tiny):
    item = tiny.agenda_items.get()
    update_item(item, {"annotation": {"fr": ""}}, by=None)
    text = page(client, "/fr/sessions/10/agenda/").text
    assert text.count('<p class="missing">') == 1
    assert 'href="/en/sessions/10/agenda/#prevention-en"' in text
    assert "[en]" not in text


def test_annotation_is_text_and_never_markup(client, tiny):
    texts = {"annotation": {"en": "<script>alert(1)</script> CAC/COSP/2023/2 <b>"}}
    update_item(tiny.agenda_items.get(), texts, by=None)
    text = page(client, AGENDA).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_state_is_told_with_version_and_day(client, tiny):
    assert "No version has been kept yet" in page(client, AGENDA).text
    with time_machine.travel("2023-10-16T09:00:00Z"):
        change_state(tiny, AgendaAct.ISSUE, by=None, source="CAC/COSP/2023/1")
    text = page(client, AGENDA).text
    assert "Version 1 of 16 October 2023" in text
    assert "Provisional" in text
    assert "Edited since" not in text
    update_item(tiny.agenda_items.get(), {"title": {"en": "New title"}}, by=None)
    assert "Edited since" in page(client, AGENDA).text
    with override("fr"):
        edited = gettext("Edited since.")
    assert edited not in page(client, "/fr/sessions/10/agenda/").text


def test_kept_version_shows_the_agenda_as_it_was(client, tiny):
    change_state(tiny, AgendaAct.ISSUE, by=None)
    update_item(tiny.agenda_items.get(), {"title": {"en": "New title"}}, by=None)
    change_state(tiny, AgendaAct.ISSUE, by=None)
    first = page(client, f"{AGENDA}versions/1/").text
    assert "Prevention [en]" in first
    assert "New title" not in first
    assert f"{AGENDA}versions/2/" in first
    assert "New title" in page(client, f"{AGENDA}versions/2/").text
    assert client.get(f"{AGENDA}versions/3/").status_code == 404


def test_agenda_that_is_not_on_file_says_so(client):
    make_session()
    assert "not on file here" in page(client, AGENDA).text


# --- documents --------------------------------------------------------------------------------


@pytest.mark.usefixtures("sample")
def test_documents_of_the_sample_are_counted(client):
    text = page(client, DOCUMENTS).text
    assert "37 documents, in the order of symbols" in text
    assert text.count("undocs.org") >= 30


def test_filter_shows_what_fits_and_keeps_the_choices(client, tiny):
    make_document(tiny, "CAC/COSP/2023/3", kind="report", issued_in=("en",))
    text = page(client, f"{DOCUMENTS}?kind=report&language=en").text
    assert "1 of 2 documents" in text
    assert '<option value="report" selected>' in text
    assert 'id="cac-cosp-2023-3"' in text
    assert 'id="cac-cosp-2023-2"' not in text
    assert "documents.csv?kind=report&amp;language=en" in text


@pytest.mark.usefixtures("tiny")
def test_filter_that_fits_nothing_offers_one_way_on(client):
    text = page(client, f"{DOCUMENTS}?kind=agenda").text
    assert "No document fits all three choices" in text
    assert "Show all documents" in text


@pytest.mark.usefixtures("tiny")
def test_unknown_choice_is_named_and_harmless(client):
    text = page(client, f"{DOCUMENTS}?kind=%3Cb%3Epoem").text
    assert "There is no “&lt;b&gt;poem” to choose here" in text
    assert "1 document, in the order of symbols" in text


def test_restricted_document_is_on_no_page(client, tiny):
    item = tiny.agenda_items.get()
    restricted = {"distribution": Distribution.RESTRICTED}
    make_document(tiny, "CAC/COSP/2023/R.1", item=item, **restricted)
    for path in (DOCUMENTS, AGENDA, "/en/sessions/10/documents.csv"):
        text = page(client, path).text
        assert "CAC/COSP/2023/2" in text
        assert "R.1" not in text


def test_session_without_documents_says_so(client):
    make_session()
    assert "No document of this session" in page(client, DOCUMENTS).text


def test_table_for_spreadsheets_holds_what_the_page_shows(client, tiny):
    make_document(tiny, "CAC/COSP/2023/3", kind="report")
    response = page(client, "/fr/sessions/10/documents.csv?kind=report")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="documents-10-fr.csv"'
    rows = list(csv.reader(io.StringIO(response.text)))
    assert [row[:2] for row in rows[1:]] == [["CAC/COSP/2023/3", "Title of CAC/COSP/2023/3 [fr]"]]


# --- papers -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("tiny")
def test_before_the_first_issue_the_page_says_so(client):
    text = page(client, PAPERS).text
    assert "has not been issued as a paper yet" in text
    assert client.get(f"{PAPERS}agenda-en.pdf").status_code == 404


def test_issued_paper_is_there_in_six_languages(client, tiny):
    issue(tiny, at=dt.datetime(2023, 10, 16, 9, tzinfo=dt.UTC))
    text = page(client, PAPERS).text
    assert "Issued on Monday, 16 October 2023" in text
    assert text.count("12 pages") == 6
    for code in CODES:
        assert f'href="{PAPERS}agenda-{code}.pdf"' in text


def test_language_that_was_not_ready_is_shown_as_missing(client, tiny):
    issue(tiny, codes=("en", "fr"))
    text = page(client, PAPERS).text
    assert text.count("Not issued in this language yet") == 4
    assert "before all six languages were ready" in text


def test_latest_issue_is_served(client, tiny):
    issue(tiny, at=dt.datetime(2023, 10, 1, tzinfo=dt.UTC))
    issue(tiny, codes=("en",), at=dt.datetime(2023, 11, 1, tzinfo=dt.UTC))
    assert "This issue replaces the ones before it" in page(client, PAPERS).text
    assert client.get(f"{PAPERS}agenda-en.pdf").status_code == 200
    assert client.get(f"{PAPERS}agenda-fr.pdf").status_code == 404


@pytest.mark.parametrize("code", ["zh-hans", "zh"])
def test_file_is_served_as_what_it_is(client, tiny, code):
    issue(tiny)
    response = client.get(f"{PAPERS}agenda-{code}.pdf")
    assert b"".join(response.streaming_content) == b"%PDF zh-hans"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="agenda-zh-hans.pdf"'
    again = client.get(f"{PAPERS}agenda-{code}.pdf", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_paper_in_another_language(client, tiny):
    issue(tiny)
    assert client.get(f"{PAPERS}agenda-de.pdf").status_code == 404


# --- queries ----------------------------------------------------------------------------------

QUERIES = {AGENDA: 8, DOCUMENTS: 6, "/en/sessions/10/documents.csv": 6, PAPERS: 4}


def prepare(conference_session):
    if not conference_session.agenda_versions.exists():
        change_state(conference_session, AgendaAct.ISSUE, by=None)
    issue(conference_session)


@pytest.mark.parametrize(("path", "count"), QUERIES.items())
def test_queries_with_one_row(client, tiny, django_assert_num_queries, path, count):
    prepare(tiny)
    with django_assert_num_queries(count):
        page(client, path)


def test_queries_with_much_data_are_the_same(client, sample, django_assert_num_queries):
    prepare(sample)
    for path, count in QUERIES.items():
        with django_assert_num_queries(count):
            page(client, path)


def test_file_costs_one_query(client, tiny, django_assert_num_queries):
    issue(tiny)
    with django_assert_num_queries(1):
        client.get(f"{PAPERS}agenda-en.pdf")
