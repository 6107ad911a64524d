"""One language of an item edited at a time: through the service, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from cosp.kernel.record import entries_of
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of
from sessions.models import AgendaItem
from sessions.services.agenda import change_state, update_item
from tests.desks import at_desk, officer, shown_form, url
from tests.factories import make_item, make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> AgendaItem:
    return make_item(make_session(), "Prevention", annotation="Text")


def change_url(item: AgendaItem, code: str = "fr") -> str:
    return f"{url('cosp_sessions_agendaitem_change', item.pk)}?edit={code}"


def test_saving_writes_the_edited_language_only_and_is_recorded(item: AgendaItem) -> None:
    user = officer(name="Ana")
    client = at_desk(user)
    sent = shown_form(client.get(change_url(item))) | {"title": "Mesures préventives"}
    response = client.post(change_url(item), sent)
    assert response.status_code == 302
    item.refresh_from_db()
    assert (item.title_fr, item.title_en) == ("Mesures préventives", "Prevention [en]")
    entry = entries_of(item)[0]
    assert (entry.act, entry.actor) == ("agenda item edited", user)
    assert entry.before == {"title_fr": "Prevention [fr]"}
    assert entry.after == {"title_fr": "Mesures préventives"}


def test_saving_without_a_change_records_nothing(item: AgendaItem) -> None:
    client = at_desk()
    before = entries_of(item).count()
    client.post(change_url(item), shown_form(client.get(change_url(item))))
    assert entries_of(item).count() == before


def test_the_form_keeps_to_the_language_in_which_it_was_opened(item: AgendaItem) -> None:
    client = at_desk()
    sent = shown_form(client.get(change_url(item, "fr"))) | {"title": "Texte"}
    client.get(change_url(item, "es"))  # another window, another language
    client.post(url("cosp_sessions_agendaitem_change", item.pk), sent)
    item.refresh_from_db()
    assert (item.title_fr, item.title_es) == ("Texte", "Prevention [es]")


def test_the_edited_language_is_remembered(item: AgendaItem) -> None:
    client = at_desk()
    client.get(change_url(item, "ar"))
    page = client.get(url("cosp_sessions_agendaitem_change", item.pk))
    assert page.context["edited"].code == "ar"
    assert '<textarea name="title"' in page.content.decode()
    assert 'lang="ar" dir="rtl"' in page.content.decode()


def test_the_original_stands_beside_a_translation_but_not_beside_itself(item: AgendaItem) -> None:
    client = at_desk()
    assert 'class="pair__original"' in client.get(change_url(item, "ru")).content.decode()
    assert 'class="pair__original"' not in client.get(change_url(item, "en")).content.decode()


def test_second_editor_is_told_and_keeps_the_own_text(item: AgendaItem) -> None:
    first, second = officer("first@x.example", name="First"), officer("second@x.example")
    client = at_desk(second)
    sent = shown_form(client.get(change_url(item))) | {"title": "Le mien"}
    update_item(item, {"title": {"fr": "Le sien"}}, by=first)
    page = client.post(change_url(item), sent)
    assert page.status_code == 200
    error = page.context["form"].errors["title"][0]
    assert "First" in error
    assert "Le sien" in error
    assert page.context["form"]["title"].value() == "Le mien"
    item.refresh_from_db()
    assert item.title_fr == "Le sien"
    again = client.post(change_url(item), shown_form(page))
    item.refresh_from_db()
    assert (again.status_code, item.title_fr) == (302, "Le mien")


def test_two_editors_of_different_texts_do_not_undo_each_other(item: AgendaItem) -> None:
    client = at_desk()
    sent = shown_form(client.get(change_url(item))) | {"title": "Le mien"}
    update_item(item, {"annotation": {"fr": "La sienne"}}, by=None)
    assert client.post(change_url(item), sent).status_code == 302
    item.refresh_from_db()
    assert (item.title_fr, item.annotation_fr) == ("Le mien", "La sienne")


def test_translator_is_told_when_the_original_moved_meanwhile(item: AgendaItem) -> None:
    """Saved unseen, the translation would wrongly count as made from the new original."""
    client = at_desk()
    sent = shown_form(client.get(change_url(item))) | {"title": "Titre"}
    update_item(item, {"title": {"en": "Preventive measures"}}, by=None)
    page = client.post(change_url(item), sent)
    assert "original" in page.context["form"].errors["title"][0]
    client.post(change_url(item), shown_form(page))
    item.refresh_from_db()
    assert states_of(item, "title", "en")["fr"] == TextState.CURRENT


def test_stale_text_can_be_confirmed_as_still_right(item: AgendaItem) -> None:
    update_item(item, {"title": {"en": "Preventive measures"}}, by=None)
    client = at_desk()
    page = client.get(change_url(item))
    assert "What changed in the original" in page.content.decode()
    assert "<del>Prevention</del>" in page.content.decode()
    client.post(change_url(item), shown_form(page) | {"confirm_title": "on"})
    item.refresh_from_db()
    assert states_of(item, "title", "en")["fr"] == TextState.CURRENT
    assert entries_of(item)[0].act == "translation confirmed"


def test_a_current_text_offers_nothing_to_confirm(item: AgendaItem) -> None:
    assert "confirm_title" not in at_desk().get(change_url(item)).content.decode()


def test_refusal_of_the_rules_is_shown_and_the_text_kept(item: AgendaItem) -> None:
    for act in ("approve", "issue", "adopt"):
        change_state(item.conference_session, act, by=None)
    client = at_desk()
    sent = shown_form(client.get(change_url(item))) | {"title": "Trop tard"}
    page = client.post(change_url(item), sent)
    assert "adopted" in str(page.context["form"].non_field_errors())
    assert page.context["form"]["title"].value() == "Trop tard"


def test_too_long_a_title_is_refused_and_kept(item: AgendaItem) -> None:
    client = at_desk()
    sent = shown_form(client.get(change_url(item))) | {"title": "x" * 1001}
    page = client.post(change_url(item), sent)
    assert "title" in page.context["form"].errors
    assert page.context["form"]["title"].value() == "x" * 1001


def test_a_new_sub_item_comes_last_under_its_item(item: AgendaItem) -> None:
    client = at_desk()
    address = url("cosp_sessions_agendaitem_add")
    address = f"{address}?session={item.conference_session_id}&parent={item.pk}&edit=en"
    page = client.get(address)
    response = client.post(address, shown_form(page) | {"title": "Mentoring"})
    new = AgendaItem.objects.get(title_en="Mentoring")
    assert (new.parent, new.position) == (item, 1)
    assert response.headers["Location"].endswith(f"#item-{new.pk}")


def test_a_new_item_needs_a_title(item: AgendaItem) -> None:
    client = at_desk()
    address = f"{url('cosp_sessions_agendaitem_add')}?session={item.conference_session_id}&edit=en"
    page = client.post(address, shown_form(client.get(address)) | {"annotation": "Kept text"})
    assert "title" in page.context["form"].errors
    assert page.context["form"]["annotation"].value() == "Kept text"


def test_the_way_back_never_leaves_the_site(item: AgendaItem) -> None:
    client = at_desk()
    sent = shown_form(client.get(change_url(item))) | {"back": "https://elsewhere.example/"}
    location = client.post(change_url(item), sent).headers["Location"]
    assert location == f"{url('agenda_desk', item.conference_session_id)}#item-{item.pk}"


def test_strangers_and_delegates_are_led_to_the_door(client: Client, item: AgendaItem) -> None:
    door = url("login")
    assert client.get(change_url(item)).headers["Location"].startswith(door)
    client.force_login(make_user("delegate@mission.example"))
    assert client.get(change_url(item)).headers["Location"].startswith(door)


def test_secretariat_without_the_permission_may_not_edit(client: Client, item: AgendaItem) -> None:
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(change_url(item)).status_code == 403


@pytest.mark.parametrize("count", [1, 12])
def test_queries_of_the_change_page(
    count: int, item: AgendaItem, django_assert_num_queries: object
) -> None:
    for number in range(count):
        make_item(item.conference_session, f"Item {number}")
    client = at_desk()
    client.get(change_url(item))
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(change_url(item))
