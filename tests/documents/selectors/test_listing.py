"""The documents before a session as readers see them."""

import datetime as dt

import pytest

from cosp.kernel.languages import EN, FR, ZH
from documents.selectors.listing import anchor_of, archive_url, session_documents
from documents.states import Distribution, Role
from sessions.selectors.agenda_in_language import agenda_in
from tests.documents.rows import make_document
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db
TODAY = dt.date(2023, 11, 20)


def documents(conference_session, lang=EN, today=TODAY):
    return session_documents(conference_session, agenda_in(conference_session, lang), lang, today)


def test_documents_stand_in_the_order_of_symbols():
    conference_session = make_session()
    for symbol in ("CAC/COSP/IRG/2023/7", "CAC/COSP/2023/10", "CAC/COSP/2023/9"):
        make_document(conference_session, symbol)
    symbols = [line.symbol for line in documents(conference_session).lines]
    assert symbols == ["CAC/COSP/2023/9", "CAC/COSP/2023/10", "CAC/COSP/IRG/2023/7"]


def test_document_tells_its_items_in_the_order_of_the_agenda():
    conference_session = make_session()
    first, second = make_item(conference_session, "First"), make_item(conference_session, "Second")
    document = make_document(conference_session, item=second)
    make_document(conference_session, document.symbol, item=first, role=Role.MENTIONED)
    make_document(conference_session, document.symbol, item=second, role=Role.MENTIONED)
    (line,) = documents(conference_session).lines
    assert [(item.label, item.is_mention) for item in line.items] == [("1", True), ("2", False)]


def test_document_of_an_earlier_session_is_there_when_an_item_cites_it():
    earlier, conference_session = (
        make_session(9, dt.date(2021, 12, 13)),
        make_session(),
    )
    make_document(earlier, "CAC/COSP/2021/5")
    cited = make_document(earlier, "CAC/COSP/2021/L.2", item=make_item(conference_session))
    assert [line.symbol for line in documents(conference_session).lines] == [cited.symbol]


def test_restricted_document_is_hidden_wherever_it_stands():
    conference_session = make_session()
    item = make_item(conference_session)
    secret = {"distribution": Distribution.RESTRICTED}
    make_document(conference_session, "CAC/COSP/2023/R.1", item=item, **secret)
    shown = make_document(conference_session, item=item)
    found = documents(conference_session)
    assert [line.symbol for line in found.lines] == [shown.symbol]
    assert [line.symbol for line in found.listed[item.pk]] == [shown.symbol]


def test_lists_keep_their_own_order():
    conference_session = make_session()
    item = make_item(conference_session)
    for symbol in ("CAC/COSP/2023/8", "CAC/COSP/2023/3"):
        make_document(conference_session, symbol, item=item)
    listed = documents(conference_session).listed[item.pk]
    assert [line.symbol for line in listed] == ["CAC/COSP/2023/8", "CAC/COSP/2023/3"]


def test_marks_tell_each_language_in_one_word_and_lead_to_what_is_issued():
    conference_session = make_session()
    make_document(
        conference_session, issued_in=("en", "zh-hans"), issue_due_on=TODAY - dt.timedelta(days=1)
    )
    (line,) = documents(conference_session).lines
    assert {mark.language.code: mark.standing for mark in line.marks} == {
        "ar": "late",
        "zh-hans": "issued",
        "en": "issued",
        "fr": "late",
        "ru": "late",
        "es": "late",
    }
    assert [mark.url for mark in line.marks if mark.url] == [
        "https://undocs.org/zh/CAC/COSP/2023/2",
        "https://undocs.org/en/CAC/COSP/2023/2",
    ]
    assert [(standing, len(marks)) for standing, _name, marks in line.by_standing] == [
        ("issued", 2),
        ("late", 4),
    ]


def test_title_is_that_of_the_language_or_missing():
    conference_session = make_session()
    document = make_document(conference_session)
    document.title_fr = ""
    document.save()
    assert documents(conference_session, EN).lines[0].title == "Title of CAC/COSP/2023/2 [en]"
    assert documents(conference_session, FR).lines[0].title == ""


def test_archive_knows_no_asterisk():
    assert archive_url("CAC/COSP/2015/10*", ZH) == "https://undocs.org/zh/CAC/COSP/2015/10"


def test_anchors_of_different_symbols_differ():
    symbols = ["CAC/COSP/2023/1", "CAC/COSP/2023/10", "CAC/COSP/2023/CRP.1", "CAC/COSP/2023/L.1"]
    assert [anchor_of(symbol) for symbol in symbols] == [
        "cac-cosp-2023-1",
        "cac-cosp-2023-10",
        "cac-cosp-2023-crp-1",
        "cac-cosp-2023-l-1",
    ]


def test_queries_do_not_grow(django_assert_num_queries):
    conference_session = make_session()
    for number in range(2, 6):
        make_document(
            conference_session, f"CAC/COSP/2023/{number}", item=make_item(conference_session)
        )
    agenda = agenda_in(conference_session, EN)
    with django_assert_num_queries(3):
        session_documents(conference_session, agenda, EN, TODAY)
