"""Orders for papers: what would keep one from being made, and when it is another paper."""

import datetime as dt

import pytest
from django.utils import translation

from cosp.kernel.languages import CODES, EN
from documents.rendering.papers import agenda_hashes, agenda_order, lacks
from documents.selectors.papers import agenda_facts, text_counts, text_findings
from documents.services.documents import save_document
from documents.states import DocumentKind
from sessions.services.agenda import update_item
from tests.documents.rows import make_document
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A session whose agenda is complete in six languages."""
    conference_session = make_session()
    facts = {"kind": DocumentKind.AGENDA, "dated_on": dt.date(2023, 10, 16)}
    save_document(conference_session, "CAC/COSP/2023/1", facts=facts, titles=six("Agenda"), by=None)
    item = make_item(conference_session, annotation="Text.")
    make_document(conference_session, "CAC/COSP/2023/11", item=item)
    return conference_session


def change(conference_session, field, **texts):
    item = conference_session.agenda_items.get()
    update_item(item, {field: texts}, by=None)


def test_complete_agenda_lacks_nothing(session):
    assert lacks(agenda_facts(session), CODES) == []


def test_missing_text_is_named_with_item_text_and_language(session):
    change(session, "annotation", fr="")
    facts = agenda_facts(session)
    assert lacks(facts, ["fr"]) == ["item 1: “Annotation” is missing in Français."]
    assert lacks(facts, ["en", "es"]) == []


def test_missing_title_of_a_listed_document_is_named(session):
    save_document(session, "CAC/COSP/2023/11", facts={}, titles={"ar": ""}, by=None)
    assert lacks(agenda_facts(session), CODES) == [
        "CAC/COSP/2023/11: “Title” is missing in العربية."
    ]


def test_heading_of_an_annotation_is_never_missing(session):
    change(session, "annotation_title", **{"zh-hans": "预防措施"})
    assert lacks(agenda_facts(session), CODES) == []


def test_stale_text_is_found_but_keeps_no_paper_from_being_made(session):
    change(session, "title", en="Preventive measures")
    facts = agenda_facts(session)
    assert lacks(facts, CODES) == []
    assert {(one.language, one.field, one.state) for one in text_findings(facts)} == {
        (code, "title", "stale") for code in CODES if code != "en"
    }
    assert text_counts(facts)["fr"]["stale"] == 1
    assert text_counts(facts)["en"]["stale"] == 0


def test_session_without_its_document_or_items_says_so():
    facts = agenda_facts(make_session())
    assert lacks(facts, ["en"])[:2] == [
        "The session has no document of the kind “Provisional agenda”. Add it, with its symbol.",
        "The agenda has no items.",
    ]


def test_document_without_a_date_says_so(session):
    save_document(session, "CAC/COSP/2023/1", facts={"dated_on": None}, titles={}, by=None)
    assert lacks(agenda_facts(session), ["en"]) == [
        "The document CAC/COSP/2023/1 has no date, which its masthead prints."
    ]


def test_a_comma_in_one_language_changes_that_paper_only(session):
    before = agenda_hashes(agenda_facts(session))
    change(session, "annotation", fr="Text, [fr]")
    after = agenda_hashes(agenda_facts(session))
    assert [code for code in CODES if before[code] != after[code]] == ["fr"]


def test_papers_do_not_depend_on_the_language_of_the_officer(session):
    facts = agenda_facts(session)
    with translation.override("ar"):
        in_arabic = agenda_order(facts, EN)
    assert in_arabic == agenda_order(facts, EN)


def test_the_facts_of_six_papers_take_a_handful_of_queries(session, django_assert_num_queries):
    for position in range(3):
        item = make_item(session, f"Item {position}", annotation="Text.")
        make_document(session, f"CAC/COSP/2023/{position + 20}", item=item)
    session.body  # noqa: B018 - loaded with the session by its selector
    with django_assert_num_queries(5):
        agenda_hashes(agenda_facts(session))
