"""The six versions of a session side by side, and the command that tells where they differ."""

import json

import pytest
from django.core.management import CommandError, call_command

from cosp.kernel.languages import AR, EN
from documents.selectors.concordance import concordance
from documents.services.documents import save_document
from documents.services.loading import load_session
from documents.states import DocumentKind
from sessions.models import AgendaItem
from sessions.services.agenda import add_item, update_item
from tests.factories import make_session

pytestmark = pytest.mark.django_db

TITLE = {
    "ar": "المنع في 13 تشرين الثاني/نوفمبر 2023",
    "zh-hans": "2023年11月13日的预防",
    "en": "Prevention on 13 November 2023",
    "fr": "Prévention du 13 novembre 2023",
    "ru": "Предупреждение 13 ноября 2023 года",
    "es": "Prevención, 13 de noviembre de 2023",
}


@pytest.fixture
def item():
    return add_item(make_session(), {"title": TITLE}, by=None, key="prevention")


def found(item):
    return [
        (
            one.place(EN),
            one.field,
            one.difference.kind,
            one.difference.value,
            one.difference.lacking,
        )
        for one in concordance(item.conference_session)
    ]


def test_six_versions_with_the_same_facts_agree(item):
    assert found(item) == []


def test_another_date_in_one_language_is_named_from_both_sides(item):
    update_item(item, {"title": {"ru": "Предупреждение 14 ноября 2023 года"}}, by=None)
    others = ("ar", "zh-hans", "en", "fr", "es")
    assert found(item) == [
        ("1", "title", "date", "2023-11-13", ("ru",)),
        ("1", "title", "date", "2023-11-14", others),
    ]


def test_a_text_missing_in_one_language_is_named(item):
    other = add_item(item.conference_session, {"title": TITLE}, by=None, key="other")
    update_item(other, {"title": {"fr": ""}}, by=None)
    assert found(item) == [("2", "title", "text", "", ("fr",))]


def test_a_language_not_begun_is_no_difference(item):
    update_item(item, {"title": {"fr": ""}}, by=None)
    assert found(item) == []


def test_titles_of_documents_are_compared_too(item):
    titles = {**TITLE, "es": "Prevención, 12 de noviembre de 2023"}
    facts = {"kind": DocumentKind.NOTE}
    save_document(item.conference_session, "CAC/COSP/2023/9", facts=facts, titles=titles, by=None)
    places = {one.place(AR) for one in concordance(item.conference_session)}
    assert places == {"CAC/COSP/2023/9"}


def test_the_sample_session_agrees_in_all_six_languages(capsys):
    load_session("cosp10")
    call_command("check_concordance", "10")
    assert capsys.readouterr().out == "No differences.\n"


def test_the_command_tells_a_planted_difference_and_exits_with_1(capsys):
    conference_session = load_session("cosp10")
    item = AgendaItem.objects.get(conference_session=conference_session, key="technical-assistance")
    text = item.annotation_fr.replace("CAC/COSP/2023/10", "CAC/COSP/2023/1")
    update_item(item, {"annotation": {"fr": text}}, by=None)
    with pytest.raises(SystemExit) as stop:
        call_command("check_concordance", "10")
    assert stop.value.code == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "3, annotation: the symbol CAC/COSP/2023/1 in fr, not in ar, zh, en, ru, es",
        "3, annotation: the symbol CAC/COSP/2023/10 in ar, zh, en, ru, es, not in fr",
        "2 differences.",
    ]


def test_the_command_gives_json(item, capsys):
    update_item(item, {"title": {"ru": "Предупреждение"}}, by=None)
    with pytest.raises(SystemExit):
        call_command("check_concordance", "10", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["place"], row["kind"], row["lacking"]) == ("1", "date", ["ru"])


def test_an_unknown_session_is_told(db):
    with pytest.raises(CommandError, match="no session 99"):
        call_command("check_concordance", "99")
