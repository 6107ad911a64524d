"""Several officers change one agenda at the same second: real processes, one database."""

import pytest

from cosp.kernel import record
from cosp.kernel.languages import EN
from sessions.models import AgendaItem, ConferenceSession
from sessions.selectors.agenda import agenda_tree
from tests.factories import make_item, make_session
from tests.processes import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ADD = """
from sessions.models import ConferenceSession
from sessions.services.agenda import add_item
add_item(
    ConferenceSession.objects.get(), {"title": {"en": sys.argv[1]}}, by=None, position=1,
    key=sys.argv[1],
)
"""
MOVE = """
from sessions.models import AgendaItem
from sessions.services.agenda import move_item
for position in (1, 4, 2):
    move_item(AgendaItem.objects.get(key=sys.argv[1]), position=position, by=None)
"""
EDIT = """
from sessions.models import AgendaItem
from sessions.services.agenda import update_item
for number in range(5):
    text = f"{sys.argv[1]} {number}"
    update_item(AgendaItem.objects.get(), {"title": {sys.argv[1]: text}}, by=None)
"""
ISSUE = """
from cosp.kernel.errors import RuleViolation
from sessions.models import ConferenceSession
from sessions.services.agenda import change_state
try:
    change_state(ConferenceSession.objects.get(), "approve", by=None)
    print("done")
except RuleViolation as refusal:
    print(refusal.code)
"""


def places():
    return list(AgendaItem.objects.order_by("position").values_list("position", flat=True))


def test_items_added_at_the_same_second_get_places_of_their_own():
    make_session()
    at_once(ADD, ["one", "two", "three", "four"])
    assert places() == [1, 2, 3, 4]


def test_items_moved_at_the_same_second_are_neither_lost_nor_doubled():
    tenth = make_session()
    for key in ("a", "b", "c", "d"):
        make_item(tenth, key=key)
    at_once(MOVE, ["a", "b", "c", "d"])
    assert places() == [1, 2, 3, 4]
    assert {node.key for node in agenda_tree(tenth)} == {"a", "b", "c", "d"}


def test_two_languages_edited_at_once_keep_both_texts_and_one_unbroken_record():
    item = make_item(make_session(), "Title")
    at_once(EDIT, ["fr", "ru"])
    item.refresh_from_db()
    assert (item.title_fr, item.title_ru) == ("fr 4", "ru 4")
    entries = list(record.entries_of(item).order_by("number"))
    assert len(entries) == 1 + 5 + 5
    assert record.broken_entries(entries) == []


def test_a_state_changed_by_two_at_once_is_changed_once_and_the_second_is_told():
    make_session()
    assert sorted(at_once(ISSUE, ["one", "two"])) == ["done", "illegal-move"]
    assert ConferenceSession.objects.get().agenda_versions.count() == 1
    assert [node.label(EN) for node in agenda_tree(ConferenceSession.objects.get())] == []
