"""The record as people read it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings

from cosp.kernel.history import changes_of, earlier_text, last_change_of, last_entry_among
from cosp.kernel.record import append, entries_of
from cosp.kernel.texts import fingerprint
from documents.admin.acts import ACTS as DOCUMENT_ACTS
from sessions.admin.acts import ACTS as SESSION_ACTS
from sessions.services.agenda import change_state, move_item, update_item
from tests.desks import officer
from tests.factories import make_item, make_session


@pytest.mark.django_db
def test_a_change_names_its_field_and_language() -> None:
    item = make_item(make_session(), "Prevention")
    update_item(item, {"title": {"fr": "Mesures"}}, by=None)
    (change,) = changes_of(entries_of(item)[0])
    assert (change.label, change.language and change.language.code) == ("Title", "fr")
    assert (change.before, change.after) == ("Prevention [fr]", "Mesures")


@pytest.mark.django_db
def test_a_choice_is_told_by_its_word() -> None:
    conference_session = make_session()
    change_state(conference_session, "approve", by=None)
    changes = {one.label: one.after for one in changes_of(entries_of(conference_session)[0])}
    assert changes["State of the agenda"] == "Approved by the previous session"


@pytest.mark.django_db
def test_values_that_are_no_text_are_told_in_words() -> None:
    conference_session = make_session()
    after = {"needs_review": True, "languages": ["fr", "ru"], "nobody": None, "counts": {"en": 2}}
    append(conference_session, "session saved", by=None, after=after)
    changes = {one.label: one.after for one in changes_of(entries_of(conference_session)[0])}
    assert changes == {
        "To be reviewed": "Yes",
        "Languages": "fr, ru",
        "Nobody": "",
        "Counts": "en: 2",
    }


@pytest.mark.django_db
def test_an_earlier_text_is_found_by_its_fingerprint() -> None:
    item = make_item(make_session(), "First")
    update_item(item, {"title": {"en": "Second"}}, by=None)
    update_item(item, {"title": {"en": "Third"}}, by=None)
    assert earlier_text(item, "title_en", fingerprint("First [en]")) == "First [en]"
    assert earlier_text(item, "title_en", fingerprint("Second")) == "Second"
    assert earlier_text(item, "title_en", fingerprint("Never")) is None


@pytest.mark.django_db
def test_the_last_to_change_a_text_is_found_past_other_acts() -> None:
    item = make_item(make_session(), "One")
    make_item(item.conference_session, "Two")
    update_item(item, {"title": {"fr": "Un"}}, by=officer(name="Ana"))
    move_item(item, position=2, by=None)
    entry = last_change_of(item, "title_fr")
    assert entry
    assert entry.actor_name == "Ana"
    newest = last_entry_among([item])
    assert newest
    assert newest.act == "agenda item moved"


def test_every_act_has_a_name_for_those_who_translate() -> None:
    """Acts are English in the record; a page shows them in its own language."""
    known = {*SESSION_ACTS, *DOCUMENT_ACTS, "account added", "account changed"}
    assert acts_in_the_code() - known == set()


def acts_in_the_code() -> set[str]:
    """Every act that a service hands to the record as it is."""
    root = Path(settings.BASE_DIR)
    files = [
        path for app in ("sessions", "documents") for path in (root / app).rglob("services/*.py")
    ]
    calls = [
        node
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "record.append"
    ]
    return {
        one.value
        for call in calls
        for one in call.args[1:2]
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
