"""The texts to be done in one language, each with its way there and back."""

from __future__ import annotations

import pytest

from documents.services.documents import save_document
from sessions.models import ConferenceSession
from sessions.services.agenda import update_item
from tests.desks import at_desk, shown_form, url
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def to_do(page: object) -> list[tuple[str, str, str]]:
    groups = page.context["groups"]  # type: ignore[attr-defined]
    return [
        (str(row["label"]), str(row["field"]), str(row["state"]))
        for _name, rows in groups
        for row in rows
    ]


def test_missing_stale_and_new_documents_are_listed(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One", annotation="Text")
    update_item(item, {"title": {"en": "Changed"}, "annotation": {"fr": ""}}, by=None)
    facts = {"kind": "note", "distribution": "general", "original_language": "en"}
    save_document(
        conference_session, "CAC/COSP/2023/2", facts=facts, titles={"en": "Note"}, by=None
    )
    page = at_desk().get(url("texts_desk", conference_session.pk), {"edit": "fr"})
    assert to_do(page) == [
        ("1", "Title", "stale"),
        ("1", "Annotation", "missing"),
        ("CAC/COSP/2023/2", "Title", "missing"),
    ]


def test_each_line_leads_to_its_text_and_back(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One")
    update_item(item, {"title": {"fr": ""}}, by=None)
    client = at_desk()
    desk = url("texts_desk", conference_session.pk)
    page = client.get(desk, {"edit": "fr"})
    address = page.context["groups"][0][1][0]["address"]
    form = client.get(address)
    assert form.context["edited"].code == "fr"
    response = client.post(address, shown_form(form) | {"title": "Un"})
    assert response.headers["Location"] == desk
    assert to_do(client.get(desk)) == []


def test_nothing_to_do_is_said(conference_session: ConferenceSession) -> None:
    make_item(conference_session, "One")
    html = at_desk().get(url("texts_desk", conference_session.pk), {"edit": "ar"}).content.decode()
    assert "every text is there and agrees with the original" in html


@pytest.mark.parametrize("count", [1, 15])
def test_queries_of_the_desk(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        item = make_item(conference_session, f"Item {number}")
        update_item(item, {"title": {"en": "Changed"}}, by=None)
    client = at_desk()
    client.get(url("texts_desk", conference_session.pk), {"edit": "fr"})
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get(url("texts_desk", conference_session.pk))
