"""The importer's sentences speak the reader's language, down to their days and labels."""

from django.utils import translation

from cosp.kernel.languages import AR, EN, ES, FR, RU
from documents.importing.problems import problem
from documents.rendering.sentences import sentence


def spoken(found, lang):
    with translation.override(lang.code):
        return sentence(found.template, dict(found.parameters), lang)


def test_a_day_is_printed_as_the_language_prints_it():
    found = problem("timetable-half-day", 3, date="2023-12-11")
    assert "11 December 2023" in spoken(found, EN)
    assert "11 de diciembre de 2023" in spoken(found, ES)
    assert "11 كانون الأول/ديسمبر 2023" in spoken(found, AR)


def test_a_half_of_the_day_and_a_label_are_words_of_the_language():
    parameters = {"label": "1 (f)", "date": "2023-12-11", "period": "morning"}
    found = problem("meeting-item-repeated", 3, **parameters)
    text = spoken(found, FR)
    assert "1 f)" in text
    assert "morning" not in text


def test_a_weekday_is_named_in_the_language():
    found = problem("weekday-differs", 3, date="2023-12-11", weekday="Tuesday")
    assert "вторник" in spoken(found, RU)


def test_a_deadline_is_named_and_not_keyed():
    found = problem(
        "date-conflict", 3, kind="video-statements", first="2023-12-04", second="2023-12-05T12:00"
    )
    assert spoken(found, EN) == (
        "Submission of pre-recorded video statements is given as 4 December 2023"
        " and as 5 December 2023, noon."
    )


def test_what_the_file_says_is_quoted_as_it_stands():
    found = problem("label-restored", 3, text="Opening 2023-12-11 (a)", label="1 (a)")
    assert "“Opening 2023-12-11 (a)”" in spoken(found, EN)
