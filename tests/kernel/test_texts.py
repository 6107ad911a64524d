"""Which of six texts is missing, stale or to be reviewed."""

from cosp.kernel.texts import (
    REVIEW,
    TextState,
    fingerprint,
    marks_after_edit,
    paragraphs,
    states,
)

SIX = {"ar": "م", "zh-hans": "一", "en": "One", "fr": "Un", "ru": "Один", "es": "Uno"}


def test_six_texts_made_together_are_current():
    marks = marks_after_edit({}, SIX, SIX, "en")
    assert set(states(SIX, "en", marks).values()) == {TextState.CURRENT}


def test_an_empty_translation_is_missing():
    texts = {**SIX, "fr": ""}
    assert states(texts, "en", {})["fr"] == TextState.MISSING


def test_a_field_empty_in_all_languages_is_not_missing():
    texts = dict.fromkeys(SIX, "")
    assert set(states(texts, "en", {}).values()) == {TextState.CURRENT}


def test_an_original_that_lacks_while_a_translation_is_there_is_missing():
    texts = {**SIX, "en": ""}
    assert states(texts, "en", {})["en"] == TextState.MISSING


def test_a_changed_original_makes_its_five_translations_stale():
    marks = marks_after_edit({}, SIX, SIX, "en")
    texts = {**SIX, "en": "One, changed"}
    marks = marks_after_edit(marks, texts, ["en"], "en")
    found = states(texts, "en", marks)
    assert found.pop("en") == TextState.CURRENT
    assert set(found.values()) == {TextState.STALE}


def test_a_translation_edited_after_the_original_is_current_again():
    texts = {**SIX, "en": "One, changed", "fr": "Un, changé"}
    marks = marks_after_edit(dict.fromkeys(SIX, fingerprint("One")), texts, ["fr"], "en")
    assert states(texts, "en", marks)["fr"] == TextState.CURRENT
    assert states(texts, "en", marks)["ru"] == TextState.STALE


def test_texts_taken_over_are_to_be_reviewed_in_every_language():
    marks = dict.fromkeys(SIX, REVIEW)
    assert set(states(SIX, "en", marks).values()) == {TextState.REVIEW}


def test_a_fingerprint_does_not_see_line_ends():
    assert fingerprint("One\r\n\r\nTwo ") == fingerprint("One\n\nTwo")
    assert fingerprint("One, two") != fingerprint("One two")


def test_an_empty_line_parts_paragraphs():
    assert paragraphs("One\nline\n\nTwo\r\n\r\n\r\nThree") == ["One line", "Two", "Three"]
