"""``manage.py make_paper agenda``: files written, or what is missing named."""

import datetime as dt
import io

import page
import pytest
from django.core.management import CommandError, call_command

from cosp.kernel import pdf
from cosp.kernel.languages import CODES
from documents.services.documents import save_document
from documents.states import DocumentKind
from sessions.services.agenda import update_item
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenth():
    """The tenth session with a small agenda, complete in six languages."""
    conference_session = make_session(10)
    facts = {"kind": DocumentKind.AGENDA, "dated_on": dt.date(2023, 10, 16)}
    save_document(conference_session, "CAC/COSP/2023/1", facts=facts, titles=six("Agenda"), by=None)
    make_item(conference_session, annotation="Text.")
    return conference_session


def make_paper(*arguments):
    out = io.StringIO()
    call_command("make_paper", "agenda", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def quick(monkeypatch):
    """Papers that cost nothing."""
    monkeypatch.setattr(
        pdf,
        "render_all",
        lambda orders: [pdf.Paper(f"%PDF {one.language_code}".encode(), 12) for one in orders],
    )


def test_six_files_by_default(tenth, quick, tmp_path):
    said = make_paper("--session", 10, "--output", tmp_path / "papers")
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert names == sorted(f"agenda-{code}.pdf" for code in CODES)
    assert (tmp_path / "papers" / "agenda-zh-hans.pdf").read_bytes() == b"%PDF zh-hans"
    assert f"{tmp_path / 'papers' / 'agenda-fr.pdf'}: 12 pages, 7 bytes" in said


def test_zh_is_chinese_and_twice_is_once(tenth, quick, tmp_path):
    chosen = ["--language", "zh", "--language", "zh-hans"]
    make_paper("--session", 10, *chosen, "--output", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["agenda-zh-hans.pdf"]


@pytest.mark.papers
def test_two_languages_are_made_on_two_cores(tenth, tmp_path):
    make_paper("--session", 10, "--language", "es", "--language", "zh", "--output", tmp_path)
    for name in ("agenda-es.pdf", "agenda-zh-hans.pdf"):
        assert page.is_pdf_compliant(tmp_path / name, profile="ua1")


def test_what_is_missing_is_named_and_nothing_written(tenth, tmp_path):
    update_item(tenth.agenda_items.get(), {"annotation": {"ru": ""}}, by=None)
    with pytest.raises(CommandError) as refused:
        make_paper("--session", 10, "--output", tmp_path)
    assert refused.value.returncode == 1
    assert str(refused.value) == (
        "The paper cannot be made:\nitem 1: “Annotation” is missing in Русский."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_complete_language_is_made_though_another_is_not(tenth, quick, tmp_path):
    update_item(tenth.agenda_items.get(), {"annotation": {"ru": ""}}, by=None)
    make_paper("--session", 10, "--language", "fr", "--output", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["agenda-fr.pdf"]


def test_session_that_is_not_there(db):
    with pytest.raises(CommandError, match="There is no session 33"):
        make_paper("--session", 33)


def test_session_without_an_agenda_says_what_to_add(tmp_path):
    make_session(11)
    with pytest.raises(CommandError, match="has no document of the kind"):
        make_paper("--session", 11, "--output", tmp_path)


def test_unknown_language_names_the_six(tenth):
    with pytest.raises(CommandError, match="use one of ar, zh, en, fr, ru, es"):
        make_paper("--session", 10, "--language", "de")


def test_missing_pango_is_told(tenth, tmp_path, monkeypatch):
    def missing(_orders):
        raise pdf.PangoMissing

    monkeypatch.setattr(pdf, "render_all", missing)
    with pytest.raises(CommandError, match="apt-get install"):
        make_paper("--session", 10, "--output", tmp_path)
