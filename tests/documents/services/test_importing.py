"""An issued agenda imported: the first language makes the session, the others are merged."""

from __future__ import annotations

import datetime as dt

import pytest

from cosp.kernel.models import RecordEntry
from cosp.kernel.record import entries_of
from documents.errors import ImportRefusal
from documents.importing.agenda import read_agenda
from documents.models import ItemDocument, OfficialDocument
from documents.services.documents import link_document, save_document, unlink_document
from documents.services.import_result import ImportResult
from documents.services.importing import import_agenda, preview
from documents.services.loading import load_session
from documents.states import Role
from sessions.models import AgendaItem, ConferenceSession, Meeting
from sessions.selectors.agenda import items_of
from sessions.selectors.sessions import session_by_number
from sessions.services.agenda import remove_item, update_item
from sessions.states import AgendaState
from tests.documents.importing.issued import issued_agenda
from tests.factories import make_session, make_user

pytestmark = pytest.mark.django_db


def imported(code: str, text: str | None = None, **options: object) -> ImportResult:
    reading = read_agenda(issued_agenda(code)[0] if text is None else text, code)
    return import_agenda(reading, by=None, **options)  # type: ignore[arg-type]


def item(key_title: str) -> AgendaItem:
    return AgendaItem.objects.get(title_en=key_title)


def test_first_language_makes_the_session() -> None:
    result = imported("en")
    conference_session = session_by_number(10)
    assert (result.is_new_session, result.is_first_language) == (True, True)
    assert conference_session.opens_on == dt.date(2023, 12, 11)
    assert conference_session.closes_on == dt.date(2023, 12, 15)
    assert conference_session.place_en == "Atlanta, United States of America"
    assert conference_session.original_language == "en"
    assert conference_session.agenda_state == AgendaState.PROVISIONAL
    assert items_of(conference_session).filter(parent=None).count() == 10
    assert items_of(conference_session).exclude(parent=None).count() == 9
    assert Meeting.objects.count() == 10
    assert ItemDocument.objects.filter(role=Role.LISTED).count() == 31
    assert OfficialDocument.objects.count() == 37  # 35 listed or mentioned, L.2 and the agenda
    assert OfficialDocument.objects.get(symbol="CAC/COSP/2023/1").dated_on == dt.date(2023, 10, 16)
    assert [one.code for one in result.remarks] == ["time-zone-unknown"]


def test_kinds_of_documents_follow_from_titles_and_symbols() -> None:
    imported("en")
    kinds = dict(OfficialDocument.objects.values_list("symbol", "kind"))
    assert {
        symbol: kinds[f"CAC/COSP/{symbol}"]
        for symbol in ("2023/2", "2023/4", "2023/13", "2023/CRP.1", "IRG/2023/7", "2021/L.2")
    } == {
        "2023/2": "note",
        "2023/4": "thematic-report",
        "2023/13": "report",
        "2023/CRP.1": "conference-room-paper",
        "IRG/2023/7": "subsidiary-body-report",
        "2021/L.2": "draft-resolution",
    }


def test_second_language_fills_its_own_columns_only() -> None:
    imported("en")
    before = item("Prevention").annotation_en
    result = imported("fr")
    row = item("Prevention")
    assert (result.is_new_session, result.is_first_language) == (False, False)
    assert (row.title_fr, row.annotation_en) == ("Prévention", before)
    assert row.title_ru in ("", None)
    assert AgendaItem.objects.count() == 19
    assert result.overwritten == ()
    assert result.remarks == ()
    title = OfficialDocument.objects.get(symbol="CAC/COSP/2023/2").title_fr
    assert title.startswith("Note du Secrétariat")


@pytest.mark.parametrize("first", ["zh", "ar"])
def test_any_language_may_be_the_first(first: str) -> None:
    imported(first)
    imported("en")
    assert item("Prevention").key
    assert Meeting.objects.count() == 10


def test_the_same_text_again_changes_nothing() -> None:
    imported("en")
    count = RecordEntry.objects.count()
    assert imported("en").changes == ()
    assert RecordEntry.objects.count() == count


def test_a_dry_run_tells_all_and_leaves_nothing() -> None:
    result = imported("en", dry_run=True)
    assert (len(result.changes) > 100, result.session_pk) == (True, None)
    assert (ConferenceSession.objects.count(), RecordEntry.objects.count()) == (0, 0)


def test_overwritten_texts_are_shown_and_recorded() -> None:
    imported("en")
    user = make_user()
    row = item("Technical assistance")
    update_item(row, {"title": {"en": "Technical aid"}}, by=user)
    result = imported("en")
    assert [(one.place, one.before, one.after) for one in result.overwritten] == [
        ("3", "Technical aid", "Technical assistance")
    ]
    entry = entries_of(row)[0]
    assert entry.before == {"title_en": "Technical aid"}
    assert entry.after == {"title_en": "Technical assistance"}


def test_a_text_with_errors_is_refused_whole() -> None:
    text = issued_agenda("en")[0]
    cut = text[: text.index("9. Provisional agenda for the eleventh session\n\n")]
    with pytest.raises(ImportRefusal) as caught:
        imported("en", cut)
    assert caught.value.code == "unreadable"
    assert "heading-missing" in {one.code for one in caught.value.problems}
    assert ConferenceSession.objects.count() == 0


def test_nothing_stays_of_an_import_that_fails_half_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("documents.services.importing.write_meetings", fail)
    with pytest.raises(RuntimeError):
        imported("en")
    assert (ConferenceSession.objects.count(), AgendaItem.objects.count()) == (0, 0)


def test_agenda_of_another_session_is_refused() -> None:
    with pytest.raises(ImportRefusal, match="session 10, not of session 11"):
        imported("en", number=11)
    eleventh = make_session(11, dt.date(2025, 12, 15))
    with pytest.raises(ImportRefusal, match="not of session 11"):
        imported("en", conference_session=eleventh)


def test_items_numbered_otherwise_are_refused() -> None:
    imported("en")
    text = issued_agenda("fr")[0].replace("CAC/COSP/2023/20)", "CAC/COSP/2023/99)")
    with pytest.raises(ImportRefusal) as caught:
        imported("fr", text)
    assert caught.value.code == "other-items"


def test_differences_between_the_languages_are_told_and_not_written() -> None:
    imported("en")
    text = issued_agenda("fr")[0]
    changed = (
        text.replace("(CAC/COSP/2023/9)\n", "(CAC/COSP/2023/90)\n")
        .replace("l’article 45 du", "l’article 46 du")
        .replace("le 4 décembre 2023", "le 5 décembre 2023")
    )
    result = imported("fr", changed)
    told = [one.message for one in result.remarks]
    assert "CAC/COSP/2023/90 is listed under 2 in this text but not in the session." in told
    assert "CAC/COSP/2023/9 is listed under 2 in the session but not in this text." in told
    facts = {
        (one.place(result.language), one.difference.kind, one.difference.value)
        for one in result.discordances
    }
    assert ("1 f)", "provision", "46") in facts
    assert ("1 f)", "date", "2023-12-05") in facts
    assert not OfficialDocument.objects.filter(symbol="CAC/COSP/2023/90").exists()


def test_an_item_that_only_one_language_has_is_told() -> None:
    imported("en")
    last = AgendaItem.objects.get(title_en="Any other matters")
    remove_item(last, by=None)
    told = {(one.code, dict(one.parameters)["label"]) for one in imported("fr").remarks}
    assert ("item-only-here", "8 (c)") in told
    assert AgendaItem.objects.count() == 18


def test_other_meetings_and_links_are_told() -> None:
    imported("en")
    Meeting.objects.filter(date=dt.date(2023, 12, 14), period="morning").delete()
    link = ItemDocument.objects.get(document__symbol="CAC/COSP/2023/10", role=Role.LISTED)
    extra = save_document(
        link.document.conference_session,
        "CAC/COSP/2023/77",
        facts={"kind": "note"},
        titles={},
        by=None,
    )
    link_document(link.item, extra, Role.LISTED, by=None)
    told = [one.message for one in imported("es").remarks]
    assert told == [
        "CAC/COSP/2023/77 is listed under 3 in the session but not in this text.",
        "Day 4, morning: items 5, 6 in this text, – in the session.",
    ]
    unlink_document(link, by=None)


def test_the_issued_chinese_text_merges_into_a_sample_moved_to_other_days() -> None:
    moved = load_session("cosp10", opens_on=dt.date(2026, 12, 14))
    shown = preview(read_agenda(issued_agenda("zh")[0], "zh"), conference_session=moved)
    assert shown.refusal is None
    assert shown.result is not None
    assert [one.code for one in shown.result.remarks] == ["dates-differ"]
    assert session_by_number(10).opens_on == dt.date(2026, 12, 14)


def test_a_preview_has_the_problems_beside_their_lines() -> None:
    text = issued_agenda("en")[0].replace("(CAC/COSP/2023/9)\n", "(CAC/COSP/2023/)\n")
    shown = preview(read_agenda(text, "en"))
    assert shown.result is None
    assert isinstance(shown.refusal, ImportRefusal)
    beside = [(line, [one.code for one in found]) for _, line, found in shown.lines if found]
    codes = {code for line, found in beside for code in found if "CAC/COSP/2023/)" in line}
    assert codes == {"symbol-unreadable", "document-without-symbol"}
    assert ConferenceSession.objects.count() == 0
