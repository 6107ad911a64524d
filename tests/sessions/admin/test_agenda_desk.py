"""The agenda desk: the tree put in order, items removed, the state changed, versions read."""

from __future__ import annotations

import pytest
from django.test import Client

from cosp.kernel import languages
from cosp.kernel.record import entries_of
from sessions.models import AgendaItem, ConferenceSession
from sessions.selectors.agenda import agenda_tree, flat
from sessions.services.agenda import change_state, update_item
from sessions.services.meetings import set_meeting
from tests.desks import MONDAY, at_desk, messages_of, officer, url
from tests.factories import make_item, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def labelled(conference_session: ConferenceSession) -> list[str]:
    return [
        f"{node.label(languages.EN)} {node.key}" for node in flat(agenda_tree(conference_session))
    ]


def step(client: Client, item: AgendaItem, way: str) -> object:
    address = url("agenda_move", item.conference_session_id)
    return client.post(address, {"step": f"{item.pk}:{way}"}, follow=True)


def test_the_tree_is_shown_with_labels_of_the_page_language(
    conference_session: ConferenceSession,
) -> None:
    parent = make_item(conference_session, "One", key="one")
    make_item(conference_session, "Below", parent=parent, key="below")
    html = (
        at_desk().get(f"/ar/admin{url('agenda_desk', conference_session.pk)[9:]}").content.decode()
    )
    assert ">1-<" in html
    assert ">(أ)<" in html


def test_each_line_tells_the_state_of_its_texts_per_language(
    conference_session: ConferenceSession,
) -> None:
    item = make_item(conference_session, "One", annotation="Text")
    update_item(item, {"title": {"en": "Changed"}, "annotation": {"ru": ""}}, by=None)
    page = at_desk().get(url("agenda_desk", conference_session.pk))
    marks = {one.code: str(state) for one, state in page.context["lines"][0]["marks"]}
    assert marks == {
        "ar": "stale",
        "zh-hans": "stale",
        "en": "current",
        "fr": "stale",
        "ru": "missing",
        "es": "stale",
    }


def test_steps_move_items_and_numbers_follow(conference_session: ConferenceSession) -> None:
    one, two, three = (make_item(conference_session, t, key=t) for t in ("one", "two", "three"))
    client = at_desk()
    step(client, three, "up")
    assert labelled(conference_session) == ["1 one", "2 three", "3 two"]
    step(client, three, "below")
    assert labelled(conference_session) == ["1 one", "1 (a) three", "2 two"]
    step(client, three, "out")
    assert labelled(conference_session) == ["1 one", "2 three", "3 two"]
    step(client, one, "down")
    assert labelled(conference_session) == ["1 three", "2 one", "3 two"]
    assert two.conference_session == conference_session


def test_a_move_is_recorded_and_says_the_new_number(conference_session: ConferenceSession) -> None:
    make_item(conference_session, "One")
    item = make_item(conference_session, "Two")
    user = officer()
    page = step(at_desk(user), item, "up")
    assert messages_of(page) == ["“Two [en]” is now item 1."]  # type: ignore[arg-type]
    entry = entries_of(item)[0]
    assert (entry.act, entry.actor) == ("agenda item moved", user)


def test_dropping_puts_an_item_at_a_place(conference_session: ConferenceSession) -> None:
    one, two, three = (make_item(conference_session, t, key=t) for t in ("one", "two", "three"))
    address = url("agenda_move", conference_session.pk)
    client = at_desk()
    client.post(address, {"item": three.pk, "parent": "", "position": 1})
    assert labelled(conference_session) == ["1 three", "2 one", "3 two"]
    client.post(address, {"item": two.pk, "parent": one.pk, "position": 1})
    assert labelled(conference_session) == ["1 three", "2 one", "2 (a) two"]


def test_third_level_is_refused_in_words(conference_session: ConferenceSession) -> None:
    top = make_item(conference_session, "One")
    make_item(conference_session, "Below", parent=top)
    other = make_item(conference_session, "Two")
    make_item(conference_session, "Below too", parent=other)
    page = step(at_desk(), other, "below")
    assert "sub-items" in messages_of(page)[0]  # type: ignore[arg-type]


def test_the_last_move_can_be_taken_back(conference_session: ConferenceSession) -> None:
    one = make_item(conference_session, "one", key="one")
    two = make_item(conference_session, "two", key="two")
    client = at_desk()
    step(client, two, "below")
    undo = client.get(url("agenda_desk", conference_session.pk)).context["undo"]
    assert (undo.item, undo.parent, undo.position) == (two, None, 2)
    fields = {"item": two.pk, "parent": "", "position": undo.position}
    client.post(url("agenda_move", conference_session.pk), fields)
    assert labelled(conference_session) == ["1 one", "2 two"]
    assert one.key == "one"


def test_after_another_act_there_is_nothing_to_take_back(
    conference_session: ConferenceSession,
) -> None:
    make_item(conference_session, "one")
    two = make_item(conference_session, "two")
    client = at_desk()
    step(client, two, "up")
    update_item(two, {"title": {"fr": "Deux"}}, by=None)
    assert client.get(url("agenda_desk", conference_session.pk)).context["undo"] is None


def test_an_item_of_another_session_is_not_found(conference_session: ConferenceSession) -> None:
    other = make_item(make_session(9, MONDAY.replace(year=2021)), "Other")
    address = url("agenda_move", conference_session.pk)
    assert at_desk().post(address, {"step": f"{other.pk}:up"}).status_code == 404


def test_removal_asks_first(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One")
    set_meeting(conference_session, date=MONDAY, period="morning", items=[item], by=None)
    client = at_desk()
    address = url("agenda_remove", conference_session.pk, item.pk)
    assert "leaves it" in client.get(address).content.decode()
    assert AgendaItem.objects.count() == 1
    client.post(address)
    assert AgendaItem.objects.count() == 0
    assert entries_of(item)[0].before["title_fr"] == "One [fr]"


def test_an_item_with_sub_items_is_not_removed(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One")
    make_item(conference_session, "Below", parent=item)
    client = at_desk()
    address = url("agenda_remove", conference_session.pk, item.pk)
    assert "Remove the item" not in client.get(address).content.decode()
    page = client.post(address, follow=True)
    assert "sub-items" in messages_of(page)[0]
    assert AgendaItem.objects.count() == 2


def test_state_changes_after_a_check_and_keeps_a_version(
    conference_session: ConferenceSession,
) -> None:
    make_item(conference_session, "One")
    client = at_desk()
    address = url("agenda_state", conference_session.pk, "approve")
    assert "Draft" in client.get(address).content.decode()
    client.post(address, {"source": "CAC/COSP/2021/L.2"})
    conference_session.refresh_from_db()
    assert conference_session.agenda_state == "approved"
    version = conference_session.agenda_versions.get()
    assert (version.number, version.source) == (1, "CAC/COSP/2021/L.2")
    html = client.get(f"{url('agenda_version', conference_session.pk, 1)}?edit=ru").content.decode()
    assert "1 One [ru]" in html


def test_an_illegal_act_is_refused_in_words(conference_session: ConferenceSession) -> None:
    client = at_desk()
    address = url("agenda_state", conference_session.pk, "adopt")
    assert "does not allow" in client.get(address).content.decode()
    page = client.post(address, {"source": ""}, follow=True)
    assert "does not allow" in messages_of(page)[0]
    assert client.get(url("agenda_state", conference_session.pk, "burn")).status_code == 404


def test_an_adopted_agenda_offers_no_moves(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One")
    make_item(conference_session, "Two")
    for act in ("approve", "issue", "adopt"):
        change_state(conference_session, act, by=None)
    client = at_desk()
    assert (
        'name="step"' not in client.get(url("agenda_desk", conference_session.pk)).content.decode()
    )
    page = step(client, item, "down")
    assert "adopted" in messages_of(page)[0]  # type: ignore[arg-type]


def test_an_empty_agenda_names_the_next_act(conference_session: ConferenceSession) -> None:
    html = at_desk().get(url("agenda_desk", conference_session.pk)).content.decode()
    assert "Import an issued agenda" in html


@pytest.mark.parametrize(
    "name", ["agenda_desk", "agenda_versions", "work_desk", "session_move", "session_next"]
)
def test_strangers_are_led_to_the_door(
    name: str, client: Client, conference_session: ConferenceSession
) -> None:
    address = url(name, conference_session.pk)
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("delegate@mission.example"))
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(address).status_code == 403


def test_a_move_is_no_link(conference_session: ConferenceSession) -> None:
    assert (
        at_desk().get(url("agenda_move", conference_session.pk), {"step": "1:up"}).status_code
        == 405
    )


@pytest.mark.parametrize("count", [1, 15])
def test_queries_of_the_desk(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        make_item(conference_session, f"Item {number}")
    client = at_desk()
    client.get(url("agenda_desk", conference_session.pk))
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get(url("agenda_desk", conference_session.pk))
