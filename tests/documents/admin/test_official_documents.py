"""Documents: symbols proposed and checked, versions, mandates and items in one screen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from cosp.kernel.record import entries_of
from documents.models import OfficialDocument
from documents.services.documents import link_document, save_document, set_version
from sessions.models import ConferenceSession
from tests.desks import at_desk, officer, shown_form, url
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db

LIST = "documents_officialdocument_changelist"
FACTS = {"kind": "note", "distribution": "general", "original_language": "en"}


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def make_document(
    conference_session: ConferenceSession, symbol: str = "CAC/COSP/2023/2", **facts: object
) -> OfficialDocument:
    return save_document(
        conference_session, symbol, facts={**FACTS, **facts}, titles=six(symbol), by=None
    )


def change_url(document: OfficialDocument, code: str = "en") -> str:
    return f"{url('documents_officialdocument_change', document.pk)}?edit={code}"


def test_the_list_counts_as_readers_do(conference_session: ConferenceSession) -> None:
    for symbol in (
        "CAC/COSP/2023/10",
        "CAC/COSP/2023/CRP.1",
        "CAC/COSP/2023/2",
        "CAC/COSP/IRG/2022/6",
    ):
        make_document(conference_session, symbol)
    page = at_desk().get(url(LIST))
    assert [row.symbol for row in page.context["cl"].result_list] == [
        "CAC/COSP/2023/2",
        "CAC/COSP/2023/10",
        "CAC/COSP/2023/CRP.1",
        "CAC/COSP/IRG/2022/6",
    ]


def test_the_list_tells_where_each_language_stands(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session, issue_due_on=dt.date(2000, 1, 3))
    set_version(document, "fr", state="issued", by=None)
    html = at_desk().get(url(LIST)).content.decode()
    assert "Français: Issued" in html
    assert "Español: Late" in html


def test_the_list_filters_by_item_and_by_what_is_not_issued(
    conference_session: ConferenceSession,
) -> None:
    item = make_item(conference_session)
    two, three = (make_document(conference_session, f"CAC/COSP/2023/{n}") for n in (2, 3))
    link_document(item, two, "listed", by=None)
    set_version(three, "ru", state="issued", by=None)
    client = at_desk()
    under = client.get(url(LIST), {"item": item.pk}).context["cl"].result_list
    not_in_russian = client.get(url(LIST), {"awaited": "ru"}).context["cl"].result_list
    assert ([row.pk for row in under], [row.pk for row in not_in_russian]) == ([two.pk], [two.pk])


def test_the_next_symbols_are_proposed(conference_session: ConferenceSession) -> None:
    for symbol in ("CAC/COSP/2023/1", "CAC/COSP/2023/20", "CAC/COSP/2023/CRP.4"):
        make_document(conference_session, symbol)
    page = at_desk().get(f"{url('documents_officialdocument_add')}?session={conference_session.pk}")
    assert page.context["symbols"][:3] == [
        "CAC/COSP/2023/21",
        "CAC/COSP/2023/L.1",
        "CAC/COSP/2023/CRP.5",
    ]
    assert shown_form(page)["symbol"] == "CAC/COSP/2023/21"


def test_a_chosen_symbol_brings_its_kind_and_distribution(
    conference_session: ConferenceSession,
) -> None:
    address = url("documents_officialdocument_add")
    sent = shown_form(
        at_desk().get(f"{address}?session={conference_session.pk}&symbol=CAC/COSP/2023/L.1")
    )
    assert (sent["kind"], sent["distribution"]) == ("draft-resolution", "limited")


def test_a_document_is_added_and_opened(conference_session: ConferenceSession) -> None:
    user = officer()
    client = at_desk(user)
    address = f"{url('documents_officialdocument_add')}?session={conference_session.pk}&edit=en"
    sent = shown_form(client.get(address)) | {"symbol": "cac/cosp/2023/ 7", "title": "A note"}
    response = client.post(address, sent)
    document = OfficialDocument.objects.get()
    assert (document.symbol, document.title_en) == ("CAC/COSP/2023/7", "A note")
    assert document.versions.count() == 6
    assert entries_of(document)[0].actor == user
    assert response.headers["Location"] == url("documents_officialdocument_change", document.pk)


@pytest.mark.parametrize("symbol", ["CAC/COSP/7", "A/58/422", "CAC/COSP/2023/", "nonsense"])
def test_a_text_that_is_no_symbol_is_refused_and_kept(
    symbol: str, conference_session: ConferenceSession
) -> None:
    client = at_desk()
    address = f"{url('documents_officialdocument_add')}?session={conference_session.pk}"
    page = client.post(address, shown_form(client.get(address)) | {"symbol": symbol})
    assert symbol in page.context["form"].errors["symbol"][0]
    assert page.context["form"]["symbol"].value() == symbol


def test_a_taken_symbol_is_refused(conference_session: ConferenceSession) -> None:
    make_document(conference_session, "CAC/COSP/2023/7")
    client = at_desk()
    address = f"{url('documents_officialdocument_add')}?session={conference_session.pk}"
    page = client.post(address, shown_form(client.get(address)) | {"symbol": "CAC/COSP/2023/7"})
    assert "exists already" in page.context["form"].errors["symbol"][0]


def test_versions_are_edited_in_one_screen(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    client = at_desk()
    sent = shown_form(client.get(change_url(document))) | {
        "versions-3-state": "issued",
        "versions-3-issued_on": "2023-10-30",
        "versions-3-job_number": "V.23-12345",
    }
    client.post(change_url(document), sent)
    version = document.versions.get(language="fr")
    assert (version.state, version.issued_on, version.job_number) == (
        "issued",
        dt.date(2023, 10, 30),
        "V.23-12345",
    )
    changed = [entry for entry in entries_of(document) if entry.act == "language version changed"]
    assert [entry.after["language"] for entry in changed] == ["fr"]


def test_a_day_of_issue_belongs_to_an_issued_version(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    client = at_desk()
    sent = shown_form(client.get(change_url(document))) | {"versions-0-issued_on": "2023-10-30"}
    page = client.post(change_url(document), sent)
    assert "Only an issued version has this day." in page.content.decode()


def test_a_version_changed_by_another_is_told(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    client = at_desk()
    sent = shown_form(client.get(change_url(document)))
    set_version(document, "fr", state="issued", by=None)
    untouched = client.post(change_url(document), sent)
    assert untouched.status_code == 302
    assert document.versions.get(language="fr").state == "issued"
    page = client.post(change_url(document), sent | {"versions-3-state": "in-translation"})
    assert "somebody else changed this line" in page.content.decode()
    assert document.versions.get(language="fr").state == "issued"


def test_items_are_linked_moved_and_taken_off(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    one, two = (make_item(conference_session, title) for title in ("One", "Two"))
    client = at_desk()
    sent = shown_form(client.get(change_url(document))) | {"links-0-item": str(one.pk)}
    client.post(change_url(document), sent)
    link = document.item_links.get()
    assert (link.item, link.role) == (one, "listed")
    sent = shown_form(client.get(change_url(document)))
    client.post(
        change_url(document), sent | {"links-0-item": str(two.pk), "links-0-role": "mentioned"}
    )
    link = document.item_links.get()
    assert (link.item, link.role) == (two, "mentioned")
    sent = shown_form(client.get(change_url(document))) | {"links-0-DELETE": "on"}
    client.post(change_url(document), sent)
    assert document.item_links.count() == 0
    assert entries_of(two)[0].act == "document unlinked"


def test_mandates_are_kept_in_order(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    client = at_desk()
    sent = shown_form(client.get(change_url(document))) | {
        "mandates-0-kind": "resolution",
        "mandates-0-number": "8/2",
        "mandates-1-kind": "article",
        "mandates-1-number": "63 (5)",
    }
    client.post(change_url(document), sent)
    assert [str(row) for row in document.mandates.all()] == ["Resolution 8/2", "Article 63 (5)"]
    sent = shown_form(client.get(change_url(document))) | {"mandates-0-DELETE": "on"}
    client.post(change_url(document), sent)
    assert [str(row) for row in document.mandates.all()] == ["Article 63 (5)"]


def test_half_a_mandate_is_refused(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    client = at_desk()
    sent = shown_form(client.get(change_url(document))) | {"mandates-0-number": "8/2"}
    page = client.post(change_url(document), sent)
    assert "A mandate has a kind and a number" in page.content.decode()
    assert document.mandates.count() == 0


def test_saving_untouched_records_nothing(conference_session: ConferenceSession) -> None:
    document = make_document(conference_session)
    link_document(make_item(conference_session), document, "listed", by=None)
    before = entries_of(document).count()
    client = at_desk()
    client.post(change_url(document), shown_form(client.get(change_url(document))))
    assert entries_of(document).count() == before


@pytest.mark.parametrize("name", [LIST, "documents_officialdocument_add"])
def test_strangers_are_led_to_the_door(name: str, client: Client) -> None:
    assert client.get(url(name)).headers["Location"].startswith(url("login"))


@pytest.mark.parametrize("count", [1, 12])
def test_queries_of_the_list(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(1, count + 1):
        make_document(conference_session, f"CAC/COSP/2023/{number}")
    client = at_desk()
    client.get(url(LIST))
    with django_assert_num_queries(13):  # type: ignore[operator]
        client.get(url(LIST))


@pytest.mark.parametrize("count", [1, 6])
def test_queries_of_the_change_page(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    document = make_document(conference_session)
    for number in range(count):
        link_document(make_item(conference_session, f"Item {number}"), document, "listed", by=None)
    client = at_desk()
    client.get(change_url(document))
    with django_assert_num_queries(12):  # type: ignore[operator]
        client.get(change_url(document))
