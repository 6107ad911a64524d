"""The public pages of a session, as anybody gets them."""

import datetime as dt

import pytest
import time_machine
from icalendar import Calendar

from cosp.kernel.languages import OFFICIAL
from documents.services.loading import load_session
from sessions.selectors.sessions import session_by_number
from sessions.services.agenda import change_state
from sessions.services.meetings import set_meeting
from sessions.services.sessions import save_deadline
from sessions.states import AgendaAct
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db
BEFORE = "2023-12-01T12:00:00Z"
IN_THE_FIRST_MEETING = "2023-12-11T16:30:00Z"  # 11:30 in Atlanta
AT_LUNCH = "2023-12-11T19:00:00Z"
AFTER = "2023-12-20T12:00:00Z"


def plan(conference_session, *items, date=None, period="morning", **facts):
    facts = {"stream": "plenary", **facts}
    day = date or conference_session.opens_on
    return set_meeting(conference_session, date=day, period=period, items=items, by=None, **facts)


def add_deadline(conference_session, key, offset, name):
    facts = {"anchor": "opening", "offset": offset, "zone": "host", "time": dt.time(12)}
    return save_deadline(conference_session, key, facts=facts, names=six(name), by=None)


@pytest.fixture
def tiny():
    """A session of one item, one meeting, one deadline."""
    conference_session = make_session()
    plan(conference_session, make_item(conference_session))
    add_deadline(conference_session, "texts", "-P3D", "Texts")
    return conference_session


@pytest.fixture
def sample():
    return load_session("cosp10")


def page(client, path, at=BEFORE):
    with time_machine.travel(at, tick=False):
        response = client.get(path)
    assert response.status_code == 200
    return response


# --- the session now --------------------------------------------------------------------------


def test_without_a_session_the_page_says_what_to_do(client):
    assert "manage.py load_session cosp10" in page(client, "/en/").text
    assert "No session has been set up yet" in page(client, "/en/sessions/").text


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(
    ("at", "heading"),
    [
        (BEFORE, "The session opens in 10 days"),
        (IN_THE_FIRST_MEETING, "The Conference is meeting"),
        (AT_LUNCH, "The meetings of the session are over"),
        (AFTER, "This session is closed"),
    ],
)
def test_page_says_where_the_session_stands(client, at, heading):
    assert f"<h1>{heading}</h1>" in page(client, "/en/", at).text


def test_between_two_meetings_the_next_one_is_told(client, tiny):
    plan(tiny, period="afternoon")
    text = page(client, "/en/", AT_LUNCH).text
    assert "The Conference is between two meetings" in text
    assert "Meeting next" in text
    assert "Meeting now" not in text


@pytest.mark.usefixtures("tiny")
def test_what_sits_now_is_told_with_its_items(client):
    text = page(client, "/en/", IN_THE_FIRST_MEETING).text
    assert "Sitting now" in text
    assert "Prevention [en]" in text


def test_next_three_deadlines_are_told_with_urgency_and_zone(client, tiny):
    for key, offset in (("gone", "-P20D"), ("second", "-P9D"), ("third", "P1D"), ("last", "P2D")):
        add_deadline(tiny, key, offset, key.title())
    text = page(client, "/en/").text
    strip = text[text.index('class="strip"') : text.index("</ol>", text.index('class="strip"'))]
    names = [name for name in ("Gone", "Second", "Texts", "Third", "Last") if name in strip]
    assert names == ["Second", "Texts", "Third"]
    assert "Tomorrow" in strip
    assert "in 7 days" in strip
    assert "Saturday, 2 December 2023" in strip
    assert "Eastern Standard Time" in strip
    assert "UTC−05:00" in strip
    assert "Gone [en]" in text[text.index("</ol>", text.index('class="strip"')) :]


def test_deadline_hidden_from_the_public_is_not_there(client, tiny):
    hidden = add_deadline(tiny, "hidden", "-P2D", "Hidden")
    hidden.is_public = False
    hidden.save()
    assert "Hidden" not in page(client, "/en/").text


def test_kept_version_of_the_agenda_is_named(client, tiny):
    with time_machine.travel("2023-10-16T09:00:00Z"):
        change_state(tiny, AgendaAct.ISSUE, by=None)
    assert "Provisional: version 1 of 16 October 2023" in page(client, "/en/").text


@pytest.mark.usefixtures("tiny")
def test_session_is_found_by_its_number(client):
    assert "Tenth session" in page(client, "/en/sessions/10/").text
    assert client.get("/en/sessions/11/").status_code == 404


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("lang", OFFICIAL, ids=lambda lang: lang.short)
def test_page_says_its_language_and_direction(client, lang):
    text = page(client, f"/{lang.code}/").text
    assert f'<html lang="{lang.code}" dir="{lang.direction}"' in text
    assert f"Atlanta [{lang.code}]" in text
    switch = [text.index(f">{one.native_name}</a>") for one in OFFICIAL]
    assert switch == sorted(switch)


def test_missing_place_is_left_out_and_not_replaced(client, tiny):
    tiny.place_fr = ""
    tiny.save()
    text = page(client, "/fr/").text
    assert "Atlanta" not in text
    assert "11-15 décembre 2023" in text


@pytest.mark.usefixtures("tiny")
def test_nothing_personal_and_no_cookie(client):
    response = page(client, "/en/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.text


# --- all sessions -----------------------------------------------------------------------------


@pytest.mark.usefixtures("sample")
def test_all_sessions_are_listed_with_dates_places_and_hosts(client):
    text = page(client, "/fr/sessions/").text
    assert text.count("<tr ") == 12  # head, ten regular sessions, one special
    assert "28 janvier-1er février 2008" in text
    assert "Nusa Dua (Indonésie)" in text
    assert 'href="/fr/sessions/9/"' in text


# --- the organization of work -----------------------------------------------------------------


def test_timetable_puts_streams_side_by_side_and_tells_what_is_continued(client):
    conference_session = make_session()
    item = make_item(conference_session)
    plan(conference_session, item)
    plan(conference_session, stream="parallel", is_interpreted=False)
    plan(conference_session, item, period="afternoon")
    text = page(client, "/en/sessions/10/work/").text
    morning, afternoon = text.split('class="period period--afternoon')
    assert morning.index("Plenary meeting 1") < morning.index("Parallel meeting 1")
    assert "Without interpretation" in morning
    assert "(continued)" not in morning
    assert "Plenary meeting 2" in afternoon
    assert "(continued)" in afternoon
    assert "Eastern Standard Time (UTC−05:00)" in text


@pytest.mark.usefixtures("tiny")
def test_item_of_a_meeting_leads_to_the_agenda(client):
    text = page(client, "/ar/sessions/10/work/").text
    assert 'href="/ar/sessions/10/agenda/#prevention-en"' in text
    assert "من 10:00 إلى 13:00" in text


def test_timetable_that_is_empty_says_so(client):
    make_session()
    assert "No meeting has been planned" in page(client, "/en/sessions/10/work/").text


@pytest.mark.usefixtures("tiny")
def test_calendar_is_one_and_the_same_until_a_meeting_changes(client):
    first = page(client, "/en/sessions/10/work.ics")
    later = page(client, "/en/sessions/10/work.ics", AFTER)
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["Content-Disposition"] == 'inline; filename="work-10-en.ics"'
    assert later.content == first.content
    plan(session_by_number(10), period="afternoon")
    assert page(client, "/en/sessions/10/work.ics", AFTER).content != first.content


@pytest.mark.usefixtures("sample")
def test_calendar_of_the_sample_has_its_ten_meetings(client):
    calendar = Calendar.from_ical(page(client, "/fr/sessions/10/work.ics").content)
    assert len(calendar.walk("VEVENT")) == 10


# --- queries ----------------------------------------------------------------------------------

QUERIES = {"/en/": 7, "/en/sessions/": 3, "/en/sessions/10/work/": 5, "/en/sessions/10/work.ics": 7}


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("path", "count"), QUERIES.items())
def test_queries_with_one_row(client, django_assert_num_queries, path, count):
    with django_assert_num_queries(count):
        page(client, path)


@pytest.mark.usefixtures("sample")
def test_queries_with_much_data_are_the_same(client, django_assert_num_queries):
    for path, count in QUERIES.items():
        with django_assert_num_queries(count):
            page(client, path)


@pytest.mark.usefixtures("tiny")
def test_kept_page_costs_one_query(client, django_assert_num_queries):
    page(client, "/en/")
    with django_assert_num_queries(1):
        page(client, "/en/")
