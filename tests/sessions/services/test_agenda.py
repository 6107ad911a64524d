"""Items added, edited, moved and removed; states and kept versions; all of it in the record."""

import pytest

from cosp.kernel import record
from cosp.kernel.languages import EN
from cosp.kernel.models import RecordEntry
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of
from sessions.errors import AgendaRefusal
from sessions.models import AgendaItem
from sessions.selectors.agenda import agenda_tree, flat
from sessions.services.agenda import (
    add_item,
    change_state,
    confirm_item,
    move_item,
    remove_item,
    update_item,
)
from sessions.states import AgendaAct, AgendaState
from tests.factories import make_item, make_session, make_user, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenth():
    return make_session()


def labels(conference_session):
    return {node.key: node.label(EN) for node in flat(agenda_tree(conference_session))}


def test_items_are_numbered_as_they_come(tenth):
    first = make_item(tenth, "Matters", key="matters")
    make_item(tenth, "Opening", key="opening", parent=first)
    make_item(tenth, "Officers", key="officers", parent=first)
    make_item(tenth, "Prevention", key="prevention")
    assert labels(tenth) == {
        "matters": "1",
        "opening": "1 (a)",
        "officers": "1 (b)",
        "prevention": "2",
    }


def test_an_item_put_first_renumbers_the_others(tenth):
    make_item(tenth, key="old")
    make_item(tenth, key="new", position=1)
    assert labels(tenth) == {"new": "1", "old": "2"}


def test_numbers_survive_moving_and_removing(tenth):
    items = {key: make_item(tenth, key=key) for key in ("a", "b", "c", "d")}
    move_item(items["d"], position=1, by=None)
    remove_item(items["b"], by=None)
    assert labels(tenth) == {"d": "1", "a": "2", "c": "3"}


def test_an_item_becomes_a_sub_item_and_back(tenth):
    first, second = make_item(tenth, key="first"), make_item(tenth, key="second")
    move_item(second, parent=first, position=1, by=None)
    assert labels(tenth) == {"first": "1", "second": "1 (a)"}
    move_item(second, parent=None, position=1, by=None)
    assert labels(tenth) == {"second": "1", "first": "2"}


def test_no_third_level(tenth):
    first = make_item(tenth, key="first")
    sub = make_item(tenth, key="sub", parent=first)
    with pytest.raises(AgendaRefusal) as refusal:
        make_item(tenth, key="subsub", parent=sub)
    assert refusal.value.code == "sub-item-of-sub-item"
    other = make_item(tenth, key="other")
    with pytest.raises(AgendaRefusal) as refusal:
        move_item(first, parent=other, position=1, by=None)
    assert refusal.value.code == "item-with-sub-items"
    with pytest.raises(AgendaRefusal):
        move_item(other, parent=other, position=1, by=None)


def test_an_item_of_another_session_is_no_parent(tenth):
    ninth = make_session(number=9)
    with pytest.raises(AgendaRefusal) as refusal:
        make_item(tenth, parent=make_item(ninth))
    assert refusal.value.code == "other-session"


def test_an_item_with_sub_items_is_not_removed(tenth):
    first = make_item(tenth, key="first")
    make_item(tenth, key="sub", parent=first)
    with pytest.raises(AgendaRefusal) as refusal:
        remove_item(first, by=None)
    assert refusal.value.code == "has-children"


def test_keys_are_unique_in_a_session_and_made_from_the_english_title(tenth):
    assert make_item(tenth, "Asset recovery").key == "asset-recovery-en"
    assert make_item(tenth, "Asset recovery").key == "asset-recovery-en-2"
    with pytest.raises(AgendaRefusal) as refusal:
        make_item(tenth, key="asset-recovery-en")
    assert refusal.value.code == "key-taken"


def test_an_edit_is_recorded_with_who_before_and_after(tenth):
    item, officer = make_item(tenth, "Prevention"), make_user(name="A. Officer")
    update_item(item, {"title": {"fr": "Prévention"}}, by=officer, source="admin")
    entry = record.entries_of(item)[0]
    assert (entry.actor_name, entry.act) == ("A. Officer", "agenda item edited")
    assert entry.before == {"title_fr": "Prevention [fr]"}
    assert entry.after == {"title_fr": "Prévention"}


def test_an_edit_touches_only_the_language_named(tenth):
    item = make_item(tenth, "Prevention")
    update_item(item, {"title": {"ar": "المنع"}}, by=None)
    row = AgendaItem.objects.get(pk=item.pk)
    assert (row.title_ar, row.title_en, row.title_ru) == (
        "المنع",
        "Prevention [en]",
        "Prevention [ru]",
    )


def test_the_same_text_again_is_not_recorded(tenth):
    item = make_item(tenth, "Prevention")
    count = RecordEntry.objects.count()
    assert update_item(item, {"title": six("Prevention")}, by=None) == {}
    assert RecordEntry.objects.count() == count


def test_a_changed_original_makes_translations_stale_until_confirmed(tenth):
    item = make_item(tenth, "Prevention")
    update_item(item, {"title": {"en": "Prevention of corruption"}}, by=None)
    row = AgendaItem.objects.get(pk=item.pk)
    assert states_of(row, "title", "en")["fr"] == TextState.STALE
    confirm_item(row, ["fr"], by=None)
    row.refresh_from_db()
    assert states_of(row, "title", "en")["fr"] == TextState.CURRENT
    assert states_of(row, "title", "en")["ru"] == TextState.STALE


def test_each_state_keeps_a_version_that_later_edits_do_not_touch(tenth):
    item = make_item(tenth, "Prevention", key="prevention")
    approved = change_state(tenth, AgendaAct.APPROVE, by=None, source="CAC/COSP/2021/L.2")
    update_item(item, {"title": {"en": "Changed"}}, by=None)
    issued = change_state(tenth, AgendaAct.ISSUE, by=None, source="CAC/COSP/2023/1")
    approved.refresh_from_db()
    assert approved.content["items"][0]["title"]["en"] == "Prevention [en]"
    assert issued.content["items"][0]["title"]["en"] == "Changed"
    assert (approved.number, issued.number) == (1, 2)
    tenth.refresh_from_db()
    assert tenth.agenda_state == AgendaState.PROVISIONAL


def test_a_move_that_the_table_does_not_list_is_refused(tenth):
    with pytest.raises(AgendaRefusal) as refusal:
        change_state(tenth, AgendaAct.ADOPT, by=None)
    assert refusal.value.code == "illegal-move"


def test_an_adopted_agenda_is_closed(tenth):
    item = make_item(tenth)
    change_state(tenth, AgendaAct.ISSUE, by=None)
    change_state(tenth, AgendaAct.ADOPT, by=None)
    for act in (
        lambda: update_item(item, {"title": {"en": "x"}}, by=None),
        lambda: add_item(tenth, {"title": six("x")}, by=None),
        lambda: move_item(item, position=1, by=None),
        lambda: remove_item(item, by=None),
    ):
        with pytest.raises(AgendaRefusal) as refusal:
            act()
        assert refusal.value.code == "adopted"


def test_what_was_removed_stays_in_the_record(tenth):
    item = make_item(tenth, "Prevention", annotation="A long text")
    chain = record.chain_of(item)
    remove_item(item, by=None)
    entry = RecordEntry.objects.filter(chain=chain).order_by("-number")[0]
    assert entry.act == "agenda item removed"
    assert entry.before["annotation_ru"] == "A long text [ru]"
