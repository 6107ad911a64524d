"""The concordance page: each difference, and the way to each language's text."""

from __future__ import annotations

import pytest
from django.test import Client

from sessions.models import ConferenceSession
from sessions.services.agenda import update_item
from tests.desks import at_desk, url
from tests.factories import make_item, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def test_a_difference_leads_to_the_text_that_lacks_it(
    conference_session: ConferenceSession,
) -> None:
    item = make_item(conference_session, "One", annotation="See CAC/COSP/2023/2")
    update_item(item, {"annotation": {"fr": "Voir CAC/COSP/2023/3"}}, by=None)
    client = at_desk()
    page = client.get(url("concordance_desk", conference_session.pk))
    rows = [(row["place"], row["value"]) for row in page.context["rows"]]
    assert rows == [("1", "CAC/COSP/2023/2"), ("1", "CAC/COSP/2023/3")]
    cells = {cell["language"].code: cell for cell in page.context["rows"][0]["cells"]}
    assert {code: cell["state"] for code, cell in cells.items()} == {
        "ar": "has",
        "zh-hans": "has",
        "en": "has",
        "fr": "lacks",
        "ru": "has",
        "es": "has",
    }
    form = client.get(cells["fr"]["address"])
    assert (form.context["edited"].code, form.context["row"]) == ("fr", item)
    assert form.context["back"] == url("concordance_desk", conference_session.pk)


def test_no_difference_is_said(conference_session: ConferenceSession) -> None:
    make_item(conference_session, "One")
    html = at_desk().get(url("concordance_desk", conference_session.pk)).content.decode()
    assert "name the same symbols" in html


def test_strangers_are_led_to_the_door(
    client: Client, conference_session: ConferenceSession
) -> None:
    address = url("concordance_desk", conference_session.pk)
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 12])
def test_queries_of_the_desk(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        item = make_item(conference_session, f"Item {number}", annotation="See CAC/COSP/2023/2")
        update_item(item, {"annotation": {"fr": "Voir CAC/COSP/2023/3"}}, by=None)
    client = at_desk()
    client.get(url("concordance_desk", conference_session.pk))
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(url("concordance_desk", conference_session.pk))
