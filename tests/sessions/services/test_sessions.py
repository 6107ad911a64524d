"""Sessions saved, moved to other dates, and the next one made from this one."""

import datetime as dt

import pytest

from cosp.kernel import record
from cosp.kernel.languages import EN
from cosp.kernel.models import RecordEntry
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of
from sessions.errors import SessionRefusal
from sessions.models import Body, ConferenceSession, Deadline
from sessions.selectors.agenda import agenda_tree, flat
from sessions.selectors.meetings import meeting_rows
from sessions.services.agenda import change_state
from sessions.services.meetings import set_meeting
from sessions.services.sessions import (
    make_next_session,
    move_session,
    save_body,
    save_deadline,
    save_session,
)
from sessions.states import AgendaAct, AgendaState
from tests.factories import make_body, make_item, make_session, six

pytestmark = pytest.mark.django_db

OPENING = dt.date(2023, 12, 11)
DRAFTS = {
    "who": "parties",
    "anchor": "opening",
    "offset": "-P1M",
    "time": dt.time(23, 59),
    "zone": "Europe/Vienna",
    "roll": "forward",
    "force": "soft",
    "source": "decision 9/1",
    "is_public": True,
}


@pytest.fixture
def tenth():
    conference_session = make_session(opens_on=OPENING)
    item = make_item(conference_session, "Prevention", key="prevention", annotation="Text")
    set_meeting(conference_session, date=OPENING, period="morning", items=[item], by=None)
    save_deadline(
        conference_session, "drafts", facts=DRAFTS, names=six("Draft resolutions"), by=None
    )
    return conference_session


def test_a_session_that_closes_before_it_opens_is_refused():
    facts = {"opens_on": OPENING, "closes_on": OPENING - dt.timedelta(days=1)}
    with pytest.raises(SessionRefusal) as refusal:
        save_session(make_body(), facts=facts, texts={}, by=None, number=10)
    assert refusal.value.code == "closes-before-opening"
    assert not ConferenceSession.objects.exists()


def test_saving_the_same_again_changes_and_records_nothing(tenth):
    count = RecordEntry.objects.count()
    make_session(opens_on=OPENING)
    save_deadline(tenth, "drafts", facts=DRAFTS, names=six("Draft resolutions"), by=None)
    assert RecordEntry.objects.count() == count


def test_a_deadline_falls_where_its_rule_says(tenth):
    deadline = Deadline.objects.get(key="drafts")
    assert deadline.local_at.isoformat() == "2023-11-13T23:59:00+01:00"


def test_a_deadline_in_the_hosts_zone_follows_the_session(tenth):
    facts = {**DRAFTS, "zone": "host", "offset": "P0D", "time": dt.time(12), "roll": "none"}
    closes = save_deadline(tenth, "list-closes", facts=facts, names=six("x"), by=None)
    assert closes.local_at.isoformat() == "2023-12-11T12:00:00-05:00"


def test_a_session_moves_with_its_meetings_and_deadlines_at_the_same_local_hours(tenth):
    move_session(tenth, dt.date(2024, 6, 3), by=None)  # from winter to summer time
    tenth.refresh_from_db()
    row = meeting_rows(tenth)[0]
    assert (tenth.opens_on, tenth.closes_on) == (dt.date(2024, 6, 3), dt.date(2024, 6, 7))
    assert row.date == dt.date(2024, 6, 3)
    assert row.starts_at.isoformat() == "2024-06-03T10:00:00-04:00"
    deadline = Deadline.objects.get(key="drafts")
    assert deadline.local_at.isoformat() == "2024-05-03T23:59:00+02:00"


@pytest.mark.parametrize("days", [1, -1])
def test_meetings_of_neighbouring_days_move_without_meeting_each_other(tenth, days):
    item = tenth.agenda_items.get()
    for day in range(1, 5):
        date = OPENING + dt.timedelta(days=day)
        set_meeting(tenth, date=date, period="morning", items=[item], by=None)
    move_session(tenth, OPENING + dt.timedelta(days=days), by=None)
    assert [row.date.day for row in meeting_rows(tenth)] == [11 + day + days for day in range(5)]


def test_the_next_session_is_a_draft_with_everything_to_review(tenth):
    change_state(tenth, AgendaAct.ISSUE, by=None)
    eleventh = make_next_session(tenth, opens_on=dt.date(2025, 12, 15), by=None)
    assert (eleventh.number, eleventh.agenda_state) == (11, AgendaState.DRAFT)
    assert eleventh.closes_on == dt.date(2025, 12, 19)
    assert eleventh.needs_review
    assert eleventh.place == ""
    item = eleventh.agenda_items.get()
    assert item.annotation_ar == "Text [ar]"
    assert set(states_of(item, "title", "en").values()) == {TextState.REVIEW}


def test_the_next_session_has_meetings_and_deadlines_of_its_own(tenth):
    eleventh = make_next_session(tenth, opens_on=dt.date(2025, 12, 15), by=None)
    row = meeting_rows(eleventh)[0]
    assert row.starts_at.isoformat() == "2025-12-15T10:00:00-05:00"
    assert [entry.node.label(EN) for entry in row.entries] == ["1"]
    assert eleventh.deadlines.get().local_at.date() == dt.date(2025, 11, 17)  # 15th: a Saturday


def test_the_next_session_leaves_this_one_as_it_was(tenth):
    before = [node.texts for node in flat(agenda_tree(tenth))]
    make_next_session(tenth, opens_on=dt.date(2025, 12, 15), by=None)
    assert [node.texts for node in flat(agenda_tree(tenth))] == before
    assert len(meeting_rows(tenth)) == 1


def test_the_next_session_is_made_once(tenth):
    make_next_session(tenth, opens_on=dt.date(2025, 12, 15), by=None)
    with pytest.raises(SessionRefusal) as refusal:
        make_next_session(tenth, opens_on=dt.date(2025, 12, 15), by=None)
    assert refusal.value.code == "number-taken"


def test_a_bodys_symbol_root_is_changed_and_recorded():
    make_body()
    body = save_body("uncac-cosp", "CTOC/COP", {}, by=None)
    assert Body.objects.get().symbol_root == "CTOC/COP"
    assert record.entries_of(body)[0].after == {"symbol_root": "CTOC/COP"}
