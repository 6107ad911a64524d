"""Papers asked for, made by a worker, issued: what changes, exactly."""

import datetime as dt
import itertools

import page
import pytest
import time_machine
from django.utils import timezone

from cosp.celery import app
from cosp.kernel import pdf
from cosp.kernel.languages import CODES
from cosp.kernel.models import RecordEntry
from documents.errors import PaperRefusal
from documents.models import Issuance, Rendition
from documents.rendering.desk import paper_desk
from documents.selectors.documents import agenda_document
from documents.services import papers
from documents.services.documents import save_document
from documents.services.papers import issue_paper, render_rendition, request_papers
from documents.states import DocumentKind, RenditionState, VersionState
from sessions.services.agenda import update_item
from tests.factories import make_item, make_session, make_user, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A session whose agenda is complete in six languages, and small."""
    conference_session = make_session()
    facts = {"kind": DocumentKind.AGENDA, "dated_on": dt.date(2023, 10, 16)}
    save_document(conference_session, "CAC/COSP/2023/1", facts=facts, titles=six("Agenda"), by=None)
    make_item(conference_session, annotation="Text.")
    return conference_session


@pytest.fixture
def orders(monkeypatch):
    """What was ordered from the workers, by key of the rendition."""
    sent = []
    monkeypatch.setattr(app, "send_task", lambda _name, args, *_rest, **_more: sent.append(*args))
    return sent


def change(conference_session, **texts):
    update_item(conference_session.agenda_items.get(), {"annotation": texts}, by=None)


def make(conference_session, *codes):
    """Asks for papers and plays the worker."""
    return [
        render_rendition(row.pk) for row in request_papers(conference_session, codes or CODES, None)
    ]


def rendition(conference_session, code="fr"):
    return Rendition.objects.get(conference_session=conference_session, language=code)


# --- asking ---------------------------------------------------------------------------------------


def test_request_queues_each_language_and_orders_after_the_commit(
    session, orders, django_capture_on_commit_callbacks
):
    officer = make_user()
    with django_capture_on_commit_callbacks() as callbacks:
        rows = request_papers(session, ["fr", "ar"], officer)
    assert orders == []
    for callback in callbacks:
        callback()
    assert orders == [row.pk for row in rows]
    assert {row.language for row in rows} == {"fr", "ar"}
    assert [(row.state, row.requested_by) for row in rows] == [("queued", officer)] * 2
    entry = RecordEntry.objects.filter(act="papers ordered").get()
    assert set(entry.after["languages"]) == {"fr", "ar"}


def test_asking_twice_keeps_one_row_a_language(session, orders):
    request_papers(session, ["fr"], None)
    request_papers(session, ["fr"], None)
    assert Rendition.objects.filter(language="fr").count() == 1


def test_a_broker_that_does_not_answer_leaves_the_row_queued(
    session, monkeypatch, django_capture_on_commit_callbacks
):
    def broken(*_args, **_kwargs):
        raise ConnectionError("no broker")

    monkeypatch.setattr(app, "send_task", broken)
    with django_capture_on_commit_callbacks(execute=True):
        request_papers(session, ["fr"], None)
    assert rendition(session).state == RenditionState.QUEUED


def test_papers_nobody_seems_to_make_are_ordered_again(
    session, orders, django_capture_on_commit_callbacks
):
    request_papers(session, ["fr"], None)
    with django_capture_on_commit_callbacks(execute=True):
        assert papers.order_lost_renditions(timezone.now()) == 0
        assert papers.order_lost_renditions(timezone.now() + papers.LOST_AFTER) == 1
    assert orders == [rendition(session).pk]


# --- making ---------------------------------------------------------------------------------------


@pytest.mark.papers
def test_made_paper_is_kept_with_its_size_pages_and_moments(session):
    with time_machine.travel("2023-11-20T12:00:00Z", tick=False):
        assert make(session, "fr") == ["done"]
    row = rendition(session)
    content = row.file.read()
    assert page.validate_pdf_bytes(content, profile="ua1").failures == []
    assert (row.state, row.error, row.size, row.page_count) == ("done", "", len(content), 1)
    assert row.file.name.startswith(f"papers/{session.pk}/agenda-fr-{row.content_hash[:16]}")
    moment = dt.datetime(2023, 11, 20, 12, tzinfo=dt.UTC)
    assert (row.started_at, row.finished_at) == (moment, moment)


@pytest.mark.papers
def test_unchanged_content_is_not_made_again(session, monkeypatch):
    make(session, "fr")
    before = rendition(session)
    monkeypatch.setattr(pdf, "render_order", None)  # would fail if it were called
    assert request_papers(session, ["fr"], None) == []
    assert render_rendition(before.pk) == "unchanged"
    after = rendition(session)
    assert (after.state, after.file.name) == ("done", before.file.name)


@pytest.mark.papers
def test_changed_comma_is_made_again_and_the_old_file_goes(
    session, django_capture_on_commit_callbacks
):
    make(session, "fr", "en")
    old = rendition(session).file
    change(session, fr="Text, [fr]")
    with django_capture_on_commit_callbacks(execute=True):
        (row,) = request_papers(session, ["fr", "en"], None)
        assert (row.language, render_rendition(row.pk)) == ("fr", "done")
    assert rendition(session).file.name != old.name
    assert not old.storage.exists(old.name)


@pytest.mark.papers
def test_lost_file_is_made_again(session):
    make(session, "fr")
    row = rendition(session)
    row.file.storage.delete(row.file.name)
    assert make(session, "fr") == ["done"]


def test_missing_text_fails_with_what_is_missing(session):
    change(session, fr="")
    assert make(session, "fr") == ["failed"]
    row = rendition(session)
    assert row.state == RenditionState.FAILED
    assert row.error == "item 1: “Annotation” is missing in Français."
    assert not row.file


def test_failure_of_the_engine_is_told_and_can_be_tried_again(session, monkeypatch):
    def missing(_order):
        raise pdf.PangoMissing

    with monkeypatch.context() as patch:
        patch.setattr(pdf, "render_order", missing)
        assert make(session, "fr") == ["failed"]
    assert "apt-get install" in rendition(session).error
    assert make(session, "fr") == ["done"]
    assert rendition(session).error == ""


def test_order_for_a_row_that_is_gone_does_nothing():
    assert render_rendition(4711) == "gone"


def test_who_began_last_writes_the_result(session, monkeypatch):
    """A paper taken over from a worker that was thought dead is not overwritten by it."""
    (row,) = request_papers(session, ["fr"], None)
    made = itertools.count()

    def overtaken(order):
        paper = pdf.Paper(f"%PDF {next(made)}".encode(), 1)
        if paper.content == b"%PDF 0":
            change(session, fr="Newer. [fr]")
            assert render_rendition(row.pk) == "done"
        return paper

    monkeypatch.setattr(pdf, "render_order", overtaken)
    assert render_rendition(row.pk) == "gone"
    assert rendition(session).file.read() == b"%PDF 1"


# --- issuing --------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch):
    """Papers that cost nothing, for tests of what happens around them."""
    monkeypatch.setattr(
        pdf, "render_order", lambda order: pdf.Paper(f"%PDF {order.language_code}".encode(), 12)
    )


def test_six_complete_papers_are_issued_as_they_are(session, quick):
    officer = make_user()
    make(session)
    with time_machine.travel("2023-10-30T12:00:00Z", tick=False):
        issuance = issue_paper(session, by=officer)
    assert (issuance.by, issuance.override_reason, issuance.problems) == (officer, "", [])
    files = {one.language: one for one in issuance.files.all()}
    assert set(files) == set(CODES)
    assert files["fr"].file.read() == b"%PDF fr"
    assert (files["fr"].size, files["fr"].page_count) == (7, 12)
    assert files["fr"].content_hash == rendition(session).content_hash
    versions = agenda_document(session).versions.all()
    assert {(one.state, one.issued_on) for one in versions} == {
        (VersionState.ISSUED, dt.date(2023, 10, 30))
    }
    entry = RecordEntry.objects.filter(act="paper issued").get()
    assert entry.after == {
        "paper": "agenda",
        "languages": list(CODES),
        "override_reason": "",
        "problems": [],
    }


def test_issued_file_stays_when_the_paper_is_made_anew(session, quick):
    make(session)
    kept = issue_paper(session, by=None).files.get(language="fr")
    change(session, fr="Newer. [fr]")
    make(session, "fr")
    assert kept.file.read() == b"%PDF fr"


@pytest.mark.parametrize(
    ("change_texts", "problems"),
    [
        ({"fr": ""}, ["Français: 1 text is missing.", "Français: the paper was made before"]),
        ({"fr": "Newer. [fr]"}, ["Français: the paper was made before"]),
        (
            {"en": "Newer."},
            [
                *("العربية: 1 text is older", "中文: 1 text is older"),
                "English: the paper was made before",
                *("Français: 1 text is older", "Русский: 1 text is older"),
                "Español: 1 text is older",
            ],
        ),
    ],
)
def test_what_is_missing_stale_or_outdated_refuses(session, quick, change_texts, problems):
    make(session)
    change(session, **change_texts)
    with pytest.raises(PaperRefusal) as refused:
        issue_paper(session, by=None)
    assert refused.value.code == "incomplete"
    found = refused.value.problems
    assert [one[: len(start)] for one, start in zip(found, problems, strict=True)] == problems
    assert Issuance.objects.count() == 0


def test_language_not_made_refuses(session, quick):
    make(session, *(code for code in CODES if code != "ru"))
    with pytest.raises(PaperRefusal) as refused:
        issue_paper(session, by=None)
    assert refused.value.problems == ["Русский: the paper is not made."]


def test_override_needs_a_reason_and_records_it_with_what_was_incomplete(session, quick):
    make(session, *(code for code in CODES if code != "ru"))
    with pytest.raises(PaperRefusal):
        issue_paper(session, by=None, override_reason="  ")
    issuance = issue_paper(session, by=None, override_reason="Russian follows tomorrow.")
    assert issuance.override_reason == "Russian follows tomorrow."
    assert issuance.problems == [{"language": "ru", "code": "not-made", "count": 1}]
    assert {one.language for one in issuance.files.all()} == set(CODES) - {"ru"}
    states = {one.language: one.state for one in agenda_document(session).versions.all()}
    assert states["ru"] == VersionState.AWAITED
    entry = RecordEntry.objects.filter(act="paper issued").get()
    assert entry.after["override_reason"] == "Russian follows tomorrow."


def test_nothing_made_cannot_be_issued_with_any_reason(session):
    with pytest.raises(PaperRefusal) as refused:
        issue_paper(session, by=None, override_reason="Now.")
    assert refused.value.code == "nothing-made"


def test_a_reason_that_was_not_needed_is_not_kept(session, quick):
    make(session)
    assert issue_paper(session, by=None, override_reason="To be sure.").override_reason == ""


# --- the desk -------------------------------------------------------------------------------------


def test_desk_tells_how_far_each_language_is(session, quick):
    change(session, ru="")
    request_papers(session, ["ar"], None)
    make(session, "zh-hans", "fr", "ru")
    change(session, fr="Newer. [fr]")
    desk = paper_desk(session)
    lines = {line.language.code: line for line in desk.lines}
    assert [line.language.code for line in desk.lines] == list(CODES)
    assert {code: line.word for code, line in lines.items()} == {
        "ar": "Queued",
        "zh-hans": "Ready",
        "en": "Not asked for",
        "fr": "Ready, but the texts have changed since",
        "ru": "Failed",
        "es": "Not asked for",
    }
    assert lines["ru"].reason == "item 1: “Annotation” is missing in Русский."
    assert (lines["zh-hans"].size, lines["zh-hans"].page_count) == (12, 12)
    assert [code for code, line in lines.items() if line.has_file] == ["zh-hans", "fr"]
    assert [code for code, line in lines.items() if line.is_current] == ["zh-hans"]
    assert desk.is_unfinished
    assert not desk.may_be_issued


def test_desk_may_issue_when_nothing_stands_in_the_way(session, quick):
    make(session)
    desk = paper_desk(session)
    assert desk.may_be_issued
    assert not desk.is_unfinished
