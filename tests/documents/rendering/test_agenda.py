"""The context of the annotated agenda: what is printed in which language."""

import datetime as dt
import json

import pytest

from cosp.kernel.languages import AR, EN, ES, FR, NBSP, OFFICIAL, RU, ZH
from documents.rendering.agenda import agenda_context, agenda_data
from documents.selectors.papers import agenda_facts
from documents.services.documents import save_document, set_version
from documents.states import Distribution, DocumentKind, Role
from sessions.models import Meeting, MeetingItem
from sessions.services.agenda import change_state
from sessions.states import AgendaAct, Period, Stream
from tests.documents.rows import make_document
from tests.factories import make_item, make_session, six

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 12, 11)


@pytest.fixture
def session():
    conference_session = make_session()
    facts = {"kind": DocumentKind.AGENDA, "dated_on": dt.date(2023, 10, 16)}
    save_document(conference_session, "CAC/COSP/2023/1", facts=facts, titles=six("Agenda"), by=None)
    return conference_session


def context(conference_session, lang=EN):
    return agenda_context(agenda_facts(conference_session), lang)


def meet(conference_session, *items, period=Period.MORNING, stream=Stream.PLENARY):
    hour = 10 if period == Period.MORNING else 15
    zone = conference_session.zone
    meeting = Meeting.objects.create(
        conference_session=conference_session,
        date=DAY,
        period=period,
        stream=stream,
        starts_at=dt.datetime.combine(DAY, dt.time(hour), zone),
        ends_at=dt.datetime.combine(DAY, dt.time(hour + 3), zone),
    )
    for position, item in enumerate(items, start=1):
        MeetingItem.objects.create(meeting=meeting, item=item, position=position)


# --- masthead -----------------------------------------------------------------------------------


def test_masthead_in_english(session):
    found = context(session)
    del found["headings"], found["items"], found["days"], found["note"]
    assert found == {
        "symbol": "CAC/COSP/2023/1",
        "symbol_root": "CAC",
        "symbol_rest": "/COSP/2023/1",
        "job_number": "",
        "dated_on": "2023-10-16",
        "united_nations": "United Nations",
        "conference": "name [en]",
        "distribution": ["Distr.: General", "16 October 2023", "Original: English"],
        "session": "Tenth session",
        "place_and_dates": "Atlanta [en], 11–15 December 2023",
    }


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (AR, "Atlanta [ar]، 11-15 كانون الأول/ديسمبر 2023"),
        (ZH, "2023年12月11日至15日，Atlanta [zh-hans]"),
        (FR, "Atlanta [fr], 11-15 décembre 2023"),
        (RU, "Atlanta [ru], 11–15 декабря 2023 года"),
        (ES, "Atlanta [es], 11 a 15 de diciembre de 2023"),
    ],
)
def test_place_and_dates_in_the_order_of_the_language(session, lang, expected):
    assert context(session, lang)["place_and_dates"] == expected


def test_only_french_and_spanish_translate_the_distribution(session):
    assert context(session, FR)["distribution"][0] == "Distr. générale"
    assert context(session, ES)["distribution"][0] == "Distr. general"
    for lang in (AR, RU, ZH):
        assert context(session, lang)["distribution"] == [
            "Distr.: General",
            "16 October 2023",
            lang.english_name,
            "Original: English",
        ]


def test_limited_distribution_is_printed(session):
    facts = {"distribution": Distribution.LIMITED}
    save_document(session, "CAC/COSP/2023/1", facts=facts, titles={}, by=None)
    assert context(session, RU)["distribution"][0] == "Distr.: Limited"


def test_job_number_carries_the_letter_of_its_language(session):
    document = agenda_facts(session).document
    set_version(document, "zh-hans", state="awaited", job_number="V.23-20042", by=None)
    assert context(session, ZH)["job_number"] == "V.23-20042 (C)"
    assert context(session, EN)["job_number"] == ""


# --- headings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "title", "agenda", "work"),
    [
        (
            [],
            "Annotated draft provisional agenda",
            "Draft provisional agenda",
            "Proposed organization of work",
        ),
        (
            [AgendaAct.APPROVE],
            "Annotated draft provisional agenda",
            "Draft provisional agenda",
            "Proposed organization of work",
        ),
        (
            [AgendaAct.ISSUE],
            "Annotated provisional agenda",
            "Provisional agenda",
            "Proposed organization of work",
        ),
        (
            [AgendaAct.ISSUE, AgendaAct.ADOPT],
            "Annotated agenda",
            "Agenda",
            "Organization of work",
        ),
    ],
)
def test_headings_follow_the_state_of_the_agenda(session, acts, title, agenda, work):
    make_item(session)
    for act in acts:
        change_state(session, act, by=None)
    session.refresh_from_db()
    headings = context(session)["headings"]
    assert (headings["title"], headings["agenda"], headings["work"]) == (title, agenda, work)


# --- items ---------------------------------------------------------------------------------------


def test_list_ends_as_lists_of_the_united_nations_end(session):
    first = make_item(session, "Organizational matters")
    make_item(session, "Opening", parent=first)
    make_item(session, "Officers", parent=first)
    make_item(session, "Prevention")

    def ends(lang):
        items = context(session, lang)["items"]
        return [[one["mark"], one["end"]] for item in items for one in (item, *item["children"])]

    assert ends(EN) == [["1.", ":"], ["(a)", ";"], ["(b)", "."], ["2.", "."]]
    assert ends(FR) == [["1.", f"{NBSP}:"], ["a)", f"{NBSP};"], ["b)", "."], ["2.", "."]]
    assert ends(AR) == [["1-", ":"], ["(أ)", "؛"], ["(ب)", "."], ["2-", "."]]
    assert ends(ZH) == [["1.", "："], ["(a)", "；"], ["(b)", "。"], ["2.", "。"]]


def test_item_brings_its_annotation_and_the_documents_of_its_list(session):
    item = make_item(session, annotation="First.\n\nSecond.")
    make_document(session, "CAC/COSP/2023/11", item=item)
    make_document(session, "CAC/COSP/2023/4", item=item, role=Role.MENTIONED)
    assert context(session, ES)["items"] == [
        {
            "mark": "1.",
            "title": "Prevention [es]",
            "heading": "Prevention [es]",
            "annotation": ["First.", "Second. [es]"],
            "documents": [
                {"title": "Title of CAC/COSP/2023/11 [es]", "symbol": "CAC/COSP/2023/11"}
            ],
            "end": ".",
            "children": [],
        }
    ]


# --- organization of work ----------------------------------------------------------------------


def test_sub_items_have_a_line_each_and_items_are_joined(session):
    first = make_item(session, "Organizational matters")
    opening = make_item(session, "Opening", parent=first)
    debate = make_item(session, "Debate", parent=first)
    second, third, fourth = (make_item(session, title) for title in ("Two", "Three", "Four"))
    meet(session, opening, debate)
    meet(session, debate, second, third, fourth, period=Period.AFTERNOON)
    (day,) = context(session)["days"]
    assert day == {
        "date": "Monday, 11 December",
        "line_count": 4,
        "meetings": [
            {
                "time": f"10{NBSP}a.m.–1{NBSP}p.m.",
                "stream": "",
                "lines": [
                    {"label": "1 (a)", "title": "Opening [en]"},
                    {"label": "1 (b)", "title": "Debate [en]"},
                ],
            },
            {
                "time": f"3–6{NBSP}p.m.",
                "stream": "",
                "lines": [
                    {"label": "1 (b)", "title": "Debate [en] (continued)"},
                    {"label": "2, 3 and 4", "title": "Two [en]; Three [en]; Four [en]"},
                ],
            },
        ],
    }


@pytest.mark.parametrize(
    ("lang", "label", "title"),
    [
        (AR, "1 و2", "One [ar]؛ Two [ar] (تابع)"),
        (ZH, "1和2", "One [zh-hans]；Two [zh-hans]（续）"),
        (FR, "1 et 2", f"One [fr]{NBSP}; Two [fr] (suite)"),
        (RU, "1 и 2", "One [ru]; Two [ru] (продолжение)"),
        (ES, "1 y 2", "One [es]; Two [es] (continuación)"),
    ],
)
def test_joined_and_continued_in_the_words_of_the_language(session, lang, label, title):
    one, two = make_item(session, "One"), make_item(session, "Two")
    meet(session, two)
    meet(session, one, two, period=Period.AFTERNOON)
    line = context(session, lang)["days"][0]["meetings"][1]["lines"][0]
    assert line == {"label": label, "title": title}


def test_streams_are_named_only_where_there_are_two(session):
    one, two = make_item(session, "One"), make_item(session, "Two")
    meet(session, one)
    meet(session, two, stream=Stream.PARALLEL)
    names = [meeting["stream"] for meeting in context(session, FR)["days"][0]["meetings"]]
    assert names == ["Séance plénière", "Séance parallèle"]


def test_meeting_without_items_keeps_its_line(session):
    meet(session)
    (day,) = context(session)["days"]
    assert day["meetings"][0]["lines"] == [{"label": "", "title": ""}]


# --- data --------------------------------------------------------------------------------------


def test_data_has_labels_in_the_english_form(session):
    parent = make_item(session, "Organizational matters")
    child = make_item(session, "Opening", parent=parent, annotation="Text.")
    make_document(session, "CAC/COSP/2023/4", item=child, role=Role.MENTIONED)
    meet(session, child)
    data = json.loads(agenda_data(agenda_facts(session), AR))
    assert data["language"] == "ar"
    assert data["session"]["symbol"] == "CAC/COSP/2023/1"
    assert data["items"][0]["children"] == [
        {
            "label": "1 (a)",
            "title": "Opening [ar]",
            "annotation_title": "Opening [ar]",
            "annotation": ["Text. [ar]"],
            "documents": [{"symbol": "CAC/COSP/2023/4", "role": "mentioned"}],
            "children": [],
        }
    ]
    assert data["meetings"][0]["items"] == ["1 (a)"]
    assert data["meetings"][0]["starts_at"] == "2023-12-11T10:00:00-05:00"


def test_context_is_plain_data_in_every_language(session):
    make_item(session, annotation="Text.")
    for lang in OFFICIAL:
        found = context(session, lang)
        assert json.loads(json.dumps(found)) == found
