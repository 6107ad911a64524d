"""The record as a page: read, searched, exported, never changed."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from cosp.kernel.record import entries_of
from sessions.models import AgendaItem
from sessions.services.agenda import move_item, update_item
from tests.desks import at_desk, officer, url
from tests.factories import make_item, make_session, make_user

pytestmark = pytest.mark.django_db

LIST = "kernel_recordentry_changelist"


@pytest.fixture
def item() -> AgendaItem:
    return make_item(make_session(), "Prevention")


def test_an_entry_tells_what_changed_word_by_word(item: AgendaItem) -> None:
    update_item(item, {"title": {"fr": "Prevention nouvelle"}}, by=officer(name="Ana"))
    entry = entries_of(item)[0]
    html = at_desk(make_admin()).get(url("kernel_recordentry_change", entry.pk)).content.decode()
    assert "Français" in html
    assert "Ana" in html
    assert "<ins>nouvelle</ins>" in html


def make_admin() -> object:
    return officer("second@secretariat.example")


def test_the_history_of_an_object_is_its_record(item: AgendaItem) -> None:
    make_item(item.conference_session, "Other")
    move_item(item, position=2, by=None)
    page = at_desk().get(url("cosp_sessions_agendaitem_history", item.pk))
    assert [entry.act for entry in page.context["entries"]] == [
        "agenda item moved",
        "agenda item added",
    ]


def test_nothing_can_be_added_changed_or_deleted(item: AgendaItem) -> None:
    entry = entries_of(item)[0]
    client = at_desk()
    assert client.get(url("kernel_recordentry_add")).status_code == 403
    assert client.post(url("kernel_recordentry_delete", entry.pk)).status_code == 403
    client.post(url("kernel_recordentry_change", entry.pk), {"act": "nothing happened"})
    assert entries_of(item)[0].act == "agenda item added"


def test_the_list_is_exported_as_it_is_filtered(item: AgendaItem) -> None:
    update_item(item, {"title": {"fr": "=HYPERLINK(1)"}}, by=officer(name="Ana"))
    response = at_desk(make_admin()).get(url("record_export"), {"q": "agenda item edited"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0][:3] == ["at", "by", "act"]
    assert [line[1:4] for line in lines[1:]] == [
        ["Ana", "agenda item edited", f"cosp_sessions.agendaitem:{item.pk}"]
    ]
    assert lines[1][6:9] == ["fr", "Prevention [fr]", "'=HYPERLINK(1)"]


@pytest.mark.parametrize("name", [LIST, "record_export"])
def test_only_the_secretariat_reads_it(name: str, client: Client) -> None:
    assert client.get(url(name)).headers["Location"].startswith(url("login"))
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(url(name)).status_code == 403


@pytest.mark.parametrize("count", [1, 20])
def test_queries_of_the_list(
    count: int, item: AgendaItem, django_assert_num_queries: object
) -> None:
    for number in range(count):
        update_item(item, {"title": {"fr": f"Titre {number}"}}, by=None)
    client = at_desk()
    client.get(url(LIST))
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(url(LIST))
