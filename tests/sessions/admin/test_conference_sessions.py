"""Sessions edited, moved, and the next one made from this one."""

from __future__ import annotations

import datetime as dt

import pytest

from cosp.kernel.record import entries_of
from sessions.models import Body, ConferenceSession, Deadline
from sessions.services.meetings import set_meeting
from sessions.services.sessions import save_deadline
from tests.desks import MONDAY, at_desk, officer, shown_form, url
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def make_deadline(conference_session: ConferenceSession, key: str = "opens") -> Deadline:
    facts = {"anchor": "opening", "offset": "-P28D", "time": dt.time(9), "zone": "Europe/Vienna"}
    return save_deadline(conference_session, key, facts=facts, names=six(key), by=None)


def test_facts_and_texts_are_saved_through_the_service(
    conference_session: ConferenceSession,
) -> None:
    user = officer()
    client = at_desk(user)
    address = f"{url('cosp_sessions_conferencesession_change', conference_session.pk)}?edit=fr"
    sent = shown_form(client.get(address))
    assert "opens_on" not in sent
    client.post(
        address, sent | {"place": "Atlanta (États-Unis)", "interpreted_meeting_limit": "18"}
    )
    conference_session.refresh_from_db()
    assert conference_session.place_fr == "Atlanta (États-Unis)"
    entry = entries_of(conference_session)[0]
    assert entry.actor == user
    assert entry.before["interpreted_meeting_limit"] == 20
    assert entry.after["interpreted_meeting_limit"] == 18


def test_a_close_before_the_opening_is_refused(conference_session: ConferenceSession) -> None:
    client = at_desk()
    address = url("cosp_sessions_conferencesession_change", conference_session.pk)
    page = client.post(address, shown_form(client.get(address)) | {"closes_on": "2023-12-01"})
    assert "closing day lies before" in page.content.decode()


def test_an_unknown_time_zone_is_refused(conference_session: ConferenceSession) -> None:
    client = at_desk()
    address = url("cosp_sessions_conferencesession_change", conference_session.pk)
    page = client.post(address, shown_form(client.get(address)) | {"time_zone": "Atlantis"})
    assert "Atlantis" in page.context["form"].errors["time_zone"][0]


def test_moving_shows_first_what_goes_with_it(conference_session: ConferenceSession) -> None:
    make_deadline(conference_session)
    item = make_item(conference_session)
    set_meeting(conference_session, date=MONDAY, period="morning", items=[item], by=None)
    client = at_desk()
    address = url("session_move", conference_session.pk)
    page = client.post(address, {"opens_on": "2023-12-18"})
    shifts = [(one.name, one.before.date(), one.after.date()) for one in page.context["shifts"]]
    assert shifts == [
        ("opens [en]", dt.date(2023, 11, 13), dt.date(2023, 11, 20)),
        ("Morning · Plenary meeting", MONDAY, dt.date(2023, 12, 18)),
    ]
    conference_session.refresh_from_db()
    assert conference_session.opens_on == MONDAY
    client.post(address, {"opens_on": "2023-12-18", "confirm": "1"})
    conference_session.refresh_from_db()
    assert conference_session.opens_on == dt.date(2023, 12, 18)
    assert conference_session.meetings.get().date == dt.date(2023, 12, 18)


def test_a_preview_leaves_no_trace_in_the_record(conference_session: ConferenceSession) -> None:
    before = entries_of(conference_session).count()
    at_desk().post(url("session_move", conference_session.pk), {"opens_on": "2024-01-08"})
    assert entries_of(conference_session).count() == before


def test_an_unreadable_day_is_refused(conference_session: ConferenceSession) -> None:
    page = at_desk().post(url("session_move", conference_session.pk), {"opens_on": "soon"})
    assert page.context["form"].errors["opens_on"]


def test_the_next_session_is_made_after_a_check_and_asks_for_review(
    conference_session: ConferenceSession,
) -> None:
    make_item(conference_session, "One")
    client = at_desk()
    address = url("session_next", conference_session.pk)
    client.post(address, {"opens_on": "2025-12-15"})
    assert not ConferenceSession.objects.filter(number=11).exists()
    response = client.post(address, {"opens_on": "2025-12-15", "confirm": "1"})
    new = ConferenceSession.objects.get(number=11)
    assert response.headers["Location"] == url("agenda_desk", new.pk)
    page = client.get(response.headers["Location"])
    assert {str(state) for _one, state in page.context["lines"][0]["marks"]} == {"review"}
    assert "was made from the one before it" in page.content.decode()
    client.post(url("session_looked_over", new.pk))
    new.refresh_from_db()
    assert new.needs_review is False


def test_a_next_session_that_exists_is_refused(conference_session: ConferenceSession) -> None:
    make_session(11, dt.date(2025, 12, 15))
    fields = {"opens_on": "2025-12-15", "confirm": "1"}
    page = at_desk().post(url("session_next", conference_session.pk), fields)
    assert "exists already" in page.content.decode()


def test_a_session_may_be_added_by_hand(conference_session: ConferenceSession) -> None:
    client = at_desk()
    address = f"{url('cosp_sessions_conferencesession_add')}?edit=en"
    sent = shown_form(client.get(address)) | {
        "body": str(conference_session.body_id),
        "kind": "special",
        "number": "",
        "name": "Special session on asset recovery",
        "opens_on": "2024-06-03",
        "closes_on": "2024-06-05",
    }
    client.post(address, sent)
    new = ConferenceSession.objects.get(number=None)
    assert (new.name_en, new.opens_on) == ("Special session on asset recovery", dt.date(2024, 6, 3))
    assert "opens on that day already" in client.post(address, sent).content.decode()
    again = sent | {"kind": "regular", "number": "10"}
    assert "exists already" in client.post(address, again).content.decode()
    nameless = sent | {"kind": "regular"}
    assert "has a number" in client.post(address, nameless).content.decode()


def test_the_body_is_edited_in_one_language(conference_session: ConferenceSession) -> None:
    client = at_desk()
    address = f"{url('cosp_sessions_body_change', conference_session.body_id)}?edit=es"
    client.post(address, shown_form(client.get(address)) | {"name": "Conferencia"})
    body = Body.objects.get()
    assert (body.name_es, body.name_en) == ("Conferencia", "name [en]")


def test_a_deadline_is_a_rule_and_shows_its_moment(conference_session: ConferenceSession) -> None:
    deadline = make_deadline(conference_session)
    client = at_desk()
    address = f"{url('cosp_sessions_deadline_change', deadline.pk)}?edit=en"
    page = client.get(address)
    assert "Monday, 13 November 2023, 9 a.m." in page.content.decode().replace("\xa0", " ")
    client.post(address, shown_form(page) | {"offset": "-P14D"})
    deadline.refresh_from_db()
    assert deadline.local_at.date() == dt.date(2023, 11, 27)
    assert entries_of(deadline)[0].after == {"offset": "-P14D"}


def test_an_unreadable_offset_is_refused(conference_session: ConferenceSession) -> None:
    deadline = make_deadline(conference_session)
    client = at_desk()
    address = url("cosp_sessions_deadline_change", deadline.pk)
    page = client.post(address, shown_form(client.get(address)) | {"offset": "four weeks"})
    assert "four weeks" in page.context["form"].errors["offset"][0]


def test_a_deadline_is_added_under_a_free_key(conference_session: ConferenceSession) -> None:
    make_deadline(conference_session, "taken")
    client = at_desk()
    address = f"{url('cosp_sessions_deadline_add')}?session={conference_session.pk}&edit=en"
    sent = shown_form(client.get(address)) | {"key": "taken", "name": "Video", "offset": "-P7D"}
    assert "key" in client.post(address, sent).context["form"].errors
    client.post(address, sent | {"key": "video"})
    new = Deadline.objects.get(key="video")
    assert (new.name_en, new.zone) == ("Video", "host")
    assert new.at == conference_session.opens_at - dt.timedelta(days=7)


@pytest.mark.parametrize("count", [1, 6])
def test_queries_of_the_deadlines(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        make_deadline(conference_session, f"key-{number}")
    client = at_desk()
    client.get(url("deadline_desk", conference_session.pk))
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(url("deadline_desk", conference_session.pk))


@pytest.mark.parametrize("count", [1, 4])
def test_queries_of_the_list_of_sessions(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(1, count):
        make_session(number, MONDAY - dt.timedelta(weeks=104 * number))
    client = at_desk()
    client.get(url("cosp_sessions_conferencesession_changelist"))
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get(url("cosp_sessions_conferencesession_changelist"))
