"""The index of the secretariat's site: the session in hand and what is to be done in it."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from sessions.models import ConferenceSession
from sessions.services.agenda import update_item
from tests.desks import MONDAY, at_desk, url
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def test_without_a_session_the_index_names_the_next_act() -> None:
    assert "Add a session" in at_desk().get(url("index")).content.decode()


def test_what_is_missing_or_stale_is_counted_per_language(
    conference_session: ConferenceSession,
) -> None:
    item = make_item(conference_session, "One", annotation="Text")
    update_item(item, {"title": {"en": "Changed", "fr": ""}}, by=None)
    groups = dict(at_desk().get(url("index")).context["groups"])
    titles = {one.code: counts for one, counts in groups["Titles of agenda items"]}
    assert (titles["fr"]["missing"], titles["fr"]["stale"]) == (1, 0)
    assert (titles["ru"]["missing"], titles["ru"]["stale"]) == (0, 1)
    annotations = {one.code: counts for one, counts in groups["Annotations"]}
    assert annotations["fr"]["missing"] == 0


def test_the_session_in_hand_is_the_coming_one_until_another_is_opened(
    conference_session: ConferenceSession,
) -> None:
    earlier = make_session(9, MONDAY.replace(year=2021))
    client = at_desk()
    with time_machine.travel("2023-12-01"):
        assert client.get(url("index")).context["conference_session"] == conference_session
        client.get(url("agenda_desk", earlier.pk))
        assert client.get(url("index")).context["conference_session"] == earlier


@pytest.mark.parametrize("code", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_the_desks_open_in_each_language(code: str, conference_session: ConferenceSession) -> None:
    make_item(conference_session, "One")
    client = at_desk()
    page = client.get(f"/{code}/admin/")
    assert f'lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in page.content.decode()
    addresses = [desk.address for desk in page.context["desks"] + page.context["cupboard"]]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_strangers_are_led_to_the_door(client: Client) -> None:
    assert client.get(url("index")).headers["Location"].startswith(url("login"))


def test_no_page_names_another_host(conference_session: ConferenceSession) -> None:
    make_item(conference_session, "One")
    client = at_desk()
    index = client.get(url("index"))
    for desk in index.context["desks"] + index.context["cupboard"]:
        html = client.get(desk.address).content.decode().replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in html
        assert "https://" not in html
        assert "<style" not in html
        assert " style=" not in html


@pytest.mark.parametrize("count", [1, 15])
def test_queries_of_the_index(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        make_item(conference_session, f"Item {number}")
    client = at_desk()
    client.get(url("index"))
    with django_assert_num_queries(11):  # type: ignore[operator]
        client.get(url("index"))


@pytest.mark.parametrize(
    ("name", "desk"),
    [
        ("cosp_sessions_conferencesession_change", "Session"),
        ("session_move", "Session"),
        ("agenda_versions", "Agenda"),
        ("deadline_desk", "Deadlines"),
        ("papers_issue", "Papers"),
    ],
)
def test_the_frame_tells_at_which_desk_one_is(
    name: str, desk: str, conference_session: ConferenceSession
) -> None:
    page = at_desk().get(url(name, conference_session.pk))
    assert [str(one.name) for one in page.context["desks"] if one.is_here] == [desk]


def test_the_list_of_sessions_is_no_desk_of_one(conference_session: ConferenceSession) -> None:
    page = at_desk().get(url("cosp_sessions_conferencesession_changelist"))
    assert [one for one in page.context["desks"] if one.is_here] == []
    assert [str(one.name) for one in page.context["cupboard"] if one.is_here] == ["Sessions"]
