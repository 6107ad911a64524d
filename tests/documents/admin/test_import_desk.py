"""Import in two steps: a file is read and looked over, then taken in by the one who sent it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from documents.services.uploads import kept_upload
from sessions.models import AgendaItem, ConferenceSession
from tests.desks import at_desk, messages_of, officer, url
from tests.documents.importing.issued import issued_agenda
from tests.factories import make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def conference_session() -> ConferenceSession:
    return make_session()


def send(
    client: Client,
    owner: ConferenceSession,
    content: bytes,
    *,
    name: str = "agenda.txt",
    code: str = "en",
    which: str = "this",
) -> HttpResponse:
    fields = {"file": SimpleUploadedFile(name, content), "language": code, "which": which}
    return client.post(url("import_desk", owner.pk), fields)  # type: ignore[return-value]


def english() -> bytes:
    return issued_agenda("en")[0].encode()


def token_of(response: HttpResponse) -> str:
    return response.headers["Location"].rstrip("/").rpartition("/")[2]


def test_a_file_is_looked_over_before_anything_is_written(
    conference_session: ConferenceSession,
) -> None:
    client = at_desk()
    sent = send(client, conference_session, english())
    page = client.get(sent.headers["Location"])
    assert len(page.context["items"]) == 19
    assert len(page.context["meetings"]) == 10
    assert page.context["result"].is_dry_run
    assert AgendaItem.objects.count() == 0
    assert ConferenceSession.objects.count() == 1


def test_confirmed_it_is_imported_and_the_file_deleted(
    conference_session: ConferenceSession,
) -> None:
    user = officer()
    client = at_desk(user)
    sent = send(client, conference_session, english())
    token = token_of(sent)
    done = client.post(sent.headers["Location"], follow=True)
    assert "imported" in messages_of(done)[0]
    assert AgendaItem.objects.filter(conference_session=conference_session).count() == 19
    assert done.redirect_chain[0][0].startswith(url("agenda_desk", conference_session.pk))
    assert kept_upload(token) is None


def test_a_second_language_shows_what_it_would_overwrite(
    conference_session: ConferenceSession,
) -> None:
    client = at_desk()
    client.post(send(client, conference_session, english()).headers["Location"])
    item = AgendaItem.objects.get(conference_session=conference_session, title_en="Prevention")
    changed = issued_agenda("en")[0].replace("Prevention", "Preventive measures").encode()
    page = client.get(send(client, conference_session, changed).headers["Location"])
    assert "4" in {one["place"] for one in page.context["overwritten"]}
    assert "<ins>" in page.content.decode()
    item.refresh_from_db()
    assert item.title_en == "Prevention"


def test_what_could_not_be_read_stands_beside_its_line_and_forbids_the_import(
    conference_session: ConferenceSession,
) -> None:
    cut = "\n".join(issued_agenda("en")[0].splitlines()[:60]).encode()
    client = at_desk()
    address = send(client, conference_session, cut).headers["Location"]
    page = client.get(address)
    assert page.context["error_count"] > 0
    assert page.context["result"] is None
    assert "nothing was imported" in page.context["refusal"]
    refused = client.post(address)
    assert "nothing was imported" in messages_of(refused)[0]
    assert AgendaItem.objects.count() == 0


def test_sentences_are_in_the_language_of_the_pages(conference_session: ConferenceSession) -> None:
    cut = "\n".join(issued_agenda("en")[0].splitlines()[:60]).encode()
    client = at_desk()
    address = send(client, conference_session, cut).headers["Location"]
    with translation.override("fr"):
        page = client.get(address.replace("/en/", "/fr/"))
    assert 'lang="fr"' in page.content.decode()


def test_the_agenda_of_another_session_is_refused(conference_session: ConferenceSession) -> None:
    other = make_session(11, conference_session.opens_on.replace(year=2025))
    client = at_desk()
    page = client.get(send(client, other, english()).headers["Location"])
    assert "session 10, not of session 11" in page.context["refusal"]


def test_the_session_that_the_text_names_is_made(conference_session: ConferenceSession) -> None:
    other = make_session(11, conference_session.opens_on.replace(year=2025))
    conference_session.delete()
    client = at_desk()
    sent = send(client, other, english(), which="named")
    done = client.post(sent.headers["Location"])
    new = ConferenceSession.objects.get(number=10)
    assert done.headers["Location"].startswith(url("agenda_desk", new.pk))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.txt", b"\x89PNG\r\n\x1a\n....", "is a picture (PNG)"),
        ("empty.txt", b"  \n", "is empty"),
        ("agenda.pdf", b"%PDF-1.7", "is a PDF"),
        ("agenda.docx", b"PK\x03\x04 broken", "is damaged"),
        ("agenda.exe", b"text", "is not a .docx, .txt or .md file"),
        ("latin.txt", "Ordre du jour annoté".encode("latin-1"), "is not a text in UTF-8"),
    ],
)
def test_a_wrong_file_is_refused_in_words(
    name: str, content: bytes, said: str, conference_session: ConferenceSession
) -> None:
    page = send(at_desk(), conference_session, content, name=name)
    assert said in page.context["form"].errors["file"][0]  # type: ignore[attr-defined]


def test_far_too_large_a_file_is_refused_unread(
    conference_session: ConferenceSession, tmp_path: Path
) -> None:
    big = b"x" * (11 * 1024 * 1024)
    page = send(at_desk(), conference_session, big)
    assert "has 11 MB" in page.context["form"].errors["file"][0]  # type: ignore[attr-defined]
    assert not (tmp_path / "uploads").exists() or not list((tmp_path / "uploads").iterdir())


def test_nobody_else_can_confirm_an_upload(conference_session: ConferenceSession) -> None:
    address = send(at_desk(), conference_session, english()).headers["Location"]
    other = at_desk(officer("other@secretariat.example"))
    page = other.post(address, follow=True)
    assert "Choose it again" in messages_of(page)[0]
    assert AgendaItem.objects.count() == 0


def test_a_form_without_a_file_is_refused(conference_session: ConferenceSession) -> None:
    page = at_desk().post(url("import_desk", conference_session.pk), {"language": "en"})
    assert set(page.context["form"].errors) == {"file", "which"}


def test_strangers_are_led_to_the_door(
    client: Client, conference_session: ConferenceSession
) -> None:
    address = url("import_desk", conference_session.pk)
    assert client.get(address).headers["Location"].startswith(url("login"))
    client.force_login(make_user("intern@secretariat.example", is_staff=True))
    assert client.get(address).status_code == 403


def test_queries_of_the_form(
    conference_session: ConferenceSession, django_assert_num_queries: object
) -> None:
    client = at_desk()
    client.get(url("import_desk", conference_session.pk))
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(url("import_desk", conference_session.pk))
