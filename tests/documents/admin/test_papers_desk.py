"""The papers desk: what is asked for, how far it is, who may read it, how it is issued."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cosp.kernel import languages, pdf
from cosp.kernel.record import entries_of
from documents.models import Issuance, Rendition
from documents.rendering.papers import agenda_order
from documents.selectors.papers import agenda_facts
from documents.services.documents import save_document
from documents.states import RenditionState
from sessions.models import ConferenceSession
from sessions.selectors.desk import session_by_pk
from sessions.services.agenda import update_item
from tests.desks import at_desk, messages_of, officer, shown_form, url
from tests.factories import make_item, make_session, make_user, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference_session() -> ConferenceSession:
    """A session complete in six languages."""
    conference_session = make_session()
    make_item(conference_session, "One", annotation="Text")
    facts = {
        "kind": "agenda",
        "distribution": "general",
        "original_language": "en",
        "dated_on": dt.date(2023, 10, 16),
    }
    save_document(conference_session, "CAC/COSP/2023/1", facts=facts, titles=six("Agenda"), by=None)
    return session_by_pk(conference_session.pk)


def make_papers(
    conference_session: ConferenceSession, codes: tuple[str, ...] = languages.CODES
) -> None:
    """Papers as a worker leaves them, with a small file in the place of the real one."""
    facts = agenda_facts(conference_session)
    for code in codes:
        row = Rendition(
            conference_session=conference_session,
            language=code,
            state=RenditionState.DONE,
            content_hash=pdf.fingerprint(agenda_order(facts, languages.BY_CODE[code])),
            size=8,
            page_count=3,
            finished_at=timezone.now(),
        )
        row.file.save(f"agenda-{code}.pdf", ContentFile(b"%PDF-1.7"), save=False)
        row.save()


def test_all_six_are_asked_for(conference_session: ConferenceSession) -> None:
    user = officer()
    page = at_desk(user).post(url("papers_make", conference_session.pk), follow=True)
    rows = Rendition.objects.all()
    assert {row.state for row in rows} == {"queued"}
    assert {row.language for row in rows} == set(languages.CODES)
    assert entries_of(conference_session)[0].actor == user
    assert page.context["desk"].is_unfinished
    assert '<meta http-equiv="refresh" content="3">' in page.content.decode()


def test_one_is_asked_for(conference_session: ConferenceSession) -> None:
    at_desk().post(url("papers_make", conference_session.pk), {"language": "ar"})
    assert [row.language for row in Rendition.objects.all()] == ["ar"]


def test_unchanged_papers_are_not_made_again(conference_session: ConferenceSession) -> None:
    make_papers(conference_session)
    page = at_desk().post(url("papers_make", conference_session.pk), follow=True)
    assert messages_of(page) == [
        "Nothing has changed since the papers were made; none is made again."
    ]
    assert "http-equiv" not in page.content.decode()


def test_progress_changes_its_stamp_when_a_paper_gets_further(
    conference_session: ConferenceSession,
) -> None:
    client = at_desk()
    client.post(url("papers_make", conference_session.pk), {"language": "fr"})
    address = url("papers_progress", conference_session.pk)
    first = client.get(address).json()
    assert first["unfinished"] is True
    assert client.get(address).json() == first
    Rendition.objects.update(
        state=RenditionState.FAILED, error="No font", finished_at=timezone.now()
    )
    after = client.get(address).json()
    assert after["unfinished"] is False
    assert after["stamp"] != first["stamp"]
    assert "No font" in client.get(url("papers_desk", conference_session.pk)).content.decode()


def test_the_file_is_for_the_secretariat_only(
    client: Client, conference_session: ConferenceSession
) -> None:
    make_papers(conference_session, ("ar",))
    address = url("papers_file", conference_session.pk, "ar")
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("delegate@mission.example"))
    assert client.get(address).headers["Location"].startswith(url("login"))
    response = at_desk().get(address, {"download": 1})
    assert response.headers["Content-Disposition"] == 'attachment; filename="agenda-ar.pdf"'
    assert b"".join(response.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["fr", "de"])
def test_a_paper_that_is_not_made_is_not_found(
    code: str, conference_session: ConferenceSession
) -> None:
    make_papers(conference_session, ("ar",))
    assert at_desk().get(url("papers_file", conference_session.pk, code)).status_code == 404


def test_complete_papers_are_issued_after_a_check(conference_session: ConferenceSession) -> None:
    make_papers(conference_session)
    user = officer()
    client = at_desk(user)
    address = url("papers_issue", conference_session.pk)
    page = client.get(address)
    assert "All six languages are complete" in page.content.decode()
    assert Issuance.objects.count() == 0
    client.post(address, shown_form(page))
    issuance = Issuance.objects.get()
    assert (issuance.by, issuance.files.count(), issuance.override_reason) == (user, 6, "")


def test_incomplete_papers_need_a_reason(conference_session: ConferenceSession) -> None:
    make_papers(conference_session)
    item = conference_session.agenda_items.get()
    update_item(item, {"title": {"en": "One, changed"}}, by=None)
    client = at_desk()
    address = url("papers_issue", conference_session.pk)
    page = client.get(address)
    assert "Français: 1 text is older than its original." in page.context["obstacles"]
    refused = client.post(address, {"check": "1", "override_reason": " "})
    assert refused.context["form"].errors["override_reason"]
    assert Issuance.objects.count() == 0
    client.post(address, {"check": "1", "override_reason": "The President asked for it."})
    assert Issuance.objects.get().override_reason == "The President asked for it."


def test_nothing_made_is_refused_in_words(conference_session: ConferenceSession) -> None:
    fields = {"check": "1", "override_reason": "Haste"}
    page = at_desk().post(url("papers_issue", conference_session.pk), fields)
    assert "Make the papers first" in page.content.decode()
    assert page.context["form"]["override_reason"].value() == "Haste"


@pytest.mark.parametrize("name", ["papers_desk", "papers_progress", "papers_issue"])
def test_strangers_are_led_to_the_door(
    name: str, client: Client, conference_session: ConferenceSession
) -> None:
    address = url(name, conference_session.pk)
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(address).status_code == 403


def test_asking_is_no_link(conference_session: ConferenceSession) -> None:
    assert at_desk().get(url("papers_make", conference_session.pk)).status_code == 405


@pytest.mark.parametrize("count", [1, 10])
def test_queries_of_the_desk(
    count: int, conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    for number in range(count):
        make_item(conference_session, f"Item {number}", annotation="Text")
    make_papers(conference_session)
    client = at_desk()
    client.get(url("papers_desk", conference_session.pk))
    with django_assert_num_queries(12):  # type: ignore[operator]
        client.get(url("papers_desk", conference_session.pk))
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(url("papers_progress", conference_session.pk))
