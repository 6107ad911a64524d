"""Documents saved under a symbol, linked to items, issued language by language."""

import datetime as dt

import pytest

from cosp.kernel import record
from cosp.kernel.languages import CODES
from cosp.kernel.models import RecordEntry
from documents.models import ItemDocument, OfficialDocument
from documents.rules.symbols import SymbolError
from documents.selectors.documents import (
    documents_by_item,
    documents_of,
    in_symbol_order,
    version_marks,
)
from documents.services.documents import (
    link_document,
    save_document,
    set_version,
    unlink_document,
)
from documents.states import DocumentKind, Role, VersionState
from tests.factories import make_item, make_session, make_user, six

pytestmark = pytest.mark.django_db

FACTS = {"kind": DocumentKind.NOTE, "distribution": "general"}


@pytest.fixture
def tenth():
    return make_session()


def make_document(tenth, symbol="CAC/COSP/2023/2", **kwargs):
    kwargs = {"facts": FACTS, "titles": six("Note"), "by": None, **kwargs}
    return save_document(tenth, symbol, **kwargs)


def test_a_new_document_awaits_its_six_versions(tenth):
    document = make_document(tenth)
    assert {version.language for version in document.versions.all()} == set(CODES)
    assert {version.state for version in document.versions.all()} == {VersionState.AWAITED}


def test_what_is_no_symbol_is_refused_and_nothing_is_kept(tenth):
    with pytest.raises(SymbolError):
        make_document(tenth, "CAC/COSP/2023/X.1")
    assert not OfficialDocument.objects.exists()


def test_an_edit_is_recorded_and_the_same_again_is_not(tenth):
    make_document(tenth)
    officer = make_user()
    document = make_document(tenth, titles={"fr": "Note du Secrétariat"}, by=officer)
    entry = record.entries_of(document)[0]
    assert entry.after == {"title_fr": "Note du Secrétariat"}
    count = RecordEntry.objects.count()
    make_document(tenth, titles={"fr": "Note du Secrétariat"}, by=officer)
    assert RecordEntry.objects.count() == count


def test_mandates_replace_those_before(tenth):
    make_document(tenth, mandates=[("resolution", "8/2"), ("decision", "5/1")])
    document = make_document(tenth, mandates=[("resolution", "9/3")])
    assert [(one.kind, one.number) for one in document.mandates.all()] == [("resolution", "9/3")]


def test_a_document_is_listed_under_one_item_and_mentioned_under_another(tenth):
    document = make_document(tenth)
    two, four = make_item(tenth, key="two"), make_item(tenth, key="four")
    link_document(two, document, Role.LISTED, by=None)
    link_document(four, document, Role.MENTIONED, by=None)
    found = {
        item: [(row.document.symbol, row.role) for row in rows]
        for item, rows in documents_by_item(tenth).items()
    }
    assert found == {
        two.pk: [("CAC/COSP/2023/2", Role.LISTED)],
        four.pk: [("CAC/COSP/2023/2", Role.MENTIONED)],
    }


def test_linking_twice_keeps_one_link(tenth):
    item, document = make_item(tenth), make_document(tenth)
    first = link_document(item, document, Role.LISTED, by=None)
    assert link_document(item, document, Role.LISTED, by=None) == first
    unlink_document(first, by=None)
    assert not ItemDocument.objects.exists()
    assert record.entries_of(item)[0].before == {"document": document.symbol, "role": "listed"}


def test_documents_are_ordered_as_a_reader_counts(tenth):
    symbols = ["CAC/COSP/2023/10", "CAC/COSP/2023/2", "CAC/COSP/2023/CRP.1"]
    for symbol in symbols:
        make_document(tenth, symbol)
    found = [document.symbol for document in in_symbol_order(documents_of(tenth))]
    assert found == ["CAC/COSP/2023/2", "CAC/COSP/2023/10", "CAC/COSP/2023/CRP.1"]


def test_documents_of_other_sessions_that_the_agenda_cites_are_before_the_session_too(tenth):
    ninth = make_session(number=9, opens_on=dt.date(2021, 12, 13))
    draft = make_document(ninth, "CAC/COSP/2021/L.2")
    make_document(ninth, "CAC/COSP/2021/9")
    link_document(make_item(tenth), draft, Role.MENTIONED, by=None)
    assert [document.symbol for document in documents_of(tenth)] == ["CAC/COSP/2021/L.2"]


def test_a_version_not_issued_after_its_slot_is_late(tenth):
    facts = {**FACTS, "issue_due_on": dt.date(2023, 10, 30)}
    document = make_document(tenth, facts=facts)
    set_version(document, "en", state=VersionState.ISSUED, issued_on=dt.date(2023, 10, 27), by=None)
    set_version(document, "ru", state=VersionState.NOT_PLANNED, by=None)

    def words(today):
        return {lang.short: word for lang, _version, word in version_marks(document, today)}

    on_time = words(dt.date(2023, 10, 30))
    assert (on_time["en"], on_time["ru"], on_time["ar"]) == ("issued", "not-planned", "awaited")
    assert words(dt.date(2023, 10, 31))["ar"] == "late"


@pytest.mark.parametrize("count", [1, 3])
def test_documents_take_a_steady_number_of_queries(tenth, django_assert_num_queries, count):
    item = make_item(tenth)
    for number in range(2, 2 + count):
        link_document(item, make_document(tenth, f"CAC/COSP/2023/{number}"), Role.LISTED, by=None)
    with django_assert_num_queries(4):
        rows = in_symbol_order(documents_of(tenth))
        assert [len(row.session_links) for row in rows] == [1] * count
