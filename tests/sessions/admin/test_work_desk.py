"""The organization of work as a grid: what stands in it, what it breaks, how it is changed."""

from __future__ import annotations

import pytest

from cosp.kernel.record import entries_of
from sessions.models import ConferenceSession, Meeting
from sessions.services.meetings import set_meeting
from tests.desks import MONDAY, at_desk, officer, shown_form, url
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def slot(
    conference_session: ConferenceSession, period: str = "morning", stream: str = "plenary"
) -> str:
    return url("work_meeting", conference_session.pk, MONDAY.isoformat(), period, stream)


def test_the_grid_has_a_cell_for_each_day_period_and_stream(
    conference_session: ConferenceSession,
) -> None:
    html = at_desk().get(url("work_desk", conference_session.pk)).content.decode()
    assert html.count("Add a meeting") == 5 * 2 * 2


def test_what_the_plan_breaks_stands_beside_its_slot(conference_session: ConferenceSession) -> None:
    make_item(conference_session, "Left out")
    set_meeting(conference_session, date=MONDAY, period="morning", items=[], by=None)
    page = at_desk().get(url("work_desk", conference_session.pk))
    morning = page.context["days"][0]["periods"][0]
    assert morning["findings"] == [
        "Monday, 11 December 2023, Morning: the meeting has no item. Give it one or remove it."
    ]
    assert page.context["general"] == ["Item 1 is in no meeting. Put it on the programme of one."]


def test_meetings_with_interpretation_are_counted_against_the_limit(
    conference_session: ConferenceSession,
) -> None:
    item = make_item(conference_session, "One")
    set_meeting(conference_session, date=MONDAY, period="morning", items=[item], by=None)
    html = at_desk().get(url("work_desk", conference_session.pk)).content.decode()
    assert "1 of 20 meetings with interpretation are used." in html


def test_a_meeting_is_placed_with_its_programme_in_the_order_given(
    conference_session: ConferenceSession,
) -> None:
    one, two, three = (make_item(conference_session, title) for title in ("One", "Two", "Three"))
    user = officer()
    client = at_desk(user)
    sent = shown_form(client.get(slot(conference_session)))
    sent |= {
        f"on_{three.pk}": "on",
        f"place_{three.pk}": "1",
        f"on_{one.pk}": "on",
        "ends": "12:30",
    }
    assert client.post(slot(conference_session), sent).status_code == 302
    meeting = Meeting.objects.get()
    programme = [entry.item_id for entry in meeting.programme.order_by("position")]
    assert programme == [three.pk, one.pk]
    assert two.pk not in programme
    assert meeting.ends_at.astimezone(conference_session.zone).time().isoformat() == "12:30:00"
    assert entries_of(meeting)[0].actor == user


def test_the_usual_hours_are_proposed(conference_session: ConferenceSession) -> None:
    sent = shown_form(at_desk().get(slot(conference_session, "afternoon", "parallel")))
    assert (sent["starts"], sent["ends"]) == ("15:00", "18:00")


def test_an_end_before_the_beginning_is_refused(conference_session: ConferenceSession) -> None:
    client = at_desk()
    sent = shown_form(client.get(slot(conference_session))) | {"starts": "13:00", "ends": "10:00"}
    page = client.post(slot(conference_session), sent)
    assert "ends before it begins" in page.content.decode()
    assert Meeting.objects.count() == 0


def test_second_planner_is_told_and_keeps_the_own_plan(
    conference_session: ConferenceSession,
) -> None:
    one, two = (make_item(conference_session, title) for title in ("One", "Two"))
    client = at_desk()
    sent = shown_form(client.get(slot(conference_session))) | {f"on_{two.pk}": "on"}
    set_meeting(conference_session, date=MONDAY, period="morning", items=[one], by=None)
    page = client.post(slot(conference_session), sent)
    assert "somebody else changed this meeting" in page.content.decode()
    assert page.context["form"][f"on_{two.pk}"].value()
    assert Meeting.objects.get().programme.get().item == one
    client.post(slot(conference_session), shown_form(page))
    assert Meeting.objects.get().programme.get().item == two


def test_removal_asks_first(conference_session: ConferenceSession) -> None:
    item = make_item(conference_session, "One")
    set_meeting(conference_session, date=MONDAY, period="morning", items=[item], by=None)
    client = at_desk()
    address = f"{slot(conference_session)}remove/"
    assert "One [en]" in client.get(address).content.decode()
    assert Meeting.objects.count() == 1
    client.post(address)
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    "where", ["2023-12-11/night/plenary", "2023-02-30/morning/plenary", "monday/morning/plenary"]
)
def test_no_such_slot(where: str, conference_session: ConferenceSession) -> None:
    address = f"{url('work_desk', conference_session.pk)}{where}/"
    assert at_desk().get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 8])
def test_queries_of_the_grid(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    items = [make_item(conference_session, f"Item {number}") for number in range(count)]
    periods = [("morning", "plenary"), ("morning", "parallel"), ("afternoon", "plenary")]
    for period, stream in periods[: 1 + count // 3]:
        set_meeting(
            conference_session, date=MONDAY, period=period, stream=stream, items=items, by=None
        )
    client = at_desk()
    client.get(url("work_desk", conference_session.pk))
    with django_assert_num_queries(9):  # type: ignore[operator]
        client.get(url("work_desk", conference_session.pk))
