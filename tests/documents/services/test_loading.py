"""The sample session: complete in six languages, movable, and the same when loaded twice."""

import datetime as dt
import shutil

import pytest
import yaml

from cosp.kernel.languages import CODES, EN, OFFICIAL
from cosp.kernel.models import RecordEntry
from cosp.kernel.texts import TextState
from cosp.kernel.translated import states_of
from documents.models import ItemDocument, OfficialDocument
from documents.rules.symbols import find_symbols
from documents.services import loading
from documents.services.loading import DATA, DataFileError, load_session, read
from documents.states import DocumentKind, Role, VersionState
from sessions.models import ConferenceSession, Deadline
from sessions.selectors.agenda import TEXT_FIELDS, agenda_tree, flat
from sessions.selectors.meetings import plan_findings, timetable
from sessions.selectors.sessions import earlier_sessions
from sessions.states import AgendaState, SessionKind

pytestmark = pytest.mark.django_db

FOLDER = DATA / "cosp10"


@pytest.fixture
def tenth():
    return load_session("cosp10")


def test_the_tenth_session_has_ten_items_and_nine_sub_items(tenth):
    tree = agenda_tree(tenth)
    assert len(tree) == 10
    assert {node.number: len(node.children) for node in tree if node.children} == {1: 6, 8: 3}


def test_every_text_of_the_agenda_is_there_and_current_in_six_languages(tenth):
    unfit = [
        (item.key, field, code, state)
        for item in tenth.agenda_items.all()
        for field in TEXT_FIELDS
        for code, state in states_of(item, field, "en").items()
        if state != TextState.CURRENT and field != "annotation_title"
    ]
    assert unfit == []


def test_all_documents_have_titles_in_six_languages(tenth):
    for document in OfficialDocument.objects.all():
        assert all(getattr(document, f"title_{one.field_suffix}") for one in OFFICIAL), document


def test_the_session_has_35_documents_beside_its_agenda_and_one_of_the_ninth(tenth):
    own = OfficialDocument.objects.filter(conference_session=tenth)
    assert own.exclude(kind=DocumentKind.AGENDA).count() == 35
    (draft,) = OfficialDocument.objects.exclude(conference_session=tenth)
    assert (draft.symbol, draft.conference_session.number) == ("CAC/COSP/2021/L.2", 9)


def test_31_documents_are_listed_under_items_2_to_7(tenth):
    labels = {node.pk: node.label(EN) for node in flat(agenda_tree(tenth))}
    counts: dict[str, int] = {}
    for link in ItemDocument.objects.filter(role=Role.LISTED):
        counts[labels[link.item_id]] = counts.get(labels[link.item_id], 0) + 1
    assert counts == {"2": 13, "3": 1, "4": 5, "5": 5, "6": 6, "7": 1}


def test_every_document_mentioned_is_in_the_text_in_all_six_languages(tenth):
    for link in ItemDocument.objects.filter(role=Role.MENTIONED).select_related("item", "document"):
        for one in OFFICIAL:
            text = getattr(link.item, f"annotation_{one.field_suffix}")
            found = {str(row.symbol) for row in find_symbols(text)}
            assert link.document.symbol in found, (link.document.symbol, link.item.key, one.code)


def test_ten_plenary_meetings_in_the_corrected_order_break_no_rule(tenth):
    found = [
        [[entry.node.label(EN) for entry in meeting.entries] for meeting in day.meetings]
        for day in timetable(tenth)
    ]
    assert found == [
        [["1 (a)", "1 (b)", "1 (c)", "1 (d)", "1 (e)", "1 (f)"], ["1 (f)"]],
        [["1 (f)"], ["1 (f)"]],
        [["2", "3"], ["4"]],
        [["5", "6"], ["7"]],
        [["8"], ["9", "10"]],
    ]
    assert plan_findings(tenth) == []


def test_deadlines_fall_where_the_domain_notes_say(tenth):
    rows = yaml.safe_load((FOLDER / "session.yaml").read_text())["deadlines"]
    expected = {row["key"]: row["expect"] for row in rows}
    found = {
        deadline.key: deadline.local_at.strftime("%Y-%m-%dT%H:%M")
        for deadline in Deadline.objects.all()
    }
    assert found == expected


def test_nine_earlier_sessions_and_the_special_one(tenth):
    rows = list(earlier_sessions(tenth))
    numbers = [row.number for row in rows if row.kind == SessionKind.REGULAR]
    assert numbers == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    (special,) = [row for row in rows if row.kind == SessionKind.SPECIAL]
    assert special.opens_on == dt.date(2021, 5, 7)
    assert all(row.place_ar and row.place_zh_hans for row in rows if row.number)


def test_the_agenda_passed_through_its_states_and_kept_two_versions(tenth):
    tenth.refresh_from_db()
    assert tenth.agenda_state == AgendaState.PROVISIONAL
    versions = tenth.agenda_versions.order_by("number").values_list("state", "source")
    assert list(versions) == [
        ("approved", "CAC/COSP/2021/L.2"),
        ("provisional", "CAC/COSP/2023/1"),
    ]


def test_loading_twice_changes_nothing(tenth):
    before = list(RecordEntry.objects.order_by("pk").values_list("pk", "seal"))
    rows = list(ConferenceSession.objects.order_by("pk").values())
    load_session("cosp10")
    assert list(RecordEntry.objects.order_by("pk").values_list("pk", "seal")) == before
    assert list(ConferenceSession.objects.order_by("pk").values()) == rows


def test_another_opening_day_shifts_meetings_deadlines_and_the_dates_in_the_texts(tenth):
    moved = load_session("cosp10", opens_on=dt.date(2026, 12, 14))
    assert (moved.pk, moved.closes_on) == (tenth.pk, dt.date(2026, 12, 18))
    assert timetable(moved)[0].date == dt.date(2026, 12, 14)
    drafts = Deadline.objects.get(key="draft-resolutions")
    assert drafts.local_at.date() == dt.date(2026, 11, 16)  # the 14th is a Saturday
    texts = {
        code: " ".join(node.texts["annotation"][code] for node in flat(agenda_tree(moved)))
        for code in CODES
    }
    for wanted, code in (
        ("16 November 2026", "en"),
        ("2026年11月16日", "zh-hans"),
        ("16 تشرين الثاني/نوفمبر 2026", "ar"),
        ("16 de noviembre de 2026", "es"),
    ):
        assert wanted in texts[code]
    assert not any("{" in text for text in texts.values())
    assert not any("November 2023" in text for text in texts.values())
    room_paper = OfficialDocument.objects.get(symbol="CAC/COSP/2023/CRP.1")
    assert "4 décembre 2026" in room_paper.title_fr


def test_loaded_on_another_day_twice_changes_nothing(tenth):
    load_session("cosp10", opens_on=dt.date(2026, 12, 14))
    count = RecordEntry.objects.count()
    load_session("cosp10", opens_on=dt.date(2026, 12, 14))
    assert RecordEntry.objects.count() == count


def test_room_papers_are_planned_in_english_only(tenth):
    document = OfficialDocument.objects.get(symbol="CAC/COSP/2023/CRP.3")
    states = dict(document.versions.values_list("language", "state"))
    assert states.pop("en") == VersionState.AWAITED
    assert set(states.values()) == {VersionState.NOT_PLANNED}


def test_a_missing_file_is_named(tmp_path):
    (tmp_path / "session.yaml").write_text("{}")
    with pytest.raises(DataFileError, match=r"agenda\.yaml"):
        read(tmp_path)


def test_a_file_that_is_no_yaml_is_named(tmp_path):
    (tmp_path / "session.yaml").write_text("a: [")
    with pytest.raises(DataFileError, match=r"session\.yaml is not readable"):
        read(tmp_path)


def test_an_unknown_placeholder_loads_nothing_at_all(monkeypatch, tmp_path):
    shutil.copytree(FOLDER, tmp_path / "cosp10")
    path = tmp_path / "cosp10" / "annotations" / "fr.yaml"
    path.write_text(path.read_text().replace("{draft-resolutions}", "{draft-resolution}"))
    monkeypatch.setattr(loading, "DATA", tmp_path)
    with pytest.raises(DataFileError, match=r"draft-resolution.*fr"):
        load_session("cosp10")
    assert not ConferenceSession.objects.exists()
